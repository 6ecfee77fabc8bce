/// Where a row of a table ends, and whether its quotes are in order.
///
/// A quote opens at the start of a field and closes before a separator or the end of a line, as RFC 4180 has
/// it. A quote in between that is not doubled is a letter where the field ends in its own line. Where it
/// is met in a later line, the opening quote was a stray one if the lines between look like rows: its own
/// line and the next have as many fields as the table has columns, and both begin alike, with a number or
/// without. So it is if nothing closes it, and if the lines that it holds are numbered on from its own. A
/// stray quote is a letter, and its row ends with its line: no row behind it is lost.
struct RowEnd {
  /// Before the line's break.
  let end: Int
  /// How many breaks of lines are in the row.
  let breaks: Int
  let isBlank: Bool
  /// The last quote that opens a field and is a letter.
  let strayQuote: Int?
  /// Whether more bytes could change what was found.
  let hasSeenEnd: Bool

  /// A quote that closes further away opened nothing.
  static let quoteLimit = 1 << 24

  static func find(
    _ bytes: Span<UInt8>, from start: Int, _ dialect: TableDialect, quoteLimit: Int
  ) -> RowEnd {
    var (position, breaks, isBlank, isFieldStart) = (start, 0, true, true)
    var (stray, hasSeenEnd): (Int?, Bool) = (nil, false)
    let separator = dialect.separator
    while position < bytes.count {
      let byte = bytes[position]
      if byte == TableDialect.quote, isFieldStart, !dialect.isTabbedExport {
        (isBlank, isFieldStart) = (false, false)
        let row = Quoted(row: breaks == 0 ? start : nil, open: position)
        switch row.close(bytes, dialect, limit: quoteLimit) {
        case .closed(let end, let inner):
          breaks += inner
          position = end
        case .stray(let atEnd):
          stray = position
          hasSeenEnd = hasSeenEnd || atEnd
          position += 1
        }
        continue
      }
      if byte == 0x0A || byte == 0x0D { break }
      isFieldStart = byte == separator
      if byte > 0x20 { isBlank = false }
      position += 1
    }
    return RowEnd(
      end: position, breaks: breaks, isBlank: isBlank, strayQuote: stray,
      hasSeenEnd: hasSeenEnd || position >= bytes.count)
  }

  private enum Close {
    /// Behind the quote, before a separator or break, with the breaks between.
    case closed(Int, breaks: Int)
    case stray(atEnd: Bool)
  }

  /// A field that begins with a quote.
  private struct Quoted {
    /// Where its row begins, if all of it up to the quote is in one line.
    let row: Int?
    let open: Int

    func close(_ bytes: Span<UInt8>, _ dialect: TableDialect, limit: Int) -> Close {
      var (position, breaks) = (open + 1, 0)
      let separator = dialect.separator
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x0A, 0x0D:
          if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
          breaks += 1
          if position - open > limit { return .stray(atEnd: false) }
        case 0x5C where dialect.escapesByBackslash: position += 1
        case TableDialect.quote:
          if position < bytes.count, bytes[position] == TableDialect.quote {
            position += 1
            continue
          }
          var next = position
          while next < bytes.count, bytes[next] == 0x20 { next += 1 }
          let closes =
            next >= bytes.count || bytes[next] == separator || bytes[next] == 0x0A
            || bytes[next] == 0x0D
          if closes {
            if breaks > 0, holdsNumberedRows(bytes, before: position, dialect) {
              return .stray(atEnd: false)
            }
            return .closed(next, breaks: breaks)
          }
          if breaks > 0, holdsRows(bytes, dialect) { return .stray(atEnd: false) }
        default: break
        }
      }
      return .stray(atEnd: true)
    }

    /// Whether the quote's line and the next are rows if it is a letter.
    private func holdsRows(_ bytes: Span<UInt8>, _ dialect: TableDialect) -> Bool {
      guard let row else { return false }
      let own = Line(bytes, from: row, dialect, literalQuote: open)
      let next = Line(bytes, from: own.next, dialect, literalQuote: nil)
      guard own.count == next.count, own.isNumbered == next.isNumbered else { return false }
      return dialect.columnCount == 0 ? own.count > 1 : own.count == dialect.columnCount
    }

    /// Whether each line that the quotes hold is a row, and numbered on from the one before.
    private func holdsNumberedRows(
      _ bytes: Span<UInt8>, before end: Int, _ dialect: TableDialect
    ) -> Bool {
      guard let row else { return false }
      var line = Line(bytes, from: row, dialect, literalQuote: open)
      let count = line.count
      guard count > 1, dialect.columnCount == 0 || count == dialect.columnCount else {
        return false
      }
      while line.next < end {
        let next = Line(bytes, from: line.next, dialect, literalQuote: nil)
        guard let number = line.number, next.number == number + 1, next.count == count else {
          return false
        }
        line = next
      }
      return true
    }
  }

  /// A line by itself, whatever quotes are open.
  private struct Line {
    private(set) var count = 1
    /// What the first field is, if a number.
    private(set) var number: Int?
    private(set) var isNumbered = false
    let next: Int

    init(_ bytes: Span<UInt8>, from start: Int, _ dialect: TableDialect, literalQuote: Int?) {
      var (position, isQuoted, isFieldStart) = (start, false, true)
      var firstEnd: Int?
      while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
        let byte = bytes[position]
        if byte == TableDialect.quote, position != literalQuote {
          if isQuoted {
            isQuoted = false
          } else if isFieldStart {
            isQuoted = true
          }
          isFieldStart = false
        } else if byte == dialect.separator, !isQuoted {
          firstEnd = firstEnd ?? position
          count += 1
          isFieldStart = true
        } else {
          isFieldStart = false
        }
        position += 1
      }
      var from = start
      var to = firstEnd ?? position
      if to - from >= 2, bytes[from] == TableDialect.quote, bytes[to - 1] == TableDialect.quote {
        (from, to) = (from + 1, to - 1)
      }
      if to > from, to - from <= 18 {
        var value = 0
        isNumbered = true
        for index in from..<to {
          let digit = Int(bytes[index]) - 0x30
          if digit < 0 || digit > 9 { isNumbered = false }
          value = value &* 10 &+ digit
        }
        number = isNumbered ? value : nil
      }
      if position + 1 < bytes.count, bytes[position] == 0x0D, bytes[position + 1] == 0x0A {
        position += 1
      }
      next = min(position + 1, bytes.count)
    }
  }
}
