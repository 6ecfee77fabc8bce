/// Characters as a person sees them; libedit knows scalars only.
extension LineEditor {
  /// So many scalars no character has, or it may be cut.
  private static let longest = 64

  /// The scalars of the `count` characters that end at the caret; 0 at the start.
  private func lengthBefore(_ count: Int = 1) -> Int {
    let near = min(buffer.caret, Self.longest * count)
    return string(buffer.text(within: near).prefix(near)).suffix(count).unicodeScalars.count
  }

  /// The scalars of the `count` characters that begin at the caret, without the last of them where the
  /// caret is to stand on that; 0 at the end.
  private func lengthAfter(_ count: Int = 1, butLast: Bool = false) -> Int {
    let limit = Self.longest * count
    let characters = string(buffer.text(within: limit).dropFirst(min(buffer.caret, limit)))
      .prefix(count)
    return characters.dropLast(butLast ? 1 : 0).unicodeScalars.count
  }

  func moveLeft() { buffer.moveCaret(by: -lengthBefore()) }

  func moveRight() {
    if !takeHint() { buffer.moveCaret(by: lengthAfter()) }
  }

  // libedit's erase, as often as the character has scalars: it leaves alone what was killed.

  func eraseBackward() {
    let length = lengthBefore()
    if length == 0 { ring() }
    injected += Array(repeating: KeyCode.erase.rawValue, count: length)
  }

  func eraseForward() {
    let length = lengthAfter()
    if length == 0 { ring() }
    buffer.moveCaret(by: length)
    injected += Array(repeating: KeyCode.erase.rawValue, count: length)
  }

  // Keys of vi take as many characters as the count says that was typed before.

  func deleteForward() {
    // Behind the last character, that one is meant.
    if lengthAfter() == 0 { moveLeft() }
    inject(.viDelete, forScalars: lengthAfter(viCommand.count))
  }

  func deleteBackward() { inject(.viDeleteBefore, forScalars: lengthBefore(viCommand.count)) }

  func substitute() { inject(.viSubstitute, forScalars: lengthAfter(viCommand.count)) }

  func changeCase() { inject(.viChangeCase, forScalars: lengthAfter(viCommand.count)) }

  func viLeft() { move(.viLeft, overScalars: lengthBefore(viCommand.count)) }

  func viRight() {
    // Without an operator, the caret goes no further than onto the last character.
    let isAlone = viCommand.pendingOperator == nil
    let count = viCommand.count + (isAlone ? 1 : 0)
    move(.viRight, overScalars: lengthAfter(count, butLast: isAlone))
  }

  /// A motion by itself, or with the operator that waits for it.
  func move(_ command: KeyCode, overScalars length: Int) {
    inject(command, forScalars: length)
    // A count that is typed anew ends the operator.
    if injected.count > 1, let key = viCommand.pendingOperator {
      injected.insert(key, at: injected.count - 1)
    }
  }

  /// The character that is typed next stands in place of each of those at the caret, if there are as
  /// many as the count says.
  func replaceCharacters() {
    let count = viCommand.count
    let length = lengthAfter(count)
    guard let typed = nextCharacter() else { return }
    guard length > 0, length > lengthAfter(count - 1) else { return ring() }
    let codes = typed.unicodeScalars.map(\.value)
    if length == count && codes.count == 1 {
      injected += [KeyCode.viReplace.rawValue] + codes
    } else {
      inject(.viSubstitute, forScalars: length)
      for _ in 0..<count { injected += codes }
      injected.append(KeyCode.viCommandMode.rawValue)
      // To be settled where it then is: at the last scalar of what was typed.
      settled = (buffer.caret + count * codes.count, .max)
    }
  }

  /// What is typed next, if that is a character; another key but Escape is done thereafter.
  func nextCharacter() -> Character? {
    guard let key = nextKey(drawing: { self.paint() }) else { return nil }
    guard case .scalar(let first) = key, first.value >= 0x20, first.value != 0x7F else {
      if key != .scalar("\u{1B}") { pushedBack = key }
      return nil
    }
    var character = Character(first)
    // What a character goes on with comes together with its start.
    while let key = decoder.next() {
      guard case .scalar(let next) = key, case let longer = String(character) + String(next),
        longer.count == 1
      else {
        pushedBack = key
        break
      }
      character = Character(longer)
    }
    return character
  }

  /// Where the characters are not one scalar each, another count as if it were typed: so it is one step
  /// for `u` and `.`.
  private func inject(_ command: KeyCode, forScalars count: Int) {
    if count > 0 && count != viCommand.count {
      injected += String(count).unicodeScalars.map(\.value)
    }
    injected.append(command.rawValue)
  }

  /// vi's `a`: typing goes on behind the character at the caret.
  func append() {
    buffer.moveCaret(by: max(0, lengthAfter() - 1))
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
