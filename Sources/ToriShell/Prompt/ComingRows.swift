import ToriEngine
import ToriLanguage

/// The rows that come to a place in a query, as far as what stands before it tells.
enum ComingRows {
  /// The shape of the rows of which the word after `head` is to name a column; nil where `head` has
  /// mistakes, or no query.
  static func shape(after head: String, in session: Session) -> RowShape? {
    let tokens = Parser.parse(head, mode: .prompt).tokens.filter { !$0.isTrivia }
    let (start, pipe) = query(in: tokens)
    guard let first = tokens[start...].first else { return nil }
    // Without a stage before it, the word is in a clause of what the query begins with.
    let end = pipe.map { tokens[$0].span.start } ?? source(in: tokens[start...]).span.end
    let bytes = Array(head.utf8)[first.span.start..<end]
    let script = Parser.parse(String(decoding: bytes, as: UTF8.self), mode: .prompt).script
    guard case .answer(let node, _)? = session.analyze(script).actions.first else { return nil }
    return node.shape
  }

  /// The rows that come to the condition at the end of `head`, held to all before it that must be so too; nil for all
  /// posts, and where to find these would take time.
  static func node(before head: String, in session: Session) -> LogicalNode? {
    let tokens = Parser.parse(head, mode: .prompt).tokens.filter { !$0.isTrivia }
    let (start, pipe) = query(in: tokens)
    guard tokens.indices.contains(start) else { return nil }
    // Of what stands on either side of an `or`, neither must be so.
    let first = (pipe ?? start) + 1
    let hasChoice = tokens[min(first, tokens.count)...].contains { $0.keyword == .or }
    let bytes = Array(head.utf8)
    var end = tokens.count
    while end > start {
      let isWhole = end == tokens.count || tokens[end].keyword != .not
      if isWhole, !(hasChoice && end > first) {
        let piece = bytes[tokens[start].span.start..<tokens[end - 1].span.end]
        let script = Parser.parse(String(decoding: piece, as: UTF8.self), mode: .prompt).script
        if script.statements.count == 1,
          case .answer(let node, _)? = session.analyze(script).actions.first
        {
          return node.isQuicklyFound ? node : nil
        }
      }
      end -= 1
    }
    return nil
  }

  /// Where the query begins that the last token is in, and its last `|`.
  private static func query(in tokens: [Token]) -> (start: Int, pipe: Int?) {
    var depth = 0
    var pipe: Int?
    for place in tokens.indices.reversed() {
      let token = tokens[place]
      if token.keyword == .explain || token.keyword == .analyze, token.role == .keyword {
        return (place + 1, pipe)
      }
      guard token.kind == .sign else { continue }
      switch token.value {
      case ")": depth += 1
      // A query in parentheses begins with its source, a condition does not.
      case "(" where depth == 0 && isQuery(tokens, place): return (place + 1, pipe)
      case "(": depth = max(0, depth - 1)
      case "|" where depth == 0: pipe = pipe ?? place
      case ";" where depth == 0: return (place + 1, pipe)
      case "=" where depth == 0 && place == 2 && tokens[0].keyword == .let: return (place + 1, pipe)
      default: break
      }
    }
    return (0, pipe)
  }

  /// The last token of what a query begins with: the parenthesis that closes the first, or the first.
  private static func source(in tokens: ArraySlice<Token>) -> Token {
    guard let first = tokens.first, first.kind == .sign, first.value == "(" else {
      return tokens[tokens.startIndex]
    }
    var depth = 0
    for token in tokens where token.kind == .sign {
      if token.value == "(" { depth += 1 }
      if token.value == ")" { depth -= 1 }
      if depth == 0 { return token }
    }
    return first
  }

  /// Whether what follows the parenthesis is a query: what stands before it says so.
  private static func isQuery(_ tokens: [Token], _ place: Int) -> Bool {
    guard place > 0 else { return true }
    switch tokens[place - 1].keyword {
    case .union, .minus, .intersect, .to, .against: return true
    default: return false
    }
  }
}
