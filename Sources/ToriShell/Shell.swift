import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriText

/// The prompt: reads a statement, runs it, shows it, until the person leaves.
struct Shell {
  var interpreter: Interpreter
  var corpus: CorpusSource
  /// Where rows and messages go unless something else was asked for.
  var screen: Console
  /// `on`, `off`, or the program for long answers.
  var pager = "on"
  /// The file that rows are written to instead of the screen.
  var output: OutputFile? {
    didSet { if oldValue !== output { note(oldValue, holding: .outputRows) } }
  }
  /// The files that were written in this session, as they were left, with what they hold: these may be
  /// replaced.
  private(set) var ownFiles: [FileStamp: LocalizedText] = [:]
  /// What was run in this session, dot commands aside, oldest first.
  var statements: [String] = []
  /// The last statement put right, if it was wrong and that can be told.
  var correction: String?
  /// Whether the person knows what to do with a correction.
  private var hasToldOfCorrections = false
  /// What a line that begins with `|` goes on from.
  var continuation = Continuation()
  /// How many files read each other at this moment.
  var readDepth = 0
  var hasLeft = false
  /// Whether the corpus is still what was opened.
  var watch: CorpusWatch
  /// The lesson that goes on, if one does.
  var tour: Tour?
  /// Nil on a terminal that cannot be drawn on.
  let editor: LineEditor?

  /// Rows that a table shows unless `.limit` says otherwise, or not many more are left.
  private static let rowLimit = 50

  init(interpreter: Interpreter, corpus: CorpusSource, watch: CorpusWatch) {
    self.interpreter = interpreter
    self.watch = watch
    self.corpus = corpus
    screen = interpreter.console
    editor = LineEditor(
      options: Self.options, terminalType: StandardStreams.environment("TERM"))
    self.interpreter.settings.limitRows(usually: Self.rowLimit)
  }

  consuming func run() throws(ClosedPipe) -> ExitStatus {
    say(bannerLine)
    say(
      LocalizedText(
        "help says what to ask, describe what is here, tour teaches it; Tab completes",
        ja: "helpで問い方、describeで中身の説明、tourで入門。Tabで補完、Ctrl-Dで終わり"))
    try readStartFile()
    if let editor { try converse(with: editor) } else { try runPlainly() }
    return .done
  }

  private mutating func converse(with editor: LineEditor) throws(ClosedPipe) {
    if editor.usesFallbackLocale {
      say(
        LocalizedText(
          "the locale has no UTF-8; characters are read and shown as C.UTF-8",
          ja: "ロケールがUTF-8でないので、文字はC.UTF-8として読み書きする"))
    }
    if let problem = editor.historyProblem { say(problem.message) }
    while !hasLeft {
      noticeChanges()
      prepare(editor)
      switch editor.readStatement() {
      case .interrupted: correction = nil
      case .endOfFile: return
      case .line(let text): try take(text)
      }
    }
  }

  /// Says if the corpus is no longer what was opened, and offers to open it again.
  private mutating func noticeChanges() {
    guard correction == nil, let news = watch.news() else { return }
    say(news)
    correction = DotCommand.open.line(corpus.paths)
  }

  /// For terminals that cannot be drawn on: a prompt and whole lines.
  private mutating func runPlainly() throws(ClosedPipe) {
    var reader = PlainLineReader()
    var text = ""
    screen.tell("\(Self.options.prompt)")
    while let line = reader.next() {
      if !line.isEmpty { text += text.isEmpty ? line : "\n" + line }
      // As in the editor, an empty line ends what is unfinished.
      if !line.isEmpty && Self.options.isIncomplete(text) {
        screen.tell("\(Self.options.continuationPrompt)")
        continue
      }
      try take(text)
      if hasLeft { return }
      text = ""
      screen.tell("\(tourPrompt ?? Self.options.prompt)")
    }
  }

  /// Does what a line or several ask for.
  private mutating func take(_ text: String) throws(ClosedPipe) {
    // It was offered for this line.
    correction = nil
    if try tourTakes(text) || text.allSatisfy(\.isWhitespace) { return }
    let head = continuation.head(of: text)
    let text = head + text
    if !head.isEmpty { screen.echo(text) }
    remember(text)
    if DotCommand.isLine(text) { return try run(DotCommand.Line(text)) }
    if let command = DotCommand.helpLine(text) { return try run(command) }
    if isFarewell(text) {
      hasLeft = true
      return
    }
    try runStatement(text)
  }

  private struct AskedLesson { let number: Int? }

  /// The lesson that a text asks for, if it is a statement that asks for lessons and no more.
  private static func lesson(in text: String) -> AskedLesson? {
    let parsed = Parser.parse(text, mode: .prompt)
    guard parsed.diagnostics.isEmpty, parsed.script.statements.count == 1,
      case .tour(let number) = parsed.script.statements[0].kind
    else { return nil }
    return AskedLesson(number: number?.value)
  }

  /// These are no statements, and can be meant for nothing else.
  private func isFarewell(_ text: String) -> Bool {
    let word = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return ["quit", "exit", "終了", "終わり"].contains(word)
      && interpreter.session.environment.bindings[word] == nil
  }

  mutating func runStatement(_ text: String) throws(ClosedPipe) {
    statements.append(text)
    if corpus.now == nil { interpreter.session.setClock(StandardStreams.now()) }
    if let lesson = Self.lesson(in: text) { return try beginTour(lesson.number) }
    let status = try interpret(text, file: nil, mode: .prompt)
    if status != .wrong { continuation.note(text) }
    if status == .wrong, let corrected = interpreter.corrected(text) { offer(corrected) }
    if interpreter.needsOpening {
      interpreter.needsOpening = false
      offer(DotCommand.open.line(corpus.paths))
    }
  }

  /// Has the next line begin as a wrong one put right.
  mutating func offer(_ corrected: String) {
    correction = corrected
    if editor != nil, !hasToldOfCorrections {
      hasToldOfCorrections = true
      say(
        LocalizedText(
          "corrected below: Enter runs it, → edits it",
          ja: "直したものを下に示します。Enterで実行、→で編集します"))
    }
  }

  /// Keeps in mind that a file was written here, and what.
  mutating func note(_ file: OutputFile?, holding content: LocalizedText) {
    if let stamp = file?.stamp { ownFiles[stamp] = content }
  }

  /// Keeps what was typed for recall, and in the file of the history.
  func remember(_ text: String) {
    do { try editor?.addToHistory(text) } catch { say(error.message) }
  }

  /// What was typed so far, in sessions before too.
  func history() -> [String] { editor?.history ?? statements }

  func say(_ text: LocalizedText) { screen.say(text) }

  /// As the command line names it.
  var corpusName: String { corpus.paths.map(SourceStream.shown).joined(separator: " ") }

  var bannerLine: LocalizedText {
    let catalogue = interpreter.session.catalogue
    let name = corpusName
    let (documents, posts) = (catalogue.documentCount, catalogue.postCount)
    return LocalizedText(
      "tori: \(name), \(documents) document\(documents == 1 ? "" : "s"), "
        + "\(posts) post\(posts == 1 ? "" : "s")",
      ja: "tori: \(name)、文書\(documents)、投稿\(posts)")
  }
}
