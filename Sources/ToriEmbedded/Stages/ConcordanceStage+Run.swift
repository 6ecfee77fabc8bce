import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension ConcordanceStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    // A post without the text has no line, whatever else holds of it.
    let input = planner.plan(.filter(node.inputs[0], .mentions(needle)))
    return Plan(
      operation: .stage(node.operation), inputs: [input], expectedRows: input.expectedRows,
      shape: node.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    let text = explainer.folded(needle)
    return LocalizedText("find every \(text)", ja: "\(text)をすべて見つける")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try lines(in: try run.blocks(of: plan.inputs[0]), run)
  }

  /// The first `count` lines; of many posts, those behind them are not read.
  func lines(of plan: Plan, upTo count: Int, in run: inout PlanRun) throws -> Rows {
    let blocks = try run.blocks(of: plan.inputs[0])
    let total = blocks.count
    var some = max(Self.fewPosts, count)
    while some < total / 2 {
      // Every post has a line, but as few as one.
      let lines = try lines(in: blocks.first(some), run)
      if lines.count >= count {
        run.postCountOfLines = total
        return lines.first(count)
      }
      some *= 2
    }
    let lines = try lines(in: blocks, run)
    run.takeRows(lines.count)
    return lines.first(count)
  }

  /// Of as many posts all lines are found at once.
  private static let fewPosts = 5000

  private func lines(in blocks: BlockRows, _ run: PlanRun) throws -> Rows {
    var lines = try run.index.occurrences(
      of: needle.spellings, among: blocks.set, cancellation: run.cancellation)
    if case .list(let order) = blocks {
      let rank = Dictionary(
        order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      lines = try run.cancellation.sorted(lines.enumerated()) {
        (rank[$0.element.block] ?? 0, $0.offset) < (rank[$1.element.block] ?? 0, $1.offset)
      }.map(\.element)
    }
    return .concordance(
      Concordance(
        index: run.index, needle: needle, width: width, lines: lines,
        isInOrder: blocks.isInOrder))
  }
}
