/// Lists, as they are written here and elsewhere.
extension Parser {
  /// Items with commas between; the list ends where an item is not there.
  mutating func list<Item>(_ item: (inout Parser) -> Item?) -> [Item] {
    var items: [Item] = []
    let before = takesSeveral
    defer { (takesSeveral, queued) = (before, []) }
    repeat {
      takesSeveral = true
      guard let next = item(&self) else { return items }
      items.append(next)
    } while !queued.isEmpty || eat(sign: ",") || lacksComma()
    return items
  }

  /// Whether a text follows a text, or one document's number another, and only a comma is missing.
  private mutating func lacksComma() -> Bool {
    guard let previous, follows(.text) else { return false }
    let isNumber =
      current.kind == .word && current.value.utf8.isNumber && previous.kind == .word
      && previous.value.utf8.isNumber && current.value.utf8.count == previous.value.utf8.count
    guard current.kind == .text || isNumber else { return false }
    report(.missingComma(at: here, after: previous.span))
    return true
  }

  /// `mentions 中国 規制`, as a search box takes it. Nil where a text in Latin letters stands without quotes,
  /// which may be one of several words.
  func spacedTexts() -> Diagnostic? {
    guard let previous, follows(.text), item(before: 2)?.keyword == .mentions else { return nil }
    let texts = [previous] + layout.items[index...].prefix(while: \.isWholeText)
    guard texts.count > 1, previous.isWholeText, let last = texts.last,
      !texts.contains(where: { openings.contains($0.span.start) })
    else { return nil }
    return .spacedTexts(
      texts.map { written($0.span) }, at: previous.span.union(last.span))
  }

  /// `links to any of "a", "b"`: the first of the texts, if such a list stands here.
  mutating func anyOf(from start: SourceSpan) -> Text? {
    guard current.keyword == .any || current.keyword == .all, item(after: 1).keyword == .of else {
      return nil
    }
    let joint = current.keyword == .any ? " or " : " and "
    let lead = lead
    take(nil)
    take(nil)
    let texts = list { $0.text(after: "of") }
    guard let first = texts.first else { return nil }
    let local = texts.map { lead + written($0.span) }.joined(separator: joint)
    add(
      .misplacedAnyOf(
        at: span(from: start), after: String(lead.dropLast()),
        local: texts.count == 1 ? local : "(\(local))"))
    return first
  }

  /// `by any of "a", "b"`: a list stands there as it is.
  mutating func needlessAnyOf() {
    guard current.keyword == .any, item(after: 1).keyword == .of else { return }
    let span = here.union(item(after: 1).span)
    report(.needlessWord(written(span), at: span))
    take(nil)
    take(nil)
  }
}

extension Token {
  /// Whether it is a text in quotes, or a word that needs no other to be one, as in Japanese.
  fileprivate var isWholeText: Bool {
    kind == .text || kind == .word && keyword == nil && value.utf8.allSatisfy { $0 >= 0x80 }
  }
}
