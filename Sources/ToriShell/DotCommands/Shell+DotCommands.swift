import Glibc
import ToriEngine
import ToriLanguage
import ToriTime

/// What the dot commands do.
extension Shell {
  mutating func run(_ line: DotCommand.Line) throws(ClosedPipe) {
    guard let command = line.command else {
      let near = nearest(to: line.name, in: DotCommand.allCases.map(\.rawValue))
      let hint = near.map { "did you mean .\($0)?" } ?? ".help lists the shell's commands"
      return say("there is no command .\(line.name.visible()); \(hint)")
    }
    switch command {
    case .help: help(line.arguments.first)
    case .mode, .limit, .width, .timer, .color, .pager: set(command, to: line)
    case .output: setOutput(line.arguments.first)
    case .save: save(line.arguments.first)
    case .read: try read(line.arguments.first)
    case .edit: try edit()
    case .open: open(line.arguments)
    case .zone: setZone(line.arguments.first)
    case .history: showHistory(line.setting)
    case .quit: hasLeft = true
    }
  }

  /// Says how a command is written and what it does.
  func explain(_ command: DotCommand, _ problem: String) {
    say("\(problem); \(command.form): \(command.summary)")
  }

  private func help(_ name: String?) {
    guard let name else { return say(DotCommand.list, newline: false) }
    let line = DotCommand.Line(name.hasPrefix(".") ? name : "." + name)
    guard let command = line.command else {
      return say("there is no command .\(line.name.visible()); .help lists them")
    }
    let value = value(of: command).map { "; now \($0)" } ?? ""
    say("\(command.form): \(command.summary)\(value)")
  }

  private mutating func set(_ command: DotCommand, to line: DotCommand.Line) {
    guard let setting = line.setting else {
      return explain(command, "\(command.rawValue) is \(value(of: command) ?? "")")
    }
    if command == .pager {
      // A program is called as it is written.
      pager = ["on", "off"].contains(setting) ? setting : line.arguments.joined(separator: " ")
    } else if !interpreter.settings.set(command, to: setting) {
      explain(command, "\(command.rawValue) cannot be '\(setting.visible())'")
    }
  }

  private func value(of command: DotCommand) -> String? {
    switch command {
    case .pager: pager
    case .zone: interpreter.session.index.zone.identifier
    case .output: output?.path ?? "-"
    default: interpreter.settings.value(of: command)
    }
  }

  private func showHistory(_ setting: String?) {
    guard let count = setting.map({ Int($0) }) ?? 20, count > 0 else {
      return explain(.history, "how many statements?")
    }
    for statement in history().suffix(count) { say(statement.visible(newline: nil)) }
  }

  // MARK: - Files

  private mutating func setOutput(_ path: String?) {
    guard let path else { return explain(.output, "rows go to \(output?.path ?? "the screen")") }
    output = nil
    if path == "-" { return }
    do {
      output = try OutputFile(Self.expanded(path))
    } catch {
      say("\(path.visible()): cannot be written: \(error.message)")
    }
  }

  private func save(_ path: String?) {
    guard let path else { return explain(.save, "which file?") }
    guard let statement = statements.last else { return say("there is no statement to save yet") }
    guard let text = Formatter.format(statement) else {
      return say("the last statement is wrong: nothing is saved")
    }
    do {
      let file = try OutputFile(Self.expanded(path), adding: true)
      try file.write(Array(text.utf8))
      say("added to \(path.visible()); tori -f \(path.visible()) runs it")
    } catch let error as SystemError {
      say("\(path.visible()): cannot be written: \(error.message)")
    } catch {
      say("\(path.visible()): cannot be written")
    }
  }

  // MARK: - The corpus

  private mutating func open(_ paths: [String]) {
    guard !paths.isEmpty else {
      return explain(.open, "\(corpus.paths.joined(separator: " ")) is open")
    }
    var corpus = corpus
    corpus.paths = paths.map(Self.expanded)
    if reopen(corpus) { say(bannerLine) }
  }

  private mutating func setZone(_ name: String?) {
    guard let name else {
      return explain(.zone, "zone is \(interpreter.session.index.zone.identifier)")
    }
    guard let zone = Zone(name) else {
      return explain(
        .zone, "there is no zone '\(name.visible())', as Asia/Tokyo, UTC or +09:00 are")
    }
    var corpus = corpus
    corpus.reading.zone = zone
    guard reopen(corpus) else { return }
    let used = interpreter.session.index.zone
    if used != zone {
      say(
        "this index was made in \(used.identifier) and keeps it; 'tori index --zone' makes another")
    }
  }

  /// Puts another session in the place of this one, with the same settings; false if that failed.
  private mutating func reopen(_ corpus: CorpusSource) -> Bool {
    let opening = CorpusOpening(console: screen)
    do {
      let opened = try opening.open(corpus.paths, reading: corpus.reading)
      _ = opening.tellFailures(of: opened)
      interpreter.session = corpus.session(on: opened.index)
      self.corpus = corpus
      return true
    } catch {
      say("\(error.message); \(self.corpus.paths.joined(separator: " ")) stays open")
      return false
    }
  }

  /// A path with the home in the place of `~`.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = StandardStreams.environment("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }
}
