import ToriRandom

extension ModelLine {
  /// Presses one key of vi, or types a burst, and returns what that sends.
  ///
  /// As libedit has it, the text is one line whatever line ends are in it.
  mutating func pressVi(
    using random: inout SplitMix64, alphabet: [Piece], isInserting: inout Bool
  ) -> String {
    isInserting
      ? insert(using: &random, alphabet: alphabet, isInserting: &isInserting)
      : command(using: &random, alphabet: alphabet, isInserting: &isInserting)
  }

  private mutating func insert(
    using random: inout SplitMix64, alphabet: [Piece], isInserting: inout Bool
  ) -> String {
    switch random.below(12) {
    case 0..<5: return typeBurst(using: &random, alphabet: alphabet)
    case 5:
      caret = max(caret - 1, 0)
      return "\u{1B}[D"
    case 6:
      if caret > 0 { erase(caret - 1) }
      return "\u{7F}"
    case 7:
      if caret < pieces.count { pieces.remove(at: caret) }
      return "\u{1B}[3~"
    case 8:
      pieces.insert(Self.lineEnd, at: caret)
      caret += 1
      return "\u{1B}\r"
    default:
      isInserting = false
      caret = max(caret - 1, 0)
      // Not by itself: an escape sequence might follow.
      return "\u{1B}" + moveForward()
    }
  }

  private mutating func command(
    using random: inout SplitMix64, alphabet: [Piece], isInserting: inout Bool
  ) -> String {
    switch random.below(16) {
    case 0, 1:
      caret = max(caret - 1, 0)
      return "h"
    case 2: return moveForward()
    case 3:
      caret = 0
      return "0"
    case 4:
      caret = max(pieces.count - 1, 0)
      return "$"
    case 5, 6:
      if !pieces.isEmpty { erase(min(caret, pieces.count - 1)) }
      caret = max(0, min(caret, pieces.count - 1))
      return "x"
    case 7:
      if caret > 0 { erase(caret - 1) }
      return "X"
    case 8 where random.below(3) == 0:
      pieces.removeSubrange(caret...)
      caret = max(pieces.count - 1, 0)
      return "D"
    case 9 where random.below(4) == 0:
      (pieces, caret) = ([], 0)
      return "dd"
    case 10:
      let piece = alphabet[random.below(alphabet.count)]
      guard caret < pieces.count, pieces[caret] != Self.lineEnd else { return "" }
      pieces[caret] = piece
      return "r" + piece.text
    case 11:
      let count = 1 + random.below(3)
      guard caret + count <= pieces.count else { return "" }
      let piece = alphabet[random.below(alphabet.count)]
      pieces.replaceSubrange(caret..<caret + count, with: [piece])
      isInserting = true
      caret += 1
      return "\(count)s" + piece.text
    case 12:
      let count = min(1 + random.below(3), pieces.count - caret)
      guard count > 0 else { return "" }
      pieces.removeSubrange(caret..<caret + count)
      caret = max(0, min(caret, pieces.count - 1))
      return "d\(count)l"
    default:
      isInserting = true
      let key = ["i", "a", "I", "A"][random.below(4)]
      if key == "a" { caret = min(caret + 1, pieces.count) }
      if key == "I" { caret = 0 }
      if key == "A" { caret = pieces.count }
      return key
    }
  }

  private mutating func moveForward() -> String {
    if caret < pieces.count - 1 { caret += 1 }
    return "l"
  }

  private mutating func erase(_ index: Int) {
    pieces.remove(at: index)
    if index < caret { caret -= 1 }
  }
}
