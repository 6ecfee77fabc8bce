import ToriRandom

extension ModelLine {
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
