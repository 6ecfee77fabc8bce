/// Takes the folded texts of a segment apart into characters.
struct CharacterCollector {
  /// The characters so far, numbered in the order of coming.
  private var chunks: [[UInt32]] = []
  private var chunk: [UInt32] = []
  private var scalars: [UInt32] = []
  private(set) var blockCount = 0
  /// How many characters and blocks there are.
  private(set) var elementCount = 0
  /// The number of each scalar, plus 1; those that text is made of by the scalar, the others by hash.
  private var common = [UInt32](repeating: 0, count: 0x2_0000)
  private var rare: [UInt32: UInt32] = [:]

  private let chunkSize: Int

  /// Gathers characters in chunks of `chunkSize` and less: what grows need not be copied, and two threads find
  /// something to do.
  init(chunkSize: Int) { self.chunkSize = chunkSize }

  /// Takes in the folded text of the next block.
  mutating func add(_ text: Span<UInt8>) {
    if chunk.count + text.count + 2 > chunk.capacity { beginChunk(for: text.count + 2) }
    // What is written to in the loop is taken out of the array that holds it.
    var chunk = chunk
    self.chunk = []
    let start = chunk.count
    chunk.append(SymbolSequence.mark | UInt32(blockCount))
    var at = 0
    while at < text.count {
      let scalar = decodeScalar(text, &at)
      var number = scalar < 0x2_0000 ? common[Int(scalar)] : rare[scalar] ?? 0
      if number == 0 { number = self.number(scalar) }
      chunk.append(number - 1)
    }
    elementCount += chunk.count - start
    self.chunk = chunk
    blockCount += 1
  }

  private mutating func beginChunk(for count: Int) {
    endChunk()
    chunk.reserveCapacity(max(chunkSize, count))
  }

  private mutating func endChunk() {
    if chunk.isEmpty { return }
    chunk.append(SymbolSequence.mark)
    chunks.append(chunk)
    chunk = []
  }

  /// Gives a new scalar its number; returns it plus 1.
  private mutating func number(_ scalar: UInt32) -> UInt32 {
    scalars.append(scalar)
    let number = UInt32(scalars.count)
    if scalar < 0x2_0000 { common[Int(scalar)] = number } else { rare[scalar] = number }
    return number
  }

  /// Gives away all characters, numbered anew by their scalars.
  mutating func finish() -> SegmentCharacters {
    endChunk()
    // What is numbered anew must be nobody else's, or it would be copied.
    var chunks = chunks
    self.chunks = []
    let order = scalars.indices.sorted { scalars[$0] < scalars[$1] }
    var numbers = [UInt32](repeating: 0, count: scalars.count)
    for (number, old) in order.enumerated() { numbers[old] = UInt32(number) }
    var counts = [Int](repeating: 0, count: scalars.count)
    for index in chunks.indices { Self.renumber(&chunks[index], numbers, &counts) }
    return SegmentCharacters(
      sequence: SymbolSequence(chunks: chunks, counts: counts),
      scalars: order.map { scalars[$0] }, blockCount: blockCount)
  }

  private static func renumber(
    _ chunk: inout [UInt32], _ numbers: [UInt32], _ counts: inout [Int]
  ) {
    var span = chunk.mutableSpan
    for index in span.indices where span[index] & SymbolSequence.mark == 0 {
      let number = numbers[Int(span[index])]
      span[index] = number
      counts[Int(number)] += 1
    }
  }
}

/// The folded texts of a segment as a sequence of characters.
struct SegmentCharacters: Sendable {
  var sequence: SymbolSequence
  /// What each symbol stands for, ascending.
  let scalars: [UInt32]
  let blockCount: Int
}
