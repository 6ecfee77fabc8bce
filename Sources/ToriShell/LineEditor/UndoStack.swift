/// What the line was before each change, the last first to be taken back.
struct UndoStack {
  typealias State = (text: [Unicode.Scalar], caret: Int)

  private var states: [State] = []
  private var now: State = ([], 0)
  /// Which command typed last, so that a word that is typed is one change.
  private var typedAt = -2

  private static let limit = 500

  /// Takes note of the line once a command has done its work.
  ///
  /// - Parameters:
  ///   - command: the number of that command.
  mutating func note(_ text: [Unicode.Scalar], caret: Int, after command: Int) {
    defer { now = (text, caret) }
    guard text != now.text else { return }
    let isTyped =
      text.count == now.text.count + 1 && caret == now.caret + 1
      && text[..<now.caret] == now.text[..<now.caret]
      && text[caret...] == now.text[now.caret...]
    let isBlank = isTyped && caret >= 2 && text[caret - 2].properties.isWhitespace
    let goesOn = isTyped && typedAt == command - 1 && !isBlank && text[caret - 1] != "\n"
    typedAt = isTyped ? command : -2
    if goesOn { return }
    states.append(now)
    if states.count > Self.limit { states.removeFirst() }
  }

  /// The line before its last change, which it is from now on; nil where there was none.
  mutating func takeBack() -> State? {
    guard let state = states.popLast() else { return nil }
    (now, typedAt) = (state, -2)
    return state
  }
}
