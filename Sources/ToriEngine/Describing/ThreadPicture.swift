import ToriIndex
import ToriLanguage
import ToriTime

/// Who answers whom among the posts of a document, or of one thread of it.
package struct ThreadPicture: Sendable {
  package let document: DocumentRecord
  package let trees: [Tree<Node>]
  package let postCount: Int
  private let index: Index

  package enum Node: Hashable, Sendable {
    /// A post, below the first that it answers; the others that it answers.
    case post(BlockID, alsoAnswers: [String])
    /// Posts, one after the other, that neither answer nor are answered.
    case loners(first: BlockID, last: BlockID, count: Int)
    /// What is answered and is not there.
    case missing(String)
  }

  init(of posts: [BlockID], document place: Int, in index: Index) {
    self.index = index
    document = index.documents[place]
    postCount = posts.count
    trees = Forest(index: index, posts: posts, name: document.name).grown()
  }

  package func label(of block: BlockID) -> BlockLabel { index.label(of: block) }
  package func text(of block: BlockID) -> String { index.text(of: block) }
  package func time(of block: BlockID) -> TimeSpan? { index.time(of: block) }
}

/// Grows the trees: each post hangs on the first that it answers and that comes to stand above it.
private struct Forest {
  let index: Index
  let posts: [BlockID]
  let name: String

  private typealias Node = ThreadPicture.Node

  func grown() -> [Tree<ThreadPicture.Node>] {
    let members = Set(posts)
    var children: [BlockID: [BlockID]] = [:]
    var parents: [BlockID: BlockID] = [:]
    /// Answers to numbers that are not there, below them in order.
    var orphans: [(number: Int, posts: [BlockID])] = []
    for post in posts {
      let answered = index.parents(of: post).filter { members.contains($0) && $0 != post }
      if let parent = answered.first(where: { !isAbove($0, post, parents) }) {
        parents[post] = parent
        children[parent, default: []].append(post)
      } else if let number = index.repliesTo(of: post).first, answered.isEmpty {
        if let place = orphans.firstIndex(where: { $0.number == number }) {
          orphans[place].posts.append(post)
        } else {
          orphans.append((number, [post]))
        }
      }
    }
    func tree(_ root: BlockID) -> Tree<Node> { self.tree(root, children) }
    let orphaned = Set(orphans.flatMap(\.posts))
    var trees: [Tree<Node>] = []
    var loners: [BlockID] = []
    func flush() {
      guard let first = loners.first, let last = loners.last else { return }
      trees.append(Tree(.loners(first: first, last: last, count: loners.count)))
      loners = []
    }
    for post in posts where parents[post] == nil && !orphaned.contains(post) {
      if children[post] == nil {
        loners.append(post)
      } else {
        flush()
        trees.append(tree(post))
      }
    }
    flush()
    for (number, posts) in orphans {
      trees.append(Tree(.missing("\(name)#\(number)"), posts.map(tree)))
    }
    return trees
  }

  /// Whether `post` stands above `other` already, so that it cannot hang below it.
  private func isAbove(_ other: BlockID, _ post: BlockID, _ parents: [BlockID: BlockID]) -> Bool {
    var next: BlockID? = other
    while let current = next {
      if current == post { return true }
      next = parents[current]
    }
    return false
  }

  private func tree(_ root: BlockID, _ children: [BlockID: [BlockID]]) -> Tree<Node> {
    // From the leaves up, not by recursion: a thread may be as deep as it is long.
    var order: [BlockID] = []
    var open = [root]
    while let next = open.popLast() {
      order.append(next)
      open += children[next] ?? []
    }
    var grown: [BlockID: Tree<Node>] = [:]
    for post in order.reversed() {
      let below = (children[post] ?? []).compactMap { grown.removeValue(forKey: $0) }
      let parents = index.parents(of: post).map { index.identifier(of: $0) }
      grown[post] = Tree(.post(post, alsoAnswers: Array(parents.dropFirst())), below)
    }
    return grown[root] ?? Tree(.post(root, alsoAnswers: []))
  }
}
