import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText

extension KeywordsStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("compare counts of words", ja: "語の数を比べる")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let blocks = try run.blocks(of: plan.inputs[0]).set
    let others =
      try plan.inputs.count > 1 ? run.blocks(of: plan.inputs[1]).set : BlockSet()
    let source = try run.shelf.source(holding: blocks.union(others), run.cancellation)
    let grouping = source.groupings.by(.word)
    var rows: [[Value]] = []
    let leftOut: Int
    if let key {
      var all = WordTally(grouping)
      try run.count(blocks, in: source, into: &all)
      let names = names(all.counted, of: source) { all.counts[$0] }
      leftOut = all.touched.count { all.counts[$0] < least }
      var own = WordTally(grouping)
      for (value, part) in try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks) {
        try run.count(part, in: source, into: &own)
        rows += try self.rows(
          own, rest: { all.counts[$0] - own.counts[$0] }, words: all.wordCount - own.wordCount,
          among: own.touched, names, run
        ).map { [value] + $0 }
        own.removeAll()
      }
    } else {
      var (here, there) = (WordTally(grouping), WordTally(grouping))
      try run.count(blocks, in: source, into: &here)
      try run.count(others, in: source, into: &there)
      let groups = here.touched + there.touched.filter { here.counts[$0] == 0 }
      let names = names(here.counted + there.counted, of: source) {
        here.counts[$0] + there.counts[$0]
      }
      leftOut = groups.count { here.counts[$0] + there.counts[$0] < least }
      rows = try self.rows(
        here, rest: { there.counts[$0] }, words: there.wordCount, among: groups, names, run)
      run.notes.append(.ofWords(.compared(here.wordCount, with: there.wordCount)))
      let shared = blocks.intersection(others).count
      if shared > 0 { run.notes.append(.ofWords(.onBothSides(shared))) }
    }
    if leftOut > 0 { run.notes.append(.ofWords(.tooRare(leftOut, least: least))) }
    try run.noteCopies(among: blocks)
    return .table(Table(shape: plan.shape, rows: rows))
  }

  /// The names of the words that are not too rare, by how often each stands in all.
  private func names(
    _ counted: [(entry: Int, count: Int)], of source: any WordSource, _ total: (Int) -> Int
  ) -> WordNames {
    let grouping = source.groupings.by(.word)
    return WordNames(
      source.entries, grouping, by: .word,
      counted: counted.filter { total(Int(grouping.groups[$0.entry])) >= least })
  }

  /// Those of some words that are not too rare, those that mark the part most first.
  private func rows(
    _ here: WordTally, rest: (Int) -> Int, words restWords: Int, among groups: [Int],
    _ names: WordNames, _ run: PlanRun
  ) throws -> [[Value]] {
    let frequent = groups.filter { here.counts[$0] + rest($0) >= least }
    let found = frequent.map { group in
      let table = ContingencyTable(
        o11: here.counts[group], r1: here.wordCount, c1: here.counts[group] + rest(group),
        n: here.wordCount + restWords)
      return (group: group, table: table, rank: table.logLikelihood)
    }
    let inOrder = try run.cancellation.sorted(found) { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      if a.table.o11 != b.table.o11 { return a.table.o11 > b.table.o11 }
      return names.isBefore(a.group, b.group)
    }
    return inOrder.map { group, table, _ -> [Value] in
      names.cells(group) + [.integer(table.o11), .integer(table.o21)]
        + Self.measures.map { .measure($0, of: table, node: table.r1) } + [
          .number(table.expected), .integer(table.r1), .integer(table.r2),
        ]
    }
  }
}
