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
    return .concordance(try allLines(in: blocks, &run))
  }

  /// The first `count` lines; of many posts, those behind them are not read.
  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? {
    let blocks = try run.blocks(of: plan.inputs[0])
    let total = blocks.count
    var some = max(Self.fewPosts, count)
    while !subject.asksForWords, some < total / 2 {
      // Every post has a line, but as few as one.
      let head = blocks.first(some)
      let lines = try ordered(found(in: head.set, run).lines, head, run)
      if lines.count >= count {
        run.postCountOfLines = total
        return .concordance(lines.first(count))
      }
      some *= 2
    }
    let lines = try allLines(in: blocks, &run)
    run.takeRows(lines.count)
    return .concordance(lines.first(count))
  }

  /// Of as many posts all lines are found at once.
  private static let fewPosts = 5000

  /// With what is to be said about all of them.
  private func allLines(in blocks: BlockRows, _ run: inout PlanRun) throws -> Concordance {
    try run.noteCompounds(among: blocks.set, soughtBy: subject.condition)
    let (lines, missing) = try found(in: blocks.set, run)
    let concordance = try ordered(lines, blocks, run)
    run.notes += try concordance.notes(of: subject, missing: missing, run.cancellation)
    return concordance
  }

  private func found(
    in blocks: BlockSet, _ run: PlanRun
  ) throws -> (lines: Concordance.Lines, missing: [SoughtNeedle]) {
    if let needle = subject.characters {
      let occurrences = try run.index.occurrences(
        of: needle.spellings, among: blocks, cancellation: run.cancellation)
      return (
        .occurrences(occurrences, of: needle), missing(needle.spellings, in: occurrences)
      )
    }
    let places = try places(in: blocks, run)
    return (.places(places.all), places.missing)
  }

  /// Of several texts, those none of whose spellings stands anywhere.
  private func missing(
    _ spellings: [[UInt8]], in occurrences: [Occurrence]
  ) -> [SoughtNeedle] {
    guard subject.parts.count > 1 else { return [] }
    var met = [Bool](repeating: false, count: spellings.count)
    for occurrence in occurrences { met[Int(occurrence.spelling)] = true }
    let found = Set(zip(spellings, met).lazy.filter(\.1).map(\.0))
    return subject.parts.filter { part in
      guard case .text(let needle) = part else { return false }
      return found.isDisjoint(with: needle.spellings)
    }
  }

  private func ordered(
    _ lines: Concordance.Lines, _ blocks: BlockRows, _ run: PlanRun
  ) throws -> Concordance {
    let concordance = Concordance(
      index: run.index, shelf: run.shelf, width: width, lines: lines, isInOrder: true)
    guard case .list(let order) = blocks else { return concordance }
    let rank = Dictionary(
      order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let places = try run.cancellation.sorted(0..<concordance.count) {
      (rank[lines.block($0)] ?? 0, $0) < (rank[lines.block($1)] ?? 0, $1)
    }
    return concordance.picked(places)
  }

  /// Where it stands in texts that may have to be cut into words.
  private func places(
    in blocks: BlockSet, _ run: PlanRun
  ) throws -> (all: [TextPlace], missing: [SoughtNeedle]) {
    let source =
      subject.asksForWords ? try run.shelf.source(holding: blocks, run.cancellation) : nil
    let finder = try PlaceFinder(subject, in: source, run.cancellation)
    return try finder.places(among: blocks, of: run.index)
  }
}
