import CEditLineShim
import ToriText

/// Reads statements from a person at a terminal.
///
/// libedit edits and remembers; this draws, because libedit's own drawing loses its place in wrapped
/// and in Japanese lines. Every key passes through `nextCode`, which draws whenever no further
/// input waits and so draws a paste once.
///
/// Not thread-safe: one thread makes it and uses it.
package final class LineEditor {
  package enum Event: Hashable, Sendable {
    /// A whole statement, or all that was pasted; lines end with LF but for the last.
    case line(String)
    /// Ctrl-C: the line is gone.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case endOfFile
  }

  package var options: LineEditorOptions
  /// Whether the locale had no UTF-8, so that another had to be taken.
  package let usesFallbackLocale: Bool
  /// Why the statements of before could not be read, or what was wrong with their file.
  package let historyProblem: HistoryError?

  let buffer: EditBuffer
  let terminal: Terminal
  var decoder = KeyDecoder()
  var painter: LinePainter
  var history: [String] = []
  private let historyFile: HistoryFile?

  /// Where the caret stood, and how many scalars there were, when the last key had done its work.
  var settled = (caret: 0, count: 0)
  /// Codes that go to libedit before any key.
  var injected: [UInt32] = []
  /// What was typed before the key that is done now.
  var viCommand = ViCommand()
  /// What a motion of vi looked for last, if it was not left to libedit.
  var sought: SoughtCharacter?
  /// How many commands keys have given so far; keys behind Escape or Ctrl-X are one with it.
  private(set) var commandNumber = 0
  private var lastCode: UInt32 = 0
  /// What was cut, and which command cut last.
  var kills = KillRing()
  var joinsKill = -2
  /// What was put back last, and by which command.
  var yanked: (range: Range<Int>, command: Int)?
  var changes = UndoStack()
  var recalled: Recall?
  /// A key that is not yet a code, such as what ended a search.
  var pushedBack: Key?
  private var pasted = ""
  private var outcome: Event?
  private var hasEnded = false
  private var isFirstPaint = false
  /// The hint on the screen, and the text that it belongs to.
  var shownHint: (text: [Unicode.Scalar], hint: String)?
  /// The line that candidates were listed for last, and how many of them have been shown; 0 where that was
  /// all.
  var listed: (text: String, caret: Int, count: Int)?
  /// The rows of candidates on the screen below the line, and what that was.
  var shownList: (rows: [String], text: [Unicode.Scalar], caret: Int, size: ScreenSize)?
  /// What was highlighted last, and how.
  var highlighted: (text: String, styles: [(range: Range<Int>, style: LineStyle)])?

  /// `nil` unless standard input and output are a terminal that can be drawn on.
  ///
  /// Takes over the locale for characters and, while a line is read, the terminal's signals.
  package init?(options: LineEditorOptions, terminalType: String?) {
    guard let terminal = Terminal(type: terminalType) else { return nil }
    let locale = locale_use_utf8()
    guard locale >= 0,
      let buffer = EditBuffer(program: "tori", historySize: options.historySize)
    else { return nil }
    self.options = options
    self.terminal = terminal
    self.buffer = buffer
    usesFallbackLocale = locale > 0
    painter = LinePainter(screen: terminal.size)
    historyFile = options.historyPath.map { HistoryFile(path: $0, limit: options.historySize) }
    (history, historyProblem) = historyFile?.load() ?? ([], nil)
    // Ctrl-C is a key while a line is read, and stops a query. In between it must not end the shell.
    interrupt_outlive()
    for entry in history { buffer.remember(entry) }
    buffer.nextCode = { [unowned self] in nextCode() }
    buffer.perform = { [unowned self] in perform($0) }
    bindKeys()
  }

  /// Shows the prompt and reads up to the end of a statement.
  package func readStatement() -> Event {
    guard !hasEnded else { return .endOfFile }
    outcome = nil
    injected = []
    isFirstPaint = true
    painter.forget()
    shownList = nil
    changes = UndoStack()
    recalled = nil
    painter.resize(to: terminal.size)
    terminal_is_raw(true)
    buffer.readLine()
    if outcome == nil && !hasEnded {
      // A key that its owner bound to `ed-newline` itself.
      let text = buffer.text
      end(with: .line(string(text.last == "\n" ? text.dropLast() : text[...])))
    }
    terminal.write("\u{1B}[?2004l")
    terminal_is_raw(false)
    return outcome ?? .endOfFile
  }

  /// Remembers a statement, in the file too, unless it repeats the one before.
  package func addToHistory(_ statement: String) throws(HistoryError) {
    guard !statement.allSatisfy(\.isWhitespace), history.last != statement else { return }
    history.append(statement)
    buffer.remember(statement)
    try historyFile?.append(statement)
  }

  // MARK: - For actions

  package var text: String { string(buffer.text) }

  package func replaceText(with text: String) {
    buffer.replace(with: text.unicodeScalars, caret: text.unicodeScalars.count)
  }

  /// Leaves the line where it stands and gives the terminal to `body`, as before the editor took it.
  package func withTerminal<R>(_ body: () throws -> R) rethrows -> R {
    paint(isWhole: true)
    terminal.write(painter.leave() + "\u{1B}[?2004l")
    buffer.setRaw(false)
    terminal_is_raw(false)
    defer {
      terminal_is_raw(true)
      buffer.setRaw(true)
      terminal.write("\u{1B}[?2004h")
      painter.resize(to: terminal.size)
    }
    return try body()
  }

  /// Keeps for the next line what was typed while no line was read, so that no other program takes it.
  package func keepTypedKeys() {
    // Without that, only whole lines could be had.
    buffer.setRaw(true)
    while case .bytes(let bytes) = terminal.wait(milliseconds: 0) { decoder.append(bytes) }
    buffer.setRaw(false)
  }

  // MARK: - Input

  /// The next code for libedit; draws and waits if there is none yet.
  private func nextCode() -> UInt32? {
    if isFirstPaint {
      isFirstPaint = false
      terminal.write("\u{1B}[?2004h")
    }
    while !hasEnded {
      if !injected.isEmpty { return injected.removeFirst() }
      settleCaret()
      changes.note(buffer.text, caret: buffer.caret, after: commandNumber)
      guard let key = nextKey(drawing: { self.paint() }) else { break }
      guard let code = code(for: key) else { continue }
      viCommand.take(code)
      if lastCode != 0x1B && lastCode != 0x18 { commandNumber += 1 }
      lastCode = code
      return code
    }
    return nil
  }

  /// The next key, or `nil` when the terminal is gone. Calls `draw` whenever it has to wait.
  func nextKey(drawing draw: () -> Void) -> Key? {
    if let key = pushedBack {
      pushedBack = nil
      return key
    }
    while !hasEnded {
      if let key = decoder.next() { return key }
      var event = terminal.wait(milliseconds: 0)
      if event == .nothing {
        if decoder.patience == nil { draw() }
        event = terminal.wait(milliseconds: decoder.patience ?? -1)
      }
      switch event {
      case .bytes(let bytes): decoder.append(bytes)
      case .resized: painter.resize(to: terminal.size)
      case .continued: takeTerminalBack()
      case .nothing:
        if let key = decoder.next(isFinal: decoder.patience != nil) { return key }
      case .end: hasEnded = true
      }
    }
    return nil
  }

  private func code(for key: Key) -> UInt32? {
    switch key {
    case .scalar(let scalar): return scalar.value
    case .paste(let text):
      guard !text.isEmpty else { return nil }
      pasted = text
      return KeyCode.paste.rawValue
    case .up: return KeyCode.up.rawValue
    case .down: return KeyCode.down.rawValue
    case .left: return KeyCode.left.rawValue
    case .right: return KeyCode.right.rawValue
    case .home: return KeyCode.home.rawValue
    case .end: return KeyCode.end.rawValue
    case .delete: return KeyCode.delete.rawValue
    case .wordLeft: return KeyCode.wordLeft.rawValue
    case .wordRight: return KeyCode.forwardWord.rawValue
    case .newline: return KeyCode.newline.rawValue
    }
  }

  func takePaste() -> String {
    defer { pasted = "" }
    return pasted
  }

  /// The terminal was someone else's for a while.
  func takeTerminalBack() {
    buffer.setRaw(false)
    buffer.setRaw(true)
    terminal.write("\u{1B}[?2004h")
    painter.resize(to: terminal.size)
    painter.forget()
  }

  /// Ends the line with `event`, drawn for the last time.
  func end(with event: Event) {
    outcome = event
    paint(isWhole: true)
    terminal.write((event == .interrupted ? "^C" : "") + painter.leave())
    injected = [KeyCode.accept.rawValue]
  }

  /// Says something below the line, which is then drawn anew below that.
  package func tell(_ text: LocalizedText) {
    paint(isWhole: true)
    let lines = text[options.language].flowed(toWidth: terminal.size.columns)
    terminal.write(painter.leave() + lines.map { $0 + "\r\n" }.joined())
  }

  func ring() { terminal.write("\u{7}") }

  func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
