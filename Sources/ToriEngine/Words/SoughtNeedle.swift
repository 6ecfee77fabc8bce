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

/// What is looked for in texts: characters, words, or any of several.
package indirect enum SoughtNeedle: Codable, Hashable, Sendable {
  case text(Needle)
  /// Letter by letter as it is written.
  case exactly(Needle)
  case pattern(Pattern)
  case word(WordNeedle)
  case words(WordSequence)
  /// Any of these, none of which is one of several itself; and how a query writes all.
  case anyOf([SoughtNeedle], written: String)

  /// As a query has it.
  package var written: String {
    switch self {
    case .text(let needle): "\"\(needle.text)\""
    case .exactly(let needle): "exactly \"\(needle.text)\""
    case .pattern(let pattern): pattern.written
    case .word(let needle): needle.written
    case .words(let sequence): sequence.written
    case .anyOf(_, let written): written
    }
  }

  /// It, or each of several.
  package var parts: [SoughtNeedle] {
    if case .anyOf(let parts, written: _) = self { parts } else { [self] }
  }

  /// Whether it is a word, so that how near it stands is counted in words.
  package var isWord: Bool { if case .word = self { true } else { false } }

  /// Whether a text must be cut into words for it to be found.
  package var asksForWords: Bool {
    parts.contains { part in
      switch part {
      case .word, .words: true
      case .text, .exactly, .pattern, .anyOf: false
      }
    }
  }

  /// The texts, folded or as they are, that are looked for.
  package var texts: [Needle] {
    parts.compactMap { part in
      switch part {
      case .text(let needle), .exactly(let needle): needle
      case .pattern, .word, .words, .anyOf: nil
      }
    }
  }

  /// The characters that are looked for where they are compared folded and all there is, as one needle with several
  /// spellings.
  package var characters: Needle? {
    let parts = parts
    let needles = parts.compactMap { part in
      if case .text(let needle) = part { needle } else { nil }
    }
    guard let first = needles.first, needles.count == parts.count else { return nil }
    if needles.count == 1 { return first }
    var all = first
    let others = first.variants + needles.dropFirst().flatMap(\.spellings)
    all.variants = others.reduce(into: []) { kept, spelling in
      if spelling != first.folded, !kept.contains(spelling) { kept.append(spelling) }
    }
    all.foldsVariants = needles.contains { $0.foldsVariants }
    return all
  }

  /// What holds of a text that has it.
  package var condition: Filter {
    switch self {
    case .text(let needle): .mentions(needle)
    case .exactly(let needle): .mentionsExactly(needle)
    case .pattern(let pattern): .matches(pattern)
    case .word(let needle): .word(needle)
    case .words(let sequence): .words(sequence)
    case .anyOf(let parts, written: _): .or(parts.map(\.condition))
    }
  }
}

extension Analyzer {
  /// What is looked for, bound; nil, reported, if nothing of it is left to look for.
  mutating func sought(_ sought: Sought) -> SoughtNeedle? {
    switch sought {
    case .text(let text): return needle(text).map { .text($0) }
    case .exactly(let text): return needle(text).map { .exactly($0) }
    case .variants(let text):
      return spellings(of: text).map {
        Self.anyOf($0.map { .text($0) }, written: "variants of \"\(text.value)\"")
      }
    case .pattern(let text, let flags): return pattern(text, flags: flags).map { .pattern($0) }
    case .word(let text, let exactly): return word(text, exactly: exactly).map { .word($0) }
    case .words(let pattern): return sequence(pattern).map { .words($0) }
    case .anyOf(let texts):
      let parts = texts.map { self.soughts($0) }
      let found = parts.compactMap(\.self).flatMap(\.self)
      guard !parts.contains(nil), !found.isEmpty else { return nil }
      return Self.anyOf(
        found, written: "any of " + found.map(\.written).joined(separator: ", "))
    }
  }

  private static func anyOf(_ parts: [SoughtNeedle], written: String) -> SoughtNeedle {
    parts.count == 1 ? parts[0] : .anyOf(parts, written: written)
  }

  /// A text, a word, or those that a name stands for; nil, reported, if there is nothing to look for.
  mutating func soughts(_ text: MentionedText) -> [SoughtNeedle]? {
    switch text {
    case .text(let text): return needle(text).map { [.text($0)] }
    case .word(let text, let exactly): return word(text, exactly: exactly).map { [.word($0)] }
    case .named(let name):
      // A bare word is the text itself unless `let` made it a list.
      if case .texts(let needles) = meaning(of: name) { return needles.map { .text($0) } }
      return needle(name).map { [.text($0)] }
    }
  }

  /// The text and all that a set of variants lists with it; nil, reported, if they cannot be looked for.
  mutating func spellings(of text: Text) -> [Needle]? {
    guard needle(text) != nil else { return nil }
    let spellings = environment.spellings(of: text.value)
    if spellings.count == 1 { report(.noVariants(of: text.value, at: text.span)) }
    let needles = spellings.compactMap { spread($0, at: text.span) }
    return needles.count == spellings.count ? needles : nil
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
