import ToriText
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
    /// The first head, as it stands.
    let example: String
    /// Another shape that would fit nearly as well.
    let other: Shape?
  }

  private(set) var blocks: [Block] = []
  private(set) var runs: [Run] = []
  /// The lines of heads whose stamps are of no day or hour that exists.
  private(set) var impossibleLines: [Int] = []
  /// The lines of heads whose stamps tell no time for certain, and why.
  private(set) var stampDoubts: [(line: Int, doubt: StampDoubt)] = []

  /// Of each run, whether it is one of comments.
  private var isComments: [Bool] = []

  private let page: Page
  private let zone: Zone
  private let choice: ShapeChoice
  private let isWanted: (Shape) -> Bool

  /// `nil` if no shape fits the page.
  init?(
    _ page: Page, _ set: ShapeSet, zone: Zone, dateOrder: DateOrder? = nil,
    where isWanted: @escaping (Shape) -> Bool = { _ in true }
  ) {
    self.page = page
    self.zone = zone
    self.isWanted = isWanted
    let order = StampOrder(page, given: dateOrder)
    let window = PageWindow(page, lines: 0..<page.lines.count, order: order)
    choice = ShapeChoice(page, window, set)
    let whole = 0..<page.lines.count
    if let marker = CommentSection.line(page, window), let parts = parts(at: marker) {
      read(parts)
    } else if let chosen = choice.choose(whole, where: isWanted), !isFlattened(chosen.candidate) {
      read([(whole, chosen)])
    } else {
      return nil
    }
  }

  /// The page by a shape that is found on itself; `nil` if there is none.
  static func learned(_ page: Page, zone: Zone, dateOrder: DateOrder? = nil) -> ShapedPage? {
    let window = PageWindow(
      page, lines: 0..<page.lines.count, order: StampOrder(page, given: dateOrder))
    let read = ShapeLearner(page, window).shapes().compactMap {
      ShapedPage(page, ShapeSet([$0]), zone: zone, dateOrder: dateOrder)
    }
    return read.max { ($0.runs.first?.score ?? 0) < ($1.runs.first?.score ?? 0) }
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
    let (first, second) = (0..<marker, marker..<page.lines.count)
    let isComment = { (shape: Shape) in isWanted(shape) && shape.kind == .comment }
    let page = choice.choose(first, where: isWanted)
    guard
      let comments = choice.choose(second, where: isComment)
        ?? choice.choose(second, where: isWanted)
    else { return nil }
    // A line that only labels the form above a thread begins no comments.
    if page == nil, choice.set.shapes[comments.candidate.shape].kind != .comment { return nil }
    return [(first, page), (second, comments)]
  }

  private mutating func read(_ parts: [(Range<Int>, ShapeChoice.Chosen?)]) {
    for (index, (range, chosen)) in parts.enumerated() {
      if let chosen {
        read(range, chosen, areComments: index > 0)
      } else {
        blocks += PlainReader.read(page, range, isMarkdown: false, zone: zone)
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
      let other = { (shape: Shape) in
        isWanted(shape) && shape.name != chosen.candidateName(choice.set)
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
    let run = isComments.count { $0 == isComment }
    isComments.append(isComment)
    var cutter = PostCutter(
      choice, chosen.candidate, in: range, zone: zone, areComments: areComments, run: run)
    guard let first = cutter.heads.first else { return }
    cutter.cut()
    blocks += cutter.blocks
    impossibleLines += cutter.impossible
    stampDoubts += cutter.doubts
    let text = page[first.first].trimmed.string
    runs.append(
      Run(
        shape: choice.set.shapes[chosen.candidate.shape], headCount: cutter.heads.count,
        coverage: chosen.candidate.coverage, score: chosen.candidate.score,
        example: text.count <= 60 ? text : text.prefix(60) + "…",
        other: chosen.other.map { choice.set.shapes[$0.shape] }))
  }
}

extension ShapedPage.Run {
  /// What was seen, in words.
  var reason: LocalizedText {
    let name = shape.name
    if shape.origin == .learned {
      let head = (shape.heads + shape.feet).first?.source ?? ""
      return LocalizedText(
        "no known shape fits; one found on the page fits \(headCount) heads such as “\(example)”, "
          + "which is not certain: --shape '\(head)'",
        ja: "既知の形に合わない。ページから推定した形が「\(example)」のような見出し\(headCount)個に合うが、"
          + "不確か: --shape '\(head)'")
    }
    let fit = LocalizedText(
      "the shape \(name) fits \(headCount) head\(headCount == 1 ? "" : "s") such as “\(example)”",
      ja: "形\(name)が「\(example)」のような見出し\(headCount)個に合う")
    guard let other else { return fit }
    return LocalizedText(
      "\(fit); could also be \(other.name): --shape \(other.name)",
      ja: "\(fit)。\(other.name)かもしれない: --shape \(other.name)")
  }
}

extension ShapeChoice.Chosen {
  fileprivate func candidateName(_ set: ShapeSet) -> String { set.shapes[candidate.shape].name }
}

/// The line that begins the comments under a page.
enum CommentSection {
  private static let names = [
    "コメント一覧", "コメント欄", "この記事へのコメント", "この記事のコメント", "この記事に対するコメント", "コメント", "読者のコメント", "みんなのコメント",
    "Comments", "comments",
    "댓글", "评论", "評論", "留言",
  ]

  /// The only such line with content before and behind it.
  static func line(_ page: Page, _ window: PageWindow) -> Int? {
    var found: Int?
    for line in window.lines where window.form(line) != .blank && isMarker(page[line]) {
      if found != nil { return nil }
      found = line
    }
    guard let found, found > 2 else { return nil }
    return found
  }

  /// `コメント一覧 (2)`, `3 Comments`, `댓글 12`.
  private static func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    guard text.count <= 90 else { return false }
    while text.take(anyOf: ["■", "【", "▼", "◆", "●", "#", "<", "＜", "-", " "]) {}
    if text.takeNumber() != nil { text = text.trimmedStart }
    _ = text.take(anyOf: ["件の", "条", "則", "개의 "])
    guard text.take(anyOf: names.sorted { $0.utf8.count > $1.utf8.count }) else { return false }
    text = text.trimmed
    while let digit = text.leadingDigit { text = text.dropFirst(digit.size) }
    while !text.isEmpty {
      if text.take(anyOf: [
        "(", ")", "（", "）", "件", "】", "]", ">", "＞", ":", "：", " ", "-", "개", "条", "を表示", "コメント",
      ]) {
        continue
      }
      guard let digit = text.leadingDigit else { return false }
      text = text.dropFirst(digit.size)
    }
    return true
  }
}
