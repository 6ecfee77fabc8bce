import ToriLanguage
import ToriText

/// The shapes that do not depend on what a query chose.
extension RowShape {
  package static let posts = blockRows(.posts, essential: Field.essentialOfPosts)
  package static let blocks = blockRows(.blocks, essential: Field.essentialOfBlocks)

  private static func blockRows(_ kind: RowKind, essential: [String]) -> RowShape {
    RowShape(
      kind: kind, columns: Field.carried.map(\.column),
      essential: essential.compactMap { name in Field.carried.firstIndex { $0.name == name } })
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
    columns: ["id", "left", "match", "right"].map { Column(name: $0, type: .text) })

  package static let citations = RowShape(
    kind: .citations,
    columns: [
      Column(name: "id", type: .text), Column(name: "file", type: .text),
      Column(name: "bytes", type: .list(.integer)), Column(name: "lines", type: .list(.integer)),
      Column(
        name: "sha256", type: .text,
        heading: LocalizedText("sha256 of bytes", ja: "bytesのsha256")),
    ])

  package static let bytes = RowShape(
    kind: .bytes,
    columns: [Column(name: "id", type: .text), Column(name: "raw", type: .bytes)],
    essential: [1])

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
    case .columns, .figures: nil
    }
  }

  /// Whether a row is a block of a document, with all the fields of the model.
  package var isBlockRows: Bool { kind == .posts || kind == .blocks }

  /// Whether a row stands for the posts that it gathers.
  package var isGroups: Bool { [.documents, .threads, .authors, .links].contains(kind) }

  /// The column that `name` means here.
  package func column(named name: String) -> ColumnReference? {
    if isBlockRows { return Field.named(name).map { .field($0) } }
    return columns.firstIndex { $0.name == name }.map { .column($0, columns[$0]) }
  }
}
