import Testing
import ToriEmbedded
import ToriEngine
import ToriShell
import ToriText

/// A person takes the tour in a terminal, in either language.
@Suite struct TourProgramTests {
  let world = ProgramWorld()

  private struct Words {
    let language: SpokenLanguage
    let wrong: String
    let hint: String
    let right: String
    let question: String
    let end: String
    /// What the prompt waits for.
    let enter: String
    let answer: String

    init(_ language: SpokenLanguage) {
      self.language = language
      switch language {
      case .english:
        (wrong, hint, right) = ("No, it is not that.", "Hint: ", "Right: ")
        (question, end) = ("(type the answer, or a query", "The tour is over.")
        (enter, answer) = ("Enter goes on", "your answer")
      case .japanese:
        (wrong, hint, right) = ("いいえ、そうではありません。", "ヒント: ", "正解: ")
        (question, end) = ("(答えか、答えの出る問い合わせを", "ツアーは終わりです。")
        (enter, answer) = ("Enterで次へ", "答え")
      }
    }
  }

  /// From the start to the end, by answers that a second program works out from the questions; with
  /// wrong answers on the way, hints, and queries in the place of answers.
  @Test(arguments: SpokenLanguage.allCases)
  func wholeTour(language: SpokenLanguage) throws {
    let words = Words(language)
    let seeds = try SeedsInterpreter.make().value.session
    let session = try shell(words)
    // The lessons are listed by themselves, and the first begins with Enter.
    try session.submit("tour")
    #expect(lastPrompt(session) == "tour 1/\(Lesson.all.count) (\(words.enter))>")
    #expect(!session.screen.lines.contains { $0.hasPrefix("1/\(Lesson.all.count)") })
    try session.submit()
    #expect(session.screen.lines.contains { $0.hasPrefix("1/\(Lesson.all.count)") })
    for (place, lesson) in Lesson.all.enumerated() {
      let filled = try #require(FilledLesson(lesson, on: seeds))
      #expect(Self.text(session).contains(Self.squeezed(lesson.title[language])))
      // A question asks at the end of the steps, one of which the lesson began with.
      for step in 0..<lesson.steps.count {
        if step > 0 { try session.submit() }
        let isLast = step == lesson.steps.count - 1
        let awaited = isLast ? words.answer : words.enter
        #expect(lastPrompt(session) == "tour \(place + 1)/\(Lesson.all.count) (\(awaited))>")
        #expect(lastWords(session).hasPrefix(words.question) == isLast)
      }
      let question = Self.squeezed(filled.filled(lesson.question)[language])
      #expect(Self.text(session).contains(question))
      let query = filled.filled(lesson.answer)
      let answer = try self.answer(to: query)
      if place % 3 == 0 {
        try giveUp(session, answer, filled, words, language)
      }
      try session.submit(place % 2 == 0 ? answer : query)
      #expect(session.screen.lines.contains { $0.hasPrefix(words.right + answer) })
      try session.submit()
    }
    #expect(session.screen.lines.contains { $0.hasPrefix(words.end) })
    #expect(lastPrompt(session) == "tori>")
    #expect(session.screen.unknown == [])
  }

  /// Answers wrongly until the hints end in the query itself.
  private func giveUp(
    _ session: TerminalSession, _ answer: String, _ filled: FilledLesson, _ words: Words,
    _ language: SpokenLanguage
  ) throws {
    try session.submit(answer + "7")
    #expect(session.screen.lines.contains { $0.hasPrefix(words.wrong) })
    let hints = filled.lesson.hints.map { Self.squeezed(filled.filled($0)[language]) }
    #expect(Self.text(session).contains(hints[0]))
    #expect(!Self.text(session).contains(hints[1]))
    try session.submit(language == .english ? "hint" : "ヒント")
    #expect(Self.text(session).contains(hints[1]))
    // A query with another answer, and one with a mistake, are run as ever.
    try session.submit("posts | limit 3 | count")
    #expect(session.screen.lines.contains("    3"))
    try session.submit("posts where mentons x")
    #expect(session.screen.lines.contains { $0.contains("^^^^^^^") })
    try session.submit("dunno")
    #expect(Self.text(session).contains(hints[1]))
    #expect(Self.text(session).contains(Self.squeezed(filled.filled(filled.lesson.answer))))
  }

  @Test func wordsThatLead() throws {
    let words = Words(.english)
    let session = try shell(words)
    // A mistake is offered put right for the next line, and not after that.
    try session.submit("posts | cuont")
    #expect(lastPrompt(session) == "tori> posts | count")
    try session.submit("tour 3")
    #expect(lastPrompt(session) == "tour 3/12 (Enter goes on)>")
    try session.submit("skip")
    #expect(lastPrompt(session) == "tour 4/12 (Enter goes on)>")
    try session.submit("ｂａｃｋ")
    #expect(lastPrompt(session) == "tour 3/12 (Enter goes on)>")
    try session.submit("")
    try session.submit("back")
    #expect(lastPrompt(session) == "tour 3/12 (Enter goes on)>")
    // Anything else runs as ever.
    try session.submit("posts | count")
    #expect(session.screen.lines.contains("  166"))
    try session.submit(".limit")
    #expect(session.screen.lines.contains { $0.hasPrefix("limit is 50") })
    try session.submit("quit")
    #expect(lastPrompt(session) == "tori>")
    try session.submit("tour 99")
    #expect(session.screen.lines.contains("there are lessons 1 to 12"))
    #expect(lastPrompt(session) == "tori>")
    // Another shell goes on where this one left.
    let second = try shell(words)
    try second.submit("tour")
    #expect(lastPrompt(second) == "tour 3/12 (Enter goes on)>")
  }

  // MARK: -

  private func shell(_ words: Words) throws -> TerminalSession {
    let session = try TerminalSession(
      ProgramWorld.tori, [ProgramWorld.seeds, "--lang", words.language.rawValue],
      environment: world.environment, rows: 90, columns: 100, prompt: "to")
    try session.waitUntilReady()
    return session
  }

  private func lastPrompt(_ session: TerminalSession) -> String? { session.screen.lines.last }

  /// The line above the prompt.
  private func lastWords(_ session: TerminalSession) -> String {
    session.screen.lines.dropLast().last ?? ""
  }

  /// What a second program says that the query comes to.
  private func answer(to query: String) throws -> String {
    let run = try world.sh("\"$TORI\" \"$SEEDS\" --format tsv -c \"$QUERY\"", ["QUERY": query])
    return try #require(run.output.split(separator: "\n").last.map(String.init))
  }

  /// The screen's text without blanks and line breaks, as prose may break anywhere.
  private static func text(_ session: TerminalSession) -> String {
    squeezed(session.screen.lines.joined())
  }

  private static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
