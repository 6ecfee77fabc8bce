import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText

/// A lesson with its examples chosen from a corpus.
package struct FilledLesson {
  package let lesson: Lesson
  /// What stands for each name, as a query would write it.
  private let values: [String: String]

  /// Nil where the corpus has nothing for one of the picks.
  package init?(_ lesson: Lesson, on session: Session) {
    self.lesson = lesson
    var values: [String: String] = [:]
    for pick in lesson.picks where values[pick.name] == nil {
      if let statement = pick.statement {
        let asked = QuietAnswer(Self.filled(statement, values), in: session)
        values[pick.name] = asked?.firstCell.map(TypedWord.written)
      } else {
        values[pick.name] = FrequentText.choose(from: session).map(TypedWord.quoted)
      }
    }
    guard lesson.picks.allSatisfy({ values[$0.name] != nil }) else { return nil }
    self.values = values
  }

  /// The text with what was chosen in the place of each `$name`, written as a query would.
  package func filled(_ text: String) -> String { Self.filled(text, values) }

  package func filled(_ text: LocalizedText) -> LocalizedText {
    LocalizedText("\(filled(text.english))", ja: "\(filled(text.japanese))")
  }

  /// What the question's query comes to.
  package func answer(in session: Session) -> String? {
    QuietAnswer(filled(lesson.answer), in: session)?.firstCell
  }

  private static func filled(_ text: String, _ values: [String: String]) -> String {
    var text = text
    for (name, value) in values {
      text.replace("$" + name, with: value)
    }
    return text
  }
}

/// What a query comes to, shown to nobody.
struct QuietAnswer {
  private let answer: Answer

  /// Nil if `text` is no query, or one that fails.
  init?(_ text: String, in session: Session) {
    var session = session
    let parsed = Parser.parse(text, mode: .prompt)
    let analysis = session.analyze(parsed.script)
    let isSound = !(parsed.diagnostics + analysis.diagnostics).contains { $0.severity == .error }
    guard isSound, analysis.actions.count == 1, case .answer = analysis.actions[0],
      case .answer(let answer, _)? = Self.outcome(of: analysis.actions[0], &session)
    else { return nil }
    self.answer = answer
  }

  /// Ctrl-C ends it as if there were none.
  private static func outcome(
    of action: Analyzer.Action, _ session: inout Session
  ) -> Session.Outcome? {
    let cancellation = Cancellation()
    return InterruptHandler.shared.during(stop: cancellation.cancel) {
      try? session.runAbandonably(action, cancellation)
    }.result
  }

  var rowCount: Int { answer.rowCount }

  /// Whether it is one figure or text.
  var isSingle: Bool { answer.rowCount == 1 && answer.shape.columns.count == 1 }

  /// The first cell that people see, as text; nil where there is none.
  var firstCell: String? {
    guard answer.rowCount > 0 else { return nil }
    return answer.shape.essential.first.flatMap { firstRow($0) }
  }

  /// The first cells of the rows that are texts.
  var texts: [String] {
    (0..<answer.rowCount).compactMap { (try? answer.value(row: $0, column: 0))?.plainText }
  }

  /// The cells that people see, where there is just one row.
  var onlyRow: [String] {
    answer.rowCount == 1 ? answer.shape.essential.compactMap { firstRow($0) } : []
  }

  private func firstRow(_ column: Int) -> String? {
    switch try? answer.value(row: 0, column: column) {
    case .text(let text)?, .identifier(let text, _)?: return text
    case .integer(let number)?: return String(number)
    default: return nil
    }
  }
}
