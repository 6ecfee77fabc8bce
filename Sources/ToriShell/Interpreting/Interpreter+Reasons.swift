import ToriEngine
import ToriLanguage
import ToriText

extension Interpreter {
  /// At a prompt, where posts without a time were asked for, or authors of posts that name none: why they have none.
  mutating func tellReasons(of answer: Answer, to statement: Statement) {
    guard settings.format.isForPeople else { return }
    if answer.namesNoAuthor {
      console.say(.noAuthors)
    } else if answer.rowCount == 0, statement.asksForAuthors {
      console.say(.authorsAreNamed)
    }
    guard statement.asksForUndated, answer.rowCount > 0,
      answer.shape.columns.first?.name == "id"
    else { return }
    if let reasons = try? UndatedReasons(of: answer, in: session) {
      console.say(.reasons(reasons))
      return
    }
    switch try? answer.value(row: 0, column: 0) {
    case .identifier(_, let first) where !hasToldReasons,
      .text(let first) where !hasToldReasons:
      hasToldReasons = true
      console.say(.reasons(of: first))
    default: return
    }
  }
}

extension Answer {
  /// Whether posts were counted by author and none has one.
  fileprivate var namesNoAuthor: Bool {
    guard rowCount == 1, shape.columns.first?.name == "author", shape.columns.count == 2,
      case .lacking = try? value(row: 0, column: 0)
    else { return false }
    return true
  }
}

extension Statement {
  fileprivate var asksForAuthors: Bool {
    guard case .query(let query) = kind, case .rows(let name) = query.stages.last?.kind else {
      return false
    }
    return name.value == Keyword.authors.spelling
  }

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
  fileprivate static let noAuthors = LocalizedText(
    "the source names no author of these posts", ja: "これらの投稿の投稿者は原文に書かれていない")

  /// Whether any posts came to the stage is told by the notes.
  fileprivate static let authorsAreNamed = LocalizedText(
    "authors are those that a source names; for the other posts: | where not has author",
    ja: "authorsは原文に名のある投稿者だけ。ほかの投稿は | where not has author")

  /// `why: the source gives no time for 65 (28 in 003, 37 in 004)`
  fileprivate static func reasons(_ reasons: UndatedReasons) -> LocalizedText {
    var parts: [LocalizedText] = []
    if !reasons.withoutAny.isEmpty {
      let (count, list) = counted(reasons.withoutAny)
      parts.append(
        LocalizedText(
          "the source gives no time for \(count)\(list)", ja: "原文に日時の記載がないもの\(count)件\(list)"))
    }
    if !reasons.unreadable.isEmpty {
      let (count, list) = counted(reasons.unreadable)
      parts.append(
        LocalizedText(
          "what it gives cannot be read for \(count)\(list)", ja: "記載はあるが読み取れないもの\(count)件\(list)"))
    }
    return LocalizedText("why: \(parts.listed())", ja: "理由: \(parts.listed())")
  }

  private static func counted(_ counts: [UndatedReasons.Count]) -> (Int, LocalizedText) {
    let sum = counts.reduce(0) { $0 + $1.count }
    // Of many documents the number says enough.
    if counts.count > 8 {
      let documents = counts.count
      return (sum, LocalizedText(" (in \(documents) documents)", ja: "（\(documents)文書）"))
    }
    let list = counts.map {
      LocalizedText("\($0.count) in \($0.document)", ja: "\($0.document)に\($0.count)件")
    }
    .listed()
    return (sum, LocalizedText(" (\(list))", ja: "（\(list)）"))
  }

  fileprivate static func reasons(of identifier: String) -> LocalizedText {
    LocalizedText(
      "why a post has no time: describe \(identifier)", ja: "時刻がない理由を見るには: describe \(identifier)")
  }
}
