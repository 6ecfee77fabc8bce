import ToriLanguage

extension Interpreter {
  /// A wrong text with everything that tells how to be put right put right; nil unless nothing is wrong
  /// with it then, and where nothing was before.
  package func corrected(_ given: String) -> String? {
    var text = given
    // Behind one mistake another may show, seldom a third.
    for _ in 0..<3 {
      let errors = errors(in: text)
      if errors.isEmpty { return text == given ? nil : text }
      guard let next = Self.applying(errors.compactMap(\.fix), to: text) else { return nil }
      text = next
    }
    return errors(in: text).isEmpty ? text : nil
  }

  /// Whether nothing in `text` is wrong.
  package func isRight(_ text: String) -> Bool { errors(in: text).isEmpty }

  private func errors(in text: String) -> [Diagnostic] {
    let parsed = Parser.parse(text, parameters: settings.parameters)
    let diagnostics = Diagnostic.joined(
      parsed.diagnostics, session.analyze(parsed.script).diagnostics)
    return diagnostics.filter { $0.severity == .error }
  }

  /// `text` with each fix that touches none before it; nil if there are none.
  private static func applying(_ fixes: [Diagnostic.Fix], to text: String) -> String? {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var copied = 0
    for fix in fixes.sorted(by: { $0.span.start < $1.span.start }) where fix.span.start >= copied {
      bytes += source[copied..<fix.span.start] + Array(fix.replacement.utf8)
      copied = fix.span.end
    }
    let result = String(decoding: bytes + source[copied...], as: UTF8.self)
    return result == text ? nil : result
  }
}
