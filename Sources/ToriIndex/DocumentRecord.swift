import ToriCorpus
import ToriTime

/// What an index knows of a source file.
package struct DocumentRecord: Hashable, Sendable {
  /// As queries name it; unique in the index.
  package var name: String
  /// Where it was when it was indexed, from the root.
  package var path: String
  /// The same from the index's own folder, where it lay below that.
  package var relativePath: String?
  /// Of a file that holds others, or is compressed, which of them it is.
  package var member: ContainerMember?
  /// Of an export of tori's own, the document that it has posts of.
  package var exportedName: String?
  /// Which read it.
  package var reader: ReaderName
  /// Why this reader was chosen.
  package var seen: ReadFact
  /// In which it was written.
  package var encoding: Encoding
  /// What the system said of the file then.
  package var state: FileState
  /// XXH3-64 of the file's bytes.
  package var checksum: UInt64
  /// The page's own.
  package var title: String?
  /// In the order of the file.
  package var notices: [ReadNotice]
  /// The shapes by which a page was read.
  package var shapes: [UsedShape]
  /// How the records of a data file were understood.
  package var reading: DataReading?
  /// Numbers of the index.
  package var blocks: Range<UInt32>
  /// Of its blocks, those that are posts.
  package var postCount: Int
  /// The time of the post with the earliest bound, and of the one with the latest.
  package var firstTime: TimeSpan?
  package var lastTime: TimeSpan?
}

extension DocumentRecord {
  /// Of the file.
  package var byteCount: Int { state.byteCount }

  /// The file's path, with the member's behind it.
  package var fullPath: String { member?.path(within: path) ?? path }

  /// The path by which the document is called: of a page that was saved in one file that file's, whatever its address.
  var namedPath: String { SavedPage.isNamed(path) ? path : fullPath }

  init(
    _ document: Document, path: String, relativePath: String?, state: FileState, start: UInt32
  ) {
    self.init(
      name: "", path: path, relativePath: relativePath, member: document.member,
      exportedName: document.exportedName, reader: document.reader,
      seen: document.seen, encoding: document.encoding, state: state,
      checksum: document.checksum, title: document.title,
      notices: document.notices, shapes: document.shapes, reading: document.reading,
      blocks: start..<start, postCount: 0, firstTime: nil, lastTime: nil)
  }

  /// What any record takes at least where it is written, in bytes.
  static let leastByteCount = 48

  func write(to writer: inout ByteWriter) {
    for text in [name, path, reader.rawValue, encoding.rawValue] { writer.string(text) }
    writer.fact(seen)
    writer.string(relativePath)
    writer.member(member)
    writer.string(exportedName)
    writer.string(title)
    writer.state(state)
    writer.u64(checksum)
    writer.varint(notices.count)
    for notice in notices {
      writer.fact(notice.fact)
      writer.varint(notice.byteOffset)
      writer.varint(notice.line)
      writer.u8(notice.isLoss ? 1 : 0)
    }
    writer.varint(shapes.count)
    for shape in shapes {
      writer.repeated(shape.source)
      writer.varint(shape.headCount)
      writer.varint(shape.coverage)
      writer.u8(shape.origin.rawValue)
    }
    writer.reading(reading)
    writer.u32(blocks.lowerBound)
    writer.u32(blocks.upperBound)
    writer.varint(postCount)
    writer.time(firstTime)
    writer.time(lastTime)
  }

  init(from reader: inout ByteReader) throws(ByteReader.Overrun) {
    name = try reader.string()
    path = try reader.string()
    guard let readerName = ReaderName(rawValue: try reader.string()) else {
      throw ByteReader.Overrun()
    }
    self.reader = readerName
    guard let encoding = Encoding(rawValue: try reader.string()) else { throw ByteReader.Overrun() }
    self.encoding = encoding
    seen = try reader.fact()
    relativePath = try reader.optionalString()
    member = try reader.member()
    exportedName = try reader.optionalString()
    title = try reader.optionalString()
    state = try reader.state()
    checksum = try reader.u64()
    notices = []
    for _ in 0..<(try reader.count()) {
      notices.append(
        ReadNotice(
          try reader.fact(), byteOffset: try reader.varint(),
          line: try reader.varint(), isLoss: try reader.u8() == 1))
    }
    shapes = []
    for _ in 0..<(try reader.count()) {
      let (source, heads) = (try reader.repeated(), try reader.varint())
      let coverage = try reader.varint()
      guard let origin = Shape.Origin(rawValue: try reader.u8()) else { throw ByteReader.Overrun() }
      shapes.append(
        UsedShape(source: source, headCount: heads, coverage: coverage, origin: origin))
    }
    reading = try reader.reading()
    let (start, end) = (try reader.u32(), try reader.u32())
    guard start <= end else { throw ByteReader.Overrun() }
    blocks = start..<end
    postCount = try reader.varint()
    firstTime = try reader.time()
    lastTime = try reader.time()
  }
}

extension ByteWriter {
  fileprivate mutating func member(_ member: ContainerMember?) {
    u8(member == nil ? 0 : 1)
    guard let member else { return }
    string(member.name)
    varint(member.byteCount)
    u64(member.checksum)
  }

  fileprivate mutating func reading(_ reading: DataReading?) {
    u8(reading == nil ? 0 : 1)
    guard let reading else { return }
    string(reading.profile)
    repeated(reading.title)
    repeated(reading.rows)
    for list in [
      reading.alike, reading.places.flatMap { [$0.field, $0.path] }, reading.own,
      reading.passedOver.flatMap { [$0.path, $0.field, $0.taken] },
    ] {
      varint(list.count)
      for text in list { repeated(text) }
    }
  }

  fileprivate mutating func time(_ time: TimeSpan?) {
    u8(time == nil ? 0 : 1)
    guard let time else { return }
    for bound in [time.earliest, time.latest] {
      u8(bound == nil ? 0 : 1)
      if let bound { u64(UInt64(bitPattern: bound.milliseconds)) }
    }
    u8(time.precision.rawValue)
    u8(time.basis.rawValue)
  }
}

extension ByteReader {
  fileprivate mutating func member() throws(Overrun) -> ContainerMember? {
    if try u8() == 0 { return nil }
    let name = try optionalString()
    return ContainerMember(name: name, byteCount: try varint(), checksum: try u64())
  }

  fileprivate mutating func reading() throws(Overrun) -> DataReading? {
    if try u8() == 0 { return nil }
    var reading = DataReading()
    reading.profile = try optionalString()
    reading.title = try repeated()
    reading.rows = try repeated()
    reading.alike = try strings()
    let places = try strings()
    reading.places = stride(from: 0, to: places.count - 1, by: 2).map {
      DataReading.FieldPath(field: places[$0], path: places[$0 + 1])
    }
    reading.own = try strings()
    let passedOver = try strings()
    reading.passedOver = stride(from: 0, to: passedOver.count - 2, by: 3).map {
      DataReading.PassedOver(
        path: passedOver[$0], field: passedOver[$0 + 1], taken: passedOver[$0 + 2])
    }
    return reading
  }

  private mutating func strings() throws(Overrun) -> [String] {
    var strings: [String] = []
    for _ in 0..<(try count()) { strings.append(try repeated()) }
    return strings
  }

  fileprivate mutating func time() throws(Overrun) -> TimeSpan? {
    if try u8() == 0 { return nil }
    let (earliest, latest) = (try instant(), try instant())
    guard let precision = Precision(rawValue: try u8()), let basis = Basis(rawValue: try u8())
    else {
      throw Overrun()
    }
    return TimeSpan(earliest: earliest, latest: latest, precision: precision, basis: basis)
  }

  private mutating func instant() throws(Overrun) -> Instant? {
    try u8() == 0 ? nil : Instant(milliseconds: Int64(bitPattern: try u64()))
  }
}
