import ToriTime

/// Cuts a stretch of a page into posts at the heads or feet of a shape, and what stands around them.
struct PostCutter {
  let page: Page
  let window: PageWindow
  let zone: Zone
  let set: ShapeSet
  let candidate: Candidate
  /// In the order of the page.
  let heads: [Hit]
  let feet: [Hit]
  let range: Range<Int>
  private let shape: Shape
  /// What the posts are; those of a comment section are comments, whatever board they look like.
  private let kind: ShapeKind
  /// Which of the page's runs of such posts this is, from 0.
  private let run: Int
  private let lists: ShapeSet.Lists
  private var search: HeadSearch
  private let labels: RecurringLabels
  private let furniture: DigestFurniture
  private(set) var blocks: [Block] = []
  private(set) var impossible: [Int] = []
  /// The lines of heads whose stamps tell no time for certain, and why.
  private(set) var doubts: [(line: Int, doubt: StampDoubt)] = []
  private var count = 0
  /// Lines as of a post that say what the program did.
  private let noticeLines: Set<Int>
  private var dates: [(line: Int, date: PartialDate)] = []

  init(
    _ choice: ShapeChoice, _ candidate: Candidate, in range: Range<Int>, zone: Zone,
    areComments: Bool = false, run: Int = 0
  ) {
    page = choice.page
    window = choice.window
    set = choice.set
    self.zone = zone
    self.candidate = candidate
    self.range = range
    shape = choice.set.shapes[candidate.shape]
    kind = areComments && (shape.kind == .thread || shape.kind == .reply) ? .comment : shape.kind
    self.run = run
    lists = choice.set.lists[candidate.shape]
    search = HeadSearch(choice.set)
    let found = choice.heads(of: candidate, in: range)
    var notices: Set<Int> = []
    if candidate.role == .line, !lists.skips.isEmpty {
      for hit in found where search.fits(lists.skips, window, hit.first) {
        notices.insert(hit.first)
      }
    }
    noticeLines = notices
    // The board's own last number is no post.
    var heads: [Hit] = []
    for hit in found where !notices.contains(hit.first) {
      if !search.begins(lists.ends, window, hit.first) { heads.append(hit) }
    }
    self.heads = heads
    feet = candidate.role == .foot ? [] : choice.feet(of: candidate.shape, in: range)
    furniture = DigestFurniture(choice.page, headLines: heads.map(\.first))
    labels = RecurringLabels(
      choice.window,
      posts: Self.bodies(heads, candidate.role, in: range))
    for (index, spelling) in set.spellings.enumerated()
    where spelling.shape == candidate.shape && spelling.role == .date {
      for hit in choice.hits(index, in: range) {
        guard let stamp = hit.field(.time) else { continue }
        // One that tells no day for certain tells none for the clocks below it.
        dates.append((hit.first, stamp.date ?? PartialDate()))
        if stamp.date == nil, let doubt = StampDoubt(page.bytes[stamp.place]) {
          doubts.append((hit.first, doubt))
        }
      }
    }
    dates.sort { $0.line < $1.line }
  }

  private static func bodies(_ heads: [Hit], _ role: ShapeSet.Role, in range: Range<Int>)
    -> [Range<Int>]
  {
    heads.indices.map { index in
      if role == .foot {
        let start = index == 0 ? range.lowerBound : heads[index - 1].last + 1
        return start..<max(start, heads[index].first)
      }
      let start = heads[index].last + 1
      return start..<max(start, index + 1 < heads.count ? heads[index + 1].first : range.upperBound)
    }
  }

  mutating func cut() {
    switch candidate.role {
    case .foot: cutAtFeet()
    default: cutAtHeads()
    }
  }

  // MARK: Heads

  private mutating func cutAtHeads() {
    guard let first = heads.first else { return }
    before(range.lowerBound..<first.first)
    for (index, head) in heads.enumerated() {
      let isLast = index + 1 == heads.count
      let bound = isLast ? range.upperBound : heads[index + 1].first
      let body = head.last + 1..<max(head.last + 1, bound)
      let end = bodyEnd(body, isLast: isLast)
      while nextFoot < feet.count, feet[nextFoot].first <= head.last { nextFoot += 1 }
      var foot: Hit?
      while nextFoot < feet.count, feet[nextFoot].last < end {
        foot = feet[nextFoot]
        nextFoot += 1
      }
      post(head, foot: foot, body: body.lowerBound..<(foot?.textEndLine ?? end))
      let rest = max(head.last + 1, foot.map { $0.last + 1 } ?? textEndLine)
      around(rest..<bound)
    }
  }

  /// Whether the post at hand is by whoever wrote the first.
  private var isOpeners = false

  /// The first foot behind the post that was cut last.
  private var nextFoot = 0

  /// The line behind the last of the text that `post` cut.
  private var textEndLine = 0

  /// Where, in the lines between two heads, the post ends.
  private mutating func bodyEnd(_ body: Range<Int>, isLast: Bool) -> Int {
    if candidate.role == .line, shape.isList || shape.extent == .none { return body.lowerBound }
    var end = body.upperBound
    for line in body where window.form(line) != .blank {
      if isDateLine(line) || noticeLines.contains(line) || search.begins(lists.cuts, window, line)
        || isLast && (search.begins(lists.ends, window, line) || PageEnds.isEnd(page[line]))
      {
        end = line
        break
      }
    }
    if isLast, let wide = PageEnds.foot(page, window, body.lowerBound..<end) { end = wide }
    if shape.kind != .news, shape.kind != .xpost {
      end = furniture.bodyEnd(body.lowerBound..<end, isLast: isLast)
    }
    return end
  }

  /// Whether the line gives the date of the clocks below it.
  private func isDateLine(_ line: Int) -> Bool {
    let place = dateCount(above: line)
    return place < dates.count && dates[place].line == line
  }

  /// How many lines of dates stand above a line.
  private func dateCount(above line: Int) -> Int {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The date that holds for the clocks of a line.
  private func date(above line: Int) -> PartialDate? {
    let count = dateCount(above: line)
    return count == 0 ? nil : dates[count - 1].date
  }

  // MARK: Feet

  private mutating func cutAtFeet() {
    var line = range.lowerBound
    for (index, foot) in heads.enumerated() {
      var start = line
      if shape.extent == .block {
        start = blockStart(above: foot.first, from: line, sharesLine: foot.sharesLine)
      } else if index == 0 {
        start = firstStart(before: foot.first)
      } else {
        while start < foot.first, isSkipped(start) { start += 1 }
      }
      around(line..<start, isBefore: index == 0)
      post(foot, foot: nil, body: start..<foot.first)
      line = foot.last + 1
    }
    rest(line..<range.upperBound)
  }

  private func blockStart(above line: Int, from start: Int, sharesLine: Bool) -> Int {
    var first = line
    if sharesLine && first > start && window.form(first - 1) == .blank { return first }
    while first > start, window.form(first - 1) == .blank { first -= 1 }
    while first > start, window.form(first - 1) != .blank { first -= 1 }
    return first
  }

  /// Where the first post begins: behind what names the list, counts it or belongs to the page.
  private mutating func firstStart(before line: Int) -> Int {
    var start = range.lowerBound
    for index in range.lowerBound..<max(line, range.lowerBound)
    where search.begins(lists.starts, window, index) {
      start = index + 1
    }
    if start == range.lowerBound, let heading = PageHeading.line(page, start, before: line) {
      start = heading + 1
    }
    while start < line, window.form(start) == .blank || isSkipped(start) { start += 1 }
    return min(start, max(line, range.lowerBound))
  }

  /// What follows the last foot: a post that was cut off, or the page's foot.
  private mutating func rest(_ lines: Range<Int>) {
    let start = page.contentLine(from: lines.lowerBound)
    guard start < lines.upperBound else { return }
    var end = lines.upperBound
    for line in start..<lines.upperBound where window.form(line) != .blank {
      if search.begins(lists.ends, window, line) || PageEnds.isEnd(page[line])
        || Furniture.kind(of: page[line]) != nil || PageHeading.isInAngles(page[line])
      {
        end = line
        break
      }
    }
    var isText = false
    for line in start..<end where !isSkipped(line) && window.form(line) != .stamp { isText = true }
    if isText, shape.extent == .all, shape.kind == .xpost {
      count += 1
      var block = page.block(kind(number: nil, title: nil), lines: start..<end)
      block.number = count
      block.readMarks(hasAnchors: false)
      blocks.append(block)
      around(end..<lines.upperBound)
    } else {
      around(start..<lines.upperBound)
    }
  }

  private mutating func isSkipped(_ line: Int) -> Bool {
    switch window.form(line) {
    case .blank, .button, .number: return true
    default: return search.fits(lists.skips, window, line) || Furniture.isCounter(page[line])
    }
  }

  // MARK: One post

  /// `body`: the lines that hold its text, but for what `head` has on its own lines.
  private mutating func post(_ head: Hit, foot: Hit?, body: Range<Int>) {
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

  private mutating func fill(
    _ block: inout Block, field: (Slot) -> Hit.Field?, number: Int?, line: Int
  ) {
    block.run = run
    block.number = number ?? (kind == .thread || kind == .reply ? nil : count)
    if number != nil { page.note(.number, field(.number)?.place) }
    if let place = field(.author)?.place {
      let name = NameTest.cleaned(page.bytes[place])
      if !name.isEmpty {
        block.author = name.string
        page.note(.author, name.indices)
      }
    } else if isOpeners {
      block.author = blocks.first { $0.kind.isPost }?.author
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

  private static var counts: [(Slot, BlockPart, WritableKeyPath<Block, Int?>)] {
    [
      (.reposts, .reposts, \.reposts), (.likes, .likes, \.likes),
      (.dislikes, .dislikes, \.dislikes), (.views, .views, \.views),
    ]
  }

  private mutating func readTime(_ block: inout Block, _ field: (Slot) -> Hit.Field?, _ line: Int) {
    if let stamp = field(.time) ?? field(.when), let date = stamp.date, date.year != nil {
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
    } else if let clock = field(.clock), var date = date(above: line),
      let time = clock.date
    {
      (date.hour, date.minute, date.second) = (time.hour, time.minute, time.second)
      block.time = date.isPossible ? date.span(in: zone) : nil
      page.note(.time, clock.place)
    }
  }

  private func postNumber(at place: Range<Int>) -> Int? {
    var digits = page.bytes[place]
    return digits.takeNumber(maximumDigits: 18)
  }

  private func count(at place: Range<Int>) -> Int? {
    var digits = page.bytes[place]
    return WrittenCount.take(from: &digits)
  }

  private func kind(number: Int?, title: String?) -> BlockKind {
    switch kind {
    case .thread:
      if let number { return number == 1 || count == 0 && opensAtBoardNumber ? .opening : .reply }
      let isAnswer = title.map { $0.hasPrefix("Re:") || $0.hasPrefix("RE:") } ?? false
      return count == 0 && !isAnswer ? .opening : .reply
    case .reply: return .reply
    case .comment: return .comment
    case .message: return .message
    case .xpost: return .xpost
    case .news, .article: return .news
    }
  }

  /// Numbers that count a board's posts rise; the first of a thread that begins with the lowest opens it.
  private var opensAtBoardNumber: Bool {
    let numbers = heads.compactMap { $0.number(page) }
    guard let first = numbers.first, first >= 1000 || isNumberLast else { return false }
    return numbers.allSatisfy { $0 >= first }
  }

  private var isNumberLast: Bool {
    guard let head = heads.first, let number = head.field(.number), let time = head.field(.time)
    else { return false }
    return number.place.lowerBound > time.place.lowerBound
  }

  /// The text of several lines that a chat's export has put in quotes; `nil` of any other.
  private static func unquoted(_ text: String) -> String? {
    guard text.utf8.count >= 3, text.hasPrefix("\""), text.hasSuffix("\""), text.contains("\n")
    else { return nil }
    var inner = ""
    var isQuote = false
    for character in text.dropFirst().dropLast() {
      // A quote within is written twice.
      if character == "\"", isQuote {
        isQuote = false
        continue
      }
      isQuote = character == "\""
      inner.append(character)
    }
    return inner
  }

  private func withoutPrefix(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix(shape.linePrefix) ? $0.dropFirst(shape.linePrefix.count) : $0
    }.joined(separator: "\n")
  }

  /// The lines of a text without blank lines, buttons and labels around it.
  private mutating func stripped(_ body: Range<Int>) -> Range<Int> {
    var (start, end) = (body.lowerBound, body.upperBound)
    while start < end, isAround(start) { start += 1 }
    while end > start, isAround(end - 1) { end -= 1 }
    if start < end { return start..<end }
    // A text that is but a label is a text.
    (start, end) = (body.lowerBound, body.upperBound)
    while start < end, window.form(start) == .blank || search.fits(lists.skips, window, start) {
      start += 1
    }
    while end > start, window.form(end - 1) == .blank || search.fits(lists.skips, window, end - 1) {
      end -= 1
    }
    return start..<end
  }

  private mutating func isAround(_ line: Int) -> Bool {
    window.form(line) == .blank || labels.contains(window, line)
      || search.fits(lists.skips, window, line) || PageEnds.isButton(page[line])
  }

  // MARK: Around the posts

  /// The lines of a list that its spelling does not fit: as long as its items, they are items that say less.
  private mutating func undated(_ lines: Range<Int>) {
    let lengths = heads.prefix(100).map { page[$0.first].trimmed.scalarCount }.sorted()
    let usual = lengths[lengths.count / 2]
    var line = lines.lowerBound
    while line < lines.upperBound {
      let text = page[line].trimmed
      if window.form(line) == .blank {
        line += 1
      } else if text.scalarCount >= 20, text.scalarCount * 2 >= usual, !PlainFurniture.isSign(text)
      {
        count += 1
        var block = page.block(.news, lines: line..<line + 1)
        block.number = count
        block.readMarks(hasAnchors: false)
        blocks.append(block)
        line += 1
      } else {
        var end = line + 1
        while end < lines.upperBound, window.form(end) != .blank, page[end].trimmed.scalarCount < 20
        { end += 1 }
        blocks += FurnitureBlocks.cut(page, line..<end, otherwise: .headline)
        line = end
      }
    }
  }

  private mutating func before(_ lines: Range<Int>) {
    around(lines, isBefore: true)
  }

  /// What belongs to no post.
  private mutating func around(_ lines: Range<Int>, isBefore: Bool = false) {
    guard !lines.isEmpty else { return }
    if shape.extent == .block, candidate.role == .foot {
      blocks += PlainReader.read(page, lines, isMarkdown: false, zone: zone)
      return
    }
    var otherwise = BlockKind.metadata
    if !isBefore, shape.kind == .thread { otherwise = .headline }
    if !isBefore, candidate.role == .line, shape.isList {
      undated(lines)
      return
    }
    var own = FurnitureBlocks.cut(page, lines, otherwise: otherwise)
    if isBefore, !blocks.contains(where: { $0.kind == .title }),
      let title = own.firstIndex(where: { $0.kind == .metadata && PageHeading.isTitle($0) }),
      !search.begins(lists.starts, window, own[title].lines.lowerBound - 1)
    {
      own[title].kind = .title
    }
    blocks += own
  }
}

extension Hit {
  /// The first line of a foot, which ends the text above it; where text shares the line, the same.
  var textEndLine: Int { first }

  /// Whether text of the post stands on its first line.
  var sharesLine: Bool { field(.text) != nil }
}

extension String {
  /// With a plain `@`.
  fileprivate var replacingWideAt: String {
    hasPrefix("＠") ? "@" + dropFirst() : self
  }
}
