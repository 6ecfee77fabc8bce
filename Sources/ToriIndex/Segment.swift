import ToriCorpus
import ToriText
import ToriTime

/// Some blocks of an index that follow each other, with all that is kept of them but their relations.
struct Segment: Sendable {
  /// The number of its first block.
  let base: UInt32
  let count: Int
  /// Its place among the file's.
  let number: Int
  private let sections: [Section]

  init(file: IndexFile, number: Int, base: UInt32, count: Int) {
    self.base = base
    self.count = count
    self.number = number
    sections = IndexFile.sections(of: UInt32(number), in: file)
  }

  /// The numbers of its blocks.
  var blocks: Range<UInt32> { base..<base + UInt32(count) }

  func section(_ kind: SectionKind) -> Section { sections[Int(kind.number)] }

  subscript(_ name: ColumnName) -> PackedColumn { PackedColumn(section: section(.column(name))) }

  func texts(_ column: TextColumn) -> TextTable {
    if case .own(let field) = column { return own(field).table }
    return TextTable(section: section(.texts(column)))
  }

  /// The numbers that its blocks' texts have in the table.
  func ordinals(_ column: TextColumn) -> PackedColumn {
    if case .own(let field) = column { return own(field).ordinals }
    return self[column.name]
  }

  /// The column of a field that the corpus brings.
  func own(_ field: Int) -> OwnColumn { section(.ownColumns).ownFields.column(field, number) }

  func texts(_ column: TextListColumn) -> TextTable {
    TextTable(section: section(.listTexts(column)))
  }

  /// How many blocks have each text of a column.
  func textCounts(_ column: TextColumn) -> PackedColumn {
    if case .own(let field) = column { return own(field).counts }
    return PackedColumn(section: section(.textCounts(column)))
  }

  /// The keys of posts that are no numbers.
  var keyTable: TextTable { TextTable(section: section(.keyTable)) }

  /// The key that a number of a column of keys stands for.
  func key(coded number: Int) -> PostKey {
    number >= 0 ? .number(number) : .text(keyTable[-1 - number])
  }

  /// How columns of keys have a key; nil where no block of the segment has or names it.
  func code(of key: PostKey) -> Int? {
    switch key {
    case .number(let number): number
    case .text(let text): keyTable.index(of: text).map { -1 - $0 }
    }
  }

  func key(_ column: ColumnName, _ row: Int) -> PostKey? { self[column][row].map(key(coded:)) }

  /// What the document's posts call the block by, as `Block.key` says it.
  func key(_ row: Int) -> PostKey? {
    if let given = self[.givenName][row] { return PostKey(givenName: key(coded: given).spelling) }
    guard kind(row).isPost else { return nil }
    if let identifier = self[.sourceID][row], self[.hasDamagedID][row] == nil {
      return key(coded: identifier)
    }
    return self[.number][row].map { .number($0) }
  }

  /// As `Block.numbering` says it.
  func numbering(_ row: Int) -> Int {
    (self[.run][row] ?? 0) * 2 + (kind(row) == .comment ? 1 : 0)
  }

  var dateTable: TextTable { TextTable(section: section(.dateTable)) }

  var grams: GramDictionary {
    GramDictionary(
      index: section(.gramIndex), entries: section(.grams), postings: section(.postings), base: base
    )
  }

  var store: TextStore {
    TextStore(
      offsets: section(.textOffsets), text: section(.text),
      code: DenseCode(section: section(.characters)))
  }

  /// Where the edits of each row start.
  var editOffsets: PackedColumn { PackedColumn(section: section(.editOffsets)) }

  /// The values of the list of a row.
  func list(_ starts: ColumnName, _ values: ColumnName, _ row: Int) -> [Int] {
    guard let range = listRange(starts, row) else { return [] }
    let column = self[values]
    return range.compactMap { column[$0] }
  }

  func listRange(_ starts: ColumnName, _ row: Int) -> Range<Int>? {
    let column = self[starts]
    guard let start = column[row], let end = column[row + 1], start < end else { return nil }
    return start..<end
  }

  func kind(_ row: Int) -> BlockKind {
    self[.kind][row].flatMap { BlockKind(rawValue: UInt8(truncatingIfNeeded: $0)) } ?? .metadata
  }

  func integer(_ column: IntegerColumn, _ row: Int) -> Int? {
    switch column {
    case .number: self[.number][row]
    case .reposts: self[.reposts][row]
    case .likes: self[.likes][row]
    case .dislikes: self[.dislikes][row]
    case .views: self[.views][row]
    case .length: self[.length][row]
    case .firstLine: self[.firstLine][row]
    case .lastLine: sum(.firstLine, .lineCount, row)
    case .startByte: self[.startByte][row]
    case .endByte: sum(.startByte, .byteCount, row)
    case .own(let field): own(field).numbers[row]
    case .replies, .copies: nil
    }
  }

  private func sum(_ a: ColumnName, _ b: ColumnName, _ row: Int) -> Int? {
    guard let a = self[a][row], let b = self[b][row] else { return nil }
    return a &+ b
  }

  /// How the column of time shapes codes what is known of a time.
  static func timeShape(_ precision: Precision, _ basis: Basis) -> Int {
    Int(precision.rawValue) * 2 + Int(basis.rawValue)
  }

  func time(_ row: Int) -> TimeSpan? {
    guard let shape = self[.timeShape][row],
      let precision = Precision(rawValue: UInt8(truncatingIfNeeded: shape >> 1)),
      let basis = Basis(rawValue: UInt8(shape & 1))
    else { return nil }
    let earliest = self[.earliest][row]
    let latest = self[.duration][row].map { $0 &+ (earliest ?? 0) }
    return TimeSpan(
      earliest: earliest.map { Instant(milliseconds: Int64($0)) },
      latest: latest.map { Instant(milliseconds: Int64($0)) }, precision: precision, basis: basis)
  }

  func foldedText(_ row: Int) -> FoldedText {
    let bytes = store.bytes(row)
    guard let start = editOffsets[row], let end = editOffsets[row + 1], start < end
    else { return FoldedText(bytes: bytes, edits: []) }
    let coded = section(.edits).withBytes(start..<end) { $0.array } ?? []
    var reader = ByteReader(coded)
    var edits: [FoldedText.Edit] = []
    var at = 0
    while !reader.isAtEnd {
      guard let gap = try? reader.varint(), let count = try? reader.varint(),
        let original = try? reader.sized(), gap >= 0, count >= 0, at + gap + count <= bytes.count
      else {
        section(.edits).noteDamage()
        break
      }
      at += gap
      edits.append(FoldedText.Edit(folded: at..<at + count, original: Array(original)))
      at += count
    }
    return FoldedText(bytes: bytes, edits: edits)
  }

  /// Whether folding changed the block's text.
  func hasEdits(_ row: Int) -> Bool { editOffsets[row] != editOffsets[row + 1] }
}

extension IndexFile {
  /// The sections of a segment, or of the whole file, by the number of their kind.
  static func sections(of segment: UInt32, in file: IndexFile) -> [Section] {
    var sections = Array(repeating: Section(file: file, offset: 0, count: 0), count: 224)
    for entry in file.trailer.entries where entry.segment == segment {
      guard sections.indices.contains(Int(entry.kind)) else { continue }
      sections[Int(entry.kind)] = Section(
        file: file, offset: Int(entry.offset), count: Int(entry.size))
    }
    return sections
  }
}
