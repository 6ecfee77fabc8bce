import ToriTime

/// Reads a page of any length. One that is too long to be held as lines and posts at once is read in sections.
///
/// The first section tells by which shape or reader all are read; where that does not fit a later one, it is looked
/// at anew. A section's last post is read again at the beginning of the next, so that none is cut in two.
struct PageReading {
  private let text: DecodedText
  private let path: String
  private let options: ReadOptions
  private let sourceByteCount: Int
  /// What the page came to so far.
  private(set) var outcome: Outcome
  private var choice: Sniffer.Choice?
  /// The shape by which the last section was read, made ready for the next.
  private var shapes: ShapeSet?
  private var continuation = PageContinuation()
  /// How many posts were given that no shape told.
  private var itemCount = 0
  /// The block before, whose bytes run on to the next one's.
  private var held: Block?
  private var impossible = Notices()
  private var cuts = Notices()
  /// What stamps do not tell for certain.
  private var doubts = Notices()

  struct Outcome {
    var reader = ReaderName.plain
    var seen = ReadFact.seen(.nothing)
    var title: String?
    var shapes: [UsedShape] = []
    var notices: [ReadNotice] = []
    var stepCount = 0
  }

  /// A stretch of the text.
  private struct Section {
    var start: Int
    var end: Int
    /// How many lines end before it.
    var line: Int
    /// Whether it ends within a line that is too long to be held.
    var cutsLine = false
  }

  init(_ text: DecodedText, path: String, options: ReadOptions, sourceByteCount: Int) {
    (self.text, self.path) = (text, path)
    (self.options, self.sourceByteCount) = (options, sourceByteCount)
    outcome = Outcome()
  }

  /// Gives each block in the order of the page. Throws `CorpusError.interrupted`, and what `each` throws.
  mutating func read(each: (Block) throws -> Void) throws -> Outcome {
    var size = options.sectionSize
    var section = section(from: 0, line: 0, size)
    while true {
      if options.isInterrupted() { throw CorpusError.interrupted }
      let page = page(section)
      let isLast = section.end == text.bytes.count
      var (blocks, shaped) = blocks(of: page)
      var next = section.end
      if !isLast, !section.cutsLine {
        let last = blocks.lastIndex(where: \.kind.isPost) ?? blocks.count - 1
        if last > 0, blocks[last].bytes.lowerBound > 0 {
          next = section.start + blocks[last].bytes.lowerBound
          blocks.removeSubrange(last...)
        } else if size < 4 * options.sectionSize {
          // One post is as long as the section: there is more of it.
          size *= 2
          section = self.section(from: section.start, line: section.line, size)
          continue
        }
      }
      if next < text.bytes.count, next == section.end {
        cuts.addCut(at: text.sourceOffset(of: section.start), line: section.line + 1)
      }
      try end(section, at: next, page, blocks, shaped, each)
      if isLast { break }
      size = options.sectionSize
      section = self.section(
        from: next, line: section.line + lineCount(page, next - section.start), size)
    }
    if var last = held {
      last.bytes = last.bytes.lowerBound..<sourceByteCount
      try each(last)
    } else if sourceByteCount > 0 {
      // A page that shows nothing still has its bytes.
      try each(Block(kind: .metadata, bytes: 0..<sourceByteCount, lines: 1...1, text: ""))
    }
    outcome.notices = text.notices + impossible.all + doubts.all + cuts.all
    return outcome
  }

  // MARK: Sections

  /// The section that begins at `start`: to the end of a line, where there is one.
  private func section(from start: Int, line: Int, _ size: Int) -> Section {
    let count = text.bytes.count
    if let end = endOfManyLines(from: start, size) {
      return Section(start: start, end: end, line: line)
    }
    guard start + size < count else { return Section(start: start, end: count, line: line) }
    let bytes = text.bytes.span
    var end = start + size
    while end > start, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D { end -= 1 }
    if end == start {
      // The line is longer than the section.
      end = start + size
      while bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return Section(start: start, end: end, line: line, cutsLine: true)
    }
    // A break of two bytes is one.
    if bytes[end - 1] == 0x0D, end < count, bytes[end] == 0x0A { end += 1 }
    return Section(start: start, end: end, line: line)
  }

  /// Where as many lines end as a section may have: what is known of each takes more than a short one's bytes.
  private func endOfManyLines(from start: Int, _ size: Int) -> Int? {
    let most = max(Self.fewestLines, size / Self.bytesOfLine)
    let bytes = text.bytes.span
    var count = 0
    for position in start..<min(start + size, bytes.count) where bytes[position] == 0x0A {
      count += 1
      if count == most { return position + 1 }
    }
    return nil
  }

  /// A section holds lines as if each had so many bytes at least, and so many of them at least.
  private static let bytesOfLine = 24
  private static let fewestLines = 4000

  private func page(_ section: Section) -> Page {
    section.end - section.start == text.bytes.count
      ? Page(text.bytes, layout: text.html?.layout)
      : Page(Array(text.bytes[section.start..<section.end]))
  }

  /// How many lines of the page end before `offset`.
  private func lineCount(_ page: Page, _ offset: Int) -> Int {
    if offset < page.bytes.count { return page.lineIndex(at: offset) }
    let isEnded = page.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    return page.lines.count - (isEnded ? 0 : 1)
  }

  // MARK: Blocks

  private mutating func blocks(of page: Page) -> ([Block], ShapedPage?) {
    if let shapes,
      let shaped = ShapedPage(
        page, shapes, zone: options.zone, dateOrder: options.dateOrder, after: continuation)
    {
      return (shaped.blocks, shaped)
    }
    if let reader = options.reader {
      choice = Sniffer.Choice(
        reader: reader, seen: .seen(.askedFor),
        shaped: DocumentReader.shaped(page, reader, path: path, options, continuation))
    } else if let choice, choice.shaped == nil, choice.reader != .plain {
      return (readerBlocks(of: page, choice.reader), nil)
    } else {
      choice = Sniffer.page(page, path: path, options: options, after: continuation)
    }
    guard let choice else { return ([], nil) }
    return (
      choice.shaped?.blocks ?? choice.named
        ?? readerBlocks(of: page, choice.reader, choice.window), choice.shaped
    )
  }

  private func readerBlocks(of page: Page, _ reader: ReaderName, _ window: PageWindow? = nil)
    -> [Block]
  {
    var blocks = DocumentReader.blocks(
      of: page, reader, isMarkdown: Sniffer.isMarkdown(path), zone: options.zone,
      order: options.dateOrder, window: window)
    // The items of a list are numbered through.
    if reader == .newsList, itemCount > 0 {
      for place in blocks.indices { blocks[place].number? += itemCount }
    }
    return blocks
  }

  /// Gives the blocks of a section, which ends at `next`, and keeps what the next one is to know.
  private mutating func end(
    _ section: Section, at next: Int, _ page: Page, _ blocks: [Block], _ shaped: ShapedPage?,
    _ each: (Block) throws -> Void
  ) throws {
    if section.start == 0, let choice {
      (outcome.reader, outcome.seen) = (choice.reader, choice.seen)
      outcome.title = text.html?.title ?? DocumentReader.title(of: blocks, choice.reader)
    }
    let lines = shaped?.impossibleLines ?? flattenedImpossible(blocks, page)
    let end = section.line + lineCount(page, next - section.start)
    for line in lines where section.line + line < end || next == section.end {
      impossible.addImpossible(
        page[line].string, at: text.sourceOffset(of: section.start + page.lines[line].start),
        line: section.line + line + 1)
    }
    for (line, doubt) in shaped?.stampDoubts ?? []
    where section.line + line < end || next == section.end {
      doubts.tally(
        doubt, page[line].trimmed.string,
        at: text.sourceOffset(of: section.start + page.lines[line].start),
        line: section.line + line + 1)
    }
    for (place, block) in blocks.enumerated() {
      var block = block
      if let html = text.html {
        let end =
          place + 1 < blocks.count ? blocks[place + 1].bytes.lowerBound : next - section.start
        let stretch = section.start + block.bytes.lowerBound..<section.start + end
        block.links = html.links(in: stretch, ofText: block.text, written: block.links)
        if block.kind.isPost {
          let last = page.lines[block.lines.upperBound - 1].end + section.start
          let own = stretch.clamped(to: stretch.lowerBound..<max(stretch.lowerBound, last))
          if let stated = html.time(in: own, besideText: block.text) {
            block.take(stated.date, isOwn: stated.isOwn, zone: options.zone)
          }
        }
      }
      if let time = block.time, let doubt = StampDoubt(time) {
        block.time = nil
        let line = page.contentLine(from: block.lines.lowerBound - 1)
        doubts.tally(
          doubt, page[line].trimmed.string,
          at: text.sourceOffset(of: section.start + page.lines[line].start),
          line: section.line + line + 1)
      }
      let start =
        held == nil ? 0 : text.sourceOffset(of: section.start + block.bytes.lowerBound)
      block.lines = block.lines.lowerBound + section.line...block.lines.upperBound + section.line
      if var done = held {
        precondition(done.bytes.lowerBound <= start, "a reader gives its blocks in order")
        done.bytes = done.bytes.lowerBound..<start
        try each(done)
      }
      block.bytes = start..<start
      held = block
    }
    outcome.stepCount += shaped?.stepCount ?? 0
    if let shaped {
      keep(shaped, blocks, of: section, before: next)
    } else {
      itemCount += blocks.count(where: \.kind.isPost)
    }
  }

  private mutating func keep(
    _ shaped: ShapedPage, _ blocks: [Block], of section: Section, before next: Int
  ) {
    // The head of the post that is read again counts then.
    let again = next < section.end ? shaped.runs.last?.shape.source : nil
    for used in shaped.used {
      let count = used.headCount - (used.source == again ? 1 : 0)
      if let place = outcome.shapes.firstIndex(where: { $0.source == used.source }) {
        outcome.shapes[place].headCount += count
      } else {
        outcome.shapes.append(used)
        outcome.shapes[outcome.shapes.count - 1].headCount = count
      }
    }
    guard next < text.bytes.count, let run = shaped.runs.last else { return }
    if shapes == nil {
      var shape = run.shape
      // What was chosen once is not doubted again, nor asked for what stands elsewhere on the page.
      shape.isSettled = true
      (shape.companions, shape.least) = ([], nil)
      shapes = ShapeSet([shape])
    }
    continuation.add(blocks, shaped, endingAt: next - section.start)
  }

  private func flattenedImpossible(_ blocks: [Block], _ page: Page) -> [Int] {
    guard choice?.reader == .flattenedThread else { return [] }
    return DocumentReader.impossibleLines(blocks, page, options.zone)
  }
}

/// What a section of a page takes over from those before it.
struct PageContinuation {
  /// How many posts of the run stand before it.
  private(set) var postCount = 0
  /// The run that the last of them are in, and whether it is one of comments.
  private(set) var run = 0
  private(set) var areComments = false
  /// The date that holds for clocks, until another is given.
  private(set) var date: PartialDate?
  /// Who wrote the first post of the run.
  private(set) var opener: String?
  /// Which part comes first in stamps, as a section before it proves.
  private(set) var stampOrder: StampOrder?
  /// The lines around texts that recur, as the first section shows them.
  private(set) var labels: RecurringLabels?

  fileprivate mutating func add(
    _ blocks: [Block], _ shaped: ShapedPage, endingAt end: Int
  ) {
    date = shaped.date(beforeByte: end) ?? date
    labels = labels ?? shaped.labels
    stampOrder = shaped.stampOrder ?? stampOrder
    for block in blocks where block.kind.isPost {
      let isComment = block.kind == .comment
      if block.run != run || isComment != areComments {
        (run, areComments, postCount) = (block.run, isComment, 0)
      }
      if postCount == 0 { opener = block.author }
      postCount += 1
    }
  }
}

extension Block {
  /// Takes the time that a page states in its markup for the one that it shows, if that is the same one, less exact
  /// or in no zone. Another is of something else, unless it is the post's for certain: then what is shown is, as
  /// the day on which the author joined.
  fileprivate mutating func take(_ stated: PartialDate, isOwn: Bool, zone: Zone) {
    guard let span = stated.span(in: zone) else { return }
    guard let time else {
      self.time = span
      return
    }
    guard let shown = time.earliest, let latest = time.latest, let own = span.earliest,
      (shown.milliseconds - Self.zones...latest.milliseconds + Self.zones).contains(
        own.milliseconds)
    else {
      if isOwn { self.time = span }
      return
    }
    if span.precision > time.precision
      || span.precision == time.precision && stated.utcOffset != nil
    {
      self.time = span
    }
  }

  /// No two clocks of the world are further apart, in milliseconds.
  private static let zones: Int64 = 26 * 3_600_000
}
