/// Every word of the language, spelt once.
package enum Keyword: String, CaseIterable, Sendable {
  // What a query begins with.
  case posts, blocks, documents, threads, authors, links, words
  // Clauses.
  case `where`, since, until, on, between, `in`, by
  // Predicates.
  case mentions, matches, has, replies, tagged, dated, deleted, undated
  // What stands between other words.
  case and, or, not, any, all, of, near, within, exactly, variants, word, to, width, seed, against
  case asc, desc, rows, distinct, `as`, titled, replacing, corpus
  case left, right, sentence, at, least
  // Stages.
  case sort, limit, sample, select, count, sum, mean, median, min, max, timeline, share, kwic
  case collocates, keywords, parents, thread, around, cite, raw, union, minus, intersect, expect
  case save, ngrams, compounds, dispersion, network
  // Statements.
  case `let`, param, explain, analyze, describe, help, tour
  // Dates.
  case today, yesterday, last, this, ago
  case hour, day, week, month, year, hours, days, weeks, months, years

  package var spelling: String { rawValue }

  /// The keyword that `word` spells in any case, if any.
  package init?(spelling word: String) {
    guard word.utf8.count <= Self.longest, let first = word.utf8.first, first < 0x80 else {
      return nil
    }
    if let keyword = Self.bySpelling[word] ?? Self.bySpelling[word.lowercased()] {
      self = keyword
    } else {
      return nil
    }
  }

  private static let bySpelling = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  private static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// Words that shape a query wherever they stand: as a text to look for, they need quotes.
  package var isReserved: Bool {
    switch self {
    case .where, .since, .until, .on, .between, .in, .by, .mentions, .matches, .has, .tagged,
      .dated, .and, .or, .not, .near, .within:
      true
    default: false
    }
  }

  /// Words that came when scripts had used them as names already, and can go on being names.
  package var mayBeName: Bool {
    switch self {
    case .distinct, .as, .titled, .replacing, .corpus, .save, .left, .right, .sentence, .at, .least,
      .ngrams, .compounds, .dispersion, .network, .param:
      true
    default: false
    }
  }

  /// Words that a field of data may be called all the same, as `sentence` in `within sentence`.
  package var mayBeField: Bool {
    switch self {
    case .sentence, .at, .least, .network: true
    default: false
    }
  }

  /// Words after which a statement cannot end, wherever they stand.
  package var wantsMore: Bool {
    switch self {
    case .of, .to, .against: true
    default: isReserved
    }
  }

  /// The unit of time that it names, in the singular or the plural.
  package var unit: CalendarUnit? {
    switch self {
    case .hour, .hours: .hour
    case .day, .days: .day
    case .week, .weeks: .week
    case .month, .months: .month
    case .year, .years: .year
    default: nil
    }
  }
}
