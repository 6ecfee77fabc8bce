/// What a page shows of a fragment of HTML, gathered element by element.
struct HTMLShown {
  private var bytes: [UInt8] = []
  private(set) var links = UniqueList<String>()
  /// Whether a line is to begin before what comes next, and whether a space is.
  private var (breakIsDue, spaceIsDue) = (false, false)
  private var preDepth = 0
  /// Within a link: its address, and where its text begins.
  private var link: (address: String, start: Int)?

  /// Without white space around it.
  var text: String { bytes[...].trimmed.string }

  private static let silent: Set<String> = [
    "script", "style", "template", "head", "title", "noscript", "iframe", "object", "svg", "math",
    "select", "textarea", "button", "audio", "video", "canvas",
  ]
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]

  /// An element begins; whether what is in it counts.
  mutating func begin(_ tag: String, attribute: (String) -> String?) -> Bool {
    if Self.silent.contains(tag) { return false }
    if Self.blocks.contains(tag) { breakIsDue = true }
    switch tag {
    case "br":
      if breakIsDue { putBreak() }
      bytes.append(0x0A)
      (breakIsDue, spaceIsDue) = (false, false)
    case "td", "th": if bytes.last != 0x0A, !breakIsDue, !bytes.isEmpty { put(text: "\t") }
    case "pre", "listing": preDepth += 1
    case "img": if let alt = attribute("alt"), isEmoji(alt, attribute("class")) { add(alt) }
    case "a":
      if let address = attribute("href"),
        address.hasPrefix("http://") || address.hasPrefix("https://")
      {
        link = (address, bytes.count)
      }
    default: break
    }
    return true
  }

  mutating func end(_ tag: String) {
    if Self.blocks.contains(tag) { breakIsDue = true }
    switch tag {
    case "pre", "listing": preDepth = max(0, preDepth - 1)
    case "a": endLink()
    default: break
    }
  }

  mutating func add(_ text: String) {
    if preDepth > 0 { return put(text: text) }
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C {
        spaceIsDue = true
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
    if breakIsDue {
      putBreak()
    } else if spaceIsDue, let last = bytes.last, last != 0x0A, last != 0x20 {
      bytes.append(0x20)
    }
    (breakIsDue, spaceIsDue) = (false, false)
    bytes.append(byte)
  }

  private mutating func putBreak() {
    while bytes.last == 0x20 { bytes.removeLast() }
    if !bytes.isEmpty, bytes.last != 0x0A { bytes.append(0x0A) }
  }

  /// A custom emoji of the platform, or one that was made a picture.
  private func isEmoji(_ alt: String, _ classes: String?) -> Bool {
    if classes?.lowercased().contains("emoji") == true { return true }
    if alt.count > 2, alt.hasPrefix(":"), alt.hasSuffix(":"), !alt.contains(" ") { return true }
    return !alt.isEmpty && alt.count <= 2
      && alt.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
  }

  private mutating func endLink() {
    guard let (address, start) = link else { return }
    link = nil
    let content = bytes[min(start, bytes.count)...].trimmed
    // `@name` and `#tag` lead to the platform's own pages.
    if content.first == 0x40 || content.first == 0x23 || content.hasPrefix("＠")
      || content.hasPrefix("＃")
    {
      return
    }
    links.append(address)
    if isCut(content, address) {
      bytes.replaceSubrange(content.indices, with: Array(address.utf8))
    }
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
