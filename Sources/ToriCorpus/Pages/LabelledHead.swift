import ToriTime

/// Lines over a text that name its author and time after a label: `Name: Taro`, `投稿日時：2026/01/05`.
struct LabelledHead {
  private(set) var author: String?
  private(set) var time: TimeSpan?
  /// Where the two stand, in the page's bytes.
  private(set) var places: [(part: BlockPart, bytes: Range<Int>)] = []
  /// How many lines it takes.
  private(set) var lineCount = 0

  private static let authorLabels = [
    "Name:", "name:", "From:", "Author:", "author:", "By:", "名前:", "名前：", "投稿者:", "投稿者：", "著者:",
    "著者：", "差出人:", "差出人：",
  ]
  private static let timeLabels = [
    "Date:", "date:", "Time:", "Posted:", "日時:", "日時：", "投稿日時:", "投稿日時：", "日付:", "日付：",
  ]
  /// The labels that may stand over a text.
  static let labels = authorLabels + timeLabels

  /// Reads the labelled lines at the start of `lines`; `nil` unless both author and time are there and a
  /// text follows them.
  init?(_ page: Page, _ lines: Range<Int>, zone: Zone) {
    for line in lines {
      var text = page[line].trimmed
      if author == nil, text.take(anyOf: Self.authorLabels), !text.trimmed.isEmpty {
        author = text.trimmed.string
        places.append((.author, text.trimmed.indices))
      } else if time == nil, text.take(anyOf: Self.timeLabels) {
        let stamp = text.trimmed
        guard let (date, size) = Stamp.parse(prefixOf: stamp), size == stamp.count else {
          return nil
        }
        time = date.span(in: zone)
        places.append((.time, stamp.indices))
      } else {
        break
      }
      lineCount += 1
    }
    guard author != nil, time != nil, lineCount < lines.count else { return nil }
  }
}
