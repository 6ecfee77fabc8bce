import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// Turns the values of one column into what a table shows of them.
struct CellMaker {
  let column: Column
  let kind: RowKind
  let zone: Zone
  let ambiguous: AmbiguousWidth
  let language: SpokenLanguage
  /// Digits after the point, the same down the column.
  var decimals = 0
  /// What to mark; empty where nothing is.
  var highlights = Highlights([])

  /// What a table shows of `value`, of which no more is read than what passes `limit` columns.
  func cell(_ value: Value, upTo limit: Int = .max) -> ScreenText {
    switch value {
    case .none: absent
    case .text(let text): cell(glossed(text) ?? text, upTo: limit)
    case .identifier(let whole, let short):
      screenText(column.isWhole ? whole : short, upTo: limit)
    case .words(let words), .lacking(let words): screenText(words[language], upTo: limit)
    case .integer(let integer): screenText(String(integer))
    case .number(let number): screenText(fixedPoint(number, decimals: decimals))
    case .boolean(let boolean): screenText(boolean ? "yes" : "no")
    case .time(let span): screenText(span.text(in: zone))
    case .date(let date): screenText(date.edtf)
    case .list(let items): list(items, upTo: limit)
    case .bytes(let bytes): screenText(String(decoding: bytes, as: UTF8.self), upTo: limit)
    }
  }

  /// The name of a kind of blocks, with what it says in Japanese where that is spoken.
  private func glossed(_ text: String) -> String? {
    guard column.field?.access == .kind, language == .japanese else { return nil }
    return BlockKind(name: text).map { "\(text) \($0.japanese)" }
  }

  /// What is not there: a dash for a time, a name for a key that things are counted by, else nothing.
  private var absent: ScreenText {
    if column.type == .time && kind != .figures { return screenText("—") }
    let isKey = kind == .figures && !column.type.isNumeric
    let name = LocalizedText.lacking(column.name)
    return screenText(isKey ? name[language] : "", ink: .faint)
  }

  private func list(_ items: [Value], upTo limit: Int) -> ScreenText {
    if column.isStrip, let counts = Strip.counts(of: .list(items)) {
      return screenText(Strip.text(counts), ink: .bar, upTo: limit)
    }
    if column.isRange, case .integer(let first) = items.first, case .integer(let last) = items.last
    {
      return screenText(first == last ? "\(first)" : "\(first)–\(last)", upTo: limit)
    }
    var list = screenText("")
    for (index, item) in items.enumerated() {
      if list.width > limit { break }
      if index > 0 { list.append(", ") }
      list.append(cell(item, upTo: limit == .max ? .max : limit - list.width))
    }
    return list
  }

  /// `text` with its matches marked; where the first lies beyond `limit`, from shortly before it.
  private func cell(_ text: String, upTo limit: Int) -> ScreenText {
    let matches = highlights.matches(in: text)
    var cell = screenText("")
    var position = text.startIndex
    if let first = matches.first, limit < .max {
      let upToMatch = screenText(text[..<first.upperBound], upTo: limit)
      if upToMatch.width > limit {
        let lead = text[..<first.lowerBound]
        cell = ScreenText(endOf: lead, upTo: limit / 3, on: ambiguous)
        position = first.lowerBound
      }
    }
    for match in matches {
      if cell.width > limit { break }
      cell.append(text[position..<match.lowerBound], upTo: limit)
      cell.append(text[match], ink: .match, upTo: limit)
      position = match.upperBound
    }
    cell.append(text[position...], upTo: limit)
    return cell
  }

  /// The lines of `text` as they stand, with its matches marked; without blank ones at the end.
  func lines(of text: String) -> [ScreenText] {
    let matches = highlights.matches(in: text)
    var lines: [ScreenText] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var shown = screenText("")
      var position = line.startIndex
      for match in matches where match.upperBound > position && match.lowerBound < line.endIndex {
        // A match may run over the line's end.
        let start = max(position, match.lowerBound)
        let end = min(match.upperBound, line.endIndex)
        shown.append(line[position..<start])
        shown.append(line[start..<end], ink: .match)
        position = end
      }
      shown.append(line[position...])
      lines.append(shown)
    }
    return Array(lines.reversed().drop { $0.width == 0 }.reversed())
  }

  private func screenText(
    _ text: some StringProtocol, ink: Ink = .plain, upTo limit: Int = .max
  ) -> ScreenText {
    ScreenText(text, ink: ink, upTo: limit, on: ambiguous)
  }
}

extension Column {
  /// Whether a cell is where something begins and ends in a file, as pictures of blocks write it too.
  fileprivate var isRange: Bool { field?.access == .lines || field?.access == .bytes }
}

extension ValueType {
  /// Whether the cells are numbers, which stand right-aligned.
  var isNumeric: Bool { self == .integer || self == .number }
}
