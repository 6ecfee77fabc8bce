/// Reads vertical text, a word a line, as the Corpus Workbench and Sketch Engine take it: a post an element
/// of structure, its attributes the post's fields, or columns of its own. Of the elements around it these are called as
/// the Workbench does: `text_party`.
enum VerticalReader {
  /// The elements that may be a post, the finest first.
  private static let posts = [
    "post", "comment", "tweet", "message", "speech", "utterance", "u", "turn", "text", "doc",
    "document", "article", "story", "file",
  ]
  /// Those that part the lines of a text.
  private static let paragraphs = ["p", "para", "head", "lg", "l"]

  /// Whether the first lines are tags and words with their columns.
  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 15).split(separator: 0x0A).dropLast(head.count > 1 << 15 ? 1 : 0)
    guard let first = lines.first(where: { !isDeclaration($0.trimmed) }), Tag(first.trimmed) != nil
    else { return false }
    var (tags, words, others) = (0, 0, 0)
    for line in lines {
      if Tag(line.trimmed) != nil || isDeclaration(line.trimmed) {
        tags += 1
      } else if line.contains(0x09) || !line.contains(0x20) && line.count < 80 {
        words += 1
      } else {
        others += 1
      }
    }
    let tabbed = lines.contains { $0.contains(0x09) && Tag($0.trimmed) == nil }
    return tags >= 2 && words >= 1 && tabbed && others * 20 <= words
      && lines.contains { line in Tag(line.trimmed).map { posts.contains($0.name) } ?? false }
  }

  static func read(into form: inout FormBlocks) {
    let page = form.page
    guard let element = finest(page) else {
      form.addUnreadable(
        at: 0..<page.bytes.count,
        .doubt(.noTextElement))
      return
    }
    /// Of each element around: its name and attributes, and where it begins.
    var open: [(tag: Tag, line: Int)] = []
    var words = JoinedWords()
    var start: Int?
    var outside = 0
    func flush(to end: Int) {
      // What stands between posts belongs to none.
      if let start, start > outside {
        let content = page.bytes(ofLines: outside..<start)
        form.add(.metadata, at: content, text: page.text(ofLines: outside..<start))
      }
      guard let first = start else { return }
      var record = Record()
      record.set(.text, rank: 0, .text(words.text))
      var own: [(name: String, value: String)] = []
      for (depth, element) in open.enumerated() {
        let isAround = depth + 1 < open.count
        let names = element.tag.attributes.map(\.name)
        // What tori wrote itself of a post it finds out again.
        let isExport = names.contains("id") && names.contains("doc")
        for (name, value) in element.tag.attributes where !value.isEmpty {
          let field = ColumnMapping().field(ofColumn: name)?.field
          // An identifier of what is around the post is none of its own.
          guard let field, field != .text, field != .identifier || !isAround else {
            if isExport, ExportedRows.foundAgain.contains(name) { continue }
            own.append((isAround ? element.tag.name + "_" + name : name, value))
            continue
          }
          record.set(field, rank: open.count - depth, .text(value))
        }
      }
      form.add(record, at: page.bytes(ofLines: first..<end), own: own)
      outside = end
    }
    for line in page.lines.indices where !page.isBlank(line) {
      let text = page[line].trimmed
      guard let tag = Tag(text) else {
        if !isDeclaration(text), start != nil { words.add(page[line].prefix { $0 != 0x09 }) }
        continue
      }
      switch tag.form {
      case .empty:
        if tag.name == "g" { words.glue() }
      case .open:
        if tag.name == element, start == nil {
          (start, words) = (line, JoinedWords())
        }
        if paragraphs.contains(tag.name) { words.breakLine() }
        if open.count < 256 { open.append((tag, line)) }
      case .close:
        if paragraphs.contains(tag.name) { words.breakLine() }
        guard let place = open.lastIndex(where: { $0.tag.name == tag.name }) else { continue }
        if tag.name == element, start != nil {
          open.removeSubrange((place + 1)...)
          flush(to: line + 1)
          start = nil
        }
        open.removeSubrange(place...)
      }
    }
    if let first = start {
      form.records.doubtful(
        .doubt(.unclosedElement, element),
        bytes: page.bytes(ofLines: first..<first + 1), lines: first + 1...first + 1)
      flush(to: page.lines.count)
    }
    if outside < page.lines.count {
      form.add(
        .metadata, at: page.bytes(ofLines: outside..<page.lines.count),
        text: page.text(ofLines: outside..<page.lines.count))
    }
  }

  private static func isDeclaration(_ line: ArraySlice<UInt8>) -> Bool {
    line.hasPrefix("<?") || line.hasPrefix("<!")
  }

  private static func finest(_ page: Page) -> String? {
    var found = Set<String>()
    for line in page.lines.indices {
      if let tag = Tag(page[line].trimmed), tag.form == .open { found.insert(tag.name) }
    }
    return posts.first { found.contains($0) }
  }

  /// `<text id="t1" author="…">`, `</text>`, `<g/>`: alone on its line.
  struct Tag {
    enum Form { case open, close, empty }

    let name: String
    let form: Form
    private(set) var attributes: [(name: String, value: String)] = []

    init?(_ line: ArraySlice<UInt8>) {
      guard line.first == 0x3C, line.last == 0x3E, line.count > 2 else { return nil }
      var rest = line.dropFirst().dropLast()
      let isClosing = rest.first == 0x2F
      if isClosing { rest = rest.dropFirst() }
      let isEmpty = rest.last == 0x2F
      if isEmpty { rest = rest.dropLast() }
      let name = rest.prefix { $0 > 0x20 }
      guard let first = name.first, (0x61...0x7A).contains(first | 0x20) || first == 0x5F,
        name.allSatisfy({
          $0 >= 0x80 || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A || $0 == 0x5F
            || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        })
      else { return nil }
      self.name = name.string
      form = isClosing ? .close : isEmpty ? .empty : .open
      rest = rest.dropFirst(name.count)
      while let equals = rest.firstIndex(of: 0x3D) {
        let key = rest[..<equals].trimmed.string
        let value = rest[(equals + 1)...].trimmedStart
        guard let quote = value.first, quote == 0x22 || quote == 0x27,
          let end = value.dropFirst().firstIndex(of: quote)
        else { return }
        attributes.append(
          (key, HTMLEntities.undone(value[(value.startIndex + 1)..<end].string)))
        rest = rest[(end + 1)...]
      }
      // Anything else behind the name is no tag: `<3 tabs>`.
      if rest.contains(where: { $0 > 0x20 }) { return nil }
    }
  }
}

/// Words joined as their language writes them: Japanese and Chinese without spaces, others with.
struct JoinedWords {
  private(set) var text = ""
  private var isGlued = true

  mutating func add(_ word: ArraySlice<UInt8>) {
    add(plain: HTMLEntities.undone(word.trimmed.string))
  }

  /// Adds a word that is written as it is.
  mutating func add(plain word: String) {
    guard let first = word.unicodeScalars.first else { return }
    if !isGlued, let last = text.unicodeScalars.last, Self.isSpaced(last), Self.isSpaced(first) {
      text += " "
    }
    text += word
    isGlued = false
  }

  /// The next word stands right behind.
  mutating func glue() { isGlued = true }

  mutating func breakLine() {
    if !text.isEmpty, text.unicodeScalars.last != "\n" { text += "\n" }
    isGlued = true
  }

  private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: false
    default: true
    }
  }
}
