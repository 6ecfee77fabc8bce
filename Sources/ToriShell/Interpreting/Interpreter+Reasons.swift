import ToriEngine
import ToriLanguage
import ToriText

extension Interpreter {
  /// At a prompt, where posts without a time were asked for: what tells why they have none. Said once.
  mutating func tellReasons(of answer: Answer, to statement: Statement) {
    guard !hasToldReasons, settings.format.isForPeople, statement.asksForUndated,
      answer.rowCount > 0, answer.shape.columns.first?.name == "id"
    else { return }
    switch try? answer.value(row: 0, column: 0) {
    case .identifier(_, let first), .text(let first):
      hasToldReasons = true
      console.say(.reasons(of: first))
    default: return
    }
  }
}

extension Statement {
  fileprivate var asksForUndated: Bool {
    guard case .query(let query) = kind else { return false }
    return query.clauses.contains { $0.condition.isOfUndated }
  }
}

extension Condition {
  /// Whether what it holds for has no time.
  fileprivate var isOfUndated: Bool {
    switch self {
    case .and(let parts): return parts.contains(where: \.isOfUndated)
    case .or(let parts): return parts.allSatisfy(\.isOfUndated)
    case .not(.predicate(let predicate), span: _):
      if case .has(let name) = predicate.kind { return name.value == "time" }
      return false
    case .predicate(let predicate):
      if case .undated = predicate.kind { return true }
      return false
    case .not, .invalid: return false
    }
  }
}

extension LocalizedText {
  fileprivate static func reasons(of identifier: String) -> LocalizedText {
    LocalizedText(
      "why a post has no time: describe \(identifier)", ja: "時刻がない理由を見るには: describe \(identifier)")
  }
}
