import ToriTime

/// Titles that stand under the day they are of, the latest day first.
struct DayList {
  let shape: Shape?
  private static let fewestTitles = 4

  /// `nil` if the page is none.
  init?(_ page: Page, _ window: PageWindow) {
    var days: [(line: Int, order: Int, isFull: Bool)] = []
    for line in window.lines {
      let form = window.form(line)
      guard form == .stamp || form == .day, let token = window.tokens(line).first,
        let date = window.tokens[token].date, date.hour == nil, let month = date.month,
        let day = date.day
      else { continue }
      days.append((line, ((date.year ?? 0) * 12 + month) * 31 + day, date.year != nil))
    }
    guard days.count >= 2, let first = days.first,
      zip(days, days.dropFirst()).allSatisfy({ $0.order > $1.order && $0.isFull == $1.isFull })
    else { return nil }
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

  /// Whether a shape is of such a list.
  static func isOne(_ shape: Shape) -> Bool {
    shape.origin == .learned && shape.heads.isEmpty && !shape.dates.isEmpty
  }

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
