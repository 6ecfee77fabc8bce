import ToriTime

/// The posts of a page of HTML whose elements say by their names what they hold: an element that recurs, and in each
/// one that is named after an author and one that is named after a text.
///
/// Nothing is guessed: a post without a named text is none, and where few of the elements have both, there are none.
struct RepeatedPosts {
  private struct Found {
    let element: PageLayout.Element
    let author: String?
    let number: Int?
    var body: Range<Int>
    /// What of the element is no text, and no post within it.
    let head: [Range<Int>]
  }

  private let page: Page
  private let window: PageWindow
  private let zone: Zone
  private let posts: [Found]
  private let areComments: Bool

  /// Nil where no element of the page recurs so.
  init?(_ page: Page, _ window: PageWindow, zone: Zone) {
    guard let layout = page.layout else { return nil }
    var all: [(score: Int, name: String, posts: [Found])] = []
    for (name, numbers) in Self.recurring(layout.elements) {
      let posts = Self.posts(numbers, layout, page)
      // Where one in three has no author or text, the elements are of something else too.
      guard posts.count >= 2, posts.count * 3 >= numbers.count * 2,
        posts.count(where: { $0.author != nil }) * 3 >= posts.count * 2
      else { continue }
      // Of two alone, both may be an article with one that leads to another.
      guard posts.count >= 3 || Set(posts.map(\.author)).count == 2 else { continue }
      all.append((posts.reduce(0) { $0 + $1.body.count }, name, posts))
    }
    if let posts = Self.inTurn(layout, page) {
      all.append((posts.reduce(0) { $0 + $1.body.count }, "", posts))
    }
    // What holds several posts holds the same text as they do.
    let most = all.map(\.score).max() ?? 0
    guard
      let best = all.filter({ $0.score * 5 >= most * 2 }).max(by: {
        ($0.posts.count, $0.score) < ($1.posts.count, $1.score)
      })
    else { return nil }
    posts = Self.withoutLabels(best.posts.map { Self.shown($0, page) }, page)
    (self.page, self.window, self.zone) = (page, window, zone)
    areComments = ["comment", "review", "reply", "response"].contains { best.name.contains($0) }
  }

  var count: Int { posts.count }

  /// Who wrote each text, without its white space; of one that several wrote, nobody.
  var authors: [[UInt8]: String] {
    let pairs = posts.compactMap { post in
      post.author.map { (page.bytes[post.body].filter { $0 > 0x20 }, $0) }
    }
    return Dictionary(pairs) { $0 == $1 ? $0 : "" }.filter { !$0.value.isEmpty }
  }

  var reader: ReaderName { areComments ? .comments : .threadDigest }

  // MARK: Finding

  /// Elements by what they are and by each of their names, of which there are several; in the order of the page.
  private static func recurring(
    _ elements: [PageLayout.Element]
  ) -> [(name: String, numbers: [Int])] {
    var groups: [String: [Int]] = [:]
    for (number, element) in elements.enumerated() where element.end > element.start {
      for name in Set(element.names) {
        groups[element.tag + "." + name, default: []].append(number)
      }
      if element.tag == "article", element.names.isEmpty {
        groups["article", default: []].append(number)
      }
    }
    return groups.filter { $0.value.count >= 2 }.map { ($0.key, $0.value) }
      .sorted { ($0.numbers[0], $0.name) < ($1.numbers[0], $1.name) }
  }

  /// Those of the elements that hold an author or a time, and a text.
  private static func posts(_ numbers: [Int], _ layout: PageLayout, _ page: Page) -> [Found] {
    let parts = layout.parts
    var posts: [Found] = []
    var next = 0
    for (place, number) in numbers.enumerated() {
      let element = layout.elements[number]
      // What is within a post that stands in it is that one's.
      let inner = outermost(numbers[(place + 1)...], within: element, layout)
      while next < parts.count, parts[next].element < number { next += 1 }
      let own = Self.own(parts[next...].prefix { $0.start < element.end }, inner)
      let end = inner.first?.element.start ?? element.end
      let author = own.lazy.filter { $0.role == .author }.compactMap { Self.name($0, page) }.first
      let bodies = own.filter { $0.role == .body }
      let names = own.filter { $0.role == .author }
      // A text has its author beside it, not in it.
      let pure = bodies.filter { body in
        !names.contains { body.start <= $0.start && $0.start < body.end }
      }
      guard let body = body(pure, before: end, page) ?? body(bodies, before: end, page) else {
        continue
      }
      guard element.author != nil || author != nil else { continue }
      let number = own.lazy.filter { $0.role == .number }.compactMap { Self.number($0, page) }.first
      posts.append(
        Found(
          element: element, author: element.author ?? author, number: number, body: body,
          head: [
            min(element.start, body.lowerBound)..<body.lowerBound,
            body.upperBound..<max(body.upperBound, end),
          ]))
    }
    return posts
  }

  /// Named authors and texts that stand in turn, with no element around each two: rows of a table. Nil where texts
  /// have no author of their own.
  private static func inTurn(_ layout: PageLayout, _ page: Page) -> [Found]? {
    var turns: [(author: PageLayout.Part, name: String, bodies: [PageLayout.Part])] = []
    var end = 0
    var (isBelow, strayCount) = (false, 0)
    for part in layout.parts where part.end > part.start {
      switch part.role {
      case .author:
        // Of who is quoted in a text, or named beside the name, nothing is said.
        guard part.start >= end, let name = name(part, page) else { continue }
        // Who is on the page, below it, has no text.
        if let last = turns.last, last.bodies.isEmpty {
          isBelow = true
          continue
        }
        turns.append((part, name, []))
      case .body:
        guard let last = turns.indices.last else { continue }
        if isBelow { return nil }
        // A second one of the same author is what stands below each text of some.
        if part.start >= end, !turns[last].bodies.isEmpty {
          strayCount += 1
          continue
        }
        turns[last].bodies.append(part)
        end = max(end, part.end)
      case .number: continue
      }
    }
    if turns.last?.bodies.isEmpty == true { turns.removeLast() }
    guard strayCount * 2 <= turns.count else { return nil }
    guard turns.count >= 3 || turns.count == 2 && turns[0].name != turns[1].name else { return nil }
    let starts = turns.map(\.author.start)
    var posts: [Found] = []
    for (place, turn) in turns.enumerated() {
      let textEnd = turn.bodies.map(\.end).max() ?? turn.author.end
      let end = place + 1 < starts.count ? starts[place + 1] : textEnd
      guard let body = body(turn.bodies, before: end, page) else { return nil }
      posts.append(
        Found(
          element: PageLayout.Element(
            parent: -1, tag: "", names: [], author: nil, start: starts[place], label: "", end: end),
          author: turn.name, number: nil, body: body,
          head: [starts[place]..<body.lowerBound, textEnd..<textEnd]))
    }
    return posts
  }

  /// The elements that stand in another, but for those that stand in one of themselves.
  private static func outermost(
    _ numbers: ArraySlice<Int>, within element: PageLayout.Element, _ layout: PageLayout
  ) -> [(number: Int, element: PageLayout.Element)] {
    var inner: [(number: Int, element: PageLayout.Element)] = []
    for number in numbers {
      let next = layout.elements[number]
      if next.start >= element.end { break }
      if next.start >= inner.last?.element.end ?? 0 { inner.append((number, next)) }
    }
    return inner
  }

  /// The parts that stand in none of some elements; both in the order of the page.
  private static func own(
    _ parts: some Sequence<PageLayout.Part>,
    _ inner: [(number: Int, element: PageLayout.Element)]
  ) -> [PageLayout.Part] {
    var own: [PageLayout.Part] = []
    var next = 0
    for part in parts where part.end > part.start {
      while next < inner.count, inner[next].element.end <= part.start { next += 1 }
      if next < inner.count, inner[next].number <= part.element { continue }
      own.append(part)
    }
    return own
  }

  /// The longest of the texts, and of those in it the innermost that has most of it.
  private static func body(
    _ parts: [PageLayout.Part], before end: Int, _ page: Page
  ) -> Range<Int>? {
    let ranges = parts.map { page.trimmed($0.start..<min($0.end, max($0.start, end))) }
    guard var body = ranges.max(by: { $0.count < $1.count }), !body.isEmpty else { return nil }
    for range in ranges
    where body.contains(range.lowerBound) && range.upperBound <= body.upperBound
      && range.count * 2 > body.count
    {
      body = range
    }
    return body
  }

  /// A post whose text ends where the page says that there is more of it elsewhere.
  private static func shown(_ post: Found, _ page: Page) -> Found {
    let lines = page.lineIndex(at: post.body.lowerBound)..<page.lineIndex(at: post.body.upperBound)
    var post = post
    if let more = lines.dropFirst().first(where: { PageEnds.isMore(page[$0]) }) {
      post.body = page.trimmed(post.body.lowerBound..<page.lines[more].start)
    }
    return post
  }

  /// The posts without the buttons that end the texts of most of them; what else ends them alike are words of theirs.
  private static func withoutLabels(_ posts: [Found], _ page: Page) -> [Found] {
    var posts = posts
    while true {
      var counts: [ArraySlice<UInt8>: Int] = [:]
      for post in posts {
        guard let line = lastLine(post.body, page) else { continue }
        let label = page.bytes[line].trimmed
        if PageEnds.isButton(label) || Furniture.kind(of: label) != nil {
          counts[label, default: 0] += 1
        }
      }
      guard let label = counts.first(where: { $0.value >= 3 && $0.value * 2 > posts.count })?.key
      else { return posts }
      for place in posts.indices {
        guard let line = lastLine(posts[place].body, page), page.bytes[line].trimmed == label else {
          continue
        }
        posts[place].body = page.trimmed(posts[place].body.lowerBound..<line.lowerBound)
      }
    }
  }

  /// The last line of a text that has others.
  private static func lastLine(_ body: Range<Int>, _ page: Page) -> Range<Int>? {
    guard let start = page.bytes[body].lastIndex(of: 0x0A) else { return nil }
    return start + 1..<body.upperBound
  }

  private static func name(_ part: PageLayout.Part, _ page: Page) -> String? {
    let range = page.trimmed(part.start..<part.end)
    var text = NameTest.cleaned(page.bytes[range]).trimmed
    // `by harborcat » Fri 7 Oct 2011`
    if let mark = text.firstIndex(of: "»") { text = text[..<mark].trimmed }
    _ = text.take(anyOf: ["by ", "de ", "von ", "par ", "por ", "door ", "da "])
    // The page says that it is a name; what has no letter is none all the same.
    guard text.first != 0x23, text.count <= 120, !text.contains(0x0A), !PageEnds.isButton(text),
      text.contains(where: { TokenScanner.isWord($0) && !PageWindow.isDigit($0) || $0 >= 0x80 })
    else { return nil }
    return text.string
  }

  private static func number(_ part: PageLayout.Part, _ page: Page) -> Int? {
    var text = page.bytes[page.trimmed(part.start..<part.end)]
    _ = text.take(anyOf: ["#", "No.", "№"])
    return text.count <= 10 && text.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(text.string) : nil
  }

  // MARK: Blocks

  /// All blocks of the page, in its order.
  var blocks: [Block] {
    var blocks: [Block] = []
    var line = 0
    for (place, post) in posts.enumerated() {
      let first = page.contentLine(from: max(line, page.lineIndex(at: post.element.start)))
      guard first <= page.lineIndex(at: post.body.lowerBound) else { continue }
      blocks += FurnitureBlocks.cut(page, line..<first, otherwise: .metadata)
      blocks.append(block(post, place, fromLine: first))
      line = page.lineIndex(at: max(post.body.upperBound - 1, post.body.lowerBound)) + 1
      // What is left of the element is the post's own.
      let end = post.head[1].upperBound
      while line < page.lines.count, page.lines[line].start < end { line += 1 }
    }
    return blocks + FurnitureBlocks.cut(page, line..<page.lines.count, otherwise: .metadata)
  }

  private func block(_ post: Found, _ place: Int, fromLine first: Int) -> Block {
    let last = page.lineIndex(at: max(post.head[1].upperBound - 1, post.body.lowerBound))
    var block = page.block(
      areComments ? .comment : place == 0 ? .opening : .reply, from: page.lines[first].start,
      lines: first...max(first, last), text: post.body)
    block.author = post.author
    block.number = post.number ?? place + 1
    block.readMarks(hasAnchors: true)
    if let number = block.number { block.repliesTo.removeAll { $0.number == number } }
    block.authorID = identifier(in: post.head[0])
    block.likes = post.head.lazy.compactMap { points(in: $0) }.first
    for head in post.head {
      let lines = page.lineIndex(at: head.lowerBound)..<page.lineIndex(at: head.upperBound) + 1
      guard let stamp = lines.lazy.compactMap({ stamp(on: $0, in: head) }).first else {
        continue
      }
      block.time = stamp.span(in: zone)
      break
    }
    return block
  }

  /// What a board calls ID, with that label before it.
  private func identifier(in head: Range<Int>) -> String? {
    let bytes = page.bytes[head]
    guard let label = bytes.firstIndex(of: "ID:") else { return nil }
    let identifier = bytes[(label + 3)...].prefix { TokenScanner.isIdentifier($0) }
    return identifier.isEmpty ? nil : identifier.string
  }

  /// How many liked it, where that is said: `42 points`, `3 likes`, `そうだねx2`.
  private func points(in head: Range<Int>) -> Int? {
    let words = page.bytes[head].split { $0 <= 0x20 || $0 == 0x7C }
    for (place, word) in words.enumerated() {
      var rest = word
      if rest.take(anyOf: ["そうだねx", "そうだね×"]) { return WrittenCount.take(from: &rest) }
      if place > 0, ["point", "points", "likes", "upvotes"].contains(where: word.isEqual(to:)) {
        var count = words[place - 1]
        if let value = WrittenCount.take(from: &count), count.isEmpty { return value }
      }
    }
    return nil
  }

  /// The stamp on a line of a head, but for one that says since when somebody is a member.
  private func stamp(on line: Int, in head: Range<Int>) -> PartialDate? {
    let text = page[line]
    guard page.lines[line].start >= head.lowerBound || head.contains(page.lines[line].end - 1)
    else {
      return nil
    }
    if text.contains(anyOf: [
      "Join", "join", "Regist", "Mitglied", "登録", "Last edited", "編集", "Inscrit",
    ]) {
      return nil
    }
    return window.tokens[window.tokens(line)].first { $0.kind.contains(.time) }?.date
  }
}

extension Page {
  /// A stretch without the white space around it.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes[range].trimmedBreaks.indices
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmedBreaks: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first <= 0x20 { slice = slice.dropFirst() }
    while let last = slice.last, last <= 0x20 { slice = slice.dropLast() }
    return slice
  }
}
