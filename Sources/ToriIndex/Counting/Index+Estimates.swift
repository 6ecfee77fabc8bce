import ToriCorpus

/// What a planner asks: upper bounds that cost little, being read from counts and extremes.
extension Index {
  /// How many blocks can hold `folded`, by the counts of its grams.
  package func estimate(mentioning folded: [UInt8]) -> Int {
    if folded.isEmpty { return blockCount }
    let lookup = NeedleLookup(folded, in: segments)
    keep(lookup)
    return lookup.covers.reduce(0) { $0 + ($1?.lists[0].count ?? 0) }
  }

  /// How many different texts a field has, at most: one that stands in several segments counts in each.
  package func distinctCount(_ column: TextColumn) -> Int {
    segments.reduce(0) { $0 + $1.texts(column).count }
  }
}
