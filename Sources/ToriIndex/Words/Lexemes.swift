import ToriText
import ToriWords

/// The rows of lists of words: a folded dictionary form, the top of its tag, whether it is content, and whether it is a
/// word; in the order of the list of all words, which has the most frequent first, words before signs.
struct Lexemes {
  private(set) var all: [Lexeme] = []
  /// The lexeme of each entry.
  private(set) var ofEntries: [UInt32] = []
  /// All by their folded forms, tags, content first.
  private(set) var order: [UInt32] = []

  struct Lexeme {
    fileprivate let key: Key
    /// An entry that is spelled as most of its tokens are.
    let entry: UInt32
    /// The class that most of its tokens are of.
    let pos: WordClass
    let count: Int
  }

  fileprivate struct Key: Hashable {
    let word: String
    let tag: String
    let isContent: Bool
    let isWord: Bool

    init(_ entry: WordEntry) {
      word = FoldedWord.of(entry.word)
      tag = String(entry.topTag)
      (isContent, isWord) = (entry.isContent, entry.isWord)
    }

    func precedes(_ other: Key) -> Bool {
      if word != other.word { return word.utf8.lexicographicallyPrecedes(other.word.utf8) }
      if tag != other.tag { return tag.utf8.lexicographicallyPrecedes(other.tag.utf8) }
      return isContent != other.isContent ? isContent : isWord && !other.isWord
    }
  }

  /// - Parameter counts: how many tokens of posts each entry is.
  init(_ entries: [WordEntry], _ counts: [Int]) {
    var rows: [Key: UInt32] = [:]
    var keys: [Key] = []
    for entry in entries {
      let key = Key(entry)
      let row = rows[key] ?? UInt32(keys.count)
      if Int(row) == keys.count {
        rows[key] = row
        keys.append(key)
      }
      ofEntries.append(row)
    }
    let members = GroupMembers(ofEntries, count: keys.count)
    let found = keys.indices.map { row in
      Self.lexeme(keys[row], members[row], entries, counts)
    }
    let byKey = found.indices.sorted { keys[$0].precedes(keys[$1]) }
    var ranks = [Int](repeating: 0, count: found.count)
    for (rank, row) in byKey.enumerated() { ranks[row] = rank }
    let inList = found.indices.sorted { a, b in
      if keys[a].isWord != keys[b].isWord { return keys[a].isWord }
      return found[a].count != found[b].count
        ? found[a].count > found[b].count : ranks[a] < ranks[b]
    }
    var numbers = [UInt32](repeating: 0, count: found.count)
    for (number, row) in inList.enumerated() { numbers[row] = UInt32(number) }
    all = inList.map { found[$0] }
    ofEntries = ofEntries.map { numbers[Int($0)] }
    order = byKey.map { numbers[$0] }
  }

  private static func lexeme(
    _ key: Key, _ members: ArraySlice<UInt32>, _ entries: [WordEntry], _ counts: [Int]
  ) -> Lexeme {
    var spellings: [String: (count: Int, entry: UInt32)] = [:]
    var classes: [WordClass: Int] = [:]
    // The most frequent entry of a spelling stands for it.
    for member in members {
      let (entry, count) = (entries[Int(member)], counts[Int(member)])
      spellings[entry.shownWord, default: (0, member)].count += count
      classes[entry.pos, default: 0] += count
    }
    let spelling = spellings.min { a, b in
      a.value.count != b.value.count
        ? a.value.count > b.value.count : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }
    let pos = classes.min { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }?.key
    return Lexeme(
      key: key, entry: spelling?.value.entry ?? 0, pos: pos ?? .x,
      count: members.reduce(0) { $0 + counts[Int($1)] })
  }
}

extension WordEntry {
  /// As a row of its dictionary form shows it: what was folded to be gathered stands as it is written.
  package var shownWord: String { word != form && word == FoldedWord.of(form) ? form : word }
}

/// How words are compared: folded.
package enum FoldedWord {
  package static func of(_ text: String) -> String { Folding.string(text) }

  static func bytes(of text: String) -> [UInt8] { Array(of(text).utf8) }
}
