import ToriCorpus
import ToriLanguage
import ToriSystem
import ToriText

/// What `describe` shows, as rows like any other.
struct Description {
  let session: Session
  let cancellation: Cancellation

  private var catalogue: any Catalogue { session.catalogue }

  /// The rows, and if it `draws` what is drawn of it, where anything is.
  func made(
    of subject: Analyzer.Subject, draws: Bool
  ) throws(EngineError) -> (Answer, Picture?) {
    switch subject {
    case .corpus:
      return (try corpus(), draws ? .model(try CorpusModel(of: session, cancellation)) : nil)
    case .document(let name):
      let record = try record(of: name)
      return (
        try outline(of: record),
        draws ? .outline(try OutlinePicture(of: record, in: session, cancellation)) : nil
      )
    case .rows(.documents):
      let names = (RowShape.rows(of: .documents)?.columns ?? []).map(\.name)
      return (
        try corpus(titled: true).adding(
          [Note(.described(.fieldsOfDocuments(names)))]
            + noteOfDocument(named: RowKind.documents.rawValue)), nil
      )
    case .rows(let kind):
      return (try rows(kind).adding(noteOfDocument(named: kind.rawValue)), nil)
    case .field(let field): return (try values(of: field), nil)
    case .block(let identifier):
      let picture = try picture(ofBlock: identifier)
      return (fields(of: picture), .block(picture))
    case .thread(let thread):
      let (node, record) = try posts(of: thread)
      let picture =
        draws
        ? Picture.thread(
          try ThreadPicture(of: node, document: record, in: session, cancellation)) : nil
      return (try self.thread(node), picture)
    case .variants(let spellings): return (try counts(of: spellings), nil)
    }
  }

  private func values(of field: Field) throws(EngineError) -> Answer {
    try answer(
      .count(.scan(.posts), by: [.column(.field(field))]),
      notes: [Note(.described(.field(field)))] + noteOfDocument(named: field.name))
  }

  /// Where a document has the name of what is described: how that is asked for.
  private func noteOfDocument(named name: String) -> [Note] {
    if catalogue.document(calledAs: name) == nil { return [] }
    return [Note(.described(.namesakeOf(name)))]
  }

  private func picture(ofBlock identifier: String) throws(EngineError) -> BlockPicture {
    guard let document = try document(ofBlock: identifier),
      let content = try session.engine.block(identifier)
    else { throw .sourceChanged(path: identifier) }
    let record = try record(of: document)
    let source = try session.engine.source(ofDocument: document)
    let anatomy = DocumentReader.anatomy(
      of: content, in: source.bytes, path: source.path, reader: record.reader,
      encoding: record.encoding, shapes: record.shapes,
      options: ReadOptions(zone: catalogue.zone))
    let tracer = FieldTracer(
      session: session, cancellation: cancellation, identifier: identifier, document: record,
      block: content, anatomy: anatomy)
    return BlockPicture(
      identifier: identifier, file: source.path, block: content, fields: try tracer.fields(),
      anatomy: anatomy)
  }

  /// The name of the document that a block stands in.
  private func document(ofBlock identifier: String) throws(EngineError) -> String? {
    guard let field = Field.of(.document) else { return nil }
    let answer = try session.answer(
      .select(.filter(.scan(.blocks), .identifiers([identifier])), [.field(field)]),
      cancellation)
    return answer.rowCount == 1 ? try answer.value(row: 0, column: 0).plainText : nil
  }

  private func record(of name: String) throws(EngineError) -> CatalogueDocument {
    guard let record = catalogue.record(ofDocument: name) else {
      throw .sourceChanged(path: name)
    }
    return record
  }

  /// In the order of the document, and what that is.
  private func posts(
    of thread: Analyzer.ThreadSubject
  ) throws(EngineError) -> (LogicalNode, CatalogueDocument) {
    switch thread {
    case .document(let name):
      return (.filter(.scan(.posts), .documents([name])), try record(of: name))
    case .post(let identifier):
      let post = LogicalNode.filter(.scan(.posts), .identifiers([identifier]))
      let node = LogicalNode(.related(RelatedStage(relation: .thread)), of: [post])
      guard let name = try document(ofBlock: identifier) else {
        throw .sourceChanged(path: identifier)
      }
      return (node, try record(of: name))
    }
  }

  private func answer(_ plan: LogicalNode, notes: [Note]) throws(EngineError) -> Answer {
    let answer = try session.answer(plan, cancellation)
    return answer.adding(notes)
  }

  /// The documents, and how each was read; if `titled`, with what each is called.
  private func corpus(titled: Bool = false) throws(EngineError) -> Answer {
    let plan = LogicalNode.groups(.documents, of: .scan(.blocks))
    let names = ["doc"] + (titled ? ["title"] : []) + ["posts", "blocks", "reader", "reason"]
    let columns = names.compactMap {
      plan.shape.column(named: $0)
    }
    let (documents, blocks, posts) = (
      catalogue.documentCount, catalogue.blockCount, catalogue.postCount
    )
    let checksum = session.identity.checksum
    return try answer(
      .select(plan, columns),
      notes: [
        Note(.described(.counts(documents: documents, blocks: blocks, posts: posts))),
        Note(.described(.checksum(checksum))),
      ] + notesOfWords(of: checksum) + notesOfFailures)
  }

  /// By what texts are cut into words, and what is said of these.
  private func notesOfWords(of checksum: String) -> [Note] {
    let lists = session.lists
    return (catalogue.words.map { [Note(.described(.cutBy($0, of: checksum)))] } ?? [])
      + (lists.isEmpty ? [] : [Note(.described(.lists(lists)))])
  }

  /// What of the corpus could not be read, some of it where it is much.
  private var notesOfFailures: [Note] {
    let failures = catalogue.failures
    let notes = failures.prefix(Self.failureLimit).map { Note(.described(.notRead($0))) }
    let more = failures.count - notes.count
    if more == 0 { return notes }
    return notes + [Note(.described(.moreNotRead(more)))]
  }

  private static let failureLimit = 50

  /// The blocks of a document in order, and how it was read.
  private func outline(of record: CatalogueDocument) throws(EngineError) -> Answer {
    let fields = ["id", "kind", "lines", "time", "text"].compactMap { Field.named($0) }
    let plan = LogicalNode.select(
      .filter(.scan(.blocks), .documents([record.name])), fields.map { .field($0) })
    var facts: [DescribedFact] = [
      .size(bytes: record.byteCount, record.encoding), .readAs(record.reader, record.seen),
    ]
    for shape in record.shapes {
      facts.append(.shape(shape))
      facts += shape.source.split(separator: "\n").map { .line(String($0)) }
    }
    if record.shapes.isEmpty, record.reader == .plain, record.blockCount >= 3 {
      facts.append(.shapeCouldHelp)
    }
    facts += record.reading.map(ReadingFacts.of) ?? []
    facts += record.notices.map { .notice($0) }
    return try answer(plan, notes: facts.map { Note(.described($0)) })
  }

  /// The columns of a kind of row; for posts and blocks, with how many have each.
  private func rows(_ kind: RowKind) throws(EngineError) -> Answer {
    guard let shape = RowShape.rows(of: kind) else { return try answer(.scan(.posts), notes: []) }
    var columns = [
      column("field", ja: "項目", .text), column("type", ja: "型", .text),
    ]
    guard shape.isBlockRows else {
      return table(columns, shape.columns.map { [.text($0.name), .words($0.type.words)] })
    }
    columns += [
      column("rows", ja: "行数", .integer), column("what it is", ja: "説明", .text),
    ]
    var cells: [[Value]] = []
    for field in catalogue.fields {
      let count = try session.count(.filter(.scan(kind), .has(field)), cancellation)
      cells.append([
        .text(field.name), .words(field.type.words), .integer(count),
        .words(field.summary),
      ])
    }
    return table(columns, cells)
  }

  /// Every field that the block has, where it comes from, and the bytes of the file that state it.
  private func fields(of picture: BlockPicture) -> Answer {
    func bytes(_ range: Range<Int>) -> Value {
      .list([.integer(range.lowerBound), .integer(range.upperBound)])
    }
    var rows: [[Value]] = picture.fields.map { field in
      let places = field.places.map(bytes)
      return [
        .text(field.field.name), field.value, .text(field.origin.name),
        places.isEmpty ? .none : .list(places),
      ]
    }
    rows.append([.text("file"), .text(picture.file), .text("file"), .none])
    let content = Value.text(picture.anatomy.content)
    rows.append([.text("raw"), content, .text("cut"), .list([bytes(picture.block.bytes)])])
    return table(
      [
        column("field", ja: "項目", .text), column("value", ja: "値", .text),
        column("from", ja: "出どころ", .text), column("bytes", ja: "バイト", .list(.list(.integer))),
      ], rows)
  }

  /// The posts of a thread with what they answer.
  private func thread(_ posts: LogicalNode) throws(EngineError) -> Answer {
    let fields = ["id", "replies_to", "replies", "time", "author", "text"]
    let plan = LogicalNode.select(
      posts, fields.compactMap { Field.named($0).map { .field($0) } })
    return try answer(plan, notes: [])
  }

  private func counts(of spellings: [Needle]) throws(EngineError) -> Answer {
    var cells: [[Value]] = []
    for spelling in spellings {
      let count = try session.count(.filter(.scan(.posts), .mentions(spelling)), cancellation)
      cells.append([.text(spelling.text), .integer(count)])
    }
    let counted = table(
      [column("spelling", ja: "表記", .text), column("posts", ja: "投稿", .integer)], cells)
    guard spellings.count == 1 else { return counted }
    return counted.adding([Note(.described(.loneSpelling(spellings[0].text)))])
  }

  /// A column of what is described, which no query names.
  private func column(_ name: String, ja japanese: String, _ type: ValueType) -> Column {
    Column(name: name, type: type, heading: LocalizedText("\(name)", ja: "\(japanese)"))
  }

  private func table(_ columns: [Column], _ cells: [[Value]]) -> Answer {
    Answer(shape: RowShape(kind: .columns, columns: columns, isTold: true), rowCount: cells.count) {
      cells[$0][$1]
    }
  }
}
