import ToriEngine
import ToriIndex

/// What one step of a plan came to when it ran.
package struct StepRecord: Hashable, Sendable {
  /// How many came in; nil where nothing does.
  package var triedRows: Int?
  package var rows: Int
  /// With all steps below it.
  package var duration: Duration
  /// How much of the index was read, with all steps below it, in bytes. What was read before is not
  /// counted again.
  package var touchedByteCount: Int
  /// Of a filter, what its parts came to, a part before those that it is made of; nil where nothing was
  /// left to try it on.
  package var parts: [StepRecord?] = []
  /// Of a filter's part with a sub-query, what the steps of that came to.
  package var subquery: [StepRecord] = []
}

/// Measures a step from here on.
struct StepMeter {
  private let index: Index
  private let start = ContinuousClock.now
  private let touchedBefore: Int

  init(_ index: Index) {
    self.index = index
    touchedBefore = index.touchedByteCount
  }

  func record(tried: Int?, rows: Int, parts: [StepRecord?] = []) -> StepRecord {
    StepRecord(
      triedRows: tried, rows: rows, duration: ContinuousClock.now - start,
      touchedByteCount: index.touchedByteCount - touchedBefore, parts: parts)
  }
}

/// What a plan came to when it ran.
package struct RunRecord: Hashable, Sendable {
  /// In the order in which the steps began.
  package var steps: [StepRecord]
  /// How much of the index was read, in bytes.
  package var touchedByteCount: Int
  /// The size of the whole index, in bytes.
  package var byteCount: Int
}
