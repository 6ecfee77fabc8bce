/// How a table is written, told by its beginning.
struct TableDialect: Sendable {
  /// What parts the fields of a row.
  var separator: UInt8 = 0x2C
  /// Whether a quote within quotes has a backslash before it instead of being doubled.
  var escapesByBackslash = false
  /// Whether tori itself wrote it with tabs: then a quote is a letter, and breaks and tabs in a field are
  /// `\n` and `\t`.
  var isTabbedExport = false
  /// How many columns the first row has; 0 where that is not known.
  var columnCount = 0
  /// Where the first row begins, behind a byte order mark, a line such as `sep=;` and lines that say what
  /// the table is; and its line, from 1.
  var start = 0
  var firstLine = 1

  static let quote = UInt8(ascii: "\"")

  init(separator: UInt8 = 0x2C) { self.separator = separator }

  /// - Parameters:
  ///   - head: the first bytes of a table, of which `start` are a byte order mark.
  ///   - isTabbed: whether its name says that tabs part its fields.
  ///   - isHeader: whether names of columns are known.
  init(head: [UInt8], from start: Int, isTabbed: Bool, isHeader: ([String]) -> Bool) {
    self.start = start
    var lines = Self.firstLines(head, from: start)
    if let stated = lines.first.flatMap({ Self.statedSeparator(head[$0.content]) }) {
      separator = stated
      skip(lines.removeFirst())
    } else {
      separator = Self.separator(lines.first.map { head[$0.content] } ?? [], isTabbed: isTabbed)
    }
    skipPreamble(lines, of: head, isTabbed: isTabbed, isHeader)
    escapesByBackslash = Self.escapesByBackslash(head, separator)
    let end = head[self.start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? head.endIndex
    if !head[self.start..<end].isEmpty, end < head.endIndex || head.count < 1 << 16 {
      let row = RowEnd.find(head.span, from: self.start, self, quoteLimit: 1 << 16)
      let cells = DelimitedRecord(
        head.span.extracting(self.start..<row.end), self, literalQuote: nil
      ).cells
      columnCount = cells.count
      if separator == 0x09 {
        let names = cells.map {
          head[self.start + $0.range.lowerBound..<self.start + $0.range.upperBound]
        }
        isTabbedExport = Self.isExport(names, rows: head[min(row.end + 1, head.count)...])
      }
    }
  }

  /// Whether columns between tabs, and the first row, are those of an export of tori's own.
  private static func isExport(_ names: [ArraySlice<UInt8>], rows: ArraySlice<UInt8>) -> Bool {
    let row = rows.drop { $0 == 0x0A || $0 == 0x0D }.firstLine.0.split(
      separator: 0x09, omittingEmptySubsequences: false)
    guard let id = names.firstIndex(where: { $0.elementsEqual("id".utf8) }),
      let document = names.firstIndex(where: { $0.elementsEqual("doc".utf8) }),
      row.count == names.count, !row[document].isEmpty, row[id].starts(with: row[document]),
      let mark = row[id].dropFirst(row[document].count).first
    else { return false }
    return mark == UInt8(ascii: "#") || mark == UInt8(ascii: ":")
  }

  private typealias Line = (content: Range<Int>, next: Int)

  private mutating func skip(_ line: Line) {
    start = line.next
    firstLine += 1
  }

  private static func firstLines(_ head: [UInt8], from start: Int) -> [Line] {
    var lines: [Line] = []
    var position = start
    while position < min(head.count, 1 << 20), lines.count < 16 {
      let (line, next) = head[position...].firstLine
      lines.append((line.indices, next))
      position = next
    }
    return lines
  }

  /// `sep=;`, which Excel writes and reads.
  private static func statedSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
    var text = line
    if text.first == quote, text.last == quote { text = text.dropFirst().dropLast() }
    guard text.count == 5, text.prefix(4).string.lowercased() == "sep=" else { return nil }
    return text.last
  }

  /// The mark that parts most fields of a first row; a comma of those that part as many.
  private static func separator(_ line: ArraySlice<UInt8>, isTabbed: Bool) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line.prefix(1 << 16) {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let marks: [UInt8] = isTabbed ? [0x09, 0x2C, 0x3B, 0x7C] : [0x2C, 0x3B, 0x09, 0x7C]
    if isTabbed, counts[0x09] != nil { return 0x09 }
    return marks.enumerated().max {
      (counts[$0.element] ?? 0, -$0.offset) < (counts[$1.element] ?? 0, -$1.offset)
    }?.element ?? marks[0]
  }

  /// Lines before the row of names: comments, and what a program says of its export.
  private mutating func skipPreamble(
    _ lines: [Line], of head: [UInt8], isTabbed: Bool, _ isHeader: ([String]) -> Bool
  ) {
    func names(_ line: Line, _ separator: UInt8) -> [String] {
      DelimitedRecord(
        head.span.extracting(line.content), TableDialect(separator: separator), literalQuote: nil
      )
      .cells.map {
        head[
          line.content.lowerBound + $0.range.lowerBound..<line.content.lowerBound
            + $0.range.upperBound
        ].string
      }
    }
    guard let first = lines.first, !isHeader(names(first, separator)) else { return }
    for (index, line) in lines.enumerated().dropFirst() {
      let mark = Self.separator(head[line.content], isTabbed: isTabbed)
      let found = names(line, mark)
      guard found.count >= 2, isHeader(found) else { continue }
      // What stands before it must be no rows of its own.
      let isPreamble = lines[..<index].allSatisfy { line in
        let text = head[line.content].trimmed
        return text.isEmpty || text.first == 0x23 || names(line, mark).count < found.count
      }
      guard isPreamble else { return }
      for line in lines[..<index] { skip(line) }
      separator = mark
      return
    }
    // Comments before a row of names that are not known.
    for line in lines {
      guard head[line.content].trimmed.first == 0x23, line.next < head.count,
        names(line, separator).count == 1
      else { return }
      skip(line)
      if let next = lines.first(where: { $0.content.lowerBound == line.next }) {
        separator = Self.separator(head[next.content], isTabbed: isTabbed)
      }
    }
  }

  /// Whether quotes have backslashes before them and none is doubled.
  private static func escapesByBackslash(_ head: [UInt8], _ separator: UInt8) -> Bool {
    var (escaped, doubled) = (0, 0)
    let sample = head.prefix(1 << 20)
    for place in sample.indices.dropFirst(2).dropLast(2) where sample[place] == quote {
      let (before, after) = (sample[place - 1], sample[place + 1])
      let isEnd = after == separator || after == 0x0A || after == 0x0D
      if before == 0x5C {
        if after != quote, !isEnd { escaped += 1 }
      } else if after == quote, before != separator, before != 0x0A {
        doubled += 1
      }
    }
    return escaped > 0 && doubled == 0
  }
}
