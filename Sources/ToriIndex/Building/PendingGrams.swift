import ToriSystem

/// The grams of a segment, packed by a thread of its own while others go on; small ones at once.
///
/// Of all that building does, this is the largest part that nothing else waits for.
final class PendingGrams {
  private let result = Result()
  private var thread: WorkThread?

  // SAFETY: belongs to the thread until it has been joined, else to the owner.
  private final class Result: @unchecked Sendable {
    var packed = PackedGrams()
  }

  /// Starts packing; grams that `frequentCount` blocks have are frequent.
  init(_ characters: SegmentCharacters, frequentCount: Int) {
    let result = result
    let work: @Sendable () -> Void = {
      result.packed = GramPacker.pack(characters, frequentCount: frequentCount)
    }
    // One chunk alone is done sooner than a thread is there.
    if characters.sequence.chunks.count > 1 { thread = WorkThread(work) }
    if thread == nil { work() }
  }

  deinit { thread?.join() }

  /// Waits until all is packed, and writes it as sections of the segment begun last.
  consuming func write(to file: inout FileWriter) throws(IndexError) {
    thread?.join()
    try file.write(.gramIndex, result.packed.index)
    try file.write(.grams, result.packed.entries)
    try file.write(.postings, result.packed.postings)
  }
}
