/// Takes the folded texts of a segment apart into characters.
struct CharacterCollector {
  /// The characters so far, numbered in the order of coming; `blockCount` blocks.
  private var elements: [UInt32] = []
  private var scalars: [UInt32] = []
  private var counts: [Int] = []
  private(set) var blockCount = 0
  /// The number of each scalar, plus 1; those that text is made of by the scalar, the others by hash.
  private var common = [UInt32](repeating: 0, count: 0x2_0000)
  private var rare: [UInt32: UInt32] = [:]

  /// How many characters and blocks there are.
  var elementCount: Int { elements.count }

  /// Takes in the folded text of the next block.
  mutating func add(_ text: Span<UInt8>) {
    // What is written to in the loop is taken out of the arrays that hold it.
    var elements = elements
    self.elements = []
    elements.append(SymbolSequence.mark | UInt32(blockCount))
    var at = 0
    while at < text.count {
      let scalar = decodeScalar(text, &at)
      var number = scalar < 0x2_0000 ? common[Int(scalar)] : rare[scalar] ?? 0
      if number == 0 { number = self.number(scalar) }
      elements.append(number - 1)
    }
    self.elements = elements
    blockCount += 1
  }

  /// Gives a new scalar its number; returns it plus 1.
  private mutating func number(_ scalar: UInt32) -> UInt32 {
    scalars.append(scalar)
    let number = UInt32(scalars.count)
    if scalar < 0x2_0000 { common[Int(scalar)] = number } else { rare[scalar] = number }
    return number
  }

  /// All characters, numbered anew by their scalars.
  consuming func finish() -> SegmentCharacters {
    let order = scalars.indices.sorted { scalars[$0] < scalars[$1] }
    var numbers = [UInt32](repeating: 0, count: scalars.count)
    for (number, old) in order.enumerated() { numbers[old] = UInt32(number) }
    var counts = [Int](repeating: 0, count: scalars.count)
    var elements = elements
    self.elements = []
    elements.append(SymbolSequence.mark)
    var span = elements.mutableSpan
    for index in span.indices where span[index] & SymbolSequence.mark == 0 {
      let number = numbers[Int(span[index])]
      span[index] = number
      counts[Int(number)] += 1
    }
    return SegmentCharacters(
      sequence: SymbolSequence(elements: elements, counts: counts),
      scalars: order.map { scalars[$0] }, blockCount: blockCount)
  }
}

/// The folded texts of a segment as a sequence of characters.
struct SegmentCharacters: Sendable {
  let sequence: SymbolSequence
  /// What each symbol stands for, ascending.
  let scalars: [UInt32]
  let blockCount: Int
}
