import ToriEngine
import ToriLanguage
import ToriText
import ToriWords

/// What groups of words are shown as: of several spellings the commonest, of several classes the commonest.
struct WordNames {
  private let entries: WordLexicon
  private let grouping: WordGrouping
  /// For each group its spelling and class, as far as they have been asked for.
  private var best: [Int: (spelling: String, pos: WordClass)] = [:]
  /// Of forms, the dictionary form of each.
  private var words: [Int: String] = [:]

  /// - Parameters:
  ///   - counted: the entries that occur, with how often; of those that do not, no group is named.
  init(
    _ entries: WordLexicon, _ grouping: WordGrouping, by part: WordPart,
    counted: some Sequence<(entry: Int, count: Int)>
  ) {
    (self.entries, self.grouping) = (entries, grouping)
    var members: [Int: [(about: WordEntry, count: Int)]] = [:]
    for (entry, count) in counted where count > 0 {
      members[Int(grouping.groups[entry]), default: []].append((entries[UInt32(entry)], count))
    }
    for (group, members) in members {
      let spelling = Self.commonest(members) { $0.spelling(as: part) }
      let pos = Self.commonest(members) { $0.pos }
      best[group] = (spelling ?? "", pos ?? .x)
      if part == .form { words[group] = Self.commonest(members) { $0.spelling(as: .word) } }
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

  func spelling(_ group: Int) -> String { best[group]?.spelling ?? "" }

  func pos(_ group: Int) -> String { best[group]?.pos.name ?? "" }

  /// The dictionary form that a form is of.
  func word(_ group: Int) -> String { words[group] ?? "" }

  /// An entry that has what all of the group have: the top level of its tag, and whether it is a content word.
  private func sample(_ group: Int) -> WordEntry { entries[grouping.first[group]] }

  /// Puts groups that are alike otherwise in an order: by spelling, then tag, then content words first.
  func isBefore(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (spelling(a), spelling(b))
    if !x.utf8.elementsEqual(y.utf8) { return x.utf8.lexicographicallyPrecedes(y.utf8) }
    let (p, q) = (sample(a), sample(b))
    if p.topTag != q.topTag { return p.topTag.utf8.lexicographicallyPrecedes(q.topTag.utf8) }
    if p.isContent != q.isContent { return p.isContent }
    return word(a).utf8.lexicographicallyPrecedes(word(b).utf8)
  }

  /// The cells that say which word a row is: word, class, top level of the tag, whether it is a content word.
  func cells(_ group: Int) -> [Value] {
    let about = sample(group)
    return [
      .text(spelling(group)), .text(pos(group)), .text(String(about.topTag)),
      .boolean(about.isContent),
    ]
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
    case .word: word != form && word == Folding.string(form) ? form : word
    case .form: form
    case .reading: reading
    case .tag: tag
    case .pos: pos.name
    }
  }
}
