import ToriText

/// A way to read a stretch of a page: a spelling, the heads that it finds, and how well it explains
/// what is there.
struct Candidate: Sendable {
  let shape: Int
  let spelling: Int
  let role: ShapeSet.Role
  var hits: [Hit]
  var score = 0.0
  /// The share of the stretch's lines that its posts take.
  var coverage = 0.0
}

/// Weighs candidates.
struct CandidateScore {
  let page: Page
  let window: PageWindow
  let set: ShapeSet
  /// The feet of the shape, where it has heads as well.
  let feet: [Hit]
  let range: Range<Int>

  /// Least score with which a shape is accepted.
  static let least = 3.0
  static let leastOfOneHead = 2.4
  /// What a shape found on the page itself is worth beside a known one.
  private static let worthOfLearned = 0.72

  /// The candidate with its score; `nil` if it is refused.
  func weighed(_ candidate: Candidate) -> Candidate? {
    var candidate = candidate
    let shape = set.shapes[candidate.shape]
    candidate.hits = withoutOutlier(
      QuotedHeads.withoutCopied(
        shape.origin == .user ? candidate.hits : named(candidate.hits), page))
    if shape.origin == .learned { candidate.hits = withoutByline(candidate.hits) }
    let hits = candidate.hits
    guard !hits.isEmpty else { return nil }
    let posts = posts(of: candidate, shape)
    let isUsers = shape.origin == .user || shape.isSettled
    guard isUsers || isSupported(candidate, shape) && !isRefused(candidate, shape, posts),
      hits.count >= shape.least ?? 1
    else { return nil }
    let content = max(1, range.count { window.form($0) != .blank })
    let explained = posts.indices.reduce(0) { sum, index in
      sum + hits[index].last - hits[index].first + 1
        + posts[index].lines.count { window.form($0) != .blank }
    }
    candidate.coverage = min(1, Double(explained) / Double(content))
    let empty = emptyShare(posts, shape)
    candidate.score =
      Double(distinctCount(hits)) * weight(candidate)
      * (1 - residue(posts, isOfFeet: candidate.role == .foot))
      * (0.4 + 0.6 * candidate.coverage)
      * (1 - empty) * bonus(hits)
    if shape.isList, !DayList.isClocked(shape),
      listCoverage(candidate, posts) < 0.6 || standsByArticle(hits)
        || !isUsers && isBesideArticle(candidate, posts)
    {
      return nil
    }
    // Items with texts below them run on through the page; anything else may stand between dates.
    if shape.isList, shape.extent == .some, candidate.coverage < 0.8 { return nil }
    if isUsers { return candidate }
    if shape.kind == .news, !shape.isList,
      candidate.coverage < 0.5 || isBesideArticle(candidate, posts)
    {
      return nil
    }
    if isUnsure(candidate, shape),
      !LearnedSupport.isEnough(
        places(hits, posts), saysSo: saysPosts(candidate), page, window, in: range)
    {
      return nil
    }
    if shape.origin == .learned { candidate.score *= Self.worthOfLearned }
    let isOne = shape.least == 1 || hits.count == 1
    return candidate.score >= (isOne ? Self.leastOfOneHead : Self.least) ? candidate : nil
  }

  /// Whether heads prove so little that their posts must show what they are.
  private func isUnsure(_ candidate: Candidate, _ shape: Shape) -> Bool {
    shape.origin == .learned && !DayList.isOne(shape)
      || shape.kind == .comment && set.isVague(candidate.spelling)
  }

  /// Whether the words of the heads are those of what somebody said, and not of the lines under titles that
  /// name who wrote an article; or a heading says that comments follow.
  func saysPosts(_ candidate: Candidate) -> Bool {
    guard let first = candidate.hits.first else { return false }
    if candidate.spelling < set.spellings.count,
      HeadPhrases.say(set.spellings[candidate.spelling].source)
    {
      return true
    }
    return CommentSection.stands(above: first.first, on: page, window)
  }

  /// The lines of each post, head and all.
  func places(_ hits: [Hit], _ posts: [Post]) -> [ClosedRange<Int>] {
    zip(hits, posts).map { hit, post in
      min(hit.first, post.lines.first ?? hit.first)...max(hit.last, post.lines.last ?? hit.last)
    }
  }

  // MARK: Figures

  private func weight(_ candidate: Candidate) -> Double {
    let sum = (candidate.hits + feet).reduce(0.0) { sum, hit in
      sum + Set(hit.fields.map(\.slot)).reduce(0.0) { $0 + $1.weight }
    }
    // A name alone is told by the words of the foot before it.
    let isBare =
      candidate.spelling < set.spellings.count && set.spellings[candidate.spelling].isBare
    let literals = min(
      isBare
        ? set.footLiterals(of: candidate.shape) : self.literals(of: candidate.spelling).count, 3)
    // A line of words alone, met again and again, is worth as much as a stamp.
    let isWords = candidate.hits.allSatisfy { $0.fields.allSatisfy { $0.slot == .anything } }
    // The day above titles is worth as much as a stamp of each.
    let dated = DayList.isOne(set.shapes[candidate.shape]) ? Slot.time.weight : 0
    // A heading that says what follows.
    let announced = set.lists[candidate.shape].companions.isEmpty ? 0 : 0.5
    return sum / Double(candidate.hits.count) + Double(isWords ? max(literals, 2) : literals)
      + dated + announced
  }

  private func bonus(_ hits: [Hit]) -> Double {
    var bonus = 1.0
    let numbers = hits.compactMap { $0.number(page) }
    if numbers.count >= 3, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) {
      bonus += 0.1
    }
    if namesRepeat(hits) { bonus += 0.05 }
    return bonus
  }

}

extension Hit {
  /// The post's number, if the head states one.
  func number(_ page: Page) -> Int? {
    guard let field = field(.number) else { return nil }
    var digits = page.bytes[field.place]
    return digits.takeNumber(maximumDigits: 18)
  }
}
