import Glibc

/// What each byte or byte pair of an encoding from before Unicode stands for.
///
/// Made once from the tables of the C library's iconv, so that text is decoded character by character
/// with the place of each known, which iconv does not tell.
struct LegacyTable: Sendable {
  let encoding: Encoding
  /// Indexed by a single byte from 0x80 on; 0 is no character.
  private let singles: [UInt32]
  /// Indexed by a byte pair, or the last two of three bytes of EUC-JP; 0 is no character.
  private let pairs: [UInt32]
  private let triples: [UInt32]
  /// Of GB18030, by the number of a sequence of four bytes.
  private let quadruples: [UInt32]

  /// `nil` if the C library has no such table.
  static let shiftJIS = LegacyTable(encoding: .shiftJIS, name: "CP932")
  static let eucJP = LegacyTable(encoding: .eucJP, name: "EUC-JP-MS")
  static let gb18030 = LegacyTable(encoding: .gb18030, name: "GB18030")
  static let big5 = LegacyTable(encoding: .big5, name: "BIG5-HKSCS")
  static let eucKR = LegacyTable(encoding: .eucKR, name: "CP949")
  static let windows1252 = LegacyTable(encoding: .windows1252, name: "CP1252")

  /// The character at `position`, and how many bytes it takes; `nil` if the bytes there are none.
  func scalar(in bytes: Span<UInt8>, at position: Int) -> (scalar: UInt32, size: Int)? {
    let first = bytes[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let single = singles[Int(first)]
    if single != 0 { return (single, 1) }
    guard position + 1 < bytes.count else { return nil }
    let second = bytes[position + 1]
    if encoding == .eucJP, first == 0x8F {
      guard position + 2 < bytes.count else { return nil }
      let scalar = triples[Int(second) << 8 | Int(bytes[position + 2])]
      return scalar == 0 ? nil : (scalar, 3)
    }
    if encoding == .gb18030, second >= 0x30, second <= 0x39 {
      return quadruple(bytes, at: position).map { ($0, 4) }
    }
    return scalar(lead: first, trail: second, isThird: false).map { ($0, 2) }
  }

  /// The character of a pair; of a third plane where the encoding has one.
  func scalar(lead: UInt8, trail: UInt8, isThird: Bool) -> UInt32? {
    let index = Int(lead) << 8 | Int(trail)
    let scalar = isThird ? triples[index] : pairs[index]
    return scalar == 0 ? nil : scalar
  }

  /// Source: GB 18030-2005, *Information technology: Chinese coded character set*.
  private func quadruple(_ bytes: Span<UInt8>, at position: Int) -> UInt32? {
    guard position + 3 < bytes.count, (0x81...0xFE).contains(bytes[position]),
      (0x81...0xFE).contains(bytes[position + 2]), (0x30...0x39).contains(bytes[position + 3])
    else { return nil }
    let number =
      ((Int(bytes[position] - 0x81) * 10 + Int(bytes[position + 1] - 0x30)) * 126
        + Int(bytes[position + 2] - 0x81)) * 10 + Int(bytes[position + 3] - 0x30)
    if number >= 189_000 { return number < 1_237_576 ? UInt32(number - 189_000 + 0x10000) : nil }
    guard number < quadruples.count, quadruples[number] != 0 else { return nil }
    return quadruples[number]
  }

  private init?(encoding: Encoding, name: String) {
    guard let converter = Converter(name) else { return nil }
    var singles = [UInt32](repeating: 0, count: 256)
    for byte in 0x80...0xFF {
      // A byte that leads pairs is no character by itself.
      let isLead = encoding == .shiftJIS && (byte == 0x80 || byte == 0xA0 || byte >= 0xFD)
      if !isLead { singles[byte] = converter.scalar([UInt8(byte)]) }
    }
    var pairs = [UInt32](repeating: 0, count: 65_536)
    var (triples, quadruples) = ([UInt32](), [UInt32]())
    if encoding == .eucJP { triples = pairs }
    for first in 0x81...0xFE where singles[first] == 0 {
      for second in 0x40...0xFE {
        pairs[first << 8 | second] = converter.scalar([UInt8(first), UInt8(second)])
        if encoding == .eucJP, first >= 0xA1, second >= 0xA1 {
          triples[first << 8 | second] = converter.scalar([0x8F, UInt8(first), UInt8(second)])
        }
      }
    }
    if encoding == .gb18030 {
      quadruples = (0..<39_420).map { number in
        let (high, low) = (number / 1260, number % 1260)
        return converter.scalar([
          UInt8(0x81 + high / 10), UInt8(0x30 + high % 10), UInt8(0x81 + low / 10),
          UInt8(0x30 + low % 10),
        ])
      }
    }
    (self.singles, self.pairs, self.triples) = (singles, pairs, triples)
    (self.quadruples, self.encoding) = (quadruples, encoding)
  }
}

/// Asks iconv for single characters.
@safe private final class Converter {
  // SAFETY: open as long as this object lives, and used by one thread.
  private let converter: iconv_t

  init?(_ name: String) {
    unsafe converter = iconv_open("UTF-32LE", name)
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
  }

  deinit { unsafe iconv_close(converter) }

  /// The character that the bytes are; 0 where they are none, or more than one.
  func scalar(_ bytes: [UInt8]) -> UInt32 {
    var (input, output) = (bytes.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 12))
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
        // What could be the start of a longer one is held back until it is asked for.
        unsafe iconv(converter, nil, nil, &to, &outLeft)
        if result != -1, inLeft == 0 { written = outputSize - outLeft }
      }
    }
    guard written == 4 else { return 0 }
    return output[0..<4].reversed().reduce(0) { $0 << 8 | UInt32(UInt8(bitPattern: $1)) }
  }
}
