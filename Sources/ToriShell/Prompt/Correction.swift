import ToriLanguage

extension Interpreter {
  /// A wrong text with everything that tells how to be put right put right; nil unless nothing is wrong
  /// with it then, and where nothing was before.
  package func corrected(_ given: String) -> String? {
    Parser.mended(given, by: errors)
  }

  /// Whether nothing in `text` is wrong.
  package func isRight(_ text: String) -> Bool { errors(in: text).isEmpty }

  private func errors(in text: String) -> [Diagnostic] {
    let parsed = Parser.parse(text, parameters: settings.parameters)
    let diagnostics = Diagnostic.joined(
      parsed.diagnostics, session.analyze(parsed.script).diagnostics)
    return diagnostics.filter { $0.severity == .error }
  }
}
