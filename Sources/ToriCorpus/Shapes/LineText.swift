/// Lines as shapes look at them: folded, with white space as one space, and the way back to the page.
///
/// Full-width letters and signs are their plain ones, a run of white space is one space, or one tab if it
/// holds one; marks without width are gone, `&gt;` and `\>` are `>`. Nothing else changes, so that what
/// a slot takes is found again in the page's bytes.
struct LineText: Sendable {
  /// The folded bytes of all lines, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where folded bytes no longer stand as far from where they come from as those before.
  private var shifts: [Shift] = []

  private struct Shift: Sendable {
    let folded: UInt32
    let page: UInt32
  }

  /// Longer lines are sentences, whatever they hold: no head is.
  static let longestLine = 1 << 14

  mutating func reserve(_ byteCount: Int) { bytes.reserveCapacity(byteCount) }

  /// Where in the page the folded byte at `position` comes from; of a line's end, where its content ends.
  func offset(of position: Int) -> Int {
    var (low, high) = (0, shifts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(shifts[middle].folded) <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return position }
    return Int(shifts[low - 1].page) + position - Int(shifts[low - 1].folded)
  }

  /// Says that what is added next comes from `offset` of the page.
  private mutating func place(_ offset: Int) {
    if let last = shifts.last, Int(last.page) - Int(last.folded) == offset - bytes.count { return }
    shifts.append(
      Shift(
        folded: UInt32(truncatingIfNeeded: bytes.count), page: UInt32(truncatingIfNeeded: offset)))
  }

  /// Adds a line of `page`, from `start` to `end`; its place in `bytes`.
  mutating func append(_ page: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
    let first = bytes.count
    let source = page
    let page = page.span
    var position = start
    var (space, spaceStart): (UInt8, Int) = (0, start)
    var isInLink = false
    while position < end {
      let plain = plainEnd(page, position, end)
      if plain > position {
        addSpace(&space, spaceStart, first)
        place(position)
        bytes.append(contentsOf: source[position..<plain])
        position = plain
        continue
      }
      let byte = page[position]
      var size = 1
      var folded = byte
      switch byte {
      case 0x20, 0x0B, 0x0C: folded = 0x20
      case 0x09: folded = 0x09
      case 0x5C where position + 1 < end && Self.isEscapable(page[position + 1]):
        (size, folded) = (2, page[position + 1])
      case 0x26 where Self.isEntity(page, position, end): (size, folded) = (4, 0x3E)
      // Emphasis and links as converters write them: `**name**`, `[name](mailto:sage)`.
      case 0x2A where Self.isEmphasis(page, position, start..<end): (size, folded) = (2, 0)
      case 0x5B where Self.beginsLink(page, position, end): (folded, isInLink) = (0, true)
      case 0x5D where position + 1 < end && page[position + 1] == 0x28:
        if let target = Self.targetEnd(page, position + 1, end), isInLink {
          (size, folded) = (target - position, 0)
          isInLink = false
        }
      case 0xC2 where position + 1 < end && page[position + 1] == 0xA0: (size, folded) = (2, 0x20)
      case 0xE2 where position + 2 < end:
        (size, folded) = (3, Self.foldedMark(page[position + 1], page[position + 2]))
      case 0xE3
      where position + 2 < end && page[position + 1] == 0x80 && page[position + 2] == 0x80:
        (size, folded) = (3, 0x20)
      case 0xEF where position + 2 < end:
        size = 3
        let (middle, last) = (page[position + 1], page[position + 2])
        if middle == 0xBC, last >= 0x81 {
          folded = last - 0x60
        } else if middle == 0xBD, last <= 0x9E, last >= 0x80 {
          folded = last - 0x20
        } else if middle == 0xBB && last == 0xBF || middle == 0xB8 && last == 0x8F {
          folded = 0
        } else {
          folded = 1
        }
      case 0xE2, 0xE3, 0xEF: (size, folded) = (end - position, 1)
      case 0xC2: (size, folded) = (min(2, end - position), 1)
      default: break
      }
      if folded == 0x20 || folded == 0x09 {
        if space == 0 { spaceStart = position }
        space = folded == 0x09 || space == 0x09 ? 0x09 : 0x20
      } else if folded != 0 {
        addSpace(&space, spaceStart, first)
        place(position)
        if folded == 1 {
          bytes.append(contentsOf: source[position..<position + size])
        } else {
          bytes.append(folded)
        }
      }
      position += size
    }
    let last = bytes.count
    // The end of the content, before white space that closes the line.
    place(space == 0 ? end : spaceStart)
    bytes.append(0x0A)
    return first..<last
  }

  /// Adds the white space that came before, but at the beginning of a line.
  private mutating func addSpace(_ space: inout UInt8, _ start: Int, _ first: Int) {
    if space != 0, bytes.count > first {
      place(start)
      bytes.append(space)
    }
    space = 0
  }

  /// How far bytes stand for themselves from `position` on.
  private func plainEnd(_ page: Span<UInt8>, _ position: Int, _ end: Int) -> Int {
    var position = position
    while position < end {
      let byte = page[position]
      if byte == 0xE3 {
        // Of U+3000 on only the first is a space.
        guard position + 2 < end, page[position + 1] != 0x80 || page[position + 2] != 0x80 else {
          return position
        }
        position += 3
      } else if Self.mayFold(byte) {
        return position
      } else {
        position += 1
      }
    }
    return position
  }

  /// Whether the byte may begin what is folded.
  private static func mayFold(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0B, 0x0C, 0x20, 0x26, 0x2A, 0x5B, 0x5C, 0x5D, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  /// What a character of U+2000 on is: a space, 0 for a mark without width, 1 for itself.
  private static func foldedMark(_ middle: UInt8, _ last: UInt8) -> UInt8 {
    switch (middle, last) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF): 0x20
    case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): 0
    default: 1
    }
  }

  /// A text of a shape as lines are folded, in small letters.
  static func folded(_ text: String) -> [UInt8] {
    var line = LineText()
    let bytes = Array(text.utf8)
    let range = line.append(bytes, 0, bytes.count)
    return line.bytes[range].map(lowercased)
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Two stars and no more: a name may end in five.
  private static func isEmphasis(_ page: Span<UInt8>, _ position: Int, _ line: Range<Int>) -> Bool {
    position + 1 < line.upperBound && page[position + 1] == 0x2A
      && (position + 2 >= line.upperBound || page[position + 2] != 0x2A)
      && (position == line.lowerBound || page[position - 1] != 0x2A)
  }

  /// The words of a link are no longer, nor is its target.
  private static let longestLink = 200

  /// Whether `[words](target)` begins at `position`; the words are what a line shows of it.
  private static func beginsLink(_ page: Span<UInt8>, _ position: Int, _ end: Int) -> Bool {
    var close = position + 1
    let limit = min(end, position + longestLink)
    while close < limit, page[close] != 0x5D, page[close] != 0x5B { close += 1 }
    guard close > position + 1, close + 1 < limit, page[close] == 0x5D, page[close + 1] == 0x28
    else {
      return false
    }
    return targetEnd(page, close + 1, end) != nil
  }

  /// The end of a link's target, which begins with a bracket at `open` and holds no space.
  private static func targetEnd(_ page: Span<UInt8>, _ open: Int, _ end: Int) -> Int? {
    var close = open + 1
    let limit = min(end, open + longestLink)
    while close < limit, page[close] > 0x20, page[close] < 0x80, page[close] != 0x29 { close += 1 }
    guard close < limit, close > open + 1, page[close] == 0x29 else { return nil }
    // What stands in brackets behind a name is a target if it has the form of an address.
    for place in open + 1..<close where page[place] == 0x3A || page[place] == 0x2F {
      return close + 1
    }
    return nil
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    ">#*_-[]().!+`".utf8.contains(byte)
  }

  private static func isEntity(_ page: Span<UInt8>, _ position: Int, _ end: Int) -> Bool {
    position + 4 <= end && page[position + 1] == 0x67 && page[position + 2] == 0x74
      && page[position + 3] == 0x3B
  }
}
