import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// Documents, threads, authors or links that blocks have, as SQL, and what is made of what comes back.
struct Gathered: Sendable {
  let kind: RowKind
  /// The blocks that are gathered.
  let found: Found
  /// What tells them apart.
  private let keys: [(sql: String, type: StoredType)]
  /// What else is asked of each.
  private let facts: [(sql: String, type: StoredType)]
  /// Where the first of them stands in the corpus.
  private let place: String
  private let condition: String
  private let source: String

  init(_ kind: RowKind, of blocks: Found) {
    self.kind = kind
    found = blocks.having(kind)
    // A link that stands in a post twice counts once.
    condition = SQLText.and(found.conditions + (kind == .links ? ["nth = 1"] : []))
    switch kind {
    case .documents: keys = [("doc", .text)]
    case .threads: keys = [("thread_root", .text)]
    case .authors: keys = [("author_spelt", .optionalText), ("author_id", .optionalText)]
    default: keys = [("link", .text)]
    }
    let isOfLinks = kind == .links
    place = isOfLinks ? "min((n, place))" : "min((n, 0))"
    source =
      BlockColumns.table
      + (isOfLinks
        ? " ARRAY JOIN links AS link, arrayEnumerate(links) AS place, arrayEnumerateUniq(links) AS nth"
        : "")
    // A document is told the times of its posts alone.
    let stated = kind == .documents ? Self.stated + " AND is_post = 1" : Self.stated
    let whole: [(sql: String, type: StoredType)] = [
      ("toInt64(count())", .count), ("toInt64(sum(is_post))", .count),
      ("toInt64(uniqExact(doc))", .count), ("any(doc)", .text),
    ]
    facts = whole + Self.times(where: stated) + (kind == .threads ? [(Self.authors, .count)] : [])
  }

  /// A query for all of them, in the order in which they first occur, one more than a table may have at the most.
  var sql: String {
    let named = keys.enumerated().map { "\($0.element.sql) AS k\($0.offset)" }
    let names = keys.indices.map { "k\($0)" }.joined(separator: ", ")
    let columns = (named + facts.map(\.sql)).joined(separator: ", ")
    return
      "SELECT \(columns) FROM \(source) WHERE \(condition) GROUP BY \(names) ORDER BY \(place) LIMIT \(Found.groupLimit + 1)"
  }

  var types: [StoredType] { (keys + facts).map(\.type) }

  /// Which times are stated with both of their bounds.
  private static let stated =
    "dated = 1 AND time_basis = \(Basis.stated.rawValue) AND time_from IS NOT NULL AND time_to IS NOT NULL"

  /// How many different authors there are, by name and identifier.
  private static let authors =
    "toInt64(uniqExactIf(author IS NULL, ifNull(author_fold, ''), author_id IS NULL, ifNull(author_id, ''), author IS NOT NULL OR author_id IS NOT NULL))"

  /// The time of the block that begins first, and of the one that ends last: of several the first in the corpus.
  private static func times(where stated: String) -> [(sql: String, type: StoredType)] {
    let (from, to) = ("assumeNotNull(time_from)", "assumeNotNull(time_to)")
    func columns(_ order: String, _ name: String) -> [(sql: String, type: StoredType)] {
      let block = "minIf((\(order), n, \(from), \(to), time_precision), \(stated))"
      func part(_ place: Int) -> String {
        "tupleElement(\(place == 3 ? block + " AS \(name)" : name), \(place))"
      }
      let isThere = "countIf(\(stated)) > 0"
      return [
        ("if(\(isThere), \(part(3)), NULL)", .optionalInstant),
        ("if(\(isThere), \(part(4)), NULL)", .optionalInstant), (part(5), .small),
      ]
    }
    return columns(from, "first_time") + columns("-\(to)", "last_time")
  }

  /// When a block is in one of the groups of these rows.
  func condition(of rows: [[Value]]) -> String {
    if rows.isEmpty { return "0" }
    func list(_ column: Int) -> String { SQLText.list(rows.compactMap { $0[column].plain }) }
    switch kind {
    case .documents: return "doc IN \(list(0))"
    case .threads: return "thread_root IN \(list(0))"
    case .authors:
      // Nothing is no text that has a length.
      func key(_ value: Value) -> String {
        value.plain.map { SQLText.literal($0) + ", 1" } ?? "'', 0"
      }
      let authors = rows.map { "(\(key($0[0])), \(key($0[1])))" }.joined(separator: ", ")
      return
        "(ifNull(author_spelt, ''), author_spelt IS NOT NULL, ifNull(author_id, ''), author_id IS NOT NULL) IN (\(authors))"
    default:
      let links = rows.compactMap { $0[0].plain }.map { SQLText.literal($0) }
      return "hasAny(links, [\(links.joined(separator: ", "))])"
    }
  }

  /// The rows of the table.
  func rows(_ answers: [[StoredValue]], _ catalogue: RemoteCatalogue) -> [[Value]] {
    kind == .documents ? documents(answers, catalogue) : answers.map { row($0, catalogue) }
  }

  private func row(_ cells: [StoredValue], _ catalogue: RemoteCatalogue) -> [Value] {
    let told = Told(cells.dropFirst(keys.count))
    func text(_ place: Int) -> Value { cells[place].asText.map { .text($0) } ?? .none }
    let counts: [Value] = [.integer(told.posts), .integer(told.documents), told.first, told.last]
    switch kind {
    case .threads:
      let title = catalogue.record(ofDocument: told.document)?.title
      return [
        text(0), .text(told.document), title.map { .text($0) } ?? .none, .integer(told.posts),
        .integer(told.authors), told.first, told.last,
      ]
    case .authors: return [text(0), text(1)] + counts
    default:
      let host = cells[0].asText.flatMap { URLHost.of($0) }
      return [text(0), host.map { .text($0) } ?? .none] + counts
    }
  }

  /// In the order of the corpus; of the whole of it, a document without blocks is one of its documents too.
  private func documents(
    _ answers: [[StoredValue]], _ catalogue: RemoteCatalogue
  ) -> [[Value]] {
    let told = Dictionary(answers.map { ($0[0].asText ?? "", Told($0.dropFirst())) }) { $1 }
    let isAll = told.values.reduce(0) { $0 + $1.blocks } == catalogue.blockCount
    return catalogue.shownDocuments.filter { isAll || told[$0.record.name] != nil }.map {
      document in
      let record = document.record
      let own = told[record.name]
      return [
        .text(record.name), record.title.map { .text($0) } ?? .none,
        .text(record.reader.rawValue), .integer(own?.posts ?? 0), .integer(record.blockCount),
        own?.first ?? .none, own?.last ?? .none, .words(document.reason),
        .text(record.encoding.rawValue), .integer(record.byteCount), .text(document.file),
      ]
    }
  }
}

/// What servers say of a group behind its keys.
private struct Told {
  let blocks, posts, documents: Int
  let document: String
  let first, last: Value
  let authors: Int

  init(_ cells: ArraySlice<StoredValue>) {
    let cells = Array(cells)
    func number(_ place: Int) -> Int { cells[place].asNumber ?? 0 }
    func time(_ place: Int) -> Value {
      guard let from = cells[place].asNumber, let to = cells[place + 1].asNumber else {
        return .none
      }
      return .time(
        TimeSpan(
          earliest: Instant(milliseconds: Int64(from)), latest: Instant(milliseconds: Int64(to)),
          precision: Precision(rawValue: UInt8(clamping: number(place + 2))) ?? .second,
          basis: .stated))
    }
    (blocks, posts, documents) = (number(0), number(1), number(2))
    document = cells[3].asText ?? ""
    (first, last) = (time(4), time(7))
    authors = cells.count > 10 ? number(10) : 0
  }
}

extension Found {
  /// Those that are in a group of that kind.
  func having(_ kind: RowKind) -> Found {
    switch kind {
    case .documents: self
    case .threads: filtered("is_post = 1").filtered("thread_size > 1")
    case .authors: filtered("(author IS NOT NULL OR author_id IS NOT NULL)")
    default: filtered("notEmpty(links)")
    }
  }
}
