/// Bytes that are looked for in texts, sixteen places at a time.
struct ByteSigns {
  private let signs: [UInt8]
  /// All below this one are looked for too.
  private let bound: UInt8

  init(_ signs: [UInt8], below bound: UInt8 = 0) {
    self.signs = signs
    self.bound = bound
  }

  /// The first place at or after another where one of them stands.
  @inline(__always)
  func first(in text: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place + 16 <= text.count {
      // SAFETY: sixteen bytes from `place` on lie within the text, as was just checked.
      let some = unsafe text.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      }
      var found = some .< SIMD16(repeating: bound)
      for sign in signs {
        let isSign = some .== SIMD16(repeating: sign)
        found .|= isSign
      }
      if any(found) { break }
      place += 16
    }
    while place < text.count {
      let byte = text[place]
      if byte < bound || signs.contains(byte) { return place }
      place += 1
    }
    return nil
  }

  func occur(in text: String) -> Bool { first(in: text.utf8.span, from: 0) != nil }
}
