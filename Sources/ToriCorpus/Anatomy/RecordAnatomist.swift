/// Finds where the posts of a data file have their fields from: the values of a record.
struct RecordAnatomist {
  let data: DataReader
  let source: [UInt8]
  let encoding: Encoding

  func anatomy(of block: Block) -> BlockAnatomy {
    let text = DecodedText(source: Array(source[block.bytes]), encoding: encoding)
    var parts: [(part: BlockPart, bytes: Range<Int>)] = []
    if block.kind.isPost {
      if let places = profilePlaces(text.bytes, block) {
        parts = places
      } else {
        for cell in cells(text.bytes).cells where !cell.bytes.isEmpty {
          parts += self.parts(of: cell, in: text.bytes, block)
        }
      }
    }
    return BlockAnatomy(
      0..<text.bytes.count, of: text, firstLine: block.lines.lowerBound,
      sourceBase: block.bytes.lowerBound, parts: parts)
  }

  /// Of JSON that is read by a profile, what its paths found; nil for any other.
  private func profilePlaces(
    _ bytes: [UInt8], _ block: Block
  ) -> [(part: BlockPart, bytes: Range<Int>)]? {
    guard data.reader == .jsonLines, let understanding = try? data.understanding(),
      var maker = understanding.maker
    else { return nil }
    // What stands before the first record is its block's too.
    var start = 0
    if block.bytes.lowerBound == 0 {
      var rows = data.jsonRecords(understanding)
      start = (try? rows.next())?.bytes.lowerBound ?? 0
    }
    guard start < bytes.count else { return nil }
    var end = start
    guard bytes.span.skipJSONValue(at: &end) else { return nil }
    let text = bytes.span.extracting(start..<end)
    let places = maker.places(text).compactMap { field, range in
      field.part.map { (part: $0, bytes: range.lowerBound + start..<range.upperBound + start) }
    }
    guard !places.isEmpty else { return nil }
    let marks = places.filter { $0.part == .text }.flatMap {
      SourceAlignment(of: block.text, with: bytes, in: [$0.bytes], written: .json)
        .marks(of: block, hasAnchors: true)
    }
    return places + marks
  }

  private func cells(_ bytes: [UInt8]) -> RecordCells {
    switch data.reader {
    case .jsonLines: .json(bytes)
    case .dat: .dat(bytes)
    default: .delimited(bytes, data.dialect, names: (try? data.columnNames()) ?? [])
    }
  }

  /// What a value is, by its column's name or because no other field has that value; a text with its
  /// marks.
  private func parts(
    of cell: RecordCells.Cell, in bytes: [UInt8], _ block: Block
  ) -> [(part: BlockPart, bytes: Range<Int>)] {
    func alignment(_ value: String) -> SourceAlignment {
      SourceAlignment(of: value, with: bytes, in: [cell.bytes], written: cell.writing)
    }
    if data.reader == .dat, cell.name == "date" { return stamp(bytes[cell.bytes]) }
    let named = cell.name.flatMap { data.options.columns.field(ofColumn: $0) }?.field.part
    let part =
      named
      ?? valued(block).first { alignment($0.value).isWhole }?.part
      ?? cell.name.map { .column($0) }
    guard let part else { return [] }
    let marks = part == .text ? alignment(block.text).marks(of: block, hasAnchors: true) : []
    return [(part, cell.bytes)] + marks
  }

  /// The texts that a block has, and what they are.
  private func valued(_ block: Block) -> [(part: BlockPart, value: String)] {
    [
      (.text, block.text), (.author, block.author), (.authorID, block.authorID),
      (.title, block.title), (.source, block.source), (.identifier, block.sourceID),
      (.permalink, block.permalink), (.thread, block.thread),
    ].compactMap { part, value in value.map { (part, $0) } }
  }

  /// The date and the identifier in the third part of a line of a `.dat` file.
  private func stamp(_ text: ArraySlice<UInt8>) -> [(part: BlockPart, bytes: Range<Int>)] {
    guard let header = NameAndStamp(text) else { return [] }
    return [(BlockPart.time, header.stamp), (.authorID, header.authorID)]
      .compactMap { part, bytes in bytes.map { (part, $0) } }
  }
}

extension DataField {
  /// The part of a block that it is; nil where that has no name but the column's.
  fileprivate var part: BlockPart? {
    switch self {
    case .identifier, .sourceID: .identifier
    case .number: .number
    case .text: .text
    case .author: .author
    case .authorID: .authorID
    case .time: .time
    case .reposts: .reposts
    case .links: .link
    case .source: .source
    case .title: .title
    case .hashtags: .hashtag
    case .repliesTo: .anchor
    case .likes: .likes
    case .dislikes: .dislikes
    case .views: .views
    case .repostsOf: .repostsOf
    case .quotesOf: .quotesOf
    case .permalink: .permalink
    case .thread: .thread
    case .language: .language
    case .heading: .heading
    case .document, .kind, .deleted: nil
    }
  }
}
