import ToriEngine
import ToriIndex

/// What a part of a plan yields: rows of one shape, kept as small as their kind allows.
enum Rows {
  /// Blocks of the index, of which only the columns that are shown are ever fetched.
  case blocks(BlockRows, View)
  case concordance(Concordance)
  case table(Table)
  case figures(FigureRows)
  case computed(ComputedRows)

  /// Which columns of a block a row has.
  indirect enum View: Hashable, Sendable {
    case citations, bytes
    /// All the fields that rows of this shape have: posts or blocks.
    case whole(RowShape)
    /// Fields of the block, and columns of another view by their places there.
    case chosen([ColumnReference], of: View)

    var shape: RowShape {
      switch self {
      case .whole(let shape): shape
      case .citations: .citations
      case .bytes: .bytes
      case .chosen(let columns, of: let view):
        RowShape(kind: .columns, columns: columns.map { view.shape.chosen($0.shown) })
      }
    }

    /// The field that a column is; nil for one that is read of the source.
    func field(_ column: Int) -> Field? {
      switch self {
      case .whole(let shape): return shape.columns[column].field
      case .citations, .bytes:
        // What is cited has its whole name.
        let field = shape.columns[column].field
        return field?.access == .id ? nil : field
      case .chosen(let columns, of: let view):
        switch columns[column] {
        case .field(let field): return field
        case .column(let place, _): return view.field(place)
        }
      }
    }

    /// These of its columns, and fields.
    func choosing(_ columns: [ColumnReference]) -> View {
      switch self {
      case .chosen(let own, of: let view): .chosen(columns.resolved(in: own), of: view)
      case .whole, .citations, .bytes: .chosen(columns, of: self)
      }
    }
  }

  var count: Int {
    switch self {
    case .blocks(let rows, _): rows.count
    case .concordance(let lines): lines.count
    case .table(let table): table.rows.count
    case .figures(let rows): rows.count
    case .computed(let rows): rows.count
    }
  }

  var shape: RowShape {
    switch self {
    case .blocks(_, let view): view.shape
    case .concordance(let lines): lines.shape
    case .table(let table): table.shape
    case .figures(let rows): rows.shape
    case .computed(let rows): rows.shape
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
  /// The blocks that rows stand for, if they stand for any.
  var members: RowMembers?

  func reordered(_ places: [Int]) -> Table {
    Table(
      shape: shape, rows: places.map { rows[$0] },
      members: members?.picked(places))
  }
}

extension [ColumnReference] {
  /// Columns of rows of which each column is one of `chosen`, as these have them.
  func resolved(in chosen: [ColumnReference]) -> [ColumnReference] {
    map { if case .column(let place, _) = $0 { chosen[place] } else { $0 } }
  }
}

/// Of rows of blocks, whose each is.
extension Rows {
  /// The blocks that rows are of, each once, in the order of the first of its rows; nil of rows that are of
  /// none.
  var blocks: BlockRows? {
    switch self {
    case .blocks(let blocks, _): blocks
    case .concordance(let lines): lines.blocks
    case .table, .figures, .computed: nil
    }
  }

  /// The block of each row; empty for rows that are of none.
  var blockOfEach: [BlockID] {
    switch self {
    case .blocks(let blocks, _): blocks.list
    case .concordance(let lines): lines.blockOfEach
    case .table, .figures, .computed: []
    }
  }

  /// The blocks that rows are of, and how many rows each has, in the order of the corpus, or nil where each has one;
  /// nothing of rows that are of none.
  var countedBlocks: (set: BlockSet, times: [Int]?)? {
    if case .concordance(let lines) = self { return lines.countedBlocks }
    return blocks.map { ($0.set, nil) }
  }

  /// The rows of those blocks that are in `kept`, a part of theirs.
  func ofBlocks(in kept: BlockSet) -> Rows {
    switch self {
    // A set that is only counted or shown in part is not looked into.
    case .blocks(let blocks, let view):
      .blocks(blocks.isInOrder ? .set(kept) : blocks.filtered(kept), view)
    case .concordance(let lines): .concordance(lines.ofBlocks(in: kept))
    case .table, .figures, .computed: self
    }
  }
}

extension Rows {
  /// The first `count` rows.
  func first(_ count: Int) -> Rows {
    guard count < self.count else { return self }
    switch self {
    case .blocks(let blocks, let view): return .blocks(blocks.first(count), view)
    case .figures(let rows): return .figures(rows.first(count))
    case .computed(let rows): return .computed(rows.first(count))
    case .concordance(let lines): return .concordance(lines.first(count))
    case .table: return picked(Array(0..<count))
    }
  }

  /// The rows at these places, which ascend: what was in the order of the corpus stays so.
  func kept(_ places: [Int]) -> Rows {
    switch self {
    case .blocks(.set(let set), let view):
      let numbers = set.array
      return .blocks(.set(BlockSet(ascending: places.map { numbers[$0] })), view)
    case .concordance(let lines): return .concordance(lines.kept(places))
    case .blocks, .table, .figures, .computed: return picked(places)
    }
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
    case .computed(let rows): return .computed(rows.picked(places))
    }
  }
}
