import Glibc
import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

extension Index {
  package func kind(of block: BlockID) -> BlockKind {
    let (segment, row) = locate(block)
    return segment.kind(row)
  }

  /// Whether its page says that it was taken away.
  package func isDeleted(_ block: BlockID) -> Bool {
    let (segment, row) = locate(block)
    return segment[.isDeleted][row] == 1
  }

  /// Nil where the block has none.
  package func integer(_ column: IntegerColumn, of block: BlockID) -> Int? {
    if column == .replies { return self.column(.replyCounts)[Int(block.rawValue)] ?? 0 }
    if column == .copies { return Int(copyCounts[Int(block.rawValue)]) }
    let (segment, row) = locate(block)
    return segment.integer(column, row)
  }

  /// As the source writes it; nil where the block has none.
  package func text(_ column: TextColumn, of block: BlockID) -> String? {
    let (segment, row) = locate(block)
    return segment.ordinals(column)[row].map { segment.texts(column)[$0] }
  }

  /// In the order of the source.
  package func texts(_ column: TextListColumn, of block: BlockID) -> [String] {
    let (segment, row) = locate(block)
    let ordinals = segment.list(column.starts, column.ordinals, row)
    return ordinals.map { segment.texts(column)[$0] }
  }

  /// What the block answers, in order of appearance, as it writes it.
  package func repliesTo(of block: BlockID) -> [PostKey] {
    let (segment, row) = locate(block)
    return segment.list(.replyStarts, .replies, row).map(segment.key(coded:))
  }

  package func key(_ column: KeyColumn, of block: BlockID) -> PostKey? {
    let (segment, row) = locate(block)
    return segment.key(column.name, row)
  }

  /// What the posts of its document call the block by.
  package func key(of block: BlockID) -> PostKey? {
    let (segment, row) = locate(block)
    return segment.key(row)
  }

  /// Whether an export of tori's own names the block, and what it answers.
  func hasGivenName(_ block: BlockID) -> Bool {
    let (segment, row) = locate(block)
    return segment[.givenName][row] != nil
  }

  /// Which posts a number means first when the block answers it.
  func numbering(of block: BlockID) -> Int {
    let (segment, row) = locate(block)
    return segment.numbering(row)
  }

  /// Nil where nothing is said of it.
  package func time(of block: BlockID) -> TimeSpan? {
    let (segment, row) = locate(block)
    return segment.time(row)
  }

  /// The date expressions in the text, in order of appearance.
  package func dates(of block: BlockID) -> [PartialDate] {
    let (segment, row) = locate(block)
    return segment.list(.dateStarts, .dates, row).compactMap { ordinal in
      let date = PartialDate(coded: segment.dateTable.bytes(ordinal))
      if date == nil { file.noteDamage() }
      return date
    }
  }

  /// The text as the source has it.
  package func text(of block: BlockID) -> String {
    let (segment, row) = locate(block)
    if !segment.hasEdits(row) { return segment.store.string(row) }
    var reader = OriginalReader(segment, rowCount: 1)
    let size = reader.read(row)
    return String(decoding: reader.text[..<size], as: UTF8.self)
  }

  /// The text as queries compare it, with the way back.
  package func foldedText(of block: BlockID) -> FoldedText {
    let (segment, row) = locate(block)
    return segment.foldedText(row)
  }

  /// Where the document's file is to be looked for: beside the index as it was, else where it was.
  package func sourcePath(ofDocument document: Int) -> String {
    let record = documents[document]
    if let relative = record.relativePath {
      let folder = linkTarget(absolutePath(path)).split(separator: "/").dropLast().map { "/" + $0 }
        .joined()
      let moved = folder + "/" + relative
      if FileCalls.may(F_OK, moved) { return moved }
    }
    return record.path
  }

  /// Everything that is kept of a block, as a reader gave it.
  package func block(_ block: BlockID) -> Block {
    var full = modelBlock(block)
    full.own = ownCells(of: block)
    return full
  }

  /// The same without what is in columns of their own.
  func modelBlock(_ block: BlockID) -> Block {
    let (segment, row) = locate(block)
    let start = segment.integer(.startByte, row) ?? 0
    let line = segment.integer(.firstLine, row) ?? 0
    var full = Block(
      kind: segment.kind(row),
      bytes: start..<max(start, segment.integer(.endByte, row) ?? 0),
      lines: line...max(line, segment.integer(.lastLine, row) ?? 0), text: text(of: block))
    full.number = segment.integer(.number, row)
    full.author = text(.author, of: block)
    full.authorID = text(.authorID, of: block)
    full.time = segment.time(row)
    full.sourceID = segment.key(.sourceID, row)?.spelling
    full.givenName = segment.key(.givenName, row)?.spelling
    full.hasDamagedID = segment[.hasDamagedID][row] != nil
    full.run = segment[.run][row] ?? 0
    full.likes = segment.integer(.likes, row)
    full.dislikes = segment.integer(.dislikes, row)
    full.views = segment.integer(.views, row)
    full.repostsOf = segment.key(.repostsOf, row)
    full.quotesOf = segment.key(.quotesOf, row)
    full.thread = text(.thread, of: block)
    full.permalink = text(.permalink, of: block)
    full.language = text(.language, of: block)
    full.repliesTo = repliesTo(of: block)
    full.quotes = texts(.quotes, of: block)
    full.reposts = segment.integer(.reposts, row)
    full.links = texts(.links, of: block)
    full.hashtags = texts(.hashtags, of: block)
    full.handles = texts(.handles, of: block)
    full.isDeleted = isDeleted(block)
    full.heading = text(.heading, of: block)
    full.title = text(.title, of: block)
    full.dates = dates(of: block)
    full.source = text(.source, of: block)
    return full
  }
}
