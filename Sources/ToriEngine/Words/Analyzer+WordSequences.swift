import ToriLanguage
import ToriText
import ToriWords

/// Patterns of words.
extension Analyzer {
  /// The pattern, bound; nil, reported, if it cannot be.
  mutating func sequence(_ pattern: WordPattern) -> WordSequence? {
    guard let elements = elements(pattern.sequence) else { return nil }
    if WordSequence.mayBeEmpty(elements) {
      report(.emptyWordPattern(at: pattern.span))
      return nil
    }
    return WordSequence(
      elements, isWithinSentence: pattern.isWithinSentence, written: pattern.written)
  }

  private mutating func elements(_ sequence: [WordElement]) -> [WordSequence.Element]? {
    let elements = sequence.map { self.element($0) }
    let bound = elements.compactMap { $0 }
    return bound.count == elements.count ? bound : nil
  }

  /// So often a part may be asked for at the most.
  private static let mostRepetitions = 1000

  private mutating func element(_ element: WordElement) -> WordSequence.Element? {
    if element.most.map({ $0 < element.least }) ?? false {
      report(.emptyRange(from: element.least, to: element.most ?? 0, at: element.span))
      return nil
    }
    if max(element.least, element.most ?? 0) > Self.mostRepetitions {
      report(.tooManyRepetitions(limit: Self.mostRepetitions, at: element.span))
      return nil
    }
    switch element.kind {
    case .word(let test):
      guard let test else {
        return WordSequence.Element(.word(nil), least: element.least, most: element.most)
      }
      return self.test(test).map {
        WordSequence.Element(.word($0), least: element.least, most: element.most)
      }
    case .alternatives(let sequences):
      let bound = sequences.compactMap { elements($0) }
      guard bound.count == sequences.count else { return nil }
      return WordSequence.Element(
        .alternatives(bound), least: element.least, most: element.most)
    }
  }

  private mutating func test(_ test: WordTest) -> WordSequence.Test? {
    switch test {
    case .invalid: return nil
    case .content: return .content
    case .not(let part): return self.test(part).map { .not($0) }
    case .and(let parts): return tests(parts).map { .and($0) }
    case .or(let parts): return tests(parts).map { .or($0) }
    case .text(let part, let text, let isEqual):
      if part == .pos, text.value.utf8.allSatisfy({ $0 < 0x80 }),
        WordClass(named: text.value) == nil
      {
        report(.unknownWordClass(text.value, at: text.span))
        return nil
      }
      return negated(.text(part, text.value), unless: isEqual)
    case .pattern(let part, let text, let flags, let isEqual):
      if let problem = CompiledPattern.problem(with: Pattern(source: text.value, flags: flags)) {
        report(.badPattern(problem, at: text.span))
        return nil
      }
      let whole = Pattern(source: "\\A(?:\(text.value))\\z", flags: flags)
      return negated(.pattern(part, whole), unless: isEqual)
    }
  }

  private mutating func tests(_ parts: [WordTest]) -> [WordSequence.Test]? {
    let tests = parts.map { test($0) }
    let bound = tests.compactMap { $0 }
    return bound.count == tests.count ? bound : nil
  }

  private func negated(_ test: WordSequence.Test, unless isEqual: Bool) -> WordSequence.Test {
    isEqual ? test : .not(test)
  }
}
