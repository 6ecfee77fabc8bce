/// What one step of a plan came to when it ran.
package struct StepRecord: Hashable, Sendable {
  package var rows: Int
  /// With all steps below it.
  package var duration: Duration
}
