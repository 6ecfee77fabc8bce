import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem

extension PlanRun {
  mutating func filter(_ rows: Rows, _ plan: FilterPlan) throws -> Rows {
    if plan.isOfBlocks, let blocks = rows.blocks {
      return rows.ofBlocks(in: try verdict(plan, among: blocks.set).holds)
    }
    let filter = try tableFilter(plan, rows)
    var places: [Int] = []
    var unknown: [Int] = []
    for row in 0..<rows.count {
      if row & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      switch try filter.holds(for: row) {
      case true?: places.append(row)
      case nil: unknown.append(row)
      case false?: break
      }
    }
    if !unknown.isEmpty { try note(rows, without: unknown, plan) }
    return rows.kept(places)
  }

  /// Says which rows were left out: for want of a value, or of certainty.
  private mutating func note(_ rows: Rows, without left: [Int], _ plan: FilterPlan) throws {
    let names = plan.columnNames
    let reader = reader(rows)
    if names.count == 1, let column = rows.shape.columns.firstIndex(where: { $0.name == names[0] }),
      try left.allSatisfy({ try reader.value(row: $0, column: column).saysNothing })
    {
      return notes.append(Note(.lackingRows(left.count, names[0])))
    }
    notes.append(Note(.uncertain(left.count, names)))
  }

  mutating func tableFilter(_ plan: FilterPlan, _ rows: Rows) throws -> TableFilter {
    let reader = reader(rows)
    let blocks = rows.blocks?.set ?? BlockSet()
    // What is not known of a block is told with the rows that are left out for it.
    let before = notes
    defer { notes = before }
    return try TableFilter(plan, rows, zone: index.zone) {
      try verdict($0, among: blocks)
    } cell: {
      try reader.value(row: $0, column: $1)
    }
  }

  /// What the filter says, with a note on those that it had to leave out for want of knowledge.
  mutating func verdict(_ plan: FilterPlan, among: BlockSet) throws -> Verdict {
    let found = try subqueries(of: plan.filter)
    var run = FilterRun(
      index: index, shelf: shelf, isMeasured: isMeasured, cancellation: cancellation
    ) { found[$0] ?? (BlockSet(), []) }
    let verdict = try run.verdict(plan, among: among)
    parts = run.records
    try noteCompounds(among: among, soughtBy: plan.filter)
    let doubts = run.doubts
    notes += try doubts.notes(on: verdict.unknown, of: plan.filter, as: written) { filter, blocks in
      try run.verdict(planner.filterPlan(filter), among: blocks).holds
    }
    return verdict
  }

  private var planner: Planner { Planner(index: index, countsAll: isMeasured) }

  /// What the queries within a filter come to. Each is asked once, in the order in which they are written, whatever the
  /// other parts of the filter say: what it leaves out is said too.
  private mutating func subqueries(
    of filter: Filter
  ) throws -> [Plan: (blocks: BlockSet, steps: [StepRecord])] {
    var found: [Plan: (blocks: BlockSet, steps: [StepRecord])] = [:]
    for case .repliesTo(let node) in filter.leaves {
      let plan = planner.plan(node)
      if found[plan] != nil { continue }
      var inner = PlanRun(
        index: index, sources: sources, shelf: shelf, calendar: calendar, written: written,
        isMeasured: isMeasured, cancellation: cancellation)
      let blocks = try inner.blocks(of: plan).set
      found[plan] = (blocks, inner.records)
      notes += inner.notes
    }
    return found
  }
}

extension Value {
  /// Whether it stands where there is none.
  fileprivate var saysNothing: Bool {
    switch self {
    case .none, .words: true
    default: false
    }
  }
}
