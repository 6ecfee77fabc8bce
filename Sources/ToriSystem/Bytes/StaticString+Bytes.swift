extension StaticString {
  /// A byte of its UTF-8, from 0; `place` must be below `utf8CodeUnitCount`.
  @inlinable @inline(__always)
  package subscript(byte place: Int) -> UInt8 {
    precondition(place >= 0 && place < utf8CodeUnitCount, "a byte beyond the literal's end")
    // SAFETY: the bytes of a literal are there as long as the process, and the place is one of theirs.
    return unsafe utf8Start[place]
  }
}
