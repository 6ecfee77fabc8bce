extension Vocabulary {
  /// A name as a query may have it without quotes: full-width letters as their half-width twins, and what no word
  /// holds as `_`.
  package static func bareWord(for name: String) -> String {
    var word = String.UnicodeScalarView()
    let scalars = Array(name.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let twin = Scalars.twin(of: scalar.value)
      let isInside =
        place > 0 && place + 1 < scalars.count
        && Scalars.isWord(Scalars.twin(of: scalars[place + 1].value))
      // A dot or a hyphen joins what stands on both of its sides.
      let isWord = Scalars.isWord(twin) || (twin == 0x2E || twin == 0x2D) && isInside
      word.append(isWord ? Unicode.Scalar(twin) ?? "_" : "_")
    }
    return word.isEmpty ? "_" : String(word)
  }
}
