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

  private struct Post {
    var lines: Range<Int>
    var hasTextOnHead: Bool
  }

  /// The candidate with its score; `nil` if it is refused.
  func weighed(_ candidate: Candidate) -> Candidate? {
    var candidate = candidate
    let shape = set.shapes[candidate.shape]
    candidate.hits = withoutOutlier(candidate.hits.filter { isNamed($0) })
    let hits = candidate.hits
    guard !hits.isEmpty else { return nil }
    let posts = posts(of: candidate, shape)
    let isUsers = shape.origin == .user
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
      Double(distinctCount(hits)) * weight(candidate) * (1 - residue(posts))
      * (0.4 + 0.6 * candidate.coverage)
      * (1 - empty) * bonus(hits)
    if shape.isList, listCoverage(candidate, posts) < 0.6 || standsByArticle(hits) { return nil }
    // Items with texts below them run on through the page; anything else may stand between dates.
    if shape.isList, shape.extent == .some, candidate.coverage < 0.8 { return nil }
    if isUsers { return candidate }
    let isUnsure =
      shape.origin == .learned && !DayList.isOne(shape)
      || shape.kind == .comment && set.isVague(candidate.spelling)
    if isUnsure,
      !LearnedSupport.isEnough(
        posts.indices.map { index in
          let (hit, lines) = (hits[index], posts[index].lines)
          return min(hit.first, lines.first ?? hit.first)...max(hit.last, lines.last ?? hit.last)
        }, literalLength: literals(of: candidate.spelling).length, page, window, in: range)
    {
      return nil
    }
    if shape.origin == .learned { candidate.score *= Self.worthOfLearned }
    let isOne = shape.least == 1 || hits.count == 1
    return candidate.score >= (isOne ? Self.leastOfOneHead : Self.least) ? candidate : nil
  }

  // MARK: Heads

  /// Whether what stands for a name may be one.
  private func isNamed(_ hit: Hit) -> Bool {
    if let source = hit.field(.source), !isSource(page.bytes[source.place]) { return false }
    if let title = hit.field(.title),
      page.bytes[title.place].hasPrefix(anyOf: Self.noTitles)
        || page.bytes[title.place].hasSuffix(anyOf: [":", "："])
    {
      return false
    }
    guard let author = hit.field(.author) else { return true }
    let hasTime = hit.field(.time) != nil
    let isCertain =
      hit.field(.handle) != nil || hit.field(.authorID) != nil
      || hit.field(.number) != nil && hasTime
      || literals(of: hit.spelling).length >= (hasTime ? 3 : 6)
    return NameTest.accepts(page.bytes[author.place], isCertain: isCertain)
  }

  /// What begins an item of a changelog and no title.
  private static let noTitles = ["* ", "- ", "+ ", "-- ", "Date:", "Author:", "commit "]

  /// Whether a text may name a paper or a site: no address of a person, no item of a list.
  private func isSource(_ text: ArraySlice<UInt8>) -> Bool {
    NameTest.accepts(text, isCertain: false) && !text.contains { "@;:<=".utf8.contains($0) }
      && !text.hasPrefix(anyOf: ["*", "-", "+", "#", "・", "•"])
  }

  /// Without a first head whose number is beyond those of all that follow it in order.
  private func withoutOutlier(_ hits: [Hit]) -> [Hit] {
    let numbers = hits.map { $0.number(page) }
    guard hits.count >= 3, let first = numbers[0], let second = numbers[1], first > second else {
      return hits
    }
    let rest = numbers.dropFirst().compactMap { $0 }
    let rises = zip(rest, rest.dropFirst()).allSatisfy { $0 < $1 }
    return rises && second == 1 ? Array(hits.dropFirst()) : hits
  }

  /// The literals of a spelling; labelled lines have two.
  private func literals(of spelling: Int) -> (count: Int, length: Int) {
    guard spelling < set.spellings.count else { return (2, 12) }
    return (set.spellings[spelling].literalCount, set.spellings[spelling].literalLength)
  }

  /// How many heads differ, each taken with the line below it.
  private func distinctCount(_ hits: [Hit]) -> Int {
    Set(
      hits.map { hit in
        let below = page.contentLine(from: hit.last + 1)
        let end = below < range.upperBound ? below : hit.last
        return Array(page.bytes[page.lines[hit.first].start..<page.lines[end].end])
      }
    ).count
  }

  private func slots(_ candidate: Candidate) -> Set<Slot> {
    var counts: [Slot: Int] = [:]
    for hit in candidate.hits + feet {
      for slot in Set(hit.fields.map(\.slot)) { counts[slot, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value * 2 >= candidate.hits.count }.keys)
  }

  private func isSupported(_ candidate: Candidate, _ shape: Shape) -> Bool {
    let count = distinctCount(candidate.hits)
    let slots = slots(candidate)
    let literals = literals(of: candidate.spelling).count
    // A stamp alone proves nothing, however often it is there.
    let proofs = slots.subtracting([.text, .tail, .rest, .anything, .time, .day, .age, .clock])
    // The learner has looked at the days above the titles.
    if DayList.isOne(shape) { return true }
    if literals == 0, proofs.isEmpty, !shape.isList { return false }
    if let least = shape.least { return count >= least }
    if slots.isSuperset(of: [.number, .author, .time, .authorID]) { return true }
    if literals >= 2 && slots.contains(.time) { return true }
    guard count >= 2 else { return false }
    let pairs: [Set<Slot>] = [
      [.number, .time], [.author, .time], [.author, .age], [.author, .handle], [.handle, .time],
      [.number, .authorID], [.author, .when], [.author, .day, .clock], [.author, .clock],
      [.handle, .when],
    ]
    if pairs.contains(where: slots.isSuperset) { return true }
    if shape.isList, !slots.isDisjoint(with: [.time, .day]) { return true }
    if literals >= 1, !slots.isDisjoint(with: [.time, .reposts, .likes]) { return true }
    guard count >= 3 else { return false }
    if slots.isSuperset(of: [.number, .author]) { return namesRepeat(candidate.hits) }
    return literals >= 1 && (namesRepeat(candidate.hits) || !slots.contains(.author))
  }

  private func names(_ hits: [Hit]) -> [[UInt8]] {
    hits.compactMap { hit in hit.field(.author).map { Array(page.bytes[$0.place]) } }
  }

  private func namesRepeat(_ hits: [Hit]) -> Bool {
    let names = names(hits)
    return Set(names).count < names.count
  }

  private func isRefused(_ candidate: Candidate, _ shape: Shape, _ posts: [Post]) -> Bool {
    let hits = candidate.hits
    if candidate.role != .line, shape.extent != .none, emptyShare(posts, shape) > 0.34 {
      return true
    }
    let versions = hits.count { hit in
      (hit.first...hit.last).contains { window.kinds($0).contains(.version) }
    }
    if versions * 2 >= hits.count { return true }
    // Titles differ; what recurs is a button of the post above.
    let titles = hits.compactMap { hit in hit.field(.title).map { Array(page.bytes[$0.place]) } }
    if titles.count >= 4, shape.kind == .news, Set(titles).count * 4 < titles.count * 3 {
      return true
    }
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
    return false
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

  // MARK: Figures

  private func weight(_ candidate: Candidate) -> Double {
    let sum = (candidate.hits + feet).reduce(0.0) { sum, hit in
      sum + Set(hit.fields.map(\.slot)).reduce(0.0) { $0 + $1.weight }
    }
    let literals = min(literals(of: candidate.spelling).count, 3)
    let isDated = DayList.isOne(set.shapes[candidate.shape])
    return sum / Double(candidate.hits.count) + Double(literals)
      + (isDated ? Slot.time.weight : 0)
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

  /// The lines between the heads, as far as they may be text.
  private func posts(of candidate: Candidate, _ shape: Shape) -> [Post] {
    let hits = candidate.hits
    return hits.indices.map { index in
      let hit = hits[index]
      let hasText = hit.fields.contains {
        ($0.slot == .text || $0.slot == .rest) && !$0.place.isEmpty
      }
      switch candidate.role {
      case .foot:
        var start = index == 0 ? range.lowerBound : hits[index - 1].last + 1
        if shape.extent == .block { start = blockStart(above: hit.first, from: start) }
        return Post(lines: start..<max(start, hit.first), hasTextOnHead: hasText)
      case .line where shape.isList, .head where shape.extent == .none:
        return Post(lines: hit.last + 1..<hit.last + 1, hasTextOnHead: hasText)
      default:
        let end = index + 1 < hits.count ? hits[index + 1].first : range.upperBound
        return Post(lines: hit.last + 1..<max(hit.last + 1, end), hasTextOnHead: hasText)
      }
    }
  }

  private func blockStart(above line: Int, from start: Int) -> Int {
    var first = line
    while first > start, window.form(first - 1) == .blank { first -= 1 }
    while first > start, window.form(first - 1) != .blank { first -= 1 }
    return first
  }

  private func emptyShare(_ posts: [Post], _ shape: Shape) -> Double {
    if shape.extent == .none { return 0 }
    let empty = posts.count { post in
      !post.hasTextOnHead
        && !post.lines.contains { line in
          switch window.form(line) {
          case .blank, .button, .number, .stamp, .age, .clock, .day: false
          default: true
          }
        }
    }
    return Double(empty) / Double(max(1, posts.count))
  }

  /// What of other heads is left in the texts, of one a post: then these are not the heads.
  private func residue(_ posts: [Post]) -> Double {
    let left = posts.reduce(0) { sum, post in
      sum
        + post.lines.count { line in
          switch window.form(line) {
          case .stamp, .handle, .id, .age: true
          default: false
          }
        }
    }
    let footLines = feet.reduce(0) { $0 + $1.last - $1.first + 1 }
    return min(0.9, Double(max(0, left - footLines)) / Double(max(1, posts.count)))
  }

  /// Whether paragraphs stand behind a few of the items alone: the list is a ranking beside an article.
  private func standsByArticle(_ hits: [Hit]) -> Bool {
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
  private func listCoverage(_ candidate: Candidate, _ posts: [Post]) -> Double {
    guard let first = candidate.hits.first, let last = candidate.hits.last else { return 0 }
    let run = first.first...max(last.last, first.first)
    let content = run.count { window.form($0) != .blank }
    let own = candidate.hits.reduce(0) { $0 + $1.last - $1.first + 1 }
    let texts =
      candidate.role != .line && set.shapes[candidate.shape].extent != .none ? content - own : 0
    return Double(own + texts) / Double(max(1, content))
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
