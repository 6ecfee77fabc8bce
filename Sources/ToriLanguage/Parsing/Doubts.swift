/// Looks through a tree without errors for what is valid but can hardly mean what was meant.
struct Doubts {
  private let bytes: [UInt8]
  private var found: [Diagnostic] = []

  /// - Parameter bytes: the text that `script` was read from.
  static func about(_ script: Script, bytes: [UInt8]) -> [Diagnostic] {
    var doubts = Doubts(bytes: bytes)
    for statement in script.statements where doubts.found.count < Parser.diagnosticLimit {
      doubts.look(at: statement)
    }
    return doubts.found
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func look(at statement: Statement) {
    switch statement.kind {
    case .query(let query), .explain(let query, analyze: _), .binding(_, .query(let query)):
      look(at: query)
    case .binding(_, .condition(let condition)): look(at: condition)
    case .binding(_, .texts(let texts)), .variants(let texts): twins(texts)
    case .describe, .help, .tour, .expectCorpus, .parameter, .invalid: break
    }
  }

  private mutating func look(at query: Query) {
    if case .query(let inner) = query.source { look(at: inner) }
    look(at: query.clauses)
    for stage in query.stages {
      switch stage.kind {
      case .clauses(let clauses): look(at: clauses)
      case .keywords(.query(let inner), atLeast: _), .union(let inner), .minus(let inner),
        .intersect(let inner):
        look(at: inner)
      case .expect(.all(let condition, written: _)), .expect(.any(let condition, written: _)):
        look(at: condition)
      default: break
      }
    }
  }

  /// Clauses hold at once, so they are judged as one condition.
  private mutating func look(at clauses: [Clause]) {
    for clause in clauses { look(at: clause.condition) }
    var parts: [Condition] = []
    for clause in clauses {
      if case .and(let inner) = clause.condition {
        parts += inner
      } else {
        parts.append(clause.condition)
      }
    }
    // A single clause has been judged as what it is.
    if clauses.count > 1 { together(parts) }
  }

  private mutating func look(at condition: Condition) {
    switch condition {
    case .and(let parts):
      together(parts)
      for part in parts { look(at: part) }
    case .or(let parts):
      if let span = contradiction(parts) { found.append(.alwaysTrue(at: span)) }
      for part in parts { look(at: part) }
    case .not(let inner, span: _): look(at: inner)
    case .predicate(let predicate): look(at: predicate)
    case .invalid: break
    }
  }

  /// Judges conditions that are to hold at once.
  private mutating func together(_ parts: [Condition]) {
    if let span = contradiction(parts) { found.append(.neverTrue(at: span)) }
  }

  /// The place of a condition and its own negation, if both are among `parts`.
  private func contradiction(_ parts: [Condition]) -> SourceSpan? {
    var negated: [String: SourceSpan] = [:]
    for case .not(.predicate(let predicate), let span) in parts {
      negated[predicate.outline] = span
    }
    if negated.isEmpty { return nil }
    var places: [String: SourceSpan] = [:]
    for case .predicate(let predicate) in parts { places[predicate.outline] = predicate.span }
    return negated.compactMap { key, span in places[key].map { $0.union(span) } }
      .min { $0.start < $1.start }
  }

  private mutating func look(at predicate: Predicate) {
    switch predicate.kind {
    case .mentions(_, let texts):
      twins(
        texts.compactMap { mentioned -> Text? in
          switch mentioned {
          case .text(let text): text
          case .named(let name): name
          case .word: nil
          }
        })
      for case .text(let text) in texts { look(at: text) }
    case .mentionsExactly(let text):
      look(at: text)
      let original = written(text.span)
      if original != text.value, bytes[text.span.start] == 0xEF, original.count == text.value.count
      {
        found.append(.foldedExactly(original, read: text.value, at: text.span))
      }
    case .mentionsNear(let first, let second, within: _):
      for case .text(let text) in [first, second] { look(at: text) }
    case .by(let texts): twins(texts)
    case .within(let documents): twins(documents)
    case .repliesTo(.query(let query)): look(at: query)
    default: break
    }
  }

  private mutating func look(at text: Text) {
    // Most texts have none of the bytes that a connective has; splitting each is slow.
    guard text.value.utf8.contains(where: { $0 == 0x20 || $0 == 0x7C || $0 == 0xEF }) else {
      return
    }
    for (separator, word, isProse) in Self.connectives {
      let parts = text.value.split(separator: separator).map(String.init)
      // English prose has these words in it; between Japanese words they can only be meant as ours.
      guard parts.count > 1, !isProse || parts.allSatisfy({ !$0.hasLatinLetter }) else { continue }
      found.append(.connectiveInQuotes(word, at: text.span, texts: parts))
      return
    }
  }

  private static let connectives = [
    (" OR ", "OR", false), ("|", "|", false), ("｜", "｜", false), (" AND ", "AND", false),
    (" or ", "or", true), (" and ", "and", true),
  ]

  private mutating func twins(_ texts: [Text]) {
    if texts.count < 2 { return }
    var seen: Set<String> = []
    for text in texts
    where !seen.insert(text.value).inserted && found.count < Parser.diagnosticLimit {
      found.append(.sameTwice(text.value, at: text.span))
    }
  }

  private func written(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }
}

extension String {
  fileprivate var hasLatinLetter: Bool {
    utf8.contains { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }
}
