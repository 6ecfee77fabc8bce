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
  let shape: Shape
  /// What the posts are; those of a comment section are comments, whatever board they look like.
  let kind: ShapeKind
  /// Which of the page's runs of such posts this is, from 0.
  let run: Int
  let lists: ShapeSet.Lists
  var search: HeadSearch
  /// How many places of lines were tried.
  var stepCount: Int { search.stepCount }
  /// The lines around texts that recur; those of the sections before, if there are any.
  let labels: RecurringLabels
  let furniture: DigestFurniture
  var blocks: [Block] = []
  var impossible: [Int] = []
  /// The lines of heads whose stamps tell no time for certain, and why.
  var doubts: [(line: Int, doubt: StampDoubt)] = []
  var count = 0
  /// Lines as of a post that say what the program did.
  let noticeLines: Set<Int>
  /// The lines that give the date of the clocks below them.
  var dates: [(line: Int, date: PartialDate)] = []
  /// What of an article around its posts is text, once it was looked for.
  var article: PlainFurniture?
  let continuation: PageContinuation

  init(
    _ choice: ShapeChoice, _ candidate: Candidate, in range: Range<Int>, zone: Zone,
    areComments: Bool = false, run: Int = 0, after continuation: PageContinuation = .init()
  ) {
    self.continuation = continuation
    count = continuation.postCount
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
    for (index, spelling) in set.spellings.enumerated()
    where spelling.shape == candidate.shape && spelling.role == .date {
      for hit in choice.hits(index, in: range) {
        guard let stamp = hit.field(.time) ?? hit.field(.day) else { continue }
        // One that tells no day for certain tells none for the clocks below it.
        dates.append((hit.first, stamp.date ?? PartialDate()))
        if stamp.date == nil, let doubt = StampDoubt(page.bytes[stamp.place]) {
          doubts.append((hit.first, doubt))
        }
      }
    }
    dates.sort { $0.line < $1.line }
    let found = HeadCompletion(page: choice.page, window: choice.window)
      .completed(choice.heads(of: candidate, in: range), candidate.role, in: range)
    var notices: Set<Int> = []
    if candidate.role == .line, !lists.skips.isEmpty {
      for hit in found where search.fits(lists.skips, window, hit.first) {
        notices.insert(hit.first)
      }
    }
    noticeLines = notices
    // The board's own last number is no post.
    var heads: [Hit] = []
    for hit in DayList.isOne(shape)
      ? DayList.titles(found, under: dates.map(\.line), page, window) : found
    where !notices.contains(hit.first) {
      if !search.begins(lists.ends, window, hit.first) { heads.append(hit) }
    }
    if candidate.role == .head, kind == .comment || kind == .thread {
      var skipped: Set<Int> = []
      for head in heads {
        for line in max(range.lowerBound, head.first - 2)..<max(range.lowerBound, head.first)
        where search.fits(lists.skips, window, line) {
          skipped.insert(line)
        }
      }
      heads = TitlesAbove(page, window, range, skipped: skipped).completed(heads)
    }
    self.heads = heads
    feet = candidate.role == .foot ? [] : choice.feet(of: candidate.shape, in: range)
    furniture = DigestFurniture(choice.page, headLines: heads.map(\.first))
    labels =
      continuation.labels
      ?? RecurringLabels(choice.window, posts: Self.bodies(heads[...], candidate.role, in: range))
  }

  static func bodies(_ heads: ArraySlice<Hit>, _ role: ShapeSet.Role, in range: Range<Int>)
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

  mutating func cutAtHeads() {
    guard let first = heads.first else { return }
    let above = range.lowerBound..<max(range.lowerBound, first.first)
    if shape.origin == .learned, let opening = OpeningHead(page, window, above, heads) {
      before(above.lowerBound..<opening.hit.first)
      post(opening.hit, foot: nil, body: opening.body)
      around(opening.body.upperBound..<above.upperBound)
    } else {
      before(above)
    }
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
  var isOpeners = false

  /// The first foot behind the post that was cut last.
  var nextFoot = 0

  /// The line behind the last of the text that `post` cut.
  var textEndLine = 0

  /// Where, in the lines between two heads, the post ends.
  mutating func bodyEnd(_ body: Range<Int>, isLast: Bool) -> Int {
    if candidate.role == .line, shape.isList || shape.extent == .none { return body.lowerBound }
    var end = body.upperBound
    if isLast, let close = page.endLine(ofLastOf: heads.map(\.first)), close < end {
      end = max(body.lowerBound, close)
    }
    let body = body.lowerBound..<end
    for line in body where window.form(line) != .blank {
      if isDateLine(line) || noticeLines.contains(line) || isCut(line)
        || line > body.lowerBound && PageEnds.isMore(page[line])
        || isLast && (search.begins(lists.ends, window, line) || PageEnds.isEnd(page[line]))
      {
        end = line
        break
      }
    }
    if isLast,
      let closer = (body.lowerBound..<end).dropFirst().first(where: { labels.closes(window, $0) })
    {
      // What closes the others may have counts and further buttons behind it.
      let behind = (closer + 1..<end).prefix {
        [.number, .button, .stamp, .age, .clock, .day].contains(window.form($0))
          || labels.closes(window, $0)
      }
      end = (behind.last ?? closer) + 1
    }
    if isLast, let foot = PageEnds.foot(page, window, body.lowerBound..<end, labels) { end = foot }
    if isLast, shape.origin == .learned || shape.kind == .comment,
      !feet.contains(where: { body.contains($0.first) })
    {
      let others = Self.bodies(
        heads.dropLast(), candidate.role, in: range.lowerBound..<body.lowerBound)
      end = LastPostEnd(page, window, labels, others).end(of: body.lowerBound..<end)
    }
    if shape.kind != .news, shape.kind != .xpost {
      end = furniture.bodyEnd(body.lowerBound..<end, isLast: isLast)
    }
    return end
  }

  /// Whether the line ends a post, and is none that is left out of posts: `回答` is a heading, `回答数：2件` a count.
  private mutating func isCut(_ line: Int) -> Bool {
    search.begins(lists.cuts, window, line) && !search.fits(lists.skips, window, line)
  }

  /// Whether the line gives the date of the clocks below it.
  func isDateLine(_ line: Int) -> Bool {
    let place = dateCount(above: line)
    return place < dates.count && dates[place].line == line
  }

  /// How many lines of dates stand above a line.
  func dateCount(above line: Int) -> Int {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The date that holds for the clocks of a line.
  func date(above line: Int) -> PartialDate? {
    let count = dateCount(above: line)
    return count == 0 ? continuation.date : dates[count - 1].date
  }

  // MARK: Feet

  mutating func cutAtFeet() {
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

  func blockStart(above line: Int, from start: Int, sharesLine: Bool) -> Int {
    var first = line
    if sharesLine && first > start && window.form(first - 1) == .blank { return first }
    while first > start, window.form(first - 1) == .blank { first -= 1 }
    while first > start, window.form(first - 1) != .blank { first -= 1 }
    return first
  }

  /// Where the first post begins: behind what names the list, counts it or belongs to the page.
  mutating func firstStart(before line: Int) -> Int {
    var start = range.lowerBound
    for index in range.lowerBound..<max(line, range.lowerBound)
    where search.begins(lists.starts, window, index) {
      start = index + 1
    }
    if start == range.lowerBound, let heading = PageHeading.line(page, start, before: line) {
      start = heading + 1
    }
    while start < line, window.form(start) == .blank || isSkipped(start) { start += 1 }
    start = nearest(start..<max(start, line))
    if shape.origin == .learned || shape.kind == .comment {
      let others = Self.bodies(heads[...], .foot, in: range).dropFirst()
      start = FirstPostStart(page, window, Array(others)).start(of: start..<max(start, line))
    }
    return min(start, max(line, range.lowerBound))
  }

  /// Where the last paragraphs of the lines above the first foot begin, no more of them than other posts have.
  private func nearest(_ lines: Range<Int>) -> Int {
    let others = zip(heads, heads.dropFirst()).prefix(200).map { last, next in
      paragraphs(last.last + 1..<max(last.last + 1, next.first)).count
    }
    guard others.count >= 2, let most = others.max(), most > 0 else { return lines.lowerBound }
    let own = paragraphs(lines)
    // The question above its answers has as many paragraphs as it likes.
    let isMore = own.count > (shape.kind == .news || shape.kind == .xpost ? most : 3 * most)
    return isMore ? own[own.count - most] : lines.lowerBound
  }

  /// The first lines of the paragraphs in a stretch.
  private func paragraphs(_ lines: Range<Int>) -> [Int] {
    lines.filter { line in
      window.form(line) != .blank
        && (line == lines.lowerBound || window.form(line - 1) == .blank)
    }
  }

}

extension Hit {
  /// The first line of a foot, which ends the text above it; where text shares the line, the same.
  var textEndLine: Int { first }

  /// Whether text of the post stands on its first line.
  var sharesLine: Bool { field(.text) != nil }
}
