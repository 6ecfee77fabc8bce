import ToriTime

/// What stands around the comments of a flattened thread, and what their order proves.
extension FlattenedThreadReader {
  /// The first line of the page's foot: its title, and the counters that end the page.
  func footStart() -> Int {
    guard var line = page.lastContentLine(of: 0..<page.lines.count) else { return page.lines.count }
    let last = line
    while line > 0, Furniture.isCounter(page[line]) || page.isBlank(line) { line -= 1 }
    guard line < last else { return page.lines.count }
    return isTitle(line) && line > 0 ? line : line + 1
  }

  /// Where the counters and titles end that a page may begin with.
  func headEnd(before foot: Int) -> Int {
    var line = 0
    while line < foot, page.isBlank(line) || Furniture.isCounter(page[line]) { line += 1 }
    // A title at the head is known by the counters under it.
    let next = line + 1
    if line < foot, isTitle(line), next < foot, Furniture.isCounter(page[next]) {
      line = next
      while line < foot, page.isBlank(line) || Furniture.isCounter(page[line]) { line += 1 }
    }
    return line
  }

  private func isTitle(_ line: Int) -> Bool {
    let text = page[line].trimmed
    return Furniture.isHeadlineLike(text) && !text.hasPrefix("「")
      && text.firstIndex(of: "://") == nil
  }

  func footBlocks(_ foot: Int) -> [Block] {
    FurnitureBlocks.cut(page, foot..<page.lines.count, otherwise: .title)
  }

  /// Bounds each comment without a time by the stamped ones before and after it.
  ///
  /// Only if the stamps ascend: then the order of the page is the order of posting.
  mutating func bound() {
    let stamps = blocks.compactMap { $0.time?.earliest }
    guard !stamps.isEmpty, zip(stamps, stamps.dropFirst()).allSatisfy({ $0 <= $1 }) else { return }
    var following: [TimeSpan?] = []
    var later: TimeSpan?
    for block in blocks.reversed() {
      following.append(later)
      later = block.time ?? later
    }
    var earlier: TimeSpan?
    for (index, later) in zip(blocks.indices, following.reversed()) {
      if let time = blocks[index].time {
        earlier = time
      } else if blocks[index].kind.isPost {
        // A stamp to the second is as good as an instant; within a minute, it may have come before.
        let latest = later.flatMap { $0.precision == .second ? $0.earliest : $0.latest }
        blocks[index].time = TimeSpan(
          earliest: earlier?.earliest, latest: latest,
          precision: min(earlier?.precision ?? .second, later?.precision ?? .second),
          basis: .bounded)
      }
    }
  }
}
