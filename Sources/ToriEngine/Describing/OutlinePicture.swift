import ToriIndex
import ToriLanguage

/// A document as its reader cut it: its blocks in order, below the headings that they stand under.
package struct OutlinePicture: Sendable {
  package let document: DocumentRecord
  package let forest: Forest<Node>
  private let index: Index

  package enum Node: Hashable, Sendable {
    case block(BlockID)
    /// Blocks of one kind that are no posts, one after the other: links, counters.
    case run(first: BlockID, last: BlockID, count: Int)
    /// A heading that no block of the document is.
    case heading(String)
  }

  init(ofDocument place: Int, in index: Index) {
    self.index = index
    document = index.documents[place]
    var outline = Outline(index: index, blocks: index.blocks(ofDocument: place).map { BlockID($0) })
    forest = outline.grown()
  }

  package func label(of block: BlockID) -> BlockLabel { index.label(of: block) }
  package func text(of block: BlockID) -> String { index.text(of: block) }
}

/// Puts blocks under the headings that they name.
private struct Outline {
  let index: Index
  let blocks: [BlockID]
  private var forest = Forest<OutlinePicture.Node>()
  /// The heading that the last of the roots is, if it is one.
  private var open: String?

  /// Fewer than this stand each by itself.
  private static let shortestRun = 3

  init(index: Index, blocks: [BlockID]) {
    self.index = index
    self.blocks = blocks
  }

  mutating func grown() -> Forest<OutlinePicture.Node> {
    var position = 0
    while position < blocks.count {
      let end = runEnd(from: position)
      let block = blocks[position]
      if end - position >= Self.shortestRun {
        add(
          .run(first: block, last: blocks[end - 1], count: end - position), next: heading(at: end))
        position = end
      } else {
        add(block, next: heading(at: position + 1))
        position += 1
      }
    }
    return forest
  }

  private mutating func add(_ block: BlockID, next: String?) {
    guard index.kind(of: block).isPost else { return add(.block(block), next: next) }
    let own = index.text(.heading, of: block)
    if let next, next != own, index.text(of: block).hasSuffix(next) {
      forest.append(.block(block), depth: 0)
      open = next
    } else if let own {
      if own != open { forest.append(.heading(own), depth: 0) }
      open = own
      forest.append(.block(block), depth: 1)
    } else {
      forest.append(.block(block), depth: 0)
      open = nil
    }
  }

  /// What is no post stands under the open heading only if more of that follows.
  private mutating func add(_ node: OutlinePicture.Node, next: String?) {
    if open != nil, next == open {
      forest.append(node, depth: 1)
    } else {
      forest.append(node, depth: 0)
      // A title of a section is a block of its own kind, and no post.
      if case .block(let block) = node, let next, index.text(of: block) == next {
        open = next
      } else {
        open = nil
      }
    }
  }

  /// The heading of the first post at `position` or after it.
  private func heading(at position: Int) -> String? {
    blocks[position...].first { index.kind(of: $0).isPost }.flatMap { index.text(.heading, of: $0) }
  }

  /// Where a run of blocks of one kind ends that are no posts.
  private func runEnd(from start: Int) -> Int {
    let kind = index.kind(of: blocks[start])
    if kind.isPost || index.text(of: blocks[start]) == heading(at: start) { return start + 1 }
    return blocks[start...].firstIndex { index.kind(of: $0) != kind } ?? blocks.count
  }
}
