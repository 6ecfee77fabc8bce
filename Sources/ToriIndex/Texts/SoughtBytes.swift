import Glibc

/// Bytes to be looked for in many texts.
///
/// In a long text the byte of the needle that is likely to be the rarest is looked for, which the system does
/// several times as fast as it looks for a string, and what stands around it is compared. In a short one the two
/// that are likely to be the rarest are looked for at once: where a post holds the needle's parts, one byte comes
/// too often.
struct SoughtBytes {
  let bytes: [UInt8]
  private let anchor: Int
  /// Another place, whose byte is the next most uncommon; the same where there is one byte alone.
  private let second: Int
  /// Where one of these stands before the bytes, they are the end of something else.
  private let continuers: Range<UInt8>

  /// A needle, not empty, in dense code, whose bytes are as common as `commonness` says.
  init(_ bytes: [UInt8], continuers: Range<UInt8>, commonness: (UInt8) -> UInt32) {
    self.bytes = bytes
    self.continuers = continuers
    let anchor = bytes.indices.min { commonness(bytes[$0]) < commonness(bytes[$1]) } ?? 0
    self.anchor = anchor
    second =
      bytes.indices.filter { $0 != anchor }
      .min { commonness(bytes[$0]) < commonness(bytes[$1]) } ?? anchor
  }

  /// A needle, not empty, in UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    continuers = 0..<0
    // Leads are few and common, in Japanese text most of all; the last byte of a character may be any.
    anchor = bytes.indices.last ?? 0
    second = max(0, anchor - 1)
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
        guard let base = text.baseAddress else { return nil }
        var at = max(0, from)
        let last = text.count - count
        // Sixteen places at once, where the text is not so long that one byte alone is found faster.
        if last - at < Self.shortText {
          let one = unsafe SIMD16<UInt8>(repeating: needle[anchor])
          let other = unsafe SIMD16<UInt8>(repeating: needle[second])
          while at + 15 <= last {
            let first = unsafe base.loadUnaligned(
              fromByteOffset: at + anchor, as: SIMD16<UInt8>.self)
            let next = unsafe base.loadUnaligned(
              fromByteOffset: at + second, as: SIMD16<UInt8>.self)
            let fits = (first .== one) .& (next .== other)
            if any(fits) {
              for place in at..<at + 16 where fits[place - at] {
                if unsafe starts(at: place, in: text, needle) { return place }
              }
            }
            at += 16
          }
        }
        while at <= last {
          guard
            let hit = unsafe memchr(base + at + anchor, Int32(needle[anchor]), last - at + 1)
          else { return nil }
          let start = unsafe UnsafeRawPointer(hit) - base - anchor
          if unsafe starts(at: start, in: text, needle) { return start }
          at = start + 1
        }
        return nil
      }
    }
  }

  /// How many places are looked at sixteen at a time.
  private static var shortText: Int { 4096 }

  /// Whether the needle starts there, which has room for it.
  @inline(__always)
  private func starts(
    at start: Int, in text: UnsafeRawBufferPointer, _ needle: UnsafeRawBufferPointer
  ) -> Bool {
    // SAFETY: as the caller says, `start + needle.count` is no more than `text.count`.
    for place in 0..<needle.count where unsafe text[start + place] != needle[place] { return false }
    return unsafe start == 0 || !continuers.contains(text[start - 1])
  }
}
