import ToriCorpus
import ToriLanguage
import ToriSystem
import ToriText

/// Answers what is asked of a corpus; nothing above knows what stands behind it.
package protocol Engine: Sendable {
  var catalogue: any Catalogue { get }

  /// Throws `refused`, in plain words, where the engine does not do what is asked; looks at nothing but the question.
  func judge(_ action: Analyzer.Action) throws(EngineError)

  /// The rows that the plan yields, with notes on what was left out of them.
  ///
  /// Throws `EngineError.interrupted` soon after `cancellation` is cancelled.
  func run(_ plan: LogicalPlan, cancellation: Cancellation) throws(EngineError) -> Answer

  /// How the plan is read and would be carried out.
  func explain(_ plan: LogicalPlan) throws(EngineError) -> Explanation

  /// The same, carried out to see what each step comes to.
  func analyze(_ plan: LogicalPlan, cancellation: Cancellation) throws(EngineError) -> Explanation

  /// The file of a document, as one would name it in the working folder, and its bytes as they were
  /// read.
  ///
  /// Throws `sourceChanged` if the file is gone or is no longer the one that was read.
  func source(ofDocument name: String) throws(EngineError) -> (path: String, bytes: [UInt8])

  /// The block of that identifier as its reader gave it.
  func block(_ identifier: String) throws(EngineError) -> Block?

  /// Values of a field that begin so, folded, the most frequent first, found in bounded time.
  ///
  /// - Parameters:
  ///   - ofBlocks: whether what is no post has the field too.
  ///   - rows: those that are looked at; nil for all posts.
  func values(
    of field: Field, beginning folded: [UInt8], ofBlocks: Bool, among rows: LogicalNode?
  ) -> [FoundValue]

  /// The words that go on from what is typed, as posts among `rows` write them, the most frequent first, found in
  /// bounded time; of nothing typed, the commonest runs of one script.
  func texts(beginning typed: String, among rows: LogicalNode?) -> [FoundText]

  /// What words of posts have as that part of theirs and begins as what is typed, with how many posts have it, the most
  /// frequent first; none where the texts are too many to be cut while a person waits.
  func words(
    _ part: WordPart, beginning typed: String, among rows: LogicalNode?
  ) -> [FoundText]

  /// Different values of a field, as they are spelt, each once; at most `limit`.
  func spellings(
    of field: Field, limit: Int, cancellation: Cancellation
  ) throws(EngineError) -> [String]

  /// Throws if what it reads is known to be damaged, or is another than it was.
  func check() throws(EngineError)

  /// Where what it reads is kept.
  var location: String { get }
}

extension Engine {
  /// Most engines do all that can be asked.
  package func judge(_ action: Analyzer.Action) throws(EngineError) {}
}

/// A value of a field, for completion.
package struct FoundValue: Hashable, Sendable {
  package let text: String
  /// What stands beside it: how many posts have it, or what it is.
  package let note: LocalizedText?

  package init(text: String, note: LocalizedText?) { (self.text, self.note) = (text, note) }
}

/// A text that posts hold, for completion.
package struct FoundText: Hashable, Sendable {
  package let text: String
  /// How many posts have it.
  package let count: Int
  /// Whether they were counted, not guessed from those that were read.
  package let isExact: Bool

  package init(text: String, count: Int, isExact: Bool) {
    (self.text, self.count, self.isExact) = (text, count, isExact)
  }
}
