/// What is shown of HTML, gathered element by element: of a piece of it, or of a whole page.
struct HTMLShown {
  private(set) var bytes: [UInt8] = []
  private(set) var links = UniqueList<String>()
  /// Of a page, where its bytes come from.
  private(set) var places: HTMLPlaces?
  /// Of a page, the stretches of `bytes` that lead elsewhere.
  private(set) var anchors: [(shown: Range<Int>, address: String)] = []
  /// Of a page, what its head calls it.
  private(set) var title = ""
  /// Of a page, the times that its markup states, and where the text begins that they are stated of.
  private(set) var times: [(shown: Int, time: String, isPublished: Bool)] = []
  /// Of a page, how its blocks stand within each other.
  private(set) var layout = PageLayout()
  /// How many lines are to end before what comes next, and whether a space is to stand before it.
  private var (breaksDue, spaceIsDue) = (0, false)
  private var preDepth = 0
  /// Within a link: its address, and where its text begins.
  private var link: (address: String, start: Int)?
  /// Where the last `<br>` ended a line, and how it was written.
  private var lastBreak: (end: Int, isClosed: Bool)?
  /// Of a page, the elements on the way down.
  private var open: [OpenElement] = []
  /// Where the last element that leads elsewhere begins.
  private var leadStart = 0
  /// Of a page, where a labelled element of a line ended, and its label.
  private var seam: (end: Int, label: String) = (-1, "")

  private struct OpenElement {
    var isHead = false
    var isTitle = false
    /// What the page's author calls it by; nil of elements that stand as blocks, or have no name.
    var label: String?
    /// Of one that holds a part of a post, the part's number.
    var part: Int?
    /// Whether it stands as a block.
    var isBlock = false
  }

  init(ofPage isPage: Bool = false) {
    if isPage { places = HTMLPlaces() }
  }

  /// Without white space around it.
  var text: String { bytes[...].trimmed.string }

  private static let silent: Set<String> = [
    "script", "style", "template", "head", "title", "noscript", "iframe", "object", "svg", "math",
    "select", "textarea", "button", "audio", "video", "canvas", "rt", "rp",
  ]
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
  /// Blocks that a page parts from others by an empty line.
  private static let paragraphs: Set<String> = [
    "article", "blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre",
    "section", "table", "ul",
  ]

  /// An element begins at a place of the source; whether what is in it counts. `isClosed`: whether it is written
  /// with a slash at its end.
  mutating func begin(
    _ tag: String, at place: Int, isClosed: Bool, attribute: (String) -> HTMLAttribute?
  ) -> Bool {
    let isHead = tag == "head" || tag == "title"
    if places != nil, isHead || open.last?.isHead == true {
      guard isHead else { return false }
      open.append(OpenElement(isHead: true, isTitle: tag == "title"))
      return true
    }
    if Self.silent.contains(tag) { return false }
    places?.move(to: place)
    if places != nil {
      if isHidden(attribute) { return false }
      if Self.blocks.contains(tag) { endLine() }
      openElement(tag, attribute)
    }
    breakLine(around: tag)
    switch tag {
    case "br": putBreak(isClosed: isClosed)
    case "td", "th": if bytes.last != 0x0A, breaksDue == 0, !bytes.isEmpty { put(text: "\t") }
    case "pre", "listing": preDepth += 1
    case "img":
      if let alt = attribute("alt")?.value, isEmoji(alt, attribute("class")?.value) { add(alt) }
    case "a":
      leadStart = bytes.count
      if let address = attribute("href")?.value,
        address.hasPrefix("http://") || address.hasPrefix("https://")
      {
        link = (address, bytes.count)
      }
    default: break
    }
    return true
  }

  mutating func end(_ tag: String) {
    if let element = open.popLast() {
      if element.isHead { return }
      if element.isBlock {
        endLine()
        layout.end(at: bytes.count)
      }
      if let part = element.part { layout.endPart(part, at: bytes.count) }
      if let label = element.label { seam = (bytes.count, label) }
    }
    breakLine(around: tag)
    switch tag {
    case "pre", "listing": preDepth = max(0, preDepth - 1)
    case "a":
      partMore()
      endLink()
    default: break
    }
  }

  /// Of a page, text that `written` writes, which stands at `place` in the source.
  mutating func add(_ text: String, written: [UInt8], at place: Int) {
    if open.last?.isHead == true {
      if open.last?.isTitle == true { title += text }
      return
    }
    // A style sheet parts a label from what it is the label of.
    let isLabel = seam.end == bytes.count && Self.labels.contains(text)
    if isLabel { spaceIsDue = true }
    places?.begin(text, written: written, at: place)
    add(text)
    places?.endText()
    if isLabel { seam.end = bytes.count }
  }

  /// Words between two named elements of a line that say what the second one is.
  private static let labels: Set<String> = [
    "Name", "ID", "No", "No.", "by", "Posted", "posted", "on", "at", "said", "wrote",
  ]

  mutating func add(_ text: String) {
    if preDepth > 0 { return put(text: text) }
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C {
        spaceIsDue = true
        places?.next()
      } else {
        put(byte)
      }
    }
    // A space that a page does not break at is one.
    while bytes.count >= 2, bytes[bytes.count - 2] == 0xC2, bytes[bytes.count - 1] == 0xA0 {
      bytes.removeLast(2)
      bytes.append(0x20)
    }
  }

  private mutating func put(text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func put(_ byte: UInt8) {
    if breaksDue > 0 {
      putBreak()
    } else if spaceIsDue, let last = bytes.last, last != 0x0A, last != 0x20 {
      append(0x20)
    }
    (breaksDue, spaceIsDue) = (0, false)
    append(byte)
    places?.next()
  }

  private mutating func append(_ byte: UInt8) {
    places?.note(bytes.count)
    bytes.append(byte)
  }

  /// Places that are noted from now on are of what stays.
  private mutating func endLine() {
    while bytes.last == 0x20 { bytes.removeLast() }
  }

  private mutating func putBreak() {
    endLine()
    if bytes.isEmpty { return }
    if bytes.last != 0x0A { append(0x0A) }
    if breaksDue > 1, !bytes[...].hasSuffix("\n\n") { append(0x0A) }
  }

  /// Editors of blogs add a break to each line, and so to a break that is already written, in their own way: one
  /// `<br>` behind one `<br />` is none.
  private mutating func putBreak(isClosed: Bool) {
    if let last = lastBreak, places != nil, last.end == bytes.count, last.isClosed != isClosed {
      lastBreak = nil
      return
    }
    if breaksDue > 0 { putBreak() }
    append(0x0A)
    (breaksDue, spaceIsDue) = (0, false)
    lastBreak = (bytes.count, isClosed)
  }

  private mutating func breakLine(around tag: String) {
    guard Self.blocks.contains(tag) else { return }
    breaksDue = max(breaksDue, places != nil && Self.paragraphs.contains(tag) ? 2 : 1)
  }

  /// A custom emoji of the platform, or one that was made a picture.
  private func isEmoji(_ alt: String, _ classes: String?) -> Bool {
    if classes?.lowercased().contains("emoji") == true { return true }
    if alt.count > 2, alt.hasPrefix(":"), alt.hasSuffix(":"), !alt.contains(" ") { return true }
    return !alt.isEmpty && alt.count <= 2
      && alt.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
  }

  /// What leads to the rest of a text is on a line of its own.
  private mutating func partMore() {
    guard places != nil, leadStart > 0, leadStart < bytes.count else { return }
    var start = leadStart
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard bytes[start - 1] == 0x20, PageEnds.isMore(bytes[start...]) else { return }
    bytes[start - 1] = 0x0A
  }

  private mutating func endLink() {
    guard let (written, start) = link else { return }
    link = nil
    let address = Self.target(of: written)
    let content = bytes[min(start, bytes.count)...].trimmed
    // `@name` and `#tag` lead to the platform's own pages.
    if content.first == 0x40 || content.first == 0x23 || content.hasPrefix("＠")
      || content.hasPrefix("＃")
    {
      return
    }
    links.append(address)
    var end = content.endIndex
    if isCut(content, address) {
      bytes.replaceSubrange(content.indices, with: Array(address.utf8))
      end = content.startIndex + address.utf8.count
    }
    if places != nil { anchors.append((content.startIndex..<end, address)) }
  }

  /// Whether a link's text is the beginning of its address, as platforms cut long ones.
  private func isCut(_ content: ArraySlice<UInt8>, _ address: String) -> Bool {
    let text = content.string
    guard let mark = ["…", "..."].first(where: { text.hasSuffix($0) }) else { return false }
    let shown = text.dropLast(mark.count)
    let bare = address.drop { $0 != "/" }.dropFirst(2)
    return shown.count >= 5
      && (address.hasPrefix(shown) || bare.hasPrefix(shown) || bare.hasPrefix("www.\(shown)"))
  }
}

/// What only whole pages have.
extension HTMLShown {
  /// What a page does not show.
  private func isHidden(_ attribute: (String) -> HTMLAttribute?) -> Bool {
    if attribute("hidden") != nil { return true }
    guard let style = attribute("style")?.value.lowercased() else { return false }
    return style.filter { $0 != " " }.contains("display:none")
  }

  /// What vocabularies of metadata call the time at which something was said.
  private static let published: Set<String> = [
    "datePublished", "dateCreated", "dateSubmitted", "uploadDate",
  ]

  private mutating func openElement(_ tag: String, _ attribute: (String) -> HTMLAttribute?) {
    var element = OpenElement()
    let names = [attribute("class"), attribute("id"), attribute("itemprop")].compactMap {
      $0?.value
    }
    let words = names.flatMap { $0.split { $0 == " " || $0 == "\n" || $0 == "\t" } }
    if let role = ElementRole(names: words) {
      element.part = layout.beginPart(role, at: bytes.count)
    }
    if Self.blocks.contains(tag) {
      element.isBlock = true
      layout.begin(
        tag, names.first, words,
        author: (attribute("data-author") ?? attribute("data-authorname"))?.value,
        at: bytes.count)
    } else {
      element.label =
        attribute("class")?.value ?? attribute("id")?.value
        ?? (tag == "a" || tag == "time" ? tag : nil)
      // A style sheet parts what follows each other without a space.
      if let label = element.label, seam.end == bytes.count, seam.label != label {
        spaceIsDue = true
      }
    }
    let isPublished = attribute("itemprop").map { Self.published.contains($0.value) } ?? false
    if isPublished || !element.isBlock,
      let time = (attribute("datetime") ?? attribute("title") ?? attribute("content"))?.statedTime
    {
      times.append((bytes.count, time, isPublished))
    }
    open.append(element)
  }

  /// Where a page leads that only leads on: `http://jump.example/?http://a.example/`.
  private static func target(of address: String) -> String {
    guard let question = address.utf8.firstIndex(of: 0x3F) else { return address }
    let query = address[address.index(after: question)...]
    return query.hasPrefix("http://") || query.hasPrefix("https://") ? String(query) : address
  }
}
