import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

/// What groups of words are shown as: of several spellings the commonest, of several classes the commonest; each when it
/// is asked for.
struct WordNames: Sendable {
  private let entries: WordLexicon
  private let grouping: WordGrouping
  private let part: WordPart
  /// How often each entry stands in the texts whose words are shown.
  private let counts: [UInt32]

  /// - Parameters:
  ///   - counts: of each entry; those that do not occur name no group.
  init(
    _ entries: WordLexicon, _ grouping: WordGrouping, by part: WordPart, counts: [UInt32]
  ) {
    (self.entries, self.grouping, self.part, self.counts) = (entries, grouping, part, counts)
  }

  /// - Parameters:
  ///   - counted: the entries that occur, with how often.
  init(
    _ entries: WordLexicon, _ grouping: WordGrouping, by part: WordPart,
    counted: some Sequence<(entry: Int, count: Int)>
  ) {
    var counts = [UInt32](repeating: 0, count: grouping.groups.count)
    for (entry, count) in counted { counts[entry] = UInt32(count) }
    self.init(entries, grouping, by: part, counts: counts)
  }

  private func members(_ group: Int) -> [(about: WordEntry, count: Int)] {
    grouping.entries(of: group).compactMap { entry in
      let count = Int(counts[Int(entry)])
      return count > 0 && entries.isWord(entry) ? (entries[entry], count) : nil
    }
  }

  /// What most of a group's entries have, by how often these were counted; of what is as common the first.
  private static func commonest<Name: Hashable & OrderedName>(
    _ members: [(about: WordEntry, count: Int)], _ name: (WordEntry) -> Name
  ) -> Name? {
    if members.count == 1 { return name(members[0].about) }
    let counts = members.reduce(into: [Name: Int]()) { $0[name($1.about), default: 0] += $1.count }
    return counts.min { a, b in
      a.value != b.value ? a.value > b.value : a.key.precedes(b.key)
    }?.key
  }

  func spelling(_ group: Int) -> String { spelling(group, as: part) }

  private func spelling(_ group: Int, as part: WordPart) -> String {
    Self.commonest(members(group)) { $0.spelling(as: part) } ?? ""
  }

  func pos(_ group: Int) -> String {
    (Self.commonest(members(group)) { $0.pos } ?? .x).name
  }

  /// The dictionary form that a form is of.
  func word(_ group: Int) -> String { spelling(group, as: .word) }

  /// An entry that has what all of the group have: the top level of its tag, and whether it is a content word.
  private func sample(_ group: Int) -> WordEntry { entries[grouping.first[group]] }

  /// Puts groups that are alike otherwise in an order: by their texts folded, then tag, then content words first.
  func isBefore(_ a: Int, _ b: Int) -> Bool {
    let ranks = grouping.ranks.ofGroups
    return ranks[a] < ranks[b]
  }

  /// The cells that say which word a row is.
  static let cellCount = 4

  /// One of them: word, class, top level of the tag, whether it is a content word.
  func cell(_ group: Int, _ place: Int) -> Value {
    switch place {
    case 0: .text(spelling(group))
    case 1: .text(pos(group))
    case 2: .text(String(sample(group).topTag))
    default: .boolean(entries.contentFlags[Int(grouping.first[group])])
    }
  }
}

/// What names that are as common are ordered by.
private protocol OrderedName {
  func precedes(_ other: Self) -> Bool
}

extension String: OrderedName {
  /// By its bytes.
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension WordClass: OrderedName {
  fileprivate func precedes(_ other: WordClass) -> Bool { rawValue < other.rawValue }
}

extension WordEntry {
  /// How it is shown as a row's word, form or the like: a word that was folded to be gathered, as it is written.
  func spelling(as part: WordPart) -> String {
    switch part {
    case .word: shownWord
    case .form: form
    case .reading: reading
    case .tag: tag
    case .pos: pos.name
    }
  }
}
