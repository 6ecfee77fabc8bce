/// Finds a shape on a page that no known one fits: short lines of one form that recur between texts.
///
/// Lines are grouped by their tokens; what stands in all lines of a group is a literal, what varies a slot
/// (`LineTemplate`). Short lines above and below that recur with them are taken in (`HeadBlock`), and the
/// page tells whether they stand above the texts or under them (`HeadPlace`).
struct ShapeLearner {
  private let page: Page
  private let window: PageWindow

  /// What is looked at of a long page.
  private static let mostLines = 20_000
  /// Heads are short: no more columns, nor more beside the tokens.
  private static let widestHead = 110
  private static let widestWords = 64
  private static let mostGroups = 10

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
    let likely = groups.values.filter { $0.count >= 2 }
      .sorted { ($0.count, $1[0]) > ($1.count, $0[0]) }
    var shapes: [Shape?] = []
    for lines in likely.prefix(Self.mostGroups) {
      // Days and ages of the page's columns stand among the stamps of its posts.
      let stamped = lines.filter { hasClock($0) }
      if stamped.count >= 3, stamped.count * 2 >= lines.count, stamped.count < lines.count,
        let template = template(of: stamped), let shape = shape(template, of: stamped.count)
      {
        shapes.append(shape)
      }
      // `8/10` may be a day or what somebody gave: each kind of stamp on its own.
      let kinds = Dictionary(grouping: lines) {
        window.kinds($0).intersection([.time, .day, .age]).rawValue
      }
      for (_, part) in kinds.sorted(by: { $0.key < $1.key })
      where kinds.count == 2 && part.count >= 3 {
        if let template = template(of: part), let shape = shape(template, of: part.count) {
          shapes.append(shape)
        }
      }
      var rest = lines
      // A group may hold lines of several kinds: `Posted by`, `Edited by`.
      for _ in 0..<3 where rest.count >= 2 {
        guard let template = template(of: rest) else { break }
        if let shape = shape(template, of: rest.count) { shapes.append(shape) }
        let taken = Set(template.lines)
        rest = rest.filter { !taken.contains($0) }
      }
    }
    if let list = DayList(page, window) { shapes.append(list.shape) }
    return shapes.compactMap { $0 }
  }

  private func template(of lines: [Int]) -> LineTemplate? {
    if let template = LineTemplate(window, lines) { return template }
    // Those that begin with the same word, as the most do.
    var byWord: [[UInt8]: [Int]] = [:]
    for line in lines {
      guard let first = LineAtom.atoms(window, line).first, first.proof == nil else { continue }
      byWord[Array(window.bytes[first.range]), default: []].append(line)
    }
    let most = byWord.values.max { ($0.count, $1[0]) < ($1.count, $0[0]) }
    guard let most, most.count >= 2, most.count < lines.count else { return nil }
    return LineTemplate(window, most)
  }

  /// The form of a line that may be of a head: the kinds of its tokens, and between which words stand.
  private func key(_ line: Int) -> [UInt8]? {
    let form = window.form(line)
    guard form != .blank, form != .url, form != .quote else { return nil }
    let kinds = window.kinds(line)
    guard !kinds.isDisjoint(with: LineAtom.proofs), !kinds.contains(.version) else { return nil }
    let range = window.range(line)
    let bytes = window.bytes[range]
    guard bytes.columns <= Self.widestHead, !bytes.hasPrefix(anyOf: ["* ", "- ", "+ ", "/"]) else {
      return nil
    }
    var key: [UInt8] = []
    var hasWords = false
    var wordColumns = 0
    for atom in LineAtom.atoms(window, line) {
      if let proof = atom.proof, !proof.isDisjoint(with: LineAtom.proofs) {
        let whens: TokenKinds = [.time, .day, .age]
        let kind: TokenKinds = whens.contains(proof) ? .time : proof
        key += [hasWords ? 1 : 0, UInt8(truncatingIfNeeded: kind.rawValue)]
        hasWords = false
      } else {
        hasWords = true
        wordColumns += window.bytes[atom.range].columns
        // Addresses of mail and pieces of programs stand in no head.
        if atom.kind == .sign, isOfPrograms(atom) { return nil }
      }
    }
    guard wordColumns <= Self.widestWords, !(form == .sentence && isProse(bytes)) else {
      return nil
    }
    // A sign that begins a line tells its kind.
    if let first = bytes.first, first < 0x80, !TokenScanner.isWord(first) { key.append(first) }
    return key
  }

  private func isOfPrograms(_ atom: LineAtom) -> Bool {
    let sign = window.bytes[atom.range.lowerBound]
    if "<>={}\"\\;".utf8.contains(sign) { return true }
    return sign == 0x40 && atom.range.lowerBound > 0
      && TokenScanner.isWord(window.bytes[atom.range.lowerBound - 1])
  }

  /// Whether a line says something beside who and when.
  private func isProse(_ line: ArraySlice<UInt8>) -> Bool {
    line.firstIndex(of: "。") != nil || line.hasSuffix(anyOf: ["！", "？", "」", "…", "?", "!", "、"])
      || line.firstIndex(of: "、") != nil && line.columns > 44
  }

  // MARK: From lines to a shape

  private func shape(_ template: LineTemplate, of count: Int) -> Shape? {
    guard template.lines.count >= 3 || template.lines.count == count else { return nil }
    // Two lines may be alike by chance, unless they say more than a day.
    if count < 3, template.wordCount == 0,
      !template.lines.allSatisfy({
        !window.kinds($0).isDisjoint(with: [.age, .id]) || hasClock($0)
      })
    {
      return nil
    }
    let block = HeadBlock(page, window, template)
    let place = HeadPlace(page, window, block.places)
    if block.namesBelow, let next = namesOfNext(template) {
      return stampedBelow(template, next.block, next.place)
    }
    // What says only when is a heading of a log or a list of changes: a post says who, or which it is.
    guard block.slots.contains(where: { [.author, .number, .handle, .authorID].contains($0) })
    else { return stampedBelow(template, block, place) ?? stampedAbove(template, place) }
    let isFoot = !template.announcesText && place.areFeet
    // Who wrote a text on which day, without its hour, is said of articles.
    let isOfArticles =
      (template.namesAuthor || block.namesAuthor) && !template.announcesText
      && !template.lines.contains(where: hasClock)
      && !block.slots.contains(.age) && !HeadPhrases.say(block.text)
    let kind: ShapeKind =
      isOfArticles || HeadPhrases.publishes(block.text)
      ? .news
      : block.slots.contains(.handle)
        ? .xpost : block.slots.contains(.number) ? .thread : .comment
    if template.namesSources, !isFoot {
      return learned(.news, ["head  \(block.text.replacing("{author}", with: "{source}"))"])
    }
    var lines = ["\(isFoot ? "foot" : "head")  \(block.text)"]
    // A post whose name is missing still has its stamp.
    if !isFoot, block.text != template.text, !template.slots.contains(.author) {
      lines.append("head+ \(template.text)")
    }
    return learned(kind, lines)
  }

  private func hasClock(_ line: Int) -> Bool {
    window.tokens(line).contains { window.tokens[$0].date?.hour != nil }
  }

  /// The lines that stand under each text, where the names below them are of the posts that follow.
  private func namesOfNext(_ template: LineTemplate) -> (block: HeadBlock, place: HeadPlace)? {
    let block = HeadBlock(page, window, template, hasNames: false)
    for places in [block.places, block.closedPlaces] {
      let place = HeadPlace(page, window, places)
      if place.opensNext || place.lastIsClosed { return (block, place) }
    }
    return nil
  }

  /// Stamps with words of their own above titles and texts of news, the latest first: `2026年1月13日 09:00 [港]`.
  private func stampedAbove(_ template: LineTemplate, _ place: HeadPlace) -> Shape? {
    guard template.lines.count >= 3, template.slots == [.time], template.wordCount > 0,
      template.lines.contains(where: hasClock), place.lead < 0, place.haveTitles,
      fall(template.lines)
    else { return nil }
    return learned(.news, ["head  \(template.text) / {title}"])
  }

  /// Whether the stamps of some lines go back in time.
  private func fall(_ lines: [Int]) -> Bool {
    let dates = lines.compactMap { line in
      window.tokens(line).compactMap { window.tokens[$0].date }.first
    }
    let order = dates.map { date in
      let days = ((date.year ?? 0) * 12 + (date.month ?? 0)) * 31 + (date.day ?? 0)
      return (days * 24 + (date.hour ?? 0)) * 60 + (date.minute ?? 0)
    }
    return order.count == lines.count && zip(order, order.dropFirst()).allSatisfy { $0 >= $1 }
      && order.first != order.last
  }

  /// Texts above their stamps: a name above each text, or titles and texts of news, the latest first.
  private func stampedBelow(_ template: LineTemplate, _ block: HeadBlock, _ place: HeadPlace)
    -> Shape?
  {
    guard template.lines.count >= 3, block.slots.contains(.time) || block.slots.contains(.age)
    else { return nil }
    let names = place.nameLines
    if !names.isEmpty {
      let own = LineTemplate(window, names, areNames: true)
      let isLabelled = own.map { $0.slots == [.author] && $0.wordCount > 0 } ?? false
      if isLabelled || place.areNames(names) {
        let buttons = String(repeating: " / {*}", count: block.buttonsBelow)
        return learned(
          .comment,
          [
            "head  \(isLabelled ? own?.text ?? "{author}" : "{author}")",
            "foot  \(block.text)\(buttons)",
          ])
      }
    }
    guard place.lead >= 5, place.endsTexts, block.text == template.text else { return nil }
    return learned(.news, ["list", "order down", "foot  \(template.text)"])
  }

  private func learned(_ kind: ShapeKind, _ lines: [String]) -> Shape? {
    let source =
      (["shape learned", "kind \(kind.rawValue)"] + lines).joined(separator: "\n  ") + "\n"
    return try? ShapeFile.read(source, file: "learned", origin: .learned).first
  }
}
