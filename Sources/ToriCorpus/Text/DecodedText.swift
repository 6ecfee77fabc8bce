/// A source file, or a record of one, as valid UTF-8 with the way back to the source's bytes.
struct DecodedText {
  let bytes: [UInt8]
  let encoding: Encoding
  /// Where the bytes that could not be decoded stand in the source; each became one U+FFFD.
  let undecoded: [Int]
  /// Where the source of the first byte stands: behind a byte order mark.
  private let base: Int
  /// The source offset of each decoded byte and of the end; empty where they are the same but for `base`.
  private let offsets: [UInt32]

  init(source: [UInt8], encoding: Encoding) {
    self.encoding = encoding
    base = encoding == .utf8 && source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if encoding == .utf8, isUTF8(source.span) {
      (bytes, undecoded, offsets) = (base == 0 ? source : Array(source[base...]), [], [])
    } else {
      var decoder = Decoder(source.span, encoding: encoding, from: base, keepsOffsets: true)
      decoder.run(source.span)
      (bytes, undecoded, offsets) = (decoder.bytes, decoder.undecoded, decoder.offsets)
    }
  }

  /// The place in the source of a boundary between two characters.
  func sourceOffset(of offset: Int) -> Int {
    offsets.isEmpty ? base + offset : Int(offsets[min(offset, offsets.count - 1)])
  }
}

/// Decodes one record; `undecoded` gets the places, counted from the record's start, of bytes that are
/// of no character.
func decode(_ source: Span<UInt8>, as encoding: Encoding, undecoded: inout [Int]) -> String {
  var decoder = Decoder(source, encoding: encoding, from: 0, keepsOffsets: false)
  decoder.run(source)
  undecoded = decoder.undecoded
  return String(decoding: decoder.bytes, as: UTF8.self)
}

func isUTF8(_ bytes: Span<UInt8>) -> Bool {
  (try? UTF8Span(validating: bytes)) != nil
}

private struct Decoder {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [UInt32] = []
  private(set) var undecoded: [Int] = []
  private var position: Int
  private let keepsOffsets: Bool
  private let table: LegacyTable?

  init(_ source: Span<UInt8>, encoding: Encoding, from start: Int, keepsOffsets: Bool) {
    position = start
    self.keepsOffsets = keepsOffsets
    table =
      switch encoding {
      case .utf8: nil
      case .shiftJIS: LegacyTable.shiftJIS
      case .eucJP: LegacyTable.eucJP
      }
    bytes.reserveCapacity(source.count * 3 / 2)
  }

  mutating func run(_ source: Span<UInt8>) {
    while position < source.count {
      let found = table?.scalar(in: source, at: position) ?? utf8(source)
      if let found, let scalar = Unicode.Scalar(found.scalar) {
        append(scalar, size: found.size)
      } else {
        undecoded.append(position)
        append("\u{FFFD}", size: 1)
      }
    }
    if keepsOffsets { offsets.append(UInt32(truncatingIfNeeded: position)) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, size: Int) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      bytes.append(byte)
      if keepsOffsets { offsets.append(UInt32(truncatingIfNeeded: position)) }
    }
    position += size
  }

  /// A well-formed sequence, as the Unicode Standard's table 3-7 lists them.
  private func utf8(_ source: Span<UInt8>) -> (scalar: UInt32, size: Int)? {
    guard table == nil else { return nil }
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
}
