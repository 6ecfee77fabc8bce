import ToriText

/// The words of the language with what each is for: the one table that the parser's choices,
/// completion, `help` and editor support are made from.
package enum Vocabulary {
  /// One use of a word. A word with several uses (`links`, `replies`) has an entry for each.
  package struct Entry: Hashable, Sendable {
    package let keyword: Keyword
    package let kind: Kind
    /// How it is written: keywords in lower case, what the user fills in in capitals.
    package let form: String
    /// What it does, in one line.
    package let summary: LocalizedText
    /// Whole statements that run on the seeds.
    package let examples: [String]

    init(
      _ keyword: Keyword, _ kind: Kind, _ form: String,
      _ summary: LocalizedText.Phrase, ja: LocalizedText.Phrase, _ examples: String...
    ) {
      self.keyword = keyword
      self.kind = kind
      self.form = form
      self.summary = LocalizedText(summary, ja: ja)
      self.examples = examples
    }
  }

  package enum Kind: String, CaseIterable, Sendable {
    case source, clause, predicate, connective, stage, statement, date
  }

  package static let entries: [Entry] =
    sources + clauses + predicates + connectives + stages + statements + dates

  /// The uses of a word, in the order of the table; none for what is no keyword.
  package static func entries(for word: String) -> [Entry] {
    guard let keyword = Keyword(spelling: word) else { return [] }
    return entries.filter { $0.keyword == keyword }
  }

  /// The words of one kind, each once, in the order of the table.
  package static func keywords(_ kind: Kind) -> [Keyword] { byKind[kind] ?? [] }

  /// What a word does, in one line: as that kind of word where it is one, else in its first use.
  package static func summary(of keyword: Keyword, as kind: Kind?) -> LocalizedText? {
    let uses = entries.filter { $0.keyword == keyword }
    return (uses.first { $0.kind == kind } ?? uses.first { $0.kind != .stage } ?? uses.first)?
      .summary
  }

  static func isKeyword(_ keyword: Keyword?, _ kind: Kind) -> Bool {
    guard let keyword else { return false }
    return setByKind[kind]?.contains(keyword) ?? false
  }

  private static let byKind: [Kind: [Keyword]] = {
    var byKind: [Kind: [Keyword]] = [:]
    for entry in entries where !(byKind[entry.kind] ?? []).contains(entry.keyword) {
      byKind[entry.kind, default: []].append(entry.keyword)
    }
    return byKind
  }()

  private static let setByKind = byKind.mapValues { Set($0) }
}
