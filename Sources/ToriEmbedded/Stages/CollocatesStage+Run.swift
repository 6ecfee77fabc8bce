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
    try rows(of: plan, upTo: .max, in: &run)
  }

  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? {
    try rows(of: plan, upTo: count, in: &run)
  }

  private func rows(of plan: Plan, upTo limit: Int, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let counts = try CollocateCounts(
      self, in: source, among: blocks, of: run.index, run.cancellation)
    let grouping = source.groupings.by(.word)
    let observed = WordFrequencies(counts: counts.observed, wordCount: counts.windowSize)
      .counts(by: grouping, source.entries)
    let all = counts.all.counts(by: grouping, source.entries)
    let stop = run.stop(grouping)
    let found = RankedTables(
      observed.indices.lazy.filter { observed[$0] > 0 && !stop.has($0) }.map {
        (group: UInt32($0), observed: observed[$0], total: all[$0])
      },
      ranks: grouping.ranks.ofGroups, r1: counts.windowSize, n: counts.all.wordCount,
      limit: limit)
    if limit < .max { run.takeRows(found.total) }
    try run.cancellation.checkInEngine()
    let names = WordNames(source.entries, grouping, by: .word, counts: counts.all.counts)
    let (r1, n, nodeCount) = (counts.windowSize, counts.all.wordCount, counts.nodeCount)
    run.notes.append(
      .ofWords(
        .collocates(
          of: node.written, window, nodes: nodeCount, posts: counts.nodePosts, window: r1,
          words: n)))
    run.note(stop) { Int(observed[$0]) }
    try run.noteCopies(among: blocks)
    return .computed(
      ComputedRows(plan.shape, count: found.count, check: source.check) { row, column in
        if column < WordNames.cellCount { return names.cell(Int(found.groups[row]), column) }
        return Self.figure(
          column - WordNames.cellCount, of: found.table(row, r1: r1, n: n), node: nodeCount)
      })
  }

  /// A figure behind the names, by its place.
  private static func figure(_ place: Int, of table: ContingencyTable, node: Int) -> Value {
    switch place {
    case 0: return .integer(table.c1)
    case 1: return .integer(table.o11)
    case 2: return .number(table.expected)
    default: break
    }
    if place - 3 < measures.count { return .measure(measures[place - 3], of: table, node: node) }
    return .integer([node, table.r1, table.n][place - 3 - measures.count])
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
