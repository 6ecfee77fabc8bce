import ToriIndex
import ToriLanguage
import ToriText

/// How a query is read: a sentence for each of its steps.
extension Explainer {
  func reading(_ plan: LogicalPlan) -> [LocalizedText] {
    switch plan {
    case .scan(let kind), .groups(let kind, of: .scan): [Self.all(kind)]
    case .groups(let kind, let input): reading(input) + [Self.then(kind)]
    case .members(let input):
      reading(input) + [LocalizedText("then the posts of these", ja: "次に、これらの投稿")]
    case .filter(let input, let filter): reading(input) + conditions(filter)
    case .sort(let input, let terms):
      reading(input)
        + [LocalizedText("in the order of \(order(terms))", ja: "\(order(terms))の順")]
    case .limit(let input, let count):
      reading(input) + [LocalizedText("the first \(count)", ja: "先頭の\(count)件")]
    case .sample(let input, let count, let seed):
      reading(input) + [
        LocalizedText("\(count) drawn at random, seed \(seed)", ja: "無作為に選んだ\(count)件、seed \(seed)")
      ]
    case .select(let input, let columns):
      reading(input) + [
        LocalizedText("of each, \(names(columns))", ja: "それぞれの\(names(columns))")
      ]
    case .aggregate(let input, let aggregate, let keys):
      reading(input) + [figure(aggregate, keys)]
    case .timeline(let input, let part):
      reading(input) + [
        LocalizedText(
          "how many for each \(part.words), from the first to the last",
          ja: "最初から最後まで、\(part.words)ごとの件数")
      ]
    case .share(let input, let key):
      reading(input) + [
        LocalizedText(
          "how many for each \(key.name), and what share of all posts that have it",
          ja: "\(key.name)の値ごとの件数と、その値を持つ全投稿に占める割合")
      ]
    case .concordance(let input, let needle, let width):
      reading(input) + [
        LocalizedText(
          "each occurrence of \(compared(needle)) with \(width) characters on either side",
          ja: "\(compared(needle))の現れる所それぞれを、前後\(width)文字とともに")
      ]
    case .related(let input, let relation): reading(input) + [related(relation)]
    case .cite(let input):
      reading(input)
        + [LocalizedText("where each stands in its source file", ja: "それぞれの原文ファイルでの場所")]
    case .raw(let input):
      reading(input)
        + [LocalizedText("the bytes of each in its source file", ja: "それぞれの原文ファイルでのバイト列")]
    case .combine(let input, let operation, let other):
      reading(input) + [operation.joining(reading(other).listed())]
    case .expect(let input, let expectation): reading(input) + [expected(expectation)]
    }
  }

  private static func all(_ kind: RowKind) -> LocalizedText {
    LocalizedText("all \(kind.plural) of the corpus", ja: "コーパスのすべての\(kind.plural)")
  }

  private static func then(_ kind: RowKind) -> LocalizedText {
    LocalizedText("then their \(kind.plural)", ja: "次に、その\(kind.plural)")
  }

  // MARK: Conditions

  private func conditions(_ filter: Filter) -> [LocalizedText] {
    let parts = filter.conjuncts
    if parts.count == 1 {
      let only = condition(filter)
      return [LocalizedText("of which holds: \(only)", ja: "そのうち次を満たすもの: \(only)")]
    }
    return [LocalizedText("of which all of this holds:", ja: "そのうち次のすべてを満たすもの:")]
      + parts.map(condition).map { LocalizedText("  \($0)", ja: "  \($0)") }
  }

  private func condition(_ filter: Filter) -> LocalizedText {
    let words = wording.words(filter)
    switch filter {
    case .mentions(let needle) where needle.isFolded || needle.foldsVariants:
      let compared = self.compared(needle)
      return LocalizedText("\(words), compared as \(compared)", ja: "\(words)（\(compared)として比べる）")
    case .time:
      return LocalizedText(
        "\(words) (\(wording.zone.identifier)), certainly: the whole of its time",
        ja: "\(words)（\(wording.zone.identifier)）に、日時の全体が確かに入るもの")
    case .and, .or, .not, .near, .dated:
      let needles = filter.comparedNeedles.filter { $0.isFolded || $0.foldsVariants }
      let compared = needles.map { needle in
        let (text, form) = (wording.quoted(needle.text), self.compared(needle))
        return LocalizedText(
          ", \(text) compared as \(form)", ja: "（\(text)は\(form)として比べる）")
      }.joined(separator: LocalizedText(same: ""))
      let zone = filter.namesInstants ? " (\(wording.zone.identifier))" : ""
      return LocalizedText("\(words)\(zone)\(compared)", ja: "\(words)\(zone)\(compared)")
    case .tagged(let needle) where needle.foldsVariants: return withTable(words)
    case .author(let needles) where needles.contains(where: \.foldsVariants):
      return withTable(words)
    case .text(_, let text) where text.foldsVariants, .texts(_, let text) where text.foldsVariants:
      return withTable(words)
    default: return words
    }
  }

  /// What a text is compared as: how it folds, and other spellings with kanji for which others stand.
  func compared(_ needle: Needle) -> LocalizedText {
    let folded = LocalizedText(same: folded(needle))
    guard needle.foldsVariants else { return folded }
    let shown = needle.variants.prefix(Self.shownSpellings).map {
      LocalizedText(same: wording.quoted(String(decoding: $0, as: UTF8.self)))
    }
    let more = needle.variants.count - shown.count
    let rest = more > 0 ? [LocalizedText("\(more) more", ja: "ほか\(more)")] : []
    return withTable(([folded] + shown + rest).listed())
  }

  /// How many spellings of a text are listed.
  private static let shownSpellings = 8

  private func withTable(_ words: LocalizedText) -> LocalizedText {
    let version = KanjiVariants.version
    return LocalizedText(
      "\(words) (kanji as their variants: \(version))", ja: "\(words)（漢字の異体字も同じとみなす: \(version)）")
  }

  func folded(_ needle: Needle) -> String {
    wording.quoted(String(decoding: needle.folded, as: UTF8.self))
  }

  // MARK: Stages

  func order(_ terms: [SortTerm]) -> LocalizedText {
    terms.map { term in
      let name = term.column.name
      return term.descending
        ? LocalizedText("\(name), largest first", ja: "\(name)（大きい方から）") : LocalizedText(same: name)
    }.joined(separator: LocalizedText(", then ", ja: "、次に"))
  }

  func names(_ columns: [ColumnReference]) -> LocalizedText {
    columns.map { LocalizedText(same: $0.name) }.listed()
  }

  func figure(_ aggregate: Aggregate, _ keys: [GroupKey]) -> LocalizedText {
    let figure =
      switch aggregate {
      case .count: LocalizedText("how many", ja: "件数")
      case .figure(let function, let column):
        LocalizedText(
          "the \(function.words) of \(column.name)", ja: "\(column.name)の\(function.words)")
      }
    if keys.isEmpty { return figure }
    let names = keys.map { LocalizedText(same: $0.name) }
      .joined(separator: LocalizedText(" and ", ja: "と"))
    return LocalizedText("\(figure) for each \(names)", ja: "\(names)の値ごとの\(figure)")
  }

  private func related(_ relation: Relation) -> LocalizedText {
    switch relation {
    case .replies: LocalizedText("then the posts that answer them", ja: "次に、それらへの返信")
    case .parents: LocalizedText("then the posts that they answer", ja: "次に、それらの返信先の投稿")
    case .thread: LocalizedText("then all posts of their threads", ja: "次に、そのスレッドのすべての投稿")
    case .around(let count):
      LocalizedText("with the \(count) posts before and after each", ja: "それぞれの前後\(count)件の投稿とともに")
    }
  }

  func expected(_ expectation: TypedExpectation) -> LocalizedText {
    switch expectation {
    case .rows(let comparison, let count):
      LocalizedText(
        "expected: rows \(comparison.rawValue) \(count)",
        ja: "期待: rows \(comparison.rawValue) \(count)")
    case .all(let filter, written: _):
      LocalizedText(
        "expected of all: \(wording.words(filter))", ja: "すべてに期待: \(wording.words(filter))")
    case .any(let filter, written: _):
      LocalizedText(
        "expected of one at least: \(wording.words(filter))",
        ja: "少なくとも一つに期待: \(wording.words(filter))")
    }
  }
}

extension SetOperation {
  /// What it does with the rows that `others` says.
  fileprivate func joining(_ others: LocalizedText) -> LocalizedText {
    switch self {
    case .union: LocalizedText("together with: \(others)", ja: "次と合わせて: \(others)")
    case .minus: LocalizedText("without: \(others)", ja: "次を除いて: \(others)")
    case .intersect:
      LocalizedText("only those also among: \(others)", ja: "次にもあるものだけ: \(others)")
    }
  }
}

extension AggregateFunction {
  fileprivate var words: LocalizedText {
    switch self {
    case .sum: LocalizedText("sum", ja: "合計")
    case .mean: LocalizedText("mean", ja: "平均")
    case .median: LocalizedText("median", ja: "中央値")
    case .min: LocalizedText("min", ja: "最小値")
    case .max: LocalizedText("max", ja: "最大値")
    }
  }
}

extension Needle {
  /// Whether it is compared otherwise than it is written.
  var isFolded: Bool { Array(text.utf8) != folded }
}

extension Filter {
  /// The texts that are compared folded, in order.
  fileprivate var comparedNeedles: [Needle] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.comparedNeedles)
    case .not(let part): part.comparedNeedles
    case .mentions(let needle), .tagged(let needle): [needle]
    case .near(let first, let second, _): [first, second]
    default: []
    }
  }

  /// Whether instants stand in its words, which mean nothing without a zone.
  fileprivate var namesInstants: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.namesInstants)
    case .not(let part): part.namesInstants
    case .time, .dated: true
    default: false
    }
  }
}
