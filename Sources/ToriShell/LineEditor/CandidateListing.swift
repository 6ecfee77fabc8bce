import ToriText

/// Candidates in columns, read downwards, each with its note behind it.
package struct CandidateListing {
  /// None wider than the screen; what had no room is counted in the last.
  package private(set) var rows: [String] = []
  /// How many of the candidates, from the first, stand in the rows.
  package let shownCount: Int

  private static let gap = 2

  /// - Parameters:
  ///   - columns: how wide a row may be.
  ///   - limit: how many rows there may be.
  package init(
    of candidates: [CompletionCandidate], columns: Int, rows limit: Int, ambiguous: AmbiguousWidth,
    in language: SpokenLanguage = .english
  ) {
    let gap = Self.gap
    let texts = candidates.map { $0.text.visible() }
    let notes = candidates.map { $0.note?[language].visible() ?? "" }
    let textWidth = texts.map { displayWidth($0, ambiguous: ambiguous) }.max() ?? 0
    let noteWidth = notes.map { displayWidth($0, ambiguous: ambiguous) }.max() ?? 0
    let cellWidth = min(textWidth + (noteWidth > 0 ? gap + noteWidth : 0), columns)
    let across = max(1, (columns + gap) / (cellWidth + gap))
    let needed = (candidates.count + across - 1) / across
    let height = needed <= limit ? needed : max(limit - 1, 1)
    shownCount = min(candidates.count, height * across)
    for row in 0..<height {
      var line = ""
      for index in stride(from: row, to: shownCount, by: height) {
        if index > row { line += String(repeating: " ", count: gap) }
        var cell = texts[index]
        if noteWidth > 0 {
          cell = cell.padded(toWidth: textWidth + gap, ambiguous: ambiguous) + notes[index]
        }
        line += cell.truncated(toWidth: cellWidth, ambiguous: ambiguous)
          .padded(toWidth: cellWidth, ambiguous: ambiguous)
      }
      rows.append(String(line.reversed().drop { $0 == " " }.reversed()))
    }
    let left = candidates.count - shownCount
    if left > 0 {
      let more = LocalizedText("… \(left) more: Tab", ja: "… ほか\(left): Tab")
      rows.append(more[language].truncated(toWidth: columns, ambiguous: ambiguous))
    }
  }
}
