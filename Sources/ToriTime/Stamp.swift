/// The time of posting as boards, X and mail write it, in front of or behind a post.
package enum Stamp {
  /// Reads the stamp at the start of `text`, and tells how many bytes it takes; `nil` if there is none
  /// or it names no date that exists. Only full dates count.
  ///
  /// Boards: `2026/01/12(月) 13:15:12.46`, `2025/10/23(Thu) 17:19:24`, `26/01/12 13:15`,
  /// `2026年1月12日(月) 13:15`. X: `December 12, 2025`, `12 Dec 2025`, `10:32 AM · Jan 18, 2026`,
  /// `午前10:32 · 2026年1月18日`. Data: `2026-01-12T13:15:12+09:00`, `2026-01-12 13:15:12`,
  /// `Sun Nov 06 10:32:15 +0000 2025`, `Mon, 12 Jan 2026 13:15:12 +0900`.
  ///
  /// English imageboards: `01/12/26(Mon)13:15:12`, the month first.
  package static func parse(prefixOf text: Span<UInt8>) -> (date: PartialDate, byteCount: Int)? {
    guard let (date, size) = shape(prefixOf: text), date.isPossible else { return nil }
    return (date, size)
  }

  /// The same, of a part of an array.
  package static func parse(prefixOf text: ArraySlice<UInt8>) -> (
    date: PartialDate, byteCount: Int
  )? {
    parse(prefixOf: text.span)
  }

  /// Reads what has the form of a stamp, even if there is no such day or hour (`25:02:00`).
  package static func shape(prefixOf text: Span<UInt8>) -> (date: PartialDate, byteCount: Int)? {
    var position = 0
    guard let date = parse(text, at: &position) else { return nil }
    return (date, position)
  }

  /// The same, of a part of an array.
  package static func shape(prefixOf text: ArraySlice<UInt8>) -> (
    date: PartialDate, byteCount: Int
  )? {
    shape(prefixOf: text.span)
  }

  private static func parse(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    let start = position
    if let date = numeric(text, at: &position) { return date }
    position = start
    if let date = clockFirst(text, at: &position) { return date }
    position = start
    return english(text, at: &position)
  }

  // MARK: Numbers, as boards and data write it

  private static func numeric(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var date: PartialDate
    var end = position
    if let found = PartialDate.parse(text, at: &end), found.year != nil, found.day != nil {
      date = found
    } else if let found = spaced(text, at: &position) ?? monthFirst(text, at: &position)
      ?? shortYear(text, at: &position)
    {
      date = found
      end = position
    } else {
      return nil
    }
    position = end
    guard date.hour == nil else { return date }
    weekday(text, at: &end)
    let hadWeekday = end > position
    if hadWeekday { position = end }
    let hadSpace = spaces(text, at: &end)
    let isAfternoon = meridiem(text, at: &end)
    guard hadSpace || hadWeekday || isAfternoon != nil else { return date }
    spaces(text, at: &end)
    guard text.clock(at: &end, into: &date) || kanjiClock(text, at: &end, into: &date) else {
      return date
    }
    apply(isAfternoon ?? meridiem(afterSpaces: text, at: &end), to: &date)
    position = end
    spaces(text, at: &end)
    if let offset = text.utcOffset(at: &end) {
      date.utcOffset = offset
      position = end
    }
    return date
  }

  /// `2026 年 1 月 13 日`, with spaces around the signs.
  private static func spaced(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    func sign(_ sign: StaticString) -> Bool {
      spaces(text, at: &end)
      defer { spaces(text, at: &end) }
      return text.skip(sign, at: &end)
    }
    guard let year = text.number(at: &end, digits: 4...4), sign("年"),
      let month = text.number(at: &end, digits: 1...2), sign("月"),
      let day = text.number(at: &end, digits: 1...2)
    else { return nil }
    spaces(text, at: &end)
    guard text.skip("日", at: &end) else { return nil }
    position = end
    return PartialDate(year: year, month: month, day: day)
  }

  /// `26/01/12`: the year of this century, with all three parts of two digits.
  private static func shortYear(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let year = text.number(at: &end, digits: 2...2), text.skip("/", at: &end),
      let month = text.number(at: &end, digits: 2...2), text.skip("/", at: &end),
      let day = text.number(at: &end, digits: 2...2)
    else { return nil }
    position = end
    return PartialDate(year: 2000 + year, month: month, day: day)
  }

  /// `01/12/26(Mon)` with the time right behind it, as English imageboards write it.
  private static func monthFirst(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let month = text.number(at: &end, digits: 2...2), text.skip("/", at: &end),
      let day = text.number(at: &end, digits: 2...2), text.skip("/", at: &end),
      let year = text.number(at: &end, digits: 2...2)
    else { return nil }
    // The weekday proves which part is which.
    let days: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = daysFromCivil(year: 2000 + year, month: month, day: day) % 7
    var next = end
    guard text.skip("(", at: &next), text.skip(days[weekday], at: &next),
      text.skip(")", at: &next), text.digit(at: next) != nil
    else { return nil }
    position = end
    return PartialDate(year: 2000 + year, month: month, day: day)
  }

  /// `(月)`, `（Thu）`, `(日・祝)`: anything short in parentheses that is no digit.
  private static func weekday(_ text: Span<UInt8>, at position: inout Int) {
    var end = position
    spaces(text, at: &end)
    guard text.skip(anyOf: ["(", "（"], at: &end) else { return }
    for _ in 0..<16 {
      if text.skip(anyOf: [")", "）"], at: &end) {
        position = end
        return
      }
      guard end < text.count, text.digit(at: end) == nil, text.byte(end) >= 0x20 else { return }
      end += 1
    }
  }

  /// `10時32分`, `10時32分15秒`.
  private static func kanjiClock(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) -> Bool {
    var end = position
    guard let hour = text.number(at: &end, digits: 1...2), text.skip("時", at: &end) else {
      return false
    }
    date.hour = hour
    position = end
    guard let minute = text.number(at: &end, digits: 1...2), text.skip("分", at: &end) else {
      return true
    }
    date.minute = minute
    position = end
    if let second = text.number(at: &end, digits: 1...2), text.skip("秒", at: &end) {
      date.second = second
      position = end
    }
    return true
  }

  // MARK: The time first, as X writes it

  private static func clockFirst(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var date = PartialDate()
    let isAfternoon = meridiem(text, at: &position)
    guard text.clock(at: &position, into: &date) else { return nil }
    apply(isAfternoon ?? meridiem(afterSpaces: text, at: &position), to: &date)
    spaces(text, at: &position)
    guard text.skip(anyOf: ["·", "・", "-", "–", ","], at: &position) else { return nil }
    spaces(text, at: &position)
    var end = position
    var day: PartialDate?
    if let found = PartialDate.parse(text, at: &end), found.day != nil, found.hour == nil {
      day = found
      position = end
    }
    guard let day = day ?? english(text, at: &position), let year = day.year, day.hour == nil
    else { return nil }
    (date.year, date.month, date.day) = (year, day.month, day.day)
    return date
  }

  /// `AM`, `p.m.`, `午後`: whether the hours are those after noon.
  private static func meridiem(_ text: Span<UInt8>, at position: inout Int) -> Bool? {
    if text.skip(anyOf: ["AM", "am", "a.m.", "午前"], at: &position) { return false }
    return text.skip(anyOf: ["PM", "pm", "p.m.", "午後"], at: &position) ? true : nil
  }

  private static func meridiem(afterSpaces text: Span<UInt8>, at position: inout Int) -> Bool? {
    var end = position
    spaces(text, at: &end)
    guard let isAfternoon = meridiem(text, at: &end) else { return nil }
    position = end
    return isAfternoon
  }

  private static func apply(_ isAfternoon: Bool?, to date: inout PartialDate) {
    guard let isAfternoon, let hour = date.hour, hour <= 12 else { return }
    date.hour = hour % 12 + (isAfternoon ? 12 : 0)
  }

  // MARK: Months by their English names

  private static func english(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    if englishWeekday(text, at: &end) { position = end }
    var date = PartialDate()
    if let day = text.number(at: &end, digits: 1...2) {
      _ = text.skip(anyOf: ["st", "nd", "rd", "th"], at: &end)
      guard spaces(text, at: &end), let month = month(text, at: &end) else { return nil }
      (date.day, date.month) = (day, month)
      _ = text.skip(",", at: &end)
    } else {
      guard let month = month(text, at: &end), spaces(text, at: &end),
        let day = text.number(at: &end, digits: 1...2)
      else { return nil }
      (date.day, date.month) = (day, month)
      _ = text.skip(anyOf: ["st", "nd", "rd", "th"], at: &end)
      _ = text.skip(",", at: &end)
    }
    guard spaces(text, at: &end) else { return nil }
    // X's API puts the time before the year.
    if text.clock(at: &end, into: &date) {
      spaces(text, at: &end)
      if let offset = text.utcOffset(at: &end) { date.utcOffset = offset }
      guard spaces(text, at: &end), let year = text.number(at: &end, digits: 4...4) else {
        return nil
      }
      date.year = year
      position = end
      return date
    }
    guard let year = text.number(at: &end, digits: 4...4) else { return nil }
    date.year = year
    position = end
    _ = text.skip(",", at: &end)
    guard spaces(text, at: &end) else { return date }
    if text.skip("at", at: &end) { spaces(text, at: &end) }
    guard text.clock(at: &end, into: &date) else { return date }
    apply(meridiem(afterSpaces: text, at: &end), to: &date)
    position = end
    spaces(text, at: &end)
    if text.skip("GMT", at: &end) || text.skip("UTC", at: &end) {
      date.utcOffset = 0
      position = end
    } else if let offset = text.utcOffset(at: &end) {
      date.utcOffset = offset
      position = end
    }
    return date
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `December`, `Dec`, `Dec.`, `Sept`.
  private static func month(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    let (word, end) = word(text, at: position)
    guard word.utf8.count >= 3, let index = months.firstIndex(where: { $0.hasPrefix(word) }) else {
      return nil
    }
    position = end
    _ = text.skip(".", at: &position)
    return index + 1
  }

  /// `Sun`, `Monday,`, with the space behind it.
  private static func englishWeekday(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    var (word, end) = word(text, at: position)
    guard word.utf8.count >= 3, days.contains(where: { $0.hasPrefix(word) }) else { return false }
    _ = text.skip(",", at: &end)
    guard spaces(text, at: &end) else { return false }
    position = end
    return true
  }

  private static func word(_ text: Span<UInt8>, at position: Int) -> (String, end: Int) {
    var (word, end) = ("", position)
    while end - position < 10, case let letter = text.byte(end) | 0x20, letter >= 0x61,
      letter <= 0x7A
    {
      word.unicodeScalars.append(Unicode.Scalar(letter))
      end += 1
    }
    return (word, end)
  }

  @discardableResult
  private static func spaces(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    let start = position
    while text.skip(anyOf: [" ", "\u{3000}", "\u{A0}", "\u{202F}", "\t"], at: &position) {}
    return position > start
  }
}
