import ToriTime

/// Titles that stand under the day they are of, the latest day first.
struct DayList {
  let shape: Shape?
  private static let fewestTitles = 4

  /// `nil` if the page is none.
  init?(_ page: Page, _ window: PageWindow) {
    var days: [(line: Int, order: Int, isFull: Bool)] = []
    for line in window.lines {
      guard let token = Self.sole(window, line), let date = window.tokens[token].date,
        window.tokens[token].kind != .clock, date.hour == nil, let month = date.month,
        let day = date.day
      else { continue }
      days.append((line, ((date.year ?? 0) * 12 + month) * 31 + day, date.year != nil))
    }
    guard days.count >= 2, let first = days.first,
      zip(days, days.dropFirst()).allSatisfy({ $0.order > $1.order && $0.isFull == $1.isFull })
    else { return nil }
    if let clocked = Self.clocked(page, window, days.map(\.line), isFull: first.isFull) {
      shape = clocked
      return
    }
    var (titles, others, own) = (0, 0, 0)
    var texts: Set<[UInt8]> = []
    let dayLines = Set(days.map(\.line))
    for line in first.line..<window.lines.upperBound {
      if dayLines.contains(line) {
        // A day without titles is the stamp of something else.
        if line > first.line, own == 0 { return nil }
        own = 0
        continue
      }
      if window.form(line) == .blank { continue }
      if PageEnds.isEnd(page[line]) { break }
      if Self.isTitle(page[line].trimmed, window.form(line)) {
        titles += 1
        own += 1
        texts.insert(Array(page[line].trimmed))
      } else {
        others += 1
      }
    }
    guard titles >= Self.fewestTitles, titles > days.count, others * 6 <= titles,
      texts.count * 10 >= titles * 9
    else { return nil }
    let day = first.isFull ? "{time}" : "{day}"
    let source = """
      shape learned
        kind news
        list
        text  none
        date  \(day) [{tail}]
        line  {title}
        skip  \(day) [{tail}]

      """
    shape = try? ShapeFile.read(source, file: "learned", origin: .learned).first
  }

  /// The token that is all of a line but for white space and brackets: `【 2026/01/13 】`, `[18:57]`.
  private static func sole(_ window: PageWindow, _ line: Int) -> Int? {
    let tokens = window.tokens(line)
    guard tokens.count == 1, let index = tokens.first,
      [.time, .day, .clock].contains(window.tokens[index].kind)
    else { return nil }
    let range = window.range(line)
    let token = window.tokens[index]
    var before = window.bytes[range.lowerBound..<token.start]
    var behind = window.bytes[token.end..<range.upperBound]
    while before.take(anyOf: signs) {}
    while behind.take(anyOf: signs) {}
    return before.isEmpty && behind.isEmpty ? index : nil
  }

  private static let signs = [
    " ", "【", "】", "[", "]", "(", ")", "■", "●", "◆", "▼", "<", ">", "▽", "□",
  ]

  /// The shape of a list whose titles have their time of day on the next line; `nil` of any other.
  private static func clocked(_ page: Page, _ window: PageWindow, _ days: [Int], isFull: Bool)
    -> Shape?
  {
    guard let first = days.first else { return nil }
    var (titles, others, last) = (0, 0, first)
    var between: [Int] = []
    for line in first + 1..<max(first + 1, window.lines.upperBound)
    where window.form(line) != .blank && !days.contains(line) {
      guard let token = sole(window, line), window.tokens[token].kind == .clock else {
        between.append(line)
        continue
      }
      if let title = between.last, isTitle(page[title].trimmed, window.form(title)) {
        titles += 1
        others += between.count - 1
        last = line
      } else {
        others += between.count + 1
      }
      between = []
    }
    // Each day has one at least.
    guard titles >= fewestTitles, titles >= days.count, others * 6 <= titles,
      let lastDay = days.last, lastDay < last
    else { return nil }
    let day = isFull ? "{time}" : "{day}"
    let source = """
      shape learned
        kind news
        list
        text  none
        date  [【|\\[|■|●] \(day) [】|\\]] [{tail}]
        head  {title} / [【|\\[|\\(] {clock} [】|\\]|\\)]
        skip  [【|\\[|■|●] \(day) [】|\\]] [{tail}]

      """
    return try? ShapeFile.read(source, file: "learned", origin: .learned).first
  }

  /// Whether a shape is of such a list.
  static func isOne(_ shape: Shape) -> Bool {
    shape.origin == .learned && !shape.dates.isEmpty && shape.kind == .news
  }

  /// Whether each title of such a list has its time of day.
  static func isClocked(_ shape: Shape) -> Bool { isOne(shape) && !shape.heads.isEmpty }

  /// Those of the lines that are titles and stand under a day, up to the page's foot.
  static func titles(_ hits: [Hit], under days: [Int], _ page: Page, _ window: PageWindow) -> [Hit]
  {
    guard let first = days.first, let last = days.last else { return [] }
    let end =
      (last + 1..<max(last + 1, window.lines.upperBound)).first { PageEnds.isEnd(page[$0]) }
      ?? window.lines.upperBound
    return hits.filter {
      $0.first > first && $0.first < end && isTitle(page[$0.first].trimmed, window.form($0.first))
    }
  }

  private static func isTitle(_ text: ArraySlice<UInt8>, _ form: LineForm) -> Bool {
    (form == .mixed || form == .name || form == .sentence) && (12...160).contains(text.columns)
      && !text.hasPrefix(anyOf: ["- ", "* ", "+ ", "• "])
      && !text.hasSuffix(anyOf: ["。", ".", "、", ":", "："])
  }
}
