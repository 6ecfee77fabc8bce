import ToriEngine
import ToriText
import ToriTime

/// Rows as a workbook that Excel opens: texts as texts, whatever they look like, numbers as numbers, times as times
/// of the zone, truth as truth. No cell is a formula.
///
/// What a sheet cannot hold is in it otherwise, and said: more rows on further sheets, the rest of a long text on a
/// sheet of its own, and a sign that XML has no place for as U+FFFD.
struct WorkbookRows {
  private let options: RenderOptions
  private let book: WorkbookFile
  private let columns: [Column]
  private let name: String
  private var sheet: WorkbookFile.Sheet
  private var sheetCount = 1
  /// Where long texts go on.
  private var rest: WorkbookFile.Sheet?
  private var replaced = 0
  /// Cells whose ends of lines are others than they were.
  private var rebroken = 0
  /// Numbers of more digits than the program keeps: whole ones as texts, others without those digits.
  private var texted = 0
  private var rounded = 0
  /// Whether numbers are the corpus's own: of what tori works out no more digits were given.
  private let tellsRounding: Bool
  private var continued = 0
  private var hasTimes = false

  static func render(
    _ answer: Answer, options: RenderOptions, to sink: inout TextSink
  ) throws -> [Note] {
    var rows = try WorkbookRows(answer, options)
    try rows.render(answer)
    try rows.book.handOn { try sink.put(utf8: $0) }
    return rows.notes(on: answer)
  }

  private init(_ answer: Answer, _ options: RenderOptions) throws {
    self.options = options
    tellsRounding = [.posts, .blocks, .columns].contains(answer.shape.kind)
    columns = Array(answer.shape.columns.prefix(ExcelText.columnLimit))
    book = try WorkbookFile(title: options.title, made: options.made)
    name = Self.sheetName(options.isTitled ? options.title : answer.shape.kind.rawValue)
    sheet = book.addSheet(name)
    putHead()
  }

  private mutating func render(_ answer: Answer) throws {
    try answer.forEachBatch(columns: Array(columns.indices)) { batch in
      try book.checkRoom()
      for row in batch.rows {
        if sheet.row == ExcelText.rowLimit { turnSheet() }
        for place in columns.indices {
          put(cell(batch.value(row: row, place)), place)
        }
        sheet.row += 1
      }
    }
  }

  private mutating func turnSheet() {
    sheetCount += 1
    let suffix = " \(sheetCount)"
    sheet = book.addSheet(Self.sheetName(name, upTo: 31 - suffix.utf16.count) + suffix)
    putHead()
  }

  private mutating func putHead() {
    for (place, column) in columns.enumerated() {
      if let width = Self.width(of: column) {
        book.setWidth(of: place, in: sheet, characters: width)
      }
      book.put(.text(Self.clean(column.name).text), place, in: sheet, isHead: true)
    }
    sheet.row += 1
  }

  private static func width(of column: Column) -> Double? {
    switch column.type {
    case .time: 22
    case .text where column.name == "text": 60
    default: nil
    }
  }

  private mutating func cell(_ value: Value) -> SheetCell {
    switch value {
    case .none: return .empty
    case .lacking(let words): return .text(words[options.language])
    case .integer(let integer) where integer.magnitude < 1_000_000_000_000_000:
      return .number(Double(integer), format: integer.magnitude > 99_999_999_999 ? "0" : nil)
    case .integer:
      texted += 1
      return .text(value.field(options))
    case .number(let number) where number.isFinite:
      if tellsRounding, Self.isRounded(number) { rounded += 1 }
      return .number(number, format: nil)
    case .boolean(let flag): return .flag(flag)
    case .time(let span):
      guard let moment = SheetMoment(span, in: options.zone) else {
        return .text(value.field(options))
      }
      hasTimes = hasTimes || moment.precision != .day
      return .number(moment.serial, format: moment.format)
    default: return .text(value.field(options))
    }
  }

  /// Whether the library, which writes 16 digits, leaves out some of a number's.
  private static func isRounded(_ number: Double) -> Bool {
    let digits = "\(number)".prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return digits.utf8.count - (digits.hasSuffix("0") ? 1 : 0) > 16
  }

  private mutating func put(_ cell: SheetCell, _ place: Int) {
    guard case .text(let text) = cell else { return book.put(cell, place, in: sheet) }
    let (clean, isChanged, isRebroken) = Self.clean(text)
    if isChanged { replaced += 1 }
    if isRebroken { rebroken += 1 }
    let written = Self.escaped(clean)
    guard written.utf8.count > ExcelText.longest, written.utf16.count > ExcelText.longest else {
      return book.put(.text(written), place, in: sheet)
    }
    continued += 1
    for (number, piece) in Self.pieces(of: clean).enumerated() {
      if number == 0 {
        book.put(.text(Self.escaped(piece)), place, in: sheet)
      } else {
        putRest(piece, number + 1, of: place)
      }
    }
  }

  /// A piece of a text that is too long for its cell, by the place of that.
  private mutating func putRest(_ piece: String, _ number: Int, of place: Int) {
    var rest = self.rest ?? book.addSheet("continued")
    if rest.row == 0 {
      for (column, name) in ["sheet", "row", "column", "part", "rest"].enumerated() {
        book.put(.text(name), column, in: rest, isHead: true)
      }
      rest.row = 1
    }
    let cells: [SheetCell] = [
      .text(sheet.name), .number(Double(sheet.row + 1), format: nil),
      .text(Self.clean(columns[place].name).text), .number(Double(number), format: nil),
      .text(Self.escaped(piece)),
    ]
    for (column, cell) in cells.enumerated() { book.put(cell, column, in: rest) }
    rest.row += 1
    self.rest = rest
  }

  private func notes(on answer: Answer) -> [Note] {
    var notes: [LocalizedText] = []
    if hasTimes {
      let zone = options.zone.identifier
      notes.append(
        LocalizedText("times are those of \(zone)", ja: "日時は\(zone)のもの"))
    }
    if sheetCount > 1 {
      notes.append(
        LocalizedText(
          "the rows are on \(sheetCount) sheets, as one holds \(ExcelText.rowLimit)",
          ja: "1枚に入るのは\(ExcelText.rowLimit)行なので、行は\(sheetCount)枚のシートにある"))
    }
    if continued > 0 {
      notes.append(
        LocalizedText(
          "\(continued) text\(continued == 1 ? " is" : "s are") longer than the \(ExcelText.longest) characters of a cell and go\(continued == 1 ? "es" : "") on on the sheet 'continued'",
          ja: "\(continued)個の文字列がセルの\(ExcelText.longest)文字より長く、続きはシートcontinuedにある"))
    }
    if replaced > 0 {
      notes.append(
        LocalizedText(
          "control characters, which no workbook holds, became U+FFFD in \(replaced) cell\(replaced == 1 ? "" : "s")",
          ja: "ブックに書けない制御文字を\(replaced)個のセルでU+FFFDに替えた"))
    }
    if rebroken > 0 {
      notes.append(
        LocalizedText(
          "ends of lines are line feeds, otherwise than they were in \(rebroken) cell\(rebroken == 1 ? "" : "s")",
          ja: "\(rebroken)個のセルで、改行をLFに替えた"))
    }
    if texted > 0 {
      notes.append(
        LocalizedText(
          "\(texted) number\(texted == 1 ? "" : "s") of more than 15 digits \(texted == 1 ? "is a text" : "are texts"), as Excel would round \(texted == 1 ? "it" : "them")",
          ja: "15桁を超える\(texted)個の数は、Excelが丸めないよう文字列として書いた"))
    }
    if rounded > 0 {
      notes.append(
        LocalizedText(
          "\(rounded) number\(rounded == 1 ? " is" : "s are") rounded to 16 digits; .csv has all of them",
          ja: "\(rounded)個の数を16桁に丸めた。.csvならすべての桁がある"))
    }
    if columns.count < answer.shape.columns.count {
      let more = answer.shape.columns.count - columns.count
      notes.append(
        LocalizedText(
          "\(more) columns were left out, as a sheet holds \(ExcelText.columnLimit)",
          ja: "1枚に入るのは\(ExcelText.columnLimit)列なので、\(more)列を省いた"))
    }
    return notes.map { Note(.words($0)) }
  }
}

extension SheetMoment {
  /// How a cell shows it.
  var format: String {
    switch precision {
    case .minute: "yyyy-mm-dd hh:mm"
    case .second:
      "yyyy-mm-dd hh:mm:ss"
        + (fractionDigits > 0 ? "." + String(repeating: "0", count: fractionDigits) : "")
    default: "yyyy-mm-dd"
    }
  }
}
