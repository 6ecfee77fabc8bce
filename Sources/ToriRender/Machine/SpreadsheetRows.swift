import ToriEngine
import ToriText
import ToriTime

/// CSV for programs that make something else of what a cell looks like: UTF-8 with the mark by which they tell
/// it, and nothing in it that they would change.
struct SpreadsheetRows {
  private let form: Form
  private let options: RenderOptions
  /// The columns of the answer in the order in which they are written.
  private let order: [Int]
  /// Cells that begin with an apostrophe now.
  private var guarded = 0
  /// Cells that are longer than the program reads.
  private var long = 0
  /// Cells without the control characters that they had.
  private var cleaned = 0
  /// Cells whose ends of lines, or tabs, are others than they were.
  private var rebroken = 0

  enum Form {
    case excel
    /// Where the text stands first, and every other column is one line: an external variable.
    case khCoder
  }

  /// What the rows could not be written as they are, for people.
  static func render(
    _ answer: Answer, _ form: Form, options: RenderOptions, to sink: inout TextSink
  ) throws -> [Note] {
    var rows = SpreadsheetRows(answer, form, options)
    try rows.render(answer, to: &sink)
    return rows.notes(on: answer)
  }

  private init(_ answer: Answer, _ form: Form, _ options: RenderOptions) {
    (self.form, self.options) = (form, options)
    let columns = answer.shape.columns
    let text = form == .khCoder ? columns.firstIndex { $0.name == "text" } : nil
    order = [text].compactMap(\.self) + columns.indices.filter { $0 != text }
  }

  private mutating func render(_ answer: Answer, to sink: inout TextSink) throws {
    let columns = answer.shape.columns
    if !options.isTerminal { try sink.put("\u{FEFF}") }
    try putLine(order.map { columns[$0].name }, to: &sink)
    try answer.forEachBatch(columns: order) { batch in
      for row in batch.rows {
        let cells = order.indices.map { place in
          cell(batch.value(row: row, place), isText: columns[order[place]].name == "text")
        }
        try putLine(cells, to: &sink)
      }
    }
  }

  private func putLine(_ cells: [String], to sink: inout TextSink) throws {
    for (place, cell) in cells.enumerated() {
      if place > 0 { try sink.put(UInt8(ascii: ",")) }
      // A line with nothing on it is skipped by readers.
      guard ByteSigns.csv.occur(in: cell) || cell.isEmpty && cells.count == 1 else {
        try sink.put(cell)
        continue
      }
      try sink.put("\"" + cell.replacing("\"", with: "\"\"") + "\"")
    }
    try sink.put("\r\n")
  }

  private mutating func cell(_ value: Value, isText: Bool) -> String {
    switch form {
    case .excel: excelCell(value)
    case .khCoder: khCoderCell(value.field(options), isText: isText)
    }
  }

  private mutating func excelCell(_ value: Value) -> String {
    switch value {
    case .integer(let integer) where integer.magnitude < 1_000_000_000_000_000: return "\(integer)"
    case .lacking(let words): return words[options.language]
    case .number, .boolean, .none: return value.field(options)
    case .time(let span):
      if let moment = SheetMoment(span, in: options.zone) { return moment.text }
    default: break
    }
    var text = value.field(options, joining: "; ")
    if text.utf8.count > ExcelText.longest, text.utf16.count > ExcelText.longest { long += 1 }
    guard ExcelText.changes(text) else { return text }
    guarded += 1
    text = "'" + text
    return text
  }

  private mutating func khCoderCell(_ text: String, isText: Bool) -> String {
    // All control characters begin with one of these bytes.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
    var (isCleaned, isRebroken) = (false, false)
    var kept = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isBreak = Self.breaks.contains(scalar)
      if scalar == "\n", previous == "\r" {
        // One end of a line with what was before.
      } else if isBreak || scalar == "\t" {
        let written: Unicode.Scalar = !isText ? " " : isBreak ? "\n" : "\t"
        kept.append(written)
        isRebroken = isRebroken || written != scalar
      } else if scalar.properties.generalCategory == .control {
        isCleaned = true
      } else {
        kept.append(scalar)
      }
      previous = scalar
    }
    if isCleaned { cleaned += 1 }
    if isRebroken { rebroken += 1 }
    return String(kept)
  }

  /// Control characters that end a line.
  private static let breaks: [Unicode.Scalar] = ["\n", "\r", "\u{B}", "\u{C}", "\u{85}"]

  private func notes(on answer: Answer) -> [Note] {
    var notes: [LocalizedText] = []
    if guarded > 0 {
      notes.append(
        LocalizedText(
          "\(guarded) cell\(guarded == 1 ? " begins" : "s begin") with ' so that Excel leaves them as they are; .xlsx needs none",
          ja: "Excelが値を変えないよう、\(guarded)個のセルの頭に'を付けた。.xlsxなら要らない"))
    }
    if long > 0 {
      notes.append(
        LocalizedText(
          "\(long) cell\(long == 1 ? " is" : "s are") longer than the \(ExcelText.longest) characters that Excel reads",
          ja: "\(long)個のセルが、Excelの読める\(ExcelText.longest)文字より長い"))
    }
    if form == .excel, answer.rowCount >= ExcelText.rowLimit {
      notes.append(
        LocalizedText(
          "Excel opens the first \(ExcelText.rowLimit) rows only; .xlsx has the rest on further sheets",
          ja: "Excelが開くのは先頭の\(ExcelText.rowLimit)行だけ。.xlsxなら残りを次のシートに書く"))
    }
    if cleaned > 0 {
      notes.append(
        LocalizedText(
          "control characters were left out of \(cleaned) cell\(cleaned == 1 ? "" : "s"), as KH Coder takes none",
          ja: "KH Coderの扱えない制御文字を\(cleaned)個のセルから除いた"))
    }
    if rebroken > 0 {
      notes.append(
        LocalizedText(
          "ends of lines are line feeds in the text, and with tabs spaces elsewhere: otherwise than they were in \(rebroken) cell\(rebroken == 1 ? "" : "s")",
          ja: "本文の改行はLFに、ほかの列の改行とタブは空白に替えた（\(rebroken)個のセル）"))
    }
    if form == .khCoder, !answer.shape.columns.contains(where: { $0.name == "text" }) {
      notes.append(
        LocalizedText(
          "there is no column 'text' in these rows: choose in KH Coder what is the text",
          ja: "この行にはtextの列がない。本文の列はKH Coderで選ぶ"))
    }
    return notes.map { Note(.words($0)) }
  }
}
