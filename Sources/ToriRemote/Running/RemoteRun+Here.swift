import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriText

/// What tori carries out itself, on rows that it fetched.
extension RemoteRun {
  private var reader: PartReader {
    PartReader(server: server, catalogue: catalogue, cancellation: cancellation)
  }

  /// The rest of a query, asked of the part of the corpus that it needs.
  mutating func answer(_ here: Here) throws(EngineError) -> Answer {
    for leaf in here.leaves { try remark(on: leaf.found) }
    let part = try parts.part(where: here.conditions, reader)
    var rows: [LogicalNode: LogicalNode] = [:]
    for (place, leaf) in here.leaves.enumerated() {
      rows[leaf.rows] =
        here.conditions.count == 1
        ? leaf.rows.inputs[0]
        : .filter(leaf.rows.inputs[0], .identifiers(part.identifiers(of: place)))
    }
    let answer = try part.engine.run(
      LogicalPlan(
        here.root.replacing(rows), zone: plan.zone, now: plan.now, written: plan.written,
        lists: plan.lists), cancellation: cancellation)
    return answer.noting(notes)
  }

  /// Which rows are picked, as SQL.
  func pick(_ picking: Picking) throws(EngineError) -> [String] {
    switch picking {
    case .tried(let filters, on: let found):
      let part = try parts.part(where: [found.condition], isOfTexts: true, reader)
      let numbers = Dictionary(zip(part.identifiers, part.numbers)) { first, _ in first }
      return try filters.map { (filter) throws(EngineError) in
        let identifiers = try self.identifiers(of: filter, in: part)
        return try short(SQLText.places(identifiers.compactMap { numbers[$0] }[...]))
      }
    case .members(of: let gathered, let plan):
      var run = self
      return [try short(gathered.condition(of: try run.table(plan).rows))]
    case .drawn(let stage, of: let found):
      let numbers = try ask(found.rows(["n"]), [.place]).compactMap { $0[0].asNumber }
      let places = Sampling.places(stage.count, of: numbers.count, seed: stage.seed)
      return [try short(SQLText.places(places.map { numbers[$0] }.sorted()[...]))]
    }
  }

  /// Of the blocks for which the condition holds.
  private func identifiers(
    of filter: Filter, in part: FetchedPart
  ) throws(EngineError) -> [String] {
    let rows = LogicalNode.filter(.scan(.blocks), filter)
    let columns = [Field.of(.id)].compactMap { $0.map { ColumnReference.field($0) } }
    let answer = try part.engine.run(
      LogicalPlan(.select(rows, columns), zone: plan.zone, now: plan.now, lists: plan.lists),
      cancellation: cancellation)
    var found: [String] = []
    for row in 0..<answer.rowCount {
      if let name = try answer.value(row: row, column: 0).plain { found.append(name) }
    }
    return found
  }

  /// More than this is no query that every server takes: its `max_query_size` is 256 KiB unless somebody sets it.
  private static let byteLimit = 200 << 10

  /// The same, where it can be sent.
  private func short(_ sql: String) throws(EngineError) -> String {
    guard sql.utf8.count <= Self.byteLimit else {
      throw Refusal.tooMany(
        LocalizedText("bytes of what is picked here", ja: "手元で選んだもののバイト数"), Self.byteLimit)
    }
    return sql
  }
}
