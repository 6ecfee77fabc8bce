import ToriTime

/// A spreadsheet as Excel and others save it (Office Open XML, ECMA-376): its sheets as tables in CSV.
///
/// Dates and clocks are told by the format of their cell, and written as ISO 8601 has them; text without its readings
/// (ruby); formulas are their last value.
struct Workbook {
  struct Sheet {
    let name: String
    /// In UTF-8; rows that hold nothing are left out.
    let table: [UInt8]
  }

  let sheets: [Sheet]

  /// Takes the files of the archive by their names. Throws `CorpusError.malformed` where they are no workbook, or its
  /// tables are larger than `limit` bytes together.
  init(_ files: [String: [UInt8]], limit: Int) throws(CorpusError) {
    guard let book = files["xl/workbook.xml"] else { throw .malformed(.refusal(.noWorkbook)) }
    var named: [(name: String, link: String)] = []
    var countsFrom1904 = false
    try XMLScanner.scan(book, records: ["sheet", "workbookPr"]) { node in
      if node.name == "sheet", let name = node.attribute("name"), let link = node.attribute("r:id")
      {
        named.append((name, link))
      }
      if let start = node.attribute("date1904") { countsFrom1904 = start == "1" || start == "true" }
    }
    var targets: [String: String] = [:]
    try XMLScanner.scan(files["xl/_rels/workbook.xml.rels"] ?? [], records: ["Relationship"]) {
      node in
      if let link = node.attribute("Id"), let target = node.attribute("Target") {
        targets[link] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
    }
    let texts = try Self.texts(files["xl/sharedStrings.xml"] ?? [])
    let kinds = try CellDates.kinds(files["xl/styles.xml"] ?? [])
    let dates = CellDates(kinds: kinds, countsFrom1904: countsFrom1904)
    var sheets: [Sheet] = []
    var rest = limit
    for (name, link) in named {
      guard let target = targets[link], let content = files[target] else { continue }
      let table = try Self.table(content, texts, dates, limit: rest)
      rest -= table.count
      sheets.append(Sheet(name: name, table: table))
    }
    self.sheets = sheets
  }

  private static func texts(_ bytes: [UInt8]) throws(CorpusError) -> [String] {
    var texts: [String] = []
    try XMLScanner.scan(bytes, records: ["si"]) { node in
      texts.append(unescaped(node.text(without: ["rPh", "phoneticPr"])))
    }
    return texts
  }

  private static func table(
    _ bytes: [UInt8], _ texts: [String], _ dates: CellDates, limit: Int
  ) throws(CorpusError) -> [UInt8] {
    var table: [UInt8] = []
    // Cells without anything need not be there. Each row ends where `ends` says, with so many cells.
    var ends: [(end: Int, count: Int)] = []
    try XMLScanner.scan(bytes, records: ["row"]) { row in
      // A text that is written once may stand in every cell.
      if table.count > limit { return }
      var cells: [String] = []
      for cell in row.elements("c") {
        let place = cell.attribute("r").flatMap(column) ?? cells.count
        // What was written before is not written over.
        guard place >= cells.count, place < 16_384 else { continue }
        while cells.count < place { cells.append("") }
        cells.append(value(of: cell, texts, dates))
      }
      while cells.last?.isEmpty == true { cells.removeLast() }
      if cells.isEmpty { return }
      for (place, cell) in cells.enumerated() where table.count <= limit {
        if place > 0 { table.append(0x2C) }
        append(cell, to: &table)
      }
      ends.append((table.count, cells.count))
      table.append(0x0A)
    }
    // From the one on that names the columns, a row is as long as the widest, be it without a name for each.
    let width = ends.map(\.count).max() ?? 0
    let first = ends.firstIndex { $0.count > 1 } ?? ends.count
    let missing = ends[first...].reduce(0) { $0 + width - $1.count }
    if table.count + missing > limit { throw .malformed(.refusal(.unpacksTooFar)) }
    if missing == 0 { return table }
    var (whole, start) = ([UInt8](), 0)
    whole.reserveCapacity(table.count + missing)
    for (row, (end, count)) in ends.enumerated() {
      whole += table[start..<end]
      if row >= first { whole += repeatElement(0x2C, count: width - count) }
      whole.append(0x0A)
      start = end + 1
    }
    return whole
  }

  /// With the signs that XML has no place for, which Excel writes as `_x000D_`: line ends among them.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let bytes = Array(text.utf8)
    var plain: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if let scalar = escape(in: bytes, at: place) {
        plain += String(scalar).utf8
        place += 7
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: plain, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private static func escape(in bytes: [UInt8], at place: Int) -> Unicode.Scalar? {
    guard bytes[place] == 0x5F, place + 6 < bytes.count, bytes[place + 1] == 0x78,
      bytes[place + 6] == 0x5F
    else { return nil }
    let digits = String(decoding: bytes[place + 2..<place + 6], as: UTF8.self)
    return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
  }

  /// The place of a column, from 0: `B12` is of the column 1.
  private static func column(_ reference: String) -> Int? {
    var place = 0
    for byte in reference.utf8.prefix(4) {
      guard (0x41...0x5A).contains(byte & 0xDF), byte >= 0x41 else { break }
      place = place * 26 + Int(byte & 0xDF) - 0x40
    }
    return place > 0 ? place - 1 : nil
  }

  private static func value(of cell: XMLNode, _ texts: [String], _ dates: CellDates) -> String {
    let written = cell.first("v")?.text() ?? ""
    switch cell.attribute("t") {
    case "s": return Int(written).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
    case "inlineStr":
      return unescaped(cell.first("is")?.text(without: ["rPh", "phoneticPr"]) ?? "")
    case "str": return unescaped(written)
    case "d": return written
    case "b": return written == "1" ? "TRUE" : "FALSE"
    case "e": return ""
    default:
      let style = cell.attribute("s").flatMap { Int($0) } ?? 0
      return dates.text(of: written, style: style) ?? number(written)
    }
  }

  /// As a person reads it: whole numbers in digits, as far as the sheet keeps them.
  private static func number(_ written: String) -> String {
    guard written.utf8.contains(where: { $0 == 0x45 || $0 == 0x65 || $0 == 0x2E }),
      let value = Double(written), value.magnitude < 9_007_199_254_740_992,
      value == value.rounded()
    else { return written }
    return String(Int(value))
  }

  private static func append(_ cell: String, to table: inout [UInt8]) {
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      return table.append(contentsOf: cell.utf8)
    }
    table.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { table.append(0x22) }
      table.append(byte)
    }
    table.append(0x22)
  }
}

/// Which cells of a workbook are dates and clocks, and what they say.
struct CellDates {
  enum Form {
    case day, moment, clock, duration
  }

  struct Kind {
    let form: Form
    /// Whether seconds are shown, and in how many digits of a fraction.
    var showsSeconds = false
    var fractionDigits = 0
  }

  /// By the number of the style.
  let kinds: [Kind?]
  let countsFrom1904: Bool

  /// The date as ISO 8601 has it; nil of a cell that is none.
  func text(of written: String, style: Int) -> String? {
    guard kinds.indices.contains(style), let kind = kinds[style], let serial = Double(written),
      serial >= 0, serial < 2_958_466
    else { return nil }
    let milliseconds = Int((serial * 86_400_000).rounded())
    var (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    // Excel has a 29 February 1900 that never was.
    if !countsFrom1904, day < 60 { day += 1 }
    let civil = civil(fromDays: day + (countsFrom1904 ? Self.epoch1904 : Self.epoch1900))
    let date = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    // What is shown as a day may have a clock that nobody sees; it counts.
    if kind.form == .day, rest == 0 { return date }
    // Hours of a duration go on behind the day.
    let hour = kind.form == .duration ? milliseconds / 3_600_000 : rest / 3_600_000
    rest %= 3_600_000
    var clock = "\(padded(hour, 2)):\(padded(rest / 60_000, 2))"
    let seconds = rest % 60_000
    // What is shown is known, and what is not shown too where it is there.
    if seconds > 0 || kind.showsSeconds { clock += ":\(padded(seconds / 1000, 2))" }
    let digits = seconds % 1000 == 0 || kind.fractionDigits > 0 ? min(3, kind.fractionDigits) : 3
    if digits > 0 { clock += ".\(padded(seconds % 1000, 3).prefix(digits))" }
    return kind.form == .duration || kind.form == .clock && serial < 1 ? clock : "\(date) \(clock)"
  }

  private static let epoch1900 = daysFromCivil(year: 1899, month: 12, day: 30)
  private static let epoch1904 = daysFromCivil(year: 1904, month: 1, day: 1)

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// What each style of a workbook's `styles.xml` is of.
  static func kinds(_ styles: [UInt8]) throws(CorpusError) -> [Kind?] {
    var own: [Int: String] = [:]
    var kinds: [Kind?] = []
    try XMLScanner.scan(styles, records: ["numFmt", "cellXfs"]) { node in
      if node.name == "numFmt", let number = node.attribute("numFmtId").flatMap({ Int($0) }) {
        own[number] = node.attribute("formatCode")
      }
      for style in node.elements("xf") {
        let number = style.attribute("numFmtId").flatMap { Int($0) } ?? 0
        kinds.append(own[number].map(kind(ofFormat:)) ?? builtIn(number))
      }
    }
    return kinds
  }

  /// Formats that have a number alone; those from 27 on are of Japan, China and Korea.
  private static func builtIn(_ number: Int) -> Kind? {
    switch number {
    case 14...17, 27...31, 34...36, 50...54, 57...58: Kind(form: .day)
    case 22: Kind(form: .moment)
    case 18, 20, 32, 55: Kind(form: .clock)
    case 19, 21, 33, 45, 56: Kind(form: .clock, showsSeconds: true)
    case 47: Kind(form: .clock, showsSeconds: true, fractionDigits: 1)
    case 46: Kind(form: .duration, showsSeconds: true)
    default: nil
    }
  }

  /// By the letters of a format that stand for parts of a date, what is quoted in it aside.
  private static func kind(ofFormat format: String) -> Kind? {
    // `General`, and powers of ten.
    let format = format.lowercased()
    if format.hasPrefix("general") || format.contains("e+") || format.contains("e-") { return nil }
    if ["[h", "[m", "[s"].contains(where: {
      format.contains($0 + "]") || format.contains($0 + $0.suffix(1) + "]")
    }) {
      return Kind(form: .duration)
    }
    var (hasDay, hasClock, showsSeconds) = (false, false, false)
    var fractionDigits = 0
    var close: Character?
    var isEscaped = false
    scan: for character in format {
      if isEscaped {
        isEscaped = false
      } else if let end = close {
        if character == end { close = nil }
      } else {
        switch character {
        case "\"": close = "\""
        case "[": close = "]"
        case "\\", "_", "*": isEscaped = true
        case "y", "d", "g", "e": hasDay = true
        case "h": hasClock = true
        case "s": (hasClock, showsSeconds) = (true, true)
        case "0" where showsSeconds: fractionDigits += 1
        // The first of the formats is that of what is above nothing.
        case ";": break scan
        default: break
        }
      }
    }
    let form: Form? = hasDay ? (hasClock ? .moment : .day) : hasClock ? .clock : nil
    return form.map {
      Kind(form: $0, showsSeconds: showsSeconds, fractionDigits: fractionDigits)
    }
  }
}
