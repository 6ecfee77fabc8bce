import ToriTime

/// Reads plain text and Markdown: a paragraph a block.
struct PlainReader {
  private let page: Page
  /// The lines to be read.
  private let range: Range<Int>
  private let isMarkdown: Bool
  private let zone: Zone
  private let furniture: PlainFurniture?

  /// Reads a page that no shape fits; `window` is the page as shapes look at it, where that is known.
  static func read(_ page: Page, isMarkdown: Bool, zone: Zone, window: PageWindow? = nil) -> [Block]
  {
    let lines = 0..<page.lines.count
    let furniture =
      isMarkdown
      ? nil
      : PlainFurniture(
        page, lines,
        unread: UnreadPosts(page, window ?? ShapedPage.window(page, nil, after: PageContinuation()))
      )
    return read(page, lines, isMarkdown: isMarkdown, zone: zone, furniture: furniture)
  }

  /// Reads some lines of a page; `furniture` is that of a stretch that holds them, else it is looked for
  /// in the lines themselves.
  static func read(
    _ page: Page, _ range: Range<Int>, isMarkdown: Bool, zone: Zone,
    furniture: PlainFurniture? = nil
  ) -> [Block] {
    PlainReader(
      page: page, range: range, isMarkdown: isMarkdown, zone: zone,
      furniture: isMarkdown ? nil : furniture ?? PlainFurniture(page, range)
    ).blocks()
  }

  private func blocks() -> [Block] {
    var blocks: [Block] = []
    var heading: String?
    let endsAtEachLine = hasParagraphPerLine
    var line = page.contentLine(from: range.lowerBound)
    while line < range.upperBound {
      let start = line
      if let end = frontMatterEnd(start) {
        line = end
        blocks.append(page.block(.metadata, lines: start..<line))
      } else if let (text, end) = title(start) {
        line = end
        var block = page.block(.title, lines: start..<line)
        block.text = text
        heading = text
        blocks.append(block)
      } else {
        line = fenceEnd(start) ?? paragraphEnd(start, endsAtEachLine)
        if let kind = furniture?.kind(of: start..<line) {
          blocks.append(page.block(kind, lines: start..<line))
          if kind == .title { heading = page[start].trimmed.string }
          line = page.contentLine(from: line)
          continue
        }
        var block = page.block(.paragraph, lines: start..<line)
        block.heading = heading
        block.readMarks(hasAnchors: false)
        blocks.append(block)
      }
      line = page.contentLine(from: line)
    }
    return blocks
  }

  /// A text without blank lines has a paragraph a line, if its lines are too long or too clearly
  /// indented to be the pieces of one.
  private var hasParagraphPerLine: Bool {
    guard !isMarkdown, !range.isEmpty, !page.lines[range].contains(where: \.isBlank) else {
      return false
    }
    let bytes = page.lines[range].reduce(0) { $0 + $1.end - $1.start }
    return bytes / range.count > 120
  }

  private func paragraphEnd(_ start: Int, _ endsAtEachLine: Bool) -> Int {
    var end = start + 1
    guard !endsAtEachLine else { return end }
    while end < range.upperBound, !page.isBlank(end), title(end) == nil, fenceEnd(end) == nil,
      !page[end].hasPrefix("\u{3000}"), furniture?.parts(end - 1, from: end) != true
    {
      // The line above `===` is a heading, and begins no sooner than that.
      if isMarkdown, end + 1 < page.lines.count, isUnderline(page[end + 1]) { break }
      end += 1
    }
    return end
  }

  // MARK: Markdown

  /// `## Heading`, or a line above `===`; its text, and the line after it.
  private func title(_ line: Int) -> (text: String, end: Int)? {
    var text = page[line]
    let marks = text.prefix { $0 == 0x23 }
    if (1...6).contains(marks.count), text.dropFirst(marks.count).first == 0x20 {
      text = text.dropFirst(marks.count).trimmed
      while text.last == 0x23 { text = text.dropLast() }
      return (text.trimmed.string, line + 1)
    }
    guard isMarkdown, line + 1 < page.lines.count, isUnderline(page[line + 1]), !text.isEmpty,
      !isUnderline(text)
    else { return nil }
    return (text.trimmed.string, line + 2)
  }

  private func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmedEnd
    return text.count >= 3 && (text.allSatisfy { $0 == 0x3D } || text.allSatisfy { $0 == 0x2D })
  }

  /// The line after a block of code in fences; an open fence runs to the end.
  private func fenceEnd(_ line: Int) -> Int? {
    guard isMarkdown else { return nil }
    let text = page[line].trimmedStart
    for fence in ["```", "~~~"] where text.hasPrefix(fence) {
      var end = line + 1
      while end < page.lines.count {
        end += 1
        if page[end - 1].trimmed.hasPrefix(fence) { break }
      }
      return end
    }
    return nil
  }

  /// The line after the settings that a Markdown file may begin with, between two lines `---`.
  private func frontMatterEnd(_ line: Int) -> Int? {
    guard isMarkdown, line == 0, page[0].trimmedEnd.isEqual(to: "---") else { return nil }
    let limit = min(page.lines.count, 100)
    return (1..<Swift.max(limit, 1)).first { page[$0].trimmedEnd.isEqual(to: "---") }.map { $0 + 1 }
  }
}
