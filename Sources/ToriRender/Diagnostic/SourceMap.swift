import ToriLanguage

/// The lines of a query text, and where a byte of it stands.
///
/// Lines end with LF, CR or both; the end belongs to no line's content. Lines are counted from 1.
struct SourceMap {
  private let bytes: [UInt8]
  /// The content of each line, in bytes.
  private let lines: [Range<Int>]
  /// The byte last asked for and its column, so that a step along a long line costs
  /// no more than its bytes.
  private var last: (offset: Int, line: Int, column: Int) = (0, 0, 1)

  struct Position: Equatable {
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let end = index
      index += 1
      guard bytes[end] == 0x0A || bytes[end] == 0x0D else { continue }
      if bytes[end] == 0x0D && index < bytes.count && bytes[index] == 0x0A { index += 1 }
      lines.append(start..<end)
      start = index
    }
    lines.append(start..<bytes.count)
    self.lines = lines
  }

  /// The bytes of `span` that there are, on scalar boundaries.
  func exactPlace(of span: SourceSpan) -> Range<Int> {
    let start = min(max(span.start, 0), bytes.count)
    let exact = scalars(in: start..<min(max(span.end, start), bytes.count))
    return span.end > span.start ? exact : exact.lowerBound..<exact.lowerBound
  }

  /// Where `span` is shown: one at the end of the text moves back over the blanks there, to stand
  /// beside something.
  func place(of span: SourceSpan) -> Range<Int> {
    let exact = exactPlace(of: span)
    if exact.lowerBound < bytes.count { return exact }
    var end = bytes.count
    while end > 0 && isBlank(end - 1..<end) { end -= 1 }
    return end..<end
  }

  /// The index of the line that holds the byte `offset`, or ends with the line end that holds it.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func line(_ index: Int) -> Range<Int> { lines[index] }

  /// Whether there are but spaces, tabs and line ends in `range`.
  func isBlank(_ range: Range<Int>) -> Bool { skippingBlanks(range) == range.upperBound }

  /// The first byte of `range` that is no space, tab or line end; its end if there is none.
  func skippingBlanks(_ range: Range<Int>) -> Int {
    range.first { ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[$0]) } ?? range.upperBound
  }

  /// `range` widened to whole scalars.
  func scalars(in range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0 && start < bytes.count && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// The text of `range`, whose ends are scalar boundaries.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    let start = lines[line].lowerBound
    if line != last.line || abs(offset - last.offset) > offset - start { last = (start, line, 1) }
    let passed = bytes[min(offset, last.offset)..<max(offset, last.offset)]
      .count { $0 & 0xC0 != 0x80 }
    last = (offset, line, last.column + (offset < last.offset ? -passed : passed))
    return Position(line: line + 1, column: last.column)
  }
}
