import ToriLanguage
import ToriRender
import ToriText

/// The tour at the prompt: shows, asks, and judges what is answered.
extension Shell {
  private var tourText: TourText {
    TourText(
      language: screen.language, width: interpreter.settings.width ?? screen.width(),
      colour: interpreter.settings.usesColour ?? screen.colourMessages)
  }

  private func put(_ text: String) { screen.tell(TerminalText(drawn: text)) }

  private func tell(_ text: LocalizedText) { put(tourText.prose(text)) }

  /// What the prompt says while a lesson goes on: where, and what is waited for.
  var tourPrompt: String? {
    guard let tour else { return nil }
    let awaited =
      tour.isAsking
      ? LocalizedText("your answer", ja: "答え") : LocalizedText("Enter goes on", ja: "Enterで次へ")
    return "tour \(tour.place + 1)/\(Lesson.all.count) (\(awaited[screen.language]))> "
  }

  /// Begins with the lesson of that number, or with the one where the person left.
  mutating func beginTour(_ number: Int?) throws(ClosedPipe) {
    let place =
      number.map { $0 - 1 } ?? TourProgress(environment: StandardStreams.environment).place
    guard Lesson.all.indices.contains(place) else {
      return put(tourText.noSuchLesson)
    }
    put("\n")
    if number != nil {
      tell(TourWord.summary)
      return try enter(place)
    }
    // The list would scroll off a small screen with the lesson below it.
    put(tourText.contents(next: place) + "\n")
    tell(TourWord.summary)
    tour = Tour(at: place, on: interpreter.session, isListed: true)
  }

  private mutating func enter(_ place: Int) throws(ClosedPipe) {
    let entered = Tour(at: place, on: interpreter.session)
    tour = entered
    TourProgress(environment: StandardStreams.environment).place = place
    put("\n")
    put(tourText.heading(entered.lesson, at: place))
    if entered.current != nil { return try goOn() }
    put("\n")
    tell(entered.lesson.none ?? entered.lesson.title)
    sayWhatFollows()
  }

  /// Takes what was typed if it is for the tour; false if it is to be run like anything else.
  mutating func tourTakes(_ text: String) throws(ClosedPipe) -> Bool {
    guard let tour else { return false }
    if let word = TourWord(text) {
      try follow(word)
      return true
    }
    if text.allSatisfy(\.isWhitespace) {
      if tour.isAsking { ask() } else { try goOn() }
      return true
    }
    if DotCommand.isLine(text) || !tour.isAsking { return false }
    if tour.judge(value: text, in: interpreter.session) == .right {
      acceptAnswer()
      return true
    }
    guard !Self.isStatement(text) else {
      let text = continuation.head(of: text) + text
      remember(text)
      try runStatement(text)
      try judge(query: text)
      return true
    }
    tell(
      LocalizedText("No, it is not that.", ja: "いいえ、そうではありません。"))
    giveHint()
    return true
  }

  /// Whether it is meant for the language and not as a value: it begins with a word that begins
  /// statements, or is of several words.
  private static func isStatement(_ text: String) -> Bool {
    let parsed = Parser.parse(text, mode: .prompt)
    let first = parsed.tokens.first { !$0.isTrivia }
    let starts = Vocabulary.keywords(.source) + Vocabulary.keywords(.statement)
    return first?.keyword.map { starts.contains($0) } ?? false
      || text.contains("|") || parsed.tokens.count { $0.kind == .word } > 1
  }

  private mutating func judge(query text: String) throws(ClosedPipe) {
    guard let tour, correction == nil else { return }
    switch tour.judge(query: text, in: interpreter.session) {
    case .right: acceptAnswer()
    case .wrong:
      tell(
        LocalizedText(
          "That query answers something else; 'hint' helps, Enter asks again.",
          ja: "その問い合わせの答えは別のものです。hint でヒント、Enter で質問をもう一度表示します。"))
    case .unknown: break
    }
  }

  private mutating func follow(_ word: TourWord) throws(ClosedPipe) {
    guard var tour else { return }
    switch word {
    case .skip: try leaveLesson()
    case .back:
      if tour.stepBack() {
        self.tour = tour
        try goOn()
      } else {
        try enter(max(0, tour.place - 1))
      }
    case .hint:
      if tour.isAsking { giveHint() } else { try goOn() }
    case .quit:
      self.tour = nil
      tell(
        LocalizedText(
          "'tour' goes on with this lesson, 'tour N' with another.",
          ja: "tour でこのレッスンから、tour N で別のレッスンから続けられます。"))
    }
  }

  private mutating func giveHint() {
    guard let hint = tour?.hint() else { return }
    tell(LocalizedText("Hint: \(hint.english)", ja: "ヒント: \(hint.japanese)"))
  }

  /// Shows what comes next: the lesson that was listed, a step, the question behind the last, or the
  /// next lesson.
  private mutating func goOn() throws(ClosedPipe) {
    if let tour, tour.isListed { return try enter(tour.place) }
    guard let step = tour?.takeStep() else { return try leaveLesson() }
    let statement = tour?.filled(step.statement) ?? step.statement
    put("\n")
    tell(tour?.filled(step.prose) ?? step.prose)
    put(tourText.statement(statement))
    try show(statement)
    if tour?.isAsking == true { ask() }
  }

  private func ask() {
    guard let tour else { return }
    put("\n")
    put(tourText.question(tour.filled(tour.lesson.question)))
    tell(
      LocalizedText(
        "(type the answer, or a query that gives it)", ja: "(答えか、答えの出る問い合わせを入力してください)"))
  }

  private mutating func acceptAnswer() {
    guard let tour else { return }
    self.tour?.closeQuestion()
    put("\n")
    let answer = tour.current?.answer(in: interpreter.session) ?? ""
    tell(LocalizedText("Right: \(answer).", ja: "正解: \(answer)"))
    if let conclusion = tour.lesson.conclusion { tell(tour.filled(conclusion)) }
    sayWhatFollows()
  }

  private func sayWhatFollows() {
    guard let place = tour?.place else { return }
    let next = place + 1
    guard Lesson.all.indices.contains(next) else {
      return tell(LocalizedText("Enter ends the tour.", ja: "Enter でツアーを終わります。"))
    }
    let title = Lesson.all[next].title
    tell(
      LocalizedText(
        "Enter goes on: \(next + 1), \(title.english)",
        ja: "Enter で次へ: \(next + 1)、\(title.japanese)"))
  }

  private mutating func leaveLesson() throws(ClosedPipe) {
    guard let place = tour?.place else { return }
    if Lesson.all.indices.contains(place + 1) { return try enter(place + 1) }
    tour = nil
    TourProgress(environment: StandardStreams.environment).place = 0
    tell(
      LocalizedText(
        "The tour is over. 'tour N' shows a lesson again, 'help' all words.",
        ja: "ツアーは終わりです。tour N でレッスンをもう一度、help で語の一覧を表示できます。"))
  }

  /// Runs a statement of a lesson.
  private mutating func show(_ statement: String) throws(ClosedPipe) {
    let settings = interpreter.settings
    interpreter.settings.rowLimit = min(settings.rowLimit ?? .max, TourText.rowLimit)
    interpreter.settings.remedy = TourText.remedy
    defer { interpreter.settings = settings }
    _ = try interpret(statement, file: nil, mode: .prompt, isPaged: false)
  }
}
