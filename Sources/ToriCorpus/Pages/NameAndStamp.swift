import ToriTime

/// A line of name and time, as it stands under the number of a post:
/// `名無し2025/10/23(Thu) 17:19:24(1/1)`.
struct NameAndStamp {
  let author: Range<Int>?
  let authorID: Range<Int>?
  /// As the line states it, even if there is no such day or hour.
  let date: PartialDate
  let stamp: Range<Int>
  /// Where, on the same line, the message begins; the end of the line if it does not.
  let textStart: Int

  private static let program =
    (try? PatternParser.parse("[{author}] {time} [{author_id}] [{tail}] [{rest}]"))
    .map { ShapeProgram($0.lines[0]) }

  /// The same line of a page; `nil` if there is none.
  init?(_ page: Page, _ line: Int) {
    guard page.lines.indices.contains(line) else { return nil }
    self.init(page[line])
  }

  /// `nil` if the line is none; places are in its own indices.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.count <= LineText.longestLine, !line.trimmed.isEmpty, let program = Self.program
    else {
      return nil
    }
    // Boards write the year first.
    let window = PageWindow(Page(Array(line)), lines: 0..<1, order: StampOrder(.yearFirst))
    var matcher = ShapeMatcher()
    guard window.kinds(0).contains(.time),
      let captures = matcher.match(program, window, line: 0),
      let time = captures.first(where: { $0.slot == .time }), let date = time.date
    else { return nil }
    func place(_ range: Range<Int>) -> Range<Int> {
      let own = window.place(range)
      return own.lowerBound + line.startIndex..<own.upperBound + line.startIndex
    }
    func place(_ slot: Slot) -> Range<Int>? {
      captures.first { $0.slot == slot && !$0.range.isEmpty }.map { place($0.range) }
    }
    // One without a clock counts where an identifier follows.
    let id = place(.authorID)
    guard date.hour != nil || id != nil else { return nil }
    author = place(.author).map { NameTest.cleaned(line[$0]).indices }
    authorID = id.flatMap { place in line[place].allSatisfy { $0 == 0x3F } ? nil : place }
    self.date = date
    stamp = place(time.range)
    textStart = place(.rest)?.lowerBound ?? line.endIndex
  }
}
