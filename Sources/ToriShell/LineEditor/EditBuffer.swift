import CEditLineShim

/// The line being edited, as libedit keeps it: text, caret, key maps, kill and yank, recall.
///
/// libedit looks up a code below 256 in its key maps and inserts any other. Not thread-safe: one
/// editor, one thread.
@safe final class EditBuffer {
  /// The next code for libedit; `nil` at the end of input. Asked only within `readLine`.
  var nextCode: () -> UInt32? = { nil }
  /// Called with the code of a key that is bound to `functionName`; whether a count typed before it
  /// is for the code that comes next.
  var perform: (UInt32) -> Bool = { _ in false }

  // SAFETY: both come from libedit, are released in `deinit` alone, the history after the editor
  // that points to it, and are used only while `self` lives.
  private let editor: OpaquePointer
  private let history: OpaquePointer

  /// The command that `bind` knows the shell's own functions by.
  static let functionName = "tori-key"

  init?(program: String, historySize: Int) {
    guard let editor = unsafe editline_open(program) else { return nil }
    guard let history = unsafe editline_use_history(editor, Int32(clamping: historySize)) else {
      unsafe editline_close(editor)
      return nil
    }
    unsafe self.editor = editor
    unsafe self.history = history
    // SAFETY: not retained; `deinit` closes the editor, after which no callback comes.
    unsafe editline_set_reader(editor, readCode, Unmanaged.passUnretained(self).toOpaque())
    unsafe editline_add_function(editor, Self.functionName, performKey)
  }

  deinit {
    unsafe editline_close(editor)
    unsafe editline_end_history(history)
  }

  /// Runs the editor until a key bound to `ed-newline` comes, or the input ends.
  func readLine() {
    var count: Int32 = 0
    // SAFETY: libedit owns the line; it is read through `text`, never kept.
    _ = unsafe el_wgets(editor, &count)
  }

  var text: [Unicode.Scalar] { text(within: .max) }

  /// The scalars that are no further than `distance` from the caret.
  func text(within distance: Int) -> [Unicode.Scalar] {
    // SAFETY: libedit keeps `buffer` ≤ `cursor` ≤ `lastchar` in one allocation, unchanged while
    // this copies.
    guard let line = unsafe el_wline(editor)?.pointee else { return [] }
    let before = unsafe min(line.cursor - line.buffer, distance)
    let after = unsafe min(line.lastchar - line.cursor, distance)
    return unsafe UnsafeBufferPointer(start: line.cursor - before, count: before + after).map {
      Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
    }
  }

  /// The scalars of the text.
  var count: Int {
    // SAFETY: as in `text`.
    guard let line = unsafe el_wline(editor)?.pointee else { return 0 }
    return unsafe line.lastchar - line.buffer
  }

  /// The scalars before the caret.
  var caret: Int {
    // SAFETY: as in `text`.
    guard let line = unsafe el_wline(editor)?.pointee else { return 0 }
    return unsafe line.cursor - line.buffer
  }

  func insert(_ text: some Sequence<Unicode.Scalar>) {
    // SAFETY: ends with a zero, and libedit copies it.
    _ = unsafe el_winsertstr(editor, Self.wide(text))
  }

  func moveCaret(by distance: Int) {
    if distance != 0 { _ = unsafe el_cursor(editor, Int32(clamping: distance)) }
  }

  /// Puts other text in place of all of it. Neither kill nor undo knows of this.
  func replace(with text: some Sequence<Unicode.Scalar>, caret: Int) {
    let wide = Self.wide(text)
    if wide.count > 1 {
      // SAFETY: ends with a zero, and libedit copies it.
      _ = unsafe el_wreplacestr(editor, wide)
    } else {
      // It takes nothing for a mistake.
      moveCaret(by: count - self.caret)
      unsafe el_deletestr(editor, Int32(clamping: count))
    }
    moveCaret(by: caret - self.caret)
  }

  func remember(_ text: String) {
    // SAFETY: ends with a zero, and libedit copies it.
    unsafe editline_remember(history, Self.wide(text.unicodeScalars))
  }

  // MARK: - Settings

  var isVi: Bool { unsafe editline_is_vi(editor) }

  /// `emacs` or `vi`, with none but its own bindings.
  func useKeys(_ map: String) { unsafe editline_use_keys(editor, map) }

  /// - Parameter commandMode: whether it is for the second map of vi.
  func bind(_ key: String, to command: String, commandMode: Bool = false) {
    unsafe editline_bind(editor, commandMode, key, command)
  }

  func bind(_ key: String, toTextOf code: KeyCode, commandMode: Bool = false) {
    unsafe editline_bind_text(editor, commandMode, key, code.octal)
  }

  func readSettings() { unsafe editline_read_settings(editor) }

  /// Editing on, and every key a key: Ctrl-C and Ctrl-S too.
  func takeKeys() { unsafe editline_take_keys(editor) }

  func setRaw(_ isRaw: Bool) { unsafe editline_raw(editor, isRaw) }

  private static func wide(_ text: some Sequence<Unicode.Scalar>) -> [wchar_t] {
    text.filter { $0 != "\0" }.map { wchar_t(bitPattern: $0.value) } + [0]
  }
}

private let readCode: editline_reader = { editor, destination in
  // SAFETY: libedit calls this within `el_wgets`, hence within `EditBuffer.readLine`, whose `self`
  // is the context; `destination` has room for one.
  guard let editor = unsafe editor, let destination = unsafe destination,
    let context = unsafe editline_context(editor)
  else { return -1 }
  let buffer = unsafe Unmanaged<EditBuffer>.fromOpaque(context).takeUnretainedValue()
  // vi's `$` on an empty line leaves the caret before it, where libedit would write next.
  buffer.moveCaret(by: max(0, -buffer.caret))
  guard let code = buffer.nextCode() else { return 0 }
  unsafe destination.pointee = wchar_t(bitPattern: code)
  return 1
}

private let performKey: editline_function = { editor, code in
  // SAFETY: as in `readCode`.
  guard let editor = unsafe editor, let context = unsafe editline_context(editor) else {
    return UInt8(CC_ERROR)
  }
  let buffer = unsafe Unmanaged<EditBuffer>.fromOpaque(context).takeUnretainedValue()
  return UInt8(buffer.perform(code) ? CC_ARGHACK : CC_REFRESH)
}
