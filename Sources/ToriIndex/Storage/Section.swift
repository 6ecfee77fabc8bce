/// The bytes of one section of an index file.
///
/// Reads beyond its end and from damaged chunks give zeros, and the file remembers that it is damaged.
///
/// It does not keep the file, so that it and all that is made of sections costs nothing to copy: a query
/// makes hundreds. Whoever keeps a section keeps its file, or the `Index`.
@safe struct Section: Sendable {
  // SAFETY: sections never leave this module; all of their uses are in calls of an index, or of what keeps
  // the file itself.
  private let file: Unmanaged<IndexFile>
  let offset: Int
  /// Its size in bytes; 0 for a section that the file leaves out, having nothing to hold.
  let count: Int

  init(file: IndexFile, offset: Int, count: Int) {
    unsafe self.file = Unmanaged.passUnretained(file)
    self.offset = offset
    self.count = count
  }

  /// The part from `start` on.
  func suffix(from start: Int) -> Section { Section(self, start) }

  private init(_ whole: Section, _ start: Int) {
    unsafe file = unsafe whole.file
    offset = whole.offset + start
    count = whole.count - start
  }

  /// So many bytes of it from `start` on; nothing, with a word of damage, where they are not there.
  func part(_ start: Int, _ count: Int) -> Section {
    guard start >= 0, count >= 0, start <= self.count - count else {
      noteDamage()
      return Section(self, 0, 0)
    }
    return Section(self, start, count)
  }

  private init(_ whole: Section, _ start: Int, _ count: Int) {
    unsafe file = unsafe whole.file
    offset = whole.offset + start
    self.count = count
  }

  /// What the section's file says of fields that its corpus brings.
  var ownFields: OwnFields { unsafe file._withUnsafeGuaranteedRef { $0.ownFields } }

  func noteDamage() { unsafe file._withUnsafeGuaranteedRef { $0.noteDamage() } }

  @inline(__always)
  func u64(at position: Int) -> UInt64 {
    number(at: position, size: 8) { $0.u64(0) }
  }

  @inline(__always)
  func u32(at position: Int) -> UInt32 {
    number(at: position, size: 4) { $0.u32(0) }
  }

  @inline(__always)
  private func number<N: UnsignedInteger>(
    at position: Int, size: Int, _ read: (RawSpan) -> N
  ) -> N {
    guard position >= 0, position <= count - size else {
      noteDamage()
      return 0
    }
    let start = offset + position
    return unsafe file._withUnsafeGuaranteedRef { $0.withBytes(start..<start + size, read) } ?? 0
  }

  /// Hands some of the bytes to `body`; `nil` if they are not there or damaged.
  @inline(__always)
  func withBytes<R>(_ range: Range<Int>, _ body: (RawSpan) -> R) -> R? {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      noteDamage()
      return nil
    }
    return unsafe file._withUnsafeGuaranteedRef {
      $0.withBytes(offset + range.lowerBound..<offset + range.upperBound, body)
    }
  }

  /// Has the processor fetch some of the bytes, which are read soon: where many places are looked at that nothing
  /// leads through in order, the memory takes longer than all that is done with them.
  @inline(__always)
  func fetch(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    unsafe file._withUnsafeGuaranteedRef {
      $0.fetch(offset + range.lowerBound..<offset + range.upperBound)
    }
  }

  /// Hands all bytes to `body`.
  func withAllBytes<R>(_ body: (RawSpan) -> R) -> R? { withBytes(0..<count, body) }

  /// Some of the bytes, compared with their checksums once for many reads; none if they are not there or
  /// damaged.
  func bytes(_ range: Range<Int>) -> SectionBytes {
    // SAFETY: the bytes are mapped as long as the file is open, for which see above.
    withBytes(range) { bytes in
      unsafe bytes.withUnsafeBytes { unsafe SectionBytes(bytes: $0) }
    } ?? .none
  }
}

/// Sound bytes of a section; whoever keeps them keeps its file, or the `Index`.
@safe struct SectionBytes: Sendable {
  // SAFETY: of the mapped file, never written; read only within the bounds.
  fileprivate nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  static var none: SectionBytes {
    unsafe SectionBytes(bytes: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  var count: Int { unsafe bytes.count }

  /// The little-endian number at `offset`; 0, without a word of damage, if not all of it is there.
  @inline(__always)
  func u64(_ offset: Int) -> UInt64 {
    guard offset >= 0, unsafe offset <= bytes.count - 8 else { return 0 }
    // SAFETY: within the bounds, as was just checked.
    return unsafe UInt64(
      littleEndian: bytes.baseAddress.unsafelyUnwrapped
        .loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The little-endian number of four bytes at a place among such; 0, without a word of damage, if it is not there.
  @inline(__always)
  func u32(_ place: Int) -> UInt32 {
    guard place >= 0, unsafe place < bytes.count >> 2 else { return 0 }
    // SAFETY: within the bounds, as was just checked.
    return unsafe UInt32(
      littleEndian: bytes.baseAddress.unsafelyUnwrapped
        .loadUnaligned(fromByteOffset: place &<< 2, as: UInt32.self))
  }

  /// The little-endian number of two bytes at a place among such; 0, without a word of damage, if it is not there.
  @inline(__always)
  func u16(_ place: Int) -> UInt16 {
    guard place >= 0, unsafe place < bytes.count >> 1 else { return 0 }
    // SAFETY: within the bounds, as was just checked.
    return unsafe UInt16(
      littleEndian: bytes.baseAddress.unsafelyUnwrapped
        .loadUnaligned(fromByteOffset: place &<< 1, as: UInt16.self))
  }

  /// Sixteen numbers of two bytes, from a place among such on; `nil` if not all of them are there.
  @inline(__always)
  func sixteen(_ place: Int) -> SIMD16<UInt16>? {
    guard place >= 0, unsafe place <= bytes.count >> 1 - 16 else { return nil }
    // SAFETY: within the bounds, as was just checked.
    return unsafe bytes.baseAddress.unsafelyUnwrapped
      .loadUnaligned(fromByteOffset: place &<< 1, as: SIMD16<UInt16>.self)
  }
}
