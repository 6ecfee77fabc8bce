/// What one step of a plan came to when it ran.
package struct StepRecord: Hashable, Sendable {
  package var rows: Int
  /// With all steps below it.
  package var duration: Duration
  /// Of a filter, what its parts came to, a part before those that it is made of; nil where nothing was
  /// left to try it on.
  package var parts: [StepRecord?] = []
}
