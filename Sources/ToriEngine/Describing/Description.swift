import ToriCorpus
import ToriIndex
import ToriLanguage
import ToriText

/// What `describe` shows, as rows like any other.
struct Description {
  let session: Session
  let cancellation: Cancellation

  private var index: Index { session.index }

  func answer(_ subject: Analyzer.Subject) throws(EngineError) -> Answer {
    switch subject {
    case .corpus:
      try corpus()
    case .document(let place): try outline(of: place)
    case .rows(let kind): try rows(kind).adding(noteOfDocument(named: kind.rawValue))
    case .field(let field):
      try answer(
        .count(.scan(.posts), by: [.column(.field(field))]),
        notes: [
          Note(
            LocalizedText("\(field.name): \(field.summary)", ja: "\(field.name): \(field.summary)"))
        ] + noteOfDocument(named: field.name))
    case .block(let block): try fields(of: block)
    case .thread(let thread): try self.thread(posts(of: thread))
    case .variants(let spellings): try counts(of: spellings)
    }
  }

  /// Where a document has the name of what is described: how that is asked for.
  private func noteOfDocument(named name: String) -> [Note] {
    if index.place(ofDocument: name) == nil { return [] }
    return [
      Note(
        LocalizedText(
          "a document is named \(name) too: describe \"\(name)\"",
          ja: "\(name)という文書もある: describe \"\(name)\""))
    ]
  }

  /// What is drawn of it, if anything is.
  func picture(of subject: Analyzer.Subject) throws(EngineError) -> Picture? {
    switch subject {
    case .corpus: .model(try CorpusModel(of: session, cancellation))
    case .document(let place): .outline(OutlinePicture(ofDocument: place, in: index))
    case .block(let block): .block(try picture(ofBlock: block))
    case .thread(let thread):
      .thread(ThreadPicture(of: posts(of: thread), document: document(of: thread), in: index))
    case .rows, .field, .variants: nil
    }
  }

  private func picture(ofBlock block: BlockID) throws(EngineError) -> BlockPicture {
    let place = index.document(of: block)
    let record = index.documents[place]
    let source = try session.source(ofDocument: place)
    let content = index.block(block)
    let anatomy = DocumentReader.anatomy(
      of: content, in: source.bytes, path: source.path, reader: record.reader,
      encoding: record.encoding, shapes: record.shapes, options: ReadOptions(zone: index.zone))
    return BlockPicture(
      identifier: index.identifier(of: block), file: source.path, block: content,
      fields: FieldTracer(index: index, block: block, anatomy: anatomy).fields(), anatomy: anatomy)
  }

  private func document(of thread: Analyzer.ThreadSubject) -> Int {
    switch thread {
    case .document(let place): place
    case .post(let block): index.document(of: block)
    }
  }

  /// In the order of the document.
  private func posts(of thread: Analyzer.ThreadSubject) -> [BlockID] {
    switch thread {
    case .document(let place): index.posts.clamped(to: index.documents[place].blocks).map { $0 }
    case .post(let block): index.thread(of: block).map { $0 }
    }
  }

  private func answer(_ plan: LogicalNode, notes: [Note]) throws(EngineError) -> Answer {
    let answer = try session.answer(plan, cancellation)
    return answer.adding(notes)
  }

  /// The documents, and how each was read.
  private func corpus() throws(EngineError) -> Answer {
    let plan = LogicalNode.groups(.documents, of: .scan(.blocks))
    let columns = ["doc", "posts", "blocks", "reader", "reason"].compactMap {
      plan.shape.column(named: $0)
    }
    let (documents, blocks, posts) = (index.documents.count, index.blockCount, index.posts.count)
    return try answer(
      .select(plan, columns),
      notes: [
        Note(
          LocalizedText(
            "\(documents) documents, \(blocks) blocks, \(posts) of them posts",
            ja: "文書\(documents)、ブロック\(blocks)、うち投稿\(posts)"))
      ])
  }

  /// The blocks of a document in order, and how it was read.
  private func outline(of place: Int) throws(EngineError) -> Answer {
    let record = index.documents[place]
    let fields = ["id", "kind", "lines", "time", "text"].compactMap { Field.named($0) }
    let plan = LogicalNode.select(
      .filter(.scan(.blocks), .documents([place])), fields.map { .field($0) })
    var notes = [
      Note(
        LocalizedText(
          "\(record.byteCount) bytes, \(record.encoding.rawValue)",
          ja: "\(record.byteCount)バイト、\(record.encoding.rawValue)")),
      Note(
        LocalizedText(
          "read as \(record.reader.rawValue): \(record.reason)",
          ja: "\(record.reader.rawValue)として読んだ: \(record.reason)")),
    ]
    for shape in record.shapes {
      notes.append(
        Note(
          LocalizedText(
            "the shape explains \(shape.headCount) heads and \(shape.coverage) % of the lines"
              + "\(shape.origin == .learned ? ", learned from the page: not certain" : ""); "
              + "change it in FOLDER.shapes and open again",
            ja: "形が見出し\(shape.headCount)個と行の\(shape.coverage)%を説明する"
              + "\(shape.origin == .learned ? "（ページから推定、不確か）" : "")。フォルダ名.shapesで変えて開き直せる")))
      notes += shape.source.split(separator: "\n").map { Note(LocalizedText(same: String($0))) }
    }
    notes += record.reading.map(ReadingWords.notes) ?? []
    notes += record.notices.map {
      Note(LocalizedText("line \($0.line): \($0.message)", ja: "\($0.line)行目: \($0.message)"))
    }
    return try answer(plan, notes: notes)
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
    for field in Field.all {
      let count = try session.answer(
        .count(.filter(.scan(kind), .has(field))), cancellation)
      cells.append([
        .text(field.name), .words(field.type.words), try count.value(row: 0, column: 0),
        .words(field.summary),
      ])
    }
    return table(columns, cells)
  }

  /// Every field that the block has, where it comes from, and the bytes of the file that state it.
  private func fields(of block: BlockID) throws(EngineError) -> Answer {
    let picture = try self.picture(ofBlock: block)
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
  private func thread(_ posts: [BlockID]) throws(EngineError) -> Answer {
    let fields = ["id", "replies_to", "replies", "time", "author", "text"]
    let plan = LogicalNode.select(
      .filter(.scan(.posts), .identifiers(Set(posts))),
      fields.compactMap { Field.named($0).map { .field($0) } })
    return try answer(plan, notes: [])
  }

  private func counts(of spellings: [Needle]) throws(EngineError) -> Answer {
    var cells: [[Value]] = []
    for spelling in spellings {
      let count = try session.answer(
        .count(.filter(.scan(.posts), .mentions(spelling))), cancellation)
      cells.append([.text(spelling.text), try count.value(row: 0, column: 0)])
    }
    return table(
      [column("spelling", ja: "表記", .text), column("posts", ja: "投稿", .integer)], cells)
  }

  /// A column of what is described, which no query names.
  private func column(_ name: String, ja japanese: String, _ type: ValueType) -> Column {
    Column(name: name, type: type, heading: LocalizedText("\(name)", ja: "\(japanese)"))
  }

  private func table(_ columns: [Column], _ cells: [[Value]]) -> Answer {
    Answer(shape: RowShape(kind: .columns, columns: columns), rowCount: cells.count) {
      cells[$0][$1]
    }
  }
}
