import ToriText

/// Makes records of what a profile finds in them.
struct ProfileRecords: Sendable {
  let plan: ProfilePlan
  private var matchers: [PathMatcher]
  private let sources: [Source]
  /// Whether a character that no text holds became U+FFFD since this was false.
  var hasReplaced = false

  /// A source of the profile, with what is known of it for all records.
  private struct Source {
    let source: Profile.Source
    let place: ProfilePlan.Place
    /// Among the fields, so that the first place with a value counts.
    let bit: UInt32
    let isList: Bool
  }

  init(_ plan: ProfilePlan) {
    self.plan = plan
    matchers = plan.trees.map { PathMatcher($0) }
    sources = zip(plan.profile.fields, plan.places).map { source, place in
      Source(
        source: source, place: place,
        bit: 1 << UInt32(ProfileField.names.firstIndex { $0.field == source.field } ?? 0),
        isList: source.path.steps.contains { if case .key = $0 { false } else { true } })
    }
  }

  /// The record in a text of JSON, a member of the plan's list `target`; throws where that is no JSON.
  mutating func record(
    _ text: Span<UInt8>, target: Int, page: PageContext
  ) throws(JSONFault) -> Record {
    try matchers[target].read(text)
    var values = JSONValue()
    let matcher = matchers[target]
    let record = make(page) { path, source in
      if source?.source.manner.isPieces == true {
        return matcher.lastRange(of: path).flatMap { values.pieces(text, $0) }.map { [.text($0)] }
          ?? []
      }
      guard let source else {
        // For a test it is enough that something is there.
        return matcher.ranges(of: path).filter { text[$0.lowerBound] != 0x6E }.map {
          values.fieldValue(text, $0, isName: true) ?? .flag(true)
        }
      }
      let isName = source.source.field.isIdentifier
      guard source.isList else {
        return matcher.lastRange(of: path).flatMap {
          values.fieldValue(text, $0, isName: isName)
        }.map { [$0] } ?? []
      }
      return matcher.ranges(of: path).compactMap {
        values.fieldValue(text, $0, isName: isName)
      }
    }
    if values.hasReplaced { hasReplaced = true }
    return record
  }

  /// Where the record read last stands in its text, if the plan finds that.
  func recordRange(_ target: Int) -> Range<Int>? {
    plan.ownPath.flatMap { matchers[target].lastRange(of: $0) }
  }

  /// What the fields of the record in a text are taken from, each from the first of its places that is there;
  /// strings without their quotes.
  mutating func places(_ text: Span<UInt8>) -> [(field: DataField, range: Range<Int>)] {
    for target in matchers.indices {
      guard (try? matchers[target].read(text)) != nil else { continue }
      var (places, filled) = ([(field: DataField, range: Range<Int>)](), UInt32(0))
      for source in sources where filled & source.bit == 0 {
        guard case .field(let field) = source.source.field, case .record(let path) = source.place
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
      if case .field(let field) = source.source.field, case .record(let path) = source.place,
        columns.column(of: path) == column
      {
        return (field, rank)
      }
    }
    return nil
  }

  /// The record in a row of a table.
  func record(_ row: [String], _ columns: ProfileColumns) -> Record {
    make(PageContext()) { path, source in
      columns.values(
        of: path, in: row, arePieces: source?.source.manner.isPieces ?? false,
        keepsEmpty: source?.source.field == .field(.text))
    }
  }

  /// `get` gives the values at the number of a path, for a source or for a test.
  private func make(_ page: PageContext, _ get: (Int, Source?) -> [FieldValue]) -> Record {
    var record = Record()
    record.manner.role = role(get)
    record.manner.hasAnchors = plan.profile.hasAnchors
    var (filled, links, whole, isEmptyText) = (UInt32(0), [FieldValue](), String?.none, false)
    for source in sources where filled & source.bit == 0 {
      var read: [FieldValue] = []
      for value in values(source.place, source, page, get) {
        let one = source.source.manner.read(value) { name(of: $0, page) }
        // An empty text says something, an empty name nothing.
        if let value = one.value, source.source.field == .field(.text) || !value.text.isEmpty {
          read.append(value)
        }
        if source.source.field == .field(.text) { links += one.links.map { .text($0) } }
        if one.isRefused { record.manner.hasDeepHTML = true }
      }
      guard !read.isEmpty else { continue }
      if source.source.field == .field(.text), read.allSatisfy({ $0.text.isEmpty }) {
        isEmptyText = true
        continue
      }
      filled |= source.bit
      take(read, source, &record, &links, &whole)
    }
    let isDeleted = holds(plan.deleted, get)
    // A picture alone, or what was taken away, is a post without words.
    if isEmptyText || isDeleted || plan.profile.isWordless, record[.text] == nil {
      record.set(.text, rank: 0, .text(""))
    }
    if let whole, let text = record[.text]?.text {
      record.set(.text, rank: -1, .text(Self.restored(text, whole)))
    }
    if !links.isEmpty { record.set(.links, rank: 0, .list(links)) }
    record.manner.isCut =
      holds(plan.cut, get) && record[.text]?.text.contains("…") ?? false
    if isDeleted { record.set(.deleted, rank: 0, .flag(true)) }
    if let kind = plan.profile.kind, kind != "thread" { record.set(.kind, rank: 0, .text(kind)) }
    return record
  }

  private func role(_ get: (Int, Source?) -> [FieldValue]) -> RecordManner.Role {
    // A member that has no record in it is none.
    if let ownPath = plan.ownPath, get(ownPath, nil).isEmpty { return .nothing }
    if plan.profile.holdsNoPosts || holds(plan.skipped, get) { return .nothing }
    return holds(plan.notices, get) ? .notice : .post
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
    _ place: ProfilePlan.Place, _ source: Source, _ page: PageContext,
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
    _ values: [FieldValue], _ source: Source, _ record: inout Record, _ links: inout [FieldValue],
    _ whole: inout String?
  ) {
    switch source.source.field {
    case .field(.links): links += values.flatMap { $0.isList ? $0.parts : [$0] }
    case .field(.time):
      let manner = source.source.manner
      (record.manner.zone, record.manner.isLocal) = (manner.zone, manner.isLocal)
      record.manner.isDay = manner.isDay
      record.set(.time, rank: 0, values[0])
    case .field(.text):
      let text = values.count == 1 ? values[0].text : values.map(\.text).joined(separator: "\n")
      record.set(.text, rank: 0, .text(text))
    case .field(let field):
      record.set(field, rank: 0, source.isList && values.count > 1 ? .list(values) : values[0])
    case .whole: whole = values[0].text
    case .shortLink: record.manner.shortLinks = Set(values.map(\.text))
    case .age: record.manner.age = values[0].text
    }
  }

  /// What Slack's mark of a user is called: the author of that name, by the lookup that names authors.
  private func name(of user: String, _ page: PageContext) -> String? {
    for source in sources where source.source.field == .field(.author) {
      if case .lookup(let lookup, _, let path) = source.place, lookup < page.lookups.count,
        let name = page.lookups[lookup][user]?[path].first?.text, !name.isEmpty
      {
        return name
      }
    }
    return nil
  }

  /// The text of a repost, `RT @name: `, with what the platform cut put back.
  static func restored(_ text: String, _ whole: String) -> String {
    guard text.hasPrefix("RT @"), let colon = text.firstRange(of: ": "), text.hasSuffix("…") else {
      return text
    }
    return text[..<colon.upperBound] + whole
  }
}
