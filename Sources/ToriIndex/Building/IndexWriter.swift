import ToriCorpus
import ToriTime

/// Writes documents, block by block, as a new index file.
struct IndexWriter: ~Copyable {
  private var file: FileWriter
  let path: String
  private let settings: IndexSettings
  /// The size at which a segment is written out.
  private let segmentLimit: Int
  private var segment = SegmentBuilder()
  private var records: [DocumentRecord] = []
  private var relations = Relations()
  /// Of the document under way: where it starts, and what its record sums up.
  private var start: UInt32 = 0
  private var summary = DocumentSummary()

  private(set) var blockCount = 0
  private(set) var textByteCount = 0

  init(_ path: String, settings: IndexSettings, segmentLimit: Int) throws(IndexError) {
    self.path = absolutePath(path)
    self.settings = settings
    self.segmentLimit = segmentLimit
    file = try FileWriter(self.path)
  }

  /// Adds a block of the document under way.
  mutating func add(_ block: Block) throws(IndexError) {
    guard blockCount < Int(UInt32.max) - 1 else {
      throw .tooLarge(what: "more than 4 billion blocks")
    }
    summary.add(block)
    relations.add(block: UInt32(blockCount), number: block.number, repliesTo: block.repliesTo)
    segment.add(block)
    blockCount += 1
    if segment.byteCount >= segmentLimit || segment.textByteCount > 1 << 30 { try endSegment() }
  }

  /// Ends the document under way, which is `document` without its blocks, and begins the next.
  mutating func endDocument(_ document: Document, modificationTime: Int64) {
    let absolute = absolutePath(document.path)
    var record = DocumentRecord(
      document, path: absolute, relativePath: relativePath(of: absolute, besideFile: path),
      modificationTime: modificationTime, start: start)
    record.blocks = start..<UInt32(blockCount)
    summary.fill(&record)
    end(record)
  }

  private mutating func end(_ record: DocumentRecord) {
    records.append(record)
    relations.endDocument(at: UInt32(blockCount))
    start = UInt32(blockCount)
    summary = DocumentSummary()
  }

  /// Copies a whole segment of `index` and the records of `documents`, which it consists of.
  mutating func copy(
    segment number: Int, of index: Index, documents: [DocumentRecord]
  ) throws(IndexError) {
    try endSegment()
    let old = index.segments[number]
    file.beginSegment(blockCount: old.count)
    for entry in index.file.trailer.entries where entry.segment == UInt32(number) {
      let section = Section(file: index.file, offset: Int(entry.offset), count: Int(entry.size))
      guard let bytes = section.withAllBytes({ $0.array }) else { throw index.damagedError }
      try file.write(
        segment: UInt32(file.trailer.blockCounts.count - 1), kind: entry.kind, bytes)
    }
    for document in documents {
      for block in document.blocks {
        let local = Int(block) - Int(old.base)
        relations.add(
          block: UInt32(blockCount), number: old[.number][local],
          repliesTo: old.list(.replyStarts, .replies, local))
        blockCount += 1
      }
      keep(document)
    }
  }

  /// Ends the document under way, whose blocks were read from an index that has it as `document`.
  mutating func keep(_ document: DocumentRecord) {
    var record = document
    record.blocks = start..<UInt32(blockCount)
    record.relativePath = relativePath(of: record.path, besideFile: path)
    end(record)
  }

  private mutating func endSegment() throws(IndexError) {
    if segment.blockCount == 0 { return }
    textByteCount += segment.textByteCount
    let full = segment
    segment = SegmentBuilder()
    try full.write(to: &file)
  }

  /// Writes what is left and puts the file in its place; the number of segments is returned.
  consuming func finish() throws(IndexError) {
    try endSegment()
    let names = documentNames(forPaths: records.map(\.path))
    var writer = ByteWriter()
    writer.varint(records.count)
    for (index, name) in names.enumerated() {
      records[index].name = name
      records[index].write(to: &writer)
    }
    try file.write(.settings, settings.coded, wholeFile: true)
    try file.write(.documents, writer.bytes, wholeFile: true)
    try file.write(
      .documentStarts, PackedColumn.pack(records.map { Int($0.blocks.lowerBound) } + [blockCount]),
      wholeFile: true)
    try relations.write(to: &file)
    try file.finish()
  }
}

/// What holds for a whole index.
struct IndexSettings: Hashable {
  var zone: Zone
  /// What else the reading of the sources depended on, to tell whether it would be the same today.
  var readingKey = ""

  var coded: [UInt8] {
    var writer = ByteWriter()
    writer.string(zone.identifier)
    writer.string(readingKey)
    return writer.bytes
  }

  init(zone: Zone, readingKey: String = "") {
    self.zone = zone
    self.readingKey = readingKey
  }

  init?(coded bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let name = try? reader.string(), let zone = Zone(name), let key = try? reader.string()
    else { return nil }
    self.init(zone: zone, readingKey: key)
  }
}

/// What a document's record says of all its posts.
private struct DocumentSummary {
  private var postCount = 0
  private var first: TimeSpan?
  private var last: TimeSpan?

  mutating func add(_ block: Block) {
    guard block.kind.isPost else { return }
    postCount += 1
    guard let time = block.time else { return }
    if let earliest = time.earliest, first?.earliest.map({ earliest < $0 }) ?? true { first = time }
    if let latest = time.latest, last?.latest.map({ latest > $0 }) ?? true { last = time }
  }

  func fill(_ record: inout DocumentRecord) {
    record.postCount = postCount
    record.firstTime = first
    record.lastTime = last
  }
}
