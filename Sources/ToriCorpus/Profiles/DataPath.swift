/// Where in the data a value stands: `user.name`, `entities.urls[].expanded_url`,
/// `referenced_tweets[type=quoted].id`, `users[author_id].name`.
///
/// A path begins in the record; with `^` in the member of the list that holds the record, with `/` in the page
/// around it, with the name of a lookup and a bracket in that lookup's entry. Keys that hold other signs than
/// letters, digits, `_`, `-`, `$` and `@` stand within double quotes. In a table, a path is the name of a
/// column, or of one whose cells are JSON and then what is within.
package struct DataPath: Hashable, Sendable {
  /// Where it begins.
  package indirect enum Start: Hashable, Sendable {
    case record, member, page
    /// The entry of a lookup that the value at a path names; without one, its first entry.
    case lookup(String, DataPath?)
  }

  /// From a value to one within it.
  package enum Step: Hashable, Sendable {
    case key(String)
    /// Every key of an object: `*`.
    case anyKey
    /// Every member of a list: `[]`.
    case members
    /// One member, from 0: `[0]`.
    case member(Int)
    /// The members in which a key has one of these values: `[type=quoted]`.
    case matching(key: String, values: [String])
  }

  package var start: Start
  /// From the start inwards.
  package var steps: [Step]

  package init(_ start: Start, _ steps: [Step]) {
    self.start = start
    self.steps = steps
  }
}

extension DataPath: CustomStringConvertible {
  /// As it is written.
  package var description: String {
    var text: String
    switch start {
    case .record: text = ""
    case .member: text = "^"
    case .page: text = "/"
    case .lookup(let name, let key): text = "\(name)[\(key?.description ?? "")]"
    }
    for step in steps {
      switch step {
      case .key(let key):
        if let last = text.last, last != "^", last != "/" { text += "." }
        text += Self.written(key)
      case .anyKey:
        if let last = text.last, last != "^", last != "/" { text += "." }
        text += "*"
      case .members: text += "[]"
      case .member(let number): text += "[\(number)]"
      case .matching(let key, let values):
        text += "[\(Self.written(key))=\(values.map(Self.written).joined(separator: "|"))]"
      }
    }
    return text.isEmpty ? "." : text
  }

  /// Whether it is more than the name of a column.
  var isNested: Bool {
    guard start == .record, steps.count == 1, case .key = steps[0] else { return true }
    return false
  }

  /// The first key: of a record, the name of its column.
  var column: String? {
    if case .lookup(_, let key) = start { return key?.column }
    guard start == .record, case .key(let key)? = steps.first else { return nil }
    return key
  }

  private static func written(_ key: String) -> String {
    !key.isEmpty && key.unicodeScalars.allSatisfy(DataPathReader.isPlain) ? key : "\"\(key)\""
  }
}

/// Reads paths as people write them.
struct DataPathReader {
  /// What is wrong.
  struct Mistake: Error {
    let fault: ProfileFault
  }

  private let text: [Unicode.Scalar]
  private(set) var position = 0
  private let lookups: Set<String>

  /// `lookups` are the names that begin a path into a lookup.
  init(_ text: [Unicode.Scalar], from position: Int = 0, lookups: Set<String> = []) {
    self.text = text
    self.position = position
    self.lookups = lookups
  }

  /// The path that all of a text is.
  static func path(_ text: String, lookups: Set<String> = []) throws(Mistake) -> DataPath {
    var reader = DataPathReader(Array(text.unicodeScalars), lookups: lookups)
    let path = try reader.path()
    guard reader.position == reader.text.count else {
      throw Mistake(.noPath(text))
    }
    return path
  }

  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
        || "_-$@#".unicodeScalars.contains(scalar)
    }
    return !scalar.properties.isWhitespace
  }

  /// The path that stands at `position`, which moves behind it.
  mutating func path() throws(Mistake) -> DataPath {
    var path = DataPath(try start(), [])
    if path.start == .record, skip(".") { return path }
    var mayBeginWithKey = if case .lookup = path.start { false } else { true }
    while peek != nil {
      if skip("[") {
        path.steps.append(try bracket())
      } else if mayBeginWithKey || skip(".") {
        path.steps.append(skip("*") ? .anyKey : .key(try key()))
      } else {
        break
      }
      mayBeginWithKey = false
    }
    if path.start == .record, path.steps.isEmpty { _ = try key() }
    return path
  }

  private mutating func start() throws(Mistake) -> DataPath.Start {
    if skip("^") { return .member }
    if skip("/") { return .page }
    let begin = position
    if let name = try? key(), lookups.contains(name), skip("[") {
      let key = peek == "]" ? nil : try path()
      try expect("]")
      return .lookup(name, key)
    }
    position = begin
    return .record
  }

  /// Behind the opening bracket.
  private mutating func bracket() throws(Mistake) -> DataPath.Step {
    if skip("]") { return .members }
    if let number = number() {
      try expect("]")
      return .member(number)
    }
    let name = try key()
    try expect("=")
    var values = [try key()]
    while skip("|") { values.append(try key()) }
    try expect("]")
    return .matching(key: name, values: values)
  }

  private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Mistake) {
    guard skip(scalar) else {
      throw Mistake(.expectedSign(scalar, found: peek))
    }
  }

  private mutating func number() -> Int? {
    var end = position
    while end < text.count, (0x30...0x39).contains(text[end].value) { end += 1 }
    guard end > position, end < text.count, text[end] == "]" else { return nil }
    let digits = String(String.UnicodeScalarView(text[position..<end]))
    position = end
    return Int(digits)
  }

  private mutating func key() throws(Mistake) -> String {
    var key = String.UnicodeScalarView()
    if skip("\"") {
      while let scalar = peek, scalar != "\"" {
        key.append(scalar)
        position += 1
      }
      try expect("\"")
      return String(key)
    }
    while let scalar = peek, Self.isPlain(scalar) {
      key.append(scalar)
      position += 1
    }
    guard !key.isEmpty else {
      throw Mistake(.expectedName(found: peek))
    }
    return String(key)
  }
}
