import ToriText

/// One lesson of the tour: what it shows, what it asks.
package struct Lesson: Hashable, Sendable {
  package var title = LocalizedText(same: "")
  /// Said where the corpus has nothing to show for the lesson.
  package var none: LocalizedText?
  /// What is chosen from the corpus before the lesson begins, in order.
  package var picks: [Pick] = []
  package var steps: [Step] = []
  package var question = LocalizedText(same: "")
  package var hints: [LocalizedText] = []
  /// The query that answers the question with one figure or text.
  package var answer = ""
  /// Said when the answer was right.
  package var conclusion: LocalizedText?

  /// Something of the corpus that the lesson speaks of by `$name`.
  package struct Pick: Hashable, Sendable {
    package let name: String
    /// The query whose first cell it is; nil for a frequent text. Of several with a name, the first
    /// that finds something counts.
    package let statement: String?
  }

  /// A paragraph, and a statement that is run below it.
  package struct Step: Hashable, Sendable {
    package let prose: LocalizedText
    package let statement: String
  }
}
