/// Cuts a data file into its records, without looking into them.
struct RecordCutter {
  /// A record, and the lines it stands on.
  struct Piece {
    /// Without what parts it from the next; in the bytes that it was cut from.
    var content: Range<Int>
    var lines: ClosedRange<Int>
    /// Where in the source the bytes start that it was cut from.
    var base = 0
    /// Whether it opens a quote that nothing closes, and so ends with its line.
    var isUnclosed = false
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
    /// As lines, but a break in a field within double quotes is part of a record; fields are parted by
    /// this byte.
    case quotedLines(separator: UInt8)
  }

  private let form: Form
  /// Where the next record is looked for.
  private(set) var position: Int
  private var line = 1
  /// Whether the piece cut last may be another one if more bytes follow those that were given.
  private(set) var hasSeenEnd = false
  /// Behind a quote that nothing closes, lines are records again.
  private var hasUnclosed = false

  init(_ form: Form, from start: Int) {
    self.form = form
    position = start
  }

  /// The next record; `nil` if there is none. `isLast`: whether no bytes follow.
  mutating func next(_ bytes: Span<UInt8>, isLast: Bool) -> Piece? {
    hasSeenEnd = false
    if passedStart != nil { return pass(bytes, isLast: isLast) }
    let piece: Piece? =
      switch form {
      case .lines: nextLine(bytes, separator: nil)
      case .quotedLines(let separator): nextLine(bytes, separator: separator)
      }
    if position >= bytes.count { hasSeenEnd = true }
    return piece
  }

  /// Goes on in bytes that lack the first `count` of those given so far.
  mutating func drop(_ count: Int) {
    position -= count
    passedStart? -= count
  }

  /// Where the line began that is too large to be held, and is passed over.
  private var passedStart: Int?

  var isResumable: Bool { passedStart != nil }

  /// The line at `position` is too large to be held; a quote that is open is taken for one that nothing closes.
  mutating func passOver() {
    if case .quotedLines = form, !hasUnclosed {
      hasUnclosed = true
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

  private mutating func nextLine(_ bytes: Span<UInt8>, separator: UInt8?) -> Piece? {
    while position < bytes.count {
      let (start, first) = (position, line)
      var (end, isQuoted, isBlank) = (start, false, true)
      var isFieldStart = separator != nil
      while end < bytes.count {
        let byte = bytes[end]
        if byte == 0x0A || byte == 0x0D {
          if !isQuoted || hasUnclosed { break }
          if byte == 0x0A || end + 1 >= bytes.count || bytes[end + 1] != 0x0A { line += 1 }
        } else if byte == 0x22 {
          // Doubled quotes close and open again, which comes to the same.
          if isQuoted || isFieldStart { isQuoted.toggle() }
          isFieldStart =
            isQuoted ? false : separator != nil && end + 1 < bytes.count && bytes[end + 1] == 0x22
        } else {
          isFieldStart = byte == separator && !isQuoted
        }
        if byte > 0x20 { isBlank = false }
        end += 1
      }
      if isQuoted, !hasUnclosed {
        // Read again as a line of its own.
        (hasUnclosed, line) = (true, first)
        hasSeenEnd = true
        continue
      }
      let last = line
      position = end
      if position < bytes.count {
        let isPair =
          bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
        position += isPair ? 2 : 1
        line += 1
      }
      if !isBlank {
        return Piece(content: start..<end, lines: first...last, isUnclosed: isQuoted)
      }
    }
    return nil
  }
}
