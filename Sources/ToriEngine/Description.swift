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
    case .rows(let kind): try rows(kind)
    case .field(let field):
      try answer(
        .aggregate(.scan(.posts), .count, by: [.column(.field(field))]),
        notes: [
          Note(
            LocalizedText("\(field.name): \(field.summary)", ja: "\(field.name): \(field.summary)"))
        ])
    case .block(let block): try fields(of: block)
    case .variants(let spellings): try counts(of: spellings)
    }
  }

  private func answer(_ plan: LogicalPlan, notes: [Note]) throws(EngineError) -> Answer {
    let answer = try session.answer(plan, cancellation)
    return answer.adding(notes)
  }

  /// The documents, and how each was read.
  private func corpus() throws(EngineError) -> Answer {
    let plan = LogicalPlan.groups(.documents, of: .scan(.blocks))
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
    let plan = LogicalPlan.select(
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
    notes += record.notices.map {
      Note(LocalizedText("line \($0.line): \($0.message)", ja: "\($0.line)行目: \($0.message)"))
    }
    return try answer(plan, notes: notes)
  }

  /// The columns of a kind of row; for posts and blocks, with how many have each.
  private func rows(_ kind: RowKind) throws(EngineError) -> Answer {
    guard let shape = RowShape.rows(of: kind) else { return try answer(.scan(.posts), notes: []) }
    var columns = [Column(name: "field", type: .text), Column(name: "type", type: .text)]
    guard shape.isBlockRows else {
      return table(columns, shape.columns.map { [.text($0.name), .words($0.type.words)] })
    }
    columns += [
      Column(name: "rows", type: .integer), Column(name: "what it is", type: .text),
    ]
    var cells: [[Value]] = []
    for field in Field.all {
      let count = try session.answer(
        .aggregate(.filter(.scan(kind), .has(field)), .count, by: []), cancellation)
      cells.append([
        .text(field.name), .words(field.type.words), try count.value(row: 0, column: 0),
        .words(field.summary),
      ])
    }
    return table(columns, cells)
  }

  /// Every field that the block has, and the bytes of its file that they came from.
  private func fields(of block: BlockID) throws(EngineError) -> Answer {
    let cells = Field.all.map { ($0.name, Cells(index: index).value($0, of: block)) }
    let itself = LogicalPlan.filter(.scan(.blocks), .identifiers([block]))
    let citation = try session.answer(.cite(itself), cancellation)
    let source = try session.answer(.raw(itself), cancellation)
    let origin = [
      ("file", try citation.value(row: 0, column: 1)),
      ("source", try source.value(row: 0, column: 1)),
    ]
    return table(
      [Column(name: "field", type: .text), Column(name: "value", type: .text)],
      (cells + origin).filter { $0.1 != .none }.map { [.text($0.0), $0.1] })
  }

  private func counts(of spellings: [Needle]) throws(EngineError) -> Answer {
    var cells: [[Value]] = []
    for spelling in spellings {
      let count = try session.answer(
        .aggregate(.filter(.scan(.posts), .mentions(spelling)), .count, by: []), cancellation)
      cells.append([.text(spelling.text), try count.value(row: 0, column: 0)])
    }
    return table(
      [Column(name: "spelling", type: .text), Column(name: "posts", type: .integer)], cells)
  }

  private func table(_ columns: [Column], _ cells: [[Value]]) -> Answer {
    Answer(shape: RowShape(kind: .columns, columns: columns), rowCount: cells.count) {
      cells[$0][$1]
    }
  }
}

extension ValueType {
  /// How a person calls the type.
  var words: LocalizedText {
    switch self {
    case .text: LocalizedText("text", ja: "文字列")
    case .integer, .number: LocalizedText("number", ja: "数")
    case .boolean: LocalizedText("yes or no", ja: "はい・いいえ")
    case .time: LocalizedText("time", ja: "日時")
    case .date: LocalizedText("date", ja: "日付")
    case .bytes: LocalizedText("bytes", ja: "バイト列")
    case .list(let element): LocalizedText("\(element.words)s", ja: "\(element.words)の並び")
    }
  }
}
