/// Reads one scalar of UTF-8, byte by byte.
///
/// Source: Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
struct UTF8Head {
  private var missing = 0
  private var value: UInt32 = 0
  /// What the next byte may be.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  enum Answer: Equatable {
    case more
    case scalar(Unicode.Scalar)
    /// This byte cannot stand here.
    case wrong
  }

  mutating func take(_ byte: UInt8) -> Answer {
    if missing == 0 { return begin(byte) }
    guard allowed.contains(byte) else { return .wrong }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    if missing > 0 { return .more }
    return Unicode.Scalar(value).map { .scalar($0) } ?? .wrong
  }

  private mutating func begin(_ byte: UInt8) -> Answer {
    switch byte {
    case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: (missing, value) = (1, UInt32(byte & 0x1F))
    case 0xE0...0xEF:
      (missing, value) = (2, UInt32(byte & 0x0F))
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      (missing, value) = (3, UInt32(byte & 0x07))
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: return .wrong
    }
    return .more
  }
}
