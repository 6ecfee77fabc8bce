import ToriEngine
import ToriIndex
import ToriLanguage

/// What lists of words say of groups of them: how often each stands in some texts, in how many posts and documents.
struct WordCounts: Sendable {
  /// Of the entries.
  var frequencies: WordFrequencies
  /// Of each group.
  var counts: [UInt32]
  var posts: [UInt32]
  var documents: [UInt32]
  /// The groups that stand there, the most frequent first; of as frequent ones, by what they are.
  var inOrder: [UInt32]
}

extension WordCounts {
  init(
    _ frequencies: WordFrequencies, _ counts: [UInt32], posts: [UInt32], documents: [UInt32],
    by grouping: WordGrouping
  ) {
    self.init(
      frequencies: frequencies, counts: counts, posts: posts, documents: documents,
      inOrder: grouping.inOrder(counts))
  }

  init(_ tally: WordTally, by grouping: WordGrouping) {
    self.init(
      WordFrequencies(tally), tally.counts.map { UInt32($0) },
      posts: tally.posts.map { UInt32($0) },
      documents: tally.documents.map { UInt32($0) }, by: grouping)
  }
}

extension WordFrequencies {
  init(_ tally: WordTally) {
    self.init(counts: tally.entryCounts.map { UInt32($0) }, wordCount: tally.wordCount)
  }

  /// How often the words of each group stand there; signs are none.
  func counts(by grouping: WordGrouping, _ entries: WordLexicon) -> [UInt32] {
    var found = [UInt32](repeating: 0, count: grouping.count)
    for entry in counts.indices where counts[entry] > 0 && entries.wordFlags[entry] {
      found[Int(grouping.groups[entry])] &+= counts[entry]
    }
    return found
  }
}

extension WordGrouping {
  /// Groups that stand somewhere, by how often: the most frequent first, of as frequent ones those that come first by
  /// what they are.
  func inOrder(_ counts: [UInt32]) -> [UInt32] {
    let ranks = ranks
    var keys: [UInt64] = []
    for (group, count) in counts.enumerated() where count > 0 {
      keys.append(UInt64(UInt32.max - count) << 32 | UInt64(ranks.ofGroups[group]))
    }
    keys.sort()
    return keys.map { ranks.inOrder[Int(UInt32(truncatingIfNeeded: $0))] }
  }
}
