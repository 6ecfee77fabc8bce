/// Decodes a text character by character, the place of each known.
struct TextDecoder {
  enum Step {
    case scalar(Unicode.Scalar)
    /// Bytes that are no character.
    case undecoded
  }

  private let encoding: Encoding
  private let table: LegacyTable?
  /// Where the next character is read.
  private(set) var position: Int
  /// The characters that ISO-2022-JP has switched to.
  private(set) var set = CharacterSet.ascii

  enum CharacterSet: UInt8 {
    case ascii, kana, x0208, x0212
  }

  /// A decoder that goes on at a character's place, with the set of characters that holds there.
  init(_ encoding: Encoding, at position: Int, set: CharacterSet = .ascii) {
    self.encoding = encoding
    self.position = position
    self.set = set
    table =
      switch encoding {
      case .shiftJIS: LegacyTable.shiftJIS
      case .eucJP, .iso2022JP: LegacyTable.eucJP
      case .gb18030: LegacyTable.gb18030
      case .big5: LegacyTable.big5
      case .eucKR: LegacyTable.eucKR
      case .windows1252: LegacyTable.windows1252
      case .utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE: nil
      }
  }

  /// The next character; `nil` at the end.
  mutating func next(_ source: Span<UInt8>) -> Step? {
    if encoding == .iso2022JP { skipEscapes(source) }
    guard position < source.count else { return nil }
    let found: (scalar: UInt32, size: Int)?
    // How much is no character where none is found.
    var unit = 1
    switch encoding {
    case .utf8: found = utf8(source)
    case .utf16LE, .utf16BE:
      unit = min(2, source.count - position)
      found = utf16(source)
    case .utf32LE, .utf32BE:
      unit = min(4, source.count - position)
      found = unit == 4 ? (word(source, 4), 4) : nil
    case .iso2022JP: found = iso2022(source)
    default: found = table?.scalar(in: source, at: position)
    }
    guard let found, let scalar = Unicode.Scalar(found.scalar) else {
      position += unit
      return .undecoded
    }
    position += found.size
    return .scalar(scalar)
  }

  /// A well-formed sequence, as the Unicode Standard's table 3-7 lists them.
  private func utf8(_ source: Span<UInt8>) -> (scalar: UInt32, size: Int)? {
    let first = source[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, position + size <= source.count else { return nil }
    var scalar = UInt32(first) & (0x7F >> UInt32(size))
    for index in 1..<size {
      let byte = source[position + index]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80
    return scalar >= least ? (scalar, size) : nil
  }

  /// `size` bytes in the encoding's order.
  private func word(_ source: Span<UInt8>, _ size: Int, at offset: Int = 0) -> UInt32 {
    let isLittle = encoding == .utf16LE || encoding == .utf32LE
    var word: UInt32 = 0
    for index in 0..<size {
      let byte = source[position + offset + (isLittle ? size - 1 - index : index)]
      word = word << 8 | UInt32(byte)
    }
    return word
  }

  private func utf16(_ source: Span<UInt8>) -> (scalar: UInt32, size: Int)? {
    guard position + 2 <= source.count else { return nil }
    let first = word(source, 2)
    guard first & 0xF800 == 0xD800 else { return (first, 2) }
    guard first < 0xDC00, position + 4 <= source.count else { return nil }
    let second = word(source, 2, at: 2)
    guard second & 0xFC00 == 0xDC00 else { return nil }
    return (0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, 4)
  }

  // MARK: ISO-2022-JP

  private static let escapes: [(bytes: [UInt8], set: CharacterSet)] = [
    (Array("(B".utf8), .ascii), (Array("(J".utf8), .ascii), (Array("(I".utf8), .kana),
    (Array("$@".utf8), .x0208), (Array("$B".utf8), .x0208), (Array("$(D".utf8), .x0212),
    (Array("$(B".utf8), .x0208), (Array("$(@".utf8), .x0208), (Array("(H".utf8), .ascii),
  ]

  /// Source: RFC 1468, *Japanese Character Encoding for Internet Messages*, and RFC 2237 for JIS X 0212.
  private mutating func skipEscapes(_ source: Span<UInt8>) {
    while position < source.count, source[position] == 0x1B {
      let escape = Self.escapes.first { escape in
        position + escape.bytes.count < source.count
          && escape.bytes.indices.allSatisfy { source[position + 1 + $0] == escape.bytes[$0] }
      }
      guard let escape else { return }
      set = escape.set
      position += 1 + escape.bytes.count
    }
  }

  private mutating func iso2022(_ source: Span<UInt8>) -> (scalar: UInt32, size: Int)? {
    let first = source[position]
    // A line begins in ASCII, even if the one before was cut off.
    if first == 0x0A || first == 0x0D { set = .ascii }
    if first < 0x21 || first == 0x7F { return (UInt32(first), 1) }
    guard first < 0x80 else { return nil }
    switch set {
    case .ascii: return (UInt32(first), 1)
    case .kana: return first <= 0x5F ? (0xFF61 + UInt32(first - 0x21), 1) : nil
    case .x0208, .x0212:
      guard position + 1 < source.count, source[position + 1] >= 0x21 else { return nil }
      let scalar = table?.scalar(
        lead: first | 0x80, trail: source[position + 1] | 0x80, isThird: set == .x0212)
      return scalar.map { ($0, 2) }
    }
  }
}
