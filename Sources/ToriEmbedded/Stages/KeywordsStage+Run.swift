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
    var rows: [[Value]] = []
    var leftOut = 0
    if let key {
      var all = WordTally(source.groupings.by(.word))
      try run.count(blocks, in: source, into: &all)
      var own = WordTally(source.groupings.by(.word))
      for (value, part) in try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks) {
        try run.count(part, in: source, into: &own)
        let compared = try self.rows(
          own, rest: { all.counts[$0] - own.counts[$0] }, words: all.wordCount - own.wordCount,
          among: all.touched, counted: all.counted, source, run)
        rows += compared.rows.map { [value] + $0 }
        leftOut = compared.leftOut
        own.removeAll()
      }
    } else {
      var (here, there) = (
        WordTally(source.groupings.by(.word)), WordTally(source.groupings.by(.word))
      )
      try run.count(blocks, in: source, into: &here)
      try run.count(others, in: source, into: &there)
      let groups = here.touched + there.touched.filter { here.counts[$0] == 0 }
      let counted = here.counted + there.counted
      (rows, leftOut) = try self.rows(
        here, rest: { there.counts[$0] }, words: there.wordCount, among: groups, counted: counted,
        source, run)
      run.notes.append(.ofWords(.compared(here.wordCount, with: there.wordCount)))
      let shared = blocks.intersection(others).count
      if shared > 0 { run.notes.append(.ofWords(.onBothSides(shared))) }
    }
    if leftOut > 0 { run.notes.append(.ofWords(.tooRare(leftOut, least: least))) }
    try run.noteCopies(among: blocks)
    return .table(Table(shape: plan.shape, rows: rows))
  }

  /// The words of a part, those that mark it most first; and how many are too rare.
  private func rows(
    _ here: WordTally, rest: (Int) -> Int, words restWords: Int, among groups: [Int],
    counted: [(entry: Int, count: Int)], _ source: any WordSource, _ run: PlanRun
  ) throws -> (rows: [[Value]], leftOut: Int) {
    let names = WordNames(source.entries, source.groupings.by(.word), by: .word, counted: counted)
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
    let rows = inOrder.map { group, table, _ -> [Value] in
      names.cells(group) + [.integer(table.o11), .integer(table.o21)]
        + Self.measures.map { .measure($0, of: table, node: table.r1) } + [
          .number(table.expected), .integer(table.r1), .integer(table.r2),
        ]
    }
    return (rows, groups.count - frequent.count)
  }
}
