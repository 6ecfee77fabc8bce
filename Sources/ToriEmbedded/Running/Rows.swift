import ToriEngine
import ToriIndex

/// What a part of a plan yields: rows of one shape, kept as small as their kind allows.
enum Rows {
  /// Blocks of the index, of which only the columns that are shown are ever fetched.
  case blocks(BlockRows, View)
  case concordance(Concordance)
  case table(Table)
  case figures(FigureRows)

  /// Which columns of a block a row has.
  indirect enum View: Hashable, Sendable {
    case posts, blocks, citations, bytes
    case columns([Field])
    /// Columns of another view, by their places there.
    case chosen(of: View, [Int])

    var shape: RowShape {
      switch self {
      case .posts: .posts
      case .blocks: .blocks
      case .citations: .citations
      case .bytes: .bytes
      case .columns(let fields): RowShape(kind: .columns, columns: fields.map(\.column))
      case .chosen(of: let view, let places):
        RowShape(kind: .columns, columns: places.map { view.shape.columns[$0] })
      }
    }
  }

  var count: Int {
    switch self {
    case .blocks(let rows, _): rows.count
    case .concordance(let lines): lines.count
    case .table(let table): table.rows.count
    case .figures(let rows): rows.count
    }
  }

  var shape: RowShape {
    switch self {
    case .blocks(_, let view): view.shape
    case .concordance(let lines): lines.shape
    case .table(let table): table.shape
    case .figures(let rows): rows.shape
    }
  }
}

/// Blocks in an order: the corpus's own, or another.
enum BlockRows {
  /// In the order of the corpus.
  case set(BlockSet)
  case list([BlockID])

  var count: Int {
    switch self {
    case .set(let set): set.count
    case .list(let list): list.count
    }
  }

  var set: BlockSet {
    switch self {
    case .set(let set): set
    case .list(let list): BlockSet(ascending: Set(list.map(\.rawValue)).sorted())
    }
  }

  var list: [BlockID] {
    switch self {
    case .set(let set): Array(set)
    case .list(let list): list
    }
  }

  /// Whether they stand in the order of the corpus.
  var isInOrder: Bool { if case .set = self { true } else { false } }

  func first(_ count: Int) -> BlockRows {
    switch self {
    case .set(let set): .set(set.prefix(count))
    case .list(let list): .list(Array(list.prefix(count)))
    }
  }

  /// Those that are in `kept`, in the order they have.
  func filtered(_ kept: BlockSet) -> BlockRows {
    switch self {
    case .set(let set): .set(set.intersection(kept))
    case .list(let list): .list(list.filter { kept.contains($0) })
    }
  }
}

/// Rows whose cells are at hand: figures, and what posts were gathered by.
struct Table {
  var shape: RowShape
  var rows: [[Value]]
  /// The blocks that each row stands for, if it stands for any.
  var members: [BlockSet]?

  func reordered(_ places: [Int]) -> Table {
    Table(
      shape: shape, rows: places.map { rows[$0] },
      members: members.map { members in places.map { members[$0] } })
  }
}

extension Rows {
  /// The first `count` rows.
  func first(_ count: Int) -> Rows {
    guard count < self.count else { return self }
    switch self {
    case .blocks(let blocks, let view): return .blocks(blocks.first(count), view)
    case .figures(let rows): return .figures(rows.first(count))
    case .concordance, .table: return picked(Array(0..<count))
    }
  }

  /// The rows at these places, which ascend: what was in the order of the corpus stays so.
  func kept(_ places: [Int]) -> Rows {
    guard case .blocks(.set(let set), let view) = self else { return picked(places) }
    let numbers = set.array
    return .blocks(.set(BlockSet(ascending: places.map { numbers[$0] })), view)
  }

  /// The rows at these places, in that order.
  func picked(_ places: [Int]) -> Rows {
    switch self {
    case .blocks(let blocks, let view):
      let list = blocks.list
      return .blocks(.list(places.map { list[$0] }), view)
    case .concordance(let lines): return .concordance(lines.picked(places))
    case .table(let table): return .table(table.reordered(places))
    case .figures(let rows): return .figures(rows.picked(places))
    }
  }
}
