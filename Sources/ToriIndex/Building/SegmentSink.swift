import ToriCorpus

/// Takes blocks in their order and writes them to a file, segment by segment.
///
/// Blocks are taken in batches by a thread of its own, so that reading sources goes on meanwhile.
final class SegmentSink {
  private static let batchSize = 256

  private var batch: [Block] = []
  private var worker: Worker<[Block]>?
  private let state: State

  // SAFETY: belongs to the worker from the first batch sent until it has finished, else to the owner.
  private final class State: @unchecked Sendable {
    var file: FileWriter
    var segment: SegmentBuilder
    /// What is still to be written of the segment before.
    var pending: PendingGrams?
    let options: SegmentOptions

    init(file: consuming FileWriter, options: SegmentOptions) {
      self.file = file
      self.options = options
      segment = SegmentBuilder(options: options)
    }

    func add(_ blocks: [Block]) throws(IndexError) {
      // Blocks are large: each is lent, not copied.
      let span = blocks.span
      for index in span.indices {
        try segment.add(span[index])
        if segment.byteCount >= options.limit {
          try endSegment()
        }
      }
    }

    func endSegment() throws(IndexError) {
      if segment.blockCount == 0 { return }
      // No other holds what is in it: it is let go as it is written.
      var full = SegmentBuilder(options: options)
      swap(&full, &segment)
      try writePending()
      pending = try full.write(to: &file)
    }

    func writePending() throws(IndexError) {
      let grams = pending
      pending = nil
      try grams?.write(to: &file)
    }
  }

  init(file: consuming FileWriter, options: SegmentOptions) {
    state = State(file: file, options: options)
  }

  func add(_ block: Block) throws(IndexError) {
    batch.append(block)
    if batch.count < Self.batchSize { return }
    let state = state
    let worker =
      worker
      ?? Worker(capacity: 16) { (blocks) throws(IndexError) in try state.add(blocks) }
    self.worker = worker
    try worker.send(batch)
    batch.removeAll(keepingCapacity: true)
  }

  /// Waits until everything added is in segments that are written, then hands the file to `body`.
  func withFile<R>(_ body: (inout FileWriter) throws(IndexError) -> R) throws(IndexError) -> R {
    try worker?.finish()
    worker = nil
    try state.add(batch)
    batch = []
    try state.endSegment()
    try state.writePending()
    return try body(&state.file)
  }
}
