import ToriTime

/// One post: its text, and what its head and foot say of it.
extension PostCutter {
  /// `body`: the lines that hold its text, but for what `head` has on its own lines.
  mutating func post(_ head: Hit, foot: Hit?, body: Range<Int>) {
    let fields = head.fields + (foot?.fields ?? [])
    func field(_ slot: Slot) -> Hit.Field? { fields.first { $0.slot == slot && !$0.place.isEmpty } }
    let body = stripped(body)
    // Where the text begins and ends in the page's bytes.
    var (textStart, textEnd) = (0, 0)
    if !body.isEmpty {
      let bytes = page.bytes(ofLines: body)
      (textStart, textEnd) = (bytes.lowerBound, bytes.upperBound)
    }
    let ownText = head.fields.last { $0.slot == .text || $0.slot == .rest }
    if let ownText, !ownText.place.isEmpty {
      if candidate.role == .foot {
        if body.isEmpty { textStart = ownText.place.lowerBound }
        textEnd = ownText.place.upperBound
      } else {
        textStart = ownText.place.lowerBound
        if body.isEmpty { textEnd = ownText.place.upperBound }
      }
    }
    if let footText = foot?.field(.text), !footText.place.isEmpty {
      if body.isEmpty, ownText == nil { textStart = footText.place.lowerBound }
      textEnd = footText.place.upperBound
    }
    textEnd = max(textStart, textEnd)
    let firstLine = candidate.role == .foot ? min(body.first ?? head.first, head.first) : head.first
    let lastLine = max(head.last, foot?.last ?? 0, body.last ?? 0)
    textEndLine = max(head.last + 1, body.upperBound)
    let number = field(.number).flatMap { postNumber(at: $0.place) }
    let title = field(.title).map { page.bytes[$0.place].string }
    let kind = self.kind(number: number, title: title)
    var block: Block
    if textStart < textEnd {
      block = page.block(
        kind, from: page.lines[firstLine].start, lines: firstLine...lastLine,
        text: textStart..<textEnd)
    } else {
      block = page.block(
        kind, from: page.lines[firstLine].start, lines: firstLine...lastLine, text: "")
    }
    if shape.kind == .message, let inner = Self.unquoted(block.text) { block.text = inner }
    if !shape.linePrefix.isEmpty { block.text = withoutPrefix(block.text) }
    block.title = title
    if let place = field(.title)?.place { page.note(.title, place) }
    if shape.kind == .news, let title, let place = field(.title)?.place {
      page.note(.text, place)
      if textStart < textEnd { page.note(.text, textStart..<textEnd) }
      block.text = block.text.isEmpty ? title : title + "\n" + block.text
    }
    count += 1
    isOpeners = fields.contains { $0.slot == .opener }
    fill(&block, field: field, number: number, line: firstLine)
    blocks.append(block)
  }

  mutating func fill(
    _ block: inout Block, field: (Slot) -> Hit.Field?, number: Int?, line: Int
  ) {
    block.run = run
    block.number = number ?? (kind == .thread || kind == .reply ? nil : count)
    if number != nil { page.note(.number, field(.number)?.place) }
    if let place = field(.author)?.place {
      var name = NameTest.cleaned(page.bytes[place])
      // Some boards write both together.
      if let label = name.firstIndex(of: " ID:"), label > name.startIndex {
        let identifier = name[(label + 4)...].trimmed
        if !identifier.isEmpty, identifier.allSatisfy(TokenScanner.isIdentifier) {
          block.authorID = identifier.string
          page.note(.authorID, identifier.indices)
        }
        name = name[..<label].trimmedEnd
      }
      if !name.isEmpty {
        block.author = name.string
        page.note(.author, name.indices)
      }
    } else if isOpeners {
      block.author = continuation.opener ?? blocks.first { $0.kind.isPost }?.author
    }
    if let place = field(.authorID)?.place {
      let id = page.bytes[place]
      if !id.allSatisfy({ $0 == 0x3F }) {
        block.authorID = id.string
        page.note(.authorID, place)
      }
    } else if let place = field(.handle)?.place {
      block.authorID = page.bytes[place].string.replacingWideAt
      page.note(.authorID, place)
    }
    readTime(&block, field, line)
    if let place = field(.source)?.place {
      block.source = page.bytes[place].trimmed.string
      page.note(.source, place)
    }
    for (slot, part, path) in Self.counts {
      guard let place = field(slot)?.place, let count = count(at: place) else { continue }
      block[keyPath: path] = count
      page.note(part, place)
    }
    block.isDeleted =
      saysDeleted(block.text)
      || block.author == nil && block.time == nil && showsRemoval(page[line])
    let hasAnchors = kind == .thread || kind == .reply || kind == .comment
    block.readMarks(hasAnchors: hasAnchors)
    // A post that names its own number answers nobody.
    if let number = block.number { block.repliesTo.removeAll { $0.number == number } }
  }

  static var counts: [(Slot, BlockPart, WritableKeyPath<Block, Int?>)] {
    [
      (.reposts, .reposts, \.reposts), (.likes, .likes, \.likes),
      (.dislikes, .dislikes, \.dislikes), (.views, .views, \.views),
    ]
  }

  mutating func readTime(_ block: inout Block, _ field: (Slot) -> Hit.Field?, _ line: Int) {
    if let stamp = field(.time) ?? field(.when), var date = stamp.date, date.year != nil {
      // The day and the time of day may be two slots.
      if date.hour == nil, let clock = field(.clock), let time = clock.date {
        (date.hour, date.minute, date.second) = (time.hour, time.minute, time.second)
        page.note(.time, clock.place)
      }
      block.time = date.span(in: zone)
      page.note(.time, stamp.place)
      if !date.isPossible || date.isNever(in: zone) {
        block.time = nil
        impossible.append(page.lineIndex(at: stamp.place.lowerBound))
      }
    } else if let stamp = field(.time) ?? field(.when), stamp.date == nil,
      let doubt = StampDoubt(page.bytes[stamp.place])
    {
      doubts.append((page.lineIndex(at: stamp.place.lowerBound), doubt))
    } else if var date = date(above: line), date.year != nil {
      let clock = field(.clock)
      guard clock != nil || DayList.isOne(shape) else { return }
      if let time = clock?.date {
        (date.hour, date.minute, date.second) = (time.hour, time.minute, time.second)
      }
      block.time = date.isPossible ? date.span(in: zone) : nil
      page.note(.time, clock?.place)
    }
  }

  /// The lines of a text without blank lines, buttons and labels around it.
  mutating func stripped(_ body: Range<Int>) -> Range<Int> {
    var (start, end) = (body.lowerBound, body.upperBound)
    while start < end, isAround(start) { start += 1 }
    while end > start, isAround(end - 1) { end -= 1 }
    if start < end { return start..<end }
    // A text that is but a label is a text.
    (start, end) = (body.lowerBound, body.upperBound)
    func isNone(_ line: Int) -> Bool {
      window.form(line) == .blank || search.fits(lists.skips, window, line)
        || PageEnds.isButton(page[line])
    }
    while start < end, isNone(start) { start += 1 }
    while end > start, isNone(end - 1) { end -= 1 }
    if start < end { return start..<end }
    // One word that a button has as well may be all that somebody said.
    (start, end) = (body.lowerBound, body.upperBound)
    while start < end, window.form(start) == .blank || search.fits(lists.skips, window, start) {
      start += 1
    }
    while end > start, window.form(end - 1) == .blank || search.fits(lists.skips, window, end - 1) {
      end -= 1
    }
    return start..<end
  }

  mutating func isAround(_ line: Int) -> Bool {
    window.form(line) == .blank || labels.contains(window, line) || labels.closes(window, line)
      || search.fits(lists.skips, window, line) || PageEnds.isButton(page[line])
  }

}

extension String {
  /// With a plain `@`.
  fileprivate var replacingWideAt: String {
    hasPrefix("＠") ? "@" + dropFirst() : self
  }
}
