import ToriRandom
import ToriSystem
import ToriTime

/// The grammar as `grammar/tori.ebnf` writes it, and sentences from it.
struct Grammar: Sendable {
  indirect enum Form: Sendable {
    case literal(String)
    case rule(String)
    case sequence([Form])
    case choice([Form])
    case optional(Form)
    case repeated(Form)
    /// What only prose describes.
    case special
  }

  private(set) var rules: [(name: String, form: Form)] = []
  private(set) var literals: Set<String> = []
  private var tokens: ArraySlice<String> = []

  init(_ text: String) {
    tokens = Self.tokens(of: text)[...]
    while let name = tokens.popFirst() {
      _ = tokens.popFirst()
      rules.append((name, choice()))
      _ = tokens.popFirst()
    }
  }

  subscript(name: String) -> Form? { rules.first { $0.name == name }?.form }

  /// A random sentence of a rule. Past the `depth` it takes what is shortest, or repeats nothing.
  func sentence(
    _ form: Form, depth: Int, using random: inout SplitMix64,
    terminal: (String, inout SplitMix64) -> String?
  ) -> [String] {
    let isDeep = depth <= 0
    switch form {
    case .literal(let text): return [text]
    case .rule(let name):
      if let text = terminal(name, &random) { return [text] }
      guard let rule = self[name] else { return [] }
      return sentence(rule, depth: depth - 1, using: &random, terminal: terminal)
    case .sequence(let forms):
      return forms.flatMap {
        sentence($0, depth: depth, using: &random, terminal: terminal)
      }
    case .choice(let forms):
      let flat = forms.filter { !isDeep || !mayNest($0) }
      return sentence(
        random.pick(flat.isEmpty ? forms : flat), depth: depth, using: &random, terminal: terminal)
    case .optional(let form):
      if isDeep || Bool.random(using: &random) { return [] }
      return sentence(form, depth: depth, using: &random, terminal: terminal)
    case .repeated(let form):
      let count = isDeep ? 0 : Int.random(in: 0...2, using: &random)
      return (0..<count).flatMap { _ in
        sentence(form, depth: depth - 1, using: &random, terminal: terminal)
      }
    case .special: return []
    }
  }

  /// Whether a form leads back to conditions and queries.
  private func mayNest(_ form: Form) -> Bool {
    switch form {
    case .rule(let name):
      [
        "query", "condition", "negation", "conjunction", "subquery", "clause", "expectation",
        "repliesTo", "sequence", "element", "test", "both", "single",
      ]
      .contains(name)
    case .sequence(let forms), .choice(let forms): forms.contains(where: mayNest)
    case .optional, .repeated, .literal, .special: false
    }
  }

  // MARK: Reading the file

  private mutating func choice() -> Form {
    var forms = [sequence()]
    while tokens.first == "|" {
      tokens.removeFirst()
      forms.append(sequence())
    }
    return forms.count == 1 ? forms[0] : .choice(forms)
  }

  private mutating func sequence() -> Form {
    var forms: [Form] = []
    while let token = tokens.first, !["|", ";", ")", "]", "}"].contains(token) {
      tokens.removeFirst()
      switch token {
      case "(": forms.append(closed(choice()))
      case "[": forms.append(.optional(closed(choice())))
      case "{": forms.append(.repeated(closed(choice())))
      case "?": forms.append(.special)
      default:
        if token.hasPrefix("\"") {
          let literal = String(token.dropFirst().dropLast())
          literals.insert(literal)
          forms.append(.literal(literal))
        } else {
          forms.append(.rule(token))
        }
      }
    }
    return forms.count == 1 ? forms[0] : .sequence(forms)
  }

  private mutating func closed(_ form: Form) -> Form {
    _ = tokens.popFirst()
    return form
  }

  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("(*") {
        rest = rest.dropFirst(2)
        while !rest.hasPrefix("*)"), !rest.isEmpty { rest.removeFirst() }
        rest = rest.dropFirst(2)
      } else if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" || first == "?" {
        let end = rest.dropFirst().firstIndex(of: first) ?? rest.endIndex
        tokens.append(first == "?" ? "?" : String(rest[..<end]) + "\"")
        rest = rest[end...].dropFirst()
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        tokens.append(String(word))
        rest = rest[word.endIndex...]
      } else {
        tokens.append(String(first))
        rest.removeFirst()
      }
    }
    return tokens
  }
}

/// A file of the project, by its path from the top.
func projectFile(_ path: String) throws -> String {
  String(decoding: try fileBytes(atPath: projectPath(path)), as: UTF8.self)
}

func projectPath(_ path: String) -> String {
  let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return "/\(top)/\(path)"
}
