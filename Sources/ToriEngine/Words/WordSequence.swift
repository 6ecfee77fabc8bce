import ToriLanguage
import ToriText
import ToriWords

/// A pattern of words, bound: what words that follow each other are held to.
///
/// From each word it is the shortest run that counts, and runs do not overlap: what begins first goes first. Signs are
/// no words: they may stand between the words of a run, and are taken for one only where a test asks for them, as
/// `[pos = "punct"]` does.
package struct WordSequence: Codable, Hashable, Sendable {
  package let elements: [Element]
  /// Whether a run may not go on over the end of a sentence.
  package let isWithinSentence: Bool
  /// As the query has it.
  package let written: String

  /// Whether all that it finds is one word each.
  package var isOneWord: Bool {
    guard elements.count == 1, case .word = elements[0].kind else { return false }
    return elements[0].least == 1 && elements[0].most == 1
  }

  package struct Element: Codable, Hashable, Sendable {
    package let kind: Kind
    package let least: Int
    /// Nil for any number.
    package let most: Int?

    package init(_ kind: Kind, least: Int = 1, most: Int? = 1) {
      (self.kind, self.least, self.most) = (kind, least, most)
    }
  }

  package indirect enum Kind: Codable, Hashable, Sendable {
    /// A word for which the test holds; any, for none.
    case word(Test?)
    case alternatives([[Element]])
  }

  /// What a word is held to.
  package indirect enum Test: Codable, Hashable, Sendable {
    case and([Test])
    case or([Test])
    case not(Test)
    /// The part is the text, compared folded.
    case text(WordPart, String)
    /// The part, as it is written or folded, is matched whole.
    case pattern(WordPart, Pattern)
    case content
  }

  package init(_ elements: [Element], isWithinSentence: Bool, written: String) {
    self.elements = elements
    self.isWithinSentence = isWithinSentence
    self.written = written
  }
}

extension WordSequence.Test {
  /// The patterns that it matches with, each once.
  package var patterns: Set<Pattern> {
    switch self {
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.patterns) }
    case .not(let part): part.patterns
    case .pattern(_, let pattern): [pattern]
    case .text, .content: []
    }
  }

  /// Whether it holds for a word.
  ///
  /// - Parameter matches: whether a pattern matches all of a text.
  package func holds(
    for entry: WordEntry, matches: (Pattern, String) throws -> Bool
  ) rethrows -> Bool {
    switch self {
    case .and(let parts): return try parts.allSatisfy { try $0.holds(for: entry, matches: matches) }
    case .or(let parts): return try parts.contains { try $0.holds(for: entry, matches: matches) }
    case .not(let part): return try !part.holds(for: entry, matches: matches)
    case .content: return entry.isContent
    case .text(let part, let text): return part.isSame(entry, as: text)
    case .pattern(let part, let pattern):
      let own = part.text(of: entry)
      return try matches(pattern, own) || matches(pattern, Folding.string(own))
    }
  }
}

extension WordSequence.Test {
  /// Whether it asks for a sign, rather than only for no word of some kind.
  ///
  /// - Parameter matches: whether a pattern matches all of a text.
  package func asks(
    for sign: WordEntry, matches: (Pattern, String) throws -> Bool
  ) rethrows -> Bool {
    switch self {
    case .or(let parts): return try parts.contains { try $0.asks(for: sign, matches: matches) }
    case .and(let parts):
      let isAsked = try parts.contains { try $0.asks(for: sign, matches: matches) }
      return try isAsked && holds(for: sign, matches: matches)
    case .not, .content: return false
    case .text, .pattern: return try holds(for: sign, matches: matches)
    }
  }
}

extension WordPart {
  /// What a word has there.
  package func text(of entry: WordEntry) -> String {
    switch self {
    case .form: entry.form
    case .word: entry.word
    case .pos: entry.pos.name
    case .tag: entry.tag
    case .reading: entry.reading
    }
  }

  /// Whether a word has that text there, compared folded. A tag is also what it is below: 名詞-サ変接続 is 名詞; and where
  /// a class is asked for that is none of those that queries have, the beginning of a tag is meant.
  func isSame(_ entry: WordEntry, as text: String) -> Bool {
    switch self {
    case .tag: entry.tag == text || entry.tag.hasPrefix(text + "-")
    case .pos:
      if let pos = WordClass(named: text) { entry.pos == pos } else { entry.tag.hasPrefix(text) }
    case .form, .word, .reading: Folding.string(self.text(of: entry)) == Folding.string(text)
    }
  }
}

extension WordSequence {
  /// Whether it is met where no word stands at all.
  package static func mayBeEmpty(_ elements: [Element]) -> Bool {
    elements.allSatisfy { element in
      if element.least == 0 { return true }
      if case .alternatives(let sequences) = element.kind {
        return sequences.contains(where: mayBeEmpty)
      }
      return false
    }
  }

  /// The texts that some word of it must have as its form, dictionary form or reading, each with what that is.
  package var texts: [(part: WordPart, text: String)] { elements.flatMap(\.texts) }

  /// All tests that words are held to.
  package var tests: Set<Test> { elements.reduce(into: []) { $0.formUnion($1.tests) } }
}

extension WordSequence.Element {
  fileprivate var texts: [(part: WordPart, text: String)] {
    switch kind {
    case .word(let test): least > 0 ? test?.texts ?? [] : []
    case .alternatives: []
    }
  }

  fileprivate var tests: Set<WordSequence.Test> {
    switch kind {
    case .word(let test): test.map { [$0] } ?? []
    case .alternatives(let sequences):
      sequences.joined().reduce(into: []) { $0.formUnion($1.tests) }
    }
  }
}

extension WordSequence.Test {
  fileprivate var texts: [(part: WordPart, text: String)] {
    switch self {
    case .and(let parts): parts.flatMap(\.texts)
    case .text(let part, let text) where part == .form || part == .word: [(part, text)]
    case .text, .or, .not, .pattern, .content: []
    }
  }
}
