import ToriText

/// A stage as every engine knows it: what rows it takes and gives, and how it is said.
///
/// A stage stands in one file of `Stages`, with what is written there bound to the rows at hand; its
/// case in `LogicalOperation` is all that is known of it elsewhere above an engine.
package protocol LogicalStage: Codable, Hashable, Sendable {
  /// The shape of the rows that come of rows of these shapes.
  func shape(of inputs: [RowShape]) -> RowShape

  /// How a query is read up to this stage: a sentence for each of its steps.
  func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText]

  /// The texts that its rows were looked for by, to be shown in them; none where its rows are others
  /// than those that came.
  func needles(of inputs: [LogicalNode]) -> [Needle]

  /// What it is called where it may leave fewer rows than came; nil where it never does.
  func narrowing(_ wording: Wording) -> LocalizedText?
}
