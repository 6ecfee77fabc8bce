import ToriTime

/// A piece of a document: a post, or part of what surrounds posts on the page.
///
/// Every field is what the source states or its neighbours prove; what is unknown is `nil` or empty.
package struct Block: Hashable, Sendable {
  /// What it is on its page.
  package var kind: BlockKind
  /// The bytes of the source file that are this block, half-open. Blank lines after a block are its.
  package var bytes: Range<Int>
  /// The first and last line of the block's content, counted from 1.
  package var lines: ClosedRange<Int>
  /// The message without its header, stamps and counters; for a block that is no post, its content.
  package var text: String
  /// As a page numbers it, or its position among what has neither number nor identifier; never the
  /// identifier that a platform gives.
  package var number: Int?
  /// The identifier that data give, as written.
  package var sourceID: String?
  /// Whether `sourceID` was damaged on its way, so that it tells the post from no other.
  package var hasDamagedID = false
  /// Its name within its document, with the mark before it, as an export of tori's own has it: `#44`, `:29`.
  package var givenName: String?
  /// The document that such an export has it of; no part of the block.
  package var exportedDocument: String?
  /// Which of the runs of posts of a page it is in, where each numbers its own, from 0. Comments make a
  /// run of their own by themselves.
  package var run = 0
  /// The name that the source gives, as written.
  package var author: String?
  /// The ID or handle that the source gives.
  package var authorID: String?
  /// When it was posted, as far as that is said.
  package var time: TimeSpan?
  /// The posts that it answers, in order of appearance, each once; the document need not have them.
  package var repliesTo: [PostKey] = []
  /// Lines that quote, without their mark.
  package var quotes: [String] = []
  /// As the source counts it; nil where it says nothing.
  package var reposts: Int?
  /// As the source counts them, as dislikes and views are; nil where it says nothing.
  package var likes: Int?
  package var dislikes: Int?
  package var views: Int?
  /// The post that it repeats.
  package var repostsOf: PostKey?
  /// The post that it quotes.
  package var quotesOf: PostKey?
  /// The addresses that it links to, in order, each once.
  package var links: [String] = []
  /// Without `#`.
  package var hashtags: [String] = []
  /// Without `@`.
  package var handles: [String] = []
  /// Whether the page says that it was taken away.
  package var isDeleted = false
  /// The section in which it stands.
  package var heading: String?
  /// Of an article that is quoted, or of the record.
  package var title: String?
  /// Date expressions in the text, in order of appearance.
  package var dates: [PartialDate] = []
  /// Where data of another origin says it comes from: a board, a site, a feed.
  package var source: String?
  /// The conversation or thread that data name.
  package var thread: String?
  /// The post's own address, which is no link in its text.
  package var permalink: String?
  /// As data say.
  package var language: String?
  /// What data have in columns that are no fields of the model.
  package var own = OwnCells()

  package init(kind: BlockKind, bytes: Range<Int>, lines: ClosedRange<Int>, text: String) {
    self.kind = kind
    self.bytes = bytes
    self.lines = lines
    self.text = text
  }
}

extension Block {
  /// What the document's posts call it by: the name that it is given, the identifier that data give, or
  /// its number; nil for what is no post in its source, and a post that only its line tells from others.
  package var key: PostKey? {
    if let givenName { return PostKey(givenName: givenName) }
    guard kind.isPost else { return nil }
    if let sourceID, !hasDamagedID { return PostKey(sourceID) }
    return number.map { .number($0) }
  }

  /// Which posts a number means first when the block answers it: of a digest and its comments, its own.
  package var numbering: Int { run * 2 + (kind == .comment ? 1 : 0) }
}

extension PostKey {
  /// The key of a post by its name within its document, as an export of tori's own has it: `#44` or `:29`.
  package init(givenName name: String) {
    self =
      name.hasPrefix("#")
      ? PostKey(String(name.dropFirst())) : .text(Self.lineMark + name.dropFirst())
  }

  /// What a key that is a line begins with, and no identifier holds: U+0000.
  private static let lineMark = "\0"

  /// The key with the mark before it, as it follows the document in an identifier.
  package var name: String {
    guard case .text(let text) = self, text.hasPrefix(Self.lineMark) else { return "#" + spelling }
    return ":" + text.dropFirst()
  }
}
