/// Heads that are a name and nothing else, found by the feet: each stands right behind the foot of the
/// post before.
struct BareHeads {
  private(set) var hits: [Hit] = []
  private let page: Page
  private let window: PageWindow
  private let spelling: ShapeSet.Spelling
  private let index: Int
  private var matcher = ShapeMatcher()

  /// No text above the first foot is longer.
  private static let longestText = 30

  init(
    _ page: Page, _ window: PageWindow, _ spelling: ShapeSet.Spelling, _ index: Int, _ feet: [Hit],
    _ range: Range<Int>
  ) {
    (self.page, self.window, self.spelling, self.index) = (page, window, spelling, index)
    guard feet.count >= 2 else { return }
    var found: [Hit] = []
    for (last, foot) in zip(feet, feet.dropFirst()) {
      let line = page.contentLine(from: last.last + 1)
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

  private mutating func hit(at line: Int) -> Hit? {
    guard window.form(line) == .name || window.form(line) == .mixed,
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
    let lines = (max(start, foot - Self.longestText)..<max(start, foot)).filter {
      window.form($0) != .blank
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
