/// What must speak for a shape that was found on the page itself, beside its heads.
///
/// Beside an article stand lists of others, each with a name or a day: they are few bytes of the page.
enum LearnedSupport {
  /// The least share of the bytes that the posts take, where nothing else shows that they are posts.
  private static let leastShare = 0.4
  private static let replies = [
    "Reply", "reply", "Antwort", "Antworten", "antworten", "Répondre", "répondre", "Responder",
    "Rispondi",
    "Beantwoorden", "Svara", "Odpowiedz", "Quote", "Zitieren", "Zitat", "Citer", "Report", "Melden",
    "Permalink", "Like", "Recommend", "Alerter", "Signaler", "Segnala", "Denunciar", "odpowiedz",
    "Ответить", "Пожаловаться", "Цитата", "Цитировать", "Helpful", "Nuttig", "Reageer",
    "Nützlich", "Hilfreich", "Utile", "Útil", "Useful", "Upvote", "有用", "赞同", "공감", "返信", "通報",
    "参考になった", "いいね", "違反報告", "引用", "そうだね", "回复", "回覆", "답글", "신고",
  ]

  /// `posts`: the lines of each, head and all.
  static func isEnough(
    _ posts: [ClosedRange<Int>], saysSo: Bool, _ page: Page, _ window: PageWindow,
    in range: Range<Int>
  ) -> Bool {
    saysSo || areAnswered(posts, page) || share(of: posts, window, in: range) >= leastShare
  }

  /// Whether half of the posts at least have what lets a reader answer or judge them.
  static func areAnswered(_ posts: [ClosedRange<Int>], _ page: Page) -> Bool {
    let answered = posts.count { post in post.contains { isReply(page[$0]) } }
    return answered >= 2 && answered * 2 >= posts.count
  }

  /// The share of the bytes of a stretch that the posts take.
  static func share(of posts: [ClosedRange<Int>], _ window: PageWindow, in range: Range<Int>)
    -> Double
  {
    guard let last = range.last else { return 0 }
    let all = range.reduce(0) { $0 + window.range($1).count }
    let own = posts.reduce(0) { sum, post in
      sum
        + post.clamped(to: range.lowerBound...last)
        .reduce(0) { $0 + window.range($1).count }
    }
    return Double(own) / Double(max(1, all))
  }

  /// A line that lets a reader answer or judge a post.
  static func isReply(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    guard text.columns <= 40 else { return false }
    // `Report` and no `Reportagen`; buttons stand side by side: `ReplyDelete`.
    return replies.contains { word in
      guard text.hasPrefix(word) else { return false }
      let next = text.dropFirst(word.utf8.count).first
      return word.utf8.last.map { $0 >= 0x80 } ?? true || next.map { !(0x61...0x7A ~= $0) } ?? true
    }
  }
}
