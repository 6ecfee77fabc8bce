import ToriSystem
import ToriTime

/// Stamps, days and clocks, as lines of pages write them.
extension TokenScanner {
  static func stamp(_ line: Span<UInt8>, _ position: Int, _ order: StampOrder?)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    let text = line.extracting(position...)
    let reading = order?.reading(of: text) ?? Stamp.Reading()
    guard let (date, size) = Stamp.shape(prefixOf: text, reading) else { return nil }
    // `2026.1.2.3` is no date, nor a date that runs on into more digits.
    let end = position + size
    if date.hour != nil, date.utcOffset == nil, let zone = Stamp.unclearZoneEnd(line, end) {
      return (.time, zone, nil)
    }
    if line.digit(at: end) != nil && date.hour == nil { return nil }
    // A tab parts cells: a time of day in one and a day in the next are not one stamp.
    if (0..<size).contains(where: { text[$0] == 0x09 }), isClock(text) { return nil }
    return (.time, end, date)
  }

  private static func isClock(_ text: Span<UInt8>) -> Bool {
    var (end, date) = (0, PartialDate())
    return text.clock(at: &end, into: &date)
  }

  /// Where a stamp such as `01/12/26, 10:15` ends, whose day and month may be either way round.
  static func openStampEnd(_ line: Span<UInt8>, _ position: Int) -> Int? {
    let text = line.extracting(position...)
    guard let numbers = Stamp.numbers(of: text) else { return nil }
    for order in DateOrder.allCases {
      if let (date, size) = Stamp.shape(prefixOf: text, Stamp.Reading(order: order)),
        date.hour != nil || numbers.isDate && line.digit(at: position + size) == nil
      {
        return position + size
      }
    }
    return nil
  }

  /// `1月13日`, `1/13`, `01-13`, with a weekday behind it, and with a clock.
  static func monthDay(_ line: Span<UInt8>, _ position: Int)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    var end = position
    guard let month = line.number(at: &end, digits: 1...2), (1...12).contains(month) else {
      return nil
    }
    let hasSpace = line.skip(" ", at: &end)
    if line.skip("月", at: &end) {
      _ = line.skip(" ", at: &end)
      guard let day = line.number(at: &end, digits: 1...2), (1...31).contains(day) else {
        return nil
      }
      _ = line.skip(" ", at: &end)
      guard line.skip("日", at: &end) else { return nil }
      return (.day, weekdayEnd(line, end), PartialDate(month: month, day: day))
    }
    let monthEnd = end
    guard !hasSpace, line.skip(anyOf: ["/", "-", "."], at: &end) else { return nil }
    let mark = line.byte(end - 1)
    let isWide = mark == 0x2D
    guard !isWide || monthEnd - position == 2,
      let day = line.number(at: &end, digits: isWide ? 2...2 : 1...2), (1...31).contains(day)
    else { return nil }
    // `1/13/2026`, `01-13-5`, `1/13kg` are none.
    let next = line.byte(end)
    if next == 0x2F || next == 0x2D || next == 0x2E || isWord(next) { return nil }
    // `1.13` is a number, but with a weekday behind it.
    let dayEnd = weekdayEnd(line, end)
    if mark == 0x2E && dayEnd == end { return nil }
    return (.day, dayEnd, PartialDate(month: month, day: day))
  }

  private static func weekdayEnd(_ line: Span<UInt8>, _ position: Int) -> Int {
    var end = position
    _ = line.skip(" ", at: &end)
    guard line.skip("(", at: &end) else { return position }
    for _ in 0..<9 {
      if line.skip(")", at: &end) { return end }
      guard line.digit(at: end) == nil, line.byte(end) > 0x20 else { return position }
      end += 1
    }
    return position
  }

  private static let months: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `Jan 13`, `13 January`: a day without a year.
  static func englishDay(_ line: Span<UInt8>, _ position: Int)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    var end = position
    var day = line.number(at: &end, digits: 1...2)
    if day != nil, !line.skip(" ", at: &end) { return nil }
    guard let (month, monthEnd) = month(line, end) else { return nil }
    end = monthEnd
    if day == nil {
      guard line.skip(" ", at: &end) else { return nil }
      day = line.number(at: &end, digits: 1...2)
      _ = line.skip(anyOf: ["st", "nd", "rd", "th"], at: &end)
    }
    guard let day, (1...31).contains(day), !isWord(line.byte(end)) else { return nil }
    return (.day, end, PartialDate(month: month, day: day))
  }

  private static func month(_ line: Span<UInt8>, _ position: Int) -> (number: Int, end: Int)? {
    guard position + 3 <= line.count else { return nil }
    for (index, name) in months.enumerated() where isEqual(line, position, name) {
      var end = position + 3
      while line.byte(end) | 0x20 >= 0x61, line.byte(end) | 0x20 <= 0x7A { end += 1 }
      // `Marten 5` is no month.
      guard end - position == 3 || isMonth(line, position, end, index) else { return nil }
      _ = line.skip(".", at: &end)
      return (index + 1, end)
    }
    return nil
  }

  private static func isMonth(_ line: Span<UInt8>, _ start: Int, _ end: Int, _ index: Int) -> Bool {
    let names: [StaticString] = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return names[index].utf8CodeUnitCount == end - start && isEqual(line, start, names[index])
      || index == 8 && end - start == 4 && isEqual(line, start, "sept")
  }

  private static func isEqual(_ line: Span<UInt8>, _ position: Int, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard position + count <= line.count else { return false }
    for index in 0..<count
    where name[byte: index] != LineText.lowercased(line[position + index]) {
      return false
    }
    return true
  }

  /// `10:15`, `午前10:15`, `10:15:42 PM`.
  static func clock(_ line: Span<UInt8>, _ position: Int)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    var (end, date) = (position, PartialDate())
    var isAfternoon: Bool?
    if line.skip(anyOf: ["午前", "上午", "오전 ", "오전", "AM ", "am "], at: &end) { isAfternoon = false }
    if line.skip(anyOf: ["午後", "下午", "오후 ", "오후", "PM ", "pm "], at: &end) { isAfternoon = true }
    guard line.clock(at: &end, into: &date), let hour = date.hour, hour < 30,
      date.minute ?? 0 < 60, line.digit(at: end) == nil
    else { return nil }
    if isAfternoon == nil {
      var next = end
      _ = line.skip(" ", at: &next)
      if line.skip(anyOf: ["AM", "am", "a.m."], at: &next) {
        (isAfternoon, end) = (false, next)
      } else if line.skip(anyOf: ["PM", "pm", "p.m."], at: &next) {
        (isAfternoon, end) = (true, next)
      }
    }
    if let isAfternoon, hour <= 12 { date.hour = hour % 12 + (isAfternoon ? 12 : 0) }
    return (.clock, end, date)
  }
}
