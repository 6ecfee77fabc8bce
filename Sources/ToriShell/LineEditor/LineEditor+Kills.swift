/// Cutting and putting back, and taking changes back: the keys of Emacs, in which libedit keeps one piece alone.
extension LineEditor {
  /// Cuts to the end of the text.
  func killToEnd() { kill(from: buffer.caret, to: buffer.count) }

  /// Cuts all of the text.
  func killAll() { kill(from: 0, to: buffer.count) }

  func killWord() { kill(from: buffer.caret, to: wordEnd(after: buffer.caret, in: buffer.text)) }

  func killWordBefore() {
    kill(from: wordStart(before: buffer.caret, in: buffer.text), to: buffer.caret)
  }

  private func kill(from start: Int, to end: Int) {
    let text = buffer.text
    guard start < end else {
      // Nothing is cut, but the next cut still joins.
      joinsKill = commandNumber
      return ring()
    }
    kills.add(
      Array(text[start..<end]), isBefore: end == buffer.caret && start < end,
      joins: joinsKill == commandNumber - 1)
    joinsKill = commandNumber
    buffer.replace(with: text[..<start] + text[end...], caret: start)
  }

  func yank() {
    guard let piece = kills.last() else { return ring() }
    put(piece, inPlaceOf: buffer.caret..<buffer.caret)
  }

  /// What was cut before that, in the place of what was put back just now.
  func yankPop() {
    guard let yanked, yanked.command == commandNumber - 1, let piece = kills.next() else {
      return ring()
    }
    put(piece, inPlaceOf: yanked.range)
  }

  private func put(_ piece: [Unicode.Scalar], inPlaceOf range: Range<Int>) {
    let text = buffer.text
    buffer.replace(
      with: text[..<range.lowerBound] + piece + text[range.upperBound...],
      caret: range.lowerBound + piece.count)
    yanked = (range.lowerBound..<range.lowerBound + piece.count, commandNumber)
  }

  func undo() {
    guard let state = changes.takeBack() else { return ring() }
    buffer.replace(with: state.text, caret: state.caret)
  }

  // MARK: - Words

  /// Where the word ends that `offset` is in, or the next one.
  func wordEnd(after offset: Int, in text: [Unicode.Scalar]) -> Int {
    let rest = string(text[offset...])
    let blank = rest.prefix { !$0.isOfWord }
    let word = rest.dropFirst(blank.count).prefix { $0.isOfWord }
    return offset + blank.unicodeScalars.count + word.unicodeScalars.count
  }

  /// Where the word begins that ends at `offset`, or the last one before it.
  private func wordStart(before offset: Int, in text: [Unicode.Scalar]) -> Int {
    let rest = string(text[..<offset])
    let blank = rest.reversed().prefix { !$0.isOfWord }
    let word = rest.dropLast(blank.count).reversed().prefix { $0.isOfWord }
    return offset - [Array(blank), Array(word)].joined().reduce(0) { $0 + $1.unicodeScalars.count }
  }
}

extension Character {
  /// Whether it is part of a word where words are moved over, as libedit has it: letters, digits, and what names and
  /// paths are made of.
  fileprivate var isOfWord: Bool {
    guard let first = unicodeScalars.first else { return false }
    return first.properties.isAlphabetic || first.properties.numericType != nil
      || "*?_-.[]~=".unicodeScalars.contains(first)
  }
}
