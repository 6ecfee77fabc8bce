/// Whether bytes are a text in Latin letters as Windows writes it: of those that are not ASCII most stand alone, as
/// the apostrophe of `I’m` and the letter of `café` do. Characters of two bytes stand in runs.
struct WesternEvidence {
  private var (foreign, alone, plausible) = (0, 0, 0)

  init(_ bytes: ArraySlice<UInt8>) {
    var (before, place) = (UInt8(0x20), bytes.startIndex)
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte >= 0x80 {
        foreign += 1
        let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0x20
        if before < 0x80, next < 0x80 {
          alone += 1
          if Self.isPlausible(byte, after: before, before: next) { plausible += 1 }
        }
      }
      before = byte
      place += 1
    }
  }

  var fits: Bool { foreign > 0 && alone * 3 >= foreign * 2 && plausible * 4 >= alone * 3 }

  /// Whether what a byte is in windows-1252 may stand between two of ASCII.
  private static func isPlausible(_ byte: UInt8, after: UInt8, before: UInt8) -> Bool {
    let (first, last) = (isLetter(after), isLetter(before))
    switch byte {
    // ’ in a word or behind it, ‘ “ before a word, ” behind one or a sign.
    case 0x92: return first
    case 0x91, 0x93: return !first && (last || isDigit(before))
    case 0x94: return !last && after > 0x20
    // … • – — ™ and the space that does not break.
    case 0x85, 0x95, 0x96, 0x97, 0x99, 0xA0: return true
    // A letter of a word, or `à` by itself.
    case 0xC0...0xFF: return first || last || after == 0x20 && before == 0x20
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
