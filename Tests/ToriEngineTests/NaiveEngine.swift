import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// A second engine: it carries out plans by holding every block to them, one by one.
///
/// It shares no code with the planner, the operators or the index. Notes are not its business.
struct NaiveEngine: Engine {
  let naive: NaiveEvaluator

  var catalogue: any Catalogue { NaiveCatalogue(naive: naive) }
  var location: String { "nowhere" }

  func run(_ plan: LogicalPlan, cancellation: Cancellation) throws(EngineError) -> Answer {
    var naive = naive
    naive.lists = plan.lists
    let result = try naive.rows(of: plan.root)
    let cells = naive.shown(result)
    // As the shape has the columns, whatever the order in which they were made.
    return Answer(
      shape: plan.root.shape, rowCount: result.cells.count,
      batches: { (rows, columns) in
        CellBatch(
          rows: rows,
          columns: columns.map { column in .values(rows.map { cells[$0][column] }) })
      })
  }

  func explain(_ plan: LogicalPlan) -> Explanation { explanation(plan) { _ in nil } }

  func analyze(
    _ plan: LogicalPlan, cancellation: Cancellation
  ) throws(EngineError) -> Explanation {
    let last = try naive.rows(of: plan.root).cells.count
    return explanation(plan) { $0 == plan.root ? last : nil }
  }

  /// A step for each stage, from the last.
  private func explanation(
    _ plan: LogicalPlan, found: (LogicalNode) -> Int?
  ) -> Explanation {
    let explainer = Explainer(zone: plan.zone)
    let steps = plan.root.way.reversed().enumerated().map { depth, node in
      Explanation.Step(
        depth: depth, words: explainer.reading(node).last ?? LocalizedText(same: ""),
        expectedRows: nil, triedRows: nil, foundRows: found(node), touchedByteCount: nil,
        duration: nil)
    }
    return Explanation(reading: explainer.reading(plan.root), steps: steps)
  }

  func source(ofDocument name: String) throws(EngineError) -> (path: String, bytes: [UInt8]) {
    guard let place = naive.documents.firstIndex(where: { $0.name == name }),
      naive.files.indices.contains(place)
    else { throw .sourceChanged(path: name) }
    return (naive.documents[place].document.path, naive.files[place])
  }

  func block(_ identifier: String) -> Block? {
    naive.rows.first { $0.identifier == identifier }?.block
  }

  /// The rows that are looked at.
  private func rows(_ node: LogicalNode?) -> [NaiveEvaluator.Row] {
    let posts = naive.rows.filter(\.block.kind.isPost)
    guard let node, let found = try? naive.rows(of: node).origins else { return posts }
    return found.map { naive.rows[$0] }
  }

  func values(
    of field: Field, beginning folded: [UInt8], ofBlocks: Bool, among node: LogicalNode?
  ) -> [FoundValue] {
    var counts: [String: Int] = [:]
    for row in ofBlocks ? naive.rows : rows(node) {
      let texts: [String] =
        switch naive.cell(field, row.place) {
        case .text(let text): [text]
        case .list(let values): values.compactMap(\.plainText)
        default: []
        }
      for text in Set(texts) { counts[text, default: 0] += 1 }
    }
    return counts.filter { Folding.fold($0.key).bytes.starts(with: folded) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { FoundValue(text: $0.key, note: .count($0.value, isExact: true)) }
  }

  /// What is typed, with the letters of one script that go on from it.
  func texts(beginning typed: String, among node: LogicalNode?) -> [FoundText] {
    var counts: [String: Int] = [:]
    for row in rows(node) {
      let text = row.block.text
      guard !typed.isEmpty, let found = text.firstRange(of: typed) else { continue }
      let next = text[found.upperBound...].unicodeScalars
      let script = next.first.map { WritingSystem($0) } ?? .none
      let run = next.prefix { script != .none && WritingSystem($0) == script }
      counts[typed + String(String.UnicodeScalarView(run)), default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { FoundText(text: $0.key, count: $0.value, isExact: true) }
  }

  func words(
    _ part: WordPart, beginning typed: String, among node: LogicalNode?
  ) -> [FoundText] {
    var posts: [String: Set<Int>] = [:]
    for row in rows(node) {
      for word in naive.words(row.place) where word.entry.isWord {
        posts[part.text(of: word.entry), default: []].insert(row.place)
      }
    }
    return posts.filter { Folding.fold($0.key).bytes.starts(with: Folding.fold(typed).bytes) }
      .map { FoundText(text: $0.key, count: $0.value.count, isExact: true) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  func spellings(of field: Field, limit: Int, cancellation: Cancellation) -> [String] {
    let texts = naive.rows.filter(\.block.kind.isPost).flatMap { row -> [String] in
      switch naive.cell(field, row.place) {
      case .text(let text): [text]
      case .list(let values): values.compactMap(\.plainText)
      default: []
      }
    }
    return Array(Set(texts).sorted().prefix(limit))
  }

  func check() {}
}

/// What documents that were read have to ask about.
struct NaiveCatalogue: Catalogue {
  let naive: NaiveEvaluator

  var zone: Zone { naive.zone }
  var readingKey: String { "" }
  var readingVersion: String { "" }
  var fields: [Field] { Field.all + naive.own.map(\.field) }
  var documentCount: Int { naive.documents.count }
  var blockCount: Int { naive.rows.count }
  var postCount: Int { naive.rows.count(where: \.block.kind.isPost) }
  var documentNames: [String] { naive.documents.map(\.name) }
  var failures: [ReadFailure] { [] }
  var words: WordBasis? { nil }

  func record(ofDocument name: String) -> CatalogueDocument? {
    records().first { $0.name == name }
  }

  func records() -> [CatalogueDocument] {
    naive.documents.map { name, document in
      let posts = document.blocks.filter(\.kind.isPost)
      let stated = posts.compactMap(\.time).filter { $0.basis == .stated }
      return CatalogueDocument(
        name: name, path: document.path, title: document.title, reader: document.reader,
        seen: document.seen, encoding: document.encoding, byteCount: document.byteCount,
        checksum: document.checksum, memberChecksum: document.member?.checksum,
        notices: document.notices, shapes: document.shapes, reading: document.reading,
        blockCount: document.blocks.count, postCount: posts.count,
        firstTime: stated.min {
          ($0.earliest?.milliseconds ?? 0) < ($1.earliest?.milliseconds ?? 0)
        },
        lastTime: stated.max { ($0.latest?.milliseconds ?? 0) < ($1.latest?.milliseconds ?? 0) })
    }
  }

  func document(calledAs name: String) -> String? {
    naive.documents.first { known, document in
      let file = document.path.split(separator: "/").last.map(String.init) ?? ""
      let stem = file.split(separator: ".").first.map(String.init) ?? file
      return [known, file, stem].contains { $0.lowercased() == name.lowercased() }
    }?.name
  }

  func identifier(writtenAs text: String) -> String? {
    naive.rows.first { $0.identifier == text }?.identifier
  }

  func identifier(ofBlock name: String, inDocument document: String) -> String? {
    let mark = name.hasPrefix(":") ? "" : "#"
    return identifier(writtenAs: document + mark + name)
  }

  func has(_ field: Field) -> Bool {
    naive.rows.contains { naive.cell(field, $0.place) != .none }
  }

  func mayOccur(_ folded: [UInt8]) -> Bool {
    naive.rows.contains { Array($0.folded).firstRange(of: folded) != nil }
  }

  func hasWord(_ folded: [UInt8]) -> Bool {
    naive.rows.contains { Array($0.folded).holdsWord(folded) }
  }
}
