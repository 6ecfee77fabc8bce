import ToriCorpus
import ToriText
import ToriTime

/// How segments are made.
struct SegmentOptions {
  /// A segment ends once it takes about so many bytes of memory.
  var limit = IndexBuilder.defaultSegmentLimit
  /// From how many blocks on a gram is frequent; without a number as the count of blocks wants it.
  var frequentCount: Int?
}

/// Gathers blocks, and writes them as one segment.
struct SegmentBuilder {
  private(set) var blockCount = 0
  private let frequentCount: Int?
  /// Of the text under way.
  private var folder = Folder()
  private var characters: CharacterCollector
  private var edits = ByteWriter()
  private var editOffsets = [0]
  /// By the number of their name.
  private var columns = [[Int]](repeating: [], count: ColumnName.allCases.count)
  private var texts: [TextColumn: TextTableBuilder] = [:]
  private var lists: [TextListColumn: TextTableBuilder] = [:]
  private var dates = TextTableBuilder()

  init(options: SegmentOptions) {
    frequentCount = options.frequentCount
    characters = CharacterCollector(
      chunkSize: min(1 << 20, options.limit / Self.bytesPerCharacter / 16))
  }

  /// About how much memory the segment takes until it is written, in bytes.
  var byteCount: Int {
    characters.elementCount * Self.bytesPerCharacter + edits.bytes.count
      + blockCount * 8 * columns.count
  }

  /// What a character takes while its grams are packed: the number of it, twice while it is dealt, and what
  /// has been packed.
  private static let bytesPerCharacter = 12

  private subscript(_ name: ColumnName) -> [Int] {
    get { columns[Int(name.rawValue)] }
    _modify { yield &columns[Int(name.rawValue)] }
  }

  mutating func add(_ block: Block) throws(IndexError) {
    addText(block.text)
    self[.kind].append(Int(block.kind.rawValue))
    self[.isDeleted].append(block.isDeleted ? 1 : 0)
    self[.number].append(block.number ?? PackedColumn.none)
    self[.reposts].append(block.reposts ?? PackedColumn.none)
    self[.length].append(graphemeCount(block.text))
    self[.firstLine].append(block.lines.lowerBound)
    self[.lineCount].append(block.lines.upperBound - block.lines.lowerBound)
    self[.startByte].append(block.bytes.lowerBound)
    self[.byteCount].append(block.bytes.count)
    addTime(block.time)
    for column in TextColumn.allCases {
      let number = block.text(column).map {
        texts[column, default: .init()].number(of: $0.utf8.span)
      }
      self[column.ordinals].append(number ?? PackedColumn.none)
    }
    for column in TextListColumn.allCases {
      let numbers = block.texts(column).map {
        lists[column, default: .init()].number(of: $0.utf8.span)
      }
      add(list: numbers, starts: column.starts, values: column.ordinals)
    }
    add(list: block.repliesTo, starts: .replyStarts, values: .replies)
    add(
      list: block.dates.map { dates.number(of: $0.coded.span) }, starts: .dateStarts, values: .dates
    )
    blockCount += 1
  }

  private mutating func addText(_ text: String) {
    folder.removeAll()
    folder.fold(text.utf8.span)
    let folded = folder.bytes
    characters.add(folded.span)
    var last = 0
    for edit in folder.edits {
      edits.varint(edit.folded.lowerBound - last)
      edits.varint(edit.folded.count)
      edits.varint(edit.original.count)
      edits.bytes.append(copying: text.utf8.span, edit.original)
      last = edit.folded.upperBound
    }
    editOffsets.append(edits.bytes.count)
  }

  /// Keeps the start and the duration, or the end where there is no start.
  private mutating func addTime(_ time: TimeSpan?) {
    let (earliest, latest) = (time?.earliest?.milliseconds, time?.latest?.milliseconds)
    let shape = time.map { Segment.timeShape($0.precision, $0.basis) }
    self[.timeShape].append(shape ?? PackedColumn.none)
    self[.earliest].append(earliest.map { Int($0) } ?? PackedColumn.none)
    self[.duration].append(
      latest.map { Int($0 &- (earliest ?? 0)) } ?? PackedColumn.none)
  }

  private mutating func add(list: [Int], starts: ColumnName, values: ColumnName) {
    self[values].append(contentsOf: list)
    if self[starts].isEmpty { self[starts].append(0) }
    self[starts].append(self[values].count)
  }

  /// Writes the segment's sections but for the grams, which are to follow.
  consuming func write(to file: inout FileWriter) throws(IndexError) -> PendingGrams {
    let characters = characters.finish()
    let grams = PendingGrams(
      characters,
      frequentCount: frequentCount ?? GramPacker.usualFrequentCount(blockCount: blockCount))
    file.beginSegment(blockCount: blockCount)
    try write(characters, to: &file)
    if !edits.bytes.isEmpty {
      try file.write(.editOffsets, PackedColumn.pack(editOffsets))
      try file.write(.edits, edits.bytes)
    }
    for column in TextColumn.allCases {
      try file.write(.texts(column), sort(texts[column], column.ordinals))
      try file.write(.textCounts(column), counts(column.ordinals))
    }
    for column in TextListColumn.allCases {
      try file.write(.listTexts(column), sort(lists[column], column.ordinals))
    }
    try file.write(.dateTable, sort(dates, .dates))
    try file.write(
      .startOrder,
      StartOrder.pack(
        shapes: self[.timeShape], starts: self[.earliest], durations: self[.duration]))
    for name in ColumnName.allCases {
      // Starts of lists that are all empty need not be kept.
      if let list = name.listOfStarts, self[list].isEmpty { continue }
      try file.write(.column(name), PackedColumn.pack(self[name]))
    }
    return grams
  }

  private func write(
    _ characters: SegmentCharacters, to file: inout FileWriter
  ) throws(IndexError) {
    let coder = DenseCoder(characters)
    let (coded, ends) = try coder.code(characters)
    var offsets = ByteWriter()
    offsets.u32(0)
    for end in ends { offsets.u32(end) }
    try file.write(.characters, coder.section)
    try file.write(.textOffsets, offsets.bytes)
    try file.write(.text, coded)
  }

  /// Packs how often each number of a column of ordinals comes.
  private func counts(_ name: ColumnName) -> [UInt8] {
    var counts: [Int] = []
    for number in columns[Int(name.rawValue)] where number != PackedColumn.none {
      if counts.count <= number {
        counts.append(contentsOf: repeatElement(0, count: number + 1 - counts.count))
      }
      counts[number] += 1
    }
    return PackedColumn.pack(counts)
  }

  /// Packs a table of texts, and numbers the column's values by its order.
  private mutating func sort(
    _ table: TextTableBuilder?, _ name: ColumnName
  ) throws(IndexError) -> [UInt8] {
    guard let (section, places) = try table?.build() else { return [] }
    self[name] = self[name].map { $0 == PackedColumn.none ? $0 : places[$0] }
    return section
  }
}

extension ColumnName {
  /// For a column of where lists start, the column of their values.
  fileprivate var listOfStarts: ColumnName? {
    switch self {
    case .quoteStarts: .quotes
    case .linkStarts: .links
    case .hashtagStarts: .hashtags
    case .handleStarts: .handles
    case .replyStarts: .replies
    case .dateStarts: .dates
    default: nil
    }
  }
}

extension Block {
  func text(_ column: TextColumn) -> String? {
    switch column {
    case .author: author
    case .authorID: authorID
    case .heading: heading
    case .title: title
    case .source: source
    }
  }

  func texts(_ column: TextListColumn) -> [String] {
    switch column {
    case .quotes: quotes
    case .links: links
    case .hashtags: hashtags
    case .handles: handles
    }
  }
}
