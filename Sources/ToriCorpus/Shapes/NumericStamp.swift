import ToriTime

/// A stamp on a page that begins with three numbers of no certain order, such as `03/04/26 10:15`.
struct NumericStamp {
  /// What is seen of where it stands.
  enum Place {
    /// In the head of a post on a Japanese board.
    case board
    /// At the beginning of a line, with a time of day.
    case lineStart
    /// Within a line, with a time of day.
    case line
    /// Anywhere, a day alone.
    case day
  }

  let place: Place
  /// In the page, with what follows it.
  let bytes: Range<Int>
  private(set) var numbers: Stamp.Numbers

  private static let mostLines = 20_000
  /// No stamp is longer.
  private static let longest = 48

  static func all(of page: Page) -> [NumericStamp] {
    var stamps: [NumericStamp] = []
    let hasKana = Self.hasKana(page.bytes.span)
    for line in page.lines.indices.prefix(mostLines) where !page.lines[line].isBlank {
      let place = page.lines[line]
      guard place.end - place.start <= LineText.longestLine else { continue }
      var position = place.start
      while let start = nextNumbers(page.bytes.span, &position, place.end) {
        let bytes = start..<min(place.end, start + longest)
        if let stamp = NumericStamp(page, line, bytes, hasKana) { stamps.append(stamp) }
      }
    }
    return stamps
  }

  private init?(_ page: Page, _ line: Int, _ bytes: Range<Int>, _ hasKana: Bool) {
    let text = page.bytes[bytes].span
    guard let numbers = Stamp.numbers(of: text) else { return nil }
    self.bytes = bytes
    let hasClock = DateOrder.allCases.contains { order in
      Stamp.shape(prefixOf: text, Stamp.Reading(order: order))?.date.hour != nil
    }
    guard hasClock || numbers.isDate else { return nil }
    // `04/05/21, 06:07`: where a comma parts day and time, the year stands last.
    let end = (0..<text.count).first {
      !PageWindow.isDigit(text[$0]) && !"/.-".utf8.contains(text[$0])
    }
    let hasComma = hasClock && end.map { text[$0] == 0x2C } ?? false
    let orders = hasComma ? numbers.orders.subtracting(.yearFirst) : numbers.orders
    self.numbers = numbers
    self.numbers.orders = orders
    // `01/12/26(Mon)` is of an English imageboard.
    let hasLatin = end.map { text[$0] == 0x28 && text.byte($0 + 1).isASCIIAlphanumeric } ?? false
    // `26/01/13(火)`: whoever writes the weekday so writes the year first.
    let hasKanji =
      end.map {
        page.bytes[(bytes.lowerBound + $0)..<bytes.upperBound].hasPrefix(anyOf: Self.weekdays)
      }
      ?? false
    if numbers.hasShortYear, hasKana, !hasLatin, orders.contains(.yearFirst),
      hasKanji || Self.isBoard(page[line])
    {
      place = .board
    } else if hasClock {
      place = bytes.lowerBound == Self.lineStart(page, line) ? .lineStart : .line
    } else {
      place = .day
    }
  }

  private static let weekdays = ["月", "火", "水", "木", "金", "土", "日"].flatMap {
    ["(\($0))", "（\($0)）"]
  }

  /// Where the next numbers begin with marks between; moves behind them.
  private static func nextNumbers(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    while position < end {
      guard bytes.digit(at: position) != nil else {
        position += 1
        continue
      }
      let start = position
      var hasMark = false
      while position < end {
        if let digit = bytes.digit(at: position) {
          position += digit.size
        } else if "/.-".utf8.contains(bytes[position]) || bytes[position] == 0xEF {
          // `／` has three bytes, of which the last two are no digit's.
          hasMark = true
          position += 1
        } else {
          break
        }
      }
      if hasMark { return start }
    }
    return nil
  }

  /// Where a stamp would stand that begins the line, perhaps behind a bracket.
  private static func lineStart(_ page: Page, _ line: Int) -> Int {
    var position = page.lines[line].start
    let end = page.lines[line].end
    // The mark of the direction of writing stands before lines with attachments.
    if position + 3 <= end, page.bytes[position] == 0xE2, page.bytes[position + 1] == 0x80 {
      position += 3
    }
    if position < end, page.bytes[position] == 0x5B { position += 1 }
    return position
  }

  /// Whether a line shows what boards show beside a stamp: an identifier, a host, a label, a number in front.
  private static func isBoard(_ line: ArraySlice<UInt8>) -> Bool {
    for sign in ["ID:", "HOST:", "名前", "投稿日", "投稿者"] where line.firstIndex(of: sign) != nil {
      return true
    }
    var rest = line.trimmedStart
    guard rest.takeNumber(maximumDigits: 4) != nil else { return false }
    return rest.trimmedStart.first.map { $0 >= 0x80 || $0 == 0x3A } ?? false
  }

  /// Whether there is any kana: `あ` to `ヿ` are E3 81 to E3 83.
  private static func hasKana(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices.dropLast() where bytes[index] == 0xE3 {
      if (0x81...0x83).contains(bytes[index + 1]) { return true }
    }
    return false
  }
}
