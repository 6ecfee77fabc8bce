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
    if shape.isDescending || shape.isList && shape.kind == .news, rises(hits) { return true }
    if shape.origin == .learned, !DayList.isClocked(shape), isTimetable(hits),
      !saysPosts(candidate)
    {
      return true
    }
    if isIndex(posts) { return true }
    return isWeak(candidate, shape) && isUnsaid(candidate, shape, posts)
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
