import ToriCorpus
import ToriIndex
import ToriLanguage
import ToriTime

/// Who answers whom among the posts of a document, or of one thread of it.
package struct ThreadPicture: Sendable {
  package let document: DocumentRecord
  package let forest: Forest<Node>
  package let postCount: Int
  private let index: Index

  package enum Node: Hashable, Sendable {
    /// A post, below the first that it answers; the others that it answers.
    case post(BlockID, alsoAnswers: [String])
    /// Posts, one after the other, that neither answer nor are answered.
    case loners(first: BlockID, last: BlockID, count: Int)
    /// What is answered and no post has the number of; whether it may be one that shows no number.
    case missing(String, mayBeUnnumbered: Bool)
  }

  init(of posts: [BlockID], document place: Int, in index: Index) {
    self.index = index
    document = index.documents[place]
    postCount = posts.count
    forest = ReplyForest(index: index, posts: posts, name: document.name).grown()
  }

  package func label(of block: BlockID) -> BlockLabel { index.label(of: block) }
  package func text(of block: BlockID) -> String { index.text(of: block) }
  package func time(of block: BlockID) -> TimeSpan? { index.time(of: block) }
}

/// Grows the trees: each post hangs on the first that it answers and that comes to stand above it.
private struct ReplyForest {
  private let index: Index
  private let posts: [BlockID]
  private let name: String
  private var parents: [BlockID: BlockID] = [:]
  private var children: [BlockID: [BlockID]] = [:]
  /// Answers to posts that are not there, in order.
  private var orphans: [(key: PostKey, posts: [BlockID])] = []
  private var forest = Forest<ThreadPicture.Node>()
  /// Posts that neither answer nor are answered, one after the other.
  private var loners: [BlockID] = []

  init(index: Index, posts: [BlockID], name: String) {
    self.index = index
    self.posts = posts
    self.name = name
    link()
  }

  consuming func grown() -> Forest<ThreadPicture.Node> {
    let orphaned = Set(orphans.flatMap(\.posts))
    for post in posts where parents[post] == nil && !orphaned.contains(post) {
      if children[post] == nil {
        loners.append(post)
      } else {
        endLoners()
        grow(from: post, depth: 0)
      }
    }
    endLoners()
    let mayBeUnnumbered = posts.contains { index.key(of: $0) == nil }
    for (key, answers) in orphans {
      forest.append(
        .missing(name + key.name, mayBeUnnumbered: mayBeUnnumbered), depth: 0)
      for post in answers { grow(from: post, depth: 1) }
    }
    return forest
  }

  private mutating func link() {
    let members = Set(posts)
    var hasForward = false
    for post in posts {
      let answered = index.parents(of: post).filter { members.contains($0) && $0 != post }
      // Links to earlier posts alone make no circle.
      let parent = answered.first { $0 < post && !hasForward || !isAbove($0, post) }
      if let parent {
        hasForward = hasForward || parent > post
        parents[post] = parent
        children[parent, default: []].append(post)
      } else if let key = index.repliesTo(of: post).first, answered.isEmpty {
        if let place = orphans.firstIndex(where: { $0.key == key }) {
          orphans[place].posts.append(post)
        } else {
          orphans.append((key, [post]))
        }
      }
    }
  }

  /// Whether `post` stands above `other` already, so that it cannot hang below it.
  private func isAbove(_ other: BlockID, _ post: BlockID) -> Bool {
    var next: BlockID? = other
    while let current = next {
      if current == post { return true }
      next = parents[current]
    }
    return false
  }

  private mutating func grow(from root: BlockID, depth: Int) {
    var open = [(post: root, depth: depth)]
    while let (post, depth) = open.popLast() {
      let others = index.parents(of: post).dropFirst().map { index.identifier(of: $0) }
      forest.append(.post(post, alsoAnswers: others), depth: depth)
      open += (children[post] ?? []).reversed().map { ($0, depth + 1) }
    }
  }

  private mutating func endLoners() {
    guard let first = loners.first, let last = loners.last else { return }
    forest.append(.loners(first: first, last: last, count: loners.count), depth: 0)
    loners = []
  }
}
