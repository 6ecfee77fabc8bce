import Glibc
import ToriSystem
import ToriText

/// Where an answer goes that may be longer than the screen: held back until it is, with what is said about
/// it and the prompt that follows, then shown through a program. What is said comes below it once the program is left,
/// which may be before the last row.
package final class Pager {
  private let program: Program
  private let screen: ScreenSize
  private let below: Console
  private var held: [UInt8] = []
  /// Of the screen, that everything so far takes.
  private var rows = 0
  private var running: (program: ChildProgram, input: Int32)?
  /// Where the program finds its last row as the name of a file, and that name.
  private var named: (folder: String, row: String)?
  /// How many rows are shown, of how many, where some are left out.
  private var cut: (shown: Int, count: Int)?
  /// What was said while the program had the screen.
  private var said = ""
  /// Called before the program starts, which would take for its own whatever was typed so far.
  private let keepKeys: () -> Void
  /// Whether the person has left the program before the end.
  private(set) var wasLeft = false

  /// What shows long answers.
  package struct Program: Equatable {
    /// For the system's shell.
    package var command: String
    /// Whether it pays no heed to Ctrl-Z and has to be stopped.
    package var ignoresStop = false
    /// Which keys do what, for its last row, if `command` is `less` as nobody set it up.
    package var keys: Keys?

    package enum Keys: Equatable {
      /// In ASCII, for its prompt.
      case inPrompt(String)
      /// Other than ASCII, for the name of what it reads, since less 590 garbles the rest of a prompt.
      case asName(String)
    }
  }

  /// Shows what fits on `screen` through `below`, and what does not through `program`.
  init(
    program: Program, screen: ScreenSize, below: Console, keepingKeys keepKeys: @escaping () -> Void
  ) {
    self.program = program
    self.keepKeys = keepKeys
    self.screen = screen
    self.below = below
  }

  /// What writes through this pager.
  var console: Console {
    var console = below.telling { self.tell($0) }
    console.writeRows = { (bytes) throws(ClosedPipe) in try self.write(bytes) }
    console.announceRows = { (shown, count) in self.cut = shown < count ? (shown, count) : nil }
    return console
  }

  /// Shows what is held back, or waits until the person has left the program.
  func finish() throws(ClosedPipe) {
    defer { held = [] }
    guard let running else {
      if !held.isEmpty && !wasLeft { try below.writeRows(held) }
      return
    }
    close(running.input)
    _ = running.program.wait()
    self.running = nil
    if let named {
      FileCalls.remove(named.folder + "/" + named.row)
      FileCalls.removeFolder(named.folder)
    }
    if !said.isEmpty { below.tell(TerminalText(drawn: said)) }
    said = ""
  }

  private func write(_ bytes: [UInt8]) throws(ClosedPipe) {
    if wasLeft { throw ClosedPipe() }
    if let running {
      do throws(ClosedPipe) {
        try StandardStreams.write(bytes, to: running.input)
      } catch {
        wasLeft = true
        throw error
      }
      return
    }
    held += bytes
    rows += rowCount(of: bytes)
    if isFull { try start() }
  }

  /// Whether the next prompt has no room on the screen any more.
  private var isFull: Bool { rows > screen.rows - 1 }

  private func tell(_ text: String) {
    if running == nil {
      rows += rowCount(of: Array(text.utf8))
      if isFull && !held.isEmpty && !wasLeft { try? start() }
    }
    if running != nil {
      said += text
      return
    }
    if !held.isEmpty && !wasLeft {
      try? below.writeRows(held)
      held = []
    }
    below.tell(TerminalText(drawn: text))
  }

  private func start() throws(ClosedPipe) {
    let all = held
    held = []
    guard let ends = FileCalls.makePipe() else { return try below.writeRows(all) }
    defer { close(ends.output) }
    keepKeys()
    guard let child = try? ChildProgram(command(), input: ends.output) else {
      close(ends.input)
      return try below.writeRows(all)
    }
    if program.ignoresStop { child.stopTogether() }
    running = (child, ends.input)
    try write(all)
  }

  /// What starts the program; where its last row is to be had as a name, in a folder in which what it reads is called
  /// so.
  private func command() -> String {
    let rows = cut.map { shown, count in
      // Short, since less counts a row's bytes.
      LocalizedText("\(shown) of \(count) rows, ", ja: "\(shown)／\(count)行、")[below.language]
    }
    // Between `?e` and the dot stands what is shown at the end only.
    switch program.keys {
    case nil: return program.command
    case .inPrompt(let keys):
      return "\(program.command) -Ps'?e(END) .\(rows ?? "")\(keys)'"
    case .asName(let keys):
      let row = (rows ?? "") + keys
      let place = (temporaryFolder() ?? "/tmp") + "/tori-pager-\(getpid())"
      guard FileCalls.makeFolder(place, permissions: 0o700) else { return program.command }
      named = (place, row)
      let less = "\(program.command) -f -Ps'?e(END) .%f'"
      return "cd '\(place)' && ln -s /dev/stdin '\(row)' && \(less) '\(row)'"
    }
  }

  /// The rows of the screen that bytes take, or fewer.
  private func rowCount(of bytes: [UInt8]) -> Int {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().reduce(0) {
      sum, line in
      // Where an escape sequence colours it, it is a row of a table and fits.
      if line.count <= screen.columns || line.contains(0x1B) { return sum + 1 }
      let width = displayWidth(String(decoding: line, as: UTF8.self))
      return sum + max(1, (width + screen.columns - 1) / screen.columns)
    }
  }
}

extension Pager {
  /// The program for long answers: what `setting` says (`on`, `off`, or a program), else `$PAGER`, else
  /// `less` where there is one; nil for none.
  package static func program(
    _ setting: String, environment: (String) -> String?, in language: SpokenLanguage = .english,
    isThere: (String) -> Bool = isProgram
  ) -> Program? {
    if setting == "off" { return nil }
    if setting != "on" { return Program(command: setting) }
    if let program = environment("PAGER") {
      return ["", "cat"].contains(program) ? nil : Program(command: program)
    }
    let folders = (environment("PATH") ?? "").split(separator: ":")
    guard folders.contains(where: { isThere("\($0)/less") }) else { return nil }
    // Secure, it neither writes files nor runs programs, whatever is typed into it; nor does it stop.
    // Rows are UTF-8 in every locale.
    let less = "exec env LESSSECURE=1 LESSCHARSET=utf-8 LESSHISTFILE=- less"
    // Whoever set it up wants it so. Else what was read stays on the screen, for the next statement
    // to be typed below, Ctrl-C leaves, as it does everywhere else, so does Space behind the last
    // row, and that row says what else does.
    if environment("LESS") != nil { return Program(command: "\(less) -KR", ignoresStop: true) }
    let keys: Program.Keys =
      switch language {
      case .english: .inPrompt("q = quit, Space = next, / = search")
      case .japanese: .asName("q 終わり、スペース 次、／ 検索")
      }
    return Program(command: "\(less) -KRXe", ignoresStop: true, keys: keys)
  }

  package static func isProgram(_ path: String) -> Bool {
    FileCalls.may(X_OK, path)
  }
}
