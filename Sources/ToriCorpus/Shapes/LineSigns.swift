/// What a folded line holds, roughly: which bytes of ASCII, in small letters, and which characters of three bytes,
/// many of which share a sign. What lacks a sign of a literal does not hold the literal.
struct LineSigns: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var wide: UInt64 = 0

  /// That of any line that has them all.
  static let all = LineSigns(low: .max, high: .max, wide: .max)
  static let none = LineSigns()

  private init(low: UInt64 = 0, high: UInt64 = 0, wide: UInt64 = 0) {
    (self.low, self.high, self.wide) = (low, high, wide)
  }

  init(_ line: Span<UInt8>) {
    var (low, high, wide): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var position = 0
    while position < line.count {
      let byte = line[position]
      if byte < 0x40 {
        low |= 1 << UInt64(byte)
      } else if byte < 0x80 {
        high |= 1 << UInt64(LineText.lowercased(byte) & 0x3F)
      } else if byte >= 0xE0, byte < 0xF0, position + 2 < line.count {
        let sign = line[position + 2] & 0x3F ^ (line[position + 1] & 3) << 4
        wide |= 1 << UInt64(sign)
        position += 2
      }
      position += 1
    }
    self.init(low: low, high: high, wide: wide)
  }

  func union(_ other: LineSigns) -> LineSigns {
    LineSigns(low: low | other.low, high: high | other.high, wide: wide | other.wide)
  }

  func intersection(_ other: LineSigns) -> LineSigns {
    LineSigns(low: low & other.low, high: high & other.high, wide: wide & other.wide)
  }

  func isSuperset(of other: LineSigns) -> Bool {
    other.low & ~low | other.high & ~high | other.wide & ~wide == 0
  }
}
