/// Texts put right by what their errors tell.
extension Parser {
  /// A wrong text with everything put right that tells how; nil unless nothing is wrong with it then, and where
  /// nothing was before.
  ///
  /// - Parameter errors: what is wrong in a text.
  package static func mended(_ given: String, by errors: (String) -> [Diagnostic]) -> String? {
    var text = given
    // Behind one mistake another may show, seldom a third.
    for _ in 0..<3 {
      let found = errors(text)
      if found.isEmpty { return text == given ? nil : text }
      guard let next = applying(found.compactMap(\.fix), to: text) else { return nil }
      text = next
    }
    return errors(text).isEmpty ? text : nil
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
