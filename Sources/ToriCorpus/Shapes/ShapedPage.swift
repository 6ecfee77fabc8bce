import ToriTime

/// A page read by shapes.
struct ShapedPage {
  /// A stretch of the page that one shape explains.
  struct Run: Sendable {
    let shape: Shape
    /// How many heads it explained.
    let headCount: Int
    let coverage: Double
    let score: Double
    /// Whether the shape's spelling has no word or sign of its own, nor an identifier.
    let isVague: Bool
    /// The first head, as it stands.
    let example: String
    /// Another shape that would fit nearly as well.
    let other: Shape?
    /// The fields that its heads name and no head of the page fills.
    let unfilled: [Slot]
  }

  private(set) var blocks: [Block] = []
  private(set) var runs: [Run] = []
  /// The lines of heads whose stamps are of no day or hour that exists.
  private(set) var impossibleLines: [Int] = []

  /// How many places of lines were tried.
  private(set) var stepCount = 0
  /// The lines of heads whose stamps tell no time for certain, and why.
  private(set) var stampDoubts: [(line: Int, doubt: StampDoubt)] = []

  /// Of each run, whether it is one of comments.
  private var isComments: [Bool] = []

  private let page: Page
  private let zone: Zone
  private let choice: ShapeChoice
  private let isWanted: (Shape) -> Bool
  /// What stands before the page, if it is a section of a longer one.
  private let continuation: PageContinuation
  /// The lines that give the date of the clocks below them, of the last run.
  private var dates: [(line: Int, date: PartialDate)] = []
  /// The lines around the texts of the last run that recur.
  private(set) var labels: RecurringLabels?

  /// `nil` if no shape fits the page.
  init?(
    _ page: Page, _ set: ShapeSet, zone: Zone, dateOrder: DateOrder? = nil,
    after continuation: PageContinuation = PageContinuation(),
    window: PageWindow? = nil, where isWanted: @escaping (Shape) -> Bool = { _ in true }
  ) {
    self.page = page
    self.zone = zone
    self.isWanted = isWanted
    self.continuation = continuation
    let window = window ?? Self.window(page, dateOrder, after: continuation)
    choice = ShapeChoice(page, window, set)
    stepCount = choice.stepCount
    let whole = 0..<page.lines.count
    var sections: [(Range<Int>, ShapeChoice.Chosen?)]?
    for marker in CommentSection.lines(page, window) where sections == nil {
      sections = parts(at: marker)
    }
    if let parts = sections {
      read(parts)
    } else if let chosen = choice.choose(whole, where: isWanted), !isFlattened(chosen.candidate) {
      read([(whole, chosen)])
    } else {
      return nil
    }
  }

  /// Takes the authors that are named elsewhere for those of the heads, where these say something else: a rank that
  /// stands in the name's place.
  mutating func name(_ author: (Block) -> String?) {
    for place in blocks.indices where blocks[place].kind.isPost {
      guard let name = author(blocks[place]), let own = blocks[place].author,
        !name.contains(own), !own.contains(name)
      else { continue }
      blocks[place].author = name
    }
  }

  /// Which part comes first in its stamps, where that is known.
  var stampOrder: StampOrder? { choice.window.order }

  /// The whole page as shapes look at it.
  static func window(
    _ page: Page, _ dateOrder: DateOrder?, after continuation: PageContinuation
  ) -> PageWindow {
    PageWindow(
      page, lines: 0..<page.lines.count,
      order: StampOrder(page, given: dateOrder, before: continuation.stampOrder))
  }

  /// The page by a shape that is found on itself; `nil` if there is none.
  ///
  /// A section of comments shows by itself how they stand; the whole page is looked at where none does.
  static func learned(_ page: Page, _ window: PageWindow, zone: Zone) -> ShapedPage? {
    let starts = CommentSection.lines(page, window).map { $0 + 1 } + [0]
    for start in starts {
      let read = ShapeLearner(page, window.part(start..<page.lines.count)).shapes().compactMap {
        ShapedPage(page, ShapeSet([$0]), zone: zone, window: window)
      }
      let best = read.max { ($0.runs.first?.score ?? 0) < ($1.runs.first?.score ?? 0) }
      if let best { return best }
    }
    return nil
  }

  /// Whether it was read by a shipped shape that says little, so that much else may be taken for it, or
  /// that explains little of the page.
  var isVague: Bool {
    guard runs.count == 1, runs[0].shape.origin == .shipped else { return false }
    return runs[0].isVague || runs[0].headCount <= 2 && runs[0].coverage < 0.3
  }

  /// Whether a shape found on the page has more heads than the known one, or leaves less of it over; a name
  /// above each text and a stamp under it are found by looking at both ends of the page.
  func explainsMore(than known: ShapedPage) -> Bool {
    guard let own = runs.first, let other = known.runs.first else { return false }
    let isBare = { (shape: Shape) in shape.heads.contains { $0.source == "{author}" } }
    if isBare(other.shape) {
      return own.headCount > other.headCount
        || own.headCount == other.headCount && !isBare(own.shape)
    }
    if DayList.isOne(own.shape) { return own.headCount * 2 >= other.headCount * 3 }
    // Two of many heads alike may look like those of a known kind.
    if own.headCount >= 5, own.headCount >= 3 * other.headCount { return true }
    return own.headCount > other.headCount && own.coverage >= other.coverage
      || own.headCount >= other.headCount && own.coverage >= other.coverage + 0.15
  }

  /// The date that holds for clocks at a byte of the page, if the page gives one.
  func date(beforeByte offset: Int) -> PartialDate? {
    dates.last { page.lines[$0.line].start < offset }?.date
  }

  /// Whether a thread lost the heads of most posts: anchors stand where no post begins.
  private func isFlattened(_ candidate: Candidate) -> Bool {
    guard candidate.spelling < choice.set.spellings.count,
      choice.set.spellings[candidate.spelling].anchor > 0,
      choice.set.shapes[candidate.shape].kind == .thread
    else { return false }
    let starts = Set(candidate.hits.map { page.contentLine(from: $0.last + 1) })
    let loose = page.lines.indices.count { line in
      !page.isBlank(line) && !starts.contains(line)
        && FlattenedThreadReader.trailingAnchor(page[line]) != nil
    }
    return loose >= candidate.hits.count
  }

  /// What is chosen for the two halves of a page with a comment section; `nil` if the second is none.
  private func parts(at marker: Int) -> [(Range<Int>, ShapeChoice.Chosen?)]? {
    let whole = 0..<page.lines.count
    let (first, second) = (0..<marker, marker..<whole.upperBound)
    let isComment = { (shape: Shape) in isWanted(shape) && shape.kind == .comment }
    let page = choice.choose(first, where: isWanted)
    guard
      let comments = choice.choose(second, where: isComment)
        ?? choice.choose(second, where: isWanted)
    else { return nil }
    // A line that only labels the form above a thread begins no comments.
    if page == nil {
      if choice.set.shapes[comments.candidate.shape].kind != .comment { return nil }
      if let whole = choice.choose(whole, where: isWanted),
        whole.candidate.shape != comments.candidate.shape,
        whole.candidate.score > comments.candidate.score
      {
        return nil
      }
    }
    return [(first, page), (second, comments)]
  }

  private mutating func read(_ parts: [(Range<Int>, ShapeChoice.Chosen?)]) {
    for (index, (range, chosen)) in parts.enumerated() {
      if let chosen {
        read(range, chosen, areComments: index > 0 || continuation.areComments)
      } else {
        // A page with comments has menus and links, whether it shows many of them or not.
        blocks += PlainReader.read(
          page, range, isMarkdown: false, zone: zone,
          furniture: PlainFurniture(page, range, isFurnished: true))
      }
    }
  }

  /// Reads a stretch by its shape, and what stands wholly behind the last head by a second one.
  private mutating func read(
    _ range: Range<Int>, _ chosen: ShapeChoice.Chosen, areComments: Bool
  ) {
    var range = range
    let heads = choice.heads(of: chosen.candidate, in: range)
    guard let first = heads.first, let last = heads.last else { return }
    let isSecond = !runs.isEmpty
    var before: (Range<Int>, ShapeChoice.Chosen)?
    var behind: (Range<Int>, ShapeChoice.Chosen)?
    if !isSecond {
      let areSaid = [.comment, .message].contains(choice.set.shapes[chosen.candidate.shape].kind)
      // Titles beside comments are the page's links to other articles, and dated lines before a chat its reports.
      let other = { (shape: Shape) in
        isWanted(shape) && shape.name != chosen.candidateName(choice.set)
          && !(areSaid && shape.kind == .news)
      }
      if let next = choice.choose(last.last + 1..<range.upperBound, where: other),
        let start = choice.heads(of: next.candidate, in: last.last + 1..<range.upperBound).first?
          .first
      {
        behind = (start..<range.upperBound, next)
        range = range.lowerBound..<start
      }
      if chosen.candidate.role != .foot,
        let next = choice.choose(range.lowerBound..<first.first, where: other)
      {
        before = (range.lowerBound..<first.first, next)
        range = first.first..<range.upperBound
      }
    }
    if let before { cut(before.0, before.1) }
    cut(range, chosen, areComments: areComments)
    if let behind { cut(behind.0, behind.1) }
  }

  private mutating func cut(
    _ range: Range<Int>, _ chosen: ShapeChoice.Chosen, areComments: Bool = false
  ) {
    let isComment = areComments || choice.set.shapes[chosen.candidate.shape].kind == .comment
    // Comments are a run of their own; of others, a second one is told from the first.
    let run = isComments.count { $0 == isComment } + continuation.run
    var cutter = PostCutter(
      choice, chosen.candidate, in: range, zone: zone, areComments: areComments, run: run,
      after: isComments.isEmpty ? continuation : PageContinuation())
    isComments.append(isComment)
    guard let first = cutter.heads.first else { return }
    cutter.cut()
    (dates, labels) = (cutter.dates, cutter.labels)
    stepCount += cutter.stepCount
    blocks += AuthorLead.dropped(from: cutter.blocks)
    impossibleLines += cutter.impossible
    stampDoubts += cutter.doubts
    let text = page[first.first].trimmed.string
    runs.append(
      Run(
        shape: choice.set.shapes[chosen.candidate.shape], headCount: cutter.heads.count,
        coverage: chosen.candidate.coverage, score: chosen.candidate.score,
        isVague: choice.set.isVague(chosen.candidate.spelling) && !tellMuch(cutter.heads)
          && choice.set.footLiterals(of: chosen.candidate.shape) < 2,
        example: text.count <= 60 ? text : text.prefix(60) + "…",
        other: chosen.other.map { choice.set.shapes[$0.shape] },
        unfilled: unfilled(chosen.candidate, cutter.heads + cutter.feet)))
  }

  /// Whether most heads hold what stands together in heads alone: an identifier, or a number with a stamp and its
  /// clock.
  private func tellMuch(_ heads: [Hit]) -> Bool {
    let telling = heads.count { head in
      head.field(.authorID) != nil || head.field(.handle) != nil
        || heads.count > 2 && head.field(.number) != nil
          && head.field(.time)?.date?.hour != nil
    }
    return telling * 5 >= heads.count * 4
  }

  private func unfilled(_ candidate: Candidate, _ hits: [Hit]) -> [Slot] {
    guard candidate.spelling < choice.set.spellings.count else { return [] }
    let named = choice.set.spellings[candidate.spelling].programs.flatMap(\.slots)
    let passing: Set<Slot> = [.tail, .rest, .anything, .opener]
    let filled = Set(hits.flatMap { $0.fields.filter { !$0.place.isEmpty }.map(\.slot) })
    return named.filter { !passing.contains($0) && !filled.contains($0) }
  }
}

extension ShapedPage.Run {
  /// What was seen.
  var seen: ReadFact {
    let name = shape.name
    if shape.origin == .learned {
      let head = (shape.heads + shape.feet).first?.source ?? ""
      return .seen(.learnedShape, headCount, example, head)
    }
    let fit = ReadFact.seen(.shape, name, headCount, example)
    // A bracket of the page that a user writes as it is makes its part one that may be missing.
    if shape.origin == .user, let slot = unfilled.first {
      return .seen(.unfilledSlot, fit, slot.rawValue)
    }
    guard let other else { return fit }
    return .seen(.otherShape, fit, other.name)
  }
}

extension ShapeChoice.Chosen {
  fileprivate func candidateName(_ set: ShapeSet) -> String { set.shapes[candidate.shape].name }
}
