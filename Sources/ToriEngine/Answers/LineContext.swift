/// What a line of a concordance shows: a place in a text and what stands on either side.
package struct LineContext: Sendable {
  package let left: String
  package let match: String
  package let right: String

  /// - Parameters:
  ///   - range: of the match, in bytes of UTF-8.
  ///   - width: how many characters are shown on either side.
  package init(around range: Range<Int>, in text: [UInt8], width: Int) {
    // A character has at most so many bytes that matter here; more are cut off before counting.
    let reach = width * 32
    let left = text[max(0, range.lowerBound - reach)..<range.lowerBound]
    let right = text[range.upperBound..<min(text.count, range.upperBound + reach)]
    self.left = String(Self.string(left, from: .end).suffix(width))
    match = String(decoding: text[range], as: UTF8.self)
    self.right = String(Self.string(right, from: .start).prefix(width))
  }

  private enum Edge { case start, end }

  /// The bytes as text, without a character that was cut through at the far edge.
  private static func string(_ bytes: ArraySlice<UInt8>, from edge: Edge) -> String {
    func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    switch edge {
    case .end: return String(decoding: bytes.drop(while: continues), as: UTF8.self)
    case .start:
      var end = bytes.endIndex
      // Back to the last byte that begins a character; it is whole only at the text's own end.
      while end > bytes.startIndex, continues(bytes[end - 1]) { end -= 1 }
      if end > bytes.startIndex, bytes[end - 1] >= 0xC0 {
        let lead = bytes[end - 1]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        end = bytes.endIndex - (end - 1) >= length ? bytes.endIndex : end - 1
      }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}
