import ToriLanguage
import ToriText

/// The shapes that do not depend on what a query chose.
extension RowShape {
  package static let posts = blockRows(.posts, essential: Field.essentialOfPosts)
  package static let blocks = blockRows(.blocks, essential: Field.essentialOfBlocks)

  private static func blockRows(
    _ kind: RowKind, essential: [String], fields: [Field] = Field.all
  ) -> RowShape {
    let carried = fields.filter { !$0.isPart }
    return RowShape(
      kind: kind, columns: carried.map(\.column),
      essential: essential.compactMap { name in carried.firstIndex { $0.name == name } },
      of: kind, fields: fields)
  }

  /// Posts or blocks of a corpus in which they have these fields.
  package static func blockRows(_ kind: RowKind, having fields: [Field]) -> RowShape {
    let known = kind == .blocks ? blocks : posts
    if fields == known.fields { return known }
    return blockRows(
      known.kind, essential: known.essential.map { known.columns[$0].name }, fields: fields)
  }

  package static let documents = RowShape(
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

  package static let threads = RowShape(
    kind: .threads,
    columns: [
      Column(name: "id", type: .text), Column(name: "doc", type: .text),
      Column(name: "title", type: .text), Column(name: "posts", type: .integer),
      Column(name: "authors", type: .integer), Column(name: "first", type: .time),
      Column(name: "last", type: .time),
    ],
    essential: [0, 3, 4, 5, 2])

  package static let authors = RowShape(
    kind: .authors,
    columns: [
      Column(name: "author", type: .text), Column(name: "author_id", type: .text),
      Column(name: "posts", type: .integer), Column(name: "documents", type: .integer),
      Column(name: "first", type: .time), Column(name: "last", type: .time),
    ],
    essential: [0, 1, 2, 4])

  package static let links = RowShape(
    kind: .links,
    columns: [
      Column(name: "url", type: .text), Column(name: "host", type: .text),
      Column(name: "posts", type: .integer), Column(name: "documents", type: .integer),
      Column(name: "first", type: .time), Column(name: "last", type: .time),
    ],
    essential: [0, 2, 3, 4])

  package static let concordance = RowShape(
    kind: .concordance,
    columns: [.id] + ["left", "match", "right"].map { Column(name: $0, type: .text) }, of: .posts
  ).offering(besideMatch)

  /// The words beside the match of a line.
  static let besideMatch = ["previous", "next"].map { Column(name: $0, type: .text) }

  package static let citations = RowShape(
    kind: .citations,
    columns: [
      .id, Column(name: "file", type: .text),
      Column(name: "bytes", type: .list(.integer), field: Field.of(.bytes)),
      Column(name: "lines", type: .list(.integer), field: Field.of(.lines)),
      Column(
        name: "sha256", type: .text,
        heading: LocalizedText("sha256 of bytes", ja: "bytesのsha256")),
      Column(name: "file_xxh3", type: .text), Column(name: "member_xxh3", type: .text),
    ],
    // Checksums of whole files are for programs.
    essential: [0, 1, 2, 3, 4], of: .posts)

  package static let bytes = RowShape(
    kind: .bytes,
    columns: [.id, Column(name: "raw", type: .bytes)], essential: [1], of: .posts)

  /// The shape of the rows of a kind that has just one.
  package static func rows(of kind: RowKind) -> RowShape? {
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
    case .columns, .figures, .words: nil
    }
  }

  /// Whether a row is a block of a document, with all the fields of the model.
  package var isBlockRows: Bool { kind == .posts || kind == .blocks }

  /// Whether a row stands for the posts that it gathers.
  package var isGroups: Bool { [.documents, .threads, .authors, .links].contains(kind) }

  /// The column that `name` means here: the rows' own, or of the post that each is of.
  package func column(named name: String) -> ColumnReference? {
    if let place = columns.firstIndex(where: { $0.name == name }) {
      if origin != nil, let field = columns[place].field { return .field(field) }
      return .column(place, columns[place])
    }
    if let place = onDemand.firstIndex(where: { $0.name == name }) {
      return .column(columns.count + place, onDemand[place])
    }
    return origin == nil ? nil : fields.field(named: name).map { .field($0) }
  }

  /// The names of the fields that the corpus brings.
  var ownNames: [String] {
    origin == nil ? [] : fields.filter { $0.access == .own }.map(\.name)
  }

  /// The names that mean a column here: of a row of a post, the post's fields after its own.
  package var columnNames: [String] {
    let own = (columns + onDemand).map(\.name)
    return origin == nil ? own : own + fields.map(\.name).filter { !own.contains($0) }
  }
}

extension Column {
  /// Which post or block a row is of.
  fileprivate static let id = Column(name: "id", type: .text, field: Field.of(.id))
}
