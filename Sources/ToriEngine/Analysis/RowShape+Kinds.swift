import ToriLanguage
import ToriText

/// The shapes that do not depend on what a query chose.
extension RowShape {
  static let posts = blockRows(.posts, essential: Field.essentialOfPosts)
  static let blocks = blockRows(.blocks, essential: Field.essentialOfBlocks)

  private static func blockRows(_ kind: RowKind, essential: [String]) -> RowShape {
    RowShape(
      kind: kind, columns: Field.carried.map(\.column),
      essential: essential.compactMap { name in Field.carried.firstIndex { $0.name == name } })
  }

  static let documents = RowShape(
    kind: .documents,
    columns: [
      Column(name: "doc", type: .text), Column(name: "title", type: .text),
      Column(name: "reader", type: .text), Column(name: "posts", type: .integer),
      Column(name: "blocks", type: .integer), Column(name: "first", type: .time),
      Column(name: "last", type: .time), Column(name: "reason", type: .text),
      Column(name: "encoding", type: .text), Column(name: "size", type: .integer),
      Column(name: "file", type: .text),
    ],
    essential: [0, 2, 3, 4, 1])

  static let threads = RowShape(
    kind: .threads,
    columns: [
      Column(name: "id", type: .text), Column(name: "doc", type: .text),
      Column(name: "title", type: .text), Column(name: "posts", type: .integer),
      Column(name: "authors", type: .integer), Column(name: "first", type: .time),
      Column(name: "last", type: .time),
    ],
    essential: [0, 3, 4, 5, 2])

  static let authors = RowShape(
    kind: .authors,
    columns: [
      Column(name: "author", type: .text), Column(name: "author_id", type: .text),
      Column(name: "posts", type: .integer), Column(name: "documents", type: .integer),
      Column(name: "first", type: .time), Column(name: "last", type: .time),
    ],
    essential: [0, 1, 2, 4])

  static let links = RowShape(
    kind: .links,
    columns: [
      Column(name: "url", type: .text), Column(name: "host", type: .text),
      Column(name: "posts", type: .integer), Column(name: "documents", type: .integer),
      Column(name: "first", type: .time), Column(name: "last", type: .time),
    ],
    essential: [0, 2, 3, 4])

  static let concordance = RowShape(
    kind: .concordance,
    columns: ["id", "left", "match", "right"].map { Column(name: $0, type: .text) })

  static let citations = RowShape(
    kind: .citations,
    columns: [
      Column(name: "id", type: .text), Column(name: "file", type: .text),
      Column(name: "bytes", type: .list(.integer)), Column(name: "lines", type: .list(.integer)),
      Column(
        name: "sha256", type: .text,
        heading: LocalizedText("sha256 of bytes", ja: "bytesのsha256")),
    ])

  static let bytes = RowShape(
    kind: .bytes,
    columns: [Column(name: "id", type: .text), Column(name: "raw", type: .bytes)],
    essential: [1])

  /// The shape of the rows of a kind that has just one.
  static func rows(of kind: RowKind) -> RowShape? {
    switch kind {
    case .posts: posts
    case .blocks: blocks
    case .documents: documents
    case .threads: threads
    case .authors: authors
    case .links: links
    case .concordance: concordance
    case .citations: citations
    case .bytes: bytes
    case .columns, .figures: nil
    }
  }

  /// Whether a row is a block of a document, with all the fields of the model.
  package var isBlockRows: Bool { kind == .posts || kind == .blocks }

  /// Whether a row stands for the posts that it gathers.
  var isGroups: Bool { [.documents, .threads, .authors, .links].contains(kind) }

  /// The column that `name` means here.
  func column(named name: String) -> ColumnReference? {
    if isBlockRows { return Field.named(name).map { .field($0) } }
    return columns.firstIndex { $0.name == name }.map { .column($0, columns[$0]) }
  }
}

extension LogicalPlan {
  /// The shape of the rows that come of it.
  package var shape: RowShape {
    switch self {
    case .scan(let kind), .groups(let kind, _): RowShape.rows(of: kind) ?? .posts
    case .members: .posts
    case .filter(let input, _), .sort(let input, _), .limit(let input, _),
      .sample(let input, _, _), .related(let input, _), .expect(let input, _):
      input.shape
    case .combine(let input, let operation, let other):
      // Blocks among posts make blocks of all.
      operation == .union && other.shape.kind == .blocks ? other.shape : input.shape
    case .select(_, let columns):
      RowShape(kind: .columns, columns: columns.map { Column(name: $0.name, type: $0.type) })
    case .aggregate(_, let aggregate, let keys):
      RowShape(kind: .figures, columns: keys.map(\.column) + [aggregate.column])
    case .timeline(_, let part):
      RowShape(
        kind: .figures,
        columns: [
          Column(name: part.rawValue, type: .text), Column(name: "count", type: .integer),
        ], isTimeline: true)
    case .share(_, let key):
      RowShape(
        kind: .figures,
        columns: [
          key.column, Column(name: "count", type: .integer),
          Column(name: "all", type: .integer), Column(name: "share", type: .number),
        ], isTimeline: key.isLine)
    case .concordance: .concordance
    case .cite: .citations
    case .raw: .bytes
    }
  }
}

extension GroupKey {
  /// Whether its values follow one another as stretches of the calendar.
  var isLine: Bool {
    guard case .time(let part, _) = self else { return false }
    return part.cycle == nil
  }

  /// The cells of rows without the key are texts that say so, whatever the type.
  var column: Column {
    switch self {
    case .column(let column):
      if case .list(let element) = column.type {
        Column(name: name, type: element.asKey)
      } else {
        Column(name: name, type: column.type.asKey)
      }
    case .time, .host: Column(name: name, type: .text)
    }
  }
}

extension ValueType {
  /// What stands in the column of a key: times and dates as they are written.
  fileprivate var asKey: ValueType {
    switch self {
    case .time, .date, .boolean: .text
    case .text, .integer, .number, .bytes, .list: self
    }
  }
}

extension Aggregate {
  var column: Column {
    switch self {
    case .count: Column(name: "count", type: .integer)
    case .figure(let function, let column):
      Column(name: function.rawValue + "_" + column.name, type: function.type(of: column.type))
    }
  }
}

extension AggregateFunction {
  /// What it gives over values of that type.
  func type(of type: ValueType) -> ValueType {
    switch self {
    case .mean, .median: .number
    case .sum, .min, .max: type
    }
  }
}
