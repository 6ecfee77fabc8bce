import ToriRandom

extension ModelLine {
  /// Presses one key of emacs, or types a burst, and returns what that sends. At the end of the text
  /// no key is pressed that would take a hint.
  mutating func press(
    using random: inout SplitMix64, alphabet: [Piece], killed: inout [Piece]
  ) -> String {
    switch random.below(16) {
    case 0..<6: return typeBurst(using: &random, alphabet: alphabet)
    case 6:
      caret = max(caret - 1, 0)
      return "\u{1B}[D"
    case 7 where caret < pieces.count:
      caret += 1
      return "\u{6}"
    case 8:
      if caret > 0 {
        caret -= 1
        pieces.remove(at: caret)
      }
      return "\u{7F}"
    case 9:
      if caret < pieces.count { pieces.remove(at: caret) }
      return "\u{1B}[3~"
    case 10:
      let start = pieces[..<caret].lastIndex(of: Self.lineEnd).map { $0 + 1 } ?? 0
      caret = caret == start ? 0 : start
      return "\u{1}"
    case 11 where caret < pieces.count:
      let end = pieces[caret...].firstIndex(of: Self.lineEnd) ?? pieces.count
      caret = caret == end ? pieces.count : end
      return "\u{1B}[F"
    case 12:
      killed = Array(pieces[caret...])
      pieces.removeSubrange(caret...)
      return "\u{B}"
    case 13:
      pieces.insert(contentsOf: killed, at: caret)
      caret += killed.count
      return "\u{19}"
    case 14 where random.below(4) == 0:
      killed = pieces
      (pieces, caret) = ([], 0)
      return "\u{15}"
    default:
      guard random.below(3) == 0 else { return "" }
      pieces.insert(Self.lineEnd, at: caret)
      caret += 1
      return "\u{1B}\r"
    }
  }

  /// Types one to five characters.
  mutating func typeBurst(using random: inout SplitMix64, alphabet: [Piece]) -> String {
    var burst = ""
    for _ in 0...random.below(5) {
      let piece = alphabet[random.below(alphabet.count)]
      pieces.insert(piece, at: caret)
      caret += 1
      burst += piece.text
    }
    return burst
  }
}
