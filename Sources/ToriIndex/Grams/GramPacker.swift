/// Packs which blocks of a segment have which grams.
struct GramPacker {
  /// A gram that many blocks have, as longer ones are made of it.
  private struct Frequent {
    /// The two symbols of which it consists: first × 2³² + second.
    let pair: UInt64
    let lastScalar: UInt32
    /// How many blocks have it.
    let count: Int
    /// Its place in the dictionary.
    var place: Int
  }

  /// What comes of a part of the symbols; places count from its first gram.
  private struct Part {
    var lists: GramLists
    var frequent: [Frequent] = []

    mutating func noteIfFrequent(
      _ first: Int, _ second: Int, _ lastScalar: UInt32, _ count: Int, _ frequentCount: Int
    ) {
      if count < frequentCount { return }
      frequent.append(
        Frequent(
          pair: UInt64(first) << 32 | UInt64(second), lastScalar: lastScalar, count: count,
          place: lists.grams.count))
    }
  }

  private let frequentCount: Int
  private let blockCount: Int
  private var builder: GramDictionaryBuilder
  /// The frequent grams of the length packed last, in the order of the dictionary.
  private var frequent: [Frequent] = []

  /// From how many blocks on a gram is frequent, where `blockCount` blocks are a segment. Fewer make the
  /// index larger, more leave more texts to be compared with a needle.
  static func usualFrequentCount(blockCount: Int) -> Int { max(256, blockCount / 1024) }

  /// Packs everything; longer grams where both their parts are in at least `frequentCount` blocks. Uses up the
  /// characters, whose memory is wanted for the grams.
  static func pack(_ characters: inout SegmentCharacters, frequentCount: Int) -> PackedGrams {
    var packer = GramPacker(blockCount: characters.blockCount, frequentCount: frequentCount)
    packer.packShort(characters)
    var length = 3
    while length <= Gram.longest, !packer.frequent.isEmpty {
      let pairs = SymbolPairs(
        packer.frequent.map(\.pair), symbolCount: characters.sequence.counts.count)
      characters.sequence.join(pairs)
      packer.packLonger(characters.sequence)
      length += 1
    }
    characters.sequence.removeAll()
    return packer.builder.build()
  }

  private init(blockCount: Int, frequentCount: Int) {
    self.blockCount = blockCount
    self.frequentCount = frequentCount
    builder = GramDictionaryBuilder(frequentCount: frequentCount)
  }

  /// Packs single characters and pairs.
  private mutating func packShort(_ characters: SegmentCharacters) {
    let (blockCount, frequentCount) = (blockCount, frequentCount)
    let scalars = characters.scalars
    let sort = NeighbourSort(characters.sequence, withSingles: true)
    take(
      parallelMap(sort.parts.count) { number in
        var part = Part(lists: GramLists(blockCount: blockCount))
        sort.visit(sort.parts[number]) { first, second, blocks in
          if let second {
            part.noteIfFrequent(first, second, scalars[second], blocks.count, frequentCount)
            part.lists.append(Gram(scalars[first], scalars[second]), blocks)
          } else {
            part.lists.append(Gram(scalars[first]), blocks)
          }
        }
        return part
      })
  }

  /// Packs the grams that are a character longer than the symbols of `sequence`, which are the frequent ones.
  private mutating func packLonger(_ sequence: SymbolSequence) {
    let (blockCount, frequentCount, shorter) = (blockCount, frequentCount, frequent)
    let sort = NeighbourSort(sequence, withSingles: false)
    take(
      parallelMap(sort.parts.count) { number in
        var part = Part(lists: GramLists(blockCount: blockCount))
        sort.visit(sort.parts[number]) { first, second, blocks in
          guard let second else { return }
          let (prefix, suffix) = (shorter[first], shorter[second])
          let gram = Gram(extending: prefix.place, by: suffix.lastScalar)
          part.noteIfFrequent(first, second, suffix.lastScalar, blocks.count, frequentCount)
          if blocks.count == prefix.count {
            part.lists.append(gram, count: blocks.count, as: .asPrefix)
          } else if blocks.count == suffix.count {
            part.lists.append(gram, count: blocks.count, as: .asSuffix)
          } else {
            part.lists.append(gram, blocks)
          }
        }
        return part
      })
  }

  /// Puts parts, which are in order, behind each other.
  private mutating func take(_ parts: [Part]) {
    frequent = []
    for part in parts {
      for var gram in part.frequent {
        gram.place += builder.count
        frequent.append(gram)
      }
      builder.append(part.lists)
    }
  }
}
