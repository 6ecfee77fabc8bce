import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// How segments are made.
struct SegmentOptions {
  /// A segment ends once it takes about so many bytes of memory.
  var limit = IndexBuilder.defaultSegmentLimit
  /// In which times are read that fields of their own hold.
  var zone = Zone.utc
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
  private var texts = TextColumn.allCases.map { TextsOfColumn(column: $0) }
  private var lists: [TextListColumn: TextTableBuilder] = [:]
  private var dates = TextTableBuilder()
  /// The keys that are no numbers.
  private var keys = TextTableBuilder()
  private var own = OwnColumnsBuilder()
  private let zone: Zone

  init(options: SegmentOptions) {
    frequentCount = options.frequentCount
    zone = options.zone
    characters = CharacterCollector(
      chunkSize: min(1 << 20, options.limit / Self.bytesPerCharacter / 16))
  }

  /// About how much memory the segment takes until it is written, in bytes.
  var byteCount: Int {
    characters.elementCount * Self.bytesPerCharacter + edits.bytes.count
      + columns.reduce(0) { $0 + $1.count } * 8 + own.byteCount
  }

  /// What a character takes while its grams are packed: the number of it, twice while it is dealt, and what
  /// has been packed.
  private static let bytesPerCharacter = 12

  private subscript(_ name: ColumnName) -> [Int] {
    get { columns[Int(name.rawValue)] }
    _modify { yield &columns[Int(name.rawValue)] }
  }

  mutating func add(_ block: borrowing Block) throws(IndexError) {
    addText(block.text)
    self[.kind].append(Int(block.kind.rawValue))
    self[.isDeleted].append(block.isDeleted ? 1 : 0)
    add(block.number, .number)
    add(block.reposts, .reposts)
    add(block.likes, .likes)
    add(block.dislikes, .dislikes)
    add(block.views, .views)
    add(block.sourceID.map { code(PostKey($0)) }, .sourceID)
    add(block.givenName.map { code(.text($0)) }, .givenName)
    add(block.hasDamagedID ? 1 : nil, .hasDamagedID)
    add(block.run > 0 ? block.run : nil, .run)
    add(block.repostsOf.map { code($0) }, .repostsOf)
    add(block.quotesOf.map { code($0) }, .quotesOf)
    self[.length].append(graphemeCount(block.text))
    self[.firstLine].append(block.lines.lowerBound)
    self[.lineCount].append(block.lines.upperBound - block.lines.lowerBound)
    self[.startByte].append(block.bytes.lowerBound)
    self[.byteCount].append(block.bytes.count)
    addTime(block.time)
    for place in texts.indices { add(block.text(texts[place].column), at: place) }
    for column in TextListColumn.allCases {
      let numbers = block.texts(column).map {
        lists[column, default: .init()].number(of: $0.utf8.span)
      }
      add(list: numbers, starts: column.starts, values: column.ordinals)
    }
    add(list: block.repliesTo.map { code($0) }, starts: .replyStarts, values: .replies)
    add(
      list: block.dates.map { dates.number(of: $0.coded.span) }, starts: .dateStarts, values: .dates
    )
    own.add(block.own, row: blockCount)
    blockCount += 1
  }

  /// Gives the block under way a value; a column that no block has a value of stays empty.
  private mutating func add(_ value: Int?, _ name: ColumnName) {
    guard let value else {
      if !self[name].isEmpty { self[name].append(PackedColumn.none) }
      return
    }
    if self[name].isEmpty {
      self[name] = Array(repeating: PackedColumn.none, count: blockCount)
    }
    self[name].append(value)
  }

  /// The texts of a column.
  private struct TextsOfColumn {
    let column: TextColumn
    var table = TextTableBuilder()
    /// Those that have no number yet, once the table is large.
    var waiting = WaitingTexts()
  }

  /// Gives the block under way a text in the column at `place`.
  private mutating func add(_ text: String?, at place: Int) {
    let name = texts[place].column.name
    guard let text else { return add(nil, name) }
    guard texts[place].table.isLarge else {
      return add(texts[place].table.number(of: text.utf8.span), name)
    }
    // The number takes the place of the 0.
    add(0, name)
    texts[place].waiting.append(text.utf8.span, at: blockCount)
    if texts[place].waiting.isFull { numberTexts(at: place) }
  }

  private mutating func numberTexts(at place: Int) {
    let name = texts[place].column.name
    // What is written to is taken out of what holds it.
    var (own, values) = (TextsOfColumn(column: texts[place].column), [Int]())
    swap(&own, &texts[place])
    swap(&values, &self[name])
    _ = own.table.takeNumbers(of: &own.waiting) { row, number in values[row] = number }
    swap(&values, &self[name])
    swap(&own, &texts[place])
  }

  /// How columns of keys have a key: numbers are themselves, texts below 0 by their place in the table.
  private mutating func code(_ key: PostKey) -> Int {
    switch key {
    case .number(let number): number
    case .text(let text): -1 - keys.number(of: text.utf8.span)
    }
  }

  private mutating func addText(_ text: String) {
    folder.removeAll()
    folder.fold(text.utf8.span)
    let folded = folder.bytes
    characters.add(folded.span)
    self[.textHash].append(Int(UInt32(truncatingIfNeeded: folded.checksum)))
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
    add(shape, .timeShape)
    add(earliest.map { Int($0) }, .earliest)
    add(latest.map { Int($0 &- (earliest ?? 0)) }, .duration)
  }

  private mutating func add(list: [Int], starts: ColumnName, values: ColumnName) {
    self[values].append(contentsOf: list)
    if self[starts].isEmpty {
      if list.isEmpty { return }
      self[starts] = Array(repeating: 0, count: blockCount + 1)
    }
    self[starts].append(self[values].count)
  }

  /// Writes the segment's sections but for the grams, which are to follow, and gives away what they are made of.
  mutating func write(to file: inout FileWriter) throws(IndexError) -> PendingGrams {
    for place in texts.indices { numberTexts(at: place) }
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
    for place in texts.indices {
      let (column, table) = (texts[place].column, texts[place].table)
      try file.write(.texts(column), sort(table, column.name))
      try file.write(.textCounts(column), counts(column.name))
    }
    for column in TextListColumn.allCases {
      try file.write(.listTexts(column), sort(lists[column], column.ordinals))
    }
    try file.write(.dateTable, sort(dates, .dates))
    try file.write(.keyTable, sortKeys())
    try file.write(
      .startOrder,
      StartOrder.pack(
        shapes: self[.timeShape], starts: self[.earliest], durations: self[.duration]))
    for name in ColumnName.allCases {
      try file.write(.column(name), PackedColumn.pack(self[name]))
    }
    try file.write(.ownColumns, pieces: own.section(rowCount: blockCount, zone))
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

  /// Packs the table of keys, and numbers the columns of keys by its order.
  private mutating func sortKeys() throws(IndexError) -> [UInt8] {
    let (section, places) = try keys.build()
    if section.isEmpty { return [] }
    for name in KeyColumn.allCases.map(\.name) + [.givenName, .replies] {
      self[name] = self[name].map { $0 < 0 && $0 != PackedColumn.none ? -1 - places[-1 - $0] : $0 }
    }
    return section
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

extension Block {
  func text(_ column: TextColumn) -> String? {
    switch column {
    case .author: author
    case .authorID: authorID
    case .heading: heading
    case .title: title
    case .source: source
    case .thread: thread
    case .permalink: permalink
    case .language: language
    case .own: nil
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
