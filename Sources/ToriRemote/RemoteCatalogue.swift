import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriSystem
import ToriText
import ToriTime

/// What a corpus on servers has to ask about: read once when it is opened, but for the names of blocks.
struct RemoteCatalogue: Catalogue {
  let zone: Zone
  let fields: [Field]
  private let facts: CorpusFacts
  private let documents: [CatalogueDocument]
  /// The same with what the table of documents shows of them besides.
  let shownDocuments: [ShownDocument]
  private let places: [String: Int]
  private let server: RemoteServer
  private let cutting: WordCutting

  init(
    _ server: RemoteServer, _ words: WordCutting, _ cancellation: Cancellation
  ) throws(RemoteError) {
    cutting = words
    let facts = try RemoteHandshake(server: server, cancellation: cancellation).facts()
    try Self.check(facts, server.address)
    guard let zone = Zone(facts["zone"]) else { throw .noZone(facts["zone"], server.address) }
    (self.server, self.facts, self.zone) = (server, facts, zone)
    shownDocuments = try Self.documents(server, cancellation)
    documents = shownDocuments.map(\.record)
    places = Dictionary(documents.enumerated().map { ($0.element.name, $0.offset) }) { $1 }
    fields = try Self.fields(server, cancellation)
    let count = try server.rows(
      "SELECT toInt64(count()) FROM \(BlockColumns.table)", [.count], cancellation
    ).first?.first?.asNumber
    guard let count, count == facts.number("blocks"), 0...count ~= facts.number("posts"),
      documents.count == facts.number("documents"), fields.own.count == facts.number("fields")
    else {
      throw .unfinished(server.address)
    }
  }

  private static func check(
    _ facts: CorpusFacts, _ address: RemoteAddress
  ) throws(RemoteError) {
    if facts.isEmpty { throw .empty(address) }
    if !facts.isWhole { throw .unfinished(address) }
    let folding = String(Folding.version)
    guard facts["scheme"] == String(FactTable.scheme) else {
      throw .otherVersion("scheme", facts["scheme"], String(FactTable.scheme), address)
    }
    guard facts["folding"] == folding else {
      throw .otherVersion("folding", facts["folding"], folding, address)
    }
  }

  private static func documents(
    _ server: RemoteServer, _ cancellation: Cancellation
  ) throws(RemoteError) -> [ShownDocument] {
    let table = FactTable.documents
    let columns = table.columns.map(\.name).joined(separator: ", ")
    let rows = try server.rows(
      "SELECT \(columns) FROM \(table.name) ORDER BY place", table.columns.map(\.type),
      cancellation)
    func time(_ value: StoredValue) -> TimeSpan? {
      value.asText.flatMap { TimeSpan.stored($0) }
    }
    var documents: [ShownDocument] = []
    for row in rows where row[0].asNumber == documents.count {
      guard let manner = try? WrittenText.value(ReadingManner.self, from: row[15].asText ?? "")
      else { throw .garbled(at: server.address) }
      let reason = try? WrittenText.value(LocalizedText.self, from: row[13].asText ?? "")
      let record =
        CatalogueDocument(
          name: row[1].asText ?? "", path: row[2].asText ?? "", title: row[3].asText,
          reader: ReaderName(rawValue: row[4].asText ?? "") ?? .plain, seen: manner.seen,
          encoding: Encoding(rawValue: row[5].asText ?? "") ?? .utf8,
          byteCount: row[6].asNumber ?? 0, checksum: UInt64(row[7].asText ?? "") ?? 0,
          memberChecksum: row[8].asText.flatMap { UInt64($0) }, notices: manner.notices,
          shapes: manner.shapes, reading: manner.reading, blockCount: row[9].asNumber ?? 0,
          postCount: row[10].asNumber ?? 0,
          firstTime: time(row[11]), lastTime: time(row[12]))
      documents.append(
        ShownDocument(
          record: record, reason: reason ?? LocalizedText(same: ""), file: row[14].asText ?? ""))
    }
    return documents
  }

  private static func fields(
    _ server: RemoteServer, _ cancellation: Cancellation
  ) throws(RemoteError) -> [Field] {
    let rows = try server.rows(
      "SELECT place, field FROM fields ORDER BY place", [.place, .text], cancellation)
    var own: [Field] = []
    for row in rows where row[0].asNumber == own.count {
      guard let field = try? WrittenText.value(Field.self, from: row[1].asText ?? "") else {
        throw .garbled(at: server.address)
      }
      own.append(field)
    }
    return Field.all + own
  }

  var readingKey: String { facts["reading"] }
  var readingVersion: String { facts["readers"] }
  var documentCount: Int { documents.count }
  var blockCount: Int { facts.number("blocks") }
  var postCount: Int { facts.number("posts") }
  var documentNames: [String] { documents.map(\.name) }
  var failures: [ReadFailure] { [] }
  /// That by which the texts are cut here that are fetched.
  var words: WordBasis? { cutting.basis }
  /// Whether authors have identifiers that tell them apart.
  var hasAuthorIDs: Bool { facts.number("author_ids") > 1 }

  func record(ofDocument name: String) -> CatalogueDocument? { places[name].map { documents[$0] } }
  func records() -> [CatalogueDocument] { documents }

  func document(calledAs name: String) -> String? {
    let wanted = name.lowercased()
    return documents.first { document in
      let file = document.path.split(separator: "/").last.map(String.init) ?? document.path
      let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      return [document.name, stem, file].contains { $0.lowercased() == wanted }
    }?.name
  }

  func identifier(writtenAs text: String) -> String? {
    let value = SQLText.literal(text)
    return identifier(where: "id = \(value) OR id_short = \(value)", else: text)
  }

  func identifier(ofBlock name: String, inDocument document: String) -> String? {
    if name.hasPrefix(":"), let line = Int(name.dropFirst()) {
      let isThere = "doc = \(SQLText.literal(document))"
      let starts = identifier(
        where: "\(isThere) AND first_line = \(line)", else: document + name)
      return starts
        ?? identifier(
          where: "\(isThere) AND first_line <= \(line) AND last_line >= \(line)",
          else: document + name)
    }
    return identifier(writtenAs: document + (name.hasPrefix(":") ? "" : "#") + name)
  }

  func identifiers(ofBlocks name: String, first count: Int) -> [String] {
    let rows = try? server.rows(
      "SELECT id FROM \(BlockColumns.table) WHERE endsWith(id, \(SQLText.literal("#" + name))) ORDER BY n LIMIT \(count)",
      [.text], Cancellation())
    return rows?.compactMap { $0.first?.asText } ?? []
  }

  /// The first block of which that holds. Where the server does not answer, as it is written: the query that asks for it
  /// will say why.
  private func identifier(where condition: String, else text: String) -> String? {
    do {
      let rows = try server.rows(
        "SELECT id FROM \(BlockColumns.table) WHERE \(condition) ORDER BY n LIMIT 1", [.text],
        Cancellation())
      return rows.first?.first?.asText
    } catch {
      return text
    }
  }

  // What hints need is not looked for.
  func has(_ field: Field) -> Bool { true }
  func mayOccur(_ folded: [UInt8]) -> Bool { true }
  func hasWord(_ folded: [UInt8]) -> Bool { false }
}

/// How a document was read, and what is doubtful of it.
struct ReadingManner: Codable {
  let seen: ReadFact
  let notices: [ReadNotice]
  let shapes: [UsedShape]
  let reading: DataReading?

  init(_ document: CatalogueDocument) {
    (seen, notices) = (document.seen, document.notices)
    (shapes, reading) = (document.shapes, document.reading)
  }
}

/// What a table shows of a document.
struct ShownDocument: Sendable {
  let record: CatalogueDocument
  /// Why it was read as it was.
  let reason: LocalizedText
  /// Its file, as it was called where the corpus was loaded.
  let file: String
}

extension RemoteError {
  fileprivate static func empty(_ address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) holds no corpus yet: tori load PATH… \(address.text)",
        ja: "\(address.text)にはまだコーパスがない: tori load パス… \(address.text)"))
  }

  fileprivate static func unfinished(_ address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) does not hold all of its corpus: a load was not finished, or rows were lost; load it again, which sends what is missing",
        ja: "\(address.text)のコーパスは揃っていない。入れる途中か、行が失われた。もう一度tori loadすれば足りないものを送る"))
  }

  fileprivate static func otherVersion(
    _ name: String, _ there: String, _ here: String, _ address: RemoteAddress
  ) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) was loaded by another tori (\(name) \(there), here \(here)): its answers would differ; load it anew",
        ja: "\(address.text)は別の版のtoriで入れたもの（\(name) \(there)、こちらは\(here)）。答えが変わるので入れ直す"))
  }

  fileprivate static func noZone(_ name: String, _ address: RemoteAddress) -> RemoteError {
    .failed(
      LocalizedText(
        "\(address.text) has the zone '\(name)', which this machine does not know",
        ja: "\(address.text)の時間帯'\(name)'をこの機械は知らない"))
  }
}
