import ToriSystem

/// One row of a table, cut into its fields.
///
/// Source: RFC 4180, *Common Format and MIME Type for CSV Files*, with other separators and what
/// `RowEnd` says of quotes.
struct DelimitedRecord {
  struct Cell {
    /// Without the quotes around it.
    let range: Range<Int>
    let isQuoted: Bool
    /// Whether quotes in it are written as two bytes.
    let hasEscapes: Bool
  }

  private(set) var cells: [Cell] = []
  /// Whether a quote within quotes is neither doubled nor the last.
  private(set) var hasLooseQuote = false

  /// `literalQuote` is a quote at the start of a field that is a letter.
  init(_ bytes: Span<UInt8>, _ dialect: TableDialect, literalQuote: Int?) {
    self.init(bytes, dialect, literalQuote: literalQuote, takesLooseAsPlain: false)
    guard hasLooseQuote, dialect.columnCount > 0, cells.count != dialect.columnCount else { return }
    // `"a,"b"` may be two fields, the first of which begins with a quote.
    let other = DelimitedRecord(
      bytes, dialect, literalQuote: literalQuote, takesLooseAsPlain: true)
    if other.cells.count == dialect.columnCount { cells = other.cells }
  }

  private init(
    _ bytes: Span<UInt8>, _ dialect: TableDialect, literalQuote: Int?, takesLooseAsPlain: Bool
  ) {
    let separator = dialect.separator
    var position = 0
    /// Whether nothing closes a quote before: then nothing but quotes right behind it closes a later one.
    var isSoughtInVain = false
    while true {
      var field: (cell: Cell, end: Int, isLoose: Bool)?
      if position < bytes.count, bytes[position] == TableDialect.quote, position != literalQuote,
        !dialect.isTabbedExport
      {
        field = Self.quoted(
          bytes, from: position, dialect, takesLoose: !takesLooseAsPlain && !isSoughtInVain)
        if field == nil, !takesLooseAsPlain { isSoughtInVain = true }
      }
      if let field {
        if field.isLoose { hasLooseQuote = true }
        cells.append(field.cell)
        position = field.end
      } else {
        let start = position
        position = bytes.firstIndex(of: separator, or: separator, from: position)
        cells.append(Cell(range: start..<position, isQuoted: false, hasEscapes: false))
      }
      if position >= bytes.count { return }
      position += 1
    }
  }

  /// The field within quotes that opens at `open`, and where its separator is; `nil` if nothing closes it, or
  /// a quote in it is neither doubled nor the last and that is not to be taken.
  private static func quoted(
    _ bytes: Span<UInt8>, from open: Int, _ dialect: TableDialect, takesLoose: Bool
  ) -> (cell: Cell, end: Int, isLoose: Bool)? {
    var (position, hasEscapes, isLoose) = (open + 1, false, false)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x5C, dialect.escapesByBackslash {
        hasEscapes = true
        position += 2
        continue
      }
      position += 1
      guard byte == TableDialect.quote else { continue }
      if position < bytes.count, bytes[position] == TableDialect.quote {
        hasEscapes = true
        position += 1
        continue
      }
      var next = position
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      if next >= bytes.count || bytes[next] == dialect.separator {
        let cell = Cell(range: open + 1..<position - 1, isQuoted: true, hasEscapes: hasEscapes)
        return (cell, next, isLoose)
      }
      if !takesLoose { return nil }
      isLoose = true
    }
    return nil
  }

  /// The text of a field.
  static func text(_ cell: Cell, of bytes: Span<UInt8>, _ dialect: TableDialect) -> String {
    let content = bytes.extracting(cell.range)
    if dialect.isTabbedExport { return unescaped(String(repairing: content)) }
    guard cell.hasEscapes else { return String(repairing: content) }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var position = 0
    while position < content.count {
      let byte = content[position]
      position += 1
      let next = position < content.count ? content[position] : 0
      let isEscape =
        dialect.escapesByBackslash
        ? byte == 0x5C && (next == TableDialect.quote || next == 0x5C)
        : byte == TableDialect.quote && next == TableDialect.quote
      if isEscape {
        text.append(next)
        position += 1
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension DelimitedRecord {
  /// A field of a table that tori wrote with tabs, in which `\t`, `\n`, `\r` and `\\` are escapes.
  fileprivate static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var plain: [UInt8] = []
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      guard byte == 0x5C, let mark = bytes.next() else {
        plain.append(byte)
        continue
      }
      switch mark {
      case UInt8(ascii: "t"): plain.append(0x09)
      case UInt8(ascii: "n"): plain.append(0x0A)
      case UInt8(ascii: "r"): plain.append(0x0D)
      default: plain.append(mark)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension String {
  /// The text that the bytes are, what is no UTF-8 shown as U+FFFD.
  fileprivate init(repairing bytes: Span<UInt8>) {
    if let text = String(copying: bytes) {
      self = text
    } else {
      var repaired: [UInt8] = []
      repaired.append(copying: bytes, bytes.indices)
      self = String(decoding: repaired, as: UTF8.self)
    }
  }
}
