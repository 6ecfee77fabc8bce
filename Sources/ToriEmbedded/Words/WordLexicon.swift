import ToriWords

/// The different words of a source by their numbers, whoever keeps them.
struct WordLexicon: Sendable {
  /// Whether each counts as a word, and whether it is content, for loops over many.
  let wordFlags: [Bool]
  let contentFlags: [Bool]
  private let read: @Sendable (UInt32) -> WordEntry
  private let find: (@Sendable (String) -> [UInt32])?
  private let makeColumns: @Sendable () -> Columns

  /// What few ask of all words at once.
  struct Columns {
    let classes: [WordClass]
    /// The different tags, and which of them each has.
    let tags: [String]
    let ofEntries: [Int]
  }

  /// - Parameters:
  ///   - find: the words whose form is a text, folded; where none is given, all are looked through.
  init(
    wordFlags: [Bool], contentFlags: [Bool], read: @escaping @Sendable (UInt32) -> WordEntry,
    find: (@Sendable (String) -> [UInt32])? = nil, columns: (@Sendable () -> Columns)? = nil
  ) {
    (self.wordFlags, self.contentFlags) = (wordFlags, contentFlags)
    (self.read, self.find) = (read, find)
    makeColumns = columns ?? { Columns((0..<UInt32(wordFlags.count)).map(read)) }
  }

  init(_ entries: WordEntries) {
    let all = 0..<UInt32(entries.count)
    self.init(
      wordFlags: all.map(entries.isWord),
      contentFlags: all.map { entries.flags($0).contains(.isContent) }, read: { entries[$0] })
  }

  var count: Int { wordFlags.count }

  subscript(number: UInt32) -> WordEntry { read(number) }

  /// Whether it counts as a word, and is no sign.
  @inline(__always)
  func isWord(_ number: UInt32) -> Bool { wordFlags[Int(number)] }

  var columns: Columns { makeColumns() }

  /// The words whose form is this, folded; nil where all would have to be looked through.
  func words(ofForm form: String) -> [UInt32]? { find?(form) }
}

extension WordLexicon.Columns {
  init(_ entries: [WordEntry]) {
    var numbers: [String: Int] = [:]
    var (tags, ofEntries): ([String], [Int]) = ([], [])
    for entry in entries {
      let number = numbers[entry.tag] ?? tags.count
      if number == tags.count {
        numbers[entry.tag] = number
        tags.append(entry.tag)
      }
      ofEntries.append(number)
    }
    self.init(classes: entries.map(\.pos), tags: tags, ofEntries: ofEntries)
  }
}
