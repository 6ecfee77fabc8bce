import ToriEngine
import ToriText

/// Where a person is in the lessons.
package struct Tour {
  /// Into `Lesson.all`.
  private(set) var place: Int
  /// Nil where the corpus has nothing to show for the lesson.
  private(set) var current: FilledLesson?
  /// The step that comes next; as many as there are once the question is asked.
  private(set) var nextStep = 0
  private(set) var isAnswered = false
  private var hintCount = 0
  /// Whether the list of lessons is all that was shown: this one begins with the next Enter.
  let isListed: Bool

  package init(at place: Int, on session: Session, isListed: Bool = false) {
    self.place = place
    self.isListed = isListed
    current = FilledLesson(Lesson.all[place], on: session)
  }

  var lesson: Lesson { Lesson.all[place] }

  /// Whether an answer is waited for.
  var isAsking: Bool { current != nil && nextStep == lesson.steps.count && !isAnswered }

  mutating func takeStep() -> Lesson.Step? {
    guard current != nil, nextStep < lesson.steps.count else { return nil }
    nextStep += 1
    return lesson.steps[nextStep - 1]
  }

  /// Back to before the step that was shown last but one; false at the beginning of the lesson.
  mutating func stepBack() -> Bool {
    guard nextStep > 1 else { return false }
    nextStep -= 2
    isAnswered = false
    hintCount = 0
    return true
  }

  mutating func closeQuestion() { isAnswered = true }

  /// The next hint; behind the last, the query that answers.
  mutating func hint() -> LocalizedText {
    defer { hintCount += 1 }
    let next =
      hintCount < lesson.hints.count
      ? lesson.hints[hintCount]
      : LocalizedText(
        "this query answers it: \(lesson.answer)", ja: "この問い合わせで答えがわかります: \(lesson.answer)")
    return filled(next)
  }

  func filled(_ text: String) -> String { current?.filled(text) ?? text }

  func filled(_ text: LocalizedText) -> LocalizedText { current?.filled(text) ?? text }

  // MARK: Answers

  package enum Verdict: Sendable { case right, wrong, unknown }

  /// Judges a value by the answer that the question's query gives now.
  package func judge(value typed: String, in session: Session) -> Verdict {
    guard let answer = current?.answer(in: session) else { return .unknown }
    return Self.isSame(typed, answer) ? .right : .wrong
  }

  /// Judges a query by what it gives; unknown where it gives nothing that could be an answer.
  package func judge(query typed: String, in session: Session) -> Verdict {
    guard let answer = current?.answer(in: session), let given = QuietAnswer(typed, in: session)
    else { return .unknown }
    if given.onlyRow.contains(answer) { return .right }
    if given.firstCell == answer, Int(answer) == nil { return .right }
    // As many rows as were to be counted.
    return !given.isSingle && String(given.rowCount) == answer ? .right : .wrong
  }

  /// Width, case and quotes do not matter, nor what stands around a lone number: `30 posts`, `３０件`.
  private static func isSame(_ typed: String, _ answer: String) -> Bool {
    func folded(_ text: String) -> String {
      String(decoding: Folding.fold(text).bytes, as: UTF8.self)
        .filter { !$0.isWhitespace && $0 != "\"" && $0 != "," }
    }
    let (typed, answer) = (folded(typed), folded(answer))
    if typed == answer { return true }
    guard Int(answer) != nil else { return false }
    let numbers = typed.split { !("0"..."9").contains($0) }
    return numbers.count == 1 && numbers[0] == answer
  }
}
