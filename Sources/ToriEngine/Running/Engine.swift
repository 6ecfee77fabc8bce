import ToriIndex

/// Runs plans: nothing above knows what stands behind it.
package protocol Engine: Sendable {
  /// The rows that the plan yields, with notes in the words that the query was `written` in.
  ///
  /// Throws `EngineError.interrupted` soon after `cancellation` is cancelled.
  func run(
    _ plan: Plan, as written: WrittenConditions, cancellation: Cancellation
  ) throws(EngineError) -> Answer

  /// Runs the plan only to see what each step comes to, in the order in which the steps begin: a
  /// step before those that it takes its rows from.
  func analyze(_ plan: Plan, cancellation: Cancellation) throws(EngineError) -> RunRecord

  /// The file of a document, as one would name it in the working folder, and its bytes as they were
  /// indexed.
  func source(ofDocument document: Int) throws(EngineError) -> (path: String, bytes: [UInt8])
}

/// The engine over an index of tori's own.
package struct EmbeddedEngine: Engine {
  private let index: Index
  private let sources: SourceFiles
  private let calendar: CalendarPeriods

  /// Files below `workingFolder` are named from there.
  package init(index: Index, workingFolder: String) {
    self.index = index
    sources = SourceFiles(index: index, workingFolder: workingFolder)
    calendar = CalendarPeriods(index)
  }

  package func run(
    _ plan: Plan, as written: WrittenConditions, cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    let (rows, run) = try carryOut(plan, as: written, cancellation)
    let reader = RowReader(rows, index: index, sources: sources)
    return Answer(
      shape: rows.shape.showing(order: plan.order), rowCount: rows.count,
      notes: run.notes + (run.cut.map { [.cut($0)] } ?? [])
    ) { (row, column) throws(EngineError) in try reader.value(row: row, column: column) }
  }

  package func analyze(
    _ plan: Plan, cancellation: Cancellation
  ) throws(EngineError) -> RunRecord {
    index.forgetTouchedBytes()
    let steps = try carryOut(plan, isMeasured: true, cancellation).run.records
    return RunRecord(
      steps: steps, touchedByteCount: index.touchedByteCount, byteCount: index.fileSize)
  }

  package func source(
    ofDocument document: Int
  ) throws(EngineError) -> (path: String, bytes: [UInt8]) {
    (sources.path(ofDocument: document), try sources.file(document))
  }

  private func carryOut(
    _ plan: Plan, as written: WrittenConditions = WrittenConditions(), isMeasured: Bool = false,
    _ cancellation: Cancellation
  ) throws(EngineError) -> (rows: Rows, run: PlanRun) {
    do {
      var run = PlanRun(
        index: index, sources: sources, calendar: calendar, written: written,
        isMeasured: isMeasured, cancellation: cancellation)
      let rows = try run.rows(of: plan)
      if let damage = index.damage { throw damage }
      return (rows, run)
    } catch let error as EngineError {
      // What looks like a failed expectation may be a part of the index that reads as nothing.
      if let damage = index.damage { throw .index(damage) }
      throw error
    } catch let error as IndexError {
      throw EngineError(error)
    } catch {
      preconditionFailure("a run throws the engine's errors and the index's: \(error)")
    }
  }
}

extension EngineError {
  init(_ error: IndexError) {
    self = if case .cancelled = error { .interrupted } else { .index(error) }
  }
}
