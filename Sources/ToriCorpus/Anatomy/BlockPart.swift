/// What a stretch of a block's bytes says: a field of its header, its text, or a mark within that.
package enum BlockPart: Hashable, Sendable {
  case identifier, number, author, authorID, time, title, heading, source, text
  case reposts, likes, dislikes, views, repostsOf, quotesOf, permalink, thread, language
  /// Within the text.
  case anchor, quote, link, hashtag, handle, date
  /// What a file of data holds under this name; which field it is, the file does not say.
  case column(String)

  /// Whether it is a mark that people put into a text.
  package var isMark: Bool {
    switch self {
    case .anchor, .quote, .link, .hashtag, .handle, .date: true
    default: false
    }
  }
}

/// The stretches of a page that its reader took fields from, gathered only where they are asked for.
///
/// Places are in the page's own bytes. A class, since readers are values that hold the page.
final class Trace {
  private(set) var places: [(part: BlockPart, bytes: Range<Int>)] = []

  /// A reader that thinks better of a piece of text says so by noting it anew.
  func note(_ part: BlockPart, _ bytes: Range<Int>) {
    if bytes.isEmpty { return }
    if part == .text { places.removeAll { $0.part == .text && $0.bytes.overlaps(bytes) } }
    places.append((part, bytes))
  }
}
