import ToriText

/// What of HTML is not given to its parser, which takes time quadratic in depth, and 13 times the size in memory.
enum HTMLLimits {
  private static let depth = 512
  private static let size = 32 << 20

  /// What makes the HTML too much to be parsed, as a predicate: “is larger than 32 MB”; nil if nothing does.
  static func excess(of bytes: Span<UInt8>) -> LocalizedText? {
    if bytes.count > size {
      return LocalizedText("is larger than 32 MB", ja: "32MBより大きい")
    }
    if depth(bytes) > depth {
      return LocalizedText("is nested more than 512 deep", ja: "512段より深い")
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
}
