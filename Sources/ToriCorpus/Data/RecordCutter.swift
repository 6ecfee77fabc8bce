/// Cuts a data file into its records, without looking into them.
struct RecordCutter {
  /// A record, and the lines it stands on.
  struct Piece {
    /// Without what parts it from the next; in the bytes that it was cut from.
    let content: Range<Int>
    let lines: ClosedRange<Int>
    /// Where in the source the bytes start that it was cut from.
    var base = 0
    /// Whether it opens a quote that nothing closes, and so ends with its line.
    var isUnclosed = false

    /// Where `content` is in the source.
    var bytes: Range<Int> { base + content.lowerBound..<base + content.upperBound }
  }

  enum Form {
    /// A line a record; blank lines are none.
    case lines
    /// As lines, but a break in a field within double quotes is part of a record; fields are parted by
    /// this byte.
    case quotedLines(separator: UInt8)
    /// The members of one array of JSON.
    case array
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

  /// The next record; `nil` if there is none.
  mutating func next(_ bytes: Span<UInt8>) -> Piece? {
    hasSeenEnd = false
    let piece: Piece? =
      switch form {
      case .lines: nextLine(bytes, separator: nil)
      case .quotedLines(let separator): nextLine(bytes, separator: separator)
      case .array: nextMember(bytes)
      }
    if position >= bytes.count { hasSeenEnd = true }
    return piece
  }

  /// Goes on in bytes that lack the first `count` of those given so far.
  mutating func drop(_ count: Int) { position -= count }

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
