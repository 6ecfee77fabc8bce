import ToriSystem

/// The grams of a segment, packed by a thread of its own while others go on; small ones at once.
///
/// Of all that building does, this is the largest part that nothing else waits for.
final class PendingGrams {
  private let result: Result
  private var thread: WorkThread?

  // SAFETY: belongs to the thread until it has been joined, else to the owner.
  private final class Result: @unchecked Sendable {
    /// What is to be packed, which is gone once it is.
    var characters: SegmentCharacters
    var packed = PackedGrams()

    init(_ characters: consuming SegmentCharacters) { self.characters = characters }

    func pack(frequentCount: Int) {
      packed = GramPacker.pack(&characters, frequentCount: frequentCount)
    }
  }

  /// Starts packing; grams that `frequentCount` blocks have are frequent.
  init(_ characters: consuming SegmentCharacters, frequentCount: Int) {
    let isSmall = characters.sequence.chunks.count < 2
    let result = Result(characters)
    self.result = result
    let work: @Sendable () -> Void = { result.pack(frequentCount: frequentCount) }
    // One chunk alone is done sooner than a thread is there.
    if !isSmall { thread = WorkThread(work) }
    if thread == nil { work() }
  }

  deinit { thread?.join() }

  /// Waits until all is packed, and writes it as sections of the segment begun last.
  consuming func write(to file: inout FileWriter) throws(IndexError) {
    thread?.join()
    try file.write(.gramIndex, result.packed.index)
    try file.write(.grams, result.packed.entries)
    try file.write(.postings, pieces: result.packed.postings)
  }
}
