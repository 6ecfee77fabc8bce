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
  func needle(_ text: [UInt8]) -> SoughtBytes? {
    section.withAllBytes { table in
      var code: [UInt8] = []
      var at = 0
      while at < text.count {
        let start = at
        _ = decodeScalar(text.span, &at)
        guard let rank = rank(Self.packed(text[start..<at]), table) else { return nil }
        Self.append(rank, stopperCount: stopperCount, to: &code)
      }
      return SoughtBytes(
        code, continuers: UInt8(stopperCount)..<Self.separator,
        commonness: { table.u32(8 + Int($0) * 4) })
    } ?? nil
  }

  private func rank(_ character: UInt32, _ table: RawSpan) -> Int? {
    if table.byteCount <= Self.headSize { return nil }
    // SAFETY: read within the bounds, a whole number of characters at a time; any bits are an integer.
    return unsafe table.extracting(Self.headSize...).withUnsafeBytes { characters -> Int? in
      let wanted = SIMD16<UInt32>(repeating: character.littleEndian)
      var place = 0
      while place + 64 <= characters.count {
        let some = unsafe characters.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt32>.self)
        if any(some .== wanted) { break }
        place += 64
      }
      while place + 4 <= characters.count {
        let one = unsafe characters.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        if one.littleEndian == character { return place / 4 }
        place += 4
      }
      return nil
    }
  }

  /// The characters, by their number.
  var characters: [Unicode.Scalar] {
    section.withAllBytes { table in
      stride(from: Self.headSize, to: table.byteCount - 3, by: 4).map { place in
        let bytes = (0..<4).map { table.u8(place + $0) }
        let size = bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 1
        return String(decoding: bytes.prefix(size), as: UTF8.self).unicodeScalars.first
          ?? "\u{FFFD}"
      }
    } ?? []
  }

  /// Calls `body` with the number of each character that `range` of `coded` has, as long as it returns true.
  @inline(__always)
  func forEachNumber(in coded: RawSpan, _ range: Range<Int>, _ body: (Int) -> Bool) {
    var at = range.lowerBound
    while at < range.upperBound {
      var byte = Int(coded.u8(at))
      at += 1
      var (first, digits) = (0, 0)
      while byte >= stopperCount, at < range.upperBound {
        digits = digits &* continuerCount &+ (byte - stopperCount)
        first = first &* continuerCount &+ stopperCount
        byte = Int(coded.u8(at))
        at += 1
      }
      if !body(digits &* stopperCount &+ byte &+ first) { return }
    }
  }

  /// The first place at or after another, and within `coded`, where a character starts.
  func start(atOrAfter place: Int, in coded: RawSpan) -> Int {
    var place = place
    while 0 < place, place < coded.byteCount, coded.u8(place - 1) >= stopperCount { place += 1 }
    return place
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

  /// Puts the UTF-8 that `coded` stands for at the start of `text`, which grows as needed, and returns its
  /// size.
  func decode(_ coded: RawSpan, into text: inout [UInt8]) -> Int {
    let room = coded.byteCount * 4
    if text.count < room { text.append(contentsOf: repeatElement(0, count: room - text.count)) }
    return section.withAllBytes { table in
      // SAFETY: a byte of code becomes at most four of text.
      unsafe text.withUnsafeMutableBytes { unsafe decode(coded, table, into: $0) }
    } ?? 0
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
    let (stoppers, continuers) = (stopperCount, continuerCount)
    let characters = table.extracting(Self.headSize...)
    let characterCount = characters.byteCount / 4
    var (end, at) = (0, 0)
    // SAFETY: code is read at places below `coded.byteCount`, characters at numbers below
    // `characterCount`; each code, of at least one byte, has four bytes of room.
    unsafe coded.withUnsafeBytes { coded in
      unsafe characters.withUnsafeBytes { characters in
        while at < coded.count {
          var rank = unsafe Int(coded[at])
          at += 1
          if rank >= stoppers, at < coded.count {
            // The number of a code is that of the first code of its length, plus what its digits say.
            var byte = unsafe Int(coded[at])
            at += 1
            var (first, digits) = (stoppers, rank - stoppers)
            while byte >= stoppers, at < coded.count {
              digits = digits &* continuers &+ (byte - stoppers)
              first = first &* continuers &+ stoppers
              byte = unsafe Int(coded[at])
              at += 1
            }
            rank = digits &* stoppers &+ byte &+ first
          }
          guard UInt(bitPattern: rank) < UInt(bitPattern: characterCount) else {
            section.noteDamage()
            break
          }
          let character = unsafe characters.loadUnaligned(
            fromByteOffset: rank * 4, as: UInt32.self)
          unsafe text.storeBytes(of: character, toByteOffset: end, as: UInt32.self)
          // The zeros behind its bytes; that of U+0000 is a byte of it.
          let size = 4 - character.littleEndian.leadingZeroBitCount >> 3
          end += max(1, size)
        }
      }
    }
    return end
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
