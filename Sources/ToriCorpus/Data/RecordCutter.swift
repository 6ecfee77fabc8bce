/// Cuts a data file into its records, without looking into them.
struct RecordCutter {
  /// A record, and the lines it stands on.
  struct Piece {
    /// Without what parts it from the next; in the bytes that it was cut from.
    let content: Range<Int>
    let lines: ClosedRange<Int>
    /// Where in the source the bytes start that it was cut from.
    var base = 0
    /// In `content`'s bytes, a quote that opens a field, but closes as none does, and so is a letter.
    var strayQuote: Int?

    /// Where `content` is in the source.
    var bytes: Range<Int> { base + content.lowerBound..<base + content.upperBound }
  }

  enum Form {
    /// A line a record; blank lines are none.
    case lines
    /// The rows of a table: a break in a field within double quotes is part of one.
    case table(TableDialect)
    /// The members of one array of JSON.
    case array
  }

  private let form: Form
  /// Where the next record is looked for.
  private(set) var position: Int
  private var line = 1
  /// Whether the piece cut last may be another one if more bytes follow those that were given.
  private(set) var hasSeenEnd = false
  /// How far from its opening quote a field's closing one may be.
  private var quoteLimit = RowEnd.quoteLimit

  init(_ form: Form, from start: Int) {
    self.form = form
    position = start
    if case .table(let dialect) = form { line = dialect.firstLine }
  }

  /// The next record; `nil` if there is none.
  mutating func next(_ bytes: Span<UInt8>) -> Piece? {
    hasSeenEnd = false
    let piece: Piece? =
      switch form {
      case .lines: nextLine(bytes)
      case .table(let dialect): nextRow(bytes, dialect)
      case .array: nextMember(bytes)
      }
    if position >= bytes.count { hasSeenEnd = true }
    return piece
  }

  /// Goes on in bytes that lack the first `count` of those given so far.
  mutating func drop(_ count: Int) { position -= count }

  private mutating func nextLine(_ bytes: Span<UInt8>) -> Piece? {
    while position < bytes.count {
      let (start, first) = (position, line)
      var (end, isBlank) = (start, true)
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
        if bytes[end] > 0x20 { isBlank = false }
        end += 1
      }
      passBreak(bytes, at: end)
      if !isBlank { return Piece(content: start..<end, lines: first...first) }
    }
    return nil
  }

  private mutating func nextRow(_ bytes: Span<UInt8>, _ dialect: TableDialect) -> Piece? {
    while position < bytes.count {
      let (start, first) = (position, line)
      let row = RowEnd.find(bytes, from: start, dialect, quoteLimit: quoteLimit)
      // Once a quote was sought in vain to the end, none is sought so far again.
      if row.strayQuote != nil, row.hasSeenEnd { quoteLimit = 1 << 16 }
      let seenEnd = row.hasSeenEnd
      line += row.breaks
      let last = line
      passBreak(bytes, at: row.end)
      if seenEnd { hasSeenEnd = true }
      if !row.isBlank {
        return Piece(content: start..<row.end, lines: first...last, strayQuote: row.strayQuote)
      }
    }
    return nil
  }

  /// Goes on behind the break of the line that ends at `end`.
  private mutating func passBreak(_ bytes: Span<UInt8>, at end: Int) {
    position = end
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func nextMember(_ bytes: Span<UInt8>) -> Piece? {
    var (start, first, depth, isString): (Int?, Int, Int, Bool) = (nil, line, 0, false)
    /// Behind the last byte of the member that is no space, and its line.
    var (end, last) = (position, line)
    // The array's own bracket is at the front, once.
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A { line += 1 }
      if isString {
        if byte == 0x5C {
          position += 1
        } else if byte == 0x22 {
          isString = false
        }
      } else if let begin = start {
        switch byte {
        case 0x22: isString = true
        case 0x7B, 0x5B: depth += 1
        case 0x7D,
          0x5D where depth > 0:
          depth -= 1
        case 0x2C, 0x5D:
          if depth == 0 {
            defer { position += 1 }
            return Piece(content: begin..<end, lines: first...last)
          }
        default: break
        }
      } else if byte > 0x20, byte != 0x2C, byte != 0x5D, byte != 0x5B || hasOpened {
        (start, first) = (position, line)
        if byte == 0x22 { isString = true }
        if byte == 0x7B || byte == 0x5B { depth += 1 }
      } else if byte == 0x5B {
        hasOpened = true
      }
      position += 1
      if byte > 0x20 { (end, last) = (min(position, bytes.count), line) }
    }
    position = bytes.count
    return start.map { Piece(content: $0..<end, lines: first...last) }
  }

  private var hasOpened = false
}
