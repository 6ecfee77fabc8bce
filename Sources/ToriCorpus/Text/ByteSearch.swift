import ToriSystem

/// Looking for bytes, eight at a time.
extension Span<UInt8> {
  /// The first place from `start` on where one of two bytes stands; the end where neither does.
  @inline(__always)
  func firstIndex(of first: UInt8, or second: UInt8, from start: Int) -> Int {
    var index = start
    let (firsts, seconds) = (UInt64(repeating: first), UInt64(repeating: second))
    while index + 8 <= count {
      let word = word(at: index)
      let found = (word ^ firsts).zeroBytes | (word ^ seconds).zeroBytes
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < count, self[index] != first, self[index] != second { index += 1 }
    return Swift.min(index, count)
  }
}

extension UInt64 {
  fileprivate init(repeating byte: UInt8) { self = UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that is 0, and perhaps of bytes above the first of them.
  fileprivate var zeroBytes: UInt64 {
    (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080
  }
}
