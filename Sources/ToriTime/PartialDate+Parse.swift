extension PartialDate {
  /// Reads the date at the start of `text`, and tells how many bytes it takes; `nil` if there is none.
  ///
  /// `2026`, `2026-01`, `2026-01-13T10:32:15.84+09:00`, `2026/1/13`, `2026.1.13`, `2026年1月13日`,
  /// `26年1月1日`, `令和8年1月`, `2025年上半期`, `1月12日`, `7日`. Digits may be full-width. Whether there is
  /// such a day is for `period(in:)` to say.
  package static func parse(prefixOf text: Span<UInt8>) -> (date: PartialDate, byteCount: Int)? {
    var position = 0
    if let date = parse(text, at: &position) { return (date, position) }
    return nil
  }

  /// The same, of a part of an array.
  package static func parse(prefixOf text: ArraySlice<UInt8>) -> (
    date: PartialDate, byteCount: Int
  )? {
    parse(prefixOf: text.span)
  }

  static func parse(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    if let date = kanji(text, at: &position) { return date }
    return numeric(text, at: &position)
  }

  /// `2026`, and with `-`, `/` or `.` between the parts, a month, a day and a time.
  static func numeric(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    guard let year = text.number(at: &position, digits: 4...4) else { return nil }
    var date = PartialDate(year: year)
    guard let mark = separator(text, at: position) else { return date }
    var end = position + mark.utf8CodeUnitCount
    guard let month = text.number(at: &end, digits: 1...2) else { return date }
    // A single dot is a decimal point.
    let isDotted = mark.utf8CodeUnitCount == 1 && text.byte(position) == 0x2E
    if !isDotted {
      date.month = month
      position = end
    }
    guard text.skip(mark, at: &end), let day = text.number(at: &end, digits: 1...2) else {
      return date
    }
    (date.month, date.day) = (month, day)
    position = end
    time(text, at: &position, into: &date)
    return date
  }

  /// `T10:32:15.84+09:00`, behind a whole date.
  private static func time(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) {
    guard text.byte(position) == 0x54 || text.byte(position) == 0x74 else { return }
    var end = position + 1
    if !text.clock(at: &end, into: &date) {
      guard let hour = text.number(at: &end, digits: 2...2) else { return }
      date.hour = hour
    }
    date.utcOffset = text.utcOffset(at: &end)
    position = end
  }

  private static func separator(_ text: Span<UInt8>, at position: Int) -> StaticString? {
    let marks: [StaticString] = ["-", "/", ".", "／", "－", "．"]
    return marks.first { text.starts(with: $0, at: position) }
  }

  /// A date whose parts are marked with 年, 月 and 日.
  static func kanji(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var (end, date) = (position, PartialDate())
    if let year = kanjiYear(text, at: &end) {
      date.year = year
      position = end
      if let half = half(text, at: &end) {
        date.half = half
        position = end
        return date
      }
    }
    end = position
    if let month = text.number(at: &end, digits: 1...2), text.skip("月", at: &end) {
      date.month = month
      position = end
    } else if date.year != nil {
      return date
    }
    end = position
    if let day = text.number(at: &end, digits: 1...2), text.skip("日", at: &end) {
      date.day = day
      position = end
    }
    return date == PartialDate() ? nil : date
  }

  /// `2026年`, `26年` (of the years 1970 to 2069), `令和8年`, `平成元年`.
  private static func kanjiYear(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var end = position
    for era in eras where text.skip(era.name, at: &end) {
      let year = text.skip("元", at: &end) ? 1 : text.number(at: &end, digits: 1...2)
      guard let year, (1...era.years).contains(year), text.skip("年", at: &end) else { return nil }
      position = end
      return era.first + year - 1
    }
    guard let number = text.number(at: &end, digits: 2...4), text.skip("年", at: &end) else {
      return nil
    }
    guard number < 100 || number >= 1000 else { return nil }
    position = end
    return number >= 1000 ? number : number < 70 ? 2000 + number : 1900 + number
  }

  private static func half(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    if text.skip(anyOf: ["上半期", "上期", "前半"], at: &position) { return 1 }
    return text.skip(anyOf: ["下半期", "下期", "後半"], at: &position) ? 2 : nil
  }

  /// The eras of Japan since the Gregorian calendar: their first year, and how many they count.
  static let eras: [(name: StaticString, first: Int, years: Int)] = [
    ("令和", 2019, 99), ("平成", 1989, 31), ("昭和", 1926, 64), ("大正", 1912, 15), ("明治", 1868, 45),
  ]
}
