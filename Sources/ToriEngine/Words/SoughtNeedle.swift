import ToriLanguage
import ToriText

/// A word to look for, as written and as it is compared.
package struct WordNeedle: Codable, Hashable, Sendable {
  package let text: String
  package let folded: [UInt8]
  /// Whether whole words are meant that are written so, rather than all forms of the word of that dictionary form.
  package let isExact: Bool

  package init(_ text: String, isExact: Bool) {
    self.text = text
    folded = Folding.fold(text).bytes
    self.isExact = isExact
  }

  /// As a query has it.
  package var written: String { (isExact ? "word exactly " : "word ") + "\"\(text)\"" }
}

/// What is looked for: characters, or a word.
package enum SoughtNeedle: Codable, Hashable, Sendable {
  case text(Needle)
  case word(WordNeedle)

  /// As a query has it.
  package var written: String {
    switch self {
    case .text(let needle): "\"\(needle.text)\""
    case .word(let needle): needle.written
    }
  }

  package var text: String {
    switch self {
    case .text(let needle): needle.text
    case .word(let needle): needle.text
    }
  }

  /// The characters that are looked for, to be shown where they stand; of a word it is not known before which
  /// characters are its forms.
  package var needle: Needle? { if case .text(let needle) = self { needle } else { nil } }

  package var word: WordNeedle? { if case .word(let needle) = self { needle } else { nil } }
}

extension Analyzer {
  /// What is looked for, bound; nil, reported, if nothing of it is left to look for.
  mutating func sought(_ sought: Sought) -> SoughtNeedle? {
    switch sought {
    case .text(let text): needle(text).map { .text($0) }
    case .word(let text, let exactly): word(text, exactly: exactly).map { .word($0) }
    }
  }

  mutating func word(_ text: Text, exactly: Bool) -> WordNeedle? {
    let needle = WordNeedle(text.value, isExact: exactly)
    if needle.folded.isEmpty {
      report(.emptyText(at: text.span))
      return nil
    }
    return needle
  }
}
