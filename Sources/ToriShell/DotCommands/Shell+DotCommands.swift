import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// What the dot commands do.
extension Shell {
  mutating func run(_ line: DotCommand.Line) throws(ClosedPipe) {
    guard let command = line.command else {
      let near = nearest(to: line.name, in: DotCommand.allCases.map(\.rawValue))
      let hint =
        near.map { LocalizedText.didYouMean(".\($0)") }
        ?? LocalizedText(".help lists the shell's commands", ja: ".helpでシェルの命令の一覧")
      return say(Self.noCommand(line, hint))
    }
    switch command {
    case .help: help(line.arguments.first)
    case .mode, .limit, .width, .timer, .color, .lang, .fold, .pager: set(command, to: line)
    case .output, .save, .plot: write(command, FileTarget(line.arguments, of: command))
    case .read: try read(line.arguments.first)
    case .edit: try edit()
    case .undo: try undo()
    case .open: open(line.arguments)
    case .zone: setZone(line.arguments.first)
    case .history: showHistory(line.setting)
    case .quit: hasLeft = true
    }
  }

  /// Asks the last query again, without its last step.
  private mutating func undo() throws(ClosedPipe) {
    guard let text = continuation.undone else {
      return say(LocalizedText("there is nothing to take back", ja: "取り消すものがない"))
    }
    screen.echo(text)
    try runStatement(text)
  }

  /// Says how a command is written and what it does.
  func explain(_ command: DotCommand, _ problem: LocalizedText) {
    say(
      LocalizedText(
        "\(problem); \(command.form): \(command.summary)",
        ja: "\(problem)。\(command.form): \(command.summary)"))
  }

  private static func noCommand(_ line: DotCommand.Line, _ hint: LocalizedText) -> LocalizedText {
    let name = line.name
    return LocalizedText("there is no command .\(name); \(hint)", ja: ".\(name)という命令はない。\(hint)")
  }

  private func help(_ name: String?) {
    guard let name else { return say(DotCommand.list(columns: screen.messageWidth())) }
    let line = DotCommand.Line(name.hasPrefix(".") ? name : "." + name)
    guard let command = line.command else {
      return say(Self.noCommand(line, LocalizedText(".help lists them", ja: ".helpで一覧")))
    }
    let (form, summary) = (command.form, command.summary)
    guard let value = value(of: command) else {
      return say(LocalizedText("\(form): \(summary)", ja: "\(form): \(summary)"))
    }
    say(LocalizedText("\(form): \(summary); now \(value)", ja: "\(form): \(summary)。今は\(value)"))
  }

  private mutating func set(_ command: DotCommand, to line: DotCommand.Line) {
    guard let setting = line.setting else {
      return explain(command, Self.setting(command, value(of: command) ?? ""))
    }
    if command == .pager {
      // A program is called as it is written.
      pager = ["on", "off"].contains(setting) ? setting : line.arguments.joined(separator: " ")
    } else if command == .lang, let language = SpokenLanguage(rawValue: setting) {
      speak(language)
    } else if !interpreter.settings.set(command, to: setting) {
      let (name, wrong) = (command.rawValue, setting)
      explain(
        command, LocalizedText("\(name) cannot be '\(wrong)'", ja: "\(name)を'\(wrong)'にはできない"))
    } else if command == .limit, editor != nil, readDepth == 0 {
      let limit = interpreter.settings.rowLimit
      say(
        limit.map {
          LocalizedText("at most \($0) row\($0 == 1 ? " is" : "s are") shown", ja: "最大\($0)行まで表示する")
        }
          ?? LocalizedText("all rows are shown", ja: "すべての行を表示する"))
    }
  }

  private static func setting(_ command: DotCommand, _ value: String) -> LocalizedText {
    LocalizedText("\(command.rawValue) is \(value)", ja: "\(command.rawValue)は\(value)")
  }

  /// Speaks another language from now on.
  private mutating func speak(_ language: SpokenLanguage) {
    screen.language = language
    interpreter.console.language = language
  }

  private func value(of command: DotCommand) -> String? {
    switch command {
    case .pager: pager
    case .lang: screen.language.rawValue
    case .zone: interpreter.session.catalogue.zone.identifier
    case .output: output?.path ?? "-"
    default: interpreter.settings.value(of: command)
    }
  }

  private func showHistory(_ setting: String?) {
    guard let count = setting.map({ Int($0) }) ?? 20, count > 0 else {
      return explain(.history, LocalizedText("how many statements?", ja: "文の数が必要"))
    }
    for statement in history().suffix(count) {
      screen.echo(statement)
    }
  }

  // MARK: - The corpus

  private mutating func open(_ paths: [String]) {
    guard !paths.isEmpty else {
      let paths = corpus.paths.joined(separator: " ")
      return explain(.open, LocalizedText("\(paths) is open", ja: "開いているのは\(paths)"))
    }
    var corpus = corpus
    corpus.paths = paths.map(Self.expanded)
    if reopen(corpus) { say(bannerLine) }
  }

  private mutating func setZone(_ name: String?) {
    guard let name else {
      return explain(.zone, Self.setting(.zone, interpreter.session.catalogue.zone.identifier))
    }
    guard let zone = Zone(name) else {
      return explain(.zone, .noZone(name))
    }
    var corpus = corpus
    corpus.reading.zone = zone
    corpus.words.zone = name
    guard reopen(corpus) else { return }
    let used = interpreter.session.catalogue.zone
    if used != zone {
      let zone = used.identifier
      say(
        LocalizedText(
          "this index was made in \(zone) and keeps it; 'tori index --zone' makes another",
          ja: "この索引は\(zone)で作られていて変わらない。別のものは'tori index --zone'で作る"))
    }
  }

  /// Puts another session in the place of this one, with the same settings; false if that failed.
  private mutating func reopen(_ corpus: CorpusSource) -> Bool {
    let opening = CorpusOpening(console: screen)
    do {
      let opened = try opening.session(on: corpus)
      let session = opened.session
      watch = CorpusWatch(opened)
      tellDropped(for: session)
      interpreter.session = session
      // Its examples are of the other corpus.
      tour = nil
      self.corpus = corpus
      interpreter.corpus = corpus
      interpreter.context = []
      return true
    } catch {
      let paths = self.corpus.paths.joined(separator: " ")
      say(
        LocalizedText(
          "\(error.message); \(paths) stays open", ja: "\(error.message)。\(paths)は開いたまま"))
      return false
    }
  }

  /// Says what was named, and which spellings were put together, that another session does not know.
  private func tellDropped(for next: Session) {
    let environment = interpreter.session.environment
    let names = environment.bindings.keys.filter { $0 != Environment.previousName }.sorted()
    // Those of its file were not given here.
    let known = VariantsFile.sets(besides: corpus.paths) + next.environment.variants
    let sets = environment.variants.filter { !known.contains($0) }
    let dropped =
      (names.isEmpty ? [] : ["let " + names.joined(separator: ", ")])
      + sets.map { "variants " + $0.joined(separator: ", ") }
    if dropped.isEmpty { return }
    let list = dropped.joined(separator: "; ")
    say(
      LocalizedText(
        "dropped, as a corpus was opened: \(list)", ja: "コーパスを開いたので失われたもの: \(list)"))
  }

  /// A path with the home in the place of `~`.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = StandardStreams.environment("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }
}
