import ToriSystem

/// An address in running text; Japanese text often follows it without a space.
///
/// Letters beyond ASCII belong to a path where they begin a part of it, that is behind `/ = _ - #` or `%XX`, and
/// on from there to the next `/ ? & #`, also behind ASCII between them (`/wiki/第2次世界大戦`). Anywhere else it
/// is the sentence that goes on (`…/340141韓国`). Letters of scripts that set spaces, such as é, are as ASCII is.
package struct Link {
  /// As it stands, with the `h` that boards drop (`ttp://`).
  package let address: String
  package let end: Int

  /// Reads the link at `position`; `nil` if there is none.
  package init?(_ text: Span<UInt8>, at position: Int) {
    guard let scheme = Self.scheme(text, at: position) else { return nil }
    if position > 0, text[position - 1].isASCIIAlphanumeric { return nil }
    let host = scheme.end
    guard let hostEnd = LinkHost.end(text, from: host) else { return nil }
    var end = Self.pathEnd(text, from: hostEnd)
    end = Self.end(of: text, from: host, to: end)
    guard end > host else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - position + 1)
    if scheme.lacksH { bytes.append(0x68) }
    for index in position..<end { bytes.append(text[index]) }
    address = String(decoding: bytes, as: UTF8.self)
    self.end = end
  }

  /// `https://`, `HTTP://`, `ttp://`.
  private static func scheme(
    _ text: Span<UInt8>, at position: Int
  ) -> (lacksH: Bool, end: Int)? {
    func has(_ letters: StaticString, _ at: Int) -> Bool {
      let count = letters.utf8CodeUnitCount
      guard at + count <= text.count else { return false }
      for place in 0..<count where text[at + place] | 0x20 != letters[byte: place] | 0x20 {
        return false
      }
      return true
    }
    let lacksH = text[position] | 0x20 == 0x74
    var end = lacksH ? position : position + 1
    guard has("ttp", end) else { return nil }
    end += 3
    if has("s", end) { end += 1 }
    guard has("://", end), text[end + 1] == 0x2F, text[end + 2] == 0x2F else { return nil }
    return (lacksH, end + 3)
  }

  private static func pathEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    // Whether letters beyond ASCII have begun the part of the path that is being read.
    var isOpen = false
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard mayStand(byte) else { return end }
        // / ? & #
        if byte == 0x2F || byte == 0x3F || byte == 0x26 || byte == 0x23 { isOpen = false }
        end += 1
        continue
      }
      guard end > start, let (scalar, size) = text.scalar(at: end), scalar.mayStandInLink else {
        return end
      }
      if scalar.setsNoSpaces {
        guard isOpen || begins(text, start, end) else { return end }
        isOpen = true
      }
      end += size
    }
    return end
  }

  /// Whether a part of the path may begin at `place`: behind `/ = _ - #` or an escape.
  private static func begins(_ text: Span<UInt8>, _ start: Int, _ place: Int) -> Bool {
    switch text[place - 1] {
    case 0x2F, 0x3D, 0x5F, 0x2D, 0x23: return true
    default:
      return place - start >= 3 && text[place - 3] == 0x25 && text[place - 2].isHexDigit
        && text[place - 1].isHexDigit
    }
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
      // ・, which stands between words.
      case 0xBB where end - start >= 3 && text[end - 3] == 0xE3 && text[end - 2] == 0x83: end -= 2
      default: return end
      }
      end -= 1
    }
    return end
  }
}
