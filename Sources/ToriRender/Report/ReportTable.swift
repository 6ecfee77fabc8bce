import ToriEngine
import ToriText

/// The rows of an answer as a page shows them: so many of them, and of the others their identifiers.
struct ReportTable {
  struct Column {
    let name: String
    let isNumeric: Bool
    /// Whether what somebody said stands in it, in lines.
    let isPost: Bool
    /// Whether counts are drawn in it, as signs side by side.
    let isStrip: Bool
    /// Whether its cells say nothing in pieces, as times do.
    let isWhole: Bool
    /// Of a concordance, whether it ends where the match begins, or is the match.
    let isLeft: Bool
    let isMatch: Bool
  }

  struct Cell {
    /// None where there is nothing.
    var lines: [ScreenText]
    /// The post or block that it names.
    var target: String?
    /// An address that it may lead to.
    var link: String?

    var isBlank: Bool { lines.allSatisfy { $0.width == 0 } }
    var text: String {
      lines.map { $0.runs.map(\.text).joined() }.joined(separator: "\n")
    }
  }

  private(set) var columns: [Column]
  private(set) var rows: [[Cell]]
  /// Of the answer.
  let rowCount: Int
  /// Of rows that are not shown, as many as a page holds.
  private(set) var others: [String] = []
  /// Whether one post is shown with all that is known of it.
  let isCard: Bool

  init(of answer: Answer, marking needles: [String], options: RenderOptions) throws {
    let shape = answer.shape
    rowCount = answer.rowCount
    isCard = rowCount == 1 && shape.isBlockRows
    let places =
      isCard || shape.kind == .bytes ? Array(shape.columns.indices) : shape.shown
    let shown = min(rowCount, ReportLimits.rows)
    var makers = places.map { place in
      var maker = CellMaker(
        column: shape.columns[place], kind: shape.kind, zone: options.zone,
        ambiguous: options.ambiguous, language: options.language)
      if maker.column.name == "text" { maker.highlights = Highlights(needles) }
      return maker
    }
    columns = makers.map { maker in
      let isLine = shape.kind == .concordance
      return Column(
        name: maker.column.heading?[options.language] ?? maker.column.name,
        isNumeric: maker.column.type.isNumeric,
        isPost: maker.column.name == "text" || maker.column.type == .bytes,
        isStrip: maker.column.isStrip,
        isWhole: [.time, .date, .boolean].contains(maker.column.type),
        isLeft: isLine && maker.column.name == "left",
        isMatch: isLine && maker.column.name == "match")
    }
    var values: [[Value]] = []
    var window = CellWindow(answer, columns: places)
    for row in 0..<shown {
      values.append(try places.map { try window.value(row: row, column: $0) })
    }
    for place in makers.indices where columns[place].isNumeric {
      makers[place].decimals = decimals(for: values.compactMap { $0[place].figure })
    }
    let identity = shape.columns.firstIndex { $0.field?.access == .id }
    let leadsOn = !isCard && places.count > 1 && identity.map(places.contains) ?? false
    let isCard = isCard
    rows = values.map { values in
      zip(makers, values).map { maker, value in
        // Of one post what goes without saying is not said.
        isCard && (value.isAbsent || value == .boolean(false))
          ? Cell(lines: []) : Self.cell(value, maker, isCut: leadsOn)
      }
    }
    // What no row has gives its room to what they have, where nobody asked for it by name.
    if shape.isBlockRows, !rows.isEmpty {
      let blank = columns.indices.filter { place in rows.allSatisfy { $0[place].isBlank } }
      if blank.count < columns.count { drop(Set(blank)) }
    }
    if let identity, shape.origin != nil || shape.isBlockRows {
      try answer.forEachIdentifier(from: shown, upTo: ReportLimits.identifiers, in: identity) {
        others.append($0)
      }
    }
  }

  private mutating func drop(_ places: Set<Int>) {
    func kept<T>(_ items: [T]) -> [T] {
      items.enumerated().filter { !places.contains($0.offset) }.map(\.element)
    }
    columns = kept(columns)
    rows = rows.map(kept)
  }

  private static func cell(_ value: Value, _ maker: CellMaker, isCut: Bool) -> Cell {
    let isIdentity = maker.column.field?.access == .id
    switch value {
    case .identifier(let whole, _): return Cell(lines: [maker.cell(value)], target: whole)
    case .text(let text) where isIdentity: return Cell(lines: [maker.cell(value)], target: text)
    case .text(let text) where maker.column.name == "text":
      return Cell(lines: isCut ? beginning(of: text, maker) : maker.lines(of: text))
    case .bytes(let bytes):
      return Cell(lines: maker.lines(of: String(decoding: bytes, as: UTF8.self)))
    case .text(let text) where maker.column.name == "url" || maker.column.name == "permalink":
      return Cell(lines: [maker.cell(value)], link: text.webAddress)
    default: return Cell(lines: [maker.cell(value)])
    }
  }

  /// As much of a text as a table holds: its beginning, or where that has nothing of what was looked for, what stands
  /// around the first place that has.
  private static func beginning(of text: String, _ maker: CellMaker) -> [ScreenText] {
    var cut = text.prefix(ReportLimits.cellCharacters)
    let lines = cut.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.count > ReportLimits.cellLines {
      cut = text[..<lines[ReportLimits.cellLines - 1].endIndex]
    }
    if cut.endIndex == text.endIndex { return maker.lines(of: text) }
    let first = maker.highlights.matches(in: text).first
    if let first, first.upperBound > cut.endIndex {
      let limit = ReportLimits.cellColumns
      return [maker.cell(.text(text), upTo: limit).cut(to: limit)]
    }
    return maker.lines(of: cut + "…")
  }
}

extension String {
  /// The same, where it leads to a page of the web and nowhere else.
  var webAddress: String? {
    let start = prefix(8).lowercased()
    guard start.hasPrefix("http://") || start == "https://" else { return nil }
    return contains { $0.isWhitespace || $0.isNewline } ? nil : self
  }
}

extension Answer {
  /// Calls `body` with the identifiers of rows from that one on.
  fileprivate func forEachIdentifier(
    from row: Int, upTo limit: Int, in column: Int, _ body: (String) -> Void
  ) throws {
    var row = row
    let end = min(rowCount, row + limit)
    while row < end {
      let batch = try batch(of: row..<min(row + 1024, end), columns: [column])
      for row in batch.rows {
        switch batch.value(row: row, 0) {
        case .identifier(let whole, _), .text(let whole): body(whole)
        default: break
        }
      }
      row = batch.rows.upperBound
    }
  }
}
