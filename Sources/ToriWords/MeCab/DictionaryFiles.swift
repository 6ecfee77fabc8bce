import ToriSystem

/// The files of a dictionary, looked through before libmecab opens them: it believes every number in them, so one
/// that is wrong would end the process.
///
/// Source: MeCab 0.996, `dictionary.cpp`, `char_property.cpp`, `connector.cpp`, `darts.h`.
struct DictionaryFiles {
  /// XXH3-64 of the files' checksums: differs wherever texts may be cut otherwise.
  let checksum: UInt64
  let entryCount: Int

  static let names = ["sys.dic", "unk.dic", "matrix.bin", "char.bin", "dicrc"]

  init(_ folder: String) throws(WordError) {
    var sums: [UInt64] = []
    func bytes(_ name: String) throws(WordError) -> [UInt8] {
      do {
        let bytes = try fileBytes(atPath: folder + "/" + name)
        sums.append(bytes.checksum)
        return bytes
      } catch {
        throw .notADictionary(path: folder, file: name, error)
      }
    }
    let settings = String(decoding: try bytes("dicrc"), as: UTF8.self)
    guard Self.areSettings(settings) else { throw .damaged(path: folder, file: "dicrc") }
    let matrix = LittleEndian(try bytes("matrix.bin"))
    let (left, right) = (matrix.u16(0), matrix.u16(2))
    guard left > 0, right > 0, matrix.count == (left * right + 2) * 2 else {
      throw .damaged(path: folder, file: "matrix.bin")
    }
    guard let categoryCount = Self.categoryCount(LittleEndian(try bytes("char.bin"))) else {
      throw .damaged(path: folder, file: "char.bin")
    }
    guard categoryCount > 0 else { throw .damaged(path: folder, file: "char.bin") }
    var count = 0
    for (name, type) in [("unk.dic", 2), ("sys.dic", 0)] {
      let file = LittleEndian(try bytes(name))
      guard let words = Self.wordCount(file, type: type, left: left, right: right) else {
        throw .damaged(path: folder, file: name)
      }
      let encoding = Self.encoding(file)
      guard ["UTF-8", "UTF8", "UTF_8"].contains(encoding.uppercased()) else {
        throw .otherEncoding(path: folder, encoding: encoding)
      }
      count = words
    }
    entryCount = count
    var joined: [UInt8] = []
    for sum in sums {
      for shift in stride(from: 0, to: 64, by: 8) {
        joined.append(UInt8(truncatingIfNeeded: sum >> UInt64(shift)))
      }
    }
    checksum = joined.checksum
  }

  /// Whether every line of a `dicrc` is a comment or names a setting, and none leads to files that nobody looked
  /// through.
  private static func areSettings(_ text: String) -> Bool {
    for line in text.split(whereSeparator: \.isNewline) {
      if line.first == ";" || line.first == "#" || line.allSatisfy(\.isWhitespace) { continue }
      guard let sign = line.firstIndex(of: "=") else { return false }
      let name = line[..<sign].filter { !$0.isWhitespace }
      if ["userdic", "dicdir", "sysdic", "rcfile"].contains(name) { return false }
      if name == "cost-factor" {
        let value = line[line.index(after: sign)...].filter { !$0.isWhitespace }
        guard let factor = Int(value), factor > 0 else { return false }
      }
    }
    return true
  }

  /// A count of categories, their names of 32 bytes each, and four bytes for each of U+0000 to U+FFFE: 18 bits of
  /// categories, then 8 of the one that it has.
  private static func categoryCount(_ file: LittleEndian) -> Int? {
    let count = file.u32(0)
    let start = 4 + 32 * count
    guard count > 0, count <= 18, file.count == start + 4 * 0xFFFF else { return nil }
    for scalar in 0..<0xFFFF where file.u32(start + 4 * scalar) >> 18 & 0xFF >= count { return nil }
    return count
  }

  private static let headerSize = 72

  private static func encoding(_ file: LittleEndian) -> String {
    String(decoding: file.bytes[40..<headerSize].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// How many words a compiled dictionary has: a header of ten numbers and an encoding, a double array, tokens of 16
  /// bytes, and texts that end with a zero. Nil for what is not sound.
  private static func wordCount(
    _ file: LittleEndian, type: Int, left: Int, right: Int
  ) -> Int? {
    guard file.count > headerSize, file.u32(0) ^ 0xEF71_8F77 == file.count, file.u32(4) == 102,
      file.u32(8) == type, file.u32(16) == left, file.u32(20) == right
    else { return nil }
    let (arraySize, tokenSize, textSize) = (file.u32(24), file.u32(28), file.u32(32))
    guard arraySize % 8 == 0, tokenSize % 16 == 0, textSize > 0, arraySize >= 8,
      headerSize + arraySize + tokenSize + textSize == file.count, file.bytes.last == 0
    else { return nil }
    let (tokenStart, tokenCount) = (headerSize + arraySize, tokenSize / 16)
    // To a base a byte and one are added, which may lead behind the array but not out of the file. One below zero says
    // how many tokens a word has, and which is the first.
    let reach = (file.count - headerSize) / 8 - 257
    for unit in 0..<arraySize / 8 {
      let base = Int(Int32(truncatingIfNeeded: file.u32(headerSize + unit * 8)))
      let last = base < 0 ? (-base - 1) >> 8 + (-base - 1) & 0xFF : 0
      guard base <= reach, last <= tokenCount else { return nil }
    }
    for token in 0..<tokenCount {
      let start = tokenStart + token * 16
      guard file.u16(start) < left, file.u16(start + 2) < right, file.u32(start + 8) < textSize
      else { return nil }
    }
    return file.u32(12)
  }
}

/// Numbers in bytes, the lowest byte first; 0 beyond the end.
private struct LittleEndian {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  @inline(__always)
  func u16(_ offset: Int) -> Int {
    offset >= 0 && offset + 2 <= bytes.count ? Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 : 0
  }

  @inline(__always)
  func u32(_ offset: Int) -> Int { u16(offset) | u16(offset + 2) << 16 }
}
