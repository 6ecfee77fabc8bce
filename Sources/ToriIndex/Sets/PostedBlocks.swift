import Synchronization

/// Blocks that posting lists name, decoded when somebody asks for more than the first of them.
final class PostedBlocks: Sendable {
  let count: Int
  /// Of one segment after the other.
  private let lists: [PostingList]
  /// Kept, since a set of blocks may outlive the index.
  private let file: IndexFile
  private let decoded = Mutex<BlockSet?>(nil)

  init(_ lists: [PostingList], of file: IndexFile) {
    self.lists = lists
    self.file = file
    count = lists.reduce(0) { $0 + $1.count }
  }

  /// All of them.
  var storage: BlockSet.Storage {
    decoded.withLock { decoded in
      let blocks = decoded ?? BlockSet(joining: lists.map { $0.blocks() })
      decoded = blocks
      return blocks.storage
    }
  }

  /// The first `count` of them, which are no more than there are.
  func first(_ count: Int) -> [UInt32] {
    var found: [UInt32] = []
    for list in lists where found.count < count { found += list.first(count - found.count) }
    return found
  }
}
