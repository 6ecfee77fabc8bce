import ToriIndex
import ToriWords

/// How often each entry and each group of entries stands in texts that are added one after the other.
struct WordTally {
  private let grouping: WordGrouping
  /// Of each entry, in words.
  private(set) var entryCounts: [Int]
  /// Of each group, in words, posts and documents.
  private(set) var counts: [Int]
  private(set) var posts: [Int]
  private(set) var documents: [Int]
  private var lastPost: [UInt32]
  private var lastDocument: [Int32]
  /// N, all words.
  private(set) var wordCount = 0
  private(set) var postCount = 0
  /// Groups that stand anywhere, each once.
  private(set) var touched: [Int] = []
  private var touchedEntries: [Int] = []
  private var postNumber: UInt32 = 0

  init(_ grouping: WordGrouping) {
    self.grouping = grouping
    entryCounts = Array(repeating: 0, count: grouping.groups.count)
    counts = Array(repeating: 0, count: grouping.count)
    posts = counts
    documents = counts
    lastPost = Array(repeating: 0, count: grouping.count)
    lastDocument = Array(repeating: -1, count: grouping.count)
  }

  /// Adds the words of a post; those of one document follow each other.
  ///
  /// - Parameter counts: whether a token counts, besides being a word.
  mutating func add(
    _ words: ArraySlice<WordToken>, of entries: WordLexicon, inDocument document: Int,
    where counts: (Int) -> Bool = { _ in true }
  ) {
    postNumber += 1
    postCount += 1
    for place in words.indices {
      let entry = words[place].entry
      guard entries.isWord(entry), counts(place) else { continue }
      let group = Int(grouping.groups[Int(entry)])
      if self.counts[group] == 0 { touched.append(group) }
      if entryCounts[Int(entry)] == 0 { touchedEntries.append(Int(entry)) }
      entryCounts[Int(entry)] += 1
      self.counts[group] += 1
      wordCount += 1
      if lastPost[group] != postNumber {
        lastPost[group] = postNumber
        posts[group] += 1
      }
      if lastDocument[group] != document {
        lastDocument[group] = Int32(document)
        documents[group] += 1
      }
    }
  }

  /// Nothing is counted any more.
  mutating func removeAll() {
    for group in touched {
      (counts[group], posts[group], documents[group]) = (0, 0, 0)
      (lastPost[group], lastDocument[group]) = (0, -1)
    }
    for entry in touchedEntries { entryCounts[entry] = 0 }
    (touched, touchedEntries, wordCount, postCount, postNumber) = ([], [], 0, 0, 0)
  }

  /// Entries that were counted, in the order in which they came.
  var countedEntries: [Int] { touchedEntries }
}
