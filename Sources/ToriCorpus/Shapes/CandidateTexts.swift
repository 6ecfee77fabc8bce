/// What the texts between weak heads say for or against them.
///
/// A name and a stamp stand above teasers, in tables of contents and in time tables as well as above what
/// somebody said; only the texts tell.
extension CandidateScore {
  /// So many posts, and lines of each, are enough to tell.
  private static let mostPosts = 100
  private static let mostLines = 60

  /// Whether the heads say too little to prove posts by themselves.
  func isWeak(_ candidate: Candidate, _ shape: Shape) -> Bool {
    if shape.isList || shape.kind == .news || shape.kind == .article { return false }
    let literals = literals(of: candidate.spelling)
    if shape.origin != .learned, literals.length >= 2 || literals.count >= 2 { return false }
    let proven = candidate.hits.count { hit in
      hit.field(.authorID) != nil || hit.field(.number) != nil && hit.field(.time) != nil
        || hit.field(.handle) != nil
          && (!feet.isEmpty
            || hit.fields.contains { [.time, .when, .age, .day].contains($0.slot) })
    }
    return proven * 2 < candidate.hits.count
      || shape.origin == .learned && !numbersRun(candidate.hits)
        && proven == candidate.hits.count { $0.field(.number) != nil }
  }

  /// Whether the numbers rise or fall from post to post, but for one in five.
  func numbersRun(_ hits: [Hit]) -> Bool {
    let numbers = hits.compactMap { $0.number(page) }
    guard numbers.count >= 2 else { return false }
    let pairs = zip(numbers, numbers.dropFirst())
    let (up, down) = (pairs.count { $0 < $1 }, pairs.count { $0 > $1 })
    return max(up, down) * 5 >= (numbers.count - 1) * 4
  }

  /// Whether weak heads are none: what stands for names are sentences, or what stands below is not said
  /// by anybody.
  func isUnsaid(_ candidate: Candidate, _ shape: Shape, _ posts: [Post]) -> Bool {
    let hits = candidate.hits
    let names = Set(names(hits))
    let verbs = names.count { NameTest.endsLikeVerb($0[...]) }
    if names.count >= 3, verbs * 5 >= names.count * 2 { return true }
    // Sentences beside a handle are not what somebody is called.
    let wide = names.count { $0[...].columns > 44 || $0.count(where: { $0 == 0x20 }) > 5 }
    if wide * 3 >= max(1, names.count), !shareTails(hits) { return true }
    if shape.origin == .learned, !hasClocks(hits), !numbersRun(hits),
      !hits.contains(where: { $0.field(.age) != nil }), !saysPosts(candidate),
      !LearnedSupport.areAnswered(places(hits, posts), page),
      hits.count < 3 || LearnedSupport.share(of: places(hits, posts), window, in: range) < 0.9
        || isBesideArticle(candidate, posts)
    {
      return true
    }
    if shape.kind == .message {
      // Who chats says more than one thing.
      return !shape.dates.isEmpty && !hasDateLine(shape, hits)
        || hits.count >= 4 && names.count * 3 > hits.count * 2
    }
    if candidate.spelling < set.spellings.count, set.spellings[candidate.spelling].isBare,
      set.footLiterals(of: candidate.shape) == 0, set.lists[candidate.shape].companions.isEmpty,
      feet.count(where: {
        $0.field(.time)?.date?.hour != nil || $0.field(.clock) != nil
      }) * 2 < feet.count
    {
      return true
    }
    if leadElsewhere(posts) || shape.kind == .comment && beginWithArticle(posts) { return true }
    if shape.extent == .none || candidate.role == .line { return false }
    var (latin, said, count) = (0, 0, 0)
    for post in posts.prefix(Self.mostPosts) {
      let lines = post.lines.prefix(Self.mostLines).filter { window.form($0) != .blank }
      guard !lines.isEmpty || post.hasTextOnHead else { continue }
      count += 1
      if lines.allSatisfy({ isLatin($0) }) { latin += 1 }
      if post.hasTextOnHead || lines.contains(where: isSaid) { said += 1 }
    }
    guard count > 0 else { return false }
    if latin * 2 >= count { return said * 5 < count * 2 }
    // Comments in Japanese end no sentences; titles neither, but these stand beside an article.
    return said * 5 < count * 2 && sentenceCount(outside: posts) >= 4
  }

  /// Whether most of the texts end in what leads to the rest of them: teasers of articles.
  private func leadElsewhere(_ posts: [Post]) -> Bool {
    let sample = posts.prefix(Self.mostPosts)
    let teasers = sample.count { post in
      post.lines.prefix(Self.mostLines).contains {
        PageEnds.isMore(page[$0]) || PageEnds.endsInMore(page[$0])
      }
    }
    return teasers >= 2 && teasers * 2 >= sample.count
  }

  /// Whether the first post is an article under its author's name, and those that follow are teasers of others.
  private func beginWithArticle(_ posts: [Post]) -> Bool {
    guard let first = posts.first, posts.count >= 2 else { return false }
    let own = first.lines.count(where: isWide)
    guard own >= 6 else { return false }
    let others = posts.dropFirst().prefix(Self.mostPosts).reduce(0) {
      $0 + $1.lines.prefix(Self.mostLines).count(where: isWide)
    }
    let above = max(range.lowerBound, first.lines.lowerBound - 6)..<first.lines.lowerBound
    return others * 3 <= own && !above.contains { CommentSection.isMarker(page[$0]) }
  }

  /// Whether a line that gives the date stands above the first message, or among them.
  private func hasDateLine(_ shape: Shape, _ hits: [Hit]) -> Bool {
    guard let last = hits.last else { return false }
    return (range.lowerBound..<max(range.lowerBound, last.first)).contains { line in
      window.form(line) == .stamp
        || window.kinds(line).contains(.time) && window.range(line).count <= 40
    }
  }

  /// Whether most of the stamps tell the time of day: teasers and lists of articles tell the day.
  private func hasClocks(_ hits: [Hit]) -> Bool {
    (hits + feet).count { $0.field(.time)?.date?.hour != nil || $0.field(.clock) != nil } * 2
      >= hits.count
  }

  /// Whether an article's sentences stand around a list, or in one of its items alone.
  func isBesideArticle(_ candidate: Candidate, _ posts: [Post]) -> Bool {
    let around = sentenceCount(outside: posts)
    if around >= 4, around * 2 >= candidate.hits.count { return true }
    let own = posts.prefix(Self.mostPosts).map { $0.lines.count(where: isWide) }
    guard let most = own.max(), most >= 4 else { return false }
    return most * 5 >= own.reduce(0, +) * 3
  }

  private func sentenceCount(outside posts: [Post]) -> Int {
    guard let first = posts.first, let last = posts.last else { return 0 }
    var (count, place) = (0, 0)
    for line in range.prefix(4000) {
      while place < posts.count, posts[place].lines.upperBound <= line { place += 1 }
      let isInside =
        place < posts.count && posts[place].lines.contains(line)
        && (first.lines.lowerBound..<max(first.lines.lowerBound, last.lines.upperBound)).contains(
          line)
      if !isInside, isWide(line) { count += 1 }
    }
    return count
  }

  /// A sentence as articles have them.
  private func isWide(_ line: Int) -> Bool {
    window.form(line) == .sentence && window.range(line).count > 100
      && ArticleBody.part(page[line].trimmed) == .sentence
  }

  private func isSaid(_ line: Int) -> Bool {
    let text = page[line].trimmed
    // Titles are cut off: `Giannis Sassily Sat in Front Row in …`.
    if text.hasSuffix(anyOf: ["…", "..."]), text.columns <= 80, isLatin(line) { return false }
    switch ArticleBody.part(text) {
    case .sentence, .shortSentence: return true
    case .sign: return false
    case .label: return text.endsSentence || NameTest.endsLikeVerb(text)
    }
  }

  private func isLatin(_ line: Int) -> Bool {
    let bytes = window.bytes[window.range(line)]
    return bytes.count { $0 >= 0xE3 && $0 <= 0xED } * 6 < bytes.count
  }
}
