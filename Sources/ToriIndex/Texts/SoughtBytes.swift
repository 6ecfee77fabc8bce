import Glibc

/// Bytes to be looked for in many texts.
///
/// The system's search for one byte is several times as fast as its search for a string; so the byte of
/// the needle that is likely to be the rarest is looked for, and what stands around it is compared.
struct SoughtBytes {
  let bytes: [UInt8]
  private let anchor: Int
  /// Where one of these stands before the bytes, they are the end of something else.
  private let continuers: Range<UInt8>

  /// A needle, not empty, in dense code, whose bytes are as common as `commonness` says.
  init(_ bytes: [UInt8], continuers: Range<UInt8>, commonness: (UInt8) -> UInt32) {
    self.bytes = bytes
    self.continuers = continuers
    anchor = bytes.indices.min { commonness(bytes[$0]) < commonness(bytes[$1]) } ?? 0
  }

  /// A needle, not empty, in UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    continuers = 0..<0
    // Leads are few and common, in Japanese text most of all; the last byte of a character may be any.
    anchor = bytes.indices.last ?? 0
  }

  /// Where the needle first starts.
  func start(in text: Span<UInt8>) -> Int? {
    // SAFETY: the bytes are read before the closure returns.
    unsafe text.withUnsafeBytes { unsafe start(in: $0.bytes) }
  }

  /// Where the needle first starts at or after `from`.
  @inline(__always)
  func start(in text: RawSpan, from: Int = 0) -> Int? {
    let count = bytes.count
    // SAFETY: every place looked at lies within [0, text.count): the anchor is looked for only where the
    // whole needle around it has room, and the byte before a hit only where there is one; both buffers
    // live through the closures.
    return unsafe text.withUnsafeBytes { text -> Int? in
      unsafe bytes.withUnsafeBytes { needle -> Int? in
        guard let base = text.baseAddress, let wanted = needle.baseAddress else { return nil }
        var at = max(0, from)
        while at <= text.count - count {
          let rest = text.count - count - at + 1
          guard let hit = unsafe memchr(base + at + anchor, Int32(needle[anchor]), rest) else {
            return nil
          }
          let start = unsafe UnsafeRawPointer(hit) - base - anchor
          if unsafe memcmp(base + start, wanted, count) == 0,
            unsafe start == 0 || !continuers.contains(text[start - 1])
          {
            return start
          }
          at = start + 1
        }
        return nil
      }
    }
  }
}
