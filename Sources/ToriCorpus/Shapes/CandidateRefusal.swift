/// What speaks against a candidate, however much speaks for it.
extension CandidateScore {
  func isRefused(_ candidate: Candidate, _ shape: Shape, _ posts: [Post]) -> Bool {
    let hits = candidate.hits
    if candidate.role != .line, shape.extent != .none, emptyShare(posts, shape) > 0.34 {
      return true
    }
    let versions = hits.count { hit in
      hit.field(.address) == nil
        && (hit.first...hit.last).contains { window.kinds($0).contains(.version) }
    }
    if versions * 2 >= hits.count { return true }
    // Titles differ; what recurs is a button of the post above.
    let titles = hits.compactMap { hit in hit.field(.title).map { Array(page.bytes[$0.place]) } }
    if titles.count >= 3, shape.kind == .news, Set(titles).count * 4 < titles.count * 3 {
      return true
    }
    // What ends a sentence is of the text above, and a number counts posts.
    let closed = titles.count { title in
      title[...].trimmed.hasSuffix("。") || title.allSatisfy(PageWindow.isDigit)
    }
    if closed * 4 > titles.count, shape.kind == .news { return true }
    let names = names(hits)
    let isBare = !hits.contains {
      $0.field(.number) != nil || $0.field(.authorID) != nil || $0.field(.handle) != nil
    }
    if names.count >= 3, Set(names).count == 1, isBare, shape.kind != .comment,
      shape.kind != .message, hits.count >= 3
    {
      return true
    }
    // So many heads of one name, which is none that many have: a label.
    if shape.origin == .learned, names.count >= 8, Set(names).count == 1, isBare,
      !Self.shared.contains(where: { names[0].starts(with: $0.utf8) })
    {
      return true
    }
    let isNameless = hits.allSatisfy { $0.field(.authorID) == nil && $0.field(.handle) == nil }
    // `Мудрец (58)`: what a page says of who wrote.
    if names.count >= 3, candidate.role == .head, Set(names).count > 1, isNameless,
      hits.allSatisfy({ $0.field(.number) == nil }),
      Set(names.map { $0.filter { !PageWindow.isDigit($0) } }).count == 1,
      names[0].contains(0x20)
    {
      return true
    }
    // `5 / 購入品 / 2026/1/13`: stars, or what was counted of the post above.
    if names.count >= 3, isNameless, !numbersRun(hits),
      hits.allSatisfy({ $0.field(.number) != nil && window.form($0.first) == .number })
    {
      return true
    }
    if shape.isDescending || shape.isList && shape.kind == .news, rises(hits) { return true }
    if shape.origin == .learned, !DayList.isClocked(shape), isTimetable(hits),
      !saysPosts(candidate)
    {
      return true
    }
    if shape.kind == .message, shape.dates.isEmpty, jumps(hits) { return true }
    if isIndex(posts) || isListOfTopics(hits, posts) { return true }
    return isWeak(candidate, shape)
      && (areFeet(candidate, posts) || isUnsaid(candidate, shape, posts))
  }

  /// Whether nothing but buttons and the page's foot stand behind the last head, and texts between the others: these
  /// are feet.
  private func areFeet(_ candidate: Candidate, _ posts: [Post]) -> Bool {
    guard candidate.role == .head, posts.count >= 3, feet.isEmpty, let last = posts.last,
      !last.hasTextOnHead
    else { return false }
    let content = last.lines.prefix(40).filter { window.form($0) != .blank }
      .prefix { !PageEnds.isEnd(page[$0]) && Furniture.kind(of: page[$0]) == nil }
    return !content.isEmpty
      && content.allSatisfy {
        window.form($0) == .button || window.form($0) == .number || PageEnds.isButton(page[$0])
          || LearnedSupport.isReply(page[$0])
      }
  }

  /// Whether there are times of day alone, at each of which another stands.
  private func isTimetable(_ hits: [Hit]) -> Bool {
    guard hits.allSatisfy({ $0.field(.clock) != nil && $0.field(.time) == nil }) else {
      return false
    }
    let names = names(hits)
    return Set(names).count * 2 > names.count || names.isEmpty
  }

  /// Whether most of the texts hold counts in cells side by side, as rows of the index of a forum: `506	76,157`.
  private func isIndex(_ posts: [Post]) -> Bool {
    let rows = posts.prefix(100).count { post in
      post.lines.prefix(30).contains { line in
        let text = page[line].trimmed
        return text.count <= 40 && text.contains(0x09)
          && text.allSatisfy {
            PageWindow.isDigit($0) || $0 <= 0x20 || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D
          }
          && text.contains(where: PageWindow.isDigit)
      }
    }
    return rows >= 3 && rows * 2 >= min(posts.count, 100)
  }

  /// What many are called who give no name.
  private static let shared = [
    "名無し", "ななし", "匿名", "名前なし", "ゲスト", "Anonym", "anonym", "Anónim", "Anonim", "Guest", "guest",
    "Gast", "Аноним", "Гость", "无名", "無名", "游客", "익명",
  ]

  /// What the lists of topics of forums say beside each: who wrote last, and how much was said.
  private static let topicLabels = [
    "Last post", "Last Post", "LAST POST", "Last Reply", "Letzter Beitrag", "Letzte Antwort",
    "Dernier message", "Dernière réponse", "Último mensaje", "Última respuesta",
    "Última mensagem", "Ultimo messaggio", "Laatste bericht", "Ostatni post",
    "Последнее сообщение", "Последний ответ", "最終投稿", "最新の投稿", "最后发表", "最後發表",
    "最后回复", "最新回复", "Replies:", "Views:", "Тем:", "Topics:", "Themen:", "Antworten:", "Zugriffe:",
    "Réponses:",
  ]

  /// Whether most of the posts say who wrote last, or how many answered: topics of a forum.
  private func isListOfTopics(_ hits: [Hit], _ posts: [Post]) -> Bool {
    let topics = zip(hits, posts).prefix(100).count { hit, post in
      let isTopic = { (line: Int) in
        page[line].trimmed.hasPrefix(anyOf: Self.topicLabels)
      }
      return (hit.first...hit.last).contains(where: isTopic)
        || post.lines.prefix(20).contains(where: isTopic)
    }
    return topics >= 2 && topics * 2 >= min(hits.count, 100)
  }

  /// Whether times of day alone go up and down: lengths of films beside their titles. Who chats goes on in time.
  private func jumps(_ hits: [Hit]) -> Bool {
    let clocks = hits.compactMap { hit -> Int? in
      guard hit.field(.time) == nil, let date = hit.field(.clock)?.date else { return nil }
      return (date.hour ?? 0) * 60 + (date.minute ?? 0)
    }
    guard clocks.count >= 5, clocks.count == hits.count else { return false }
    return zip(clocks, clocks.dropFirst()).count { $0 <= $1 } * 4 < (clocks.count - 1) * 3
  }

  private func rises(_ hits: [Hit]) -> Bool {
    let dates = hits.compactMap { hit -> Int? in
      guard let date = (hit.field(.time) ?? hit.field(.day) ?? hit.field(.when))?.date,
        let month = date.month, let day = date.day
      else { return nil }
      let days = ((date.year ?? 0) * 12 + month) * 31 + day
      return (days * 24 + (date.hour ?? 0)) * 3600 + (date.minute ?? 0) * 60 + (date.second ?? 0)
    }
    guard dates.count >= 3 else { return false }
    return zip(dates, dates.dropFirst()).allSatisfy { $0 <= $1 } && dates.first != dates.last
  }

  /// Whether paragraphs stand behind a few of the items alone: the list is a ranking beside an article.
  func standsByArticle(_ hits: [Hit]) -> Bool {
    func paragraphs(_ lines: Range<Int>) -> Int {
      lines.count { window.form($0) == .sentence && window.range($0).count > 120 }
    }
    let behind = hits.indices.map { index in
      let end = index + 1 < hits.count ? hits[index + 1].first : range.upperBound
      return paragraphs(hits[index].last + 1..<max(hits[index].last + 1, end))
    }
    let before = paragraphs(range.lowerBound..<max(range.lowerBound, hits[0].first))
    return behind.reduce(before, +) >= 3 && behind.count { $0 > 0 } * 3 <= hits.count
  }

  /// The share of the lines from the first item to the last that belong to items.
  func listCoverage(_ candidate: Candidate, _ posts: [Post]) -> Double {
    guard let first = candidate.hits.first, let last = candidate.hits.last else { return 0 }
    let run = first.first...max(last.last, first.first)
    let content = run.count { window.form($0) != .blank }
    let own = candidate.hits.reduce(0) { $0 + $1.last - $1.first + 1 }
    let texts =
      candidate.role != .line && set.shapes[candidate.shape].extent != .none ? content - own : 0
    return Double(own + texts) / Double(max(1, content))
  }
}
