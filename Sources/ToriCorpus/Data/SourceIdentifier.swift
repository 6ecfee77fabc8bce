/// An identifier as a file holds it, which programs for tables may have damaged.
///
/// A whole number stays what it is: `3.0`, as programs write whole numbers of a column that has gaps, is 3.
/// One that was rounded says no longer which record it is of: `1.29403E+18`, and `1998700000000000001.0`,
/// since no floating-point number tells that from its neighbours.
struct SourceIdentifier: Hashable {
  let spelling: String
  let isDamaged: Bool

  /// Nil where the value is empty.
  init?(_ value: FieldValue) {
    let text = Self.bare(value.text)
    if text.isEmpty { return nil }
    let point = Self.point(in: text)
    switch value {
    case .real(let number):
      let whole = abs(number) < Double(Self.exactBound) ? Int(exactly: number) : nil
      (spelling, isDamaged) = (whole.map { String($0) } ?? text, whole == nil)
    case .text where point != nil:
      let number = point.flatMap { Int(text.prefix($0)) }
      let whole = number.flatMap { $0 < Self.exactBound ? $0 : nil }
      (spelling, isDamaged) = (whole.map { String($0) } ?? text, whole == nil)
    case .text:
      (spelling, isDamaged) = (text, Self.isExponential(text))
    default:
      (spelling, isDamaged) = (text, false)
    }
  }

  /// The identifier without the marks that keep programs for tables from taking it for a number: `="123"`, `"123"`,
  /// `'123`.
  private static func bare(_ text: String) -> String {
    guard let first = text.utf8.first, first == 0x3D || first == 0x22 || first == 0x27 else {
      return text
    }
    var inner = text[...]
    if inner.hasPrefix("=\"") { inner = inner.dropFirst() }
    if inner.hasPrefix("\""), inner.hasSuffix("\""), inner.utf8.count > 2 {
      return String(inner.dropFirst().dropLast())
    }
    let digits = text.utf8.dropFirst()
    let isNumber = first == 0x27 && !digits.isEmpty && digits.allSatisfy { 0x30...0x39 ~= $0 }
    return isNumber ? String(text.dropFirst()) : text
  }

  /// From here on not every whole number is a floating-point one.
  private static let exactBound = 9_007_199_254_740_992

  /// How many digits stand before the point of `123.0`; nil for anything else.
  private static func point(in text: String) -> Int? {
    let digits = text.utf8.prefix { 0x30...0x39 ~= $0 }.count
    let rest = text.utf8.dropFirst(digits)
    guard digits > 0, rest.first == 0x2E, rest.count > 1,
      rest.dropFirst().allSatisfy({ $0 == 0x30 })
    else { return nil }
    return digits
  }

  /// Whether it is a number as `1.29403E+18`; `1e5` may be a name.
  private static func isExponential(_ text: String) -> Bool {
    guard text.utf8.contains(0x2B) else { return false }
    let parts = text.utf8.split(separator: 0x45, omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: 0x65, omittingEmptySubsequences: false) }
    guard parts.count == 2, parts[1].first == 0x2B, parts[1].count > 1,
      parts[1].dropFirst().allSatisfy({ 0x30...0x39 ~= $0 })
    else { return false }
    return !parts[0].isEmpty && parts[0].allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
  }
}
