/// Stamps of digits with few marks or none, as ISO 8601's basic format and archives have them.
extension Stamp {
  /// `20260112T131512Z`, `20260112T1315`, `20260112T131512.5+0900`.
  static func compact(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard text.digitCount(at: end) == 8, var date = eightDigits(text, at: &end),
      text.byte(end) == 0x54 || text.byte(end) == 0x74
    else { return nil }
    end += 1
    guard clockDigits(text, at: &end, into: &date) else { return nil }
    if let offset = text.utcOffset(at: &end) { date.utcOffset = offset }
    position = end
    return date
  }

  /// `2026-W03-1`, `2026W031`, with a time behind a `T`.
  static func week(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let year = text.number(at: &end, digits: 4...4) else { return nil }
    let isMarked = text.skip("-", at: &end)
    guard text.skip("W", at: &end) else { return nil }
    let week: Int
    let day: Int
    if isMarked {
      guard let first = text.number(at: &end, digits: 2...2), text.skip("-", at: &end),
        let second = text.number(at: &end, digits: 1...1)
      else { return nil }
      (week, day) = (first, second)
    } else {
      guard let both = text.number(at: &end, digits: 3...3) else { return nil }
      (week, day) = (both / 10, both % 10)
    }
    // The week with 4 January is the first; 28 December lies in the last.
    guard (1...7).contains(day), week >= 1,
      week <= CivilTime(year: year, month: 12, day: 28).isoWeek.week
    else { return nil }
    let fourth = daysFromCivil(year: year, month: 1, day: 4)
    let weekday = CivilTime(year: year, month: 1, day: 4).weekday
    let found = civil(fromDays: fourth - weekday + 1 + (week - 1) * 7 + day - 1)
    position = end
    var date = PartialDate(year: found.year, month: found.month, day: found.day)
    time(text, at: &position, into: &date)
    return date
  }

  /// A value that is nothing but digits and a mark or two: `20260112`, `202601121315`, `20260112131512`,
  /// `20260112131512.46`, `20260112 131512`, `2026-012`, `2026:01:12 13:15:12`.
  static func digits(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    switch text.digitCount(at: position) {
    case 8:
      guard var date = eightDigits(text, at: &end) else { return nil }
      position = end
      guard end < text.count, [0x20, 0x2D, 0x5F].contains(text.byte(end)) else {
        return end == text.count ? date : nil
      }
      end += 1
      guard clockDigits(text, at: &end, into: &date) || text.clock(at: &end, into: &date) else {
        return nil
      }
      position = end
      zone(text, at: &position, into: &date)
      return date
    case 12, 14:
      guard var date = eightDigits(text, at: &end), clockDigits(text, at: &end, into: &date),
        date.isPossible
      else { return nil }
      position = end
      zone(text, at: &position, into: &date)
      return date
    case 4: break
    default: return nil
    }
    guard let year = text.number(at: &end, digits: 4...4) else { return nil }
    if text.byte(end) == 0x2D, text.digitCount(at: end + 1) == 3 {
      end += 1
      guard let day = text.number(at: &end, digits: 3...3), day >= 1,
        day <= (dayCount(year: year, month: 2) == 29 ? 366 : 365)
      else { return nil }
      let found = civil(fromDays: daysFromCivil(year: year, month: 1, day: 1) + day - 1)
      position = end
      var date = PartialDate(year: found.year, month: found.month, day: found.day)
      time(text, at: &position, into: &date)
      return date
    }
    // Cameras part the date as they part the time.
    guard text.skip(":", at: &end), let month = text.number(at: &end, digits: 2...2),
      text.skip(":", at: &end), let day = text.number(at: &end, digits: 2...2),
      text.skip(" ", at: &end)
    else { return nil }
    var date = PartialDate(year: year, month: month, day: day)
    guard text.clock(at: &end, into: &date) else { return nil }
    position = end
    zone(text, at: &position, into: &date)
    return date
  }

  /// Of the digits, which more may follow, the first eight: a day of the years 1000 to 2999.
  private static func eightDigits(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    guard let number = leading(8, of: text, at: &position) else { return nil }
    let date = PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    return (1000...2999).contains(number / 10_000) && date.isPossible ? date : nil
  }

  /// `1315`, `131512`, `131512.46`.
  private static func clockDigits(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) -> Bool {
    let count = text.digitCount(at: position)
    guard count == 4 || count == 6, let number = leading(count, of: text, at: &position) else {
      return false
    }
    let minutes = count == 6 ? number / 100 : number
    (date.hour, date.minute) = (minutes / 100, minutes % 100)
    guard count == 6 else { return true }
    date.second = number % 100
    date.fraction = text.fraction(at: &position)
    return true
  }

  private static func leading(_ count: Int, of text: Span<UInt8>, at position: inout Int) -> Int? {
    var (value, end) = (0, position)
    for _ in 0..<count {
      guard let digit = text.digit(at: end) else { return nil }
      value = value * 10 + digit.value
      end += digit.size
    }
    position = end
    return value
  }

  private static func time(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) {
    guard text.byte(position) == 0x54 else { return }
    var end = position + 1
    guard text.clock(at: &end, into: &date) || clockDigits(text, at: &end, into: &date) else {
      return
    }
    if let offset = text.utcOffset(at: &end) { date.utcOffset = offset }
    position = end
  }
}
