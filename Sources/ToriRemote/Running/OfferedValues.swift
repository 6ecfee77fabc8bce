import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText

/// What servers offer for completion: what they tell soon enough, while somebody waits.
struct OfferedValues {
  private let server: RemoteServer
  private let catalogue: RemoteCatalogue
  private let fields: FieldSQL
  /// The posts or blocks that are looked at.
  private let found: Found

  /// So many values are offered, and so many are looked at for those that begin as what is typed.
  private static let limit = 40
  private static let lookedAt = 5000
  /// Of a text beside its identifier.
  private static let shownCharacters = 60
  /// So long somebody waits.
  private static let patience = Duration.seconds(1)

  init(_ server: RemoteServer, _ catalogue: RemoteCatalogue, among found: Found) {
    self.server = server.waiting(Self.patience)
    (self.catalogue, self.found) = (catalogue, found)
    fields = FieldSQL(own: catalogue.fields.own)
  }

  /// The most frequent first; none where that takes too long.
  func values(of field: Field, beginning folded: [UInt8], ofBlocks: Bool) -> [FoundValue] {
    func begins(_ text: String) -> Bool {
      folded.isEmpty || Folding.fold(text).bytes.starts(with: folded)
    }
    switch field.access {
    case .document:
      return catalogue.records().filter { begins($0.name) }.map {
        FoundValue(text: $0.name, note: .about($0))
      }
    case .kind:
      let kinds = counted("kind", where: "1")
      return BlockKind.allCases.compactMap { kind in
        guard ofBlocks || kind.isPost, begins(kind.name) else { return nil }
        return kinds.first { $0.text == kind.name }.map {
          FoundValue(text: kind.name, note: .count($0.count, isExact: true))
        }
      }
    case .deleted:
      return ["true", "false"].filter(begins).map { FoundValue(text: $0, note: nil) }
    case .id: return identifiers(folded).filter { begins($0.text) }
    default:
      guard let (column, condition) = column(field, folded) else { return [] }
      return counted(column, where: condition).filter { begins($0.text) }.prefix(Self.limit).map {
        FoundValue(text: $0.text, note: .count($0.count, isExact: true))
      }
    }
  }

  /// What is counted, and of which rows.
  private func column(_ field: Field, _ folded: [UInt8]) -> (sql: String, condition: String)? {
    if let number = fields.number(field) {
      switch field.type {
      case .text: return (fields.own("own_text", number), fields.ownIsThere(number))
      case .list(.text):
        return ("arrayJoin(\(fields.ownList("own_text", number)))", fields.ownIsThere(number))
      case .boolean:
        let value = fields.own("own_number", number)
        return ("if(\(value) = 1, 'true', 'false')", fields.ownIsThere(number))
      default: return nil
      }
    }
    guard let name = fields.text(field.access), let isThere = fields.isThere(field) else {
      return nil
    }
    let shown = field.isFolded ? name + "_spelt" : name
    switch field.access {
    case .text:
      let begins =
        field.isFolded && !folded.isEmpty
        ? ["ifNull(startsWith(\(name)_fold, \(SQLText.literal(folded))), 0)"] : []
      return ("ifNull(\(shown), '')", SQLText.and([isThere] + begins))
    case .texts:
      return ("arrayJoin(\(field.isFolded ? shown : name + "_key"))", isThere)
    default: return nil
    }
  }

  private func counted(_ column: String, where condition: String) -> [(text: String, count: Int)] {
    let conditions = SQLText.and(found.conditions + [condition])
    let rows = try? server.rows(
      "SELECT \(column) AS k, toInt64(count()) AS c FROM \(BlockColumns.table) WHERE \(conditions) GROUP BY k ORDER BY c DESC, k LIMIT \(Self.lookedAt)",
      [.text, .count], Cancellation())
    return (rows ?? []).map { ($0[0].asText ?? "", $0[1].asNumber ?? 0) }
  }

  /// The first that begin so, each with how its text does.
  private func identifiers(_ folded: [UInt8]) -> [FoundValue] {
    let begins = "startsWith(lowerUTF8(id), \(SQLText.literal(folded)))"
    let conditions = found.conditions + (folded.isEmpty ? [] : [begins])
    let rows = try? server.rows(
      "SELECT id, substringUTF8(body, 1, \(Self.shownCharacters)) FROM \(BlockColumns.table) WHERE \(SQLText.and(conditions)) ORDER BY n LIMIT \(Self.limit)",
      [.text, .text], Cancellation())
    return (rows ?? []).map {
      FoundValue(text: $0[0].asText ?? "", note: LocalizedText(same: $0[1].asText ?? ""))
    }
  }

  /// So many posts are read for texts that go on from what is typed.
  private static let readPosts = 300

  /// The texts that go on from what is typed, in some of the posts that hold it.
  func texts(beginning typed: String, _ parts: PartShelf) -> [FoundText] {
    let needle = Folding.fold(typed).bytes
    if needle.isEmpty { return [] }
    let holding = found.filtered("is_post = 1").filtered(SQLText.holds("body_fold", needle))
    let some =
      "n GLOBAL IN (SELECT n FROM \(BlockColumns.table) WHERE \(holding.condition) LIMIT \(Self.readPosts))"
    let reader = PartReader(server: server, catalogue: catalogue, cancellation: Cancellation())
    guard let part = try? parts.part(where: [some], reader) else { return [] }
    let isAll = part.numbers.count < Self.readPosts
    return part.engine.texts(beginning: typed, among: nil).map {
      FoundText(text: $0.text, count: $0.count, isExact: isAll && $0.isExact)
    }
  }
}
