/// What is looked for in a text: characters, or a word.
package enum Sought: Hashable, Sendable {
  case text(Text)
  /// `word "言う"`: the word of that dictionary form; `word exactly "言った"`: the words that are written so.
  case word(Text, exactly: Bool)

  package var text: Text {
    switch self {
    case .text(let text), .word(let text, exactly: _): text
    }
  }

  package var isWord: Bool { if case .word = self { true } else { false } }
}

/// What a concordance is of.
package enum ConcordanceSubject: Hashable, Sendable {
  case sought(Sought)
  case words(WordPattern)
}

/// Which words stand near another.
package struct WordWindow: Codable, Hashable, Sendable {
  /// How many words before it, and how many behind.
  package var left: Int
  package var right: Int
  /// Whether the window ends with the sentence, not only with the text.
  package var isWithinSentence: Bool

  package init(left: Int = 5, right: Int = 5, isWithinSentence: Bool = false) {
    (self.left, self.right) = (left, right)
    self.isWithinSentence = isWithinSentence
  }
}

/// What words are compared with for keywords.
package indirect enum KeywordsReference: Hashable, Sendable {
  /// Those of another query.
  case query(Query)
  /// For each value of a field, those of all the others.
  case others(of: Name)
}

extension Sought {
  package var outline: String {
    switch self {
    case .text(let text): quoted(text)
    case .word(let text, exactly: false): list("word", quoted(text))
    case .word(let text, exactly: true): list("word-exactly", quoted(text))
    }
  }
}

extension ConcordanceSubject {
  package var outline: String {
    switch self {
    case .sought(let sought): sought.outline
    case .words(let pattern): pattern.outline
    }
  }
}

extension WordWindow {
  var outline: String {
    "\(left)-\(right)" + (isWithinSentence ? " sentence" : "")
  }
}

extension KeywordsReference {
  package var outline: String {
    switch self {
    case .query(let query): query.outline
    case .others(let name): "by \(name.value)"
    }
  }
}
