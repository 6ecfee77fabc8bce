import ToriTime

/// A piece of a document: a post, or part of what surrounds posts on the page.
///
/// Every field is what the source states or its neighbours prove; what is unknown is `nil` or empty.
package struct Block: Hashable, Sendable {
  package var kind: BlockKind
  /// The bytes of the source file that are this block, half-open. Blank lines after a block are its.
  package var bytes: Range<Int>
  /// The first and last line of the block's content, counted from 1.
  package var lines: ClosedRange<Int>
  /// The message without its header, stamps and counters; for a block that is no post, its content.
  package var text: String
  /// As the source numbers it, else the position among its kind in the document.
  package var number: Int?
  package var author: String?
  package var authorID: String?
  package var time: TimeSpan?
  /// The numbers that the text answers, in order of appearance, each once.
  package var repliesTo: [Int] = []
  /// Lines that quote, without their mark.
  package var quotes: [String] = []
  package var reposts: Int?
  package var links: [String] = []
  /// Without `#`.
  package var hashtags: [String] = []
  /// Without `@`.
  package var handles: [String] = []
  package var isDeleted = false
  package var heading: String?
  package var title: String?
  /// Date expressions in the text, in order of appearance.
  package var dates: [PartialDate] = []
  /// Where data of another origin says it comes from: a board, a site, a feed.
  package var source: String?

  package init(kind: BlockKind, bytes: Range<Int>, lines: ClosedRange<Int>, text: String) {
    self.kind = kind
    self.bytes = bytes
    self.lines = lines
    self.text = text
  }
}
