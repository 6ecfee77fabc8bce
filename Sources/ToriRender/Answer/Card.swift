import ToriEngine

/// One row by itself: what it is known by in the first line, the whole of what it says, and below that
/// everything else that is known of it.
struct Card {
  private let heading: [Part]
  private let said: Part?
  private let others: [Part]
  private let options: RenderOptions

  /// A column, and how it is written.
  private struct Part {
    let index: Int
    let maker: CellMaker
  }

  private static let indent = 2

  init(of answer: Answer, options: RenderOptions) {
    self.options = options
    let shape = answer.shape
    let parts = shape.columns.indices.map { index in
      var maker = CellMaker(
        column: shape.columns[index], kind: shape.kind, zone: options.zone,
        ambiguous: options.ambiguous, language: options.language)
      if maker.column.name == "text" && options.isTerminal {
        maker.highlights = Highlights(options.highlights)
      }
      return Part(index: index, maker: maker)
    }
    let said = shape.isBlockRows ? parts.first { $0.maker.column.name == "text" } : nil
    // Of rows that gather posts, names and figures say nothing without their columns'.
    let first = shape.essential.prefix(1).filter { !shape.columns[$0].type.isNumeric }
    let named = shape.isBlockRows ? shape.essential : first
    heading = named.filter { $0 != said?.index }.map { parts[$0] }
    others = parts.filter { !named.contains($0.index) && $0.index != said?.index }
    self.said = said
  }

  func lines(of row: Int, in window: inout CellWindow) throws(EngineError) -> [ScreenText] {
    var first = text("")
    for part in heading {
      guard let cell = try cell(of: part, in: row, of: &window) else { continue }
      if first.width > 0 { first.append(spaces: TableLayout.gap) }
      first.append(first.width == 0 ? cell.inked(.heading) : cell)
    }
    var lines = first.width > 0 ? flowed(first, by: 0) : []
    if let said, case .text(let text) = try window.value(row: row, column: said.index) {
      lines += said.maker.lines(of: text).flatMap { flowed($0, by: Self.indent) }
      lines.append(self.text(""))
    }
    var facts: [(name: String, value: ScreenText)] = []
    for part in others {
      guard let cell = try cell(of: part, in: row, of: &window) else { continue }
      facts.append((part.maker.column.name, cell))
    }
    return lines + drawn(facts)
  }

  /// What is known there; nil for nothing, or what goes without saying.
  private func cell(
    of part: Part, in row: Int, of window: inout CellWindow
  ) throws(EngineError) -> ScreenText? {
    let value = try window.value(row: row, column: part.index)
    if value.isAbsent || value == .boolean(false) || value == .text("") { return nil }
    return part.maker.cell(value)
  }

  /// Names and values in two columns.
  private func drawn(_ facts: [(name: String, value: ScreenText)]) -> [ScreenText] {
    let widest = facts.map { text($0.name).width }.max() ?? 0
    let margin = Self.indent + widest + TableLayout.gap
    return facts.flatMap { fact in
      var line = text("")
      line.append(spaces: Self.indent)
      line.append(text(fact.name, .faint).padded(to: widest + TableLayout.gap))
      line.append(fact.value)
      return options.width.map { line.flowed(to: $0, indent: min(margin, $0 / 2)) } ?? [line]
    }
  }

  /// `line` in as many lines as it takes, each behind `indent` blanks.
  private func flowed(_ line: ScreenText, by indent: Int) -> [ScreenText] {
    let parts = options.width.map { line.flowed(to: max(2, $0 - indent)) } ?? [line]
    return parts.map { part in
      var line = text("")
      if part.width > 0 { line.append(spaces: indent) }
      line.append(part)
      return line
    }
  }

  private func text(_ text: String, _ ink: Ink = .plain) -> ScreenText {
    ScreenText(text, ink: ink, on: options.ambiguous)
  }
}
