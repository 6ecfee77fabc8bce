import ToriText

/// How the posts of a kind of page stand on it: by which lines one is told from the next.
package struct Shape: Hashable, Sendable {
  /// As statements and messages call it.
  package var name: String
  /// In a few words, for people; empty if the shape says none.
  package var summary = ""
  /// What its posts are.
  package var kind = ShapeKind.thread
  /// The spellings of a head, of which each is a candidate of its own.
  var heads: [Pattern] = []
  /// Heads that count only where the number goes on from another head of the shape.
  var weakHeads: [Pattern] = []
  var feet: [Pattern] = []
  /// Posts that stand on one line.
  var lines: [Pattern] = []
  /// Labelled lines in any order that head a post.
  var labels: [[PatternPart]] = []
  /// Lines that give the date of the clocks below them.
  var dates: [Pattern] = []
  /// Lines of which the page must hold one.
  var companions: [[PatternPart]] = []
  /// What the posts begin behind, what ends the last of them or each, what belongs to none.
  var starts: [[PatternPart]] = []
  var ends: [[PatternPart]] = []
  var cuts: [[PatternPart]] = []
  var skips: [[PatternPart]] = []
  /// The names of the files that it is for, with `*` and `?`; empty if it is for any.
  var files: [String] = []
  var extent = TextExtent.all
  /// What stands before each line of the text.
  var linePrefix = ""
  /// How many heads there must be; `nil` for what the slots ask for.
  var least: Int?
  /// Whether it must explain nearly all of the page.
  var isList = false
  /// Whether the times must not rise.
  var isDescending = false

  /// What of the lines between heads or feet is the post's text.
  enum TextExtent: String, CaseIterable, Sendable {
    case all
    /// The paragraph next to the foot.
    case block
    /// There must be some.
    case some
    case none
  }

  /// Where a shape came from.
  package enum Origin: UInt8, Codable, Hashable, Sendable {
    case shipped, user, learned
  }
  /// Whose it is.
  package var origin = Origin.shipped
  /// Whether it was found to fit an earlier section of the page.
  var isSettled = false

  /// The shape as a text that is read back to the same.
  package var source = ""

  init(name: String) { self.name = name }

  /// Whether the shape may read the file at `path`.
  func isFor(_ path: String) -> Bool {
    guard !files.isEmpty else { return true }
    let name = path.lastPart
    let stem = ToriCorpus.stem(of: name)
    return files.contains { FilePattern.matches($0, name) || FilePattern.matches($0, stem) }
  }
}

/// What the posts of a shape are.
package enum ShapeKind: String, CaseIterable, Sendable {
  /// An opening and its replies.
  case thread
  /// Replies alone.
  case reply
  case comment
  case message
  case xpost
  /// Items of a list, whose titles are part of what they say.
  case news
  /// Whole articles, whose titles stand apart from their texts.
  case article
}

extension ShapeKind {
  /// The reader that a page of such posts is said to be read by.
  var reader: ReaderName {
    switch self {
    case .thread, .reply: .threadDigest
    case .comment: .comments
    case .message: .messages
    case .xpost: .xDigest
    case .news, .article: .newsList
    }
  }
}
