/// Lines that name a page or a list on it.
enum PageHeading {
  /// Whether a block before the first post may be the page's title.
  static func isTitle(_ block: Block) -> Bool {
    let text = Array(block.text.utf8)[...]
    guard !text.contains(0x0A), text.firstIndex(of: "://") == nil else { return false }
    return Furniture.isHeadlineLike(text)
      || text.hasPrefix("# ") && text.scalarCount <= 140
      || (3..<8).contains(text.scalarCount) && !text.hasSuffix("。")
  }

  /// A first line, before line `end`, that is short, no sentence, and says that a list follows.
  static func line(_ page: Page, _ start: Int, before end: Int) -> Int? {
    let line = page.contentLine(from: start)
    guard line < end else { return nil }
    let text = page[line].trimmed
    guard text.scalarCount <= 60, !text.hasSuffix(anyOf: ["。", "！", "？", "」"]),
      text.firstIndex(of: "://") == nil, !Furniture.isCounter(text),
      Furniture.kind(of: text) == nil
    else { return nil }
    // One of many hashtags of a post is not followed by a space.
    let isNamed = text.hasPrefix("# ") || text.hasSuffix(anyOf: ["まとめ", "一覧", "まとめ】"])
    return isNamed && page.contentLine(from: line + 1) < end ? line : nil
  }

  /// `<title>`
  static func isInAngles(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    return text.hasPrefix("<") && text.hasSuffix(">")
  }
}
