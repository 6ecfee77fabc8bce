/// The line that begins the comments under a page: `コメント一覧 (2)`, `3 Comments`, `댓글 12`,
/// `5 thoughts on “Tides”`.
enum CommentSection {
  /// What such a line says beside a count, in small letters.
  private static let names: [String] = [
    "コメント一覧", "コメント欄", "この記事へのコメント", "この記事のコメント", "この記事に対するコメント", "コメント", "読者のコメント", "みんなのコメント",
    "コメントリスト", "comments", "comment", "responses", "replies", "kommentare", "kommentar",
    "commentaires",
    "comentarios", "comentários", "commenti", "reacties", "комментарии", "댓글", "评论", "評論", "留言",
    "回應",
  ].sorted { $0.utf8.count > $1.utf8.count }
  /// What follows a count and goes on with the title of the page.
  private static let openings: [String] = [
    "thoughts on", "thought on", "responses to", "response to", "comments on", "comment on",
    "replies to", "gedanken zu", "gedanke zu", "kommentare zu", "kommentar zu", "antworten zu",
    "réflexions sur", "commentaires sur", "pensamientos sobre", "comentarios en", "comentários em",
  ]
  /// A page that names its comments more often than this counts them in a list of other pages.
  private static let mostLines = 6

  /// Such lines with content before and behind them; the last first, which stands above the comments where
  /// another counts them above the text.
  static func lines(_ page: Page, _ window: PageWindow) -> [Int] {
    let found = window.lines.filter { window.form($0) != .blank && isMarker(page[$0]) }
    guard found.count <= mostLines else { return [] }
    // What stands below each of several posts is a button.
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in found { counts[page[line].trimmed, default: 0] += 1 }
    return found.filter { $0 > 2 && counts[page[$0].trimmed] ?? 0 < 3 }.reversed()
  }

  /// Whether such a line stands among those before `end`.
  static func stands(above end: Int, on page: Page, _ window: PageWindow) -> Bool {
    window.lines.prefix { $0 < end }.contains { window.form($0) != .blank && isMarker(page[$0]) }
  }

  static func isMarker(_ line: ArraySlice<UInt8>) -> Bool {
    let small = line.trimmed.map(LineText.lowercased)
    var text = small[...]
    guard text.count <= 200 else { return false }
    while text.take(anyOf: ["■", "【", "▼", "◆", "●", "#", "<", "＜", "-", " "]) {}
    let count = text.takeNumber()
    // A page that has none says so as well.
    if count == 0 { return false }
    let hasCount = count != nil || text.take("one ") || text.take("ein ")
    if hasCount {
      text = text.trimmedStart
      if text.hasPrefix(anyOf: openings) { return true }
    }
    guard text.count <= 90 else { return false }
    _ = text.take(anyOf: ["件の", "条", "則", "개의 "])
    guard text.take(anyOf: names) else { return false }
    text = text.trimmed
    var number = text
    while number.take(anyOf: ["(", "（", ":", "：", " "]) {}
    if number.takeNumber() == 0 { return false }
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
