import ToriSystem

/// Dates whose months have their English names.
extension Stamp {
  static func english(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    let first = text.byte(position)
    guard (0x61...0x7A).contains(first | 0x20) || text.digit(at: position) != nil else {
      return nil
    }
    var end = position
    let weekday = leadingWeekday(text, at: &end)
    var date = PartialDate()
    let start = end
    guard day(text, at: &end, into: &date) else {
      end = start
      return yearFirst(text, at: &end).map { found in
        position = end
        return found
      }
    }
    _ = text.skip(",", at: &end)
    let mark = text.byte(end)
    guard spaces(text, at: &end) || text.skip(anyOf: ["-", "/", "."], at: &end) else { return nil }
    // X's API, `date` and C's asctime put the time before the year.
    if mark == 0x20, text.clock(at: &end, into: &date) {
      zone(text, at: &end, into: &date)
      guard spaces(text, at: &end),
        let year = text.number(at: &end, digits: 4...4)
      else { return nil }
      date.year = year
      position = end
      return date
    }
    guard let year = year(text, at: &end, of: date, weekday) else { return nil }
    date.year = year
    position = end
    _ = text.skip(anyOf: [",", ":"], at: &end)
    let hadSpace = spaces(text, at: &end)
    guard hadSpace || end > position || text.digit(at: end) != nil else { return date }
    linkingWord(text, at: &end)
    let isAfternoon = meridiem(text, at: &end)
    spaces(text, at: &end)
    guard
      clock(text, at: &end, into: &date)
        || wordedClock(text, at: &end, isLinked: false, mayClose: true, into: &date)
    else { return date }
    apply(isAfternoon, to: &date)
    position = end
    ending(text, at: &position, into: &date)
    return date
  }

  /// `12 January`, `12-Jan`, `Jan. 12th`.
  private static func day(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) -> Bool {
    if let day = text.number(at: &position, digits: 1...2) {
      _ = text.skip(anyOf: ["st", "nd", "rd", "th"], at: &position)
      guard spaces(text, at: &position) || text.skip(anyOf: ["-", "/", "."], at: &position) else {
        return false
      }
      if text.skip("of", at: &position) { spaces(text, at: &position) }
      guard let month = month(text, at: &position) else { return false }
      (date.day, date.month) = (day, month)
      return true
    }
    guard let month = month(text, at: &position),
      spaces(text, at: &position) || text.skip("-", at: &position),
      let day = text.number(at: &position, digits: 1...2)
    else { return false }
    (date.day, date.month) = (day, month)
    _ = text.skip(anyOf: ["st", "nd", "rd", "th"], at: &position)
    return true
  }

  /// A year of four digits, or of two behind an apostrophe or where the weekday in front proves it.
  private static func year(
    _ text: Span<UInt8>, at position: inout Int, of date: PartialDate, _ weekday: Int?
  ) -> Int? {
    var end = position
    if let year = longYear(text, at: &end) {
      position = end
      return year
    }
    // An apostrophe stands for the century: `Jan 13 '26`.
    let isShortened = text.skip(anyOf: ["'", "’"], at: &end)
    guard isShortened || weekday != nil, let short = text.number(at: &end, digits: 2...2) else {
      return nil
    }
    let year = short + (short < 70 ? 2000 : 1900)
    if isShortened {
      position = end
      return year
    }
    guard let weekday else { return nil }
    let civil = CivilTime(year: year, month: date.month ?? 1, day: date.day ?? 1)
    guard civil.weekday == weekday else { return nil }
    position = end
    return year
  }

  /// `2026-Jan-12`, `2026 January 12`.
  private static func yearFirst(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let year = text.number(at: &end, digits: 4...4),
      text.skip(anyOf: ["-", " ", "/"], at: &end), let month = month(text, at: &end),
      text.skip(anyOf: ["-", " ", "/"], at: &end), let day = text.number(at: &end, digits: 1...2)
    else { return nil }
    position = end
    var date = PartialDate(year: year, month: month, day: day)
    guard spaces(text, at: &end), clock(text, at: &end, into: &date) else { return date }
    position = end
    ending(text, at: &position, into: &date)
    return date
  }

  /// `Sun `, `Monday, `.
  private static func leadingWeekday(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var end = position
    guard let weekday = Weekday.english(text, at: &end) else { return nil }
    _ = text.skip(",", at: &end)
    guard spaces(text, at: &end) else { return nil }
    position = end
    return weekday
  }

  /// `December`, `Dec`, `Dec.`, `Sept`.
  private static func month(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var end = position
    while end - position < 10, (0x61...0x7A).contains(text.byte(end) | 0x20) { end += 1 }
    let length = end - position
    func begins(_ name: StaticString) -> Bool {
      guard length <= name.utf8CodeUnitCount else { return false }
      for place in 0..<length where name[byte: place] != text[position + place] | 0x20 {
        return false
      }
      return true
    }
    guard length >= 3, let index = months.firstIndex(where: begins) else { return nil }
    position = end
    _ = text.skip(".", at: &position)
    return index + 1
  }

  private static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
