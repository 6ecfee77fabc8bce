import CUTF8Proc

/// Folds single pieces by the tables of utf8proc: the slow way, right for every character.
struct PieceFolder {
  /// The folded piece, after `fold`.
  private(set) var folded: [UInt8] = []
  private var scalars: [Int32] = []
  private var decomposed = [Int32](repeating: 0, count: 64)

  private static let options = utf8proc_option_t(
    UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue)

  /// The version of Unicode that the library knows: major × 256 + minor.
  static let unicodeVersion: UInt16 = {
    // SAFETY: the library returns a constant, NUL-terminated string.
    let parts = unsafe String(cString: utf8proc_unicode_version()).split(separator: ".")
    let numbers = parts.prefix(2).map { UInt16($0) ?? 0 }
    return numbers.reduce(0) { $0 &* 256 &+ $1 }
  }()

  /// Whether what stands before `at` cannot take part in folding the character there.
  mutating func startsPiece(_ text: Span<UInt8>, _ at: Int) -> Bool {
    guard let (scalar, _) = Self.scalar(text, at) else { return true }
    let count = decompose(scalar)
    // What folds to nothing belongs to the piece before it, since marks after it compose across it.
    guard count > 0 else { return false }
    return Self.isBoundary(decomposed[0])
  }

  /// Whether a text starts with a whole piece, rather than with what joins the text before it.
  static func startsPiece(_ text: Span<UInt8>) -> Bool {
    var folder = PieceFolder()
    return folder.startsPiece(text, 0)
  }

  /// The end of the piece that holds the character at `at`: where the next one starts.
  mutating func pieceEnd(_ text: Span<UInt8>, from at: Int) -> Int {
    guard let first = Self.scalar(text, at) else { return at + 1 }
    var end = at + (first.value == 0x0D ? JoinedScalars.lengthOfBreak(text, at) : first.length)
    while !QuickScalar.startsPiece(text, end), !startsPiece(text, end) {
      end += Self.scalar(text, end)?.length ?? 1
    }
    return end
  }

  /// Folds the piece into `folded`; returns whether that is the piece as it was.
  mutating func fold(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound {
      guard let (scalar, length) = Self.scalar(text, at) else {
        // A byte that is no character is a piece of its own.
        folded.append(text[at])
        return true
      }
      let count = decompose(scalar)
      for scalar in decomposed[0..<count] { scalars.append(JoinedScalars.joined(scalar)) }
      at += scalar == 0x0D ? JoinedScalars.lengthOfBreak(text, at) : length
    }
    reorderMarks()
    compose()
    var bytes = folded.makeIterator()
    return folded.count == range.count && range.allSatisfy { text[$0] == bytes.next() }
  }

  /// Where the part of a piece ends that can be seen: before the default ignorables at its end, which fold
  /// to nothing.
  static func visibleEnd(_ text: Span<UInt8>, _ piece: Range<Int>) -> Int {
    var end = piece.upperBound
    while end > piece.lowerBound {
      var start = end - 1
      while start > piece.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
      guard let (scalar, length) = scalar(text, start), start + length == end, isIgnorable(scalar)
      else { break }
      end = start
    }
    return end > piece.lowerBound ? end : piece.upperBound
  }

  /// Fully decomposes and folds one scalar into the front of `decomposed`; returns how many came out.
  private mutating func decompose(_ scalar: Int32) -> Int {
    var count = 0
    repeat {
      if count > decomposed.count { decomposed = Array(repeating: 0, count: count) }
      var boundClass: Int32 = 0
      // SAFETY: the library writes at most `buffer.count` values and says how many it has.
      count = unsafe decomposed.withUnsafeMutableBufferPointer { buffer in
        unsafe utf8proc_decompose_char(
          scalar, buffer.baseAddress, buffer.count, Self.options, &boundClass)
      }
    } while count > decomposed.count
    return max(0, count)
  }

  /// Puts each run of combining marks into canonical order: stable, by combining class.
  ///
  /// utf8proc does this by insertion, which a long run of marks would make quadratic.
  private mutating func reorderMarks() {
    var start = 0
    while start < scalars.count {
      guard Self.combiningClass(scalars[start]) != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, Self.combiningClass(scalars[end]) != 0 { end += 1 }
      if end - start > 1 {
        let marks = scalars[start..<end].enumerated().map {
          (order: Int(Self.combiningClass($1)) << 40 + $0, scalar: $1)
        }
        scalars.replaceSubrange(
          start..<end, with: marks.sorted { $0.order < $1.order }.map(\.scalar))
      }
      start = end
    }
  }

  private mutating func compose() {
    // SAFETY: the library composes in place and never makes the text longer.
    let count = unsafe scalars.withUnsafeMutableBufferPointer { buffer in
      unsafe utf8proc_normalize_utf32(buffer.baseAddress, buffer.count, Self.options)
    }
    for scalar in scalars.prefix(max(0, count)) {
      if let scalar = Unicode.Scalar(UInt32(bitPattern: scalar)) {
        folded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private static func combiningClass(_ scalar: Int32) -> Int16 {
    // SAFETY: the library returns a pointer into its constant tables for any number.
    unsafe utf8proc_get_property(scalar).pointee.combining_class
  }

  /// Whether a scalar is invisible by default and folds to nothing.
  private static func isIgnorable(_ scalar: Int32) -> Bool {
    // SAFETY: as above.
    unsafe utf8proc_get_property(scalar).pointee.ignorable != 0
  }

  /// Whether a decomposed scalar is a starter that composes with nothing before it.
  private static func isBoundary(_ scalar: Int32) -> Bool {
    // SAFETY: as above.
    let property = unsafe utf8proc_get_property(scalar).pointee
    if property.combining_class != 0 { return false }
    // In the library's table, second parts of a composition are numbered from 0x8000.
    if property.comb_index >= 0x8000 && property.comb_index != .max { return false }
    // Vowels and finals of Hangul syllables, which compose by arithmetic.
    return !(0x1161...0x1175 ~= scalar || 0x11A8...0x11C2 ~= scalar)
  }

  /// The scalar at `at` and its length in bytes; `nil` if none is encoded there.
  private static func scalar(_ text: Span<UInt8>, _ at: Int) -> (value: Int32, length: Int)? {
    let lead = text[at]
    if lead < 0x80 { return (Int32(lead), 1) }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, at + length <= text.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in at + 1..<at + length {
      guard text[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(text[index] & 0x3F)
    }
    guard Unicode.Scalar(value) != nil else { return nil }
    return (Int32(value), length)
  }
}
