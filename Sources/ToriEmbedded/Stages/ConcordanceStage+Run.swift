import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension ConcordanceStage: RunnableStage {
  var promises: StagePromises { [] }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    // A post without the text has no line, whatever else holds of it. Words are looked for once only.
    let input = planner.plan(
      subject.asksForWords ? node.inputs[0] : .filter(node.inputs[0], subject.condition))
    return Plan(
      operation: .stage(node.operation), inputs: [input], expectedRows: input.expectedRows,
      shape: node.shape)
  }

  func words(_ explainer: Explainer) -> LocalizedText {
    let text =
      if case .text(let needle) = subject { explainer.folded(needle) } else { subject.written }
    return LocalizedText("find every \(text)", ja: "\(text)をすべて見つける")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let blocks = try run.blocks(of: plan.inputs[0])
    try run.noteCompounds(among: blocks.set, soughtBy: subject.condition)
    return try lines(in: blocks, run)
  }

  /// The first `count` lines; of many posts, those behind them are not read.
  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? {
    let blocks = try run.blocks(of: plan.inputs[0])
    let total = blocks.count
    var some = max(Self.fewPosts, count)
    while !subject.asksForWords, some < total / 2 {
      // Every post has a line, but as few as one.
      let lines = try lines(in: blocks.first(some), run)
      if lines.count >= count {
        run.postCountOfLines = total
        return lines.first(count)
      }
      some *= 2
    }
    try run.noteCompounds(among: blocks.set, soughtBy: subject.condition)
    let lines = try lines(in: blocks, run)
    run.takeRows(lines.count)
    return lines.first(count)
  }

  /// Of as many posts all lines are found at once.
  private static let fewPosts = 5000

  private func lines(in blocks: BlockRows, _ run: PlanRun) throws -> Rows {
    let lines: Concordance.Lines
    if let needle = subject.characters {
      lines = .occurrences(
        try run.index.occurrences(
          of: needle.spellings, among: blocks.set, cancellation: run.cancellation), of: needle)
    } else {
      lines = .places(try places(in: blocks.set, run))
    }
    let concordance = Concordance(
      index: run.index, shelf: run.shelf, width: width, lines: lines, isInOrder: true)
    guard case .list(let order) = blocks else { return .concordance(concordance) }
    let rank = Dictionary(
      order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let places = try run.cancellation.sorted(0..<concordance.count) {
      (rank[lines.block($0)] ?? 0, $0) < (rank[lines.block($1)] ?? 0, $1)
    }
    return .concordance(concordance.picked(places))
  }

  /// Where it stands in texts that may have to be cut into words.
  private func places(in blocks: BlockSet, _ run: PlanRun) throws -> [TextPlace] {
    let source =
      subject.asksForWords ? try run.shelf.source(holding: blocks, run.cancellation) : nil
    let finder = try PlaceFinder(subject, in: source, run.cancellation)
    return try finder.places(among: blocks, of: run.index)
  }
}
