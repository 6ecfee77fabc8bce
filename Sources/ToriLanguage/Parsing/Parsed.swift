/// What came of reading a text: a tree, whatever the text, and what is wrong with it.
package struct Parsed: Sendable {
  package let script: Script
  /// In the order of the text.
  package let diagnostics: [Diagnostic]
  /// Blanks and comments included: one after the other, they are the text.
  package let tokens: [Token]
  /// Whether the text stops amid a statement, so that a prompt asks for the rest.
  package let isIncomplete: Bool

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
