import ToriTime

/// The comments of a talk page in wikitext, cut where signatures end them.
struct WikiTalk {
  struct Comment {
    var text: String
    /// From its first line to the end of its signature's.
    var bytes: Range<Int>
    var author: String?
    /// As it stands in the signature; `nil` of text that nobody signed.
    var stamp: String?
    var heading: String?
    /// The comment that it answers, by its place.
    var answers: Int?
    /// Whether it is the first under its heading.
    var isFirst: Bool
  }

  enum Part {
    case heading(String, Range<Int>)
    case comment(Int)
  }

  private(set) var comments: [Comment] = []
  private(set) var parts: [Part] = []
  private var heading: String?
  /// The comments that may still be answered in this section, and how far they are indented.
  private var open: [(indent: Int, comment: Int)] = []
  private var isFirst = true

  init(_ wikitext: Wikitext) {
    let page = Page(wikitext.bytes)
    var start: Int?
    for line in page.lines.indices where !page.isBlank(line) {
      if let title = Self.heading(page[line]) {
        if let first = start { addUnsigned(page, first..<line) }
        start = nil
        (heading, open, isFirst) = (title, [], true)
        parts.append(.heading(title, page.bytes(ofLines: line..<line + 1)))
        continue
      }
      let first = start ?? line
      if let signature = WikiSignature(page[line]) {
        add(page, first..<line + 1, signature)
        start = nil
      } else {
        start = first
      }
    }
    if let first = start { addUnsigned(page, first..<page.lines.count) }
  }

  private mutating func add(_ page: Page, _ lines: Range<Int>, _ signature: WikiSignature) {
    var indent = Self.indent(page[lines.lowerBound])
    // A comment that begins again at the margin says so.
    if page[lines.lowerBound].trimmedStart.dropFirst(indent).string.lowercased()
      .hasPrefixAny(["{{outdent", "{{od", "{{インデント", "{{戻し"])
    {
      indent = (open.last?.indent ?? 0) + 1
    }
    while let last = open.last, last.indent >= indent { open.removeLast() }
    let text = Self.text(page, lines, to: signature.start)
    comments.append(
      Comment(
        text: text, bytes: page.bytes(ofLines: lines), author: signature.author,
        stamp: signature.stamp, heading: heading, answers: open.last?.comment, isFirst: isFirst))
    open.append((indent, comments.count - 1))
    isFirst = false
    parts.append(.comment(comments.count - 1))
  }

  /// What no signature ends is somebody's, but it is not known whose; templates and comments of the page
  /// are nobody's.
  private mutating func addUnsigned(_ page: Page, _ lines: Range<Int>) {
    let last = page.lastContentLine(of: lines) ?? lines.lowerBound
    let text = Self.text(page, lines.lowerBound..<last + 1, to: page.lines[last].end)
    let isTemplate = text.split(separator: "\n").allSatisfy { line in
      String(line).trimmedText.hasPrefixAny([
        "{{", "}}", "|", "<!--", "[[Category:", "[[category:", "[[カテゴリ", "----", "__",
      ])
    }
    guard !isTemplate else { return }
    comments.append(
      Comment(
        text: text, bytes: page.bytes(ofLines: lines.lowerBound..<last + 1), author: nil,
        stamp: nil,
        heading: heading, answers: nil, isFirst: isFirst))
    isFirst = false
    parts.append(.comment(comments.count - 1))
  }

  /// `== 題 ==`
  private static func heading(_ line: ArraySlice<UInt8>) -> String? {
    let text = line.trimmed
    let level = text.prefix { $0 == 0x3D }.count
    guard level > 0, level < 7, text.count > 2 * level,
      text.suffix(level).allSatisfy({ $0 == 0x3D })
    else { return nil }
    let title = text.dropFirst(level).dropLast(level).trimmed
    return title.isEmpty ? nil : title.string
  }

  private static func indent(_ line: ArraySlice<UInt8>) -> Int {
    line.trimmedStart.prefix { $0 == 0x3A || $0 == 0x2A || $0 == 0x23 }.count
  }

  private static func text(_ page: Page, _ lines: Range<Int>, to end: Int) -> String {
    var texts = lines.map { line -> String in
      let content = page.bytes[
        page.lines[line].start..<min(page.lines[line].end, max(end, page.lines[line].start))]
      let rest = content.trimmedStart
      return rest.dropFirst(indent(rest)).trimmed.string
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts.joined(separator: "\n")
  }
}

/// Who signed a line of a talk page, and when: `--[[利用者:Umi|Umi]]（[[利用者‐会話:Umi|会話]]） 2025年12月31日
/// (水) 14:59 (UTC)`.
struct WikiSignature {
  /// Where in the line it begins, with the dashes before it.
  private(set) var start: Int
  private(set) var author: String?
  private(set) var stamp: String

  init?(_ line: ArraySlice<UInt8>) {
    guard let place = Self.stamp(line) else { return nil }
    stamp = line[place].string
    start = place.lowerBound
    // The run of links to the user's pages right before the stamp.
    var links = Self.userLinks(line[..<place.lowerBound])
    var end = place.lowerBound
    while let link = links.popLast(), end - link.end <= 120 {
      (start, end) = (link.start, link.start)
      author = link.name
    }
    if author == nil, let template = line[..<place.lowerBound].lastIndex(of: 0x7B),
      line[template...].string.lowercased().hasPrefixAny(["{unsigned", "{未署名", "{unsigned2"])
    {
      let fields = line[template...].string.split(separator: "|")
      author = fields.dropFirst().first.map { String($0).trimmedText }
      start = max(line.startIndex, template - 1)
    }
    start = Self.withoutDecoration(line[..<start]).endIndex
  }

  /// The last stamp with its zone in parentheses.
  private static func stamp(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    for close in line.indices.reversed() where line[close] == 0x29 {
      // Names of zones are of two to five letters.
      let name = line[max(line.startIndex, close - 6)..<close]
      guard let open = name.lastIndex(of: 0x28), (2...5).contains(close - open - 1),
        line[(open + 1)..<close].allSatisfy({ (0x41...0x5A).contains($0) })
      else { continue }
      for start in max(line.startIndex, open - 60)..<open
      where line[start] & 0xC0 != 0x80 && (start == line.startIndex || !isDigit(line[start - 1])) {
        if let (date, size) = Stamp.parse(prefixOf: line[start...]), start + size == close + 1,
          date.hour != nil
        {
          return start..<close + 1
        }
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static let namespaces = [
    "user:", "user talk:", "user_talk:", "利用者:", "利用者‐会話:", "利用者・トーク:", "利用者-会話:", "ノート:利用者",
    "special:contributions/", "特別:投稿記録/", "特別:contributions/", "special:投稿記録/", "用户:", "用戶:",
    "使用者:", "사용자:", "사용자토론:", "benutzer:", "benutzerin:", "utilisateur:", "usuario:",
    "участник:", "utente:", "u:", "ut:",
  ]

  /// Links to the pages of users, in order.
  private static func userLinks(
    _ line: ArraySlice<UInt8>
  ) -> [(name: String, start: Int, end: Int)] {
    var links: [(name: String, start: Int, end: Int)] = []
    var rest = line
    while let open = rest.firstIndex(of: "[[") {
      rest = rest[(open + 2)...]
      guard let close = rest.firstIndex(of: "]]") else { break }
      let target = rest[..<close].prefix { $0 != 0x7C }.string
      var lower = target.trimmedText.lowercased()
      // `:ja:利用者:…` goes over another wiki.
      if lower.hasPrefix(":") { lower.removeFirst() }
      if let space = namespaces.first(where: { lower.hasPrefix($0) || lower.contains(":" + $0) }),
        let range = lower.utf8Range(of: space)
      {
        let original = Array(target.trimmedText.utf8)
        let shift = original.count - lower.utf8.count
        let name = original[min(original.count, range.upperBound + max(0, shift))...]
          .prefix { $0 != 0x23 && $0 != 0x2F }
        links.append((name[...].trimmed.string, open, close + 2))
      }
      rest = rest[(close + 2)...]
    }
    return links
  }

  /// What stands before a signature and belongs to it: dashes, tags, quotes of emphasis.
  private static func withoutDecoration(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.trimmedEnd
    while true {
      if let mark = ["--", "—", "–", "―", "－", "−", "'''", "''", "（", "("].first(where: {
        rest.hasSuffix($0)
      }) {
        rest = rest.dropLast(mark.utf8.count).trimmedEnd
      } else if rest.last == 0x2D {
        rest = rest.dropLast().trimmedEnd
      } else if rest.last == 0x3E, let open = rest.lastIndex(of: 0x3C),
        rest[open...].string.lowercased().hasPrefixAny([
          "<small", "<span", "<font", "<b>", "<sup", "<sub", "<i>",
        ])
      {
        rest = rest[..<open].trimmedEnd
      } else {
        return rest
      }
    }
  }
}

extension String {
  func hasPrefixAny(_ prefixes: [String]) -> Bool { prefixes.contains { hasPrefix($0) } }

  /// Where the UTF-8 of `text` first stands in this.
  fileprivate func utf8Range(of text: String) -> Range<Int>? {
    let start = Array(utf8)[...].firstIndex(of: text)
    return start.map { $0..<$0 + text.utf8.count }
  }
}
