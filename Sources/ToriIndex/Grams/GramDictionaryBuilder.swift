/// Packs grams, which come in order, into the sections of a dictionary.
struct GramDictionaryBuilder {
  private let frequentCount: Int
  private var index = ByteWriter()
  private var entries = ByteWriter()
  private var postings: PostingPacker
  private var previous: UInt64 = 0
  /// How many grams there are so far; the place of the next.
  private(set) var count = 0

  /// For a segment of `blockCount` blocks, where a gram is frequent that `frequentCount` of them have.
  init(blockCount: Int, frequentCount: Int) {
    postings = PostingPacker(blockCount: blockCount)
    self.frequentCount = frequentCount
  }

  /// Appends a gram and the blocks that have it, ascending, at least one.
  mutating func append(_ gram: Gram, _ blocks: Span<UInt32>) {
    append(gram)
    if blocks.count == 1 {
      entries.varint(4 + GramDictionary.Form.runs.rawValue)
      entries.varint(Int(blocks[0]))
    } else {
      let start = postings.count
      let form: GramDictionary.Form = postings.append(blocks) ? .bitmap : .runs
      entries.varint(blocks.count * 4 + form.rawValue)
      entries.varint(postings.count - start)
    }
  }

  /// Appends a gram that the same `count` blocks have as one of its parts.
  mutating func append(_ gram: Gram, count: Int, as form: GramDictionary.Form) {
    append(gram)
    entries.varint(count * 4 + form.rawValue)
  }

  private mutating func append(_ gram: Gram) {
    if count % GramDictionary.groupSize == 0 {
      index.u64(gram.key)
      index.u64(UInt64(entries.bytes.count))
      index.u64(UInt64(postings.count))
      previous = gram.key
    }
    entries.varint(Int(gram.key - previous))
    previous = gram.key
    count += 1
  }

  consuming func build() -> PackedGrams {
    if count == 0 { return PackedGrams() }
    var head = ByteWriter()
    head.u32(UInt32((count + GramDictionary.groupSize - 1) / GramDictionary.groupSize))
    head.u32(UInt32(frequentCount))
    return PackedGrams(
      index: head.bytes + index.bytes, entries: entries.bytes, postings: postings.finish())
  }
}

/// The three sections of a segment's dictionary; all empty where no block has a text.
struct PackedGrams: Sendable {
  var index: [UInt8] = []
  var entries: [UInt8] = []
  var postings: [UInt8] = []
}
