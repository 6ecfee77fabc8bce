/// What of HTML is not given to its parser, which takes time quadratic in depth, and 13 times the size in memory.
enum HTMLLimits {
  private static let depth = 512
  private static let size = 32 << 20
  /// So it does in the attributes of a tag, each of which is compared with all before it.
  private static let attributes = 1000

  /// What makes the HTML too much to be parsed, as a predicate: “is larger than 32 MB”; nil if nothing does.
  /// O(n · depth).
  static func excess(of bytes: [UInt8]) -> ReadFact? {
    if bytes.count > size {
      return .refusal(.largeHTML)
    }
    var tags = HTMLTags(bytes)
    var open: [String] = []
    // Elements of drawings and formulas end with a slash, as those of HTML do not.
    var foreign = 0
    while let tag = tags.next() {
      if tag.attributeCount > attributes {
        return .refusal(.manyAttributes)
      }
      if tag.isEnd {
        guard let start = open.lastIndex(of: tag.name) else { continue }
        foreign -= open[start...].count { Self.foreign.contains($0) }
        open.removeSubrange(start...)
      } else if !flat.contains(tag.name), !(foreign > 0 && tag.isClosed) {
        if Self.foreign.contains(tag.name) { foreign += 1 }
        open.append(tag.name)
        if open.count > depth {
          return .refusal(.nestedHTML)
        }
      }
    }
    return nil
  }

  private static let foreign: Set<String> = ["svg", "math"]

  /// Elements that the next of their kind closes, or that hold nothing.
  private static let flat: Set<String> = [
    "p", "li", "dd", "dt", "tr", "td", "th", "option", "br", "img", "hr", "input", "wbr", "meta",
    "link", "col", "area", "base", "embed", "param", "source", "track",
  ]
}

/// The tags of HTML one after the other, but for what looks like one in a comment, a script or a style.
struct HTMLTags {
  struct Tag {
    let name: String
    let isEnd: Bool
    /// Whether a slash stands at its end.
    let isClosed: Bool
    /// How many attributes it has at most: as many as there are words in it.
    let attributeCount: Int
  }

  private let bytes: [UInt8]
  private var index = 0

  /// Elements whose content has no tags.
  private static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe"]
  /// Names are told apart by as many letters.
  private static let longestName = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Tag? {
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if bytes[index...].hasPrefix("<!--") {
        skip(behind: "-->", from: index + 4)
      } else if HTMLFragment.beginsTag(bytes.span, at: index + 1), bytes[index + 1] != 0x21 {
        return tag()
      } else {
        index += 1
      }
    }
    return nil
  }

  private mutating func tag() -> Tag {
    index += 1
    let isEnd = bytes[index] == 0x2F
    if isEnd { index += 1 }
    var name = ""
    while index < bytes.count, name.utf8.count < Self.longestName,
      (0x61...0x7A).contains(bytes[index] | 0x20) || (0x30...0x39).contains(bytes[index])
    {
      name.unicodeScalars.append(Unicode.Scalar(bytes[index] | 0x20))
      index += 1
    }
    var (count, isWord, isValue) = (0, true, false)
    while index < bytes.count, bytes[index] != 0x3E {
      let byte = bytes[index]
      index += 1
      if isValue, byte == 0x22 || byte == 0x27 {
        index = bytes[index...].firstIndex(of: byte).map { $0 + 1 } ?? bytes.count
        (isWord, isValue) = (false, false)
      } else if byte <= 0x20 || byte == 0x2F {
        isWord = false
      } else {
        if !isWord { count += 1 }
        (isWord, isValue) = (true, byte == 0x3D)
      }
    }
    let isClosed = bytes[index - 1] == 0x2F
    if !isEnd, Self.raw.contains(name) { skip(to: name) }
    return Tag(name: name, isEnd: isEnd, isClosed: isClosed, attributeCount: count)
  }

  private mutating func skip(behind end: String, from start: Int) {
    let start = min(start, bytes.count)
    index = bytes[start...].firstIndex(of: end).map { $0 + end.utf8.count } ?? bytes.count
  }

  /// To the tag that ends an element.
  private mutating func skip(to name: String) {
    while let end = bytes[min(index, bytes.count)...].firstIndex(of: "</") {
      index = end
      if bytes[(end + 2)...].prefix(name.utf8.count).elementsEqual(
        name.utf8, by: { $0 | 0x20 == $1 })
      {
        return
      }
      index = end + 2
    }
    index = bytes.count
  }
}
