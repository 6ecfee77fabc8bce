import CGumbo

/// A piece of HTML, such as the field of a post in the data of Mastodon, Discourse or a feed, as a page
/// shows it.
///
/// Elements that stand as blocks, list items, rows and `<br>` begin lines; white space is one space, but
/// in `<pre>`; `<script>` and its like give nothing; an image that is an emoji gives its `alt`; the text of a
/// link that the platform cut is its whole address.
package struct HTMLFragment: Hashable, Sendable {
  /// What it shows, its entities undone and its breaks as lines.
  package private(set) var text: String
  /// The addresses that the piece links to, in order, each once; mentions of people and tags are none.
  package private(set) var links: [String] = []
  /// Why the piece was not read by the parser of HTML; its text is then what is left without tags.
  package private(set) var refusal: ReadFact?

  /// Reads a piece of any size; O(n), at 12 to 15 MB a second. What has no tag keeps its line breaks.
  package init(_ html: String) {
    let (hasTag, hasEntity) = Self.signs(html.utf8.span)
    guard hasTag || hasEntity else {
      text = html
      return
    }
    let bytes = Array(html.utf8)
    guard hasTag else {
      text = HTMLEntities.undone(html)
      return
    }
    if let excess = HTMLLimits.excess(of: bytes) {
      text = HTMLText.plain(bytes[...])
      refusal = .doubt(.htmlStripped, excess)
      return
    }
    var shown = HTMLShown()
    HTMLTree.read(bytes, into: &shown)
    (text, links) = (shown.text, shown.links.elements)
  }

  private static func signs(_ bytes: Span<UInt8>) -> (hasTag: Bool, hasEntity: Bool) {
    var (hasEntity, mayBeTag) = (false, false)
    for index in bytes.indices {
      switch bytes[index] {
      case 0x26: hasEntity = true
      case 0x3C: mayBeTag = mayBeTag || beginsTag(bytes, at: index + 1)
      case 0x3E: if mayBeTag { return (true, hasEntity) }
      default: break
      }
    }
    return (false, hasEntity)
  }

  /// Whether a name of a tag stands behind a `<`, or the beginning of a comment.
  static func beginsTag(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    var index = start
    if index < bytes.count, bytes[index] == 0x21 { return true }
    if index < bytes.count, bytes[index] == 0x2F { index += 1 }
    let name = index
    while index < bytes.count, isNameByte(bytes[index], isFirst: index == name) { index += 1 }
    guard index > name, index < bytes.count else { return false }
    return bytes[index] <= 0x20 || bytes[index] == 0x3E || bytes[index] == 0x2F
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || !isFirst && (0x30...0x39).contains(byte)
  }
}
