/// An address in running text; Japanese text often follows it without a space.
struct Link {
  /// With the `h` that boards drop (`ttp://`).
  let address: String
  let end: Int

  /// Reads the link at `position`; `nil` if there is none.
  init?(_ text: Span<UInt8>, at position: Int) {
    guard let scheme = Self.scheme(text, at: position) else { return nil }
    if position > 0, Self.isAlphanumeric(text[position - 1]) { return nil }
    let host = position + scheme.size
    var end = host
    while end < text.count, Self.mayStand(text[end]) { end += 1 }
    end = Self.end(of: text, from: host, to: end)
    guard end > host, Self.isAlphanumeric(text[host]) || text[host] == 0x5B else { return nil }
    var bytes = Array(scheme.name.utf8)
    bytes.reserveCapacity(end - position + 1)
    for index in host..<end { bytes.append(text[index]) }
    address = String(decoding: bytes, as: UTF8.self)
    self.end = end
  }

  private static func scheme(_ text: Span<UInt8>, at position: Int) -> (name: String, size: Int)? {
    let dropped = text[position] == 0x74
    let start = dropped ? position : position + 1
    guard start + 6 <= text.count, text[start] == 0x74, text[start + 1] == 0x74,
      text[start + 2] == 0x70
    else { return nil }
    let isSecure = text[start + 3] == 0x73
    let marks = start + (isSecure ? 4 : 3)
    guard marks + 3 <= text.count, text[marks] == 0x3A, text[marks + 1] == 0x2F,
      text[marks + 2] == 0x2F
    else { return nil }
    return (isSecure ? "https://" : "http://", marks + 3 - position)
  }

  /// The characters of RFC 3986, and none that only look like one.
  private static func mayStand(_ byte: UInt8) -> Bool {
    guard byte > 0x20, byte < 0x7F else { return false }
    switch byte {
    // " < > \ ^ ` { | }
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: return false
    default: return true
    }
  }

  /// Where the address ends: stops at its end belong to the sentence, and so does a bracket that closes
  /// one before the address.
  private static func end(of text: Span<UInt8>, from start: Int, to limit: Int) -> Int {
    // How many brackets of each sort are closed without having been opened.
    var (round, square) = (0, 0)
    for index in start..<limit {
      switch text[index] {
      case 0x28: round -= 1
      case 0x29: round += 1
      case 0x5B: square -= 1
      case 0x5D: square += 1
      default: break
      }
    }
    var end = limit
    while end > start {
      switch text[end - 1] {
      // . , ; : ! ? ' *
      case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A: break
      case 0x28: round += 1
      case 0x5B: square += 1
      case 0x29 where round > 0: round -= 1
      case 0x5D where square > 0: square -= 1
      default: return end
      }
      end -= 1
    }
    return end
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
