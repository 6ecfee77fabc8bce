extension Span<UInt8> {
  /// Eight bytes from `place` on as a number, the first byte the lowest; they must be within the span.
  @inlinable @inline(__always)
  package func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place <= count - 8, "a word beyond the end")
    // SAFETY: the eight bytes are within the span, and any bits are a number.
    return UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension Span<UInt8> {
  /// Whether the bytes of two ranges of the same size, of these and of others, are the same.
  @inlinable @inline(__always)
  package func isSame(_ range: Range<Int>, as other: Span<UInt8>, _ otherRange: Range<Int>) -> Bool
  {
    let (size, start, otherStart) = (range.count, range.lowerBound, otherRange.lowerBound)
    if size < 8 {
      for place in 0..<size where self[start + place] != other[otherStart + place] { return false }
      return true
    }
    var place = 0
    while place + 8 <= size {
      if word(at: start + place) != other.word(at: otherStart + place) { return false }
      place += 8
    }
    // The last word may reach back over the one before.
    return word(at: start + size - 8) == other.word(at: otherStart + size - 8)
  }
}

extension [UInt8] {
  @inlinable
  package init(copying text: Span<UInt8>, _ range: Range<Int>) {
    self.init()
    append(copying: text, range)
  }

  /// Appends the bytes of `range`, which must be within the span.
  @inlinable @inline(__always)
  package mutating func append(copying text: Span<UInt8>, _ range: Range<Int>) {
    if range.isEmpty { return }
    // SAFETY: `extracting` checks the range; the pointer is read before the closure returns.
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  @inlinable
  package mutating func append(copying bytes: RawSpan) {
    // SAFETY: the pointer is read before the closure returns.
    unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}

extension String {
  /// The text that these bytes are in UTF-8; what is none reads as U+FFFD.
  package init(copying bytes: RawSpan) {
    // SAFETY: the pointer is read before the closure returns.
    self = unsafe bytes.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
