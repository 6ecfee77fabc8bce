import ToriLanguage
import ToriText

/// Texts that are looked for in each of their spellings, where kanji are to count as their variants.
extension Analyzer {
  /// The needle with all spellings that the corpus may have; nil, reported, if they are too many.
  mutating func spread(_ needle: Needle, at span: SourceSpan) -> Needle? {
    guard environment.foldsVariants else { return needle }
    var needle = needle
    needle.foldsVariants = true
    guard let catalogue else { return needle }
    guard let variants = catalogue.spellings(of: needle.folded, limit: Self.spellingLimit) else {
      report(.tooManySpellings(needle.text, limit: Self.spellingLimit, at: span))
      return nil
    }
    needle.variants = variants
    return needle
  }

  private static let spellingLimit = 1000
}

extension Catalogue {
  /// The other spellings of a folded text, as far as some text may hold them; nil if they are more than `limit`.
  ///
  /// Grown from the left, where what no text begins so far is given up: of the texts there are few that differ.
  fileprivate func spellings(of folded: [UInt8], limit: Int) -> [[UInt8]]? {
    let scalars = String(decoding: folded, as: UTF8.self).unicodeScalars
    if scalars.allSatisfy({ KanjiVariants.of($0).isEmpty }) { return [] }
    var heads: [[UInt8]] = [[]]
    for scalar in scalars {
      let choices = [scalar] + KanjiVariants.of(scalar)
      var longer: [[UInt8]] = []
      for head in heads {
        for choice in choices {
          let next = head + Array(String(choice).utf8)
          // What is written stays, so that others may come of it; an empty answer says what it lacks.
          if mayOccur(next) || folded.starts(with: next) { longer.append(next) }
        }
      }
      if longer.count > limit { return nil }
      heads = longer
    }
    return heads.filter { $0 != folded }
  }
}
