import ToriCorpus
import ToriSystem
import ToriTime

/// Writes documents, block by block, as a new index file.
struct IndexWriter: ~Copyable {
  private let sink: SegmentSink
  let path: String
  /// What the file will say of itself as a whole.
  var settings: IndexSettings
  private var records: [DocumentRecord] = []
  private var relations = Relations()
  /// Of the document under way: where it starts, and what its record sums up.
  private var start: UInt32 = 0
  private var summary = DocumentSummary()
  private var places: [(byte: Int, line: UInt32)] = []
  /// The names of own columns that its blocks have.
  private var ownNames: [OwnNames] = []

  private(set) var blockCount = 0

  /// Where `path` is a link, the file is put where that leads to.
  init(
    _ path: String, isPrivate: Bool = false, settings: IndexSettings, options: SegmentOptions,
    cancellation: Cancellation = Cancellation()
  ) throws(IndexError) {
    FreedMemory.giveBack()
    self.path = linkTarget(absolutePath(path))
    self.settings = settings
    sink = SegmentSink(
      file: try FileWriter(self.path, isPrivate: isPrivate, cancellation: cancellation),
      options: options)
  }

  /// Adds a block of the document under way.
  mutating func add(_ block: Block) throws(IndexError) {
    guard blockCount < Int(UInt32.max) - 1 else {
      throw .tooLarge(.blocks)
    }
    summary.add(block)
    places.append((block.bytes.lowerBound, UInt32(truncatingIfNeeded: block.lines.lowerBound)))
    relations.add(
      block: UInt32(blockCount), key: block.key, numbering: block.numbering,
      repliesTo: block.repliesTo, isExact: block.givenName != nil)
    if !block.own.isEmpty, ownNames.last !== block.own.names { ownNames.append(block.own.names) }
    try sink.add(block)
    blockCount += 1
  }

  /// Ends the document under way, which is `document` without its blocks, and begins the next; returns all
  /// that is doubtful in it.
  @discardableResult
  mutating func endDocument(_ document: Document, state: FileState) -> [ReadNotice] {
    let absolute = absolutePath(document.path)
    var record = DocumentRecord(
      document, path: absolute, relativePath: relativePath(of: absolute, besideFile: path),
      state: state, start: start)
    // A file that grew since it was listed has been read as far as it went then.
    record.state.byteCount = document.byteCount
    record.blocks = start..<UInt32(blockCount)
    summary.fill(&record)
    if record.reading == nil, !ownNames.isEmpty {
      var reading = DataReading()
      var seen: Set<String> = []
      reading.own = ownNames.flatMap(\.all).filter { seen.insert($0).inserted }
      record.reading = reading
    }
    let repeats = relations.endDocument(at: UInt32(blockCount))
    if document.reader.isData, repeats.repeated > 0 {
      let place = places[repeats.first - Int(start)]
      record.notices.append(
        ReadNotice(
          .doubt(.repeatedIdentifiers, repeats.repeated), byteOffset: place.byte,
          line: Int(place.line)))
    }
    end(record)
    return record.notices
  }

  private mutating func end(_ record: DocumentRecord) {
    records.append(record)
    start = UInt32(blockCount)
    summary = DocumentSummary()
    places.removeAll(keepingCapacity: true)
    ownNames.removeAll(keepingCapacity: true)
  }

  /// What own columns the documents have, each once, in their order.
  private var ownColumns: [String] {
    var seen: Set<String> = []
    return records.flatMap { record in
      record.reading?.own.filter { seen.insert($0).inserted } ?? []
    }
  }

  /// Copies whole segments of `index`, and takes the records of the documents that they consist of.
  mutating func copy(
    segments: Range<Int>, documents: [DocumentRecord], of index: Index
  ) throws(IndexError) {
    try sink.withFile { (file) throws(IndexError) in
      for number in segments {
        file.beginSegment(blockCount: index.segments[number].count)
        let copy = UInt32(file.trailer.blockCounts.count - 1)
        for entry in index.file.trailer.entries where entry.segment == UInt32(number) {
          let section = Section(file: index.file, offset: Int(entry.offset), count: Int(entry.size))
          guard let bytes = section.withAllBytes({ $0.array }) else { throw index.damagedError }
          try file.write(segment: copy, kind: entry.kind, bytes)
        }
      }
    }
    for document in documents {
      for block in document.blocks {
        let id = BlockID(block)
        relations.add(
          block: UInt32(blockCount), key: index.key(of: id), numbering: index.numbering(of: id),
          repliesTo: index.repliesTo(of: id), isExact: index.hasGivenName(id))
        blockCount += 1
      }
      keep(document)
    }
    try index.checkDamage()
  }

  /// Ends the document under way, whose blocks were read from an index that has it as `record`.
  mutating func keep(_ record: DocumentRecord) {
    var record = record
    record.blocks = start..<UInt32(blockCount)
    record.relativePath = relativePath(of: record.path, besideFile: path)
    _ = relations.endDocument(at: UInt32(blockCount))
    end(record)
  }

  /// Writes what is left and puts the file in its place; what it says of its documents.
  ///
  /// - Parameter known: what is known of the blocks where they are a part of more.
  @discardableResult
  consuming func finish(
    _ known: KnownElsewhere? = nil
  ) throws(IndexError) -> [DocumentRecord] {
    let names = documentNames(
      forPaths: records.map(\.namedPath), exported: records.map(\.exportedName))
    var writer = ByteWriter()
    writer.varint(records.count)
    for (index, name) in names.enumerated() {
      records[index].name = name
      records[index].write(to: &writer)
    }
    let starts = PackedColumn.pack(records.map { Int($0.blocks.lowerBound) } + [blockCount])
    let (own, zone) = (ownColumns, settings.zone)
    try sink.withFile { (file) throws(IndexError) in
      try OwnFields.write(own, known?.ownTypes ?? [:], to: &file, zone)
      try file.write(.settings, settings.coded, wholeFile: true)
      try file.write(.documents, writer.bytes, wholeFile: true)
      try file.write(.documentStarts, starts, wholeFile: true)
      try relations.write(to: &file, counts: known?.answerCounts)
      try file.finish()
    }
    return records
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
