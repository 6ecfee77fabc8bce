import ToriLanguage
import ToriText

/// A failure of the world while a query ran.
package enum EngineError: Error, Hashable, Sendable {
  case interrupted
  /// A source file is gone or is no longer what was indexed.
  case sourceChanged(path: String)
  /// A pattern, as it is written, took more steps than it may.
  case patternLimit(pattern: String)
  /// A line of time would have too many rows.
  case lineLimit(from: String, to: String, rows: Int, take: TimePart)
  /// Texts cannot be cut into words, and what to do about it.
  case noWords(LocalizedText)
  /// `expect` did not find what it was told to.
  case unexpected(Unexpected)
  /// The engine does not do what is asked, which was seen before anything ran, or would take too much.
  case refused(LocalizedText)
  /// What the engine reads cannot be read, and what that means for it; why, in words that are the engine's
  /// own, since nothing above knows what it reads.
  case unreadable(StoreState, LocalizedText)

  /// What is known of what an engine reads, once that went wrong.
  package enum StoreState: Hashable, Sendable {
    /// It does not say any more what is in the sources.
    case damaged
    /// Another came into its place.
    case replaced
    /// It may well be whole.
    case whole
  }
}

/// What was found instead of what `expect` says.
package enum Unexpected: Hashable, Sendable {
  /// So many rows, which is not as the comparison has it.
  case rows(ComparisonOperator, Int, found: Int)
  /// Of so many rows some do not meet the condition, which stands as the query writes it; the first of them.
  case notAll(written: String, of: Int, others: Int, first: [RowName])
  /// None of so many rows meets the condition.
  case none(written: String, of: Int)

  /// By what a row is told: its first cell, or its place from 1.
  package enum RowName: Hashable, Sendable {
    case text(String)
    case place(Int)
  }
}
