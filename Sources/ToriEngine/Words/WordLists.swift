import ToriText

/// What somebody says of the words of a corpus, in plain files beside it; used when a query asks, so that nothing is
/// made anew.
package struct WordLists: Codable, Hashable, Sendable {
  /// What is one word, wherever the cuts of the dictionary fall on its ends.
  package var compounds: [ListedWord] = []
  /// Dictionary forms that lists of words leave out, and count.
  package var stop: [ListedWord] = []

  package init(compounds: [ListedWord] = [], stop: [ListedWord] = []) {
    (self.compounds, self.stop) = (compounds, stop)
  }

  package var isEmpty: Bool { compounds.isEmpty && stop.isEmpty }
}

/// A word of such a file.
package struct ListedWord: Codable, Hashable, Sendable {
  /// As it is written there, without blanks around.
  package let text: String
  /// Where it stands, `seeds.compounds:2`.
  package let place: String

  package init(_ text: String, at place: String) { (self.text, self.place) = (text, place) }

  package var folded: String { Folding.string(text) }
}

/// Where a compound stands in the posts at hand, that is not one word everywhere.
package struct CompoundPlaces: Hashable, Sendable {
  package let word: ListedWord
  /// How often its characters stand there; how often its parts were joined; how often it was one word already.
  package var all = 0
  package var joined = 0
  package var whole = 0

  package init(_ word: ListedWord) { self.word = word }

  /// How often a cut of the dictionary falls elsewhere than on its ends.
  package var cutOtherwise: Int { all - joined - whole }
}
