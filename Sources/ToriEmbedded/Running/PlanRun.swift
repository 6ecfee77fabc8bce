import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

/// One run of a plan over an index: from the scan up, each operation takes the rows of its inputs.
struct PlanRun {
  let index: Index
  let sources: SourceFiles
  let shelf: WordReach
  let calendar: CalendarPeriods
  let written: WrittenConditions
  let cancellation: Cancellation
  /// Whether it is noted what each step comes to; that costs as much as a small query.
  let isMeasured: Bool
  var notes: [Note] = []
  /// What the last limit that rows met cut off, if one did.
  private(set) var cut: Cut?
  /// Of lines of which only the first were looked for: in how many posts all of them stand.
  var postCountOfLines: Int?
  /// What each step came to, in the order in which they began; of a run that is measured.
  private(set) var records: [StepRecord] = []
  /// What the parts of the filter that ran last came to, until its step is over.
  var parts: [StepRecord?] = []
  /// How many rows the step that runs has taken from its inputs so far.
  private var takenRows = 0

  init(
    index: Index, sources: SourceFiles, shelf: WordReach, calendar: CalendarPeriods,
    written: WrittenConditions, isMeasured: Bool, cancellation: Cancellation
  ) {
    self.index = index
    self.sources = sources
    self.shelf = shelf
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
    cut = cut(by: plan, to: rows.count)
    postCountOfLines = nil
    takenRows = takenBefore + rows.count
    parts = []
    return rows
  }

  /// What is cut off of the rows after an operation that left `count` of them.
  private func cut(by plan: Plan, to count: Int) -> Cut? {
    func cut(by stage: LimitStage) -> Cut? {
      if let postCountOfLines {
        return Cut(kept: count, total: postCountOfLines, isOfPosts: true, limit: stage)
      }
      guard 0 < count, count < takenRows else { return self.cut }
      return Cut(kept: count, total: takenRows, isOfPosts: false, limit: stage)
    }
    return switch plan.operation {
    case .stage(.limit(let stage)): cut(by: stage)
    case .first(let limit, by: _): cut(by: LimitStage(limit))
    case .stage, .filter, .countRows: plan.promises.contains(.keepsRows) ? self.cut : nil
    }
  }

  /// Says that the step that runs had so many rows to take from, when it took them from no step by itself.
  mutating func takeRows(_ count: Int) {
    takenRows = count
    // What a step below it cut off is in these.
    cut = nil
  }

  private mutating func carryOut(_ plan: Plan) throws -> Rows {
    switch plan.operation {
    case .stage(let stage): return try stage.runnable.rows(of: plan, in: &self)
    case .filter(let filter): return try self.filter(try rows(of: plan.inputs[0]), filter)
    case .first(let count, by: let terms):
      return try first(count, of: try rows(of: plan.inputs[0]), by: terms)
    case .countRows:
      let count = try rows(of: plan.inputs[0]).count
      return .table(Table(shape: plan.shape, rows: [[.integer(count)]]))
    }
  }

  /// The blocks that the rows of a plan are, or are of, each once.
  mutating func blocks(of plan: Plan) throws -> BlockRows {
    guard let blocks = try rows(of: plan).blocks else {
      preconditionFailure("the analyzer lets only posts and blocks, and rows of them, come here")
    }
    return blocks
  }

  func reader(_ rows: Rows) -> RowReader { RowReader(rows, index: index, sources: sources) }
}
