import ToriTime

/// Makes posts of records, whatever kind of file they come from.
struct RecordReader {
  private let zone: Zone
  /// Whether the file's identifiers tell its records apart.
  private let hasUsefulIdentifiers: Bool
  /// How tori itself wrote the rows, where it did.
  private let export: ExportedRows?
  private let ownNames: OwnNames
  /// Whether texts are HTML, whatever their records say of themselves.
  private let hasMarkup: Bool
  /// The order of day and month where a time does not show it, and whether it was looked for.
  private var dateOrder: (order: DateOrder?, isKnown: Bool) = (nil, false)
  /// Knows the keys of the objects so far.
  var quick = JSONQuickReader()
  /// Reads what values of other objects say.
  var values = JSONValue()
  private var position = 0
  var notices = Notices()

  /// Goes on behind so many records of the file, with no doubts so far.
  mutating func begin(at position: Int) {
    self.position = position
    notices = Notices()
  }

  init(
    zone: Zone, hasUsefulIdentifiers: Bool = true, export: ExportedRows? = nil,
    ownNames: OwnNames = .none, hasMarkup: Bool = false
  ) {
    (self.zone, self.hasMarkup) = (zone, hasMarkup)
    self.ownNames = ownNames
    self.hasUsefulIdentifiers = hasUsefulIdentifiers
    self.export = export
  }

  /// The block of the next record; without text it is no post.
  mutating func block(_ record: Record, bytes: Range<Int>, lines: ClosedRange<Int>) -> Block {
    position += 1
    guard record.manner.role == .post else { return aside(record, bytes: bytes, lines: lines) }
    guard let written = record[.text]?.text else {
      notices.add(
        .noText, .doubt(.noText), at: bytes.lowerBound,
        line: lines.lowerBound, isLoss: true)
      return Block(kind: .metadata, bytes: bytes, lines: lines, text: record[.title]?.text ?? "")
    }
    let shown = hasMarkup ? HTMLFragment(written) : nil
    let text = shown?.text ?? written
    var block = Block(kind: .opening, bytes: bytes, lines: lines, text: text)
    block.author = filled(record[.author]).map { ListText.name(inRecord: $0) ?? $0 }
    block.authorID = filled(record[.authorID])
    block.title = filled(record[.title])
    block.heading = filled(record[.heading])
    block.source = filled(record[.source])
    block.thread = filled(record[.thread])
    block.language = filled(record[.language])
    block.permalink = filled(record[.permalink])
    block.reposts = count(record[.reposts], of: block)
    block.likes = count(record[.likes], of: block)
    block.dislikes = count(record[.dislikes], of: block)
    block.views = count(record[.views], of: block)
    name(&block, by: record, position, hasUsefulIdentifiers)
    // What an export of tori's own says is no post has no marks of one.
    if kind(of: record, block).isPost {
      block.readMarks(hasAnchors: record.manner.hasAnchors ?? hasAnchors(record, block))
    }
    if let value = wholeTime(record) { block.time = time(value, of: block, record.manner) }
    relate(&block, by: record)
    addLinks(of: record, to: &block)
    if let shown, !shown.links.isEmpty {
      add(shown.links.map { .text($0) }, to: &block.links) { $0 }
    }
    add(record[.hashtags].map(record.parts), to: &block.hashtags) {
      $0.hasPrefix("#") ? String($0.dropFirst()) : $0
    }
    block.isDeleted = isDeleted(record, block) ?? saysDeleted(text)
    if block.givenName != nil { export?.restore(&block, record) }
    block.kind = kind(of: record, block)
    var manner = record.manner
    if shown?.refusal != nil { manner.hasDeepHTML = true }
    noteDoubts(manner, block)
    if !record.own.isEmpty { block.own = OwnCells(ownNames, kept(record.own, of: block)) }
    return block
  }

  /// Whether the record's time has an order of day and month that only the other records can prove.
  func needsOrder(for record: Record) -> Bool {
    guard !dateOrder.isKnown, case .text(let text) = record[.time] else { return false }
    return hasOpenOrder(text)
  }

  mutating func know(_ order: DateOrder?) { dateOrder = (order, true) }

  private func hasOpenOrder(_ text: String) -> Bool {
    Stamp.orders(of: Array(text.utf8).span).map { $0.proved == nil } ?? false
  }

  /// A record that could be read, but not without doubt.
  mutating func doubtful(_ reason: ReadFact, bytes: Range<Int>, lines: ClosedRange<Int>) {
    notices.add(.unreadable, reason, at: bytes.lowerBound, line: lines.lowerBound)
  }

  /// A line or record that could not be read.
  mutating func unreadable(
    _ text: String, _ reason: ReadFact, bytes: Range<Int>, lines: ClosedRange<Int>
  )
    -> Block
  {
    position += 1
    notices.add(
      .unreadable, reason, at: bytes.lowerBound, line: lines.lowerBound, isLoss: true)
    return Block(kind: .metadata, bytes: bytes, lines: lines, text: text)
  }

  mutating func undecoded(at offset: Int, line: Int, _ encoding: Encoding) {
    notices.addUndecoded(at: offset, line: line, encoding)
  }

  mutating func impossible(_ stamp: String, _ block: Block) {
    notices.addImpossible(stamp, at: block.bytes.lowerBound, line: block.lines.lowerBound)
  }

  private func filled(_ value: FieldValue?) -> String? {
    guard let text = value?.text, !text.isEmpty else { return nil }
    return text
  }

  /// What the record says of itself; nil where it says nothing that can be read.
  private mutating func isDeleted(_ record: Record, _ block: Block) -> Bool? {
    guard let value = record[.deleted] else { return nil }
    if value.truth == nil {
      let text = value.text.prefix(40)
      notices.add(
        .truth,
        .doubt(.unclearDeletion, text),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
    }
    return value.truth
  }

  private mutating func count(_ value: FieldValue?, of block: Block) -> Int? {
    guard let value else { return nil }
    switch value.count {
    case .count(let count): return count
    case .none: return nil
    case .unreadable:
      notices.add(
        .count,
        .doubt(.noNumber, value.text.prefix(40)),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
      return nil
    }
  }

  /// The time of a record, put together where one key has the day and another the hour.
  private func wholeTime(_ record: Record) -> FieldValue? {
    guard case .text(let time) = record[.time], time.utf8.count <= 40,
      case .text(let other) = record.otherTime
    else { return record[.time] }
    if TimeColumns.isFiner(other, than: time) { return record.otherTime }
    let joined =
      TimeColumns.joined(day: time, clock: other) ?? TimeColumns.joined(day: other, clock: time)
    return joined.map { .text($0) } ?? record[.time]
  }

  private mutating func time(
    _ value: FieldValue, of block: Block, _ manner: RecordManner
  ) -> TimeSpan? {
    let zone = manner.zone ?? zone
    let text = value.text
    if text.isEmpty { return nil }
    if let span = unixTime(value) ?? TimeSpan.parse(text, in: zone, order: dateOrder.order) {
      return meant(span, text, manner, of: block, in: zone)
    }
    if hasOpenOrder(text) {
      notices.add(
        .time,
        .doubt(.unclearDateOrder, text.prefix(40)),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
      return nil
    }
    notices.add(
      .time,
      .doubt(.noTime, text.prefix(40)),
      at: block.bytes.lowerBound, line: block.lines.lowerBound)
    return nil
  }

  /// Seconds or a finer count since 1970, where the digits are no date by themselves.
  private func unixTime(_ value: FieldValue) -> TimeSpan? {
    switch value {
    case .integer(let integer):
      // `20260112131512`, or without the seconds.
      let mayBeDate = integer >= 100_000_000_000 && integer < 100_000_000_000_000
      if mayBeDate, TimeSpan.parse(String(integer), in: zone) != nil { return nil }
      return TimeSpan.unix(Double(integer))
    case .real(let real): return TimeSpan.unix(real)
    case .text(let text):
      guard text.utf8.count >= 9, text.utf8.first != 0x2E,
        text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E })
      else { return nil }
      if let integer = Int(text) { return unixTime(.integer(integer)) }
      return Double(text).flatMap { TimeSpan.unix($0) }
    case .flag, .list: return nil
    }
  }

  private func add(
    _ parts: [FieldValue]?, to list: inout [String], _ normalize: (String) -> String?
  ) {
    guard let parts else { return }
    var unique = UniqueList<String>()
    for element in list { unique.append(element) }
    for part in parts {
      if let text = normalize(part.text), !text.isEmpty { unique.append(text) }
    }
    list = unique.elements
  }

  /// The kind that a record says it is of, where that has a counterpart here. An export of tori's own alone can
  /// say of what has a text that it is no post: in other data, `notice` or `headline` is a sort of post.
  private func kind(of record: Record, _ block: Block) -> BlockKind {
    let name = record[.kind]?.text.lowercased()
    switch name {
    case "x", "tweet", "xpost", "twitter": return .xpost
    case "article": return .paragraph
    default:
      if let kind = name.flatMap({ BlockKind(name: $0) }), kind.isPost || block.givenName != nil {
        return kind
      }
      return block.repliesTo.isEmpty ? .opening : .reply
    }
  }
}
