import ToriEngine
import ToriIndex
import ToriSystem

/// Reads the cells of rows, each when it is asked for.
struct RowReader: Sendable {
  private let index: Index
  private let sources: SourceFiles
  private let content: Content
  let count: Int

  private enum Content: Sendable {
    case blocks(Blocks, Rows.View)
    case concordance(Concordance)
    case table([[Value]])
    case figures(FigureRows)
    case computed(ComputedRows)
  }

  private enum Blocks: Sendable {
    case ofSet(BlockPlaces)
    case list([BlockID])

    init(_ rows: BlockRows) {
      switch rows {
      case .set(let set): self = .ofSet(BlockPlaces(set))
      case .list(let list): self = .list(list)
      }
    }

    subscript(row: Int) -> BlockID {
      switch self {
      case .ofSet(let places): places[row]
      case .list(let list): list[row]
      }
    }
  }

  init(_ rows: Rows, index: Index, sources: SourceFiles) {
    self.index = index
    self.sources = sources
    count = rows.count
    content =
      switch rows {
      case .blocks(let blocks, let view): .blocks(Blocks(blocks), view)
      case .concordance(let lines): .concordance(lines)
      case .table(let table): .table(table.rows)
      case .figures(let rows): .figures(rows)
      case .computed(let rows): .computed(rows)
      }
  }

  /// The cell in a row and a column of the rows' shape, both counted from 0.
  func value(row: Int, column: Int) throws(EngineError) -> Value {
    let value = try read(row, column)
    // Damaged parts of the index read as nothing; that must not pass for an answer.
    if let damage = index.damage { throw EngineError(damage) }
    return value
  }

  /// What a person is to see in a cell: of a field that the corpus brings also what is no such as its values are.
  func shown(row: Int, column: Int) throws(EngineError) -> Value {
    let value = try value(row: row, column: column)
    guard value == .none, case .blocks(let blocks, let view) = content,
      let field = view.field(column)
    else { return value }
    return Cells(index: index).misfit(field, of: blocks[row])
  }

  /// Cells as `shown` has them.
  func batch(_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> CellBatch {
    let batch = try read(rows, columns)
    if let damage = index.damage { throw EngineError(damage) }
    return batch
  }

  private func read(_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> CellBatch {
    guard case .blocks(let blocks, let view) = content else { return try byCell(rows, columns) }
    let fields = columns.compactMap { view.field($0) }
    // What is read of a file may be large.
    guard fields.count == columns.count else { return try byCell(rows.prefix(1), columns) }
    let reader = BlockColumns(index: index)
    let list = rows.map { blocks[$0] }
    let count = reader.count(of: list, fields)
    do {
      return CellBatch(
        rows: rows.prefix(count), columns: try reader.columns(fields, of: Array(list.prefix(count)))
      )
    } catch let error as EngineError {
      throw error
    } catch let error as IndexError {
      throw EngineError(error)
    } catch {
      preconditionFailure("an index throws its own errors: \(error)")
    }
  }

  private func byCell(_ rows: Range<Int>, _ columns: [Int]) throws(EngineError) -> CellBatch {
    if case .computed(let own) = content {
      return try CellBatch(rows, columns) { (row, column) throws(EngineError) in
        try own.value(row: row, column: column)
      }
    }
    return try CellBatch(rows, columns) { (row, column) throws(EngineError) in
      try read(row, column)
    }
  }

  private func read(_ row: Int, _ column: Int) throws(EngineError) -> Value {
    switch content {
    case .table(let rows): return rows[row][column]
    case .figures(let rows): return rows.value(row: row, column: column)
    case .computed(let rows): return try rows.value(row: row, column: column)
    case .concordance(let lines):
      return try value(lines.column(column), of: row, in: lines)
    case .blocks(let blocks, let view): return try value(column, view, of: blocks[row])
    }
  }

  private func value(
    _ column: ColumnReference, of row: Int, in lines: Concordance
  ) throws(EngineError) -> Value {
    switch column {
    case .field(let field):
      return Cells(index: index).value(field, of: lines.block(row))
    case .column(_, let column):
      switch column.name {
      case "left": return .text(lines.context(row).left)
      case "match": return .text(lines.context(row).match)
      case "right": return .text(lines.context(row).right)
      case "previous": return try lines.word(row, .left).map { .text($0) } ?? .none
      case "next": return try lines.word(row, .right).map { .text($0) } ?? .none
      default: return Cells(index: index).identifier(of: lines.block(row))
      }
    }
  }

  private func value(
    _ column: Int, _ view: Rows.View, of block: BlockID
  ) throws(EngineError) -> Value {
    switch view {
    case .whole(let shape):
      guard let access = shape.columns[column].field?.access else { return .none }
      if access != .own { return Cells(index: index).value(access, of: block) }
      return shape.columns[column].field.map { Cells(index: index).value($0, of: block) } ?? .none
    case .bytes:
      return column == 0
        ? .text(index.identifier(of: block)) : .bytes(try sources.bytes(of: block))
    case .citations: return try citation(column, of: block)
    case .chosen(let columns, of: let view):
      switch columns[column] {
      case .field(let field): return Cells(index: index).value(field, of: block)
      case .column(let place, _): return try value(place, view, of: block)
      }
    }
  }

  private func citation(_ column: Int, of block: BlockID) throws(EngineError) -> Value {
    switch RowShape.citations.columns[column].name {
    case "file": return .text(sources.path(ofDocument: index.document(of: block)))
    case "id": return .text(index.identifier(of: block))
    case "file_xxh3":
      return .text(CorpusIdentity.hexadecimal(index.documents[index.document(of: block)].checksum))
    case "member_xxh3":
      let member = index.documents[index.document(of: block)].member
      return member.map { .text(CorpusIdentity.hexadecimal($0.checksum)) } ?? .none
    case "sha256": return .text(MessageDigest.hexadecimal(of: try sources.bytes(of: block)))
    case let name:
      return Field.named(name).map { Cells(index: index).value($0, of: block) } ?? .none
    }
  }
}
