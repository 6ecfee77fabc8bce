import ToriRandom

/// A line, what was cut from it and what it was before, as a person with Emacs in the fingers expects them.
struct ModelEditor {
  private(set) var line = ModelLine()
  /// The last first to be put back.
  private var ring: [[ModelLine.Piece]] = []
  private var ringPlace = 0
  private var states: [ModelLine] = []
  /// What the last key did, as far as the next depends on it.
  private var last = Last.other

  private enum Last: Equatable {
    case typed(ModelLine.Piece)
    case cut
    case put(Range<Int>)
    case other
  }

  /// A key that does nothing to the line came in between.
  mutating func pass() { last = .other }

  /// Presses one key, or types a burst, and returns what that sends. At the end of the text no key is pressed that
  /// would take a hint.
  mutating func press(using random: inout SplitMix64, alphabet: [ModelLine.Piece]) -> String {
    let caret = line.caret
    switch random.below(19) {
    case 0..<6: return type(using: &random, alphabet: alphabet)
    case 6: return change("\u{1B}[D") { $0.caret = max($0.caret - 1, 0) }
    case 7 where caret < line.pieces.count: return change("\u{6}") { $0.caret += 1 }
    case 8:
      return change("\u{7F}") {
        if $0.caret > 0 {
          $0.caret -= 1
          $0.pieces.remove(at: $0.caret)
        }
      }
    case 9:
      return change("\u{1B}[3~") {
        if $0.caret < $0.pieces.count { $0.pieces.remove(at: $0.caret) }
      }
    case 10:
      let start = line.pieces[..<caret].lastIndex(of: ModelLine.lineEnd).map { $0 + 1 } ?? 0
      return change("\u{1}") { $0.caret = caret == start ? 0 : start }
    case 11 where caret < line.pieces.count:
      let count = line.pieces.count
      let end = line.pieces[caret...].firstIndex(of: ModelLine.lineEnd) ?? count
      return change("\u{1B}[F") { $0.caret = caret == end ? count : end }
    case 12: return cut("\u{B}", caret..<line.pieces.count)
    case 13: return put("\u{19}")
    case 14 where random.below(4) == 0: return cut("\u{15}", 0..<line.pieces.count)
    case 15: return putEarlier("\u{1B}y")
    case 16: return undo("\u{18}\u{15}")
    case 17: return cut("\u{17}", wordBefore..<caret)
    case 18: return cut("\u{1B}d", caret..<wordAfter)
    default:
      guard random.below(3) == 0 else { return "" }
      return change("\u{1B}\r") {
        $0.pieces.insert(ModelLine.lineEnd, at: $0.caret)
        $0.caret += 1
      }
    }
  }

  /// Cuts all of it, where it has grown too long for the screen.
  mutating func clear() -> String { cut("\u{15}", 0..<line.pieces.count) }

  private mutating func change(_ keys: String, _ body: (inout ModelLine) -> Void) -> String {
    let before = line
    body(&line)
    if line.pieces != before.pieces { states.append(before) }
    last = .other
    return keys
  }

  /// A word, with the blank behind it, is one change.
  private mutating func type(using random: inout SplitMix64, alphabet: [ModelLine.Piece]) -> String
  {
    var keys = ""
    for _ in 0...random.below(5) {
      let piece = alphabet[random.below(alphabet.count)]
      let goesOn = if case .typed(let before) = last { before.text != " " } else { false }
      if !goesOn { states.append(line) }
      line.pieces.insert(piece, at: line.caret)
      line.caret += 1
      last = .typed(piece)
      keys += piece.text
    }
    return keys
  }

  private mutating func cut(_ keys: String, _ range: Range<Int>) -> String {
    let piece = Array(line.pieces[range])
    let isBefore = range.upperBound == line.caret
    let joins = last == .cut
    if !piece.isEmpty {
      ringPlace = 0
      if joins, let before = ring.popLast() {
        ring.append(isBefore ? piece + before : before + piece)
      } else {
        ring.append(piece)
        if ring.count > 30 { ring.removeFirst() }
      }
      states.append(line)
      line.pieces.removeSubrange(range)
      line.caret = range.lowerBound
    }
    last = .cut
    return keys
  }

  private mutating func put(_ keys: String) -> String {
    ringPlace = 0
    guard let piece = ring.last else {
      last = .other
      return keys
    }
    put(piece, in: line.caret..<line.caret)
    return keys
  }

  private mutating func putEarlier(_ keys: String) -> String {
    guard case .put(let range) = last else {
      last = .other
      return keys
    }
    ringPlace = (ringPlace + 1) % ring.count
    put(ring[ring.count - 1 - ringPlace], in: range)
    return keys
  }

  private mutating func put(_ piece: [ModelLine.Piece], in range: Range<Int>) {
    let before = line
    line.pieces.replaceSubrange(range, with: piece)
    line.caret = range.lowerBound + piece.count
    if line.pieces != before.pieces { states.append(before) }
    last = .put(range.lowerBound..<line.caret)
  }

  private mutating func undo(_ keys: String) -> String {
    if let state = states.popLast() { line = state }
    last = .other
    return keys
  }

  // MARK: - Words

  private func isOfWord(_ piece: ModelLine.Piece) -> Bool {
    ["a", "鳥", "ひ", "ｱ", "𠮷", "か\u{3099}"].contains(piece.text)
  }

  private var wordAfter: Int {
    var place = line.caret
    while place < line.pieces.count, !isOfWord(line.pieces[place]) { place += 1 }
    while place < line.pieces.count, isOfWord(line.pieces[place]) { place += 1 }
    return place
  }

  private var wordBefore: Int {
    var place = line.caret
    while place > 0, !isOfWord(line.pieces[place - 1]) { place -= 1 }
    while place > 0, isOfWord(line.pieces[place - 1]) { place -= 1 }
    return place
  }
}
