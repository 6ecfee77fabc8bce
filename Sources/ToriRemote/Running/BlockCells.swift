import ToriCorpus
import ToriEngine
import ToriTime

/// What rows on servers have of a block, and the block that it is.
struct BlockCells {
  private let values: [Field.Access: Value]
  private let own: [(name: String, value: OwnValue)]

  init(_ values: [(field: Field, value: Value)], zone: Zone) {
    self.values = Dictionary(
      values.filter { $0.field.access != .own }.map { ($0.field.access, $0.value) }
    ) { first, _ in first }
    own = values.compactMap { field, value in
      guard field.access == .own, let value = OwnValue(value, zone) else { return nil }
      return (field.written ?? field.name, value)
    }
  }

  var document: String? { text(.document) }
  var identifier: String { text(.id) ?? "" }

  func integer(_ column: IntegerColumn) -> Int? {
    if case .integer(let number)? = values[.integer(column)] { number } else { nil }
  }

  private func text(_ access: Field.Access) -> String? { values[access]?.plain }

  private func list(_ access: Field.Access) -> [Value] {
    if case .list(let values)? = values[access] { values } else { [] }
  }

  private func texts(_ column: TextListColumn) -> [String] {
    list(.texts(column)).compactMap(\.plain)
  }

  private func range(_ access: Field.Access) -> (Int, Int)? {
    guard case .list(let bounds)? = values[access], bounds.count == 2,
      case .integer(let first) = bounds[0], case .integer(let last) = bounds[1], 0 <= first,
      first <= last
    else { return nil }
    return (first, last)
  }

  /// Called as it is, and naming others so; nil of what no block is.
  var block: Block? {
    guard let kind = text(.kind).flatMap({ BlockKind(name: $0) }), let name = name(of: identifier)
    else { return nil }
    let (bytes, lines) = (range(.bytes) ?? (0, 0), range(.lines) ?? (1, 1))
    var block = Block(
      kind: kind, bytes: bytes.0..<bytes.1, lines: lines.0...lines.1, text: text(.body) ?? "")
    block.givenName = name
    block.number = integer(.number)
    block.sourceID = text(.sourceID)
    block.author = text(.text(.author))
    block.authorID = text(.text(.authorID))
    if case .time(let span)? = values[.time] { block.time = span }
    block.repliesTo = list(.repliesTo).compactMap { key($0.plain) }
    block.quotes = texts(.quotes)
    block.reposts = integer(.reposts)
    block.likes = integer(.likes)
    block.dislikes = integer(.dislikes)
    block.views = integer(.views)
    block.repostsOf = key(text(.post(.repostsOf)))
    block.quotesOf = key(text(.post(.quotesOf)))
    block.links = texts(.links)
    block.hashtags = texts(.hashtags)
    block.handles = texts(.handles)
    block.isDeleted = values[.deleted] == .boolean(true)
    block.heading = text(.text(.heading))
    block.title = text(.text(.title))
    block.dates = list(.dates).compactMap { if case .date(let date) = $0 { date } else { nil } }
    block.source = text(.text(.source))
    block.thread = text(.text(.thread))
    block.permalink = text(.text(.permalink))
    block.language = text(.text(.language))
    block.own = OwnCells(own)
    return block
  }

  /// How the document calls a block, with the mark before it; nil of one of another document.
  private func name(of identifier: String) -> String? {
    guard let document, identifier.utf8.starts(with: document.utf8) else { return nil }
    let name = identifier.utf8.dropFirst(document.utf8.count)
    return name.first == 0x23 || name.first == 0x3A ? String(Substring(name)) : nil
  }

  private func key(_ identifier: String?) -> PostKey? {
    identifier.flatMap(name).map { PostKey(givenName: $0) }
  }
}

extension OwnValue {
  /// As data have it.
  fileprivate init?(_ value: Value, _ zone: Zone) {
    switch value {
    case .text(let text): self.init(text)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .real(number)
    case .boolean(let flag): self = .text(flag ? "true" : "false")
    case .time(let span): self = .text(span.edtf(in: zone))
    case .list(let values):
      self.init(values.compactMap(\.plain))
    default: return nil
    }
  }
}
