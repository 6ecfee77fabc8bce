import ToriLanguage
import ToriText

/// How a query is read: a sentence for each of its steps.
extension Explainer {
  /// How a query is read, a sentence for each step in their order.
  package func reading(_ node: LogicalNode) -> [LocalizedText] {
    node.stage.reading(of: node.inputs, by: self)
  }

  /// How the query is read that a stage takes its rows from.
  package func reading(_ inputs: [LogicalNode]) -> [LocalizedText] {
    inputs.first.map(reading) ?? []
  }

  // MARK: Conditions

  /// A sentence for each condition that a row must meet.
  package func conditions(_ filter: Filter) -> [LocalizedText] {
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
  package func compared(_ needle: Needle) -> LocalizedText {
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

  package func folded(_ needle: Needle) -> String {
    wording.quoted(String(decoding: needle.folded, as: UTF8.self))
  }
}

extension Filter {
  /// The texts that are compared folded, in order.
  fileprivate var comparedNeedles: [Needle] {
    leaves.flatMap { leaf -> [Needle] in
      switch leaf {
      case .mentions(let needle), .tagged(let needle): [needle]
      case .near(let first, let second, _): [first, second]
      default: []
      }
    }
  }

  /// Whether instants stand in its words, which mean nothing without a zone.
  fileprivate var namesInstants: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .time, .dated: true
      default: false
      }
    }
  }
}
