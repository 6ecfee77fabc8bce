/// Whether what a candidate's heads hold may be posts at all.
extension CandidateScore {
  /// Whether what stands for a name may be one.
  func isNamed(_ hit: Hit) -> Bool {
    if let source = hit.field(.source), !isSource(page.bytes[source.place]) { return false }
    if let title = hit.field(.title),
      page.bytes[title.place].hasPrefix(anyOf: Self.noTitles)
        || page.bytes[title.place].hasSuffix(anyOf: [":", "："])
        || page.bytes[title.place].contains(0x09)
    {
      return false
    }
    guard let author = hit.field(.author) else { return true }
    let hasTime = hit.field(.time) != nil
    let isCertain =
      hit.field(.handle) != nil || hit.field(.authorID) != nil
      || hit.field(.number) != nil && hasTime
      || literals(of: hit.spelling).length >= (hasTime ? 3 : 6) || isGlued(hit)
    if hit.field(.handle) != nil, !hit.fields.contains(where: { Self.moments.contains($0.slot) }),
      PageWords.begin(page.bytes[author.place].trimmed)
    {
      return false
    }
    return NameTest.accepts(page.bytes[author.place], isCertain: isCertain)
  }

  /// The hits whose names may be names. What ends in the button that most of them have behind the stamp is a head,
  /// whatever it names: the title of a page that links here.
  func named(_ hits: [Hit]) -> [Hit] {
    let isNamed = hits.map { self.isNamed($0) }
    if isNamed.allSatisfy({ $0 }) { return hits }
    var tails: [[UInt8]: Int] = [:]
    for (hit, isNamed) in zip(hits, isNamed) where isNamed {
      if let tail = tail(hit) { tails[tail, default: 0] += 1 }
    }
    let known = tails.filter { $0.value >= 3 && $0.value * 2 >= hits.count }.keys
    return zip(hits, isNamed).filter { hit, isNamed in
      isNamed || tail(hit).map(known.contains) ?? false
    }.map(\.0)
  }

  /// Whether nearly all heads end in the same button.
  func shareTails(_ hits: [Hit]) -> Bool {
    let tails = hits.compactMap { tail($0) }
    return hits.count >= 3 && tails.count { $0 == tails[0] } * 5 >= hits.count * 4
  }

  /// What stands behind the stamp and its time of day, where that is letters.
  private func tail(_ hit: Hit) -> [UInt8]? {
    guard hit.field(.time)?.date?.hour != nil, hit.field(.author) != nil,
      let tail = hit.fields.last, tail.slot == .tail
    else { return nil }
    let text = page.bytes[tail.place].trimmed
    return text.contains(where: { TokenScanner.isWord($0) || $0 >= 0x80 }) ? Array(text) : nil
  }

  /// Whether name and stamp run together, as of two elements side by side: `Harbor Cat of the PierMay 30, 2026 at 1:06 PM`.
  private func isGlued(_ hit: Hit) -> Bool {
    guard let author = hit.field(.author), let time = hit.field(.time), time.date?.hour != nil,
      author.place.upperBound == time.place.lowerBound, let end = page.bytes[author.place].last
    else { return false }
    return 0x61...0x7A ~= end
  }

  private static let moments: Set<Slot> = [.time, .day, .age, .when, .clock]

  /// What begins an item of a changelog and no title.
  private static let noTitles = ["* ", "- ", "+ ", "-- ", "Date:", "Author:", "commit "]

  /// What leads a day in the languages that pages are written in.
  private static let prepositions: Set<String> = [
    "am", "um", "on", "at", "le", "el", "em", "il", "den", "vom", "op", "dne", "à", "於", "于",
  ]

  /// Whether a text may name a paper or a site: no address of a person, no item of a list.
  private func isSource(_ text: ArraySlice<UInt8>) -> Bool {
    NameTest.accepts(text, isCertain: false) && !text.contains { "@;:<=".utf8.contains($0) }
      && !Self.prepositions.contains(text.trimmed.string.lowercased())
      && !text.hasSuffix(anyOf: ["—", "–", "-", "|", ".", "!", "?"])
      && !text.hasPrefix(anyOf: ["*", "-", "+", "#", "・", "•"])
  }

  /// Without a first head whose number is beyond those of all that follow it in order.
  func withoutOutlier(_ hits: [Hit]) -> [Hit] {
    let numbers = hits.map { $0.number(page) }
    guard hits.count >= 3, let first = numbers[0], let second = numbers[1], first > second else {
      return hits
    }
    let rest = numbers.dropFirst().compactMap { $0 }
    let rises = zip(rest, rest.dropFirst()).allSatisfy { $0 < $1 }
    return rises && second == 1 ? Array(hits.dropFirst()) : hits
  }

  /// Without a first head whose stamp tells the day alone where all others tell the time of day: the title of the
  /// article that stands above its comments, and its date.
  func withoutByline(_ hits: [Hit]) -> [Hit] {
    func isDay(_ hit: Hit) -> Bool { hit.field(.time).map { $0.date?.hour == nil } ?? false }
    guard hits.count >= 4, isDay(hits[0]), !hits.dropFirst().contains(where: isDay) else {
      return hits
    }
    return Array(hits.dropFirst())
  }

  /// The literals of a spelling; labelled lines have two.
  func literals(of spelling: Int) -> (count: Int, length: Int) {
    guard spelling < set.spellings.count else { return (2, 12) }
    return (set.spellings[spelling].literalCount, set.spellings[spelling].literalLength)
  }

  /// How many heads differ, each taken with the line below it.
  func distinctCount(_ hits: [Hit]) -> Int {
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

  func isSupported(_ candidate: Candidate, _ shape: Shape) -> Bool {
    let count = distinctCount(candidate.hits)
    let slots = slots(candidate)
    let literals = literals(of: candidate.spelling).count
    // A stamp alone proves nothing, however often it is there.
    let proofs = slots.subtracting([.text, .tail, .rest, .anything, .time, .day, .age, .clock])
    // Where nothing but the shape's feet says when, some must be there.
    if shape.origin == .shipped, candidate.role == .head, !shape.feet.isEmpty,
      shape.kind == .comment,
      !hits(candidate, say: Self.moments), feet.count * 3 < candidate.hits.count,
      candidate.hits.allSatisfy({ $0.field(.number) == nil })
    {
      return false
    }
    // The learner has looked at the days above the titles.
    if DayList.isOne(shape) { return true }
    if literals == 0, proofs.isEmpty, !shape.isList { return false }
    // A number alone on its line is a count, unless it runs on and each post ends in a foot.
    if literals == 0, candidate.role == .head, proofs.isSubset(of: [.number]),
      candidate.hits.allSatisfy({ $0.fields.allSatisfy { $0.slot == .number } }),
      !numbersRun(candidate.hits) || feet.count * 5 < candidate.hits.count * 4
        || candidate.hits.allSatisfy({ $0.number(page) ?? 0 < 1000 })
    {
      return false
    }
    if let least = shape.least { return count >= least }
    if slots.isSuperset(of: [.number, .author, .time, .authorID]) { return true }
    let clocks = candidate.hits.count { $0.field(.time)?.date?.hour != nil }
    // References and results of races have numbers, names and days.
    let days = candidate.hits.count { $0.field(.time)?.date.map { $0.hour == nil } ?? false }
    if slots.isSuperset(of: [.number, .time]), shape.kind == .thread, feet.isEmpty,
      slots.isDisjoint(with: [.authorID, .handle]), days * 2 > candidate.hits.count,
      count < 3 || !numbersRun(candidate.hits)
    {
      return false
    }
    if literals >= 2 && slots.contains(.time) { return true }
    guard count >= 2 else { return false }
    // A number and a day stand in any table; a time of day, or numbers that run on, make a head of them.
    if slots.isSuperset(of: [.number, .time]),
      clocks * 2 >= candidate.hits.count || numbersRun(candidate.hits)
    {
      return true
    }
    let pairs: [Set<Slot>] = [
      [.author, .time], [.author, .age], [.author, .handle], [.handle, .time],
      [.number, .authorID], [.author, .when], [.author, .day, .clock], [.author, .clock],
      [.handle, .when], [.source, .time],
    ]
    if pairs.contains(where: slots.isSuperset) { return true }
    if shape.isList, !slots.isDisjoint(with: [.time, .day]) { return true }
    if literals >= 1, !slots.isDisjoint(with: [.time, .reposts, .likes]) { return true }
    guard count >= 3 else { return false }
    if slots.isSuperset(of: [.number, .author]) { return namesRepeat(candidate.hits) }
    return literals >= 1 && (namesRepeat(candidate.hits) || !slots.contains(.author))
  }

  private func hits(_ candidate: Candidate, say slots: Set<Slot>) -> Bool {
    candidate.hits.contains { hit in
      hit.fields.contains { slots.contains($0.slot) && !$0.place.isEmpty }
    }
  }

  func names(_ hits: [Hit]) -> [[UInt8]] {
    hits.compactMap { hit in hit.field(.author).map { Array(page.bytes[$0.place]) } }
  }

  func namesRepeat(_ hits: [Hit]) -> Bool {
    let names = names(hits)
    return Set(names).count < names.count
  }
}
