import CEditLineShim
import ToriText

/// What keys do beyond what libedit does by itself.
extension LineEditor {
  /// The keys of the shell, the settings of its owner, and again the keys without which it is lost.
  func bindKeys() {
    buffer.useKeys("emacs")
    for key in ["^A", "^B", "^E", "^F", "^K", "^N", "^P", "^U", "^W", "^Y", "^_"] { bind(key) }
    for (key, code) in Self.keysBehindOthers { buffer.bind(key, toTextOf: code) }
    bindNeededKeys()
    buffer.readSettings()
    bindNeededKeys()
    buffer.takeKeys()
  }

  /// What stands behind Escape, which Alt is, and Ctrl-X.
  private static let keysBehindOthers: [(String, KeyCode)] = [
    ("^[d", .killWord), ("^[D", .killWord), ("^[^?", .killWordBefore), ("^[^H", .killWordBefore),
    ("^[y", .yankPop), ("^[Y", .yankPop), ("^[f", .forwardWord), ("^[F", .forwardWord),
    ("^X^U", .undo),
  ]

  private func bindNeededKeys() {
    let modes = buffer.isVi ? [false, true] : [false]
    for mode in modes {
      for key in ["^C", "^D", "^I", "^J", "^L", "^M", "^R", "^Z"] { bind(key, commandMode: mode) }
      for code in KeyCode.allCases where code.actionIndex == nil && code != .viLead {
        buffer.bind(code.octal, to: code.command ?? EditBuffer.functionName, commandMode: mode)
      }
      for code in KeyCode.allCases { bindAction(code, commandMode: mode) }
    }
    if buffer.isVi {
      for key in ["^H", "^?", "^E"] { bind(key) }
      // What is typed and erased at once is one step for `u`.
      buffer.bind(KeyCode.erase.octal, to: "vi-delete-prev-char")
      // In a search of libedit, most Japanese characters end the search.
      for key in "/?ahjklrsxX~" { bind(String(key), commandMode: true) }
      for (key, command) in Self.viMotions {
        bind(String(key), commandMode: true)
        buffer.bind(KeyCode.viLead.octal + String(key), to: command, commandMode: true)
      }
      // These start a program or print behind the painter's back.
      for key in ["v", ":"] { buffer.bind(key, to: "ed-unassigned", commandMode: true) }
    } else {
      for key in ["^H", "^?"] { bind(key) }
      for key in ["^[x", "^[X"] { buffer.bind(key, to: "ed-unassigned") }
    }
  }

  private func bind(_ key: String, commandMode: Bool = false) {
    buffer.bind(key, to: EditBuffer.functionName, commandMode: commandMode)
  }

  private func bindAction(_ code: KeyCode, commandMode: Bool) {
    guard let index = code.actionIndex, index < options.actions.count else { return }
    bind(code.octal, commandMode: commandMode)
    buffer.bind(options.actions[index].key, toTextOf: code, commandMode: commandMode)
  }

  /// Does what the key with `code` is bound to; whether a count typed before it is for libedit's
  /// command that follows.
  func perform(_ code: UInt32) -> Bool {
    if let key = KeyCode(rawValue: code) {
      perform(key)
      return false
    }
    switch Unicode.Scalar(code) {
    case "\u{01}": goToLineStart()
    case "\u{02}": moveLeft()
    case "\u{03}": end(with: .interrupted)
    case "\u{04}": if buffer.text.isEmpty { end(with: .endOfFile) } else { eraseForward() }
    case "\u{05}": goToLineEnd()
    case "\u{06}": moveRight()
    case "\u{08}", "\u{7F}": eraseBackward()
    case "\t": complete()
    case "\u{0B}": killToEnd()
    case "\u{15}": killAll()
    case "\u{17}": killWordBefore()
    case "\u{19}": yank()
    case "\u{1F}": undo()
    case "\n", "\r": enter()
    case "\u{0C}": clearScreen()
    case "\u{0E}": moveDown()
    case "\u{10}": moveUp()
    case "\u{12}", "/", "?": search()
    case "\u{1A}": suspend()
    case let key? where Self.viMotions.contains { $0.key.unicodeScalars.first == key }:
      viMotion(key)
    case "a": append()
    case "h": viLeft()
    case "j": moveDown()
    case "k": moveUp()
    case "l": viRight()
    case "r": replaceCharacters()
    case "s": substitute()
    case "x": deleteForward()
    case "X": deleteBackward()
    case "~": changeCase()
    default: ring()
    }
    return injected.count == 1 || injected.first == KeyCode.viReplace.rawValue
  }

  private func perform(_ key: KeyCode) {
    switch key {
    case .up: moveUp()
    case .down: moveDown()
    case .left: moveLeft()
    case .right: moveRight()
    case .home: goToLineStart()
    case .end: goToLineEnd()
    case .delete: eraseForward()
    case .paste: buffer.insert(takePaste().unicodeScalars)
    case .newline: buffer.insert(CollectionOfOne("\n"))
    case .killWord: killWord()
    case .killWordBefore: killWordBefore()
    case .yankPop: yankPop()
    case .forwardWord: if !takeHintWord() { injected.append(KeyCode.wordRight.rawValue) }
    case .undo: undo()
    default:
      guard let index = key.actionIndex, index < options.actions.count else { return }
      paint()
      options.actions[index].perform(self)
    }
  }

  // MARK: - Whole lines

  private func enter() {
    // On an empty line, what is offered is meant; what does not fit on the row is first shown whole.
    if buffer.text.isEmpty, let hint = shownHint?.hint, takeHint(),
      displayWidth(options.prompt + hint) >= terminal.size.columns || hint.contains("\n")
    {
      return
    }
    let text = self.text
    guard options.isIncomplete(text) else { return end(with: .line(text)) }
    // An empty line says that no more will come: whoever takes the statement tells what is missing.
    let isGivenUp = text.hasSuffix("\n") && buffer.caret == buffer.text.count
    if isGivenUp {
      end(with: .line(String(text.dropLast())))
    } else {
      buffer.insert(CollectionOfOne("\n"))
    }
  }

  private func clearScreen() {
    painter.forget()
    terminal.write("\u{1B}[H\u{1B}[2J")
  }

  private func suspend() {
    withTerminal { terminal_suspend() }
  }

  // MARK: - Lines and rows

  /// To the start of the line of the text, or from there to the start of the text.
  private func goToLineStart() {
    let text = buffer.text
    let caret = buffer.caret
    let start = text[..<caret].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    buffer.moveCaret(by: (caret == start ? 0 : start) - caret)
  }

  /// To the end of the line of the text, or from there to the end of the text.
  private func goToLineEnd() {
    if takeHint() { return }
    let text = buffer.text
    let caret = buffer.caret
    let end = text[caret...].firstIndex(of: "\n") ?? text.count
    buffer.moveCaret(by: (caret == end ? text.count : end) - caret)
  }

  private func moveUp() { moveRow(by: -1) }

  private func moveDown() { moveRow(by: 1) }

  /// To the row above or below; from the first or last, to another entry.
  private func moveRow(by step: Int) {
    let caret = buffer.caret
    let layout = layout(text: buffer.text, caret: caret, prompt: options.prompt)
    let row = layout.caretRow + step
    if layout.rows.indices.contains(row) {
      buffer.moveCaret(by: layout.offset(row: row, column: layout.caretColumn) - caret)
    } else {
      recall(by: step)
    }
  }
}
