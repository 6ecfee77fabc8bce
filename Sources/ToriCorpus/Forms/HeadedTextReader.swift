import ToriText

/// Reads text as KH Coder takes it: headings in `<h1>` to `<h5>`, a line of their own each, and a paragraph
/// a line under them.
enum HeadedTextReader {
  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 16).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard let first = lines.first(where: { !$0.trimmed.isEmpty }), heading(first) != nil else {
      return false
    }
    // A page of HTML has other tags as well.
    return lines.allSatisfy { heading($0) != nil || !$0.trimmed.hasPrefix("<") }
      && lines.contains { heading($0) == nil }
  }

  static func read(into form: inout FormBlocks) {
    let page = form.page
    var headings = [String](repeating: "", count: 5)
    for line in page.lines.indices where !page.isBlank(line) {
      let content = page.bytes(ofLines: line..<line + 1)
      if let (level, text) = heading(page[line]) {
        headings[level - 1] = text
        for deeper in level..<5 { headings[deeper] = "" }
        form.add(.title, at: content, text: text)
        continue
      }
      var record = Record()
      record.set(.text, rank: 0, .text(page.text(ofLines: line..<line + 1)))
      record.set(.kind, rank: 0, .text("paragraph"))
      let path = headings.filter { !$0.isEmpty }.joined(separator: " > ")
      if !path.isEmpty { record.set(.heading, rank: 0, .text(path)) }
      form.add(record, at: content, places: [(.text, content)])
    }
    // Where one first heading is over all, it is the text's.
    let first = form.blocks.filter { $0.kind == .title }
    if let only = first.first, first.count == 1 { form.title = only.text }
  }

  /// `<h2>…</h2>` alone on its line, in either case.
  private static func heading(_ line: ArraySlice<UInt8>) -> (level: Int, text: String)? {
    let text = line.trimmed
    guard text.count >= 9, text.first == 0x3C, text[text.startIndex + 1] | 0x20 == 0x68,
      (0x31...0x35).contains(text[text.startIndex + 2]), text[text.startIndex + 3] == 0x3E
    else { return nil }
    let level = Int(text[text.startIndex + 2]) - 0x30
    let end = text.suffix(5)
    guard end.string.lowercased() == "</h\(level)>" else { return nil }
    return (level, text.dropFirst(4).dropLast(5).trimmed.string)
  }
}
