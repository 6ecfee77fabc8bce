/// Finds a shape on a page that no known one fits: short lines of one form that recur between texts.
///
/// Lines are grouped by their kinds of tokens; the pieces between these are names where they vary and
/// literals where they do not. Lines above and below that have one form in four of five cases are taken in.
struct ShapeLearner {
  private let page: Page
  private let window: PageWindow

  /// What is looked at of a long page.
  private static let mostLines = 20_000
  /// Heads are short.
  private static let widestHead = 70

  init(_ page: Page, _ window: PageWindow) {
    (self.page, self.window) = (page, window)
  }

  /// Shapes that may explain the page, those with the most heads first; their kinds are told by their
  /// slots. Whether one does is for `CandidateScore` to say.
  func shapes() -> [Shape] {
    var groups: [[UInt8]: [Int]] = [:]
    for line in window.lines.prefix(Self.mostLines) {
      if let key = key(line) { groups[key, default: []].append(line) }
    }
    let likely = groups.values.filter { $0.count >= 3 }
      .sorted { ($0.count, $1[0]) > ($1.count, $0[0]) }
    return likely.prefix(8).compactMap { shape(of: $0) }
  }

  /// The form of a line that may be of a head: its first sign, and the kinds of its tokens.
  private func key(_ line: Int) -> [UInt8]? {
    let form = window.form(line)
    guard form != .blank, form != .sentence, form != .url, form != .quote, form != .button else {
      return nil
    }
    let proofs: TokenKinds = [.time, .day, .age, .handle, .id, .clock]
    let kinds = window.kinds(line)
    guard !kinds.isDisjoint(with: proofs), !kinds.contains(.version) else { return nil }
    let range = window.range(line)
    let bytes = window.bytes[range]
    guard bytes.columns <= Self.widestHead else { return nil }
    var key: [UInt8] = []
    if let first = bytes.first, first < 0x80, !TokenScanner.isWord(first) { key.append(first) }
    for index in window.tokens(line) {
      let token = window.tokens[index]
      key += [0xFF, UInt8(truncatingIfNeeded: token.kind.rawValue | token.kind.rawValue >> 4)]
    }
    return key
  }

  // MARK: From lines to a shape

  private func shape(of lines: [Int]) -> Shape? {
    guard let head = pattern(of: lines) else { return nil }
    var (slots, first, last) = (head.slots, lines, lines)
    var text = head.text
    // One or two lines above, if the first case has them as well.
    for _ in 0..<2 {
      guard let above = neighbours(of: first, by: -1), let piece = label(above.lines, slots) else {
        break
      }
      text = piece.text + " / " + text
      slots += piece.slots
      first = above.lines
    }
    for _ in 0..<2 {
      guard let below = neighbours(of: last, by: 1), let piece = label(below.lines, slots) else {
        break
      }
      text += " / " + piece.text
      slots += piece.slots
      last = below.lines
    }
    // What says only when is a heading of a log or a list of changes: a post says who, or which it is.
    guard slots.contains(where: { [.author, .number, .handle, .authorID].contains($0) }) else {
      return nil
    }
    let isFoot = !hasText(behind: last[last.count - 1])
    let kind: ShapeKind =
      slots.contains(.handle) ? .xpost : slots.contains(.number) ? .thread : .comment
    let source = "shape learned\n  kind \(kind.rawValue)\n  \(isFoot ? "foot" : "head")  \(text)\n"
    return try? ShapeFile.read(source, file: "learned", origin: .learned).first
  }

  /// What one line says, as a pattern.
  private struct Piece {
    var text: String
    var slots: [Slot]
  }

  private func pattern(of lines: [Int]) -> Piece? {
    let sample = lines.prefix(200)
    guard let first = sample.first else { return nil }
    let count = window.tokens(first).count
    guard sample.allSatisfy({ window.tokens($0).count == count }), count > 0 else { return nil }
    var piece = Piece(text: "", slots: [])
    for index in 0...count {
      let between = sample.map { self.between($0, index) }
      guard let words = words(between, isLast: index == count, &piece) else { return nil }
      if !words.isEmpty { piece.text += (piece.text.isEmpty ? "" : " ") + words }
      if index == count { break }
      let kind = window.tokens[window.tokens(first).lowerBound + index].kind
      guard let slot = slot(kind, isFirst: index == 0, piece.slots) else { return nil }
      piece.slots.append(slot)
      piece.text += (piece.text.isEmpty ? "" : " ") + "{\(slot.rawValue)}"
    }
    return piece
  }

  private func slot(_ kind: TokenKinds, isFirst: Bool, _ slots: [Slot]) -> Slot? {
    switch kind {
    case .time: .time
    case .day: .day
    case .age: .age
    case .clock: .clock
    case .handle: .handle
    case .id: .authorID
    case .url: .link
    case .number: isFirst && !slots.contains(.number) ? .number : .count
    default: nil
    }
  }

  /// The text of a line before its token `index`, or behind the last.
  private func between(_ line: Int, _ index: Int) -> ArraySlice<UInt8> {
    let (range, tokens) = (window.range(line), window.tokens(line))
    let start = index == 0 ? range.lowerBound : window.tokens[tokens.lowerBound + index - 1].end
    let end =
      index == tokens.count ? range.upperBound : window.tokens[tokens.lowerBound + index].start
    return window.bytes[start..<max(start, end)].trimmed
  }

  /// What stands in one place of all lines: a literal, a name, buttons; `nil` if it is none of these.
  private func words(
    _ texts: [ArraySlice<UInt8>], isLast: Bool, _ piece: inout Piece
  ) -> String? {
    guard let first = texts.first else { return nil }
    if texts.allSatisfy({ $0.isEmpty }) { return "" }
    if texts.allSatisfy({ $0.elementsEqual(first) }) {
      let isVersion = first.elementsEqual(".".utf8) && piece.slots.last == .number
      return isVersion || Self.isOfPrograms(first) ? nil : Self.escaped(first.string)
    }
    if isLast {
      let isTail = texts.allSatisfy { Tail.end(Array($0), 0..<$0.count) == $0.count }
      if isTail { return "[{tail}]" }
    }
    if let framed = framed(texts, &piece) { return framed }
    guard !piece.slots.contains(.author) else { return isLast ? nil : "{*}" }
    let names = texts.count { NameTest.accepts($0, isCertain: true) && $0.columns <= 40 }
    guard names * 5 >= texts.count * 4, !texts.contains(where: Self.isOfPrograms) else {
      return nil
    }
    piece.slots.append(.author)
    return texts.contains { $0.isEmpty } ? "[{author}]" : "{author}"
  }

  /// What varies between what all have in common: `番の声] 雨男さんより(`.
  private func framed(_ texts: [ArraySlice<UInt8>], _ piece: inout Piece) -> String? {
    let frame = CommonFrame(texts)
    guard frame.before + frame.after > 0, let first = texts.first else { return nil }
    let middles = texts.map { $0.dropFirst(frame.before).dropLast(frame.after).trimmed }
    guard middles.allSatisfy({ !$0.isEmpty && $0.columns <= 40 }),
      !texts.contains(where: Self.isOfPrograms)
    else { return nil }
    let isName =
      !piece.slots.contains(.author)
      && middles.count(where: { NameTest.accepts($0, isCertain: true) }) * 5 >= middles.count * 4
    guard isName || middles.allSatisfy({ $0.columns <= 12 }) else { return nil }
    if isName { piece.slots.append(.author) }
    return [
      Self.escaped(first.prefix(frame.before).trimmed.string), isName ? "{author}" : "{*}",
      Self.escaped(first.suffix(frame.after).trimmed.string),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Addresses of mail, paths and pieces of programs are no names of posts' authors and no labels of posts.
  private static func isOfPrograms(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasPrefix(anyOf: ["/"]) || text.contains { "<>@=;{}\"\\".utf8.contains($0) }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, sign in
      if "[](){}|_\\/".contains(sign) { escaped.append("\\") }
      escaped.append(sign)
    }
  }

  // MARK: Around

  /// The lines next to `lines`, up or down, where four of five have one and the first has.
  private func neighbours(of lines: [Int], by step: Int) -> (lines: [Int], form: LineForm)? {
    let next = lines.map { line -> Int? in
      var next = line + step
      while window.lines.contains(next), window.form(next) == .blank, abs(next - line) <= 2 {
        next += step
      }
      return window.lines.contains(next) && window.form(next) != .blank ? next : nil
    }
    guard let first = next.first, let first else { return nil }
    let form = window.form(first)
    let same = next.compactMap { $0 }.filter { window.form($0) == form }
    guard same.count * 5 >= lines.count * 4, same.count >= 2 else { return nil }
    return (same, form)
  }

  /// What lines of one form next to a head say, if they belong to it.
  private func label(_ lines: [Int], _ slots: [Slot]) -> Piece? {
    let slot: Slot? =
      switch window.form(lines[0]) {
      case .name: slots.contains(.author) || !areNames(lines) ? nil : .author
      case .number: slots.contains(.number) || !rises(lines) ? nil : .number
      case .handle: slots.contains(.handle) ? nil : .handle
      case .stamp: slots.contains(.time) ? nil : .time
      case .age: slots.contains(.age) || slots.contains(.time) ? nil : .age
      case .id: slots.contains(.authorID) ? nil : .authorID
      default: nil
      }
    guard let slot else { return nil }
    let tail = slot == .author || slot == .number ? "" : " [{tail}]"
    return Piece(text: "{\(slot.rawValue)}\(tail)", slots: [slot])
  }

  private func areNames(_ lines: [Int]) -> Bool {
    let names = lines.count { line in
      NameTest.accepts(page[line], isCertain: false) && !NameTest.endsLikeVerb(page[line].trimmed)
        && !isUnderlined(line) && !page[line].trimmed.hasPrefix(anyOf: ["* "])
    }
    return names * 5 >= lines.count * 4
  }

  /// Whether a rule of signs stands below: such a line is a heading.
  private func isUnderlined(_ line: Int) -> Bool {
    guard window.lines.contains(line + 1), let sign = page[line + 1].trimmed.first else {
      return false
    }
    let rule = page[line + 1].trimmed
    return rule.count >= 3 && "-=~+".utf8.contains(sign) && rule.allSatisfy { $0 == sign }
  }

  private func rises(_ lines: [Int]) -> Bool {
    let numbers = lines.compactMap { line -> Int? in
      var digits = page[line].trimmed
      return digits.takeNumber(maximumDigits: 18)
    }
    return numbers.count == lines.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Whether text stands behind the last head, and not the page's foot alone.
  private func hasText(behind line: Int) -> Bool {
    (line + 1..<max(window.lines.upperBound, line + 1)).contains { next in
      switch window.form(next) {
      case .blank, .button, .number: false
      default: !PlainFurniture.isSign(page[next])
      }
    }
  }
}
