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
    /// Whether the shape's spelling has no word or sign of its own, nor an identifier.
    let isVague: Bool
    /// The first head, as it stands.
    let example: String
    /// Another shape that would fit nearly as well.
    let other: Shape?
  }

  private(set) var blocks: [Block] = []
  private(set) var runs: [Run] = []
  /// The lines of heads whose stamps are of no day or hour that exists.
  private(set) var impossibleLines: [Int] = []

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
    let order = StampOrder(page, given: dateOrder)
    let window = PageWindow(page, lines: 0..<page.lines.count, order: order)
    // A section of comments shows by itself how they stand.
    let comments = CommentSection.line(page, window).map { marker in
      PageWindow(page, lines: marker + 1..<page.lines.count, order: order)
    }
    let read = ShapeLearner(page, comments ?? window).shapes().compactMap {
      ShapedPage(page, ShapeSet([$0]), zone: zone, dateOrder: dateOrder)
    }
    return read.max { ($0.runs.first?.score ?? 0) < ($1.runs.first?.score ?? 0) }
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
    if other.shape.heads.contains(where: { $0.source == "{author}" }) {
      return own.headCount >= other.headCount
    }
    if DayList.isOne(own.shape) { return own.headCount * 2 >= other.headCount * 3 }
    return own.headCount > other.headCount && own.coverage >= other.coverage
      || own.headCount >= other.headCount && own.coverage >= other.coverage + 0.15
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
    let text = page[first.first].trimmed.string
    runs.append(
      Run(
        shape: choice.set.shapes[chosen.candidate.shape], headCount: cutter.heads.count,
        coverage: chosen.candidate.coverage, score: chosen.candidate.score,
        isVague: choice.set.isVague(chosen.candidate.spelling),
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
    "Comments", "comments", "Kommentare", "Commentaires", "commentaires",
    "Comentarios", "comentarios", "Comentários", "Commenti", "commenti", "Reacties", "reacties",
    "Kommentarer", "Komentarze", "Leserkommentare",
    "댓글", "评论", "評論", "留言",
  ].sorted { $0.utf8.count > $1.utf8.count }

  /// Alone, such a word labels a form or a button.
  private static let counted = ["Comment", "Kommentar", "responses", "Responses", "Antworten"]

  /// The only such line with content before and behind it, or the only one that counts the comments.
  static func line(_ page: Page, _ window: PageWindow) -> Int? {
    var (all, counting) = ([Int](), [Int]())
    for line in window.lines where window.form(line) != .blank && isMarker(page[line]) {
      all.append(line)
      if page[line].contains(where: PageWindow.isDigit) { counting.append(line) }
    }
    let found = all.count == 1 ? all[0] : counting.count == 1 ? counting[0] : nil
    guard let found, found > 2 else { return nil }
    return found
  }

  /// `コメント一覧 (2)`, `3 Comments`, `댓글 12`.
  private static func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    guard text.count <= 90 else { return false }
    while text.take(anyOf: ["■", "【", "▼", "◆", "●", "#", "<", "＜", "-", " "]) {}
    let isCounted = text.takeNumber() != nil
    text = text.trimmedStart
    _ = text.take(anyOf: ["件の", "条", "則", "개의 "])
    // `3 thoughts on “Mud from the deep”`
    if isCounted, text.hasPrefix(anyOf: ["thoughts on ", "thought on ", "Gedanken zu "]) {
      return true
    }
    guard text.take(anyOf: names) || isCounted && text.take(anyOf: counted) else { return false }
    if isCounted, text.hasPrefix(anyOf: [" on ", " to ", " zu ", " sur ", " für ", " su "]) {
      return true
    }
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
