/// What is looked for in texts: characters, words, or any of several.
package indirect enum Sought: Hashable, Sendable {
  case text(Text)
  /// Letter by letter as it is written.
  case exactly(Text)
  /// It, or a spelling that `variants` lists with it.
  case variants(of: Text)
  /// `word "言う"`: the word of that dictionary form; `word exactly "言った"`: the words that are written so.
  case word(Text, exactly: Bool)
  /// With one, a bare word, which may name several.
  case anyOf([MentionedText])
  case pattern(Text, flags: String)
  case words(WordPattern)

  package var isWord: Bool { if case .word = self { true } else { false } }
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

/// Between what a network is.
package enum NetworkSubject: String, CaseIterable, Codable, Sendable {
  case authors, handles, hashtags, hosts, documents, words

  /// What people call them elsewhere.
  static let habits: [String: NetworkSubject] = [
    "users": .authors, "people": .authors, "speakers": .authors, "replies": .authors,
    "reply": .authors, "responses": .authors,
    "mentions": .handles, "tags": .hashtags, "domains": .hosts, "sites": .hosts, "links": .hosts,
    "threads": .documents, "docs": .documents, "terms": .words, "cooccurrences": .words,
  ]
}

extension Sought {
  package var outline: String {
    switch self {
    case .text(let text): quoted(text)
    case .exactly(let text): list("exactly", quoted(text))
    case .variants(let text): list("variants", quoted(text))
    case .word(let text, exactly: false): list("word", quoted(text))
    case .word(let text, exactly: true): list("word-exactly", quoted(text))
    case .anyOf(let texts):
      if texts.count == 1, case .named(let name) = texts[0] {
        quoted(name)
      } else {
        list("any", texts.map(\.outline))
      }
    case .pattern(let text, let flags): "/\(text.value)/\(flags)"
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
