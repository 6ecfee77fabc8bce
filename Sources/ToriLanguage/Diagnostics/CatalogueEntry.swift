import ToriText

/// What `help E012` shows of a diagnostic.
package struct CatalogueEntry: Hashable, Sendable {
  package let code: String
  package let title: LocalizedText
  /// Why it is wrong and what to do, in a few sentences.
  package let explanation: LocalizedText
  /// The smallest text that causes it.
  package let example: String
  /// The example as it should be; `nil` where there is no one way.
  package let corrected: String?

  package init(
    _ code: String, _ title: LocalizedText, _ explanation: LocalizedText, example: String,
    corrected: String? = nil
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.example = example
    self.corrected = corrected
  }
}
