/// A piece of a line as the learner compares lines: a token, a word, digits or a sign.
struct LineAtom: Sendable {
  enum Kind: Hashable, Sendable {
    case token(TokenKinds)
    /// Letters of one script.
    case word
    case digits
    case sign
  }

  let kind: Kind
  /// In the folded bytes of the window.
  let range: Range<Int>
  let isLatin: Bool

  /// The kinds of tokens that prove something; others are digits among the words.
  static let proofs: TokenKinds = [.time, .day, .age, .clock, .handle, .id]

  var proof: TokenKinds? {
    if case .token(let kind) = kind { kind } else { nil }
  }

  /// The pieces of a line, from left to right; white space parts them and is none.
  static func atoms(_ window: PageWindow, _ line: Int) -> [LineAtom] {
    let range = window.range(line)
    var atoms: [LineAtom] = []
    var position = range.lowerBound
    for index in window.tokens(line) {
      let token = window.tokens[index]
      guard !token.kind.isDisjoint(with: proofs.union(.url)), token.start >= position else {
        continue
      }
      words(window, position..<token.start, into: &atoms)
      atoms.append(
        LineAtom(kind: .token(token.kind), range: token.start..<token.end, isLatin: false))
      position = token.end
    }
    words(window, position..<range.upperBound, into: &atoms)
    return atoms
  }

  private static func words(
    _ window: PageWindow, _ range: Range<Int>, into atoms: inout [LineAtom]
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let (script, size) = script(window.bytes, position, range.upperBound)
      let start = position
      position += size
      if script == .space { continue }
      if script != .sign {
        while position < range.upperBound {
          let (next, size) = Self.script(window.bytes, position, range.upperBound)
          guard next == script else { break }
          position += size
        }
      }
      atoms.append(
        LineAtom(
          kind: script == .digits ? .digits : script == .sign ? .sign : .word,
          range: start..<position, isLatin: script == .latin))
    }
  }

  private enum Script { case space, digits, latin, hiragana, katakana, kanji, hangul, sign }

  private static func script(_ bytes: [UInt8], _ position: Int, _ end: Int) -> (Script, Int) {
    let byte = bytes[position]
    switch byte {
    case 0x09, 0x20: return (.space, 1)
    case 0x30...0x39: return (.digits, 1)
    case 0x41...0x5A, 0x61...0x7A: return (.latin, 1)
    case 0..<0x80: return (.sign, 1)
    case 0xC3...0xDF: return (.latin, min(2, end - position))
    case 0xE3 where position + 2 < end:
      let scalar = Int(bytes[position + 1] & 0x3F) << 6 | Int(bytes[position + 2] & 0x3F)
      // The low bits of U+3040 on.
      switch scalar {
      case 0x40..<0xA0: return (.hiragana, 3)
      case 0xA1..<0xFB, 0xFC...0xFF: return (.katakana, 3)
      case 0x400...0xFFF: return (.kanji, 3)
      default: return (.sign, 3)
      }
    case 0xE4...0xE9: return (.kanji, min(3, end - position))
    case 0xEA...0xED: return (.hangul, min(3, end - position))
    case 0xF0...: return (.sign, min(4, end - position))
    case 0xE0...: return (.sign, min(3, end - position))
    default: return (.sign, min(2, end - position))
    }
  }
}
