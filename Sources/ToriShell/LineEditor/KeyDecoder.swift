/// What a person did at the keyboard.
package enum Key: Equatable {
  /// A character, or a control character by its code.
  case scalar(Unicode.Scalar)
  case up, down, left, right, home, end, delete
  case wordLeft, wordRight
  /// Alt with Enter.
  case newline
  /// Text pasted at once, cleaned: its lines end with LF, and no other control is in it.
  case paste(String)
}

/// Turns the bytes of a terminal into keys.
///
/// An escape sequence or a character may come in pieces: then there is no key until the rest is
/// here or the caller, having waited for `patience`, says that nothing follows.
package struct KeyDecoder {
  private var bytes: [UInt8] = []
  private var start = 0
  private var isPasting = false
  /// Where to go on looking for the end of a paste.
  private var searched = 0

  package init() {}

  package mutating func append(_ more: [UInt8]) { bytes += more }

  /// How long, in milliseconds, the rest of what has begun may take; `nil` if nothing has.
  package var patience: Int32? {
    if isPasting { return 3_000 }
    return start < bytes.count ? 40 : nil
  }

  /// The next key, if it is complete. With `isFinal`, what there is is taken as it is.
  package mutating func next(isFinal: Bool = false) -> Key? {
    while true {
      if isPasting { return nextPaste(isFinal: isFinal) }
      guard start < bytes.count else {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 4_096)
        start = 0
        return nil
      }
      let step = bytes[start] == 0x1B ? escape(isFinal: isFinal) : character(isFinal: isFinal)
      switch step {
      case .wait: return nil
      case .skip(let count): start += count
      case .key(let key, let count):
        start += count
        return key
      case .paste(let count):
        start += count
        searched = start
        isPasting = true
      }
    }
  }

  private enum Step {
    case wait
    case skip(Int)
    case key(Key, Int)
    case paste(Int)
  }

  /// The byte `offset` behind the next.
  private func byte(_ offset: Int) -> UInt8? {
    start + offset < bytes.count ? bytes[start + offset] : nil
  }

  private func escape(isFinal: Bool) -> Step {
    switch byte(1) {
    case nil: return isFinal ? .key(.scalar("\u{1B}"), 1) : .wait
    case 0x0A, 0x0D: return .key(.newline, 2)
    case 0x5B: return controlSequence(isFinal: isFinal)  // [
    case 0x4F:  // O
      guard let last = byte(2) else { return isFinal ? .key(.scalar("\u{1B}"), 1) : .wait }
      guard let key = Self.key(final: last, parameters: []) else { return .skip(3) }
      return .key(key, 3)
    case 0x1B: return .skip(1)  // Alt with an arrow, as rxvt sends it.
    default: return .key(.scalar("\u{1B}"), 1)  // Meta: the editor's own affair.
    }
  }

  /// ESC [, parameters, intermediates, a final byte.
  private func controlSequence(isFinal: Bool) -> Step {
    if byte(2) == 0x5B {  // The Linux console's function keys: ESC [ [ A.
      return byte(3) != nil ? .skip(4) : isFinal ? .skip(3) : .wait
    }
    var parameters = [0]
    var length = 2
    while let byte = byte(length) {
      length += 1
      switch byte {
      case 0x30...0x39:
        let digit = Int(byte - 0x30)
        parameters[parameters.count - 1] = min(parameters[parameters.count - 1] * 10 + digit, 9_999)
      case 0x3B: parameters.append(0)
      case 0x20...0x3F: break
      case 0x40...0x7E:
        if byte == 0x7E && parameters == [200] { return .paste(length) }
        guard let key = Self.key(final: byte, parameters: parameters) else { return .skip(length) }
        return .key(key, length)
      default: return .skip(length - 1)  // Not a sequence; the byte stands for itself.
      }
    }
    return isFinal ? .skip(length) : .wait
  }

  /// What xterm, rxvt, the Linux console and their heirs send.
  private static func key(final: UInt8, parameters: [Int]) -> Key? {
    let hasModifier = parameters.count > 1 && parameters[1] > 1
    let isShort = parameters.isEmpty  // ESC O
    switch (Unicode.Scalar(final), parameters.first ?? 0) {
    case ("A", _): return .up
    case ("B", _): return .down
    case ("C", _): return hasModifier ? .wordRight : .right
    case ("D", _): return hasModifier ? .wordLeft : .left
    case ("c", _) where isShort: return .wordRight
    case ("d", _) where isShort: return .wordLeft
    case ("H", _), ("~", 1), ("~", 7): return .home
    case ("F", _), ("~", 4), ("~", 8): return .end
    case ("~", 3): return .delete
    case ("M", _) where isShort: return .scalar("\n")  // Enter of the number block.
    default: return nil
    }
  }

  /// One character of UTF-8. What is not UTF-8 is U+FFFD, once for each longest wrong beginning.
  private func character(isFinal: Bool) -> Step {
    var decoder = UTF8Head()
    var length = 0
    while let byte = byte(length) {
      switch decoder.take(byte) {
      case .more: length += 1
      case .scalar(let scalar):
        length += 1
        // C1 codes are no keys; they are the private codes that stand for keys (see `KeyCode`).
        return 0x80...0x9F ~= scalar.value ? .skip(length) : .key(.scalar(scalar), length)
      case .wrong: return .key(.scalar("\u{FFFD}"), max(length, 1))
      }
    }
    return isFinal ? .key(.scalar("\u{FFFD}"), length) : .wait
  }

  private mutating func nextPaste(isFinal: Bool) -> Key? {
    let end: [UInt8] = Array("\u{1B}[201~".utf8)
    while searched + end.count <= bytes.count {
      if bytes[searched] == 0x1B && bytes[searched..<searched + end.count].elementsEqual(end) {
        return finishPaste(at: searched, skipping: end.count)
      }
      searched += 1
    }
    return isFinal ? finishPaste(at: bytes.count, skipping: 0) : nil
  }

  private mutating func finishPaste(at index: Int, skipping count: Int) -> Key {
    let text = Self.cleaned(String(decoding: bytes[start..<index], as: UTF8.self))
    start = index + count
    isPasting = false
    return .paste(text)
  }

  /// Every kind of line end as LF, a tab as a space; no other control and no change of direction.
  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var lineEnd: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r", "\n":
        // CR LF, or LF CR where the terminal changed both, is one.
        if let first = lineEnd, first != scalar {
          lineEnd = nil
        } else {
          result.append("\n")
          lineEnd = scalar
        }
        continue
      case "\u{85}", "\u{2028}", "\u{2029}": result.append("\n")
      case "\t": result.append(" ")
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}":
        break
      default: result.append(scalar)
      }
      lineEnd = nil
    }
    return String(result)
  }
}
