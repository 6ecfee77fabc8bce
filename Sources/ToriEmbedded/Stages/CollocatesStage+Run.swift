import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText

extension CollocatesStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count what is near \(node.written)", ja: "\(node.written)の近くの語を数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let entries = source.entries
    var counts = CollocateCounts(self, in: source)
    try source.forEachText(of: blocks, run.cancellation) { block, words in
      counts.add(words, of: entries, inDocument: run.index.document(of: block)) {
        run.index.foldedText(of: block)
      }
    }
    let grouping = source.groupings.by(.word)
    let names = WordNames(
      entries, grouping, by: .word,
      counted: counts.all.counted.filter { counts.observed[Int(grouping.groups[$0.entry])] > 0 })
    let found = counts.all.touched.filter { counts.observed[$0] > 0 }.map { group in
      let table = ContingencyTable(
        o11: counts.observed[group], r1: counts.windowSize, c1: counts.all.counts[group],
        n: counts.all.wordCount)
      return (group: group, table: table, rank: table.logLikelihood)
    }
    let inOrder = try run.cancellation.sorted(found) { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      if a.table.o11 != b.table.o11 { return a.table.o11 > b.table.o11 }
      return names.isBefore(a.group, b.group)
    }
    let rows = inOrder.map { group, table, _ -> [Value] in
      names.cells(group) + [
        .integer(table.c1), .integer(table.o11), .number(table.expected),
      ] + Self.measures.map { .measure($0, of: table, node: counts.nodeCount) } + [
        .integer(counts.nodeCount), .integer(table.r1), .integer(table.n),
      ]
    }
    run.notes.append(
      .ofWords(
        .collocates(
          of: node.written, window, nodes: counts.nodeCount, posts: counts.nodePosts,
          window: counts.windowSize, words: counts.all.wordCount)))
    try run.noteCopies(among: blocks)
    return .table(Table(shape: plan.shape, rows: rows))
  }
}

extension Value {
  /// What a measure says; nothing where it says nothing.
  static func measure(
    _ measure: AssociationMeasure, of table: ContingencyTable, node: Int
  ) -> Value {
    measure.value(of: table, node: node).map { .number($0) } ?? .none
  }
}
