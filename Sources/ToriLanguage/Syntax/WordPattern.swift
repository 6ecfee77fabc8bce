/// A pattern of words that follow each other: `[word = "中国"] []{0,3} [tag = "名詞-サ変接続"]`.
package struct WordPattern: Hashable, Sendable {
  package var sequence: [WordElement]
  /// Whether a match may not go on over the end of a sentence.
  package var isWithinSentence: Bool
  package var span: SourceSpan
  /// As it stands there.
  package var written: String

  package init(
    sequence: [WordElement], isWithinSentence: Bool, span: SourceSpan, written: String
  ) {
    self.sequence = sequence
    self.isWithinSentence = isWithinSentence
    self.span = span
    self.written = written
  }
}

/// A part of a pattern, and how often it may stand there one after the other.
package struct WordElement: Hashable, Sendable {
  package var kind: Kind
  package var least: Int
  /// Nil for any number.
  package var most: Int?
  package var span: SourceSpan

  package init(kind: Kind, least: Int = 1, most: Int? = 1, span: SourceSpan) {
    self.kind = kind
    self.least = least
    self.most = most
    self.span = span
  }

  package indirect enum Kind: Hashable, Sendable {
    /// A word for which the test holds; any, for none.
    case word(WordTest?)
    case alternatives([[WordElement]])
  }
}

/// What a word of a pattern is held to.
package indirect enum WordTest: Hashable, Sendable {
  case and([WordTest])
  case or([WordTest])
  case not(WordTest)
  case text(WordPart, Text, isEqual: Bool)
  case pattern(WordPart, Text, flags: String, isEqual: Bool)
  /// Whether it is a content word.
  case content
  /// What could not be read; its diagnostics say why.
  case invalid
}

/// What a word has that it can be asked about.
package enum WordPart: String, CaseIterable, Codable, Sendable {
  case form, word, pos, tag, reading
}

extension WordPattern {
  package var outline: String {
    list("words", sequence.map(\.outline) + (isWithinSentence ? ["within-sentence"] : []))
  }
}

extension WordElement {
  package var outline: String {
    let inner =
      switch kind {
      case .word(let test): "[" + (test?.outline ?? "") + "]"
      case .alternatives(let sequences):
        list("or", sequences.map { list("seq", $0.map(\.outline)) })
      }
    if least == 1, most == 1 { return inner }
    return inner + "{\(least),\(most.map { "\($0)" } ?? "")}"
  }
}

extension WordTest {
  package var outline: String {
    switch self {
    case .and(let parts): list("and", parts.map(\.outline))
    case .or(let parts): list("or", parts.map(\.outline))
    case .not(let part): list("not", part.outline)
    case .text(let part, let text, let isEqual):
      list(isEqual ? "=" : "!=", part.rawValue, quoted(text))
    case .pattern(let part, let text, let flags, let isEqual):
      list(isEqual ? "=" : "!=", part.rawValue, "/\(text.value)/\(flags)")
    case .content: "content"
    case .invalid: "(invalid)"
    }
  }
}
