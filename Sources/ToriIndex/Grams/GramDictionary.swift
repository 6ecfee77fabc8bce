/// Finds the blocks of a segment that have a gram.
///
/// The grams stand in order, in groups of 32. `gramIndex`: the number of groups (u32, and 4 bytes of
/// 0), then for each group its first key and where its entries and its postings start (u64 each).
/// `grams`: for each gram the difference of its key from the one before it, its count × 2 (+ 1 if its
/// postings are a bitmap), and the size of its postings, or its block if it has only one; all varints.
struct GramDictionary {
  static let groupSize = 32

  let index: Section
  let entries: Section
  let postings: Section
  /// The number of the segment's first block.
  let base: UInt32

  /// The blocks that have `gram`; `nil` if none has.
  func find(_ gram: Gram) -> PostingList? {
    let groups = index.count == 0 ? 0 : Int(index.u32(at: 0))
    var (low, high) = (0, groups)
    while low < high {
      let middle = (low + high) / 2
      if index.u64(at: 8 + middle * 24) <= gram.key { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let at = 8 + (low - 1) * 24
    let start = Int(truncatingIfNeeded: index.u64(at: at + 8))
    let end = low == groups ? entries.count : Int(truncatingIfNeeded: index.u64(at: at + 32))
    guard 0 <= start, start < end else { return nil }
    let place = Int(truncatingIfNeeded: index.u64(at: at + 16))
    return entries.withBytes(start..<end) { bytes in
      find(gram, in: bytes, key: index.u64(at: at), postingsStart: place)
    } ?? nil
  }

  private func find(
    _ gram: Gram, in bytes: RawSpan, key: UInt64, postingsStart: Int
  ) -> PostingList? {
    var (key, place, at) = (key, postingsStart, 0)
    while at < bytes.byteCount {
      key &+= UInt64(bytes.varint(&at))
      let flags = bytes.varint(&at)
      let extra = bytes.varint(&at)
      let count = flags >> 1
      if key == gram.key {
        let form: PostingList.Form =
          count == 1
          ? .single(UInt32(truncatingIfNeeded: extra))
          : flags & 1 == 1 ? .bitmap(place..<place + extra) : .runs(place..<place + extra)
        return PostingList(count: count, form: form, section: postings, base: base)
      }
      if key > gram.key { return nil }
      if count > 1 { place += extra }
    }
    return nil
  }

  /// The three sections for what `collector` gathered from `blockCount` blocks.
  static func pack(
    _ collector: consuming GramCollector, blockCount: Int
  ) -> (index: [UInt8], entries: [UInt8], postings: [UInt8]) {
    var index = ByteWriter()
    var entries = ByteWriter()
    var postings: [UInt8] = []
    var count = 0
    var previous: UInt64 = 0
    collector.deal { gram, blocks in
      if count % groupSize == 0 {
        index.u64(gram.key)
        index.u64(UInt64(entries.bytes.count))
        index.u64(UInt64(postings.count))
        previous = gram.key
      }
      entries.varint(Int(gram.key - previous))
      previous = gram.key
      count += 1
      if blocks.count == 1 {
        entries.varint(2)
        entries.varint(Int(blocks[blocks.startIndex]))
      } else {
        let packed = PostingList.pack(blocks, blockCount: blockCount)
        entries.varint(blocks.count * 2 + (packed.isBitmap ? 1 : 0))
        entries.varint(packed.bytes.count)
        postings.append(contentsOf: packed.bytes)
      }
    }
    if count == 0 { return ([], [], []) }
    var head = ByteWriter()
    head.u32(UInt32((count + groupSize - 1) / groupSize))
    head.u32(0)
    postings.append(contentsOf: repeatElement(0, count: PostingList.padding))
    return (head.bytes + index.bytes, entries.bytes, postings)
  }
}
