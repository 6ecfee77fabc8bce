import ToriWords

/// What a word is to a compound.
package enum CompoundPart: Hashable, Sendable {
  case noun
  /// Only behind a noun.
  case suffix
  case none

  /// The runs of two nouns or more that stand in a text without a gap; each as long as can be.
  package static func runs(
    in words: ArraySlice<WordToken>, _ part: (WordToken) -> CompoundPart
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for place in words.indices {
      let isJoined = place > words.startIndex && words[place - 1].end == words[place].start
      let own = part(words[place])
      if let first = start, own == .none || !isJoined {
        if place - first > 1 { found.append(first..<place) }
        start = nil
      }
      if start == nil, own == .noun { start = place }
    }
    if let first = start, words.endIndex - first > 1 { found.append(first..<words.endIndex) }
    return found
  }
}

extension WordEntry {
  /// Nouns that name things: not pronouns, numbers, dependent and adverbial ones; words in Latin letters too.
  package var compoundPart: CompoundPart {
    if tag.hasPrefix("接尾辞-名詞的") || tag.hasPrefix("名詞-接尾") {
      return Self.otherNouns.contains { tag.contains($0) } ? .none : .suffix
    }
    if tag.hasPrefix("名詞") {
      return Self.otherNouns.contains { tag.contains($0) } ? .none : .noun
    }
    return pos == .x && isContent && tag == WordKind.latin.tag ? .noun : .none
  }

  private static let otherNouns = [
    "非自立", "代名詞", "副詞可能", "-数", "特殊", "接続詞的", "助動詞語幹", "助数詞",
  ]
}
