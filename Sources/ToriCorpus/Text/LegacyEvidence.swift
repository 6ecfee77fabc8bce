/// How well bytes fit an encoding from before Unicode: text in its own is full of its commonest
/// characters; read in another it is full of rare ones and of bytes that are nothing.
struct LegacyEvidence {
  private var (characters, invalid, score, hangul, spaces) = (0, 0, 0, 0, 0)
  /// Of Shift_JIS: kana of two bytes, those of one, and sound marks behind those that take them and others.
  private var (kana, halfWidth, marks, wrongMarks) = (0, 0, 0, 0)

  /// The encoding that fits best, and whether other bytes may look the same; `nil` if none does. Of those that
  /// fit alike, a Japanese one.
  static func encoding(of sample: ArraySlice<UInt8>) -> (encoding: Encoding, isDoubtful: Bool)? {
    let part = telling(sample)
    func evidence(_ table: LegacyTable?) -> (encoding: Encoding, evidence: LegacyEvidence)? {
      guard let table else { return nil }
      let evidence = LegacyEvidence(part.span, table)
      let isRefused = table.encoding == .shiftJIS && evidence.isAnotherLanguage
      return evidence.fits && !isRefused ? (table.encoding, evidence) : nil
    }
    let japanese = [LegacyTable.shiftJIS, LegacyTable.eucJP].compactMap(evidence)
      .max { $0.evidence.score < $1.evidence.score }
    // A few characters may be of any.
    let others = [LegacyTable.gb18030, .big5, .eucKR].compactMap(evidence)
      .filter { $0.evidence.characters >= 20 && $0.evidence.isLikely(in: $0.encoding) }
      .max { $0.evidence.score < $1.evidence.score }
    guard let japanese else { return others.map { ($0.encoding, false) } }
    guard let others, others.evidence.score * 2 > japanese.evidence.score * 3 else {
      return (japanese.encoding, japanese.evidence.isHalfWidth && japanese.evidence.marks == 0)
    }
    return (others.encoding, false)
  }

  /// Lines that are not all ASCII, as far as are needed.
  private static func telling(_ sample: ArraySlice<UInt8>) -> [UInt8] {
    var part: [UInt8] = []
    for line in sample.split(separator: 0x0A) where line.contains(where: { $0 >= 0x80 }) {
      part += line.prefix(1 << 16)
      part.append(0x0A)
      if part.count >= 1 << 17 { break }
    }
    return part
  }

  private init(_ bytes: Span<UInt8>, _ table: LegacyTable) {
    var (position, before) = (0, UInt32(0))
    while position < bytes.count {
      guard let (scalar, size) = table.scalar(in: bytes, at: position) else {
        invalid += 1
        score -= 8
        position += 1
        before = 0
        continue
      }
      let lead = bytes[position]
      position += size
      if scalar < 0x80 {
        if scalar == 0x20 { spaces += 1 }
      } else {
        characters += 1
        if table.encoding == .shiftJIS { countKana(scalar, after: before) }
        switch table.encoding {
        case .shiftJIS: score += Self.japanese(scalar, after: before, isCommon: lead <= 0x98)
        case .eucJP:
          score += Self.japanese(scalar, after: before, isCommon: (0xB0...0xCF).contains(lead))
        case .eucKR:
          let isHangul = (0xAC00...0xD7A3).contains(scalar) && (0xB0...0xC8).contains(lead)
          if isHangul { hangul += 1 }
          score += isHangul ? 3 : -1
        case .big5: score += Self.chinese(scalar, isCommon: (0xA4...0xC6).contains(lead))
        default:
          score += Self.chinese(scalar, isCommon: (0xB0...0xD7).contains(lead) && size == 2)
        }
      }
      before = scalar
    }
  }

  private var fits: Bool { score > 0 && invalid * 3 <= characters }

  /// Whether nearly all is half-width kana: in one byte each, as other languages have their letters.
  private var isHalfWidth: Bool { halfWidth * 2 > characters && kana * 20 < halfWidth }

  /// Japanese in half-width kana is full of sound marks, and each stands where it can; the bytes of Cyrillic or
  /// Thai letters have none, or anywhere. A few letters may be anything.
  private var isAnotherLanguage: Bool {
    guard isHalfWidth, halfWidth >= 12 else { return isHalfWidth && wrongMarks > 0 }
    return marks * 40 < halfWidth || wrongMarks * 4 > marks
  }

  private mutating func countKana(_ scalar: UInt32, after before: UInt32) {
    switch scalar {
    case 0x3040...0x30FF, 0x3001, 0x3002: kana += 1
    case 0xFF66...0xFF9D: halfWidth += 1
    case 0xFF9E, 0xFF9F:
      if Self.halfWidth(scalar, after: before) > 0 { marks += 1 } else { wrongMarks += 1 }
    default: break
    }
  }

  /// Korean is written in syllables, with spaces between words; Chinese in characters that are common but for a few.
  private func isLikely(in encoding: Encoding) -> Bool {
    encoding == .eucKR
      ? hangul * 20 >= characters * 17 && spaces * 12 >= characters : score >= characters
  }

  private static func japanese(_ scalar: UInt32, after before: UInt32, isCommon: Bool) -> Int {
    switch scalar {
    case 0x3040...0x30FF, 0x3001, 0x3002: 4
    case 0x4E00...0x9FFF: isCommon ? 1 : -1
    case 0xFF01...0xFF5E: 1
    case 0xFF61...0xFF9F: halfWidth(scalar, after: before)
    case 0x3000...0x303F, 0x2010...0x2030: 0
    default: -1
    }
  }

  /// Half-width kana come in runs; the sound marks only behind those that take them.
  private static func halfWidth(_ scalar: UInt32, after before: UInt32) -> Int {
    switch scalar {
    case 0xFF61...0xFF65: return (0xFF61...0xFF65).contains(before) ? -3 : 0
    case 0xFF9E:
      let takes = (0xFF76...0xFF84).contains(before) || (0xFF8A...0xFF8E).contains(before)
      return takes || before == 0xFF73 ? 2 : -4
    case 0xFF9F: return (0xFF8A...0xFF8E).contains(before) ? 2 : -4
    default: return (0xFF61...0xFF9F).contains(before) || before < 0x80 ? 1 : -1
    }
  }

  private static func chinese(_ scalar: UInt32, isCommon: Bool) -> Int {
    switch scalar {
    case 0xFF0C, 0x3002: 4
    case 0x3041...0x30F6, 0xFF61...0xFF9F: -2
    case 0x4E00...0x9FFF: commonest.contains(scalar) ? 6 : isCommon ? 1 : -1
    case 0xE000...0xF8FF: -4
    default: 0
    }
  }

  /// Characters of which every Chinese text is full, simplified and traditional; those that are as
  /// common in Japanese left out.
  private static let commonest = Set(
    "的是不了在我他这這有个個们們也到说說就会會你对對那得着著下过過得还還没沒吗嗎么麼很什可以要把被给給让讓从從为為与與和但因"
      .unicodeScalars.map(\.value))
}
