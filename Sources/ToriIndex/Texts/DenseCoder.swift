/// Counts the characters of texts, gives each its dense code, and codes the texts.
struct DenseCoder {
  /// By scalar below U+10000: how often it occurs, later its code.
  private var common = [UInt32](repeating: 0, count: 0x1_0000)
  private var rare: [UInt32: UInt32] = [:]
  /// The section that readers decode by.
  private(set) var section: [UInt8] = []

  /// Makes the codes of the characters in `texts`, which is UTF-8 with separators.
  init(_ texts: Span<UInt8>) {
    count(texts)
    let counts =
      common.indices.filter { common[$0] > 0 }.map { (scalar: UInt32($0), count: common[$0]) }
      + rare.map { (scalar: $0.key, count: $0.value) }
    let ranked = counts.sorted { ($1.count, $0.scalar) < ($0.count, $1.scalar) }
    let stopperCount = Self.bestStopperCount(ranked.map { Int($0.count) })
    var byteCounts = [UInt32](repeating: 0, count: 256)
    var characters = ByteWriter()
    for (rank, (scalar, count)) in ranked.enumerated() {
      var code: [UInt8] = []
      DenseCode.append(rank, stopperCount: stopperCount, to: &code)
      for byte in code {
        byteCounts[Int(byte)] = byteCounts[Int(byte)].addingReportingOverflow(count).partialValue
      }
      note(DenseCode.packed(code[...]) | UInt32(code.count) << 24, for: scalar)
      characters.u32(DenseCode.packed(Array(String(Self.scalar(scalar)).utf8)[...]))
    }
    var head = ByteWriter()
    head.u32(UInt32(stopperCount))
    head.u32(UInt32(ranked.count))
    for count in byteCounts { head.u32(count) }
    section = head.bytes + characters.bytes
  }

  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func count(_ texts: Span<UInt8>) {
    var counts = common
    common = []
    var at = 0
    while at < texts.count {
      if texts[at] == DenseCode.separator {
        at += 1
        continue
      }
      let scalar = decodeScalar(texts, &at)
      if scalar < 0x1_0000 {
        counts[Int(scalar)] &+= 1
      } else {
        rare[scalar, default: 0] += 1
      }
    }
    common = counts
  }

  private mutating func note(_ code: UInt32, for scalar: UInt32) {
    if scalar < 0x1_0000 { common[Int(scalar)] = code } else { rare[scalar] = code }
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

  /// Codes `texts`, those that the codes were made for; returns with them where each ends, after its
  /// separator.
  func code(_ texts: Span<UInt8>) -> (bytes: [UInt8], ends: [UInt32]) {
    var coded = [UInt8](repeating: 0, count: texts.count / 2 + 64)
    var ends: [UInt32] = []
    var (at, end) = (0, 0)
    while at < texts.count {
      if end + 4 > coded.count {
        coded.append(contentsOf: repeatElement(0, count: coded.count / 2))
      }
      if texts[at] == DenseCode.separator {
        coded[end] = DenseCode.separator
        end += 1
        at += 1
        ends.append(UInt32(truncatingIfNeeded: end))
        continue
      }
      let scalar = decodeScalar(texts, &at)
      var code = scalar < 0x1_0000 ? common[Int(scalar)] : rare[scalar] ?? 0
      for _ in 0..<code >> 24 {
        coded[end] = UInt8(truncatingIfNeeded: code)
        code >>= 8
        end += 1
      }
    }
    coded.removeLast(coded.count - end)
    return (coded, ends)
  }
}
