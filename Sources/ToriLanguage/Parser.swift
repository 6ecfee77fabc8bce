/// What came of reading a text: a tree, whatever the text, and what is wrong with it.
package struct Parsed: Sendable {
  package let script: Script
  package let diagnostics: [Diagnostic]
}
