/// How the characters of a segment's texts are coded: the common ones as one byte, others as two or three.
///
/// Characters are numbered from the most frequent on. A code is some continuers and then one stopper:
/// bytes below s are stoppers, the others but FF, which ends a text, continuers. All codes of one byte
/// come first, then all of two, then all of three, none left out; s is what makes the texts shortest.
/// A text can be looked for in its coded form: where its code is found, and no continuer stands before
/// it, the text is.
///
/// The section: s (u32), how many characters (u32), how often each byte occurs (256 × u32), and the UTF-8
/// of each character (u32, its first byte lowest).
///
/// Source: Brisaboa, Fariña, Navarro & Esteller (2003), *(S,C)-Dense Coding*; there of words.
struct DenseCode {
  static let headSize = 8 + 256 * 4
  /// Ends every text. No code has it.
  static let separator: UInt8 = 0xFF

  let section: Section
  /// s: how many bytes are stoppers.
  private let stopperCount: Int

  init(section: Section) {
    self.section = section
    stopperCount = section.count == 0 ? 0 : Int(min(section.u32(at: 0), 0xFF))
  }

  private var continuerCount: Int { 0xFF - stopperCount }

  /// The text, which is UTF-8, as it is looked for in coded texts; `nil` if it has a character that the
  /// segment's texts do not have.
  func needle(_ text: [UInt8]) -> Needle? {
    section.withAllBytes { table in
      var code: [UInt8] = []
      var at = 0
      while at < text.count {
        let start = at
        _ = decodeScalar(text.span, &at)
        guard let rank = rank(Self.packed(text[start..<at]), table) else { return nil }
        Self.append(rank, stopperCount: stopperCount, to: &code)
      }
      return Needle(
        code, continuers: UInt8(stopperCount)..<Self.separator,
        commonness: { table.u32(8 + Int($0) * 4) })
    } ?? nil
  }

  private func rank(_ character: UInt32, _ table: RawSpan) -> Int? {
    var place = Self.headSize
    while place < table.byteCount {
      if table.u32(place) == character { return (place - Self.headSize) / 4 }
      place += 4
    }
    return nil
  }

  /// The UTF-8 that `coded` stands for.
  func decode(_ coded: RawSpan) -> [UInt8] {
    section.withAllBytes { table in
      // SAFETY: a byte of code becomes at most four of text.
      unsafe [UInt8](unsafeUninitializedCapacity: coded.byteCount * 4) { buffer, count in
        count = unsafe decode(coded, table, into: UnsafeMutableRawBufferPointer(buffer))
      }
    } ?? []
  }

  /// The text that `coded` stands for.
  func string(_ coded: RawSpan) -> String {
    section.withAllBytes { table in
      // SAFETY: a byte of code becomes at most four of text.
      unsafe String(unsafeUninitializedCapacity: coded.byteCount * 4) { buffer in
        unsafe decode(coded, table, into: UnsafeMutableRawBufferPointer(buffer))
      }
    } ?? ""
  }

  /// Returns the count of the bytes written, of which there must be room for four to a byte of code.
  private func decode(
    _ coded: RawSpan, _ table: RawSpan, into text: UnsafeMutableRawBufferPointer
  ) -> Int {
    let characterCount = (table.byteCount - Self.headSize) / 4
    var (end, at) = (0, 0)
    while at < coded.byteCount {
      // The number of a code of k bytes is that of the first such code, plus the digits of the code.
      var (rank, first) = (0, 0)
      var byte = Int(coded.u8(at))
      at += 1
      while byte >= stopperCount, at < coded.byteCount {
        rank = rank &* continuerCount &+ (byte - stopperCount)
        first = first &* continuerCount &+ stopperCount
        byte = Int(coded.u8(at))
        at += 1
      }
      rank = rank &* stopperCount &+ byte &+ first
      guard 0..<characterCount ~= rank else {
        section.file.noteDamage()
        return end
      }
      let character = table.u32(Self.headSize + rank * 4)
      // SAFETY: each code, of at least one byte, has four bytes of room.
      unsafe text.storeBytes(of: character.littleEndian, toByteOffset: end, as: UInt32.self)
      end += Self.length(character)
    }
    return end
  }

  /// How many bytes of UTF-8 a character has, of which `packed` holds the first lowest.
  @inline(__always)
  private static func length(_ packed: UInt32) -> Int {
    let lead = packed & 0xFF
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// A character's UTF-8, the first byte lowest.
  static func packed(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Appends the code of a character by its number, from 0.
  static func append(_ rank: Int, stopperCount: Int, to code: inout [UInt8]) {
    let continuerCount = 0xFF - stopperCount
    var reversed = [UInt8(rank % stopperCount)]
    var rest = rank / stopperCount
    while rest > 0 {
      rest -= 1
      reversed.append(UInt8(stopperCount + rest % continuerCount))
      rest /= continuerCount
    }
    code.append(contentsOf: reversed.reversed())
  }
}
