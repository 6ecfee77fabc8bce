/// Where a row of a table ends, and whether its quotes are in order.
///
/// A quote opens at the start of a field and closes before a separator or the end of a line, as RFC 4180 has
/// it. A quote in between that is not doubled is a letter where the field ends in its own line. Where it
/// is met in a later line, the opening quote was a stray one if the lines between look like rows: its own
/// line and the next have as many fields as the table has columns, and both begin alike, with a number or
/// without. So it is if nothing closes it, and if the lines that it holds are numbered on from its own. A
/// stray quote is a letter, and its row ends with its line: no row behind it is lost.
///
/// Whatever closes a quote closes one before it as well, but for quotes right behind it (`""`). So where a
/// quote was sought in vain, the next are not sought again, and each byte is read a few times at most.
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
  /// Up to where nothing closes a quote that was sought as far as one may be; nil if none was.
  let vainEnd: Int?

  /// A quote that closes further away opened nothing.
  static let quoteLimit = 1 << 24

  /// `vainEnd` is that of a row before.
  static func find(
    _ bytes: Span<UInt8>, from start: Int, _ dialect: TableDialect, quoteLimit: Int,
    vainEnd: Int = 0
  ) -> RowEnd {
    var (position, breaks, isBlank, isFieldStart) = (start, 0, true, true)
    var (stray, hasSeenEnd, foundVainEnd): (Int?, Bool, Int?) = (nil, false, nil)
    let separator = dialect.separator
    while position < bytes.count {
      let byte = bytes[position]
      if byte == TableDialect.quote, isFieldStart, !dialect.isTabbedExport {
        (isBlank, isFieldStart) = (false, false)
        let field = Quoted(row: breaks == 0 ? start : nil, open: position)
        let close =
          field.closeAtOnce(bytes, dialect)
          ?? (stray == nil
            ? field.close(bytes, dialect, from: max(position + 1, vainEnd), limit: quoteLimit)
            : .stray(.rows))
        switch close {
        case .closed(let end, let inner):
          breaks += inner
          position = end
        case .stray(let reach):
          stray = position
          position += 1
          switch reach {
          case .rows: break
          case .limit(let end): foundVainEnd = end
          case .end: (foundVainEnd, hasSeenEnd) = (bytes.count, true)
          }
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
      hasSeenEnd: hasSeenEnd || position >= bytes.count, vainEnd: foundVainEnd)
  }

  private enum Close {
    /// Behind the quote, before a separator or break, with the breaks between.
    case closed(Int, breaks: Int)
    case stray(Reach)
  }

  /// How far a quote was sought that is a letter.
  private enum Reach {
    /// To lines that are rows by themselves.
    case rows
    /// As far as one may be.
    case limit(Int)
    case end
  }

  /// A field that begins with a quote.
  private struct Quoted {
    /// Where its row begins, if all of it up to the quote is in one line.
    let row: Int?
    let open: Int

    /// Nothing before `start` closes it.
    func close(
      _ bytes: Span<UInt8>, _ dialect: TableDialect, from start: Int, limit: Int
    ) -> Close {
      var position = start
      var breaks = 0
      // What was sought in vain before went on behind the line.
      var isLater = start > open + 1
      var holdsRows: Bool?
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x0A, 0x0D:
          if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
          breaks += 1
          isLater = true
          if position - open > limit { return .stray(.limit(position)) }
        case 0x5C where dialect.escapesByBackslash: position += 1
        case TableDialect.quote:
          if position < bytes.count, bytes[position] == TableDialect.quote {
            position += 1
            continue
          }
          if let next = Self.end(bytes, dialect, behindQuote: position) {
            if isLater, holdsNumberedRows(bytes, before: position, dialect) {
              return .stray(.rows)
            }
            return .closed(next, breaks: Self.breaks(bytes, open..<min(start, next)) + breaks)
          }
          if isLater, holdsRows == nil { holdsRows = self.holdsRows(bytes, dialect) }
          if holdsRows == true { return .stray(.rows) }
        default: break
        }
      }
      return .stray(.end)
    }

    /// If the field holds nothing but quotes, each two of them one.
    func closeAtOnce(_ bytes: Span<UInt8>, _ dialect: TableDialect) -> Close? {
      var position = open
      while position < bytes.count, bytes[position] == TableDialect.quote { position += 1 }
      guard (position - open).isMultiple(of: 2) else { return nil }
      return Self.end(bytes, dialect, behindQuote: position).map { .closed($0, breaks: 0) }
    }

    /// The breaks of lines in a range, of which `CR LF` is one.
    private static func breaks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
      var count = 0
      for place in range where bytes[place] == 0x0A || bytes[place] == 0x0D {
        if bytes[place] == 0x0A || place + 1 >= bytes.count || bytes[place + 1] != 0x0A {
          count += 1
        }
      }
      return count
    }

    /// Where the field ends if a quote before `position` closes it: behind spaces, at a separator or a break.
    private static func end(
      _ bytes: Span<UInt8>, _ dialect: TableDialect, behindQuote position: Int
    ) -> Int? {
      var next = position
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      let isEnd =
        next >= bytes.count || bytes[next] == dialect.separator || bytes[next] == 0x0A
        || bytes[next] == 0x0D
      return isEnd ? next : nil
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
