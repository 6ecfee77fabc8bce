/// A text that is read character by character: every method looks at a place and moves nothing.
extension Span<UInt8> {
  @inline(__always)
  func scalar(_ at: Int) -> UInt32 { at < count ? decode(at).value : 0 }

  @inline(__always)
  func kind(_ at: Int) -> ScalarClass? { at < count ? ScalarClass(decode(at).value) : nil }

  @inline(__always)
  func after(_ at: Int) -> Int { at + decode(at).length }

  /// The place of the character before one; the place itself at the start.
  func before(_ at: Int) -> Int {
    var place = at
    repeat { place -= 1 } while place > 0 && self[place] & 0xC0 == 0x80
    return max(0, place)
  }

  func kindBefore(_ at: Int) -> ScalarClass? { at == 0 ? nil : kind(before(at)) }

  func byte(_ at: Int) -> UInt8 { at < count ? self[at] : 0 }

  /// Whether the bytes at a place are these, those of letters in any case; `pattern` is in lower case.
  func begins(_ pattern: StaticString, at: Int) -> Bool {
    let size = pattern.utf8CodeUnitCount
    guard at + size <= count else { return false }
    for index in 0..<size {
      // SAFETY: within the text of the pattern.
      let wanted = unsafe pattern.utf8Start[index]
      let found = self[at + index]
      let folded = found &- 0x41 < 26 ? found | 0x20 : found
      if folded != wanted { return false }
    }
    return true
  }

  /// Where a run of characters of one kind ends that begins at a place.
  func end(from at: Int, while belongs: (UInt32, ScalarClass) -> Bool) -> Int {
    var place = at
    while place < count {
      let (value, length) = decode(place)
      guard belongs(value, ScalarClass(value)) else { break }
      place += length
    }
    return place
  }
}
