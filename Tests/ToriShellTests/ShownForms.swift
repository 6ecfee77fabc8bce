import ToriLanguage

/// The ways to write something that a form of the table of words stands for, each as a regular expression
/// over the words of a statement as `shape` puts them.
///
/// `sample N [seed S]` stands for two: with the seed and without.
struct ShownForms {
  private var rest: Substring

  /// - Parameter form: keywords in lower case, what the user fills in in capitals; `a | b` for either,
  ///   `[a|b]` for either or none, `…` for what may come.
  static func expressions(of form: String) -> [String] {
    var forms = ShownForms(rest: form[...])
    return forms.alternatives()
  }

  /// The words of a statement with a blank between: keywords as they are, numbers as `1`, other words and
  /// texts as `x`, or `x#1` if they name a post by its number, and signs as written.
  static func shape(of tokens: some Sequence<Token>) -> String {
    tokens.filter { !$0.isTrivia && $0.kind != .end }.map { token in
      switch token.kind {
      case .sign: token.value
      case .word where token.role == .keyword: token.keyword?.spelling ?? token.value
      case .word where token.value.allSatisfy(\.isNumber): "1"
      case .word where token.value.dropFirst().contains("#"): "x#1"
      default: "x"
      }
    }.joined(separator: " ")
  }

  private mutating func alternatives() -> [String] {
    var all: [String] = []
    var ways = [""]
    while let character = rest.popFirst(), character != "]" {
      switch character {
      case "|":
        all += ways
        ways = [""]
      case "[":
        let inner = alternatives()
        ways = ways.flatMap { way in [way] + inner.map { joined(way, $0) } }
      case ",":
        // `TEXT, …`: one, or several.
        let several = rest.hasPrefix(" …")
        if several { rest.removeFirst(2) }
        ways = ways.flatMap { way in several ? [way, joined(way, #", \S+"#)] : [joined(way, ",")] }
      case "(":
        // `(QUERY)`, or a name in its place.
        rest = rest.drop { $0 != ")" }.dropFirst()
        ways = ways.map { joined($0, #"(?:\( .+ \)|x)"#) }
      case " ": break
      default:
        let word = String(character) + rest.prefix { !" ,[]|".contains($0) }
        rest.removeFirst(word.count - 1)
        ways = ways.map { joined($0, Self.expression(for: word)) }
      }
    }
    return all + ways
  }

  private func joined(_ first: String, _ second: String) -> String {
    first.isEmpty ? second : first + " " + second
  }

  private static func expression(for word: String) -> String {
    switch word {
    case "N", "S": "1"
    case "POST", "DOC#N": "x#1"
    case "CONDITION", "QUERY", "DATE", "…": ".+"
    case _ where word.contains(where: \.isUppercase): #"\S+"#
    default: word
    }
  }
}
