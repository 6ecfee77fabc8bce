/// Gathers the grams of a segment's texts and packs them, in a thread of its own once there is much to do.
///
/// Of all that building does, this is the largest part that nothing else waits for.
final class GramStage {
  /// Folded texts, one after the other.
  private struct Texts: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
  }

  private enum Item: Sendable {
    case texts(Texts)
    case end
  }

  private static let batchSize = 1 << 17
  /// About what the notes on a byte of text take in the end, where they are held twice.
  static let bytesPerTextByte = 5

  private var waiting = Texts()
  private var worker: Worker<Item>?
  private let gathered: Gathered

  /// Grams that so many blocks have are frequent; without a number it depends on how many blocks there are.
  init(frequentCount: Int?) { gathered = Gathered(frequentCount: frequentCount) }

  // SAFETY: belongs to the worker from the first item sent until it has finished, else to the owner.
  private final class Gathered: @unchecked Sendable {
    var collector = GramCollector()
    var packed = PackedGrams()
    let frequentCount: Int?

    init(frequentCount: Int?) { self.frequentCount = frequentCount }

    func take(_ item: Item) {
      switch item {
      case .texts(let texts):
        var start = 0
        for end in texts.ends {
          collector.add(texts.bytes.span.extracting(start..<end))
          start = end
        }
      case .end:
        let full = collector
        collector = GramCollector()
        packed = full.pack(frequentCount: frequentCount ?? full.usualFrequentCount)
      }
    }
  }

  /// Takes in the folded text of the next block.
  func add(_ bytes: [UInt8], from start: Int) throws(IndexError) {
    waiting.bytes.append(contentsOf: bytes[start...])
    waiting.ends.append(waiting.bytes.count)
    if waiting.bytes.count >= Self.batchSize { try send(.texts(waiting)) }
  }

  private func send(_ item: Item) throws(IndexError) {
    let gathered = gathered
    let worker = worker ?? Worker(capacity: 8) { gathered.take($0) }
    self.worker = worker
    waiting = Texts()
    try worker.send(item)
  }

  /// Says that there are no more texts; packing begins.
  func end() throws(IndexError) {
    let last = Item.texts(waiting)
    if worker == nil {
      gathered.take(last)
      gathered.take(.end)
    } else {
      try send(last)
      try send(.end)
    }
  }

  /// What was packed; waits for it.
  func packed() throws(IndexError) -> PackedGrams {
    try worker?.finish()
    return gathered.packed
  }
}
