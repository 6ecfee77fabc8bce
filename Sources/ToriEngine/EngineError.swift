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
  case unexpected(expected: LocalizedText, found: LocalizedText)
  /// What the engine reads cannot be read, and what that means for it.
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
