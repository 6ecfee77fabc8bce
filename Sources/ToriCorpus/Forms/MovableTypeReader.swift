/// Reads the export of a blog as Movable Type writes it, and with it はてなブログ, ライブドアブログ, FC2 and others: a post an entry, and a
/// comment under it each.
///
/// Source: Movable Type's documentation, *The Movable Type Import / Export Format*.
enum MovableTypeReader {
  private static let keys: Set<String> = [
    "AUTHOR", "TITLE", "BASENAME", "STATUS", "ALLOW COMMENTS", "ALLOW PINGS", "CONVERT BREAKS",
    "PRIMARY CATEGORY", "CATEGORY", "DATE", "TAGS", "UNIQUE URL", "NO ENTRY", "IMAGE", "EMAIL",
    "IP", "URL", "BLOG NAME", "PATH", "SECRET", "PASSWORD",
  ]

  private static let parts: Set<String> = [
    "BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:", "COMMENT:", "PING:",
  ]

  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 14).split(separator: 0x0A, maxSplits: 200).map(\.trimmed)
      .filter { !$0.isEmpty }
    guard let end = lines.firstIndex(where: { $0.elementsEqual("-----".utf8) }), end >= 2,
      lines.indices.contains(end + 1)
    else { return false }
    return lines[..<end].dropFirst().allSatisfy { pair($0) != nil }
      && lines[..<end].contains { $0.hasPrefix("DATE: ") }
      && lines[end + 1].hasPrefix(anyOf: ["BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:"])
  }

  static func read(into form: inout FormBlocks) {
    let page = form.page
    var (line, comments) = (0, 0)
    while line < page.lines.count {
      var end = line
      while end < page.lines.count, !isRule(page[end], 8) { end += 1 }
      if page.contentCount(line..<end) > 0 {
        entry(page.contentLine(from: line)..<end, into: &form, &comments)
      }
      line = end + 1
    }
  }

  private static func entry(_ lines: Range<Int>, into form: inout FormBlocks, _ comments: inout Int)
  {
    let page = form.page
    var sections: [Range<Int>] = []
    var start = lines.lowerBound
    /// A rule that no part's name follows is text of the part before.
    func add(_ section: Range<Int>) {
      if sections.count > 1, !parts.contains(page[section.lowerBound].trimmed.string) {
        sections[sections.count - 1] = sections[sections.count - 1].lowerBound..<section.upperBound
      } else {
        sections.append(section)
      }
    }
    for line in lines where isRule(page[line], 5) {
      if start < line { add(start..<line) }
      start = line + 1
    }
    if page.contentCount(start..<lines.upperBound) > 0 { add(start..<lines.upperBound) }
    guard let head = sections.first else { return }
    let values = head.compactMap { pair(page[$0].trimmed) }
    var texts: [String: String] = [:]
    var below: [(name: String, lines: Range<Int>)] = []
    for section in sections.dropFirst() {
      let name = page[section.lowerBound].trimmed.string
      if name == "COMMENT:" || name == "PING:" {
        below.append((name, section))
      } else {
        texts[name] = page.text(ofLines: section.lowerBound + 1..<section.upperBound)
      }
    }
    let isRaw = !["1", "__default__"].contains(
      values.first { $0.name == "CONVERT BREAKS" }?.value ?? "1")
    let written = ["BODY:", "EXTENDED BODY:"].compactMap { texts[$0] }.filter { !$0.isEmpty }
    let (text, links) = shown(
      written.isEmpty ? texts["EXCERPT:"] ?? "" : written.joined(separator: "\n"), isRaw)
    var record = Record()
    record.set(.text, rank: 0, .text(text))
    if !links.isEmpty { record.set(.links, rank: 0, .list(links.map { .text($0) })) }
    var own: [(name: String, value: String)] = []
    var categories: [String] = []
    for (name, value) in values where !value.isEmpty {
      switch name {
      case "AUTHOR": record.set(.author, value)
      case "TITLE": record.set(.title, value)
      case "BASENAME": record.set(.identifier, value)
      case "UNIQUE URL": record.set(.permalink, value)
      case "DATE": record.set(.time, stamp(value))
      case "TAGS": record.set(.hashtags, value.replacing("\"", with: ""))
      case "CATEGORY", "PRIMARY CATEGORY":
        if !categories.contains(value) { categories.append(value) }
      case "STATUS": own.append(("status", value))
      default: break
      }
    }
    if let list = OwnValue(FieldValue.list(categories.map { .text($0) })) {
      own.append(("category", list.text))
    }
    if let keywords = texts["KEYWORDS:"], !keywords.isEmpty { own.append(("keywords", keywords)) }
    record.set(.kind, "opening")
    let end = below.first?.lines.lowerBound ?? lines.upperBound
    form.add(record, at: page.bytes(ofLines: lines.lowerBound..<end), own: own)
    let entryID = record[.identifier]
    for (name, section) in below {
      let content = page.bytes(ofLines: section)
      let (values, rest) = header(page, section.lowerBound + 1..<section.upperBound)
      let text = page.text(ofLines: rest..<section.upperBound)
      // A ping is what another blog's program sent.
      guard name == "COMMENT:" else {
        form.add(.notice, at: content, text: text)
        continue
      }
      comments += 1
      var comment = Record()
      let (shownText, links) = shown(text, isRaw)
      comment.set(.text, rank: 0, .text(shownText))
      if !links.isEmpty { comment.set(.links, rank: 0, .list(links.map { .text($0) })) }
      comment.set(.author, values.first { $0.name == "AUTHOR" }?.value)
      comment.set(.time, values.first { $0.name == "DATE" }.flatMap { stamp($0.value) })
      if let entryID { comment.set(.repliesTo, rank: 0, entryID) }
      comment.set(.kind, "comment")
      form.add(comment, at: content)
    }
  }

  /// `KEY: value` line by line, and the line behind them.
  private static func header(
    _ page: Page, _ lines: Range<Int>
  ) -> (values: [(name: String, value: String)], end: Int) {
    var values: [(name: String, value: String)] = []
    for line in lines {
      guard let pair = pair(page[line].trimmed) else { return (values, line) }
      values.append(pair)
    }
    return (values, lines.upperBound)
  }

  private static func pair(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: 0x3A) else { return nil }
    let name = line[..<colon].string
    return keys.contains(name) ? (name, line[(colon + 1)...].trimmed.string) : nil
  }

  /// A line of so many hyphens.
  private static func isRule(_ line: ArraySlice<UInt8>, _ count: Int) -> Bool {
    let line = line.trimmedEnd
    return line.count == count && line.allSatisfy { $0 == 0x2D }
  }

  /// What a page shows of a text; where breaks are `converted` by the program, they are breaks.
  private static func shown(_ text: String, _ isRaw: Bool) -> (text: String, links: [String]) {
    let fragment = HTMLFragment(
      isRaw || !text.contains("<") ? text : text.replacing("\n", with: "<br>"))
    return (fragment.text.trimmedText, fragment.links)
  }

  /// `01/31/2026 11:44:41 PM` as ISO 8601 has it: the month always comes first.
  private static func stamp(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { " /:".contains($0) })
    let numbers = parts.prefix(6).compactMap { Int($0) }
    guard numbers.count == 6 else { return text }
    var hour = numbers[3]
    if parts.count > 6 { hour = hour % 12 + (parts[6] == "PM" ? 12 : 0) }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(numbers[2])-\(two(numbers[0]))-\(two(numbers[1]))T\(two(hour)):\(two(numbers[4])):\(two(numbers[5]))"
  }
}
