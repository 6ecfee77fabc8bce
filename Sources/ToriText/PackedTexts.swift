import ToriSystem

/// Texts one behind the other in one stretch of UTF-8, numbered from 0; each may be missing.
package struct PackedTexts: Sendable {
  /// The UTF-8 of all of them.
  package private(set) var bytes: [UInt8] = []
  /// Where each ends in `bytes`, all bits turned of one that is missing.
  private var ends: [Int] = []

  package init() {}

  /// How many there are, the missing ones among them.
  package var count: Int { ends.count }

  /// Adds a text, or that one is missing.
  package mutating func append(_ text: String?) {
    guard let text else { return appendMissing() }
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Adds a text, which is UTF-8.
  package mutating func append(_ text: Span<UInt8>) {
    bytes.append(copying: text, 0..<text.count)
    ends.append(bytes.count)
  }

  /// Adds a text, which is UTF-8.
  package mutating func append(_ text: RawSpan) {
    bytes.append(copying: text)
    ends.append(bytes.count)
  }

  /// Counts as a text that is nil.
  package mutating func appendMissing() { ends.append(~bytes.count) }

  /// Where the text of a number stands in `bytes`; nil where it is missing.
  @inline(__always)
  package func range(_ number: Int) -> Range<Int>? {
    let end = ends[number]
    if end < 0 { return nil }
    guard number > 0 else { return 0..<end }
    let start = ends[number - 1]
    return (start < 0 ? ~start : start)..<end
  }

  /// The texts of these numbers, in that order.
  package func picked(_ numbers: [Int]) -> PackedTexts {
    var picked = PackedTexts()
    for number in numbers {
      if let range = range(number) {
        picked.append(bytes.span.extracting(range))
      } else {
        picked.appendMissing()
      }
    }
    return picked
  }

  /// Nil where it is missing; numbers are from 0 in the order of appending.
  package subscript(number: Int) -> String? {
    range(number).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}
