import ToriCorpus

/// Which thread each block leads to, as blocks come in the order of the corpus: a page that is one, what answers join
/// in a file of data, else the block alone.
struct LoadedThreads {
  struct Thread {
    /// The identifier of its first block.
    let root: String
    /// How many blocks it has; none where the block that leads to it is not one of them.
    let size: Int
  }

  /// Of pages that are threads, by their names: the first post, and how many there are.
  private let pages: [String: Thread]
  /// Of blocks that answers join with others.
  private let joined: [String: Thread]

  /// - Parameters:
  ///   - answers: which of the blocks of files of data answers which, by their places among `blocks`.
  ///   - blocks: those that do or may be answered, in the order of the corpus.
  init(pages: [String: Thread], answers: [(block: Int, target: Int)], among blocks: [String]) {
    self.pages = pages
    var roots = Array(blocks.indices)
    func root(of block: Int) -> Int {
      var block = block
      while roots[block] != block {
        roots[block] = roots[roots[block]]
        block = roots[block]
      }
      return block
    }
    // The first block of those that are joined is the root.
    for (block, target) in answers {
      let (a, b) = (root(of: block), root(of: target))
      roots[max(a, b)] = min(a, b)
    }
    var sizes = blocks.map { _ in 0 }
    let all = blocks.indices.map { root(of: $0) }
    for root in all { sizes[root] += 1 }
    joined = Dictionary(
      zip(blocks, all).map { ($0, Thread(root: blocks[$1], size: sizes[$1])) }
    ) { first, _ in first }
  }

  func thread(of block: String, in document: String, isPost: Bool) -> Thread {
    if let page = pages[document] { return Thread(root: page.root, size: isPost ? page.size : 0) }
    return joined[block] ?? Thread(root: block, size: 1)
  }
}
