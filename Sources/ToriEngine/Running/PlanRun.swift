import ToriIndex
import ToriLanguage
import ToriText

/// One run of a plan over an index: from the scan up, each operation takes the rows of its inputs.
struct PlanRun {
  let index: Index
  let sources: SourceFiles
  let calendar: CalendarPeriods
  let written: WrittenConditions
  let cancellation: Cancellation
  /// Whether it is noted what each step comes to; that costs as much as a small query.
  let isMeasured: Bool
  var notes: [Note] = []
  /// How many rows there are and would be without the limit that the last of them met, if one did.
  private(set) var cut: (kept: Int, total: Int)?
  /// What each step came to, in the order in which they began; of a run that is measured.
  private(set) var records: [StepRecord] = []
  /// What the parts of the filter that ran last came to, until its step is over.
  var parts: [StepRecord?] = []
  /// How many rows the step that runs has taken from its inputs so far.
  private var takenRows = 0

  init(
    index: Index, sources: SourceFiles, calendar: CalendarPeriods, written: WrittenConditions,
    isMeasured: Bool, cancellation: Cancellation
  ) {
    self.index = index
    self.sources = sources
    self.calendar = calendar
    self.written = written
    self.isMeasured = isMeasured
    self.cancellation = cancellation
  }

  mutating func rows(of plan: Plan) throws -> Rows {
    if cancellation.isCancelled { throw EngineError.interrupted }
    let place = records.count
    let meter = isMeasured ? StepMeter(index) : nil
    if let meter { records.append(meter.record(tried: nil, rows: 0)) }
    let takenBefore = takenRows
    takenRows = 0
    let rows = try carryOut(plan)
    // What was asked to stop may come to an end that is none.
    try cancellation.checkInEngine()
    if let meter {
      records[place] = meter.record(
        tried: plan.inputs.isEmpty ? nil : takenRows, rows: rows.count, parts: parts)
    }
    cut = cut(by: plan.operation, to: rows.count)
    takenRows = takenBefore + rows.count
    parts = []
    return rows
  }

  /// What is cut off of the rows after an operation that left `count` of them.
  private func cut(by operation: Plan.Operation, to count: Int) -> (kept: Int, total: Int)? {
    switch operation {
    case .limit, .sort(_, limit: .some): 0 < count && count < takenRows ? (count, takenRows) : cut
    case .sort, .select, .cite, .raw, .expect: cut
    default: nil
    }
  }

  private mutating func carryOut(_ plan: Plan) throws -> Rows {
    switch plan.operation {
    case .scan(let kind):
      return kind == .posts
        ? .blocks(.set(index.posts), .posts) : .blocks(.set(index.allBlocks), .blocks)
    case .filter(let filter): return try self.filter(try rows(of: plan.inputs[0]), filter)
    case .groups(let kind):
      let blocks = try self.blocks(of: plan.inputs[0])
      return .table(
        try Grouping(index: index, sources: sources, cancellation: cancellation).table(
          kind, of: blocks.set))
    case .members: return try members(of: plan.inputs[0])
    case .sort(let terms, let limit):
      return try sorted(try rows(of: plan.inputs[0]), by: terms, first: limit)
    case .limit(let count): return try rows(of: plan.inputs[0]).first(count)
    case .sample(let count, let seed):
      let rows = try self.rows(of: plan.inputs[0])
      return rows.kept(Sampling.places(count, of: rows.count, seed: seed))
    case .select(let columns): return try select(columns, of: try rows(of: plan.inputs[0]))
    case .countRows:
      let count = try rows(of: plan.inputs[0]).count
      return .table(Table(shape: plan.shape, rows: [[.integer(count)]]))
    case .aggregate(let aggregate, let keys):
      let rows = try self.rows(of: plan.inputs[0])
      let figures = try aggregated(rows, aggregate, by: keys, shape: plan.shape)
      try noteSharedNames(in: figures, of: rows, by: keys)
      return figures
    case .timeline(let part):
      return .table(try timeline(of: try blocks(of: plan.inputs[0]).set, by: part, plan.shape))
    case .share(let key):
      let all = plan.inputs[0].shape.kind == .posts ? index.posts : index.allBlocks
      return .table(
        try share(of: try blocks(of: plan.inputs[0]).set, among: all, by: key, plan.shape))
    case .concordance(let needle, let width):
      return try concordance(needle, width: width, of: try blocks(of: plan.inputs[0]))
    case .related(let relation):
      return try related(relation, to: try blocks(of: plan.inputs[0]).set, plan.shape)
    case .cite: return .blocks(try blocks(of: plan.inputs[0]), .citations)
    case .raw: return .blocks(try blocks(of: plan.inputs[0]), .bytes)
    case .combine(let operation):
      return try combine(
        try blocks(of: plan.inputs[0]), operation, try blocks(of: plan.inputs[1]).set, plan.shape)
    case .expect(let expectation):
      return try expect(expectation, try rows(of: plan.inputs[0]))
    }
  }

  /// The blocks that a plan of block rows yields.
  mutating func blocks(of plan: Plan) throws -> BlockRows {
    guard case .blocks(let blocks, _) = try rows(of: plan) else {
      preconditionFailure("the analyzer lets only posts and blocks come here")
    }
    return blocks
  }

  func reader(_ rows: Rows) -> RowReader { RowReader(rows, index: index, sources: sources) }

  private func select(_ columns: [ColumnReference], of rows: Rows) throws -> Rows {
    let fields = columns.compactMap { if case .field(let field) = $0 { field } else { nil } }
    let places = columns.compactMap { if case .column(let place, _) = $0 { place } else { nil } }
    switch rows {
    case .blocks(let blocks, .posts), .blocks(let blocks, .blocks):
      return .blocks(blocks, .columns(fields))
    case .blocks(let blocks, .columns(let fields)):
      return .blocks(blocks, .columns(places.map { fields[$0] }))
    case .concordance(var lines):
      lines.columns = places.map { lines.columns[$0] }
      return .concordance(lines)
    case .blocks(let blocks, .chosen(of: let view, let chosen)):
      return .blocks(blocks, .chosen(of: view, places.map { chosen[$0] }))
    case .blocks(let blocks, let view): return .blocks(blocks, .chosen(of: view, places))
    case .table, .figures: break
    }
    let reader = reader(rows)
    let cells = try cancellation.map(0..<rows.count) { row in
      try places.map { try reader.value(row: row, column: $0) }
    }
    let shape = RowShape(
      kind: .columns, columns: columns.map { Column(name: $0.name, type: $0.type) })
    return .table(Table(shape: shape, rows: cells))
  }

  private func concordance(_ needle: Needle, width: Int, of blocks: BlockRows) throws -> Rows {
    var lines = try index.occurrences(
      of: needle.spellings, among: blocks.set, cancellation: cancellation)
    if case .list(let order) = blocks {
      let rank = Dictionary(
        order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      lines = try cancellation.sorted(lines.enumerated()) {
        (rank[$0.element.block] ?? 0, $0.offset) < (rank[$1.element.block] ?? 0, $1.offset)
      }.map(\.element)
    }
    return .concordance(Concordance(index: index, needle: needle, width: width, lines: lines))
  }
}
