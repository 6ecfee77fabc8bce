import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem
import ToriWords

/// The words of an index's texts as a query has them: those of the shelf, with compounds joined that somebody named.
struct WordReach: Sendable {
  private let shelf: WordShelf
  private let last: LastJoined
  let lists: WordLists

  init(_ shelf: WordShelf, _ last: LastJoined, _ lists: WordLists) {
    (self.shelf, self.last, self.lists) = (shelf, last, lists)
  }

  /// Words in which these blocks are cut, and perhaps others.
  func source(
    holding blocks: BlockSet, _ cancellation: Cancellation
  ) throws(EngineError) -> any WordSource {
    let source = try shelf.source(holding: blocks, cancellation)
    return lists.compounds.isEmpty ? source : last.joined(source, lists.compounds)
  }

  /// How many of the blocks have a text that one before them has, letter by letter.
  func repeatedCount(among blocks: BlockSet, _ cancellation: Cancellation) throws -> Int {
    try shelf.repeatedCount(among: blocks, cancellation)
  }
}

/// The words with compounds joined that were given out last: their numbers stay the same from query to query.
final class LastJoined: Sendable {
  private let value = Mutex<(words: JoinedWords, compounds: [ListedWord])?>(nil)

  func joined(_ source: any WordSource, _ compounds: [ListedWord]) -> JoinedWords {
    value.withLock { last in
      if let last, last.words.base === source, last.compounds == compounds { return last.words }
      let words = JoinedWords(source, compounds)
      last = (words, compounds)
      return words
    }
  }
}
