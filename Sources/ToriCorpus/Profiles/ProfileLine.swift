import ToriTime

/// One line of a file of profiles, taken from its front.
struct ProfileLine {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  var lookups: Set<String> = []

  init(_ line: String) { scalars = Array(line.unicodeScalars) }

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = position
    while let scalar = peek, scalar.properties.isWhitespace { position += 1 }
    return position > start
  }

  /// Takes a sign, with space around it.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    let start = position
    skipSpace()
    guard peek == sign else {
      position = start
      return false
    }
    position += 1
    skipSpace()
    return true
  }

  /// Up to the next space or comma, or between quotes.
  mutating func word() throws(DataPathReader.Mistake) -> String {
    var word = String.UnicodeScalarView()
    if peek == "\"" {
      position += 1
      while let scalar = peek, scalar != "\"" {
        word.append(scalar)
        position += 1
      }
      guard peek == "\"" else {
        throw .init(.unclosedQuote)
      }
      position += 1
      return String(word)
    }
    while let scalar = peek, !scalar.properties.isWhitespace, scalar != ",", scalar != "|" {
      word.append(scalar)
      position += 1
    }
    guard !word.isEmpty else {
      throw .init(.noWord)
    }
    return String(word)
  }

  func end() throws(DataPathReader.Mistake) {
    var rest = self
    rest.skipSpace()
    guard rest.peek != nil else { return }
    let text = String(String.UnicodeScalarView(rest.scalars[rest.position...]))
    throw .init(.tooMuch(text))
  }

  mutating func expect(anyOf words: [String]) throws(DataPathReader.Mistake) {
    let word = try word()
    guard words.contains(word) else { throw .unknown(word, among: words) }
  }

  mutating func path() throws(DataPathReader.Mistake) -> DataPath {
    var reader = DataPathReader(scalars, from: position, lookups: lookups)
    let path = try reader.path()
    position = reader.position
    return path
  }

  /// A path to lists: of keys and `[]` alone.
  mutating func listPath() throws(DataPathReader.Mistake) -> DataPath {
    let path = try path()
    let isPlain = path.steps.allSatisfy {
      switch $0 {
      case .key, .anyKey, .members: true
      case .member, .matching: false
      }
    }
    guard path.start == .record || path.start == .page, isPlain else {
      throw .init(.noList(path))
    }
    return path
  }

  mutating func list<Part>(
    by sign: Unicode.Scalar = ",",
    _ part: (inout ProfileLine) throws(DataPathReader.Mistake) -> Part
  ) throws(DataPathReader.Mistake) -> [Part] {
    var parts = [try part(&self)]
    while skip(sign) { parts.append(try part(&self)) }
    return parts
  }

  mutating func conditions() throws(DataPathReader.Mistake) -> [Profile.Condition] {
    try list { line throws(DataPathReader.Mistake) in
      let paths = try line.list(by: "|") { line throws(DataPathReader.Mistake) in try line.path() }
      let values =
        line.skip("=")
        ? try line.list(by: "|") { line throws(DataPathReader.Mistake) in try line.word() } : []
      return Profile.Condition(paths: paths, values: values)
    }
  }

  mutating func lookup() throws(DataPathReader.Mistake) -> Profile.Lookup {
    let name = try word()
    skipSpace()
    var files: [String] = []
    while peek == "\"" {
      files.append(try word())
      skipSpace()
    }
    let list = try listPath()
    skipSpace()
    var key: DataPath?
    if peek != nil {
      try expect(anyOf: ["by"])
      skipSpace()
      key = try path()
    }
    return Profile.Lookup(
      name: name, place: files.isEmpty ? .page : .file(files), list: list, key: key)
  }

  mutating func sources(
    of field: ProfileField
  ) throws(DataPathReader.Mistake) -> [Profile.Source] {
    var sources = try list(by: "|") { line throws(DataPathReader.Mistake) in
      try line.source(of: field)
    }
    var manner = Profile.Manner()
    if skip(":") {
      _ = try list { line throws(DataPathReader.Mistake) in try line.take(into: &manner) }
    }
    for index in sources.indices { sources[index].manner = manner }
    return sources
  }

  /// A path, or a text in quotes with paths in braces: `"at://{did}/{commit.rkey}"`.
  private mutating func source(
    of field: ProfileField
  ) throws(DataPathReader.Mistake) -> Profile.Source {
    let start = position
    guard peek == "\"", case let text = try word(), text.contains("{") else {
      position = start
      return Profile.Source(field: field, path: try path())
    }
    var parts: [Profile.Source.Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(
        .value(
          try DataPathReader.path(String(rest[rest.index(after: open)..<close]), lookups: lookups)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return Profile.Source(field: field, path: DataPath(.record, []), template: parts)
  }

  private static let manners = [
    "entities", "escapes", "mojibake", "html", "pieces", "slack", "json", "utc", "zone", "local",
    "day", "only", "except",
    "strip", "prefix", "behind", "before", "item", "quoted", "with", "without",
  ]

  private mutating func take(
    into manner: inout Profile.Manner
  ) throws(DataPathReader.Mistake) {
    let name = try word()
    switch name {
    case "entities": manner.undoesEntities = true
    case "escapes": manner.undoesEscapes = true
    case "mojibake": manner.isMojibake = true
    case "html": manner.isHTML = true
    case "pieces": manner.isPieces = true
    case "slack": manner.isSlack = true
    case "json": manner.json = try paths()
    case "utc": manner.zone = .utc
    case "zone":
      skipSpace()
      let word = try word()
      guard let zone = Zone(word) else {
        throw .init(.noZone(word))
      }
      manner.zone = zone
    case "local": manner.isLocal = true
    case "day": manner.isDay = true
    case "only": manner.onlyPrefixes = try arguments()
    case "except": manner.except = try arguments()
    case "strip": manner.strips = try arguments()
    case "prefix": manner.prefix = try arguments().first
    case "behind": manner.behind = try arguments().first
    case "before": manner.before = try arguments().first
    case "item":
      skipSpace()
      let word = try word()
      guard let item = Int(word), item > 0 else { throw .unknown(word, among: ["1", "2", "3"]) }
      manner.item = item
    case "quoted": manner.isQuotedByLine = true
    case "with": manner.with = try paths()
    case "without": manner.without = try paths()
    default: throw .unknown(name, among: Self.manners)
    }
  }

  private mutating func paths() throws(DataPathReader.Mistake) -> [DataPath] {
    skipSpace()
    return try list(by: "|") { line throws(DataPathReader.Mistake) in try line.path() }
  }

  private mutating func arguments() throws(DataPathReader.Mistake) -> [String] {
    var words: [String] = []
    repeat {
      skipSpace()
      let word = try word()
      guard !word.isEmpty else {
        throw .init(.emptyText)
      }
      words.append(word)
    } while hasMore()
    return words
  }

  private func hasMore() -> Bool {
    var rest = self
    rest.skipSpace()
    return rest.peek != nil && rest.peek != ","
  }
}

extension DataPathReader.Mistake {
  init(_ fault: ProfileFault) { self.fault = fault }

  /// A word that is none of those that may stand there.
  static func unknown(_ word: String, among words: [String]) -> Self {
    .init(.unknownWord(word, words))
  }
}
