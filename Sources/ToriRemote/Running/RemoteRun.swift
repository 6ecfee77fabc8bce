import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// One run of a plan: servers are asked, and what is theirs to say is said.
struct RemoteRun {
  let server: RemoteServer
  let catalogue: RemoteCatalogue
  let plan: LogicalPlan
  let parts: PartShelf
  let cancellation: Cancellation
  private(set) var notes: [Note] = []
  /// What the last limit that rows met cut off, if one did.
  private var cut: Cut?

  init(
    _ server: RemoteServer, _ catalogue: RemoteCatalogue, _ plan: LogicalPlan, _ parts: PartShelf,
    _ cancellation: Cancellation
  ) {
    (self.server, self.catalogue, self.plan, self.parts) = (server, catalogue, plan, parts)
    self.cancellation = cancellation
  }

  private var zone: Zone { catalogue.zone }
  private var written: WrittenConditions { plan.written }

  mutating func answer(_ plan: RemotePlan) throws(EngineError) -> Answer {
    if case .here(let here, _) = plan { return try answer(here) }
    guard case .rows(let found, let fields, let shape) = plan else {
      let table = try table(plan)
      let rows = table.rows
      return Answer(
        shape: table.shape, rowCount: rows.count, notes: allNotes,
        cell: { (row, column) in rows[row][column] })
    }
    try tell(found)
    let rows = try FoundRows(
      found, fields, FieldSQL(own: catalogue.fields.own), server, count: try count(found),
      cancellation)
    return Answer(
      shape: shape.showing(order: found.terms), rowCount: rows.count, notes: allNotes,
      cell: { (row, column) throws(EngineError) in try rows.value(row, column) },
      batches: { (range, columns) throws(EngineError) in try rows.batch(range, columns) })
  }

  private var allNotes: [Note] { notes + (cut.map { [Note(.cut($0))] } ?? []) }

  // MARK: Asking

  func ask(
    _ sql: String, _ types: [StoredType]
  ) throws(EngineError) -> [[StoredValue]] {
    try server.asked(sql, types, cancellation)
  }

  func count(_ found: Found) throws(EngineError) -> Int {
    guard let count = try ask(found.count, [.count]).first?.first?.asNumber else {
      throw RemoteError.garbled(at: server.address).asEngineError
    }
    return count
  }

  // MARK: Remarks

  /// Finds out what is to be said of rows on the way, and what the last limit that cut any off left of them.
  mutating func tell(_ found: Found) throws(EngineError) {
    try remark(on: found)
    for (before, after, limit) in found.cuts.reversed() {
      let total = try count(before)
      var left = before
      left.conditions = after
      let kept = limit.keys.isEmpty ? min(limit.count, total) : try count(left)
      guard 0 < kept, kept < total else { continue }
      cut = Cut(kept: kept, total: total, isOfPosts: false, limit: limit)
      return
    }
  }

  mutating func remark(on found: Found) throws(EngineError) {
    for remark in found.remarks {
      switch remark {
      case .doubts(let question): notes += try doubts(question)
      case .tie(let rows, let keys, let count, let names):
        if try isTied(rows, keys, count) { notes.append(Note(.tied(row: count, by: names))) }
      case .expected(let rows, let comparison, let wanted):
        try expect(comparison, wanted, found: try count(rows))
      case .held(let rows, where: let holds, let expectation, named: let cell):
        try expect(expectation, of: rows, where: holds, named: cell)
      case .table(let plan):
        let (below, cut) = (notes, cut)
        _ = try table(plan)
        // What its last limit cut off is not told of what comes from it.
        (notes, self.cut) = (below + notes.dropFirst(below.count), cut)
      }
    }
  }

  /// Whether the last of the first `count` rows and the next one have the same keys.
  private func isTied(_ found: Found, _ keys: [String], _ count: Int) throws(EngineError) -> Bool {
    guard count > 0 else { return false }
    // Whatever they are, as texts they can be told from each other.
    let columns = keys.map { "ifNull(toString(\($0)), '')" }
    let rows = try ask(
      found.rows(columns, from: count - 1, limit: 2), columns.map { _ in .text })
    return rows.count == 2 && rows[0] == rows[1]
  }

  /// Of how many rows a filter could not be known, and for want of what.
  private func doubts(_ question: DoubtQuestion) throws(EngineError) -> [Note] {
    let flags = question.doubts.map(\.sql) + question.widened.map { $0 ?? "0" }
    let columns = flags.enumerated().map { "toUInt8(\($0.element)) AS d\($0.offset)" }
    let names = flags.indices.map { "d\($0)" }.joined(separator: ", ")
    let condition = SQLText.and(
      question.among.conditions + [SQLText.undivided(question.unknown)])
    let groups = try ask(
      "SELECT \(columns.joined(separator: ", ")), toInt64(count()) AS c FROM \(BlockColumns.table) WHERE \(condition) GROUP BY \(names)",
      flags.map { _ in .small } + [.count])
    let all = question.doubts.map(\.doubt)
    var left = all.map { _ in 0 }
    var rest = 0
    var open: Set<Int> = []
    for group in groups {
      let count = group.last?.asNumber ?? 0
      let own = all.indices.filter { group[$0].asNumber == 1 }
      open.formUnion(own)
      var isTold = false
      for place in own {
        // Whether those that are left out for another reason too are let in, only a try can tell.
        let isLet =
          all[place].field == nil || own.count == 1
          || group[all.count + place].asNumber == 1
        if isLet {
          left[place] += count
          isTold = true
        }
      }
      if !isTold { rest += count }
    }
    var notes: [Note] = []
    for place in all.indices where left[place] > 0 {
      let doubt = all[place]
      let conditions = question.filter.conditions(in: doubt, isWritten: written.contains)
      notes.append(
        Note(
          .left(left[place], doubt),
          hint: doubt.field == nil ? nil : written.hint(widening: conditions, for: doubt)))
    }
    if rest > 0 {
      notes.append(
        Note(.lackingSeveral(rest, open.sorted().compactMap { all[$0].field?.name })))
    }
    return notes
  }

  mutating func add(_ note: Note) { notes.append(note) }

  /// Notes what a limit cuts off of rows that tori has.
  mutating func cut(to kept: Int, of total: Int, by limit: LimitStage) {
    guard 0 < kept, kept < total else { return }
    cut = Cut(kept: kept, total: total, isOfPosts: false, limit: limit)
  }

  mutating func forgetCuts() { cut = nil }
}
