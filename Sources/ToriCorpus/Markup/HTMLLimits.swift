import ToriText

/// What of HTML is not given to its parser, which takes time quadratic in depth, and 13 times the size in memory.
enum HTMLLimits {
  private static let depth = 512
  private static let size = 32 << 20
  /// So it does in the attributes of a tag, each of which is compared with all before it.
  private static let attributes = 1000

  /// What makes the HTML too much to be parsed, as a predicate: “is larger than 32 MB”; nil if nothing does.
  static func excess(of bytes: Span<UInt8>) -> LocalizedText? {
    if bytes.count > size {
      return LocalizedText("is larger than 32 MB", ja: "32MBより大きい")
    }
    if depth(bytes) > depth {
      return LocalizedText("is nested more than 512 deep", ja: "512段より深い")
    }
    if attributeCount(bytes) > attributes {
      return LocalizedText(
        "has a tag of more than 1000 attributes", ja: "には属性が1000より多いタグがある")
    }
    return nil
  }

  /// Elements that the next of their kind closes, or that hold nothing.
  private static let flat: Set<String> = [
    "p", "li", "dd", "dt", "tr", "td", "th", "option", "br", "img", "hr", "input", "wbr", "meta",
    "link", "col", "area", "base", "embed", "param", "source", "track",
  ]

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

  /// How many attributes a tag may have at most: as many as there are words in it.
  private static func attributeCount(_ bytes: Span<UInt8>) -> Int {
    var (most, index) = (0, 0)
    while index < bytes.count {
      guard bytes[index] == 0x3C, HTMLFragment.beginsTag(bytes, at: index + 1),
        bytes[index + 1] != 0x21
      else {
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
}
