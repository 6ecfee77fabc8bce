import ToriLanguage
import ToriSystem

/// Who answers whom among the posts of a document, or of one thread of it.
package struct ThreadPicture: Sendable {
  package let document: CatalogueDocument
  package let posts: DescribedBlocks
  package let forest: Forest<Node>

  /// Posts stand by their place among `posts`.
  package enum Node: Hashable, Sendable {
    /// A post, below the first that it answers; the others that it answers.
    case post(Int, alsoAnswers: [String])
    /// Posts, one after the other, that neither answer nor are answered.
    case loners(first: Int, last: Int, count: Int)
    /// What is answered and no post has the number of; whether it may be one that shows no number.
    case missing(String, mayBeUnnumbered: Bool)
  }

  /// - Parameter node: The posts, all of the document.
  init(
    of node: LogicalNode, document: CatalogueDocument, in session: Session,
    _ cancellation: Cancellation
  ) throws(EngineError) {
    self.document = document
    posts = try DescribedBlocks(of: node, in: session, cancellation)
    forest = ReplyForest(posts).grown()
  }
}

/// Grows the trees: each post hangs on the first that it answers and that comes to stand above it.
private struct ReplyForest {
  private let posts: DescribedBlocks
  /// By post, those of these posts that it answers, each once.
  private var answered: [[Int]] = []
  private var parents: [Int: Int] = [:]
  private var children: [Int: [Int]] = [:]
  /// Answers to posts that are not there, in order.
  private var orphans: [(identifier: String, posts: [Int])] = []
  private var forest = Forest<ThreadPicture.Node>()
  /// Posts that neither answer nor are answered, one after the other.
  private var loners: [Int] = []

  init(_ posts: DescribedBlocks) {
    self.posts = posts
    link()
  }

  consuming func grown() -> Forest<ThreadPicture.Node> {
    let orphaned = Set(orphans.flatMap(\.posts))
    for post in 0..<posts.count where parents[post] == nil && !orphaned.contains(post) {
      if children[post] == nil {
        loners.append(post)
      } else {
        endLoners()
        grow(from: post, depth: 0)
      }
    }
    endLoners()
    let mayBeUnnumbered = !orphans.isEmpty && (0..<posts.count).contains { !posts.isNamed($0) }
    for (identifier, answers) in orphans {
      forest.append(.missing(identifier, mayBeUnnumbered: mayBeUnnumbered), depth: 0)
      for post in answers { grow(from: post, depth: 1) }
    }
    return forest
  }

  private mutating func link() {
    let places = Dictionary(
      (0..<posts.count).map { (posts.identifier($0), $0) }, uniquingKeysWith: { first, _ in first })
    var orphanPlaces: [String: Int] = [:]
    var hasForward = false
    for post in 0..<posts.count {
      let names = posts.repliesTo(post)
      var own: [Int] = []
      for place in names.compactMap({ places[$0] }) where !own.contains(place) {
        own.append(place)
      }
      answered.append(own)
      let others = own.filter { $0 != post }
      // Links to earlier posts alone make no circle.
      let parent = others.first { $0 < post && !hasForward || !isAbove($0, post) }
      if let parent {
        hasForward = hasForward || parent > post
        parents[post] = parent
        children[parent, default: []].append(post)
      } else if let name = names.first, others.isEmpty {
        if let place = orphanPlaces[name] {
          orphans[place].posts.append(post)
        } else {
          orphanPlaces[name] = orphans.count
          orphans.append((name, [post]))
        }
      }
    }
  }

  /// Whether `post` stands above `other` already, so that it cannot hang below it.
  private func isAbove(_ other: Int, _ post: Int) -> Bool {
    var next: Int? = other
    while let current = next {
      if current == post { return true }
      next = parents[current]
    }
    return false
  }

  private mutating func grow(from root: Int, depth: Int) {
    var open = [(post: root, depth: depth)]
    while let (post, depth) = open.popLast() {
      let others = answered[post].dropFirst().map { posts.identifier($0) }
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
