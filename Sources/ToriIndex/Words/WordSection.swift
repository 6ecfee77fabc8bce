import ToriText
import ToriWords

/// What a section of a file of words holds; WORDS.md says how.
enum WordSection: UInt32 {
  case information, tags
  case entryCounts
  // The entries and the tokens of a segment.
  case entryOffsets, entries
  case numbers, rarePlaces, rareNumbers
  case blockStarts
  case gapFlags, gapRanks, gaps, wideGaps
  case sentenceEnds
  case placeOffsets, places
  // Of all segments.
  case segmentMaps
  case entryForms, entryLexemes, formOrder
  case lexemeEntries, lexemeClasses, lexemeCounts, lexemePosts, lexemeDocuments, lexemeOrder
  case repeatedCount
  // Of a segment.
  case wordFlags
}

/// A file of words that is open, and its sections.
final class WordFile: Sendable {
  let file: IndexFile
  private let sections: [UInt32: Section]

  init(_ path: String) throws(IndexError) {
    let file = try IndexFile(path, .words)
    self.file = file
    sections = Dictionary(
      file.trailer.entries.map { entry in
        (entry.kind, Section(file: file, offset: Int(entry.offset), count: Int(entry.size)))
      }
    ) { first, _ in first }
  }

  subscript(_ section: WordSection) -> Section {
    sections[section.rawValue] ?? Section(file: file, offset: 0, count: 0)
  }

  func numbers<N: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ section: WordSection, _ type: N.Type
  ) -> [N] {
    self[section].withAllBytes { $0.littleEndian(N.self) } ?? []
  }
}

extension FileWriter {
  mutating func write(_ section: WordSection, _ bytes: [UInt8]) throws(IndexError) {
    if bytes.isEmpty { return }
    try write(segment: FileLayout.wholeFile, kind: section.rawValue, bytes)
  }

  mutating func write<N: FixedWidthInteger>(_ section: WordSection, _ numbers: [N])
    throws(IndexError)
  {
    try write(section, numbers.littleEndianBytes)
  }

  /// The same of bytes that come in pieces, `byteCount` in all: `next` gives one after the other, and then nil.
  mutating func write(
    _ section: WordSection, byteCount: Int, pieces next: () throws(IndexError) -> [UInt8]?
  ) throws(IndexError) {
    if byteCount == 0 { return }
    try write(
      segment: FileLayout.wholeFile, kind: section.rawValue, byteCount: byteCount, pieces: next)
  }
}

extension Array where Element: FixedWidthInteger {
  /// The numbers as bytes, each the lowest first.
  var littleEndianBytes: [UInt8] {
    // SAFETY: any number is bytes; they are read before the closure returns.
    unsafe map(\.littleEndian).withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension RawSpan {
  /// All of it as numbers, each the lowest byte first.
  func littleEndian<N: FixedWidthInteger & BitwiseCopyable>(_ type: N.Type) -> [N] {
    let size = MemoryLayout<N>.size
    return (0..<byteCount / size).map { place in
      // SAFETY: an integer may have any bits; within the bounds.
      N(littleEndian: unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: place * size, as: N.self))
    }
  }

  @inline(__always)
  func u16(_ place: Int) -> UInt16 {
    // SAFETY: as above; the load checks its bounds.
    UInt16(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: place, as: UInt16.self))
  }
}

extension SIMD16<UInt16> {
  /// Which of them are one of some, each of which is sixteen times the same, a bit each, the lowest for the first.
  @inline(__always)
  func bits(equalToAnyOf wanted: [SIMD16<UInt16>]) -> UInt16 {
    var isEqual = SIMDMask<SIMD16<Int16>>(repeating: false)
    for one in wanted { isEqual .|= self .== one }
    // Of each number, which is all ones or none, the bit of its place among four; that of each four in another quarter.
    // SAFETY: a mask is its numbers, 32 bytes in all, which may be any.
    let fours =
      unsafe unsafeBitCast(isEqual, to: SIMD4<UInt64>.self)
      & SIMD4(
        0x0008_0004_0002_0001, 0x0080_0040_0020_0010, 0x0800_0400_0200_0100, 0x8000_4000_2000_1000)
    // The multiplication brings the quarters together.
    let all = fours[0] | fours[1] | fours[2] | fours[3]
    return UInt16(truncatingIfNeeded: (all &* 0x0001_0001_0001_0001) >> 48)
  }
}

/// What cut the words of a file, and of what.
package struct WordLayerInformation: Hashable, Sendable {
  /// The dictionary's folder, name, version and checksum.
  package var dictionaryPath = ""
  package var dictionaryName = ""
  package var dictionaryVersion = ""
  package var dictionaryChecksum: UInt64 = 0
  package var scannerVersion = 0
  /// What the system said of the dictionary's files, so that they need not be read to be told.
  var dictionaryStamp: UInt64 = 0
  /// Of all blocks.
  package var tokenCount = 0
  /// Of posts alone: words that count, in tokens.
  package var wordCount = 0

  init() {}

  init(_ dictionary: WordDictionary) {
    dictionaryPath = dictionary.path
    dictionaryName = dictionary.name
    dictionaryVersion = dictionary.version
    dictionaryChecksum = dictionary.checksum
    scannerVersion = WordScanner.version
    dictionaryStamp = Self.stamp(of: dictionary.path) ?? 0
  }

  /// Differs wherever texts may be cut otherwise.
  var key: UInt64 {
    var writer = ByteWriter()
    writer.u64(dictionaryChecksum)
    writer.varint(scannerVersion)
    return writer.bytes.checksum
  }

  var coded: [UInt8] {
    var writer = ByteWriter()
    writer.string(dictionaryPath)
    writer.string(dictionaryName)
    writer.string(dictionaryVersion)
    writer.u64(dictionaryChecksum)
    writer.varint(scannerVersion)
    writer.u64(dictionaryStamp)
    writer.varint(tokenCount)
    writer.varint(wordCount)
    return writer.bytes
  }

  init?(coded: [UInt8]) {
    var reader = ByteReader(coded)
    do {
      dictionaryPath = try reader.string()
      dictionaryName = try reader.string()
      dictionaryVersion = try reader.string()
      dictionaryChecksum = try reader.u64()
      scannerVersion = try reader.varint()
      dictionaryStamp = try reader.u64()
      tokenCount = try reader.varint()
      wordCount = try reader.varint()
    } catch {
      return nil
    }
  }

  init?(of file: WordFile) {
    guard let bytes = file[.information].withAllBytes({ $0.array }) else { return nil }
    self.init(coded: bytes)
  }
}
