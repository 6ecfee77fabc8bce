import ToriIndex
import ToriLanguage

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
          Note("\(field.name): \(field.summary)")
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
    let (documents, blocks) = (index.documents.count, index.blockCount)
    return try answer(
      .select(plan, columns),
      notes: [
        Note("\(documents) documents, \(blocks) blocks, \(index.posts.count) of them posts")
      ])
  }

  /// The blocks of a document in order, and how it was read.
  private func outline(of place: Int) throws(EngineError) -> Answer {
    let record = index.documents[place]
    let fields = ["id", "kind", "lines", "time", "text"].compactMap { Field.named($0) }
    let plan = LogicalPlan.select(
      .filter(.scan(.blocks), .documents([place])), fields.map { .field($0) })
    var notes = [
      Note("\(record.byteCount) bytes, \(record.encoding.rawValue)"),
      Note("read as \(record.reader.rawValue): \(record.reason)"),
    ]
    notes += record.notices.map { Note("line \($0.line): \($0.message)") }
    return try answer(plan, notes: notes)
  }

  /// The columns of a kind of row; for posts and blocks, with how many have each.
  private func rows(_ kind: RowKind) throws(EngineError) -> Answer {
    guard let shape = RowShape.rows(of: kind) else { return try answer(.scan(.posts), notes: []) }
    var columns = [Column(name: "field", type: .text), Column(name: "type", type: .text)]
    guard shape.isBlockRows else {
      return table(columns, shape.columns.map { [.text($0.name), .text($0.type.words)] })
    }
    columns += [
      Column(name: "rows", type: .integer), Column(name: "what it is", type: .text),
    ]
    var cells: [[Value]] = []
    for field in Field.all {
      let count = try session.answer(
        .aggregate(.filter(.scan(kind), .has(field)), .count, by: []), cancellation)
      cells.append([
        .text(field.name), .text(field.type.words), try count.value(row: 0, column: 0),
        .text(field.summary),
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
  var words: String {
    switch self {
    case .text: "text"
    case .integer, .number: "number"
    case .boolean: "yes or no"
    case .time: "time"
    case .date: "date"
    case .bytes: "bytes"
    case .list(let element): element.words + "s"
    }
  }
}
