import Synchronization
import ToriEngine
import ToriLanguage
import ToriText
import ToriWords

/// Entries that rows of words do not tell apart: those of one dictionary form, one top level of its tag, and content
/// words or not; or of one form, reading or tag.
struct WordGrouping: Sendable {
  /// The group of each entry.
  let groups: [UInt32]
  /// How many there are.
  let count: Int
  /// An entry of each group, which has what all of the group have.
  let first: [UInt32]
  /// The groups of a text, folded where groups are.
  private let find: @Sendable (String) -> [UInt32]

  init(
    groups: [UInt32], count: Int, first: [UInt32], find: @escaping @Sendable (String) -> [UInt32]
  ) {
    (self.groups, self.count, self.first, self.find) = (groups, count, first, find)
  }

  init(_ entries: WordLexicon, by part: WordPart) {
    var numbers: [Key: UInt32] = [:]
    var groups: [UInt32] = []
    var first: [UInt32] = []
    groups.reserveCapacity(entries.count)
    for number in 0..<UInt32(entries.count) {
      let key = Key(entries[number], part)
      if let known = numbers[key] {
        groups.append(known)
      } else {
        numbers[key] = UInt32(first.count)
        groups.append(UInt32(first.count))
        first.append(number)
      }
    }
    let groupsOfText = numbers.reduce(into: [String: [UInt32]]()) {
      $0[$1.key.text, default: []].append($1.value)
    }
    self.init(groups: groups, count: first.count, first: first) { groupsOfText[$0] ?? [] }
  }

  /// The entries that have the text, folded where groups are.
  func entries(having text: String) -> EntrySet {
    var isWanted = Array(repeating: false, count: count)
    let wanted = find(text)
    for group in wanted { isWanted[Int(group)] = true }
    return EntrySet(flags: groups.map { isWanted[Int($0)] }, isEmpty: wanted.isEmpty)
  }

  private struct Key: Hashable {
    let text: String
    /// Of a form, whose it is.
    var word = ""
    var tag = ""
    let isContent: Bool

    init(_ entry: WordEntry, _ part: WordPart) {
      isContent = entry.isContent
      if part != .tag { tag = String(entry.topTag) }
      switch part {
      case .form:
        text = Folding.string(entry.form)
        word = Folding.string(entry.word)
      case .word: text = Folding.string(entry.word)
      case .reading: text = entry.reading
      case .tag: text = entry.tag
      case .pos: text = entry.pos.name
      }
    }
  }
}

/// The groupings of a source's entries, each made when it is first asked for.
final class WordGroupings: Sendable {
  private let entries: WordLexicon
  private let made: Mutex<[WordPart: WordGrouping]>

  /// - Parameter words: the grouping by dictionary forms, where it is known.
  init(_ entries: WordLexicon, words: WordGrouping? = nil) {
    self.entries = entries
    made = Mutex(words.map { [.word: $0] } ?? [:])
  }

  func by(_ part: WordPart) -> WordGrouping {
    made.withLock { made in
      if let known = made[part] { return known }
      let grouping = WordGrouping(entries, by: part)
      made[part] = grouping
      return grouping
    }
  }
}
