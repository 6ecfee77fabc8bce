import ToriWords

/// The different words of a source by their numbers, whoever keeps them.
struct WordLexicon: Sendable {
  /// Whether each counts as a word, for loops over tokens.
  let wordFlags: [Bool]
  private let read: @Sendable (UInt32) -> WordEntry

  init(wordFlags: [Bool], read: @escaping @Sendable (UInt32) -> WordEntry) {
    (self.wordFlags, self.read) = (wordFlags, read)
  }

  init(_ entries: WordEntries) {
    self.init(wordFlags: (0..<UInt32(entries.count)).map(entries.isWord)) { entries[$0] }
  }

  var count: Int { wordFlags.count }

  subscript(number: UInt32) -> WordEntry { read(number) }

  /// Whether it counts as a word, and is no sign.
  @inline(__always)
  func isWord(_ number: UInt32) -> Bool { wordFlags[Int(number)] }
}
