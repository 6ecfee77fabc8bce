import ToriTime

/// What the reader of a form gives: the blocks of a file in its order, and what was doubtful.
///
/// Forms are files whose records are neither lines nor rows: mail, XML, vertical text. Places are in the
/// page's bytes.
struct FormBlocks {
  let page: Page
  private(set) var blocks: [Block] = []
  /// Makes posts of records, and keeps the notices.
  var records: RecordReader
  /// The file's own.
  var title: String?
  /// How records were understood, where a profile told it.
  var reading: DataReading?
  /// What posts have besides the model's fields.
  let ownNames = OwnNames()
  private var ownNumbers: [String: Int] = [:]

  init(_ page: Page, zone: Zone, order: DateOrder?) {
    self.page = page
    records = RecordReader(zone: zone)
    if let order { records.know(order) }
  }

  /// The lines that hold the bytes of `content`, counted from 1.
  func lines(_ content: Range<Int>) -> ClosedRange<Int> {
    let first = page.lineIndex(at: content.lowerBound)
    return first + 1...max(
      first, page.lineIndex(at: max(content.lowerBound, content.upperBound - 1))) + 1
  }

  /// Adds the post of a record that stands at `content`; `places` are those of its parts. Its bytes run
  /// from `content` to the next block. `own` is what it has besides, each by its name.
  mutating func add(
    _ record: Record, at content: Range<Int>, places: [(part: BlockPart, bytes: Range<Int>)] = [],
    own: [(name: String, value: String)] = []
  ) {
    for (part, bytes) in places { page.note(part, bytes) }
    var block = records.block(
      record, bytes: content.lowerBound..<content.lowerBound, lines: lines(content))
    var cells: [OwnCell] = []
    for (name, value) in own {
      if let column = ownColumn(name) {
        cells.append(OwnCell(column: column, value: OwnValue(value)))
      }
    }
    if !cells.isEmpty { block.own = OwnCells(ownNames, cells) }
    blocks.append(block)
  }

  private mutating func ownColumn(_ name: String) -> Int? {
    if let known = ownNumbers[name] { return known }
    let number = ownNames.add(name)
    ownNumbers[name] = number
    return number
  }

  /// Adds what is no post.
  mutating func add(_ kind: BlockKind, at content: Range<Int>, text: String) {
    if content.isEmpty { return }
    blocks.append(
      Block(
        kind: kind, bytes: content.lowerBound..<content.lowerBound, lines: lines(content),
        text: text))
  }

  mutating func add(_ block: Block) { blocks.append(block) }

  /// Adds a stretch that could not be read, and why.
  mutating func addUnreadable(at content: Range<Int>, _ reason: ReadFact) {
    let text = page.bytes[content].prefix(4096).string
    blocks.append(
      records.unreadable(
        text, reason, bytes: content.lowerBound..<content.lowerBound, lines: lines(content)))
  }

  mutating func change(_ body: (inout Block) -> Void) {
    for index in blocks.indices { body(&blocks[index]) }
  }
}

/// The readers of forms.
enum FormReader {
  /// Reads a page of the form that `reader` names.
  static func read(
    _ page: Page, _ reader: ReaderName, _ options: ReadOptions
  ) throws(CorpusError) -> FormBlocks {
    var form = FormBlocks(page, zone: options.zone, order: options.dateOrder)
    if page.bytes.isEmpty { return form }
    switch reader {
    case .mail: MailReader.read(into: &form)
    case .feed, .wikiTalk, .tei, .minutes, .xmlRecords:
      try XMLFormReader.read(reader, options, into: &form)
    case .vertical: VerticalReader.read(into: &form)
    case .khCoder: HeadedTextReader.read(into: &form)
    case .subtitles: SubtitleReader.read(into: &form)
    case .conllu: CoNLLUReader.read(into: &form)
    case .movableType: MovableTypeReader.read(into: &form)
    case .starred: StarredTextReader.read(into: &form)
    default: break
    }
    return form
  }
}
