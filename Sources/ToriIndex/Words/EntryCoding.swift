import ToriWords

/// Entries as files have them: the form, the dictionary form where it is another, the reading, the tag's number, and a
/// byte each for class and flags.
struct EntryCoding: Sendable {
  private(set) var tags: [String]
  private var numbers: [String: Int]

  init(tags: [String] = []) {
    self.tags = tags
    numbers = Dictionary(zip(tags, 0...)) { first, _ in first }
  }

  mutating func code(_ entry: WordEntry) -> [UInt8] {
    var writer = ByteWriter()
    writer.string(entry.form)
    writer.string(entry.word == entry.form ? String?.none : entry.word)
    writer.string(entry.reading)
    writer.varint(number(ofTag: entry.tag))
    writer.u8(entry.pos.rawValue)
    writer.u8((entry.isWord ? 1 : 0) | (entry.isContent ? 2 : 0))
    return writer.bytes
  }

  mutating func number(ofTag text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = tags.count
    tags.append(text)
    return tags.count - 1
  }

  func entry(_ coded: [UInt8]) -> WordEntry? {
    var reader = ByteReader(coded)
    do {
      let form = try reader.string()
      let word = try reader.optionalString() ?? form
      let (reading, tag) = (try reader.string(), try reader.varint())
      guard let pos = WordClass(rawValue: try reader.u8()), tags.indices.contains(tag) else {
        return nil
      }
      let flags = try reader.u8()
      return WordEntry(
        form: form, word: word, reading: reading, tag: tags[tag], pos: pos,
        isContent: flags & 2 != 0, isWord: flags & 1 != 0)
    } catch {
      return nil
    }
  }

  var codedTags: [UInt8] {
    var writer = ByteWriter()
    for tag in tags { writer.string(tag) }
    return writer.bytes
  }

  init(codedTags: [UInt8]) {
    var reader = ByteReader(codedTags)
    var tags: [String] = []
    while !reader.isAtEnd, let tag = try? reader.string() { tags.append(tag) }
    self.init(tags: tags)
  }
}

/// The different words of a segment, read from its file.
struct SegmentEntries: Sendable {
  private let coding: EntryCoding
  private let records: PackedRecords

  init(_ file: WordFile) {
    coding = EntryCoding(codedTags: file[.tags].withAllBytes { $0.array } ?? [])
    records = PackedRecords(offsets: file[.entryOffsets], records: file[.entries])
  }

  var count: Int { records.count }

  /// Nil where the file is damaged.
  subscript(number: Int) -> WordEntry? { coding.entry(records.bytes(number)) }
}

/// Texts, or records, one behind the other, found by their number.
struct PackedRecords: Sendable {
  let offsets: Section
  let records: Section

  var count: Int { max(0, offsets.count / 4 - 1) }

  func bytes(_ number: Int) -> [UInt8] {
    let (start, end) = (Int(offsets.u32(at: number * 4)), Int(offsets.u32(at: number * 4 + 4)))
    guard start <= end else { return [] }
    return records.withBytes(start..<end) { $0.array } ?? []
  }

  static func write(
    _ records: [[UInt8]], offsets: WordSection, records section: WordSection,
    to file: inout FileWriter
  ) throws(IndexError) {
    var (ends, bytes): ([UInt32], [UInt8]) = ([0], [])
    for record in records {
      bytes += record
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    guard bytes.count <= Int(UInt32.max) else {
      throw .tooLarge(.differentWords)
    }
    try file.write(offsets, ends)
    try file.write(section, bytes)
  }
}
