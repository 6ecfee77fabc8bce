/// What shows that a page holds posts though no shape fits it: lines that say who or when, or let one answer,
/// again and again between what is said.
///
/// What stands there is not one author's text, and where each post begins is not known.
struct UnreadPosts {
  /// How many such lines there are, and the first.
  let markCount: Int
  let firstMark: Int
  /// Whether it is the name of a forum's program that shows it, and no line of a post.
  private let isNamed: Bool
  /// The stretches of the page that are of posts, in order.
  private var stretches: [Range<Int>] = []

  /// Heads are no wider.
  private static let widest = 70
  private static let widestHandle = 44
  /// So many texts between such lines show it.
  private static let fewestTexts = 2
  /// A text so many times as long as the usual one, and of so many bytes, is an article's.
  private static let timesLonger = 6
  private static let longText = 1200
  /// What is looked at of a long page.
  private static let mostLines = 20_000

  /// `nil` of a page that shows none.
  init?(_ page: Page, _ window: PageWindow) {
    var groups: [ClosedRange<Int>] = []
    var count = 0
    /// How much is said between each of them and the next, in bytes.
    var said: [Int] = []
    for line in window.lines.prefix(Self.mostLines) where window.form(line) != .blank {
      if Self.isMark(page, window, line) {
        count += 1
        if let last = groups.last, said[said.count - 1] == 0 {
          groups[groups.count - 1] = last.lowerBound...line
        } else {
          groups.append(line...line)
          said.append(0)
        }
      } else if !groups.isEmpty, Self.isSaid(page, window, line) {
        said[said.count - 1] += window.range(line).count
      }
    }
    let texts = said.filter { $0 > 0 }.sorted()
    guard let first = groups.first, groups.count >= Self.fewestTexts, !texts.isEmpty,
      groups.count > Self.fewestTexts || texts.count > Self.fewestTexts
    else {
      guard let mark = window.lines.first(where: { Self.namesForum(page[$0]) }) else { return nil }
      (firstMark, markCount, isNamed) = (mark, 1, true)
      stretches = [window.lines]
      return
    }
    (firstMark, markCount, isNamed) = (first.lowerBound, count, false)
    let usual = texts[(texts.count - 1) / 2]
    for (index, group) in groups.enumerated() {
      let isArticle = said[index] >= max(Self.longText, Self.timesLonger * usual)
      let end = index + 1 < groups.count ? groups[index + 1].lowerBound : window.lines.upperBound
      let start = Self.top(page, window, group.lowerBound)
      let stretch = start..<(isArticle ? group.upperBound + 1 : max(end, group.upperBound + 1))
      if let last = stretches.last, last.upperBound >= stretch.lowerBound {
        stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
      } else {
        stretches.append(stretch)
      }
    }
  }

  func contains(_ line: Int) -> Bool { stretches.contains { $0.contains(line) } }

  /// The name above a stamp, without a line between.
  private static func top(_ page: Page, _ window: PageWindow, _ line: Int) -> Int {
    var top = line
    while top > window.lines.lowerBound, line - top < 4, window.form(top - 1) != .blank,
      !isSaid(page, window, top - 1)
    {
      top -= 1
    }
    return top
  }

  /// What was seen.
  func seen(_ page: Page) -> ReadFact {
    let line = page[firstMark].trimmed.string
    let mark = line.count <= 60 ? line : line.prefix(60) + "…"
    if isNamed { return .seen(.forumName, mark) }
    return .seen(.unreadPosts, markCount, mark)
  }

  private static func isMark(_ page: Page, _ window: PageWindow, _ line: Int) -> Bool {
    switch window.form(line) {
    case .age, .handle, .id: return true
    case .stamp: return hasHour(window, line)
    case .sentence, .quote, .url, .blank: return false
    case .button, .name, .number, .mixed, .day, .clock: break
    }
    let text = page[line].trimmed
    if LearnedSupport.isReply(text) { return text.columns <= 24 }
    let kinds = window.kinds(line)
    guard !kinds.isDisjoint(with: [.time, .age, .id, .handle]), text.columns <= widest,
      !text.endsSentence, !NameTest.endsLikeVerb(text)
    else { return false }
    if kinds.contains(.id) { return true }
    if kinds.contains(.time) { return hasHour(window, line) }
    return text.columns <= widestHandle
  }

  /// How the programs of forums name themselves on their pages, and their archives the page that they show in full.
  private static let forums = [
    "Full Version: ", "Full Version : ", "View Full Version", "Powered by vBulletin",
    "Powered by: vBulletin",
    "Powered by phpBB", "Powered by SMF", "Powered by Invision", "Powered by XenForo",
    "Powered by Discuz",
    "Forum software by XenForo", "Community platform by XenForo", "Community Software by Invision",
    "Форум на базе vBulletin", "Powered by Simple Machines", "Powered by MyBB", "Powered by FluxBB",
    "Powered by punBB", "Powered by YaBB", "Powered by Woltlab",
  ]

  private static func namesForum(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    return text.count <= 160 && text.hasPrefix(anyOf: forums)
  }

  private static func hasHour(_ window: PageWindow, _ line: Int) -> Bool {
    window.tokens(line).contains {
      window.tokens[$0].kind == .time && window.tokens[$0].date?.hour != nil
    }
  }

  private static func isSaid(_ page: Page, _ window: PageWindow, _ line: Int) -> Bool {
    let text = page[line].trimmed
    switch ArticleBody.part(text) {
    case .sentence, .shortSentence: return true
    case .sign: return false
    case .label: return text.endsSentence || NameTest.endsLikeVerb(text)
    }
  }
}
