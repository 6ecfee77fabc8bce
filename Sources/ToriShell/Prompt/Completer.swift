import ToriEngine
import ToriLanguage
import ToriText

/// What Tab offers: words of the language, fields, and names and texts of the corpus and the session.
package struct Completer: Sendable {
  let session: Session

  package init(session: Session) { self.session = session }

  package func completions(in text: String, at caret: Int) -> CompletionList {
    if DotCommand.isLine(text) { return DotCommand.completions(in: text, at: caret) }
    let place = TypedWord(text, upTo: caret, fields: session.catalogue.fields)
    if place.candidates.contains(.file) { return files(place) }
    // Where a field's value belongs, the words are what could follow if there were one; where a date does, they are
    // dates too.
    var offers = place.wantsValue ? values(place) : []
    let isDate = place.candidates.contains(.date) && place.candidates.contains(.keyword(.today))
    if offers.isEmpty && !place.isQuoted || isDate { offers += words(place) }
    if offers.isEmpty && !place.isQuoted && !place.wantsValue { offers = glossed(place) }
    if offers.isEmpty && !place.wantsValue { offers = values(place) }
    var seen: Set<String> = []
    offers = offers.filter { seen.insert($0.text).inserted }
    if offers.count == 1, let only = offers.first, needsBlank(after: only, place, text) {
      offers[0].text += " "
    }
    return CompletionList(
      replacing: place.start..<caret,
      with: offers.map { CompletionCandidate($0.text, note: $0.note) })
  }

  /// A candidate, as it would be typed.
  struct Offer {
    var text: String
    var note: LocalizedText?
    /// Whether it may go on, as a text in quotes may.
    var isOpen = false
  }

  /// Words of the language, and names that need no quotes, that begin as what is typed.
  private func words(_ place: TypedWord) -> [Offer] {
    let typed = Needle(place.typed).folded
    // Told by all of the query before, so asked for once.
    let rows =
      place.candidates.contains(where: \.dependsOnRows)
      ? ComingRows.shape(after: place.before, in: session) : nil
    let last = place.before.split(whereSeparator: \.isWhitespace).last?.lowercased()
    let wantsNumbers = [.sum, .mean, .median].contains { (word: Keyword) in word.spelling == last }
    if place.typed.isEmpty, let signs = comparisons(place) { return signs }
    let kind: Vocabulary.Kind? = last == "|" ? .stage : nil
    let dates = place.candidates.contains(.date) ? periods(place) : []
    return dates
      + place.candidates.flatMap { words(for: $0, rows, numbersOnly: wantsNumbers, kind) }
      .filter { Needle($0.text).folded.starts(with: typed) }
  }

  /// Words of the language and fields for one that says in Japanese what they mean; `月別` is `by month`.
  private func glossed(_ place: TypedWord) -> [Offer] {
    // Where a text of the corpus belongs, Japanese is that.
    if case .text = place.subject, !place.candidates.contains(.name(.field)) { return [] }
    let base = place.typed.hasSuffix("別") ? String(place.typed.dropLast()) : place.typed
    let meant = OtherNames.meant(beginning: base)
    if meant.isEmpty { return [] }
    let isGroup = base != place.typed
    let isStage = isGroup && place.candidates.contains(.keyword(.count))
    var keys = place
    if isStage { keys = TypedWord(place.before + "count by ", fields: session.catalogue.fields) }
    keys.typed = ""
    return words(keys).filter { meant.contains($0.text) }.map { offer in
      Offer(text: isStage ? "count by \(offer.text)" : offer.text, note: offer.note)
    }
  }

  /// The signs that may follow a field which stands before the caret: those that its values can be compared by. Nil
  /// where none does.
  private func comparisons(_ place: TypedWord) -> [Offer]? {
    let signs = place.candidates.compactMap { candidate -> ComparisonOperator? in
      if case .sign(let sign) = candidate { ComparisonOperator(rawValue: sign) } else { nil }
    }
    guard !signs.isEmpty else { return nil }
    let name = Parser.parse(place.before).tokens.last { !$0.isTrivia }?.value ?? ""
    let field = session.catalogue.fields.field(named: name)
    guard field != nil || TimePart(rawValue: name.lowercased()) != nil || name == "rows" else {
      return nil
    }
    let isOrdered =
      switch field?.type {
      case .text, .boolean, .list: false
      default: true
      }
    return signs.filter { isOrdered || $0 == .equal || $0 == .notEqual }
      .map { Offer(text: $0.rawValue, note: $0.summary) }
  }

  /// Periods that the corpus has, where a date may stand.
  private func periods(_ place: TypedWord) -> [Offer] {
    CorpusOffers(session: session, rows: rows(before: place)).periods(beginning: place.typed)
  }

  private static let pipe = LocalizedText("hands the rows on to a stage", ja: "行を次の段に渡す")

  /// The rows that are counted among.
  private func rows(before place: TypedWord) -> LogicalNode? {
    place.isOfBlocks ? nil : ComingRows.node(before: place.before, in: session)
  }

  /// - Parameters:
  ///   - rows: what comes to the place, where the candidate depends on it and it is known.
  ///   - numbersOnly: whether columns of anything else do not fit there.
  ///   - kind: what words of the language are there.
  private func words(
    for candidate: Completion, _ rows: RowShape?, numbersOnly: Bool, _ kind: Vocabulary.Kind?
  ) -> [Offer] {
    switch candidate {
    case .keyword(let keyword):
      [Offer(text: keyword.spelling, note: Vocabulary.summary(of: keyword, as: kind))]
    case .keywords:
      Vocabulary.entries.map { Offer(text: $0.keyword.spelling, note: $0.summary) }
        + HelpTopic.ofShell.map { Offer(text: $0) }
    case .name(.field): columns(of: rows, numbersOnly: numbersOnly)
    case .name(.part) where !rows.mayHave(["time", "first"]): []
    case .name(.part): TimePart.allCases.map { Offer(text: $0.rawValue, note: $0.summary) }
    case .name(.period): TimePart.onLine.map { Offer(text: $0.rawValue, note: $0.summary) }
    case .name(.key) where !rows.mayHave(["links", "url"]): []
    case .name(.key): [Offer(text: "host", note: GroupKey.hostSummary)]
    case .name(.document):
      session.catalogue.records().map {
        Offer(text: $0.name, note: .about($0))
      }
    case .name(.condition), .name(.query), .name(.texts):
      session.environment.bindings.keys.filter { $0 != Environment.previousName }.sorted()
        .map { Offer(text: $0) }
    case .name(.form): Format.allCases.map { Offer(text: $0.rawValue, note: $0.summary) }
    case .name(.type): ParameterType.allCases.map { Offer(text: $0.rawValue) }
    case .name(.nodes):
      NetworkSubject.allCases.map { Offer(text: $0.rawValue, note: $0.summary) }
    case .name(.wordKey):
      [WordPart.form, .reading, .tag].map { Offer(text: $0.rawValue, note: $0.summary) }
    case .name(.wordPart):
      WordPart.allCases.map { Offer(text: $0.rawValue, note: $0.summary) }
        + [Offer(text: "content", note: WordPart.contentSummary)]
    case .sign("|"): [Offer(text: "|", note: Self.pipe)]
    case .name(.new), .sign, .text, .author, .date, .number, .pattern, .file, .word, .wordValue: []
    }
  }

  /// The files that may be meant, in the quotes that their paths need.
  private func files(_ place: TypedWord) -> CompletionList {
    let candidates = DotCommand.places(beginning: place.typed).compactMap { path, goesOn in
      // Within a folder the path goes on, so its quotes stay open.
      goesOn ? (place.isQuoted ? "" : "\"") + path : place.closing(path, always: true)
    }
    return CompletionList(
      replacing: place.start..<place.caret, with: candidates.map { CompletionCandidate($0) })
  }

  /// What rows have: columns of their own, and fields of the posts that they are of. Where they are not known, those
  /// fields.
  private func columns(of rows: RowShape?, numbersOnly: Bool) -> [Offer] {
    let fields = session.catalogue.fields
    let names = rows?.columnNames ?? fields.map(\.name)
    let known = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
    let fitting = names.filter { name in
      let type = rows.map { $0.column(named: name)?.type } ?? known[name]?.type
      return !numbersOnly || type == .integer || type == .number
    }
    return fitting.map { name in
      // What data call by a number would be one without quotes.
      let isWord = !(name.utf8.first.map { 0x30...0x39 ~= $0 } ?? false)
      return Offer(text: isWord ? name : TypedWord.written(name), note: known[name]?.summary)
    }
  }

  /// Texts of the corpus that may stand here and begin as what is typed.
  private func values(_ place: TypedWord) -> [Offer] {
    let typed = Needle(place.typed).folded
    let rows = rows(before: place)
    let corpus = CorpusOffers(session: session, rows: rows)
    switch place.subject {
    case .field(let field) where field.type == .time || field.type == .date:
      return place.isQuoted ? [] : corpus.periods(beginning: place.typed)
    case .field(let field) where field.type == .integer:
      return place.isQuoted ? [] : corpus.numbers(of: field, beginning: place.typed)
    case .part(let part):
      return place.isQuoted ? [] : corpus.parts(part, beginning: place.typed)
    case .host:
      return corpus.hosts(beginning: place.typed).compactMap { offer in
        place.closing(offer.text).map { Offer(text: $0, note: offer.note) }
      }
    case .field(let field):
      return session.engine.values(
        of: field, beginning: typed, ofBlocks: place.isOfBlocks, among: rows
      )
      .compactMap { value in
        place.closing(value.text).map { Offer(text: $0, note: value.note) }
      }
    case .text where place.typed.isEmpty && !place.isQuoted: return []
    case .text:
      return session.engine.texts(beginning: place.typed, among: rows).map {
        Offer(text: $0.text, note: .count($0.count, isExact: $0.isExact), isOpen: true)
      }
    case .word(.pos):
      return WordPart.classNames.filter { Needle($0).folded.starts(with: typed) }.compactMap {
        place.closing($0, always: true).map { Offer(text: $0) }
      }
    case .word(let part):
      return session.engine.words(part, beginning: place.typed, among: rows).map {
        Offer(text: $0.text, note: .count($0.count, isExact: $0.isExact), isOpen: true)
      }
    case .other: return []
    }
  }

  /// Whether a statement cannot end behind the only candidate, and no blank stands there yet.
  private func needsBlank(after offer: Offer, _ place: TypedWord, _ text: String) -> Bool {
    if offer.isOpen { return false }
    let bytes = Array(text.utf8)
    let next = bytes.dropFirst(place.caret).first
    if next == UInt8(ascii: " ") { return false }
    let head = String(decoding: bytes[..<place.start], as: UTF8.self) + offer.text
    return StatementHint.needsMore(head)
  }
}

extension RowShape? {
  /// Whether there may be one of these columns; any of rows that are not known.
  fileprivate func mayHave(_ names: [String]) -> Bool {
    map { shape in names.contains { shape.column(named: $0) != nil } } ?? true
  }
}

extension Completion {
  /// Whether what is offered for it is told by the rows that come to the place.
  fileprivate var dependsOnRows: Bool {
    switch self {
    case .name(.field), .name(.part), .name(.key): true
    default: false
    }
  }
}
