import ToriSystem

/// How often words stand in some blocks.
package struct WordFrequencies: Sendable {
  /// Of each entry; of signs, nothing need be told.
  package var counts: [UInt32]
  /// N: all that count as words.
  package var wordCount: Int

  package init(counts: [UInt32], wordCount: Int) {
    (self.counts, self.wordCount) = (counts, wordCount)
  }
}

extension WordLayer {
  /// How often words stand in some blocks: known of all posts; of most of them, what the others lack.
  ///
  /// - Complexity: O(tokens of the blocks, or of the posts that are none of them if these are fewer).
  package func frequencies(
    of blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordFrequencies {
    let posts = index.posts
    if blocks == posts { return WordFrequencies(counts: entryCounts, wordCount: wordCount) }
    if blocks.count > posts.count / 2 {
      let others = posts.subtracting(blocks)
      if others.count == posts.count - blocks.count {
        return rest(of: try counted(others, cancellation))
      }
    }
    return try counted(blocks, cancellation)
  }

  /// The same of two sets, of which the second is mostly all posts, or all others.
  package func frequencies(
    of blocks: BlockSet, and others: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> (WordFrequencies, WordFrequencies) {
    let isRest =
      blocks.count + others.count == index.posts.count && !others.isEmpty
      && blocks.intersection(others).isEmpty && blocks.union(others) == index.posts
    guard isRest else {
      return (try frequencies(of: blocks, cancellation), try frequencies(of: others, cancellation))
    }
    let isSmaller = blocks.count <= others.count
    let own = try counted(isSmaller ? blocks : others, cancellation)
    let rest = rest(of: own)
    return isSmaller ? (own, rest) : (rest, own)
  }

  /// What all posts have beside some.
  private func rest(of some: WordFrequencies) -> WordFrequencies {
    var rest = some
    for entry in rest.counts.indices {
      rest.counts[entry] = entryCounts[entry] &- some.counts[entry]
    }
    rest.wordCount = wordCount - some.wordCount
    return rest
  }

  private func counted(
    _ blocks: BlockSet, _ cancellation: Cancellation
  ) throws(IndexError) -> WordFrequencies {
    var counts = [UInt32](repeating: 0, count: entryCount)
    if blocks.isEmpty { return WordFrequencies(counts: counts, wordCount: 0) }
    for segment in segments {
      let own = try segment.counts(of: blocks, cancellation)
      for (number, count) in own.enumerated() where count > 0 {
        counts[Int(segment.map[number])] &+= count
      }
    }
    var wordCount = 0
    for entry in counts.indices where isWord(UInt32(entry)) { wordCount += Int(counts[entry]) }
    return WordFrequencies(counts: counts, wordCount: wordCount)
  }

  /// In how many of some blocks, and of their documents, the words of each group stand.
  ///
  /// - Parameter groups: the group of each entry.
  package func spread(
    in blocks: BlockSet, groups: [UInt32], groupCount: Int, _ cancellation: Cancellation
  ) throws(IndexError) -> GroupSpread {
    let bounds = DocumentBounds(index)
    var all = GroupSpread(groupCount: groupCount)
    for segment in segments {
      let own = segment.map.map { isWord($0) ? groups[Int($0)] : .max }
      all.add(
        try segment.spread(
          in: blocks, groups: own, groupCount: groupCount, bounds, cancellation))
    }
    return all
  }
}
