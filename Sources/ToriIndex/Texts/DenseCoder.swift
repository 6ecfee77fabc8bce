/// Gives each character of a segment its dense code, and codes the texts.
struct DenseCoder {
  /// Of each character: the bytes, the first one lowest, and their count in the top byte.
  private var codes: [UInt32]
  /// The section that readers decode by.
  private(set) var section: [UInt8] = []
  /// Of all texts in code, without what ends them.
  private var byteCount = 0

  /// Makes the codes of the characters.
  init(_ characters: SegmentCharacters) {
    let counts = characters.sequence.counts
    codes = Array(repeating: 0, count: counts.count)
    let ranked = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let stopperCount = Self.bestStopperCount(ranked.map { counts[$0] })
    var byteCounts = [UInt32](repeating: 0, count: 256)
    var table = ByteWriter()
    for (rank, symbol) in ranked.enumerated() {
      var code: [UInt8] = []
      DenseCode.append(rank, stopperCount: stopperCount, to: &code)
      for byte in code { byteCounts[Int(byte)] &+= UInt32(truncatingIfNeeded: counts[symbol]) }
      byteCount += code.count * counts[symbol]
      codes[symbol] = DenseCode.packed(code[...]) | UInt32(code.count) << 24
      let scalar = Self.scalar(characters.scalars[symbol])
      table.u32(DenseCode.packed(Array(String(scalar).utf8)[...]))
    }
    var head = ByteWriter()
    head.u32(UInt32(stopperCount))
    head.u32(UInt32(ranked.count))
    for count in byteCounts { head.u32(count) }
    section = head.bytes + table.bytes
  }

  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The s that makes the texts shortest, and leaves no code longer than three bytes.
  ///
  /// - Parameter counts: of each character, falling.
  private static func bestStopperCount(_ counts: [Int]) -> Int {
    var sums = [0]
    for count in counts { sums.append(sums[sums.count - 1] + count) }
    func size(_ stoppers: Int) -> Int? {
      let continuers = 0xFF - stoppers
      let ofTwo = stoppers + stoppers * continuers
      guard counts.count <= ofTwo + stoppers * continuers * continuers else { return nil }
      // Every character takes a byte, those beyond the first codes one more, and so on.
      return sums[counts.count] * 3 - sums[min(stoppers, counts.count)]
        - sums[min(ofTwo, counts.count)]
    }
    return (1...0xFE).compactMap { stoppers in size(stoppers).map { ($0, stoppers) } }
      .min { $0.0 < $1.0 }?.1 ?? 0x80
  }

  /// Codes the texts of the characters that the codes were made for; returns with them where each ends,
  /// after its separator.
  func code(
    _ characters: SegmentCharacters
  ) throws(IndexError) -> (bytes: [UInt8], ends: [UInt32]) {
    let size = byteCount + characters.blockCount
    guard size <= Int(UInt32.max) else {
      throw .tooLarge(.textOfSegment)
    }
    // Four bytes are written each time, of which those behind a code are written over.
    var coded = [UInt8](repeating: 0, count: size + 4)
    var ends: [UInt32] = []
    ends.reserveCapacity(characters.blockCount)
    var end = 0
    for chunk in characters.sequence.chunks { code(chunk.span, into: &coded, &end, &ends) }
    coded.removeLast(coded.count - size)
    return (coded, ends)
  }

  /// Puts the code of a chunk behind `end`.
  private func code(
    _ elements: Span<UInt32>, into coded: inout [UInt8], _ end: inout Int, _ ends: inout [UInt32]
  ) {
    var span = coded.mutableSpan
    // SAFETY: any bytes are elements of the array; where they are stored is checked.
    var bytes = unsafe span.mutableBytes
    let codes = codes.span
    // The first mark begins the first text; each other one ends a text.
    for index in 1..<elements.count {
      let element = elements[index]
      if element & SymbolSequence.mark != 0 {
        bytes.storeBytes(of: DenseCode.separator, toByteOffset: end, as: UInt8.self)
        end += 1
        ends.append(UInt32(end))
      } else {
        let code = codes[Int(element)]
        bytes.storeBytes(of: (code & 0xFF_FFFF).littleEndian, toByteOffset: end, as: UInt32.self)
        end += Int(code >> 24)
      }
    }
  }
}
