import ToriTime

/// A stretch of a page's lines, folded and with their tokens found.
final class PageWindow: Sendable {
  /// The lines of the page.
  let lines: Range<Int>
  /// The folded bytes of the lines.
  let bytes: [UInt8]
  private let text: LineText
  let tokens: [Token]
  private let facts: [Facts]
  /// Which part comes first in its stamps, where that is known.
  let order: StampOrder?

  private struct Facts: Sendable {
    let start: Int32
    let end: Int32
    let tokenStart: Int32
    let tokenCount: Int32
    let kinds: TokenKinds
    let form: LineForm
    let signs: LineSigns
  }

  /// `order`: which part comes first in stamps such as `01/12/26`.
  init(_ page: Page, lines: Range<Int>, order: StampOrder? = nil) {
    self.lines = lines
    self.order = order
    var (text, tokens, facts) = (LineText(), [Token](), [Facts]())
    facts.reserveCapacity(lines.count)
    if let first = lines.first, let last = lines.last {
      text.reserve(page.lines[last].end - page.lines[first].start + lines.count)
    }
    for line in lines {
      let place = page.lines[line]
      let tokenStart = tokens.count
      var kinds: TokenKinds = []
      var range = text.bytes.count..<text.bytes.count
      var form = LineForm.blank
      var signs = LineSigns.none
      if place.end - place.start > LineText.longestLine {
        form = .sentence
      } else if !place.isBlank {
        range = text.append(page.bytes, place.start, place.end)
        kinds = TokenScanner.scan(text.bytes, range, order, into: &tokens)
        form = LineForm(text.bytes, range, tokens[tokenStart...])
        signs = LineSigns(text.bytes.span.extracting(range))
      }
      facts.append(
        Facts(
          start: Int32(range.lowerBound), end: Int32(range.upperBound),
          tokenStart: Int32(tokenStart), tokenCount: Int32(tokens.count - tokenStart), kinds: kinds,
          form: form, signs: signs))
    }
    (self.text, bytes, self.tokens, self.facts) = (text, text.bytes, tokens, facts)
  }

  private init(_ whole: PageWindow, lines: Range<Int>) {
    self.lines = lines
    (text, bytes, tokens, order) = (whole.text, whole.bytes, whole.tokens, whole.order)
    facts = Array(
      whole.facts[
        lines.lowerBound - whole.lines.lowerBound..<lines.upperBound - whole.lines.lowerBound])
  }

  /// The same, of some of the lines.
  func part(_ lines: Range<Int>) -> PageWindow {
    lines == self.lines ? self : PageWindow(self, lines: lines)
  }

  /// The line's place in `bytes`.
  func range(_ line: Int) -> Range<Int> {
    let fact = facts[line - lines.lowerBound]
    return Int(fact.start)..<Int(fact.end)
  }

  func tokens(_ line: Int) -> Range<Int> {
    let fact = facts[line - lines.lowerBound]
    return Int(fact.tokenStart)..<Int(fact.tokenStart + fact.tokenCount)
  }

  func kinds(_ line: Int) -> TokenKinds { facts[line - lines.lowerBound].kinds }

  func signs(_ line: Int) -> LineSigns { facts[line - lines.lowerBound].signs }

  func form(_ line: Int) -> LineForm { facts[line - lines.lowerBound].form }

  /// Where the page has what stands at `range`.
  func place(_ range: Range<Int>) -> Range<Int> {
    let start = text.offset(of: range.lowerBound)
    return start..<(range.isEmpty ? start : text.offset(of: range.upperBound))
  }

  /// The number of the first of a line's tokens that ends behind `position`.
  func token(endingBehind position: Int, among tokens: Range<Int>) -> Int {
    var (low, high) = (tokens.lowerBound, tokens.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self.tokens[middle].end <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Pieces of a line

  /// Whether a piece may begin or end at `position`: not within a word of Latin letters.
  func isBoundary(_ position: Int, in range: Range<Int>) -> Bool {
    guard position > range.lowerBound, position < range.upperBound else { return true }
    let (before, after) = (bytes[position - 1] | 0x20, bytes[position] | 0x20)
    let isInside = before >= 0x61 && before <= 0x7A && after >= 0x61 && after <= 0x7A
    // A capital behind a small letter begins a word.
    return !(isInside && !(bytes[position - 1] & 0x20 != 0 && bytes[position] & 0x20 == 0))
      && bytes[position] & 0xC0 != 0x80
  }

  func isScalarStart(_ position: Int, _ end: Int) -> Bool {
    position >= end || bytes[position] & 0xC0 != 0x80
  }

  /// Where a run of digits ends that is no part of a date, an address or the like.
  func digitsEnd(_ position: Int, _ range: Range<Int>, _ tokens: Range<Int>) -> Int? {
    guard position < range.upperBound, Self.isDigit(bytes[position]),
      position == range.lowerBound || !Self.isDigit(bytes[position - 1])
    else { return nil }
    let index = token(endingBehind: position, among: tokens)
    if index < tokens.upperBound, self.tokens[index].start <= position,
      self.tokens[index].kind != .number
    {
      return nil
    }
    var end = position
    while end < range.upperBound, Self.isDigit(bytes[end]) { end += 1 }
    return end - position <= 19 ? end : nil
  }

  /// Where a count ends: `55`, `1,234`, `1.2万`, `3K`.
  func countEnd(_ position: Int, _ range: Range<Int>, _ tokens: Range<Int>) -> Int? {
    guard digitsEnd(position, range, tokens) != nil else { return nil }
    var rest = bytes[position..<range.upperBound]
    return WrittenCount.take(from: &rest) == nil ? nil : rest.startIndex
  }

  /// An identifier at `position`: behind its label, or in a form that words do not have.
  func identifier(_ position: Int, _ range: Range<Int>, _ isLabelled: Bool)
    -> (range: Range<Int>, end: Int)?
  {
    var start = position
    func hasLabel() -> Bool {
      start + 3 <= range.upperBound && bytes[start] | 0x20 == 0x69
        && bytes[start + 1] | 0x20 == 0x64
        && bytes[start + 2] == 0x3A
    }
    while hasLabel() { start += 3 }
    let isKnown = isLabelled || start > position
    if start > position, start < range.upperBound, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < range.upperBound, TokenScanner.isIdentifier(bytes[end]) { end += 1 }
    guard end > start else { return nil }
    if !isKnown {
      let own = bytes[start..<end]
      guard (6...24).contains(own.count), isBoundary(position, in: range),
        own.contains(where: Self.isDigit),
        own.contains(where: { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x41 && $0 <= 0x5A }),
        own.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) || own.count >= 8
      else { return nil }
    }
    // Boards put a count of points behind: `?2BP`, then `(1000)`.
    var idEnd = end
    let own = bytes[start..<end]
    if own.hasSuffix("BP"), let mark = own.lastIndex(of: 0x3F), mark > start { idEnd = mark }
    return (start..<idEnd, end)
  }

  /// The bracket around a stamp: where what is inside begins, and what must close it.
  func openBracket(_ position: Int, _ end: Int) -> (start: Int, close: String) {
    guard position < end else { return (position, "") }
    switch bytes[position] {
    case 0x28: return (position + 1, ")")
    case 0x5B: return (position + 1, "]")
    case 0x3C: return (position + 1, ">")
    case 0xE3 where bytes[position..<end].hasPrefix("【"): return (position + 3, "】")
    default: return (position, "")
    }
  }

  /// The end of what may be a name from `start` on: no stamp, address or version is in it.
  func nameLimit(from start: Int, to end: Int, _ tokens: Range<Int>) -> Int {
    for index in token(endingBehind: start, among: tokens)..<tokens.upperBound {
      let token = self.tokens[index]
      if !token.kind.isDisjoint(with: [.time, .url]) { return min(end, token.start) }
      if token.start >= end { break }
    }
    return end
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
