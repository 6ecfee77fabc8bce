import Glibc

/// Bytes to be looked for in many texts.
///
/// The system's search for one byte is several times as fast as its search for a string, and Japanese
/// text is made of few first bytes but many last ones; so the byte of the needle that is likely to be the
/// rarest is looked for, and what stands around it is compared.
struct Needle: Hashable {
  let bytes: [UInt8]
  private let anchor: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    anchor = bytes.indices.min { Self.commonness(bytes, $0) < Self.commonness(bytes, $1) } ?? 0
  }

  /// How common a byte is in Japanese text, from 0; by its place in its character.
  private static func commonness(_ bytes: [UInt8], _ index: Int) -> Int {
    let byte = bytes[index]
    switch byte {
    // The leads of kana, of ideographs, of signs.
    case 0xE3: return 9
    case 0xE4...0xE9: return 7
    case 0xE2, 0xEF, 0xF0: return 5
    // ASCII is rare beside Japanese.
    case ..<0x80: return 2
    default: break
    }
    if index > 0, bytes[index - 1] == 0xE3 { return 8 }
    // The last byte of a kana is one of few; that of an ideograph may be any.
    let isKana = index > 1 && bytes[index - 2] == 0xE3
    return isKana ? 4 : index > 0 && bytes[index - 1] >= 0xE4 ? 3 : 1
  }

  /// Where the needle, which is not empty, first starts at or after `from`.
  @inline(__always)
  func start(in text: RawSpan, from: Int = 0) -> Int? {
    let count = bytes.count
    // SAFETY: every place looked at lies within [0, text.count): the anchor is looked for only where the
    // whole needle around it has room; both buffers live through the closures.
    return unsafe text.withUnsafeBytes { text -> Int? in
      unsafe bytes.withUnsafeBytes { needle -> Int? in
        guard let base = text.baseAddress, let wanted = needle.baseAddress else { return nil }
        var at = from
        while at <= text.count - count {
          let rest = text.count - count - at + 1
          guard let hit = unsafe memchr(base + at + anchor, Int32(needle[anchor]), rest) else {
            return nil
          }
          let start = unsafe UnsafeRawPointer(hit) - base - anchor
          if unsafe memcmp(base + start, wanted, count) == 0 { return start }
          at = start + 1
        }
        return nil
      }
    }
  }
}

extension [UInt8] {
  func contains(_ needle: Needle) -> Bool {
    // SAFETY: the bytes are read before the closure returns.
    unsafe withUnsafeBytes { bytes in unsafe needle.start(in: bytes.bytes) != nil }
  }
}
