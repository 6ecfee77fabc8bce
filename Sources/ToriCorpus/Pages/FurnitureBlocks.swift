/// Cuts stretches of a page that hold no posts.
enum FurnitureBlocks {
  /// One block a headline, with its badge; lines of another kind that touch are one block.
  static func cut(_ page: Page, _ range: Range<Int>, otherwise kind: BlockKind = .headline)
    -> [Block]
  {
    var blocks: [Block] = []
    var line = range.lowerBound
    var open: (kind: BlockKind, range: Range<Int>)?
    func close() {
      if let open { blocks.append(page.block(open.kind, lines: open.range)) }
    }
    while line < range.upperBound {
      defer { line += 1 }
      if page.isBlank(line) {
        close()
        open = nil
        continue
      }
      let own = lineKind(page, line) ?? kind
      if let current = open,
        Furniture.isBadge(page[line]) || current.kind == own && own != .headline
      {
        open = (current.kind, current.range.lowerBound..<line + 1)
      } else {
        close()
        open = (own, line..<line + 1)
      }
    }
    close()
    return blocks
  }

  private static func lineKind(_ page: Page, _ line: Int) -> BlockKind? {
    if Furniture.isBadge(page[line]) { return .navigation }
    return Furniture.isCounter(page[line]) ? .metadata : Furniture.kind(of: page[line])
  }
}
