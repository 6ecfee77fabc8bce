/// The other programs that can be asked, in the order in which they are.
enum Peer: String, CaseIterable {
  case tantivy, groonga, sqlite, ripgrep

  /// Makes its index of `posts`; nil if it is not installed. `folder` holds what `LineText` wrote.
  func index(_ posts: BenchPosts, folder: String) throws -> (any Answerer)? {
    switch self {
    case .tantivy: try Tantivy(posts, folder: folder)
    case .groonga: try Groonga(posts, folder: folder)
    case .sqlite: try SQLite(posts, folder: folder)
    case .ripgrep: Ripgrep(folder: folder)
    }
  }
}
