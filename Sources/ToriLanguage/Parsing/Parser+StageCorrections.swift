import ToriText

/// Stages that are written otherwise, or with something else behind them.
extension Parser {
  /// The names of the formats of rows, which some languages end a pipe with.
  private static let formats = Set(Format.allCases.map(\.rawValue))

  /// Words that have the rows written to a file elsewhere.
  private static let exports: Set<String> = ["export", "write", "output", "tee", "dump"]

  /// The stage that the word here names, or was meant to.
  mutating func stageKeyword() -> Keyword? {
    let keyword = current.keyword
    if current.kind == .word, Self.formats.contains(current.value.lowercased()) {
      report(.formatAsStage(current.value.lowercased(), at: here))
      return nil
    }
    if current.kind == .word, Self.exports.contains(current.value.lowercased()) {
      let next = item(after: 1)
      let isNamed = next.kind == .text || next.kind == .word
      let file = isNamed ? Diagnostic.savedFile(next.value) : "out.csv"
      report(
        .exportAsStage(
          written(here), to: file, at: isNamed ? here.union(next.span) : here))
      return nil
    }
    if let keyword, Vocabulary.isKeyword(keyword, .stage) {
      take(.keyword)
      return keyword
    }
    if recovery.startsForeignStage, let habit = recovery.habit() {
      report(habit)
      let stage: Keyword = current.value.lowercased() == "order" ? .sort : .count
      correct(to: stage)
      take(.keyword)
      return stage
    }
    if recovery.isEllipsis {
      reportExpected(.stage)
      return nil
    }
    if let habit = recovery.stageHabit() {
      report(habit)
      return nil
    }
    let expected = Expected.stage
    let candidates = Vocabulary.keywords(.stage) + Vocabulary.keywords(.clause)
    guard let meant = corrected(among: candidates, expected: expected) else {
      reportExpected(expected)
      return nil
    }
    if Vocabulary.isKeyword(meant, .stage) { take(.keyword) }
    return meant
  }

  /// Reports what stands after a whole stage, in view of what else the stage can take.
  mutating func unexpected(after stage: Stage) {
    let options: [Keyword] =
      switch stage.kind {
      case .sort: [.asc, .desc]
      case .sample(_, seed: nil): [.seed]
      case .limit(_, by: []): [.by]
      case .count(distinct: _, by: []), .aggregate(_, field: _, by: []): [.by]
      case .concordance(_, width: nil): [.width]
      case .words(by: nil): [.by]
      case .network(of: _, atLeast: nil): [.at]
      case .ngrams(_, to: nil): [.to]
      case .collocates(of: _, let window, at: let place):
        place == nil ? [.within, .left] : window.isWithinSentence ? [] : [.within]
      case .keywords(_, atLeast: nil): [.at]
      case .dispersion(of: _, by: nil): [.by]
      case .save(let file) where !file.isReplacing:
        (file.format == nil && file.title == nil ? [.as] : [])
          + (file.title == nil ? [.titled] : []) + [.replacing]
      default: []
      }
    let expected = Expected.oneOf(options.map(\.spelling) + ["|"], orEndWithin: nesting)
    if let hint = hint(after: stage) {
      return report(.unexpected(found(), at: here, expected: expected, hint: hint, fix: nil))
    }
    if corrected(among: options, expected: expected) != nil { return }
    if let missing = options.first, options.count == 1, current.kind == .word,
      current.keyword == nil || missing == .by && current.keyword?.isReserved == false,
      missing == .by || current.value.utf8.isNumber, recovery.habit() == nil
    {
      report(
        .missingWord(
          missing.spelling, after: written(stage.span), at: here, found: found(),
          isMisspelt: false))
    } else {
      reportExpected(expected)
    }
  }

  /// What is to be written where words are counted around a text by another name, or a concordance is asked for what
  /// follows a text.
  private func hint(after stage: Stage) -> LocalizedText? {
    let next = item(after: 1)
    switch stage.kind {
    case .collocates(of: _, _, at: nil)
    where current.kind == .word && current.keyword != .within && next.value.utf8.isNumber
      && current.keyword != .left:
      return .write("within \(next.value)")
    case .concordance(.text(let text), width: nil) where current.kind == .text,
      .concordance(.word(let text, exactly: _), width: nil) where current.kind == .text:
      return .write("kwic words \"\(text.value)\" \"\(current.value)\"")
    default: return nil
    }
  }
}
