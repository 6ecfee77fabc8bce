import ToriLanguage

/// Texts that get a name by which somebody may look for another text.
extension Analyzer {
  /// Warns of a name for texts that is a word of the corpus and none of these texts: a bare word behind
  /// `mentions` would quietly find them in its place.
  mutating func doubt(_ binding: Environment.Binding, as name: Name) {
    guard case .texts(let needles) = binding, let catalogue else { return }
    let word = Needle(name.value).folded
    // Nobody looks for one letter of ASCII by itself.
    if word.count == 1 || needles.contains(where: { $0.folded == word }) { return }
    if catalogue.hasWord(word) { report(.nameInTexts(name.value, at: name.span)) }
  }
}
