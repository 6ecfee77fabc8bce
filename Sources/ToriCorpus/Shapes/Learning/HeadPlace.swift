/// Whether recurring lines stand above the texts they belong to or under them, told from the page.
struct HeadPlace {
  private let page: Page
  private let window: PageWindow
  private let places: [ClosedRange<Int>]
  /// Lines that recur and say nothing: buttons, labels.
  private let labels: Set<[UInt8]>

  init(_ page: Page, _ window: PageWindow, _ places: [ClosedRange<Int>]) {
    (self.page, self.window, self.places) = (page, window, places)
    var counts: [[UInt8]: Int] = [:]
    for line in window.lines where window.form(line) != .blank {
      if window.range(line).count <= 40 {
        counts[RecurringLabels.words(window, line), default: 0] += 1
      }
    }
    labels = Set(counts.filter { $0.value >= max(2, places.count / 2) }.keys)
  }

  /// Whether the lines are feet. What stands before the first and behind the last decides, then which
  /// side a blank line parts them from, then buttons, which end a post.
  var areFeet: Bool { lead > 0 }

  /// By how much more speaks for feet than for heads.
  var lead: Int {
    guard let first = places.first, let last = places.last else { return 0 }
    let heading = PageHeading.line(page, window.lines.lowerBound, before: first.lowerBound)
    let above = window.lines.lowerBound..<first.lowerBound
    let below = last.upperBound + 1..<max(last.upperBound + 1, window.lines.upperBound)
    var head = 0
    var foot = 0
    if !above.contains(where: { isText($0) && $0 != heading }) { head += 3 }
    if !below.prefix(while: { !PageEnds.isEnd(page[$0]) }).contains(where: isText) { foot += 3 }
    // The text next to the first or last, with nothing between.
    if isText(first.lowerBound - 1), !isText(first.upperBound + 1) { foot += 2 }
    if isText(last.upperBound + 1), !isText(last.lowerBound - 1) { head += 2 }
    let apartAbove = places.count { isBlank($0.lowerBound - 1) && !isBlank($0.upperBound + 1) }
    let apartBelow = places.count { !isBlank($0.lowerBound - 1) && isBlank($0.upperBound + 1) }
    if apartAbove * 3 >= places.count * 2 { head += apartAbove == places.count ? 3 : 2 }
    if apartBelow * 3 >= places.count * 2 { foot += apartBelow == places.count ? 3 : 2 }
    // Buttons above a stamp end the post before it.
    let buttons = places.dropFirst().count { isLabel(content($0.lowerBound, by: -1)) }
    if buttons > 0, buttons * 3 >= (places.count - 1) * 2 { head += 1 }
    // An anchor below answers another post, and begins a text.
    let answers = places.count { place in
      content(place.upperBound, by: 1).map { page[$0].trimmed.hasPrefix(">>") } ?? false
    }
    if answers > 0 { head += 2 }
    return foot - head
  }

  /// Whether below each stamp stands a line that ends no sentence, none like another, and then a text.
  var haveTitles: Bool {
    var titles: [Int] = []
    for (index, place) in places.enumerated() {
      let end = index + 1 < places.count ? places[index + 1].lowerBound : window.lines.upperBound
      guard let title = content(place.upperBound, by: 1), title < end,
        page[title].trimmed.columns <= 90, !page[title].trimmed.endsSentence,
        (title + 1..<max(title + 1, end)).contains(where: { window.form($0) == .sentence })
      else { continue }
      titles.append(title)
    }
    return titles.count * 5 >= places.count * 4
      && Set(titles.map { Array(page[$0].trimmed) }).count == titles.count
  }

  /// Whether each text under a stamp ends above the next one, in a sentence, and none is missing.
  var endsTexts: Bool {
    places.count { place in
      guard let line = content(place.lowerBound, by: -1) else { return false }
      return window.form(line) == .sentence
    } * 5 >= places.count * 4
  }

  /// Whether the lines below the stamps belong to the posts that follow: parted from the stamp and not from the
  /// text, or missing below the last.
  var opensNext: Bool {
    guard places.count >= 3, let last = places.last else { return false }
    let apart = places.dropLast().count { isBlank($0.upperBound + 1) }
    if apart * 5 >= (places.count - 1) * 4 { return true }
    let closed = places.dropLast().count { place in
      content(place.upperBound, by: 1).map { isBlank($0 + 1) } ?? false
    }
    return closed * 5 >= (places.count - 1) * 4 && apart == 0 && isBlank(last.upperBound + 1)
  }

  /// Whether texts begin behind all stamps but the last, under which stands nothing but buttons and the page's
  /// foot: the names below the others are of the posts that follow.
  var lastIsClosed: Bool {
    guard places.count >= 3, let last = places.last, !nameLines.isEmpty else { return false }
    var line = content(last.upperBound, by: 1)
    while let own = line, isButton(own) { line = content(own, by: 1) }
    guard let line else { return true }
    return PageEnds.isEnd(page[line]) || Furniture.kind(of: page[line]) != nil
  }

  /// The lines that begin the posts behind each stamp, where they may be names, a text stands below each and
  /// the next stamp closes it.
  var nameLines: [Int] {
    guard lead > 0 else { return [] }
    let names = zip(places, places.dropFirst()).compactMap { before, place -> Int? in
      var line = content(before.upperBound, by: 1)
      while isButton(line), let own = line { line = content(own, by: 1) }
      guard let line, line + 1 < place.lowerBound else { return nil }
      let text = page[line].trimmed
      let isName =
        window.form(line) != .sentence && text.columns <= 44
        && NameTest.accepts(text, isCertain: false) && !NameTest.endsLikeVerb(text)
      return isName ? line : nil
    }
    return names.count * 5 >= (places.count - 1) * 4 ? names : []
  }

  /// Whether the lines are names by their width: titles are longer, and none comes again.
  func areNames(_ lines: [Int]) -> Bool {
    let texts = lines.map { page[$0].trimmed }
    let width = texts.reduce(0) { $0 + $1.columns } / max(1, texts.count)
    return width <= Self.widestNames || Set(texts.map { Array($0) }).count < texts.count
  }

  private static let widestNames = 15

  private func isBlank(_ line: Int) -> Bool {
    !window.lines.contains(line) || window.form(line) == .blank
  }

  private func content(_ line: Int, by step: Int) -> Int? {
    var next = line + step
    while window.lines.contains(next) {
      if window.form(next) != .blank { return next }
      next += step
    }
    return nil
  }

  /// A line that recurs and is nobody's name: one may have written most posts, but not all.
  private func isButton(_ line: Int?) -> Bool {
    guard let line, isLabel(line) else { return false }
    if window.form(line) == .button || window.form(line) == .number
      || PageEnds.isButton(page[line]) || LearnedSupport.isReply(page[line])
    {
      return true
    }
    let text = page[line].trimmed
    return places.count { place in
      content(place.upperBound, by: 1).map { page[$0].trimmed.elementsEqual(text) } ?? false
    } + 1 >= places.count
  }

  private func isLabel(_ line: Int?) -> Bool {
    guard let line else { return false }
    return window.form(line) == .button || window.form(line) == .number
      || labels.contains(RecurringLabels.words(window, line))
  }

  private func isText(_ line: Int) -> Bool {
    guard window.lines.contains(line) else { return false }
    switch window.form(line) {
    case .blank, .button, .number, .stamp, .clock, .age, .day: return false
    default:
      return !isLabel(line) && Furniture.kind(of: page[line]) == nil
        && !PlainFurniture.isSign(page[line]) && !PageEnds.isEnd(page[line])
    }
  }
}
