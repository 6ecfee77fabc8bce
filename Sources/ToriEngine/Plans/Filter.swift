import ToriCorpus
import ToriLanguage
import ToriTime

/// What a row is held to, bound and typed.
///
/// A filter on something that a row does not have is neither true nor false but unknown, and so is its
/// `not` (Kleene's three values): such a row is left out, and said to be.
package indirect enum Filter: Codable, Hashable, Sendable {
  case and([Filter])
  case or([Filter])
  case not(Filter)

  // Of posts and blocks.
  case mentions(Needle)
  case mentionsExactly(Needle)
  /// Both, with at most `within` characters between them, in either order.
  case near(Needle, Needle, within: Int)
  case matches(Pattern)
  /// It holds the word.
  case word(WordNeedle)
  /// Both, of which one is a word: in words where both are, one within so many of the other; else in characters.
  case nearby(SoughtNeedle, SoughtNeedle, within: Int)
  /// Words that follow each other so stand in it.
  case words(WordSequence)
  case kinds(Set<BlockKind>)
  case integer(Field, ClosedRange<Int>)
  case text(Field, TextComparison)
  case texts(Field, TextComparison)
  case body(TextComparison)
  /// The name, folded, or the ID is one of these.
  case author([Needle])
  /// The whole time span lies in [start, end).
  case time(start: Instant?, end: Instant?)
  /// The hour of the day, or the day of the week, compares so; for a part that comes again.
  case clock(TimePart, ComparisonOperator, Int)
  case undated
  case deleted
  case has(Field)
  /// It answers what is called so, in this document or in its own.
  case repliesToKey(PostKey, document: String?)
  /// It answers the post of this identifier.
  case repliesToPost(String)
  /// The cell of a field that the index keeps no column of as it stands compares so.
  case cell(Field, ComparisonOperator, Value)
  /// It answers one of the rows.
  case repliesTo(LogicalNode)
  /// A link leads there.
  case linksTo(URLPattern)
  case tagged(Needle)
  /// A date expression in the text lies in the period.
  case dated(Period)
  /// The document is one of these, by name.
  case documents(Set<String>)
  /// It is one of the blocks of these identifiers.
  case identifiers(Set<String>)

  // Of the rows of a table.
  case column(Int, name: String, ComparisonOperator, Value)
  case hasColumn(Int, name: String)
}

extension Filter {
  /// What the numbers of a column may be; a comparison that is open on a side goes up to here.
  package static let integerRange = Int.min + 2...Int.max - 1
}
