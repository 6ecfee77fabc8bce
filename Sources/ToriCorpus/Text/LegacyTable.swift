import Glibc

/// What each byte or byte pair of a Japanese encoding from before Unicode stands for.
///
/// Made once from the tables of the C library's iconv, so that text is decoded character by character
/// with the place of each known, which iconv does not tell.
struct LegacyTable: Sendable {
  /// Indexed by a single byte, a byte pair, or the last two of three bytes of EUC-JP; 0 is no character.
  private let pairs: [UInt32]
  private let triples: [UInt32]
  let encoding: Encoding

  /// `nil` if the C library has no such table.
  static let shiftJIS = LegacyTable(encoding: .shiftJIS, name: "CP932")
  static let eucJP = LegacyTable(encoding: .eucJP, name: "EUC-JP-MS")

  /// The character at `position`, and how many bytes it takes; `nil` if the bytes there are none.
  func scalar(in bytes: Span<UInt8>, at position: Int) -> (scalar: UInt32, size: Int)? {
    let first = bytes[position]
    if first < 0x80 { return (UInt32(first), 1) }
    if encoding == .shiftJIS, first >= 0xA1, first <= 0xDF {
      return (0xFF61 + UInt32(first - 0xA1), 1)
    }
    guard position + 1 < bytes.count else { return nil }
    if encoding == .eucJP, first == 0x8F {
      guard position + 2 < bytes.count else { return nil }
      let scalar = triples[Int(bytes[position + 1]) << 8 | Int(bytes[position + 2])]
      return scalar == 0 ? nil : (scalar, 3)
    }
    let scalar = pairs[Int(first) << 8 | Int(bytes[position + 1])]
    return scalar == 0 ? nil : (scalar, 2)
  }

  private init?(encoding: Encoding, name: String) {
    // SAFETY: the descriptor is used only here, by one thread, and closed at the end.
    let converter = unsafe iconv_open("UTF-32LE", name)
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
    defer { unsafe iconv_close(converter) }
    func scalar(_ bytes: [UInt8]) -> UInt32 {
      var (input, output) = (bytes.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 8))
      let (inputSize, outputSize) = (input.count, output.count)
      var written = 0
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
          // SAFETY: iconv reads `inLeft` and writes `outLeft` bytes at most, which are the sizes of the
          // two buffers, and keeps neither pointer.
          var (from, to) = (input.baseAddress, output.baseAddress)
          var (inLeft, outLeft) = (inputSize, outputSize)
          unsafe iconv(converter, nil, nil, nil, nil)
          let result = unsafe iconv(converter, &from, &inLeft, &to, &outLeft)
          if result >= 0, inLeft == 0 { written = outputSize - outLeft }
        }
      }
      guard written == 4 else { return 0 }
      return output[0..<4].reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
    }
    var pairs = [UInt32](repeating: 0, count: 65_536)
    var triples = encoding == .eucJP ? pairs : []
    for first in 0x81...0xFE where encoding == .shiftJIS || first == 0x8E || first >= 0xA1 {
      for second in 0x40...0xFE {
        pairs[first << 8 | second] = scalar([UInt8(first), UInt8(second)])
        if encoding == .eucJP, first >= 0xA1, second >= 0xA1 {
          triples[first << 8 | second] = scalar([0x8F, UInt8(first), UInt8(second)])
        }
      }
    }
    (self.pairs, self.triples, self.encoding) = (pairs, triples, encoding)
  }
}
