import ToriText

extension LineEditor {
  /// Puts in what all candidates have in common; where that is nothing, lists them, and when asked again
  /// those that had no room.
  func complete() {
    guard let completer = options.completer else { return }
    let scalars = buffer.text
    let caret = buffer.caret
    let text = string(scalars)
    let list = completer(text, string(scalars.prefix(caret)).utf8.count)
    guard !list.candidates.isEmpty else { return ring() }
    let bytes = Array(text.utf8)
    let range = list.replaced.clamped(to: bytes.indices)
    let typed = String(decoding: bytes[range], as: UTF8.self)
    let common = commonPrefix(of: list.candidates.map(\.text))
    let isUnique = list.candidates.count == 1
    // What they share may be less than was typed, where a completer corrects: that is no gain. Nor is the beginning
    // of several words for one that is typed in another script.
    let goesOn =
      typed.utf8.first ?? 0 < 0x80
      || Folding.fold(common).bytes.starts(with: Folding.fold(typed).bytes)
    if common != typed && (isUnique || common.count >= typed.count && goesOn) {
      let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + common
      let tail = String(decoding: bytes[range.upperBound...], as: UTF8.self)
      buffer.replace(with: (head + tail).unicodeScalars, caret: head.unicodeScalars.count)
    } else if isUnique {
      ring()
    } else {
      let isAgain = listed.map { $0.text == text && $0.caret == caret } ?? false
      let before = isAgain ? listed?.count ?? 0 : 0
      let now = show(Array(list.candidates.dropFirst(before)))
      listed = (text, caret, before + now < list.candidates.count ? before + now : 0)
    }
  }

  /// Lists below the line, until the next key that does something else; how many have room.
  private func show(_ candidates: [CompletionCandidate]) -> Int {
    paint()
    let size = terminal.size
    let listing = CandidateListing(
      of: candidates, columns: size.columns, rows: max(size.rows - painter.height - 1, 1),
      ambiguous: options.ambiguous, in: options.language)
    shownList = (listing.rows, buffer.text, buffer.caret, size)
    return listing.shownCount
  }

  /// The rows below the line, as long as that is as it was.
  func listedRows(at caret: Int) -> [String] {
    guard let shown = shownList else { return [] }
    if shown.text == buffer.text, shown.caret == caret, shown.size == terminal.size {
      return shown.rows
    }
    shownList = nil
    return []
  }
}
