/// What one step of a plan came to when it ran.
package struct StepRecord: Hashable, Sendable {
  package var rows: Int
  /// With all steps below it.
  package var duration: Duration
  /// Of a filter, what its parts came to, a part before those that it is made of; nil where nothing was
  /// left to try it on.
  package var parts: [StepRecord?] = []
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
