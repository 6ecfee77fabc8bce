import ToriText

/// Chooses the shape of a page or of a part of it.
struct ShapeChoice {
  let page: Page
  let window: PageWindow
  let set: ShapeSet
  /// The hits of each spelling, and behind them those of the shapes with labelled lines.
  private let hits: [[Hit]]
  /// The lines of each shape of which a stretch must hold one; `nil` of a shape that asks for none.
  private let companions: [[Int]?]
  /// The line behind the last of those that each shape's posts begin behind.
  private let starts: [Int]
  /// How many places of lines were tried.
  let stepCount: Int

  struct Chosen: Sendable {
    let candidate: Candidate
    /// What else would fit nearly as well: another shape.
    let other: Candidate?
  }

  init(_ page: Page, _ window: PageWindow, _ set: ShapeSet) {
    self.page = page
    self.window = window
    self.set = set
    var search = HeadSearch(set)
    companions = set.lists.map { lists in
      lists.companions.isEmpty
        ? nil : window.lines.filter { search.begins(lists.companions, window, $0) }
    }
    // What stands only with others is not looked for where these do not stand.
    let companions = companions
    var hits = search.hits(in: window, window.lines) {
      !$0.isBare && companions[$0.shape]?.isEmpty != true
    }
    for shape in set.labelled {
      hits.append(
        search.labelledHeads(of: shape, in: window, window.lines, number: set.spellings.count))
    }
    // A button in brackets is the name of nobody.
    for (index, spelling) in set.spellings.enumerated() where spelling.role == .foot {
      hits[index].removeAll { hit in
        hit.field(.author).map { !NameTest.accepts(page.bytes[$0.place], isCertain: true) } ?? false
      }
    }
    self.hits = hits
    starts = set.lists.map { lists in
      lists.starts.isEmpty
        ? 0 : (window.lines.last { search.begins(lists.starts, window, $0) } ?? -1) + 1
    }
    stepCount = search.stepCount
  }

  /// The hits of a spelling that lie in a range of lines.
  func hits(_ spelling: Int, in range: Range<Int>) -> [Hit] {
    // In the order of the page, none overlapping another.
    let own = hits[spelling]
    func count(where isBefore: (Hit) -> Bool) -> Int {
      var (low, high) = (0, own.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(own[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = count { $0.first < range.lowerBound }
    let end = count { $0.last < range.upperBound }
    return start < end ? Array(own[start..<end]) : []
  }

  /// The best candidate for a stretch of the page; `nil` if none is good enough.
  ///
  /// `isWanted`: the shapes that may be chosen.
  func choose(_ range: Range<Int>, where isWanted: (Shape) -> Bool = { _ in true }) -> Chosen? {
    var candidates: [Candidate] = []
    for (index, spelling) in set.spellings.enumerated() {
      let shape = set.shapes[spelling.shape]
      guard hasCompanion(spelling.shape, in: range), isWanted(shape) else { continue }
      switch spelling.role {
      case .head, .line: break
      case .foot where shape.heads.isEmpty && shape.lines.isEmpty: break
      default: continue
      }
      let range = stretch(of: spelling.shape, in: range)
      let own =
        spelling.isBare
        ? BareHeads(
          page, window, spelling, index, feet(of: spelling.shape, in: range), range,
          passesButtons: set.footLiterals(of: spelling.shape) > 0
            || companions[spelling.shape] != nil
        ).hits
        : hits(index, in: range)
      if own.isEmpty { continue }
      let candidate = Candidate(
        shape: spelling.shape, spelling: index, role: spelling.role, hits: own)
      if isAnnounced(candidate) { add(candidate, in: range, to: &candidates) }
    }
    for (index, shape) in set.labelled.enumerated()
    where hasCompanion(shape, in: range) && isWanted(set.shapes[shape]) {
      let own = hits(set.spellings.count + index, in: range)
      if own.isEmpty { continue }
      let candidate = Candidate(
        shape: shape, spelling: set.spellings.count, role: .head, hits: own)
      add(candidate, in: range, to: &candidates)
    }
    let users = candidates.filter { set.shapes[$0.shape].origin == .user }
    var ranked = (users.isEmpty ? candidates : users).sorted { $0.score > $1.score }
    while var best = ranked.first {
      // The same lines may be heads or feet: what stands around the first and last of them tells.
      if let twin = ranked.first(where: { isTwin($0, best) }) {
        switch StampPlace.of(best.hits, on: page, window, in: range) {
        case .unclear:
          // Others may be sure.
          let lines = best.hits.map(\.first)
          ranked.removeAll { $0.hits.map(\.first) == lines }
          continue
        case .head: best = best.role == .head ? best : twin
        case .foot: best = best.role == .foot ? best : twin
        }
      }
      if let certain = ranked.first(where: { saysMore($0, than: best) }) { best = certain }
      let other = ranked.first { $0.shape != best.shape && $0.score >= 0.8 * best.score }
      return Chosen(candidate: best, other: other)
    }
    return nil
  }

  /// The part of a stretch in which a shape's posts may stand: behind what they begin behind, and comments
  /// below the line that names them.
  private func stretch(of shape: Int, in range: Range<Int>) -> Range<Int> {
    var start = max(range.lowerBound, min(starts[shape], range.upperBound))
    if set.shapes[shape].kind == .comment, let lines = companions[shape],
      let first = lines.first(where: { range.contains($0) })
    {
      start = max(start, first + 1)
    }
    return start..<range.upperBound
  }

  /// Whether a stretch has a line that the shape asks for; what says what follows may stand right above.
  private func hasCompanion(_ shape: Int, in range: Range<Int>) -> Bool {
    guard let lines = companions[shape] else { return true }
    return lines.contains { range.contains($0) }
  }

  /// Whether no article stands between the line that names the comments and the first of heads that are nothing but a
  /// name and a stamp: it is a link to the comments then, and those are teasers.
  private func isAnnounced(_ candidate: Candidate) -> Bool {
    guard set.shapes[candidate.shape].kind == .comment, set.isVague(candidate.spelling),
      candidate.role == .head, let lines = companions[candidate.shape],
      let first = candidate.hits.first?.first, let heading = lines.last(where: { $0 < first })
    else { return true }
    return (heading..<first).count { line in
      window.form(line) == .sentence && window.range(line).count > 100
        && ArticleBody.part(page[line].trimmed) == .sentence
    } <= Self.mostSentences
  }

  /// A heading over comments says in a few sentences how to behave.
  private static let mostSentences = 3

  /// Whether one tells the same heads by a sign of its own as the other, of which each line is a name and a stamp,
  /// and no fewer of them.
  private func saysMore(_ candidate: Candidate, than vague: Candidate) -> Bool {
    guard candidate.shape != vague.shape, candidate.role == vague.role,
      vague.spelling < set.spellings.count, set.isVague(vague.spelling),
      candidate.spelling < set.spellings.count, !set.isVague(candidate.spelling),
      set.spellings[candidate.spelling].literalLength >= 2
    else { return false }
    let lines = Set(candidate.hits.map(\.first))
    return vague.hits.count { lines.contains($0.first) } * 5 >= vague.hits.count * 3
  }

  /// Whether one takes for feet what the other takes for heads.
  private func isTwin(_ first: Candidate, _ second: Candidate) -> Bool {
    (first.role == .foot) != (second.role == .foot) && first.role != .line && second.role != .line
      && first.hits.map(\.first) == second.hits.map(\.first)
  }

  private func add(_ candidate: Candidate, in range: Range<Int>, to candidates: inout [Candidate]) {
    let feet = candidate.role == .head ? feet(of: candidate.shape, in: range) : []
    let score = CandidateScore(page: page, window: window, set: set, feet: feet, range: range)
    if let weighed = score.weighed(candidate) { candidates.append(weighed) }
  }

  /// The hits of a shape's feet, none overlapping another.
  func feet(of shape: Int, in range: Range<Int>) -> [Hit] {
    merged(of: shape, roles: [.foot], in: range)
  }

  private func merged(of shape: Int, roles: [ShapeSet.Role], in range: Range<Int>) -> [Hit] {
    var (all, taken) = ([Hit](), Set<Int>())
    for (index, spelling) in set.spellings.enumerated()
    where spelling.shape == shape && roles.contains(spelling.role) {
      for hit in hits(index, in: range)
      where !(hit.first...hit.last).contains(where: taken.contains) {
        all.append(hit)
        taken.formUnion(hit.first...hit.last)
      }
    }
    return all.sorted { $0.first < $1.first }
  }

  // MARK: Further heads

  /// The heads of an accepted candidate, with those of the shape's other spellings that go on from them.
  func heads(of candidate: Candidate, in range: Range<Int>) -> [Hit] {
    let range = stretch(of: candidate.shape, in: range)
    var heads = QuotedHeads.without(fuller(candidate, in: range), page, window)
    for (index, spelling) in set.spellings.enumerated()
    where spelling.shape == candidate.shape && index != candidate.spelling {
      let isWeak = spelling.role == .weakHead
      guard spelling.role == candidate.role || isWeak else { continue }
      let more = hits(index, in: range).filter { !isEnd($0, of: candidate.shape) }
      var added: [Hit] = []
      var next = 0
      for hit in more {
        while next < heads.count, heads[next].first <= hit.last { next += 1 }
        let before = next == 0 ? nil : heads[next - 1]
        if let before, before.last >= hit.first { continue }
        let last =
          added.last.flatMap { hit in before.map { $0.first > hit.first ? $0 : hit } ?? hit }
          ?? before
        if let last, last.last >= hit.first { continue }
        let after = next < heads.count ? heads[next] : nil
        if goesOn(hit, spelling, after: last, before: after, isWeak: isWeak) { added.append(hit) }
      }
      if !added.isEmpty { heads = (heads + added).sorted { $0.first < $1.first } }
    }
    return QuotedHeads.without(heads, page, window)
  }

  /// The candidate's heads; where another spelling of its shape begins on the same line, goes on further and says
  /// more, that one.
  private func fuller(_ candidate: Candidate, in range: Range<Int>) -> [Hit] {
    var byLine: [Int: Hit] = [:]
    for (index, spelling) in set.spellings.enumerated()
    where spelling.shape == candidate.shape && spelling.role == candidate.role
      && index != candidate.spelling
    {
      for hit in hits(index, in: range) where hit.last > byLine[hit.first]?.last ?? hit.first {
        byLine[hit.first] = hit
      }
    }
    if byLine.isEmpty { return candidate.hits }
    let count = { (hit: Hit) in hit.fields.count { !$0.place.isEmpty } }
    return candidate.hits.enumerated().map { place, hit in
      let next =
        place + 1 < candidate.hits.count ? candidate.hits[place + 1].first : range.upperBound
      guard let other = byLine[hit.first], other.last > hit.last, other.last < next,
        count(other) > count(hit)
      else { return hit }
      return other
    }
  }

  /// Whether the first line of a hit is one that ends the posts.
  private func isEnd(_ hit: Hit, of shape: Int) -> Bool {
    var search = HeadSearch(set)
    return search.begins(set.lists[shape].ends, window, hit.first)
  }

  /// A page writes its stamps in one way: the month's name first, the year first; `nil` of what is none, as an age.
  private func stampStyle(_ hit: Hit) -> UInt8? {
    guard let time = hit.field(.time) ?? hit.field(.when), time.date?.day != nil else { return nil }
    let byte = page.bytes[time.place.lowerBound]
    return PageWindow.isDigit(byte) ? 0x30 : byte < 0x80 ? 0x61 : byte
  }

  private func goesOn(
    _ hit: Hit, _ spelling: ShapeSet.Spelling, after: Hit?, before: Hit?, isWeak: Bool
  ) -> Bool {
    let proofs: [Slot] = [.time, .authorID, .handle, .age, .when]
    let isProven = hit.fields.contains { proofs.contains($0.slot) }
    if let author = hit.field(.author), !author.place.isEmpty,
      !NameTest.accepts(page.bytes[author.place], isCertain: true)
    {
      return false
    }
    if let author = hit.field(.author), hit.field(.time) == nil, hit.field(.when) == nil,
      PageWords.begin(page.bytes[author.place].trimmed)
    {
      return false
    }
    // A page writes its stamps in one way: with the time of day, or without.
    if let time = hit.field(.time)?.date, time.hour == nil,
      [after, before].contains(where: { $0?.field(.time)?.date?.hour != nil }),
      ![after, before].contains(where: { $0?.field(.time).map { $0.date?.hour == nil } ?? false })
    {
      return false
    }
    if isProven, spelling.role == .foot, let last = after ?? before,
      let own = stampStyle(hit), let other = stampStyle(last), own != other
    {
      return false
    }
    guard let number = hit.number(page) else {
      return !isWeak && (isProven || spelling.literalLength >= 4)
    }
    if isProven && !isWeak { return true }
    if let author = hit.field(.author),
      !NameTest.accepts(page.bytes[author.place], isCertain: false)
    {
      return false
    }
    guard let last = after?.number(page) else {
      // Before the first head of all, only what says more than a number.
      return spelling.literalLength >= 4 && number < before?.number(page) ?? 0
    }
    if let next = before?.number(page), next > last, number >= next { return false }
    return number > last && number <= last + 200
  }
}
