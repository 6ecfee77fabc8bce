/// A page of text, cut into lines.
struct Page {
  let bytes: [UInt8]
  let lines: [Line]
  /// Where readers say what they took from where, if anybody asks.
  private let trace: Trace?
  /// Of HTML, how its blocks stand within each other.
  private let layout: PageLayout?

  /// Places are in the page's bytes; `end` is before the line break.
  struct Line {
    let start: Int
    let end: Int
    let isBlank: Bool
  }

  /// Lines end with LF, CRLF or CR; a break at the very end begins no further line.
  init(_ bytes: [UInt8], layout: PageLayout? = nil, trace: Trace? = nil) {
    self.bytes = bytes
    self.layout = layout
    self.trace = trace
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let isBlank = bytes[start..<end].trimmed.isEmpty
      lines.append(Line(start: start, end: end, isBlank: isBlank))
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    self.lines = lines
  }

  /// A line as it stands, without its break.
  subscript(line: Int) -> ArraySlice<UInt8> { bytes[lines[line].start..<lines[line].end] }

  func isBlank(_ line: Int) -> Bool { lines[line].isBlank }

  /// The first line from `line` on that is not blank; the count of lines if there is none.
  func contentLine(from line: Int) -> Int {
    var line = line
    while line < lines.count, lines[line].isBlank { line += 1 }
    return line
  }

  /// How many lines of `range` are not blank.
  func contentCount(_ range: Range<Int>) -> Int { range.count { !lines[$0].isBlank } }

  /// The last line of `range` that is not blank.
  func lastContentLine(of range: Range<Int>) -> Int? { range.last { !lines[$0].isBlank } }

  /// The lines that hold the bytes from `start` to `end`, joined by LF; blank lines around them and
  /// space after them trimmed.
  func text(from start: Int, to end: Int) -> String {
    guard start < end else { return "" }
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var isFirst = true
    for line in lines[lineIndex(at: start)...] {
      if line.start >= end { break }
      if !isFirst { text.append(0x0A) }
      isFirst = false
      let (from, to) = (max(start, line.start), min(end, line.end))
      if from < to { text.append(contentsOf: bytes[from..<to]) }
    }
    var content = text[...].trimmedEnd
    while let line = content.firstIndex(of: 0x0A), content[..<line].trimmed.isEmpty {
      content = content[(line + 1)...]
    }
    return content.string
  }

  /// The line before which the last of several posts ends whose heads are on `lines`, as far as the page's elements
  /// tell.
  func endLine(ofLastOf lines: [Int]) -> Int? {
    guard let end = layout?.end(ofLastOf: lines.map { self.lines[$0].start }), end < bytes.count
    else { return nil }
    let line = lineIndex(at: end)
    return self.lines[line].start < end ? line + 1 : line
  }

  func text(ofLines range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return text(from: lines[first].start, to: lines[last].end)
  }

  /// The line that holds the byte at `offset`.
  func lineIndex(at offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The bytes of lines, up to the break behind the last.
  func bytes(ofLines range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return lines[first].start..<lines[last].end
  }

  /// A block that begins with line `first`; its bytes run on to the next block's start.
  func block(_ kind: BlockKind, lines range: Range<Int>) -> Block {
    let last = lastContentLine(of: range) ?? range.lowerBound
    return block(
      kind, from: lines[range.lowerBound].start, lines: range.lowerBound...last,
      text: bytes(ofLines: range))
  }

  /// A block whose text is what stands at `place`.
  func block(
    _ kind: BlockKind, from start: Int, lines range: ClosedRange<Int>, text place: Range<Int>
  ) -> Block {
    note(.text, place)
    return block(
      kind, from: start, lines: range, text: text(from: place.lowerBound, to: place.upperBound))
  }

  func block(_ kind: BlockKind, from start: Int, lines range: ClosedRange<Int>, text: String)
    -> Block
  {
    Block(
      kind: kind, bytes: start..<start, lines: range.lowerBound + 1...range.upperBound + 1,
      text: text)
  }

  /// Says that a field was taken from `place`, but for space and blank lines around it.
  func note(_ part: BlockPart, _ place: Range<Int>?) {
    guard let trace, let place, !place.isEmpty else { return }
    let end = bytes[place].trimmedEnd.endIndex
    guard var start = bytes[place.lowerBound..<end].indices.first else { return }
    while let line = bytes[start..<end].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
      bytes[start..<line].trimmed.isEmpty
    {
      start = line + 1
    }
    trace.note(part, start..<end)
  }
}

/// Stretches each block's bytes to the start of the next, so that they tile the source, and moves them
/// from the page's bytes to the source's.
func tile(_ blocks: [Block], of text: DecodedText, sourceByteCount: Int) -> [Block] {
  var tiled: [Block] = []
  tiled.reserveCapacity(blocks.count)
  var end = sourceByteCount
  for (index, block) in blocks.enumerated().reversed() {
    var block = block
    let start = index == 0 ? 0 : text.sourceOffset(of: block.bytes.lowerBound)
    precondition(start <= end, "a reader gives its blocks in the order of the page")
    block.bytes = start..<end
    end = start
    tiled.append(block)
  }
  return tiled.reversed()
}
