/// What is known of a word wherever it is written the same and means the same: tokens are a number of one of these
/// and a place.
package struct WordEntry: Hashable, Sendable {
  /// As it is written in the text.
  package var form: String
  /// The dictionary form: of 言っ 言う; of a Latin word its folded form; else the form.
  package var word: String
  /// In katakana, as the dictionary gives it; empty where it gives none.
  package var reading: String
  /// The dictionary's own hierarchy, `名詞-サ変接続`; of what the scanner takes out before the dictionary is asked, the
  /// name of its kind (`WordKind`), but for numbers and symbols that the dictionary has a tag for.
  package var tag: String
  package var pos: WordClass
  /// Nouns without pronouns, numbers, dependent, adverbial and special ones and suffixes; proper nouns; verbs and
  /// adjectives that stand alone; words in letters of other languages.
  package var isContent: Bool
  /// Whether it counts: it has a letter or a digit (Unicode L*, N*), and is neither a face nor an emoji.
  package var isWord: Bool

  package init(
    form: String, word: String, reading: String = "", tag: String, pos: WordClass,
    isContent: Bool = false, isWord: Bool = true
  ) {
    self.form = form
    self.word = word
    self.reading = reading
    self.tag = tag
    self.pos = pos
    self.isContent = isContent
    self.isWord = isWord
  }

  /// The first part of the tag: 名詞 of 名詞-サ変接続.
  package var topTag: Substring { tag.prefix { $0 != "-" } }
}

/// A word in a text: which entry, and where. Its number is of the `WordEntries` that it came with.
package struct WordToken: Hashable, Sendable {
  package var entry: UInt32
  /// Its bytes in the text as stored, in UTF-8: `start` up to, not including, `end`.
  package var start: UInt32
  package var end: UInt32
  /// Whether nothing of its sentence follows: it is its mark of ending, or the last of its line or of the text.
  package var endsSentence = false

  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// A word in a text, for those who need few: the entry itself, and where it stands.
package struct Word: Hashable, Sendable {
  package var entry: WordEntry
  package var range: Range<Int>
  package var endsSentence: Bool
}
