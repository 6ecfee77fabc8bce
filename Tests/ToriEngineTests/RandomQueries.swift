/// Makes queries at random over some texts: needles cut from them, near misses, and conditions nested.
struct RandomQueries {
  var generator: Generator
  let texts: [String]
  let documents: [String]
  let authors: [String]

  /// Source: Steele, Lea and Flood (2014), *Fast splittable pseudorandom number generators*.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
  private mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  /// `posts` with one to three clauses.
  mutating func query() -> String {
    var text = "posts"
    for _ in 0..<(1 + below(3)) { text += " " + clause() }
    return text
  }

  private mutating func clause() -> String {
    below(3) == 0 ? timeOrPlace() : "where " + condition(depth: 1 + below(3))
  }

  private mutating func condition(depth: Int) -> String {
    if depth == 0 { return predicate() }
    switch below(5) {
    case 0: return "not \(operand(depth))"
    case 1, 2: return "\(operand(depth)) and \(operand(depth))"
    case 3: return "\(operand(depth)) or \(operand(depth))"
    default: return predicate()
    }
  }

  private mutating func operand(_ depth: Int) -> String { "(\(condition(depth: depth - 1)))" }

  private mutating func predicate() -> String {
    let sign = pick(["=", "!=", "<", "<=", ">", ">="])
    switch below(16) {
    case 0, 1, 2, 3: return "mentions \(quoted(needle()))"
    case 4: return "mentions any of \(quoted(needle())), \(quoted(needle()))"
    case 5: return "mentions all of \(quoted(needle())), \(quoted(needle()))"
    case 6: return "mentions \(quoted(needle())) near \(quoted(needle())) within \(below(30))"
    case 7: return "mentions exactly \(quoted(needle()))"
    case 8:
      let field = pick(["number", "reposts", "length", "replies"])
      return "\(field) \(sign) \(below(below(2) == 0 ? 10 : 120))"
    case 9: return "kind \(pick(["=", "!="])) \(pick(["reply", "fragment", "xpost", "news"]))"
    case 10:
      let fields = ["link", "quote", "hashtag", "date", "author", "reposts", "time", "title"]
      return "has \(pick(fields))"
    case 11: return "replies to \(pick(["44", "49", "14", "001#74", "000#10", "13"]))"
    case 12: return "author \(pick(["=", "!="])) \(quoted(pick(authors)))"
    case 13: return pick(["deleted", "undated", "links to \"t.co\"", "tagged \"南鳥島のレアアース\""])
    case 14: return "time \(sign) \(date())"
    default: return timeOrPlace()
    }
  }

  private mutating func timeOrPlace() -> String {
    switch below(6) {
    case 0: return "since \(date())"
    case 1: return "until \(date())"
    case 2: return "on \(date())"
    case 3: return "between \(date()) and \(date())"
    case 4: return "in \(pick(documents)), \(pick(documents))"
    default: return "by \(quoted(pick(authors)))"
    }
  }

  private mutating func date() -> String {
    let dates = [
      "2025", "2026", "2025-06", "2025-10", "2025-12", "2026-01", "2025-12-12", "2026-01-12",
      "2026-01-13", "2026-01-12T18:12", "2025-10-23", "2025年10月23日", "2026/01/13",
    ]
    return pick(dates)
  }

  /// A piece of some text, at times with a character that does not belong.
  private mutating func needle() -> String {
    let text = Array(pick(texts))
    guard !text.isEmpty else { return "無" }
    let start = below(text.count)
    let length = 1 + below(pick([1, 2, 3, 6, 12]))
    var piece = Array(text[start..<min(text.count, start + length)])
    if below(8) == 0 { piece[below(piece.count)] = pick(["鳥", "ア", "x", "。"]) }
    let needle = String(piece)
    return needle.allSatisfy(\.isWhitespace) ? "無" : needle
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.flatMap { character -> String in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }
    return "\"\(String(escaped))\""
  }
}
