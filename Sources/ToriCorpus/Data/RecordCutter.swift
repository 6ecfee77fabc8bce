/// Cuts a data file into its records, without looking into them.
struct RecordCutter {
  /// A record, and the lines it stands on.
  struct Piece {
    /// Without what parts it from the next; in the bytes that it was cut from.
    var content: Range<Int>
    var lines: ClosedRange<Int>
    /// Where in the source the bytes start that it was cut from.
    var base = 0
    /// In `content`'s bytes, a quote that opens a field, but closes as none does, and so is a letter.
    var strayQuote: Int?
    /// Whether it is larger than can be held, so that its bytes are not those of the window.
    var isTooLarge = false
    /// Which of the lists it is a member of.
    var target = 0

    /// Where `content` is in the source.
    var bytes: Range<Int> { base + content.lowerBound..<base + content.upperBound }
  }

  enum Form {
    /// A line a record; blank lines are none.
    case lines
    /// The rows of a table: a break in a field within double quotes is part of one.
    case table(TableDialect)
  }

  private let form: Form
  /// Where the next record is looked for.
  private(set) var position: Int
  private var line = 1
  /// Whether the piece cut last may be another one if more bytes follow those that were given.
  private(set) var hasSeenEnd = false
  /// How far from its opening quote a field's closing one may be.
  private var quoteLimit = RowEnd.quoteLimit
  /// Up to where a quote was sought in vain.
  private var vainEnd = 0

  init(_ form: Form, from start: Int) {
    self.form = form
    position = start
    if case .table(let dialect) = form { line = dialect.firstLine }
  }

  /// The next record; `nil` if there is none. `isLast`: whether no bytes follow.
  mutating func next(_ bytes: Span<UInt8>, isLast: Bool) -> Piece? {
    hasSeenEnd = false
    if passedStart != nil { return pass(bytes, isLast: isLast) }
    let piece: Piece? =
      switch form {
      case .lines: nextLine(bytes)
      case .table(let dialect): nextRow(bytes, dialect)
      }
    if position >= bytes.count { hasSeenEnd = true }
    return piece
  }

  /// Goes on in bytes that lack the first `count` of those given so far.
  mutating func drop(_ count: Int) {
    position -= count
    vainEnd -= count
    passedStart? -= count
  }

  private static let shortQuote = 1 << 16

  /// Where the line began that is too large to be held, and is passed over.
  private var passedStart: Int?

  var isResumable: Bool { passedStart != nil }

  /// The line at `position` is too large to be held; a quote that is open in it is sought no further.
  mutating func passOver() {
    if case .table = form, quoteLimit > Self.shortQuote {
      quoteLimit = Self.shortQuote
    } else {
      passedStart = position
    }
  }

  private mutating func pass(_ bytes: Span<UInt8>, isLast: Bool) -> Piece? {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    guard position < bytes.count || isLast, let start = passedStart else {
      hasSeenEnd = true
      return nil
    }
    passedStart = nil
    // The break is a blank line of its own to the next record.
    var piece = Piece(content: start..<position, lines: line...line)
    piece.isTooLarge = true
    return piece
  }

  private mutating func nextLine(_ bytes: Span<UInt8>) -> Piece? {
    while position < bytes.count {
      let (start, first) = (position, line)
      let end = bytes.firstIndex(of: 0x0A, or: 0x0D, from: start)
      passBreak(bytes, at: end)
      let isBlank = !(start..<end).contains { bytes[$0] > 0x20 }
      if !isBlank { return Piece(content: start..<end, lines: first...first) }
    }
    return nil
  }

  private mutating func nextRow(_ bytes: Span<UInt8>, _ dialect: TableDialect) -> Piece? {
    while position < bytes.count {
      let (start, first) = (position, line)
      let row = RowEnd.find(
        bytes, from: start, dialect, quoteLimit: quoteLimit, vainEnd: vainEnd)
      vainEnd = row.vainEnd ?? vainEnd
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
}
