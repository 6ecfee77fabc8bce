/// Grams that follow each other in the dictionary, with their lists packed.
struct GramLists: Sendable {
  struct Gram {
    let key: UInt64
    /// How many blocks have it.
    let count: UInt32
    let form: GramDictionary.Form
    /// The size of its list in bytes, or its block if there is only one.
    let extra: UInt32
  }

  private(set) var grams: [Gram] = []
  private(set) var postings: PostingPacker

  /// For a segment of `blockCount` blocks.
  init(blockCount: Int) { postings = PostingPacker(blockCount: blockCount) }

  /// Appends a gram and the blocks that have it, ascending, at least one.
  mutating func append(_ gram: ToriIndex.Gram, _ blocks: Span<UInt32>) {
    var (form, extra) = (GramDictionary.Form.runs, blocks[0])
    if blocks.count > 1 {
      let start = postings.count
      form = postings.append(blocks) ? .bitmap : .runs
      extra = UInt32(postings.count - start)
    }
    grams.append(Gram(key: gram.key, count: UInt32(blocks.count), form: form, extra: extra))
  }

  /// Appends a gram that the same `count` blocks have as one of its parts.
  mutating func append(_ gram: ToriIndex.Gram, count: Int, as form: GramDictionary.Form) {
    grams.append(Gram(key: gram.key, count: UInt32(count), form: form, extra: 0))
  }
}
