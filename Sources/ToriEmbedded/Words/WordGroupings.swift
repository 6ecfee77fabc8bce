import Synchronization
import ToriEngine
import ToriIndex
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
  /// Whether it is the one by which an index's words are kept, whose groups stand in the order of the list of all.
  let isOfLexemes: Bool
  private let order: GroupRanks
  private let members: GroupMembers

  init(
    groups: [UInt32], count: Int, first: [UInt32], isOfLexemes: Bool = false,
    find: @escaping @Sendable (String) -> [UInt32], ranks: @escaping @Sendable () -> [UInt32]
  ) {
    (self.groups, self.count, self.first, self.find) = (groups, count, first, find)
    self.isOfLexemes = isOfLexemes
    order = GroupRanks(ranks)
    members = GroupMembers(groups, count: count)
  }

  /// The entries of a group, ascending.
  func entries(of group: Int) -> ArraySlice<UInt32> { members[group] }

  /// Where groups stand by what they are: by their text, then tag, content words first, then dictionary form.
  var ranks: GroupRanks.Made { order.made }

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
    let samples = first
    self.init(groups: groups, count: first.count, first: first) {
      groupsOfText[$0] ?? []
    } ranks: {
      let keys = samples.map { Key(entries[$0], part) }
      var ranks = [UInt32](repeating: 0, count: keys.count)
      let inOrder = keys.indices.sorted { keys[$0].precedes(keys[$1]) }
      for (rank, group) in inOrder.enumerated() { ranks[group] = UInt32(rank) }
      return ranks
    }
  }

  /// The groups that have the text, folded where groups are.
  func groups(having text: String) -> [UInt32] { find(text) }

  /// The entries that have the text, folded where groups are.
  func entries(having text: String) -> EntrySet {
    var flags = Array(repeating: false, count: groups.count)
    let wanted = find(text)
    for group in wanted {
      for entry in members[Int(group)] { flags[Int(entry)] = true }
    }
    return EntrySet(flags: flags, isEmpty: wanted.isEmpty)
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

    func precedes(_ other: Key) -> Bool {
      if text != other.text { return text.utf8.lexicographicallyPrecedes(other.text.utf8) }
      if tag != other.tag { return tag.utf8.lexicographicallyPrecedes(other.tag.utf8) }
      if isContent != other.isContent { return isContent }
      return word.utf8.lexicographicallyPrecedes(other.word.utf8)
    }
  }
}

/// Where groups stand by what they are; worked out when it is first asked.
final class GroupRanks: Sendable {
  struct Made: Sendable {
    let ofGroups: [UInt32]
    /// The groups, as they stand.
    let inOrder: [UInt32]
  }

  private let make: @Sendable () -> [UInt32]
  private let known = Mutex<Made?>(nil)

  init(_ make: @escaping @Sendable () -> [UInt32]) { self.make = make }

  var made: Made {
    known.withLock { known in
      if let known { return known }
      let ranks = make()
      var inOrder = [UInt32](repeating: 0, count: ranks.count)
      for (group, rank) in ranks.enumerated() { inOrder[Int(rank)] = UInt32(group) }
      let made = Made(ofGroups: ranks, inOrder: inOrder)
      known = made
      return made
    }
  }
}

/// The groupings of a source's entries, each made when it is first asked for.
final class WordGroupings: Sendable {
  let entries: WordLexicon
  private let made: Mutex<[WordPart: WordGrouping]>
  /// Which words tests hold for, of the last ones that were asked.
  let tested = Mutex<[WordSequence.Test: EntrySet]>([:])

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
