import ToriText

/// Words, where a text may be looked for as one.
extension Parser {
  /// `sought = [ "word" [ "exactly" ] ] TEXT`
  mutating func sought(after word: String) -> Sought? {
    expecting(.keyword(.word))
    correctLead(among: [.word], expected: .text(after: word))
    guard leadsWord else {
      let isLead = current.kind == .word && current.keyword == .word
      let text = text(after: word)
      if isLead { expectingWord() }
      return text.map { .text($0) }
    }
    let (text, exactly) = wordSought()
    return text.map { .word($0, exactly: exactly) }
  }

  /// Whether `word` leads here to the word that is meant, and is not itself what is looked for.
  var leadsWord: Bool {
    guard current.kind == .word, current.keyword == .word else { return false }
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
