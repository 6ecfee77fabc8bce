import Synchronization
import ToriEmbedded
import ToriEngine
import ToriSystem

/// The part of the corpus that was fetched last: whoever asks on of the same rows need not wait again.
final class PartShelf: Sendable {
  private let words: WordCutting
  private let last = Mutex<
    (conditions: [String], isOfTexts: Bool, part: FetchedPart)?
  >(nil)

  init(_ words: WordCutting) { self.words = words }

  /// The blocks for which any of these conditions holds; with all that is known of them, unless only texts are looked at.
  func part(
    where conditions: [String], isOfTexts: Bool = false, _ reader: PartReader
  ) throws(EngineError) -> FetchedPart {
    if let last = last.withLock({ $0 }), last.conditions == conditions,
      last.isOfTexts == isOfTexts
    {
      return last.part
    }
    let fetched = try reader.blocks(where: conditions, isOfTexts: isOfTexts)
    let part = FetchedPart(
      engine: try EmbeddedEngine(of: fetched.part, words: words, reader.cancellation),
      numbers: fetched.numbers, identifiers: fetched.identifiers, holds: fetched.holds)
    last.withLock { $0 = (conditions, isOfTexts, part) }
    return part
  }
}

/// A part of the corpus that can be asked here.
struct FetchedPart: Sendable {
  let engine: EmbeddedEngine
  /// Of each block, its place in the corpus and its identifier.
  let numbers: [Int]
  let identifiers: [String]
  /// Of each of the conditions by which it was fetched, for which blocks it holds.
  let holds: [[Bool]]

  /// The identifiers of those for which a condition holds.
  func identifiers(of condition: Int) -> Set<String> {
    Set(zip(identifiers, holds[condition]).compactMap { $1 ? $0 : nil })
  }
}
