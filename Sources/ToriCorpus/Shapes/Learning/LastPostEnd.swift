/// Where the last post of a page ends and the page's foot begins, told from how the other posts end.
struct LastPostEnd {
  private let page: Page
  private let window: PageWindow
  private let labels: RecurringLabels
  /// Whether most of the others close with lines that recur: buttons, counts.
  private let closesWithLabel: Bool
  /// Whether none of the others has a blank line in its text.
  private let isUnbroken: Bool

  /// So many short lines that end no sentence are a menu.
  private static let longMenu = 3
  private static let widestLabel = 60

  /// `others`: the lines of the other posts behind their heads.
  init(_ page: Page, _ window: PageWindow, _ labels: RecurringLabels, _ others: [Range<Int>]) {
    (self.page, self.window, self.labels) = (page, window, labels)
    let sample = others.suffix(200)
    let contents = sample.map { post in post.filter { window.form($0) != .blank } }
    let closed = contents.count { lines in
      lines.count >= 2 && lines.last.map { labels.contains(window, $0) } ?? false
    }
    closesWithLabel = closed >= 2 && closed * 3 >= sample.count * 2
    isUnbroken =
      sample.count >= 2
      && zip(sample, contents).allSatisfy { post, lines in
        guard let first = lines.first,
          let last = lines.last(where: { !labels.contains(window, $0) })
        else { return true }
        return !(first...max(first, last)).contains { window.form($0) == .blank }
      }
  }

  /// The line behind the text, in the lines from the last head to the page's end.
  func end(of body: Range<Int>) -> Int {
    guard let first = body.first(where: { window.form($0) != .blank && !isLabel($0) }) else {
      return body.upperBound
    }
    for line in first + 1..<max(first + 1, body.upperBound) {
      if window.form(line) == .blank {
        if isUnbroken, startsFoot(line + 1..<body.upperBound) { return line }
        continue
      }
      if closesWithLabel, labels.trails(window, line) { return line }
      if window.form(line - 1) == .blank || isLabel(line - 1), isMenu(line..<body.upperBound) {
        return line
      }
    }
    return body.upperBound
  }

  private func isLabel(_ line: Int) -> Bool { labels.contains(window, line) }

  /// Whether what follows a blank line is a label of the page.
  private func startsFoot(_ lines: Range<Int>) -> Bool {
    guard let line = lines.first(where: { window.form($0) != .blank }) else { return true }
    return isShort(line)
  }

  /// Whether the lines to the end are short and no sentences, with few exceptions.
  private func isMenu(_ lines: Range<Int>) -> Bool {
    let content = lines.filter { window.form($0) != .blank }
    guard content.count >= Self.longMenu, isShort(content[0]) else { return false }
    return content.prefix(Self.longMenu).allSatisfy(isShort)
      && content.count(where: isShort) * 5 >= content.count * 4
  }

  private func isShort(_ line: Int) -> Bool {
    let text = page[line].trimmed
    guard text.columns <= Self.widestLabel else { return false }
    if Furniture.kind(of: text) != nil || PageEnds.isEnd(text) { return true }
    return window.form(line) != .quote && !text.hasPrefix(">")
      && !text.hasSuffix(anyOf: ["。", "！", "？", "!", "?", ".", "」", "…", "w", "笑", "、", ","])
      && !NameTest.endsLikeVerb(text)
  }
}

/// Where the first of posts that stand above their stamps begins, told from how the others begin.
struct FirstPostStart {
  private let page: Page
  private let window: PageWindow
  /// The most blank lines that one of the others has in its text.
  private let mostBreaks: Int
  private static let mostMore = 2
  /// Items of a menu are no wider.
  private static let widestItem = 20

  /// `others`: the lines of the other posts above their feet.
  init(_ page: Page, _ window: PageWindow, _ others: [Range<Int>]) {
    (self.page, self.window) = (page, window)
    mostBreaks =
      others.prefix(200).map { Self.breaks(window, $0) }.max() ?? Int.max / 2
  }

  /// Behind what names the page or the list: short lines on their own that end no sentence.
  func start(of lines: Range<Int>) -> Int {
    var start = lines.lowerBound
    while let line = (start..<lines.upperBound).first(where: { window.form($0) != .blank }),
      let end = (line..<lines.upperBound).first(where: { window.form($0) == .blank }),
      (line..<end).allSatisfy({ window.form($0) != .sentence || PageEnds.isEnd(page[$0]) }),
      end - line == 1 || (line..<end).allSatisfy({ page[$0].trimmed.columns <= Self.widestItem })
    {
      start = end
    }
    // Far more paragraphs than any other post has are not all of the first.
    var count = Self.breaks(window, start..<lines.upperBound)
    while count > mostBreaks + Self.mostMore,
      let blank = (start..<lines.upperBound).first(where: {
        $0 > start && window.form($0) == .blank && window.form($0 - 1) != .blank
      })
    {
      start = blank + 1
      count -= 1
    }
    while start < lines.upperBound, window.form(start) == .blank { start += 1 }
    return start
  }

  private static func breaks(_ window: PageWindow, _ lines: Range<Int>) -> Int {
    let content = lines.filter { window.form($0) != .blank }
    return zip(content, content.dropFirst()).count { $0 + 1 < $1 }
  }
}
