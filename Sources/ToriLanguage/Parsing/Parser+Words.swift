import ToriText

/// What is looked for in texts: characters, words, or any of several.
extension Parser {
  /// `sought = needle | "any" "of" needles | PATTERN
  /// | ( "words" sequence | token [ quantifier ] { element } ) [ "within" "sentence" ]`
  ///
  /// - Parameter endsPattern: whether `within sentence` behind a pattern of words is the pattern's.
  mutating func sought(after word: String, endsPattern: Bool = true) -> Sought? {
    expecting(.keyword(.any), .pattern, .keyword(.words))
    correctWords(after: word)
    if startsSequence {
      return wordPattern(endsPattern: endsPattern).map { .words($0) }
    }
    if let (pattern, flags) = pattern() { return .pattern(pattern, flags: flags) }
    guard leadsAnyOf else { return needle(after: word) }
    if current.keyword == .all {
      report(.allOfPlaces(at: here, after: word))
      correct(to: .any)
    }
    take(.keyword)
    expect(.of, after: "any")
    let texts = needles()
    return texts.isEmpty ? nil : .anyOf(texts)
  }

  /// Whether `any of` stands here, or `all of`, which is meant as that.
  private var leadsAnyOf: Bool {
    guard current.kind == .word, current.keyword == .any || current.keyword == .all else {
      return false
    }
    let next = item(after: 1)
    return next.keyword == .of && next.kind == .word || next.kind == .text
  }

  /// `needle = TEXT | "exactly" TEXT | "variants" "of" TEXT | "word" [ "exactly" ] TEXT`
  mutating func needle(after word: String) -> Sought? {
    expecting(.keyword(.word), .keyword(.exactly), .keyword(.variants))
    correctLead(among: [.word, .exactly], expected: .text(after: word))
    if current.kind == .word, item(after: 1).keyword == .of {
      _ = corrected(among: [.variants], expected: .text(after: word))
    }
    if leads(.word) {
      let (text, exactly) = wordSought()
      return text.map { .word($0, exactly: exactly) }
    }
    if leads(.exactly) {
      take(.keyword)
      return text(after: "exactly").map { .exactly($0) }
    }
    if leads(.variants) {
      take(.keyword)
      expect(.of, after: "variants")
      return text(after: "of").map { .variants(of: $0) }
    }
    let lead = current.kind == .word ? current.keyword : nil
    // A bare word may be the name of a list: only who knows the names can tell.
    let isBare = current.kind == .word
    let text = text(after: word)
    if lead == .word { expectingWord() }
    if lead == .exactly { expecting(.text) }
    if lead == .variants || lead == .any { expecting(.keyword(.of)) }
    return text.map { isBare ? .anyOf([.named($0)]) : .text($0) }
  }

  /// Whether this word leads here to what is meant, and is not itself what is looked for.
  func leads(_ keyword: Keyword) -> Bool {
    guard current.kind == .word, current.keyword == keyword else { return false }
    return leadsText(at: 1)
  }

  /// Whether the item there is a text, and no word that goes on with the stage.
  private func leadsText(at distance: Int) -> Bool {
    let next = item(after: distance)
    if next.endsText || next.isSign("[") { return false }
    let isNumber = item(after: distance + 1).value.utf8.isNumber
    return !([.width, .left].contains(next.keyword) && next.kind == .word && isNumber)
  }

  /// Notes what may go on from the word `word`, which may be a text as well.
  mutating func expectingWord() { expecting(.word, .keyword(.exactly)) }

  /// Reads a word that is no keyword, and is followed by a text in quotes or `exactly`, as the nearest of these.
  mutating func correctLead(among keywords: [Keyword], expected: Expected) {
    guard current.kind == .word, current.keyword == nil,
      item(after: 1).kind == .text || item(after: 1).keyword == .exactly
    else { return }
    _ = corrected(among: keywords, expected: expected)
  }

  /// What follows `word`, which stands here.
  mutating func wordSought() -> (text: Text?, exactly: Bool) {
    take(.keyword)
    expecting(.keyword(.exactly))
    correctLead(among: [.exactly], expected: .text(after: "word"))
    let isExactly =
      current.kind == .word && current.keyword == .exactly && leadsText(at: 1)
    if isExactly { take(.keyword) }
    return (text(after: isExactly ? "exactly" : "word", expecting: .word), isExactly)
  }
}
