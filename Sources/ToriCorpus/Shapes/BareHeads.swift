/// Heads that are a name and nothing else, found by the feet: each stands right behind the foot of the
/// post before.
struct BareHeads {
  private(set) var hits: [Hit] = []
  private let page: Page
  private let window: PageWindow
  private let spelling: ShapeSet.Spelling
  private let index: Int
  private var matcher = ShapeMatcher()
  private var labels: Set<[UInt8]> = []

  /// No text above the first foot is longer.
  private static let longestText = 30

  init(
    _ page: Page, _ window: PageWindow, _ spelling: ShapeSet.Spelling, _ index: Int, _ feet: [Hit],
    _ range: Range<Int>, passesButtons: Bool
  ) {
    (self.page, self.window, self.spelling, self.index) = (page, window, spelling, index)
    guard feet.count >= 2 else { return }
    var found: [Hit] = []
    labels = passesButtons ? Self.labels(window, feet) : []
    for (last, foot) in zip(feet, feet.dropFirst()) {
      var line = page.contentLine(from: last.last + 1)
      while passesButtons, line < foot.first, isLabel(line) {
        line = page.contentLine(from: line + 1)
      }
      // A text stands between the name and its foot.
      guard line + 1 < foot.first, let hit = hit(at: line) else { continue }
      found.append(hit)
    }
    guard found.count * 5 >= (feet.count - 1) * 4 else { return }
    if let first = first(above: feet[0].first, from: range.lowerBound, names: found) {
      hits.append(first)
    }
    hits += found
  }

  /// What stands behind three of four feet, with any count in it, is a button.
  private static func labels(_ window: PageWindow, _ feet: [Hit]) -> Set<[UInt8]> {
    guard feet.count >= 4 else { return [] }
    var counts: [[UInt8]: Int] = [:]
    let gaps = Array(zip(feet, feet.dropFirst()).prefix(100))
    for (last, foot) in gaps {
      let lines = (last.last + 1..<max(last.last + 1, foot.first)).filter {
        window.form($0) != .blank && window.range($0).count <= 60
      }
      for words in Set(lines.prefix(8).map { RecurringLabels.words(window, $0) }) {
        counts[words, default: 0] += 1
      }
    }
    // One may have written most of the posts: a word without a count may be a name.
    return Set(counts.filter { $0.value * 4 >= gaps.count * 3 && $0.key.contains(0x23) }.keys)
  }

  private func isLabel(_ line: Int) -> Bool {
    window.form(line) == .button || window.form(line) == .number || PageEnds.isButton(page[line])
      || LearnedSupport.isReply(page[line])
      || labels.contains(RecurringLabels.words(window, line))
  }

  private mutating func hit(at line: Int) -> Hit? {
    guard window.form(line) == .name || window.form(line) == .mixed,
      !LearnedSupport.isReply(page[line]),
      let captures = matcher.match(spelling.programs[0], window, line: line),
      let name = captures.first
    else { return nil }
    let place = window.place(name.range)
    guard NameTest.accepts(page.bytes[place], isCertain: false) else { return nil }
    return Hit(
      spelling: index, first: line, last: line,
      fields: [Hit.Field(slot: .author, place: place, date: nil)])
  }

  /// The name above the first foot, with nothing before it to prove it: one that is met again, else the
  /// nearest that is no sentence.
  private mutating func first(above foot: Int, from start: Int, names: [Hit]) -> Hit? {
    let window = window
    let known = Set(names.compactMap { $0.field(.author).map { page.bytes[$0.place].string } })
    let labels = labels
    let lines = (max(start, foot - Self.longestText)..<max(start, foot)).filter {
      window.form($0) != .blank && !labels.contains(RecurringLabels.words(window, $0))
    }
    // Who signs a text has the same name above it.
    func first(like line: Int) -> Int {
      lines.first { page[$0].trimmed.elementsEqual(page[line].trimmed) } ?? line
    }
    for line in lines.dropLast().reversed() where known.contains(page[line].trimmed.string) {
      return hit(at: first(like: line))
    }
    // Its text begins right below the name, or behind a blank line, as those of the others do.
    let isApart = { (line: Int) in window.form(line + 1) == .blank }
    let areApart = names.count { isApart($0.first) } * 2 > names.count
    let hasMixed = names.contains { window.form($0.first) == .mixed }
    let likely = lines.dropLast().reversed().filter {
      window.form($0) == .name || hasMixed && window.form($0) == .mixed
    }
    for line in likely.filter({ isApart($0) == areApart }) + likely
    where !NameTest.endsLikeVerb(page[line].trimmed) {
      if let hit = hit(at: first(like: line)) { return hit }
    }
    return nil
  }
}
