/// Characters as a person sees them; libedit knows scalars only.
extension LineEditor {
  /// So many scalars no character has, or it may be cut.
  private static let longest = 64

  /// The scalars of the character that ends at the caret; 0 at the start.
  private var lengthBefore: Int {
    string(buffer.text(within: Self.longest).prefix(min(buffer.caret, Self.longest)))
      .last?.unicodeScalars.count ?? 0
  }

  /// The scalars of the character that begins at the caret; 0 at the end.
  private var lengthAfter: Int {
    string(buffer.text(within: Self.longest).dropFirst(min(buffer.caret, Self.longest)))
      .first?.unicodeScalars.count ?? 0
  }

  func moveLeft() { buffer.moveCaret(by: -lengthBefore) }

  func moveRight() {
    if !takeHint() { buffer.moveCaret(by: lengthAfter) }
  }

  // libedit's erase, as often as the character has scalars: it leaves alone what was killed.

  func eraseBackward() {
    let length = lengthBefore
    if length == 0 { ring() }
    injected += Array(repeating: KeyCode.erase.rawValue, count: length)
  }

  func eraseForward() {
    let length = lengthAfter
    if length == 0 { ring() }
    buffer.moveCaret(by: length)
    injected += Array(repeating: KeyCode.erase.rawValue, count: length)
  }

  /// vi's `x`.
  func deleteForward() {
    // Behind the last character, that one is meant.
    if lengthAfter == 0 { moveLeft() }
    inject(.viDelete, forScalars: lengthAfter)
  }

  /// vi's `X`.
  func deleteBackward() { inject(.viDeleteBefore, forScalars: lengthBefore) }

  /// Where the character has several, a count as if it were typed: so it is one step for `u` and `.`.
  private func inject(_ command: KeyCode, forScalars count: Int) {
    if count > 1 { injected += String(count).unicodeScalars.map(\.value) }
    injected.append(command.rawValue)
  }

  /// vi's `a`: typing goes on behind the character at the caret.
  func append() {
    buffer.moveCaret(by: max(0, lengthAfter - 1))
    injected.append(KeyCode.viAppend.rawValue)
  }

  /// Takes a caret that a command of libedit left within a character on to its end, or back to its
  /// start.
  func settleCaret() {
    let (caret, count) = (buffer.caret, buffer.count)
    defer { settled = (buffer.caret, count) }
    // What is typed may be the first scalar of a character.
    guard caret != settled.caret, count <= settled.count else { return }
    let near = buffer.text(within: Self.longest)
    let before = min(caret, Self.longest)
    var start = 0
    for character in string(near) {
      let end = start + character.unicodeScalars.count
      if end > before {
        // In vi, the caret stands on the last character, not behind it.
        let isForward = caret > settled.caret && !(buffer.isVi && end == near.count)
        return buffer.moveCaret(by: (start == before ? before : isForward ? end : start) - before)
      }
      start = end
    }
  }
}
