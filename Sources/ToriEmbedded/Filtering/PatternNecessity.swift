import ToriEngine

/// What every text in which a pattern occurs must hold, so that the index can leave out the others.
package indirect enum PatternNecessity: Hashable, Sendable {
  /// Nothing is known.
  case nothing
  /// This text, letter by letter, or in another case where the pattern is blind to case.
  case text(String)
  case all([PatternNecessity])
  case any([PatternNecessity])

  /// What `pattern`, which can be compiled, makes necessary; never more than is.
  package init(of pattern: Pattern) {
    self = .nothing
    guard !pattern.flags.contains("x") else { return }
    var reader = PatternReader(pattern.source, isCaseless: pattern.flags.contains("i"))
    if let part = try? reader.alternatives(), reader.isAtEnd { self = part.necessity }
  }

  fileprivate init(all parts: [PatternNecessity]) {
    let parts = parts.filter { $0 != .nothing }
    self = parts.isEmpty ? .nothing : parts.count == 1 ? parts[0] : .all(parts)
  }

  fileprivate init(any parts: [PatternNecessity]) {
    self =
      parts.contains(.nothing) || parts.isEmpty
      ? .nothing : parts.count == 1 ? parts[0] : .any(parts)
  }
}

/// A part of a pattern, by what it takes of a text.
private struct PatternPart {
  /// All texts that it can take, where they are few; without what merely looks at its neighbours.
  var texts: [String]?
  /// What is necessary where they are not.
  var others: PatternNecessity = .nothing

  /// Takes no letter.
  static let empty = PatternPart(texts: [""])
  /// Takes what nobody knows.
  static let unknown = PatternPart(texts: nil)

  var necessity: PatternNecessity {
    guard let texts else { return others }
    return PatternNecessity(any: texts.map { $0.isEmpty ? .nothing : .text($0) })
  }

  /// What it is if it may be repeated, at least `least` times and at most `most`.
  func repeated(_ least: Int, _ most: Int?) -> PatternPart {
    if least == 0 { return .unknown }
    if least == 1, most == 1 { return self }
    if let texts, texts.count == 1, least == most, least * texts[0].utf8.count <= 64 {
      return PatternPart(texts: [String(repeating: texts[0], count: least)])
    }
    return PatternPart(texts: nil, others: necessity)
  }
}

/// Reads a pattern of PCRE2 as far as it is needed to know which texts it takes; throws at what may mean
/// anything.
private struct PatternReader {
  private struct Unclear: Error {}

  /// More texts than these are not told one by one.
  private static let mostTexts = 16
  private static let deepest = 200

  private let scalars: [Unicode.Scalar]
  private let isCaseless: Bool
  private var at = 0
  private var depth = 0

  init(_ source: String, isCaseless: Bool) {
    scalars = Array(source.unicodeScalars)
    self.isCaseless = isCaseless
  }

  var isAtEnd: Bool { at == scalars.count }

  private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  private mutating func skip(past end: Unicode.Scalar) throws {
    while let scalar = next {
      at += 1
      if scalar == end { return }
    }
    throw Unclear()
  }

  mutating func alternatives() throws -> PatternPart {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw Unclear() }
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    if parts.count == 1 { return parts[0] }
    let texts = parts.compactMap(\.texts)
    if texts.count == parts.count, texts.joined().count <= Self.mostTexts {
      return PatternPart(texts: Array(texts.joined()))
    }
    return PatternPart(texts: nil, others: PatternNecessity(any: parts.map(\.necessity)))
  }

  private mutating func sequence() throws -> PatternPart {
    var run = PatternPart.empty
    var needs: [PatternNecessity] = []
    var isBroken = false
    while let scalar = next, scalar != "|", scalar != ")" {
      let part = try quantified(try item())
      if let before = run.texts, let texts = part.texts,
        before.count * texts.count <= Self.mostTexts
      {
        run.texts = before.flatMap { before in texts.map { before + $0 } }
      } else {
        needs.append(run.necessity)
        isBroken = true
        run = part.texts == nil ? .empty : part
        needs.append(part.others)
      }
    }
    if !isBroken { return run }
    return PatternPart(texts: nil, others: PatternNecessity(all: needs + [run.necessity]))
  }

  private mutating func quantified(_ part: PatternPart) throws -> PatternPart {
    var part = part
    while let (least, most) = try quantifier() { part = part.repeated(least, most) }
    return part
  }

  private mutating func quantifier() throws -> (Int, Int?)? {
    let bounds: (Int, Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      // What else may stand in braces differs between versions of the library.
      guard at + 1 < scalars.count, let least = digits(from: at + 1) else { return nil }
      at = least.end
      var most: Int? = least.value
      if take(",") {
        let bound = digits(from: at)
        most = bound?.value
        at = bound?.end ?? at
      }
      guard next == "}" else { throw Unclear() }
      bounds = (least.value, most)
    default: return nil
    }
    at += 1
    // Whether it takes as much as it can makes no difference.
    if !take("?") { _ = take("+") }
    return bounds
  }

  private func digits(from start: Int) -> (value: Int, end: Int)? {
    var end = start
    while end < scalars.count, ("0"..."9").contains(scalars[end]), end - start < 6 { end += 1 }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    return Int(text).map { ($0, end) }
  }

  private mutating func item() throws -> PatternPart {
    let scalar = scalars[at]
    at += 1
    switch scalar {
    case "^", "$": return .empty
    case ".": return .unknown
    case "[": return try set()
    case "(": return try group()
    case "\\": return try escape()
    case "{":
      if next == "," || next == " " { throw Unclear() }
      return letter(scalar)
    case "*", "+", "?": throw Unclear()
    default: return letter(scalar)
    }
  }

  private func letter(_ scalar: Unicode.Scalar) -> PatternPart {
    // In another case, a letter beyond ASCII may fold otherwise than the library has it.
    if isCaseless, !scalar.isASCII, scalar.properties.isCased { return .unknown }
    return PatternPart(texts: [String(scalar)])
  }

  private mutating func set() throws -> PatternPart {
    var members: [Unicode.Scalar] = []
    var isPlain = true
    if take("^") { isPlain = false }
    if take("]") { members.append("]") }
    while let scalar = next {
      at += 1
      switch scalar {
      case "]":
        guard isPlain, members.count <= Self.mostTexts else { return .unknown }
        let letters = members.map(letter)
        guard letters.allSatisfy({ $0.texts != nil }) else { return .unknown }
        return PatternPart(texts: letters.flatMap { $0.texts ?? [] })
      case "\\":
        // `\Q` would quote what follows.
        if next == nil || next == "Q" { throw Unclear() }
        at += 1
        isPlain = false
      case "[":
        if next == ":" || next == "." || next == "=" { try skip(past: "]") }
        isPlain = false
      case "-": isPlain = false
      default: members.append(scalar)
      }
    }
    throw Unclear()
  }

  private mutating func group() throws -> PatternPart {
    if next == "*" { throw Unclear() }
    guard take("?") else { return try rest() }
    switch next {
    case ":", ">", "|":
      at += 1
      return try rest()
    case "#":
      try skip(past: ")")
      return .empty
    case "=":
      at += 1
      return ahead(try rest())
    case "!":
      at += 1
      _ = try rest()
      return .empty
    case "<":
      if take("<=") { return ahead(try rest()) }
      if take("<!") {
        _ = try rest()
        return .empty
      }
      try skip(past: ">")
      return try rest()
    case "'":
      at += 1
      try skip(past: "'")
      return try rest()
    case "P":
      guard take("P<") else { throw Unclear() }
      try skip(past: ">")
      return try rest()
    // Options, conditions, calls of other groups.
    default: throw Unclear()
    }
  }

  /// What is only looked at is in the text too, but takes no place of its own there.
  private func ahead(_ part: PatternPart) -> PatternPart {
    PatternPart(texts: nil, others: part.necessity)
  }

  private mutating func rest() throws -> PatternPart {
    let part = try alternatives()
    guard take(")") else { throw Unclear() }
    return part
  }

  private mutating func escape() throws -> PatternPart {
    guard let scalar = next else { throw Unclear() }
    at += 1
    switch scalar {
    case "b", "B", "A", "Z", "z", "G": return .empty
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "R", "X", "t", "n", "r", "f", "e", "a":
      return .unknown
    case "p", "P":
      if take("{") { try skip(past: "}") } else { at = min(at + 1, scalars.count) }
      return .unknown
    case let scalar where scalar.isASCII && scalar.properties.isAlphabetic: throw Unclear()
    case "0"..."9": throw Unclear()
    default: return letter(scalar)
    }
  }
}
