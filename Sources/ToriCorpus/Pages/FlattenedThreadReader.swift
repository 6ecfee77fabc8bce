import ToriTime

/// Reads a board thread whose page lost the boundaries between its comments: an article, then
/// comments without headers but for a few, as of deleted ones.
struct FlattenedThreadReader {
  let page: Page
  let zone: Zone
  var blocks: [Block] = []

  static func read(_ page: Page, zone: Zone) -> [Block] {
    var reader = FlattenedThreadReader(page: page, zone: zone)
    reader.run()
    return reader.blocks
  }

  private init(page: Page, zone: Zone) {
    self.page = page
    self.zone = zone
  }

  private mutating func run() {
    let foot = footStart()
    let head = headEnd(before: foot)
    blocks += FurnitureBlocks.cut(page, 0..<head, otherwise: .title)
    var line = head
    /// Where on `line` what is not yet cut begins.
    var start: Int?
    while line < foot {
      if page.isBlank(line), start == nil {
        line += 1
        continue
      }
      let from = start ?? page.lines[line].start
      start = nil
      if let marker = Self.marker(page.bytes[from..<page.lines[line].end]),
        line + 1 < foot, let header = NameAndStamp(page, line + 1)
      {
        if from < marker.start { fragment(from, marker.start, lines: line...line) }
        line = reply(header, marker.number, from: marker.start, line: line, foot)
      } else if let anchor = trailingAnchor(page.bytes[from..<page.lines[line].end]) {
        let next = page.contentLine(from: line + 1)
        if anchor > from {
          fragment(from, anchor, lines: line...line)
          if next == line + 1, next < foot {
            start = anchor
          } else {
            fragment(anchor, page.lines[line].end, lines: line...line)
            line += 1
          }
        } else {
          line = answer(from: from, line: line, foot)
          if let cut = openAnchor {
            start = cut
            openAnchor = nil
          }
        }
      } else {
        fragment(from, page.lines[line].end, lines: line...line)
        line += 1
      }
    }
    blocks += footBlocks(foot)
    bound()
  }

  /// Where an answer ends in the anchor of the next.
  private var openAnchor: Int?

  private mutating func fragment(_ from: Int, _ end: Int, lines: ClosedRange<Int>) {
    var block = page.block(.fragment, from: from, lines: lines, text: from..<end)
    block.isDeleted = saysDeleted(block.text)
    block.readMarks(hasAnchors: true)
    blocks.append(block)
  }

  /// An anchor that stands alone begins a comment, whose first line is the next. Returns the line to
  /// go on with.
  private mutating func answer(from: Int, line: Int, _ foot: Int) -> Int {
    let next = line + 1
    guard next < foot, !page.isBlank(next) else {
      fragment(from, page.lines[line].end, lines: line...line)
      return next
    }
    let content = page[next]
    if let marker = Self.marker(content), next + 1 < foot, NameAndStamp(page, next + 1) != nil {
      if marker.start > content.startIndex {
        fragment(from, marker.start, lines: line...next)
        openAnchor = marker.start
        return next
      }
      fragment(from, page.lines[line].end, lines: line...line)
      return next
    }
    if let anchor = trailingAnchor(content) {
      if anchor > content.startIndex {
        fragment(from, anchor, lines: line...next)
        openAnchor = anchor
      } else {
        fragment(from, page.lines[line].end, lines: line...line)
      }
      return next
    }
    fragment(from, page.lines[next].end, lines: line...next)
    return next + 1
  }

  /// A comment that kept its header; only the line under it is surely its text. Returns the line to go
  /// on with.
  private mutating func reply(
    _ header: NameAndStamp, _ number: Int, from: Int, line: Int, _ foot: Int
  ) -> Int {
    let headerLine = line + 1
    var textLine = page.contentLine(from: headerLine + 1)
    var text = header.textStart..<page.lines[headerLine].end
    if !page.bytes[text].trimmed.isEmpty || textLine >= foot {
      textLine = headerLine
    } else {
      text = page.bytes(ofLines: textLine..<textLine + 1)
    }
    var block = page.block(
      number == 1 ? .opening : .reply, from: from, lines: line...textLine, text: text)
    block.number = number
    block.author = header.author.map { page.bytes[$0].string }
    block.authorID = header.authorID.map { page.bytes[$0].string }
    block.time = header.date.span(in: zone)
    block.isDeleted = saysDeleted(block.text)
    block.readMarks(hasAnchors: true)
    // A post that names its own number answers nobody.
    block.repliesTo.removeAll { $0.number == number }
    page.note(.number, Self.digits(of: page.bytes[from..<page.lines[line].end]))
    page.note(.author, header.author)
    page.note(.time, header.stamp)
    page.note(.authorID, header.authorID)
    blocks.append(block)
    return textLine + 1
  }

  /// `- 7`, alone or glued to the end of a line: the number of the comment whose name comes next.
  static func marker(_ line: ArraySlice<UInt8>) -> (number: Int, start: Int)? {
    let text = line.trimmedEnd
    var start = text.endIndex
    while start > text.startIndex, (0x30...0x39).contains(text[start - 1]) { start -= 1 }
    guard start < text.endIndex, text.endIndex - start <= 5 else { return nil }
    var digits = text[start...]
    guard let number = digits.takeNumber() else { return nil }
    let before = text[..<start].trimmedEnd
    for mark in ["-", "−", "－", "#", "＃", "No."] where before.hasSuffix(mark) {
      return (number, before.endIndex - mark.utf8.count)
    }
    return nil
  }

  /// The digits at the end of a line that is or ends in a marker.
  private static func digits(of line: ArraySlice<UInt8>) -> Range<Int> {
    let text = line.trimmedEnd
    let count = text.reversed().prefix { (0x30...0x39).contains($0) }.count
    return text.endIndex - count..<text.endIndex
  }

  /// Where the anchors begin that end the line, if nothing but they stand behind.
  private func trailingAnchor(_ line: ArraySlice<UInt8>) -> Int? {
    Self.trailingAnchor(line)
  }

  static func trailingAnchor(_ line: ArraySlice<UInt8>) -> Int? {
    let text = line.trimmedEnd
    // Anchors end in a digit, full-width or not.
    guard let last = text.last, last & 0xC0 == 0x80 || PageWindow.isDigit(last) else { return nil }
    let span = text.span
    var position = 0
    while position < span.count {
      let byte = span[position]
      guard byte == 0x3E || byte == 0x26 || byte == 0xEF else {
        position += 1
        continue
      }
      let marks = Anchor.marks(span, at: position)
      guard marks.count >= 2 else {
        position = max(marks.end, position + 1)
        continue
      }
      let start = position
      position = marks.end
      guard let anchor = Anchor(span, after: marks.end) else { continue }
      position = anchor.end
      // Anchors in a row are one answer to several.
      while position < span.count {
        if span[position] == 0x20 || span[position] == 0x2C {
          position += 1
          continue
        }
        let more = Anchor.marks(span, at: position)
        guard more.count >= 2, let anchor = Anchor(span, after: more.end) else { break }
        position = anchor.end
      }
      if position == span.count { return text.startIndex + start }
    }
    return nil
  }
}
