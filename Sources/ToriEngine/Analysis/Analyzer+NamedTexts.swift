import ToriIndex
import ToriLanguage
import ToriText

/// Texts that get a name by which somebody may look for another text.
extension Analyzer {
  /// Warns of a name for texts that is a word of the corpus and none of these texts: a bare word behind
  /// `mentions` would quietly find them in its place.
  mutating func doubt(_ binding: Environment.Binding, as name: Name) {
    guard case .texts(let needles) = binding, let index else { return }
    let word = Needle(name.value).folded
    // Nobody looks for one letter of ASCII by itself.
    if word.count == 1 || needles.contains(where: { $0.folded == word }) { return }
    if index.hasWord(word) { report(.nameInTexts(name.value, at: name.span)) }
  }
}

extension Index {
  /// Whether some text holds `folded` other than within a longer word of ASCII letters and digits; of
  /// texts that hold it, the first thousand are looked at.
  ///
  /// What cannot be read is no reason to warn: the queries will say so.
  fileprivate func hasWord(_ folded: [UInt8]) -> Bool {
    if estimate(mentioning: folded) == 0 { return false }
    let holding = try? blocks(
      mentioning: folded, among: allBlocks, cancellation: Cancellation())
    return holding?.prefix(1000).contains {
      Folding.fold(text(of: $0)).bytes.holdsWord(folded)
    } ?? false
  }
}

extension [UInt8] {
  /// Whether `word` stands here with no ASCII letter or digit joined to one of its own.
  fileprivate func holdsWord(_ word: [UInt8]) -> Bool {
    func joins(_ before: Int, _ after: Int) -> Bool {
      indices.contains(before) && indices.contains(after)
        && self[before].isASCIIWord && self[after].isASCIIWord
    }
    guard count >= word.count else { return false }
    return (0...count - word.count).contains { start in
      let end = start + word.count
      return self[start] == word[0] && self[start..<end].elementsEqual(word)
        && !joins(start - 1, start) && !joins(end - 1, end)
    }
  }
}

extension UInt8 {
  /// A digit or, folded, a letter.
  fileprivate var isASCIIWord: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) }
}
