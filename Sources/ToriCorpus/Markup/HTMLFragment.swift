import CGumbo
import ToriText

/// A piece of HTML, such as the field of a post in the data of Mastodon, Discourse or a feed, as a page
/// shows it.
///
/// Elements that stand as blocks, list items, rows and `<br>` begin lines; white space is one space, but
/// in `<pre>`; `<script>` and its like give nothing; an image that is an emoji gives its `alt`; the text of a
/// link that the platform cut is its whole address.
package struct HTMLFragment: Hashable, Sendable {
  package private(set) var text: String
  /// The addresses that the piece links to, in order, each once; mentions of people and tags are none.
  package private(set) var links: [String] = []
  /// Why the piece was not read by the parser of HTML; its text is then what is left without tags.
  package private(set) var refusal: LocalizedText?

  /// Reads a piece of any size; O(n), at 12 to 15 MB a second. What has no tag keeps its line breaks.
  package init(_ html: String) {
    var html = html
    let (hasTag, hasEntity) = html.withUTF8 { bytes in
      // SAFETY: the span is used within this call alone, while the bytes are held.
      Self.signs(unsafe bytes.span)
    }
    guard hasTag || hasEntity else {
      text = html
      return
    }
    let bytes = Array(html.utf8)
    guard hasTag else {
      text = HTMLEntities.undone(html)
      return
    }
    if let refusal = Self.refusal(of: bytes) {
      (text, self.refusal) = (HTMLText.plain(bytes[...]), refusal)
      return
    }
    var shown = HTMLShown()
    HTMLTree.read(bytes, into: &shown)
    (text, links) = (shown.text, shown.links.elements)
  }

  /// Parsing takes time quadratic in depth, and 13 times the size in memory.
  private static let depthLimit = 512
  private static let sizeLimit = 32 << 20
  /// So it does in the attributes of a tag, each of which is compared with all before it.
  private static let attributeLimit = 1000

  private static func refusal(of bytes: [UInt8]) -> LocalizedText? {
    if bytes.count > sizeLimit {
      return LocalizedText(
        "the HTML is larger than 32 MB: its tags were only taken away",
        ja: "HTMLが32MBより大きいので、タグを除いただけ")
    }
    if depth(bytes.span) > depthLimit {
      return LocalizedText(
        "the HTML is nested more than 512 deep: its tags were only taken away",
        ja: "HTMLの入れ子が512段より深いので、タグを除いただけ")
    }
    if attributeCount(bytes.span) > attributeLimit {
      return LocalizedText(
        "the HTML has a tag of more than 1000 attributes: its tags were only taken away",
        ja: "HTMLに属性が1000より多いタグがあるので、タグを除いただけ")
    }
    return nil
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
  private static func beginsTag(_ bytes: Span<UInt8>, at start: Int) -> Bool {
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

  /// Elements that the next of their kind closes, or that hold nothing.
  private static let flat: Set<String> = [
    "p", "li", "dd", "dt", "tr", "td", "th", "option", "br", "img", "hr", "input", "wbr", "meta",
    "link", "col", "area", "base", "embed", "param", "source", "track",
  ]

  /// How many attributes a tag may have at most: as many as there are words in it.
  private static func attributeCount(_ bytes: Span<UInt8>) -> Int {
    var (most, index) = (0, 0)
    while index < bytes.count {
      guard bytes[index] == 0x3C, beginsTag(bytes, at: index + 1), bytes[index + 1] != 0x21 else {
        index += 1
        continue
      }
      var (count, isWord, isValue) = (0, true, false)
      index += 1
      while index < bytes.count, bytes[index] != 0x3E {
        let byte = bytes[index]
        index += 1
        if isValue, byte == 0x22 || byte == 0x27 {
          while index < bytes.count, bytes[index] != byte { index += 1 }
          index += 1
          (isWord, isValue) = (false, false)
        } else if byte <= 0x20 || byte == 0x2F {
          isWord = false
        } else {
          if !isWord { count += 1 }
          (isWord, isValue) = (true, byte == 0x3D)
        }
      }
      most = max(most, count)
    }
    return most
  }

  /// How deep elements may come to be nested at most, those aside that end by themselves.
  private static func depth(_ bytes: Span<UInt8>) -> Int {
    var (depth, deepest) = (0, 0)
    var index = 0
    while index + 1 < bytes.count {
      defer { index += 1 }
      guard bytes[index] == 0x3C else { continue }
      if bytes[index + 1] == 0x2F {
        depth = max(0, depth - 1)
        continue
      }
      var (name, end) = ("", index + 1)
      while end < bytes.count, end - index < 12, (0x61...0x7A).contains(bytes[end] | 0x20) {
        name.unicodeScalars.append(Unicode.Scalar(bytes[end] | 0x20))
        end += 1
      }
      if name.isEmpty || flat.contains(name) { continue }
      depth += 1
      deepest = max(deepest, depth)
    }
    return deepest
  }
}
