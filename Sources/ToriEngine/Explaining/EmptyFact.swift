import ToriText

/// Why a query found nothing, and what there is instead. Texts stand as a query writes them.
package enum EmptyFact: Hashable, Sendable {
  /// What each condition left, the first in the place of what the rows are.
  case way([Step])
  /// No post has a time.
  case timeless
  /// The times of the corpus, from the first to the last.
  case covered(from: String, to: String)
  /// A text occurs in so many blocks that are no posts.
  case inOtherBlocks(String, Int)
  /// A text does not occur; those near it do, in so many posts.
  case absent(String, near: [Note.Counted])
  /// No text is all of this; so many posts hold it.
  case noWholeText(String, held: Int)
  /// No post has this value of a field; those near it occur.
  case noValue(field: String, String, near: [String])

  /// A step of a query, and what it left.
  package struct Step: Hashable, Sendable {
    /// The condition as it is read.
    package let words: LocalizedText
    /// How many rows there are after it.
    package let left: Int
    /// Whether it tells what rows the query begins with.
    package let isStart: Bool
  }
}
