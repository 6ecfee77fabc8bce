import ToriLanguage
import ToriSystem

/// A document as its reader cut it: its blocks in order, below the headings that they stand under.
package struct OutlinePicture: Sendable {
  package let document: CatalogueDocument
  package let blocks: DescribedBlocks
  package let forest: Forest<Node>

  /// Blocks stand by their place among `blocks`.
  package enum Node: Hashable, Sendable {
    case block(Int)
    /// Blocks of one kind that are no posts, one after the other: links, counters.
    case run(Range<Int>)
    /// A heading that no block of the document is.
    case heading(String)
  }

  init(
    of document: CatalogueDocument, in session: Session, _ cancellation: Cancellation
  ) throws(EngineError) {
    self.document = document
    blocks = try DescribedBlocks(
      of: .filter(.scan(.blocks), .documents([document.name])), in: session, cancellation)
    var outline = HeadingTree(blocks: blocks)
    forest = outline.grown()
  }
}

/// Puts blocks under the headings that they name.
private struct HeadingTree {
  let blocks: DescribedBlocks
  private var forest = Forest<OutlinePicture.Node>()
  /// The heading that the last of the roots is, if it is one.
  private var open: String?

  /// Fewer than this stand each by itself.
  private static let shortestRun = 3

  init(blocks: DescribedBlocks) { self.blocks = blocks }

  mutating func grown() -> Forest<OutlinePicture.Node> {
    var position = 0
    while position < blocks.count {
      let end = runEnd(from: position)
      if end - position >= Self.shortestRun {
        add(.run(position..<end), next: heading(at: end))
        position = end
      } else {
        add(position, next: heading(at: position + 1))
        position += 1
      }
    }
    return forest
  }

  private mutating func add(_ block: Int, next: String?) {
    guard blocks.kind(block).isPost else { return add(.block(block), next: next) }
    let own = blocks.heading(block)
    if let next, next != own, blocks.text(block).hasSuffix(next) {
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
      if case .block(let block) = node, let next, blocks.text(block) == next {
        open = next
      } else {
        open = nil
      }
    }
  }

  /// The heading of the first post at `position` or after it.
  private func heading(at position: Int) -> String? {
    (position..<max(position, blocks.count)).first { blocks.kind($0).isPost }
      .flatMap { blocks.heading($0) }
  }

  /// Where a run of blocks of one kind ends that are no posts.
  private func runEnd(from start: Int) -> Int {
    let kind = blocks.kind(start)
    if kind.isPost || heading(at: start) == blocks.text(start) { return start + 1 }
    return (start..<blocks.count).first { blocks.kind($0) != kind } ?? blocks.count
  }
}
