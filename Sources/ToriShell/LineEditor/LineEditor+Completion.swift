import ToriText

extension LineEditor {
  /// Puts in what all candidates have in common; where that is nothing, lists them.
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
    // What they share may be less than was typed, where a completer corrects: that is no gain.
    if common != typed && (isUnique || common.count >= typed.count) {
      let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + common
      let tail = String(decoding: bytes[range.upperBound...], as: UTF8.self)
      buffer.replace(with: (head + tail).unicodeScalars, caret: head.unicodeScalars.count)
    } else if isUnique {
      ring()
    } else {
      show(list.candidates)
    }
  }

  /// Lists below the line, which is then drawn anew below that.
  private func show(_ candidates: [CompletionCandidate]) {
    paint(isWhole: true)
    let size = terminal.size
    let rows = listing(
      of: candidates, columns: size.columns, rows: max(size.rows - 3, 1),
      ambiguous: options.ambiguous, in: options.language)
    terminal.write(painter.leave() + rows.map { $0 + "\r\n" }.joined())
  }
}

/// What all have at their start, by whole characters.
package func commonPrefix(of texts: [String]) -> String {
  guard let first = texts.first else { return "" }
  return texts.dropFirst().reduce(first) { shared, text in
    String(zip(shared, text).prefix { $0 == $1 }.map(\.0))
  }
}

/// Candidates in columns, read downwards, each with its note behind it; no row is wider than
/// `columns`, and what does not fit into `rows` is counted.
package func listing(
  of candidates: [CompletionCandidate], columns: Int, rows: Int, ambiguous: AmbiguousWidth,
  in language: SpokenLanguage = .english
) -> [String] {
  let gap = 2
  let texts = candidates.map { $0.text.visible() }
  let notes = candidates.map { $0.note?[language].visible() ?? "" }
  let textWidth = texts.map { displayWidth($0, ambiguous: ambiguous) }.max() ?? 0
  let noteWidth = notes.map { displayWidth($0, ambiguous: ambiguous) }.max() ?? 0
  let cellWidth = min(textWidth + (noteWidth > 0 ? gap + noteWidth : 0), columns)
  let across = max(1, (columns + gap) / (cellWidth + gap))
  let needed = (candidates.count + across - 1) / across
  let height = needed <= rows ? needed : max(rows - 1, 1)
  var lines = (0..<height).map { row in
    var line = ""
    for index in stride(from: row, to: min(candidates.count, height * across), by: height) {
      if index > row { line += String(repeating: " ", count: gap) }
      var cell = texts[index]
      if noteWidth > 0 {
        cell = cell.padded(toWidth: textWidth + gap, ambiguous: ambiguous) + notes[index]
      }
      line += cell.truncated(toWidth: cellWidth, ambiguous: ambiguous)
        .padded(toWidth: cellWidth, ambiguous: ambiguous)
    }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
  let left = candidates.count - height * across
  if left > 0 {
    let more = LocalizedText("… \(left) more", ja: "… ほか\(left)")
    lines.append(more[language].truncated(toWidth: columns, ambiguous: ambiguous))
  }
  return lines
}
