import Synchronization
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriText
import ToriTime

import struct Foundation.Data

/// The plainest way to answer a query: hold every block to the syntax tree, one by one.
///
/// Shares no code with the planner, the operators or the index, so that the two can be compared.
struct NaiveEvaluator: Sendable {
  let documents: [(name: String, document: Document)]
  /// The bytes of each document's file.
  let files: [[UInt8]]
  /// Every block of every document, in order.
  let rows: [Row]
  /// Those of each document.
  private let places: [Range<Int>]
  /// Every field of each of them that rows have without being asked.
  private(set) var cells: [[Value]]
  /// What each has by the names of `fieldNames`.
  private(set) var everyCell: [[Value]] = []
  private(set) var fieldNames = Self.fields + Self.parts
  /// What the corpus brings, with what a block has of it.
  private(set) var own: [OwnField] = []
  /// For each field whose texts are the same where they fold alike: how a text is shown, by what it folds to.
  let shown: [String: [Data: String]]
  let zone = Zone.tokyo
  /// What is one word, and which words lists leave out.
  var lists = WordLists()
  private(set) var bindings: [String: Binding] = [:]
  private(set) var variants: [[String]] = []
  /// Made anew whenever a name is given, since a query may then mean something else.
  private(set) var memo = Memo()

  struct Row: Sendable {
    let place: Int
    let identifier: String
    /// Its index into `documents`.
    let document: Int
    let documentName: String
    let block: Block
    let replies: Int
    /// The posts that it answers, by identifier, and where they are in the document, if they are.
    let parents: [(identifier: String, place: Int?)]
    let repostsOf: String?
    let quotesOf: String?
    let text: Data
    let folded: Data
  }

  struct OwnField: Sendable {
    let field: Field
    let value: @Sendable (Block) -> Value
  }

  /// How many posts have each folded text.
  let copyCounts: [Data: Int]

  /// The rows of the sub-queries that were run, so that each runs once and not for every row.
  final class Memo: Sendable {
    private let rows = Mutex<[Query: [Row]]>([:])

    func rows(of query: Query, in naive: NaiveEvaluator) -> [Row] {
      if let known = rows.withLock({ $0[query] }) { return known }
      let found = (naive.run(query).origins ?? []).map { naive.rows[$0] }
      rows.withLock { $0[query] = found }
      return found
    }
  }

  /// What a name stands for, with what was known when it was given.
  indirect enum Binding: Sendable {
    case condition(Condition, in: NaiveEvaluator)
    case query(Query, in: NaiveEvaluator)
    case texts([String])
  }

  /// Rows of cells, and what they stand for.
  struct Result {
    var columns: [String]
    var cells: [[Value]]
    /// For rows of posts and blocks: all that these have, by the names of `fieldNames`.
    var parts: [[Value]]?
    var fieldNames: [String] = []
    /// For rows of posts and blocks, chosen columns of them, lines of a concordance: whose each is.
    var origins: [Int]?
    /// Whether they are of posts or of blocks.
    var origin: RowKind?
    /// For what posts were gathered by: the blocks of each row.
    var members: [[Int]]?
    var kind: RowKind
    /// For lines of a concordance: all that stands on either side, as it is compared.
    var contexts: [[String: String]]?
    /// For those: the words beside the match, where they are named.
    var beside: [[String: String?]] = []
    /// Whether an order was asked for, which then stays.
    var isSorted = false
    /// The time that all rows are held to.
    var asked: Asked = (nil, nil)
    /// The documents that all rows are held to; nil where they may be of any.
    var askedDocuments: Set<String>?

    func picked(_ places: [Int]) -> Result {
      var result = self
      result.cells = places.map { cells[$0] }
      result.parts = parts.map { all in places.map { all[$0] } }
      result.origins = origins.map { all in places.map { all[$0] } }
      result.contexts = contexts.map { all in places.map { all[$0] } }
      result.beside = beside.isEmpty ? [] : places.map { beside[$0] }
      result.members = members.map { all in places.map { all[$0] } }
      return result
    }

    /// Whether the rows have that column, if only where it is named.
    func has(_ column: String) -> Bool {
      columns.contains(column) || !beside.isEmpty && ["previous", "next"].contains(column)
        || parts != nil && fieldNames.contains(column)
    }

    func cell(_ column: String, _ row: Int) -> Value {
      if let place = columns.firstIndex(of: column) { return cells[row][place] }
      if let word = beside.isEmpty ? nil : beside[row][column] {
        return word.map { .text($0) } ?? .none
      }
      let place = fieldNames.firstIndex(of: column)
      return place.flatMap { parts?[row][$0] } ?? .none
    }

    /// Whose the rows are, each once, in the order of its first row.
    var posts: [Int] {
      var seen: Set<Int> = []
      return (origins ?? []).filter { seen.insert($0).inserted }
    }
  }

  init(_ documents: [(name: String, document: Document)], files: [[UInt8]]) {
    self.documents = documents
    self.files = files
    var rows: [Row] = []
    var places: [Range<Int>] = []
    for (place, (name, document)) in documents.enumerated() {
      let blocks = document.blocks
      places.append(rows.count..<rows.count + blocks.count)
      let parents = blocks.map { Self.parents(of: $0, among: blocks) }
      for (index, block) in blocks.enumerated() {
        rows.append(
          Row(
            place: rows.count, identifier: Self.identifier(of: index, among: blocks, name),
            document: place, documentName: name, block: block,
            replies: parents.count { $0.contains { $0.post == index } },
            parents: parents[index].map {
              (
                $0.post.map { Self.identifier(of: $0, among: blocks, name) }
                  ?? "\(name)#\($0.key.spelling)", $0.post
              )
            },
            repostsOf: block.repostsOf.map { Self.name($0, for: block, among: blocks, name) },
            quotesOf: block.quotesOf.map { Self.name($0, for: block, among: blocks, name) },
            text: Data(block.text.utf8), folded: Self.fold(block.text)))
      }
    }
    self.places = places
    self.rows = rows
    copyCounts = Dictionary(grouping: rows.filter(\.block.kind.isPost), by: \.folded)
      .mapValues(\.count)
    cells = rows.map(Self.cells)
    shown = Self.spellings(rows.map(\.block))
    everyCell = rows.map { row in cells[row.place] + Self.parts.map { part($0, of: row) } }
  }

  /// The same of a corpus that brings fields of its own.
  func having(_ own: [OwnField]) -> NaiveEvaluator {
    var other = self
    other.own = own
    other.fieldNames += own.map(\.field.name)
    for row in rows {
      let values = own.map { $0.value(row.block) }
      other.cells[row.place] += values
      other.everyCell[row.place] += values
    }
    return other
  }

  // MARK: What posts are called

  private static func identifier(
    of place: Int, among blocks: [Block], _ document: String
  ) -> String {
    let block = blocks[place]
    let (tail, nth): (String, Int)
    if let key = block.key {
      (tail, nth) = ("#\(key.spelling)", blocks[...place].count { $0.key == key })
    } else {
      let line = block.lines.lowerBound
      (tail, nth) = (":\(line)", blocks[...place].count { $0.lines.lowerBound == line })
    }
    return document + tail + (nth > 1 ? ".\(nth)" : "")
  }

  /// The post that `block` means by the key: of its own run first.
  private static func post(
    _ key: PostKey, for block: Block, among blocks: [Block]
  ) -> Int? {
    let named = blocks.indices.filter { blocks[$0].key == key }
    if let own = named.first(where: { blocks[$0].numbering == block.numbering }) { return own }
    if let first = named.first { return first }
    guard case .text(let text) = key, text.hasPrefix("t1_") else { return nil }
    return post(PostKey(String(text.dropFirst(3))), for: block, among: blocks)
  }

  private static func parents(
    of block: Block, among blocks: [Block]
  ) -> [(key: PostKey, post: Int?)] {
    block.repliesTo.map { ($0, post($0, for: block, among: blocks)) }
  }

  private static func name(
    _ key: PostKey, for block: Block, among blocks: [Block], _ document: String
  ) -> String {
    post(key, for: block, among: blocks).map { identifier(of: $0, among: blocks, document) }
      ?? "\(document)#\(key.spelling)"
  }

  static func fold(_ text: String) -> Data { Data(Folding.fold(text).bytes) }

  /// What the last query of a script comes to.
  mutating func run(_ script: Script) -> Result? {
    var result: Result?
    for statement in script.statements {
      memo = Memo()
      switch statement.kind {
      case .query(let query): result = run(query)
      case .binding(let name, .condition(let condition)):
        bindings[name.value] = .condition(condition, in: self)
      case .binding(let name, .query(let query)): bindings[name.value] = .query(query, in: self)
      case .binding(let name, .texts(let texts)):
        bindings[name.value] = .texts(texts.map(\.value))
      case .variants(let texts): variants.append(texts.map(\.value))
      case .explain, .describe, .help, .tour, .expectCorpus, .parameter, .invalid: break
      }
    }
    return result
  }

  func run(_ query: Query) -> Result {
    var result = source(query.source)
    result = kept(result, by: query.clauses)
    for stage in query.stages {
      let input = result
      result = apply(stage.kind, to: input)
      Self.carry(stage.kind, from: input, to: &result)
    }
    return result
  }

  private func source(_ source: Source) -> Result {
    let posts = blocks(rows.filter(\.block.kind.isPost).map(\.place), .posts)
    switch source {
    case .query(let query): return run(query)
    case .missing: return posts
    case .name(let name):
      switch name.value {
      case "posts": return posts
      case "blocks": return blocks(Array(rows.indices), .blocks)
      case "documents": return documents(of: Array(rows.indices))
      case "threads": return threads(of: posts.origins ?? [])
      case "authors": return authors(of: posts.origins ?? [])
      case "links": return links(of: posts.origins ?? [])
      default:
        guard case .query(let query, let then) = bindings[name.value] else { return posts }
        return then.run(query)
      }
    }
  }

  private func apply(_ stage: Stage.Kind, to input: Result) -> Result {
    let origins = input.origins ?? []
    switch stage {
    case .clauses(let clauses): return kept(input, by: clauses)
    case .sort(let keys): return sorted(input, by: keys)
    case .limit(let count, let keys): return limited(input, count.value, by: keys.map(\.value))
    case .select(let names):
      var result = input
      result.columns = names.map(\.value)
      result.cells = input.cells.indices.map { row in names.map { input.cell($0.value, row) } }
      (result.members, result.kind) = (nil, .columns)
      return result
    case .count(nil, let keys): return figures(input, nil, by: keys.map(\.value))
    case .count(let distinct?, let keys):
      return self.distinct(distinct.value, of: input, by: keys.map(\.value))
    case .aggregate(let function, let field, let keys):
      return figures(input, (function, field.value), by: keys.map(\.value))
    case .concordance(let sought, let width):
      return concordance(input, sought.characters, width: width?.value ?? 30)
    case .replies, .parents, .thread, .around:
      let related = Set(origins.flatMap { self.related(stage, to: rows[$0]) })
      return blocks(related.sorted(), input.origin ?? .posts)
    case .rows(let name): return gathered(input, as: name.value)
    case .union(let query):
      let other = run(query)
      let isWider = input.kind == .blocks || other.origin == .blocks
      let added = other.posts.filter { !origins.contains($0) }.sorted()
      let all = input.isSorted ? origins + added : (origins + added).sorted()
      return blocks(all, isWider ? .blocks : .posts, isSorted: input.isSorted)
    case .minus(let query):
      let others = Set(run(query).origins ?? [])
      return input.picked(origins.indices.filter { !others.contains(origins[$0]) })
    case .intersect(let query):
      let others = Set(run(query).origins ?? [])
      return input.picked(origins.indices.filter { others.contains(origins[$0]) })
    case .expect, .save: return input
    case .timeline(let part): return timeline(origins, by: part.value, asked: input.asked)
    case .share(let key):
      return share(
        input, by: key.value, asked: input.asked,
        documents: key.value == "doc" ? input.askedDocuments : nil)
    case .sample(let count, let seed):
      return sample(input, count: count.value, seed: seed?.value ?? 0)
    case .cite: return cited(input)
    case .raw: return raw(input)
    case .words, .ngrams, .compounds, .collocates, .keywords, .dispersion, .network, .invalid:
      preconditionFailure("the queries made here have no such stage")
    }
  }

  /// Row after row is taken or left, so that what is wanted of the rest is always equally likely.
  func sample(_ input: Result, count: Int, seed: Int) -> Result {
    var generator = SplitMix64(seed: UInt64(seed))
    var wanted = min(count, input.cells.count)
    return input.picked(
      input.cells.indices.filter { place in
        if wanted == 0 { return false }
        let isTaken = Int.random(in: 0..<input.cells.count - place, using: &generator) < wanted
        if isTaken { wanted -= 1 }
        return isTaken
      })
  }

  func gathered(_ input: Result, as name: String) -> Result {
    let origins = input.posts
    switch name {
    case "posts":
      let all = input.members.map { Set($0.joined()).sorted() } ?? origins
      return blocks(
        all.filter { rows[$0].block.kind.isPost }, .posts,
        isSorted: input.isSorted && input.members == nil)
    case "authors": return authors(of: origins.sorted())
    case "links": return links(of: origins.sorted())
    case "documents": return documents(of: origins)
    default: return threads(of: origins.sorted())
    }
  }

  /// Rows of these blocks, with every field.
  func blocks(_ places: [Int], _ kind: RowKind, isSorted: Bool = false) -> Result {
    let columns = Self.fields + own.map(\.field.name)
    return ofPosts(
      places, kind,
      Result(columns: columns, cells: places.map { cells[$0] }, kind: kind, isSorted: isSorted))
  }

  /// The rows, each of the block at its place.
  func ofPosts(_ places: [Int], _ origin: RowKind?, _ result: Result) -> Result {
    var result = result
    (result.origins, result.origin) = (places, origin)
    (result.parts, result.fieldNames) = (places.map { everyCell[$0] }, fieldNames)
    return result
  }

  // MARK: Order

  func sorted(_ input: Result, by keys: [SortKey]) -> Result {
    let values = keys.map { key in
      input.cells.indices.map { sortKey(key.field.value, $0, input) }
    }
    var result = input.picked(
      input.cells.indices.sorted { a, b in
        for (key, values) in zip(keys, values) {
          switch (values[a], values[b]) {
          case (nil, nil): continue
          case (nil, _): return false
          case (_, nil): return true
          case (let x?, let y?):
            if Self.isBefore(x, y) { return !key.descending }
            if Self.isBefore(y, x) { return key.descending }
          }
        }
        return a < b
      })
    result.isSorted = true
    return result
  }

  /// Nil where the row lacks it.
  private func sortKey(_ column: String, _ row: Int, _ input: Result) -> Value? {
    if column == "id", let origins = input.origins { return .integer(origins[row]) }
    if let context = input.contexts?[row][column] { return .text(context) }
    let value = input.cell(column, row)
    if input.contexts != nil, case .text(let text) = value {
      return .text(String(decoding: Self.fold(text), as: UTF8.self))
    }
    switch value {
    case .none: return nil
    case .list(let values): return values.first
    case .time(let span):
      return (span.earliest ?? span.latest).map { .integer(Int($0.milliseconds)) }
    default: return value
    }
  }

  static func isBefore(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.number(let a), .number(let b)): a < b
    case (.boolean(let a), .boolean(let b)): !a && b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.date(let a), .date(let b)): a.edtf < b.edtf
    case (.bytes(let a), .bytes(let b)): a.lexicographicallyPrecedes(b)
    // Of a column of figures, those that say what is missing come after the numbers.
    case (.integer, .text), (.number, .text): true
    default: false
    }
  }

  /// Whether a column of that name holds numbers.
  static func isNumber(_ column: String) -> Bool {
    [
      "number", "length", "copies", "replies", "reposts", "likes", "dislikes", "views", "posts",
      "blocks",
      "documents",
      "authors", "count", "all",
    ].contains(column)
      || ["sum_", "mean_", "median_", "min_", "max_", "distinct_"].contains(where: column.hasPrefix)
  }

  // MARK: What belongs to a post

  /// The whole document where that is one thread, what answers join where it is data, else it alone.
  func thread(of place: Int) -> Set<Int> {
    let reader = documents[rows[place].document].document.reader
    if reader.isThread {
      return Set(siblings(rows[place]).filter(\.block.kind.isPost).map(\.place))
    }
    var found: Set = [place]
    var isGrowing = reader.isData
    while isGrowing {
      let more = found.flatMap { answers(to: rows[$0]) + answered(by: rows[$0]) }
      isGrowing = !found.isSuperset(of: more)
      found.formUnion(more)
    }
    return found
  }

  private func siblings(_ row: Row) -> ArraySlice<Row> { rows[places[row.document]] }

  private func answers(to row: Row) -> [Int] {
    siblings(row).filter { answered(by: $0).contains(row.place) }.map(\.place)
  }

  private func answered(by row: Row) -> [Int] {
    let first = places[row.document].lowerBound
    return row.parents.compactMap { parent in parent.place.map { first + $0 } }
  }

  /// Whether the row answers that post.
  func answers(_ row: Row, _ target: Row) -> Bool {
    row.document == target.document && answered(by: row).contains(target.place)
  }

  func related(_ stage: Stage.Kind, to row: Row) -> [Int] {
    switch stage {
    case .replies: return answers(to: row)
    case .parents: return answered(by: row)
    case .thread: return Array(thread(of: row.place))
    case .around(let count):
      let posts = siblings(row).filter(\.block.kind.isPost).map(\.place)
      let before = posts.filter { $0 < row.place }.suffix(count.value)
      let after = posts.filter { $0 > row.place }.prefix(count.value)
      return before + [row.place] + after
    default: return []
    }
  }
}
