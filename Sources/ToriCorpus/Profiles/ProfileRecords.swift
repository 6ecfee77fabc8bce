import ToriText
import ToriTime

/// Makes records of what a profile finds in them.
struct ProfileRecords: Sendable {
  var plan: ProfilePlan { shared.plan }
  private let shared: SharedPlan
  private var matchers: [PathMatcher]
  private let sources: [Source]
  /// Whether a character that no text holds became U+FFFD since this was false.
  var hasReplaced = false

  /// A source of the profile, with what is known of it for all records.
  private final class Source: Sendable {
    let field: ProfileField
    let manner: Profile.Manner
    let place: ProfilePlan.Origin
    /// Among the fields, so that the first place with a value counts.
    let bit: UInt32
    let isList: Bool
    /// The number of a path in the records that has one value at most, if that is all.
    let onlyPath: Int?
    let isText: Bool
    let isName: Bool
    /// Whether values stay as they are.
    let isPlain: Bool
    /// The paths of which one must be there, and of which none may be.
    let with: [Int]
    let without: [Int]

    init(
      _ source: Profile.Source, _ place: ProfilePlan.Origin,
      _ condition: (with: [Int], without: [Int])
    ) {
      (field, manner, self.place) = (source.field, source.manner, place)
      (with, without) = condition
      bit = 1 << UInt32(ProfileField.names.firstIndex { $0.field == source.field } ?? 0)
      isList = source.path.steps.contains { if case .key = $0 { false } else { true } }
      isText = field == .field(.text)
      isName = field.isIdentifier
      isPlain = manner.isPlain
      if case .record(let path) = place, !isList, !manner.isPieces {
        onlyPath = path
      } else {
        onlyPath = nil
      }
    }
  }

  init(_ plan: ProfilePlan) {
    shared = SharedPlan(plan)
    matchers = plan.trees.map { PathMatcher($0, recordPath: plan.ownPath) }
    sources = plan.profile.fields.indices.map {
      Source(plan.profile.fields[$0], plan.places[$0], plan.conditions[$0])
    }
  }

  /// The record in a text of JSON, a member of the plan's list `target`; throws where that is no JSON.
  mutating func record(
    _ text: Span<UInt8>, target: Int, page: PageContext
  ) throws(JSONFault) -> Record {
    try matchers[target].read(text)
    var values = JSONValue()
    let matcher = matchers[target]
    let record = make(page) { path in
      matcher.has(path) { text[$0.lowerBound] != 0x6E }
    } one: { path, source in
      matcher.lastRange(of: path).flatMap { values.fieldValue(text, $0, isName: source.isName) }
    } all: { path, source in
      guard let source else {
        // For a test it is enough that something is there.
        return matcher.ranges(of: path).filter { text[$0.lowerBound] != 0x6E }.map {
          values.fieldValue(text, $0, isName: true) ?? .flag(true)
        }
      }
      if source.manner.isPieces {
        return matcher.lastRange(of: path).flatMap { values.pieces(text, $0) }.map { [.text($0)] }
          ?? []
      }
      if source.isList {
        return matcher.ranges(of: path).compactMap {
          values.fieldValue(text, $0, isName: source.isName)
        }
      }
      return matcher.lastRange(of: path).flatMap {
        values.fieldValue(text, $0, isName: source.isName)
      }.map { [$0] } ?? []
    }
    if values.hasReplaced { hasReplaced = true }
    return record
  }

  /// Appends what the record read last has in columns of its own.
  mutating func gather(
    _ text: Span<UInt8>, target: Int, _ own: inout OwnPaths, _ values: inout JSONValue,
    into cells: inout [OwnCell]
  ) {
    matchers[target].gather(text, &own, &values, into: &cells)
  }

  /// Where the record read last stands in its text, if the plan finds that.
  func recordRange(_ target: Int) -> Range<Int>? {
    shared.plan.ownPath.flatMap { matchers[target].lastRange(of: $0) }
  }

  /// What the fields of the record in a text are taken from, each from the first of its places that is there;
  /// strings without their quotes.
  mutating func places(_ text: Span<UInt8>) -> [(field: DataField, range: Range<Int>)] {
    for target in matchers.indices {
      guard (try? matchers[target].read(text)) != nil else { continue }
      var (places, filled) = ([(field: DataField, range: Range<Int>)](), UInt32(0))
      for source in sources where filled & source.bit == 0 {
        guard case .field(let field) = source.field, case .record(let path) = source.place
        else { continue }
        let ranges = matchers[target].ranges(of: path).filter { text[$0.lowerBound] != 0x6E }
        if ranges.isEmpty { continue }
        filled |= source.bit
        places += ranges.map { range in
          let isString = text[range.lowerBound] == 0x22
          return (field, isString ? range.lowerBound + 1..<range.upperBound - 1 : range)
        }
      }
      if places.contains(where: { $0.field == .text }) { return places }
    }
    return []
  }

  /// Where the object of the record read last stands in its text, found anew.
  func objectRange(_ target: Int, _ text: Span<UInt8>) -> Range<Int>? {
    var tree = PathTree()
    let number = tree.add(plan.targets[target].inner)
    var matcher = PathMatcher(tree)
    try? matcher.read(text)
    return matcher.lastRange(of: number)
  }

  /// The numbers of the paths that the record read last had.
  func found(_ target: Int) -> [Int] {
    plan.recordPaths.indices.filter { matchers[target].lastRange(of: $0) != nil }
  }

  /// The field that a whole column is taken for, and how likely.
  func field(
    ofColumn column: Int, _ columns: ProfileColumns
  ) -> (field: DataField, rank: Int)? {
    for (rank, source) in sources.enumerated() {
      if case .field(let field) = source.field, case .record(let path) = source.place,
        columns.column(of: path) == column
      {
        return (field, rank)
      }
    }
    return nil
  }

  /// The record in a row of a table.
  func record(_ row: [String], _ columns: ProfileColumns) -> Record {
    make(PageContext()) { path in
      columns.has(path, in: row)
    } one: { path, source in
      columns.value(of: path, in: row, keepsEmpty: source.isText)
    } all: { path, source in
      columns.values(of: path, in: row, keepsEmpty: source?.isText ?? false)
    }
  }

  /// `isThere` says whether a path, by its number, may have a value at all, `one` gives the value at a path that has
  /// one at most, `all` those at any, for a source or for a test.
  private func make(
    _ page: PageContext, isThere: (Int) -> Bool, one: (Int, Source) -> FieldValue?,
    all: (Int, Source?) -> [FieldValue]
  ) -> Record {
    func holds(_ tests: [ProfilePlan.Test]) -> Bool {
      tests.contains { $0.paths.contains(where: isThere) } && self.holds(tests, all)
    }
    var record = Record()
    record.manner.role = role(isThere, holds)
    record.manner.hasAnchors = shared.plan.profile.hasAnchors
    record.manner.shorteners = shared.plan.profile.shorteners
    var parts = Parts()
    for source in sources where parts.filled & source.bit == 0 {
      if !isWanted(source, all) { continue }
      if let path = source.onlyPath {
        guard let value = one(path, source) else { continue }
        if let value = read(value, source, page, &record, &parts) {
          take(value, source, &record, &parts)
        }
        continue
      }
      var read: [FieldValue] = []
      for value in values(source.place, source, page, all) {
        if let value = self.read(value, source, page, &record, &parts) { read.append(value) }
      }
      take(read, source, &record, &parts)
    }
    let isDeleted = holds(shared.plan.deleted)
    // A picture alone, or what was taken away, is a post without words.
    if parts.isEmptyText || isDeleted || shared.plan.profile.isWordless, record[.text] == nil {
      record.set(.text, rank: 0, .text(""))
    }
    if let whole = parts.whole, let text = record[.text]?.text {
      record.set(.text, rank: -1, .text(Self.restored(text, whole)))
    }
    if !parts.links.isEmpty { record.set(.links, rank: 0, .list(parts.links)) }
    record.manner.isCut =
      holds(shared.plan.cut) && record[.text]?.text.contains("…") ?? false
    if isDeleted { record.set(.deleted, rank: 0, .flag(true)) }
    if let kind = shared.plan.profile.kind, kind != "thread" {
      record.set(.kind, rank: 0, .text(kind))
    }
    return record
  }

  /// Whether the record has what a source asks beside its own value.
  private func isWanted(_ source: Source, _ all: (Int, Source?) -> [FieldValue]) -> Bool {
    func isThere(_ path: Int) -> Bool { all(path, nil).contains { !$0.isEmptyText } }
    return (source.with.isEmpty || source.with.contains(where: isThere))
      && !source.without.contains(where: isThere)
  }

  /// What is gathered of a record before it is one.
  private struct Parts {
    /// The bits of the fields that have a value.
    var filled: UInt32 = 0
    var links: [FieldValue] = []
    var whole: String?
    var isEmptyText = false
  }

  /// A value as the source's manner has it read; nil where it says nothing.
  private func read(
    _ value: FieldValue, _ source: Source, _ page: PageContext, _ record: inout Record,
    _ parts: inout Parts
  ) -> FieldValue? {
    let one =
      source.isPlain
      ? ReadValue(value: value) : source.manner.read(value) { name(of: $0, page) }
    if source.isText { parts.links += one.links.map { .text($0) } }
    if one.isRefused { record.manner.hasDeepHTML = true }
    // An empty text says something, an empty name nothing.
    return one.value.flatMap { source.isText || !$0.isEmptyText ? $0 : nil }
  }

  private func role(
    _ isThere: (Int) -> Bool, _ holds: ([ProfilePlan.Test]) -> Bool
  ) -> RecordManner.Role {
    // A member that has no record in it is none.
    if let ownPath = shared.plan.ownPath, !isThere(ownPath) { return .nothing }
    if shared.plan.profile.holdsNoPosts || holds(shared.plan.skipped) { return .nothing }
    return holds(shared.plan.notices) ? .notice : .post
  }

  /// Whether one of the tests has one of its values, or any that says yes.
  private func holds(_ tests: [ProfilePlan.Test], _ get: (Int, Source?) -> [FieldValue]) -> Bool {
    tests.contains { test in
      test.paths.contains { path in
        get(path, nil).contains {
          test.values.isEmpty ? $0 != .flag(false) && $0.text != "" : test.values.contains($0.text)
        }
      }
    }
  }

  private func values(
    _ place: ProfilePlan.Origin, _ source: Source, _ page: PageContext,
    _ get: (Int, Source?) -> [FieldValue]
  ) -> [FieldValue] {
    switch place {
    case .template(let parts):
      var text = ""
      for (literal, place) in parts {
        guard let place else {
          text += literal
          continue
        }
        guard let value = values(place, source, page, get).first, !value.text.isEmpty else {
          return []
        }
        text += value.text
      }
      return [.text(text)]
    case .record(let path): return get(path, source)
    case .page(let path): return path < page.values.count ? page.values[path] : []
    case .lookup(let lookup, let key, let path):
      guard lookup < page.lookups.count else { return [] }
      let entries = page.lookups[lookup]
      guard let key else { return entries[PageContext.only]?[path] ?? [] }
      return get(key, nil).flatMap { entries[$0.text]?[path] ?? [] }
    }
  }

  private func take(
    _ values: [FieldValue], _ source: Source, _ record: inout Record, _ parts: inout Parts
  ) {
    guard let first = values.first else { return }
    switch source.field {
    case .field(.text) where values.count > 1:
      if values.allSatisfy(\.isEmptyText) { return take(first, source, &record, &parts) }
      let text = values.map(\.text).joined(separator: "\n")
      take(.text(text), source, &record, &parts)
    case .field(.hashtags), .field(.repliesTo), .field(.links), .shortLink:
      take(source.isList ? .list(values) : first, source, &record, &parts)
    case .field where source.isList && values.count > 1:
      take(.list(values), source, &record, &parts)
    default: take(first, source, &record, &parts)
    }
  }

  private func take(
    _ value: FieldValue, _ source: Source, _ record: inout Record, _ parts: inout Parts
  ) {
    if source.isText, value.isEmptyText {
      parts.isEmptyText = true
      return
    }
    parts.filled |= source.bit
    switch source.field {
    case .field(.links): parts.links += value.isList ? value.parts : [value]
    case .field(.time):
      (record.manner.zone, record.manner.isLocal) = (source.manner.zone, source.manner.isLocal)
      record.manner.isDay = source.manner.isDay
      record.set(.time, rank: 0, value)
    case .field(let field): record.set(field, rank: 0, value)
    case .whole: parts.whole = value.text
    case .shortLink: record.manner.shortLinks = Set(value.parts.map(\.text))
    case .age: record.manner.age = value.text
    }
  }

  /// What Slack's mark of a user is called: the author of that name, by the lookup that names authors.
  private func name(of user: String, _ page: PageContext) -> String? {
    for source in sources where source.field == .field(.author) {
      if case .lookup(let lookup, _, let path) = source.place, lookup < page.lookups.count,
        let name = page.lookups[lookup][user]?[path].first?.text, !name.isEmpty
      {
        return name
      }
    }
    return nil
  }

  /// The text of a repost, `RT @name: `, with what the platform cut put back; the cut may be followed by the
  /// short address of the whole.
  static func restored(_ text: String, _ whole: String) -> String {
    let bytes = text.utf8.span
    guard bytes.starts(with: "RT @", at: 0), let cut = bytes.lastPlace(of: "…"),
      let colon = bytes.indices.first(where: { bytes.starts(with: ": ", at: $0) })
    else { return text }
    let tail = cut + "…".utf8.count
    let isAddress =
      bytes.starts(with: " https://t.co/", at: tail)
      && !bytes.extracting((tail + 1)...).contains(0x20, in: 0..<bytes.count - tail - 1)
    guard tail == bytes.count || isAddress else { return text }
    return String(Substring(text.utf8.prefix(colon + 2))) + whole
  }
}

extension Span<UInt8> {
  /// Where a text stands last.
  fileprivate func lastPlace(of text: StaticString) -> Int? {
    indices.reversed().first { starts(with: text, at: $0) }
  }
}

/// A plan that all copies of its reader share.
private final class SharedPlan: Sendable {
  let plan: ProfilePlan

  init(_ plan: ProfilePlan) { self.plan = plan }
}

extension FieldValue {
  fileprivate var isEmptyText: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let values): values.allSatisfy(\.isEmptyText)
    default: false
    }
  }
}
