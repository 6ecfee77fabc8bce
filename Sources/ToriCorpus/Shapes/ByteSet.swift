/// A set of bytes.
struct ByteSet: Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  static let all: ByteSet = {
    var set = ByteSet()
    set.insert(0...0xFF)
    return set
  }()

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: first |= bit
    case 1: second |= bit
    case 2: third |= bit
    default: fourth |= bit
    }
  }

  mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func formUnion(_ other: ByteSet) {
    first |= other.first
    second |= other.second
    third |= other.third
    fourth |= other.fourth
  }

  func contains(_ byte: UInt8) -> Bool {
    let word = byte < 0x80 ? (byte < 0x40 ? first : second) : (byte < 0xC0 ? third : fourth)
    return word >> UInt64(byte & 63) & 1 != 0
  }

  /// Those that are in it, from the lowest on.
  var members: [Int] { (0..<256).filter { contains(UInt8($0)) } }
}
