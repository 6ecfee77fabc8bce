import ToriIndex
import ToriLanguage
import ToriText

/// One run of a plan over an index: from the scan up, each operation takes the rows of its inputs.
struct PlanRun {
  let index: Index
  let sources: SourceFiles
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
  private var parts: [StepRecord?] = []
  /// How many rows the step that runs has taken from its inputs so far.
  private var takenRows = 0

  init(
    index: Index, sources: SourceFiles, written: WrittenConditions, isMeasured: Bool,
    cancellation: Cancellation
  ) {
    self.index = index
    self.sources = sources
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
    case .sort(let terms, let limit?) where terms.count == 1:
      let rows = try self.rows(of: plan.inputs[0])
      return try rankedInIndex(rows, by: terms[0], first: limit)
        ?? sorted(rows, by: terms).first(limit)
    case .sort(let terms, let limit):
      let sorted = try self.sorted(try rows(of: plan.inputs[0]), by: terms)
      return limit.map { sorted.first($0) } ?? sorted
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
      let table = try aggregated(rows, aggregate, by: keys, shape: plan.shape)
      try noteSharedNames(in: table, of: rows, by: keys)
      return .table(table)
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
  private mutating func blocks(of plan: Plan) throws -> BlockRows {
    guard case .blocks(let blocks, _) = try rows(of: plan) else {
      preconditionFailure("the analyzer lets only posts and blocks come here")
    }
    return blocks
  }

  func reader(_ rows: Rows) -> RowReader { RowReader(rows, index: index, sources: sources) }

  // MARK: Operations

  mutating func filter(_ rows: Rows, _ plan: FilterPlan) throws -> Rows {
    guard case .blocks(let blocks, let view) = rows, view == .posts || view == .blocks else {
      return try filter(table: rows, plan)
    }
    let holds = try verdict(plan, among: blocks.set).holds
    // A set that is only counted or shown in part is not looked into.
    return .blocks(blocks.isInOrder ? .set(holds) : blocks.filtered(holds), view)
  }

  private mutating func filter(table rows: Rows, _ plan: FilterPlan) throws -> Rows {
    let filter = tableFilter(plan, rows)
    var places: [Int] = []
    var unknown = 0
    for row in 0..<rows.count {
      if row & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      switch try filter.holds(for: row) {
      case true?: places.append(row)
      case nil: unknown += 1
      case false?: break
      }
    }
    if unknown > 0 {
      let names = plan.columnNames.map { LocalizedText(same: $0) }
        .joined(separator: LocalizedText(" or ", ja: "か"))
      notes.append(.uncertain(unknown, names))
    }
    return rows.picked(places)
  }

  func tableFilter(_ plan: FilterPlan, _ rows: Rows) -> TableFilter {
    let reader = reader(rows)
    return TableFilter(plan, rows.shape, zone: index.zone) {
      try reader.value(row: $0, column: $1)
    }
  }

  /// What the filter says, with a note on those that it had to leave out for want of knowledge.
  mutating func verdict(_ plan: FilterPlan, among: BlockSet) throws -> Verdict {
    // What a sub-query leaves out is said too.
    var subqueryNotes: [Note] = []
    let inner = PlanRun(
      index: index, sources: sources, written: written, isMeasured: isMeasured,
      cancellation: cancellation)
    var run = FilterRun(index: index, isMeasured: isMeasured, cancellation: cancellation) { plan in
      var inner = inner
      let blocks = try inner.blocks(of: plan).set
      subqueryNotes += inner.notes
      return (blocks, inner.records)
    }
    let verdict = try run.verdict(plan, among: among)
    parts = run.records
    notes += subqueryNotes
    let doubts = run.doubts
    notes += try doubts.notes(on: verdict.unknown, of: plan, as: written) { plan, blocks in
      try run.verdict(plan, among: blocks).holds
    }
    return verdict
  }

  private mutating func members(of plan: Plan) throws -> Rows {
    let rows = try rows(of: plan)
    if case .blocks(let blocks, _) = rows { return .blocks(blocks.filtered(index.posts), .posts) }
    guard case .table(let table) = rows, let members = table.members else {
      preconditionFailure("the analyzer lets only blocks and gathered rows come here")
    }
    let all = Set(members.joined().map(\.rawValue))
    return .blocks(.set(BlockSet(ascending: all.sorted()).intersection(index.posts)), .posts)
  }

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
    case .table: break
    }
    let reader = reader(rows)
    let cells = try (0..<rows.count).map { row in
      try places.map { try reader.value(row: row, column: $0) }
    }
    let shape = RowShape(
      kind: .columns, columns: columns.map { Column(name: $0.name, type: $0.type) })
    return .table(Table(shape: shape, rows: cells))
  }

  private func concordance(_ needle: Needle, width: Int, of blocks: BlockRows) throws -> Rows {
    var lines = try index.occurrences(
      of: needle.folded, among: blocks.set, cancellation: cancellation)
    if case .list(let order) = blocks {
      let rank = Dictionary(
        order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      lines = lines.enumerated().sorted {
        (rank[$0.element.block] ?? 0, $0.offset) < (rank[$1.element.block] ?? 0, $1.offset)
      }.map(\.element)
    }
    return .concordance(Concordance(index: index, needle: needle, width: width, lines: lines))
  }

  private func related(
    _ relation: Relation, to blocks: BlockSet, _ shape: RowShape
  ) throws -> Rows {
    var found: Set<UInt32> = []
    var threads = BlockSet()
    for block in blocks {
      if cancellation.isCancelled { throw EngineError.interrupted }
      switch relation {
      case .replies: found.formUnion(index.replies(to: block).map(\.rawValue))
      case .parents: found.formUnion(index.parents(of: block).map(\.rawValue))
      case .thread:
        if !found.contains(block.rawValue) && !threads.contains(block) {
          let thread = index.thread(of: block)
          // The threads of a file of data are many and small; a page's is one.
          if thread.count < 1000 {
            found.formUnion(thread.map(\.rawValue))
          } else {
            threads = threads.union(thread)
          }
        }
      case .around(let count):
        found.formUnion(neighbours(of: block, within: count))
      }
    }
    let all = threads.union(BlockSet(ascending: found.sorted()))
    return shape.kind == .posts
      ? .blocks(.set(all.intersection(index.posts)), .posts) : .blocks(.set(all), .blocks)
  }

  /// The block and up to `count` posts of its document on either side.
  private func neighbours(of block: BlockID, within count: Int) -> [UInt32] {
    let document = index.blocks(ofDocument: index.document(of: block))
    func isPost(_ other: UInt32) -> Bool { index.kind(of: BlockID(other)).isPost }
    let before = (document.lowerBound..<block.rawValue).reversed().lazy.filter(isPost)
    let after = (block.rawValue + 1..<document.upperBound).lazy.filter(isPost)
    return [block.rawValue] + before.prefix(count) + after.prefix(count)
  }

  private func combine(
    _ blocks: BlockRows, _ operation: SetOperation, _ other: BlockSet, _ shape: RowShape
  ) throws -> Rows {
    let view: Rows.View = shape.kind == .posts ? .posts : .blocks
    switch operation {
    case .minus: return .blocks(blocks.filtered(blocks.set.subtracting(other)), view)
    case .intersect: return .blocks(blocks.filtered(other), view)
    case .union:
      let added = other.subtracting(blocks.set)
      if case .list(let list) = blocks { return .blocks(.list(list + Array(added)), view) }
      return .blocks(.set(blocks.set.union(added)), view)
    }
  }
}
