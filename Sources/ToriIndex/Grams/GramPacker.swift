/// Packs which blocks of a segment have which grams.
struct GramPacker {
  /// A gram that many blocks have, as longer ones are made of it.
  private struct Frequent {
    /// Its place in the dictionary.
    let place: Int
    let lastScalar: UInt32
    /// How many blocks have it.
    let count: Int
  }

  private let frequentCount: Int
  private var builder: GramDictionaryBuilder
  /// The frequent grams of one length in the order of the dictionary, and what each consists of: two
  /// symbols of the sequence of those that are shorter by one character.
  private var frequent: [Frequent] = []
  private var pairs: [UInt64] = []

  /// From how many blocks on a gram is frequent, where `blockCount` blocks are a segment. Fewer make the
  /// index larger, more leave more texts to be compared with a needle.
  static func usualFrequentCount(blockCount: Int) -> Int { max(256, blockCount / 512) }

  /// Packs everything; longer grams where both their parts are in at least `frequentCount` blocks.
  static func pack(_ characters: SegmentCharacters, frequentCount: Int) -> PackedGrams {
    var packer = GramPacker(
      frequentCount: frequentCount,
      builder: GramDictionaryBuilder(
        blockCount: characters.blockCount, frequentCount: frequentCount))
    packer.packShort(characters)
    var sequence = characters.sequence
    var length = 3
    while length <= Gram.longest, !packer.pairs.isEmpty {
      sequence = sequence.joined(
        SymbolPairs(packer.pairs, symbolCount: sequence.counts.count))
      packer.packLonger(sequence)
      length += 1
    }
    return packer.builder.build()
  }

  private init(frequentCount: Int, builder: consuming GramDictionaryBuilder) {
    self.frequentCount = frequentCount
    self.builder = builder
  }

  /// Packs single characters and pairs.
  private mutating func packShort(_ characters: SegmentCharacters) {
    let scalars = characters.scalars
    let sort = NeighbourSort(characters.sequence, withSingles: true)
    sort.visit { first, second, blocks in
      if let second {
        noteIfFrequent(first, second, scalars[second], blocks.count)
        builder.append(Gram(scalars[first], scalars[second]), blocks)
      } else {
        builder.append(Gram(scalars[first]), blocks)
      }
    }
  }

  /// Packs the grams that are a character longer than the symbols of `sequence`, which are the frequent ones.
  private mutating func packLonger(_ sequence: SymbolSequence) {
    let shorter = frequent
    (frequent, pairs) = ([], [])
    let sort = NeighbourSort(sequence, withSingles: false)
    sort.visit { first, second, blocks in
      guard let second else { return }
      let (prefix, suffix) = (shorter[first], shorter[second])
      let gram = Gram(extending: prefix.place, by: suffix.lastScalar)
      noteIfFrequent(first, second, suffix.lastScalar, blocks.count)
      if blocks.count == prefix.count {
        builder.append(gram, count: blocks.count, as: .asPrefix)
      } else if blocks.count == suffix.count {
        builder.append(gram, count: blocks.count, as: .asSuffix)
      } else {
        builder.append(gram, blocks)
      }
    }
  }

  private mutating func noteIfFrequent(
    _ first: Int, _ second: Int, _ lastScalar: UInt32, _ count: Int
  ) {
    if count < frequentCount { return }
    frequent.append(Frequent(place: builder.count, lastScalar: lastScalar, count: count))
    pairs.append(UInt64(first) << 32 | UInt64(second))
  }
}
