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
    var spellings: [Int: [String: Int]] = [:]
    var classes: [Int: [WordClass: Int]] = [:]
    var words: [Int: [String: Int]] = [:]
    for (entry, count) in counted where count > 0 {
      let group = Int(grouping.groups[entry])
      let about = entries[UInt32(entry)]
      spellings[group, default: [:]][about.spelling(as: part), default: 0] += count
      classes[group, default: [:]][about.pos, default: 0] += count
      if part == .form {
        words[group, default: [:]][about.spelling(as: .word), default: 0] += count
      }
    }
    self.words = words.mapValues { Self.commonest($0) }
    for (group, texts) in spellings {
      let pos = classes[group]?.min { a, b in
        (-a.value, a.key.rawValue) < (-b.value, b.key.rawValue)
      }
      best[group] = (Self.commonest(texts), pos?.key ?? .x)
    }
  }

  /// Of those that are as common, the first by its bytes.
  private static func commonest(_ texts: [String: Int]) -> String {
    texts.min { a, b in
      a.value != b.value
        ? a.value > b.value : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }?.key ?? ""
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
