/// Writes grams, which come in order, into the sections of a dictionary.
struct GramDictionaryBuilder {
  private let frequentCount: Int
  private var index = ByteWriter()
  private var entries = ByteWriter()
  private var postings: [[UInt8]] = []
  private var postingsSize = 0
  private var previous: UInt64 = 0
  /// How many grams there are so far; the place of the next.
  private(set) var count = 0

  /// For grams of which those are frequent that `frequentCount` blocks have.
  init(frequentCount: Int) { self.frequentCount = frequentCount }

  mutating func append(_ lists: GramLists) {
    var place = postingsSize
    for gram in lists.grams {
      if count % GramDictionary.groupSize == 0 {
        index.u64(gram.key)
        index.u64(UInt64(entries.bytes.count))
        index.u64(UInt64(place))
        previous = gram.key
      }
      entries.varint(Int(gram.key - previous))
      entries.varint(Int(gram.count) * 4 + gram.form.rawValue)
      previous = gram.key
      count += 1
      if gram.form == .runs || gram.form == .bitmap {
        entries.varint(Int(gram.extra))
        if gram.count > 1 { place += Int(gram.extra) }
      }
    }
    postingsSize += lists.postings.count
    postings += lists.postings.finish()
  }

  consuming func build() -> PackedGrams {
    if count == 0 { return PackedGrams() }
    var head = ByteWriter()
    head.u32(UInt32((count + GramDictionary.groupSize - 1) / GramDictionary.groupSize))
    head.u32(UInt32(frequentCount))
    postings.append(Array(repeating: 0, count: PostingList.padding))
    return PackedGrams(index: head.bytes + index.bytes, entries: entries.bytes, postings: postings)
  }
}

/// The three sections of a segment's dictionary; all empty where no block has a text.
struct PackedGrams: Sendable {
  var index: [UInt8] = []
  var entries: [UInt8] = []
  /// In pieces, which follow each other.
  var postings: [[UInt8]] = []
}
