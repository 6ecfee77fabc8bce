/// Dates in numbers, the year first or, where that is proved, last.
extension Stamp {
  static func numeric(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var end = position
    guard var date = day(text, at: &end, reading) else { return nil }
    position = end
    if date.hour != nil {
      ending(text, at: &position, into: &date)
      return date
    }
    // A day that ends in 日 parts it from the time; so do its weekday, a space and a comma.
    let isMarked = text.byte(end - 1) >= 0x80 && text.digit(at: end - 3) == nil
    if text.byte(end) == 0x2E, text.byte(end + 1) == 0x20 { end += 1 }
    weekday(text, at: &end)
    let hadWeekday = end > position
    if hadWeekday, text.byte(end - 1) != 0x2E { position = end }
    _ = text.skip(",", at: &end)
    let hadSpace = spaces(text, at: &end)
    if end > position, weekday(text, at: &end) { position = end }
    spaces(text, at: &end)
    let isLinked = linkingWord(text, at: &end)
    let isAfternoon = meridiem(text, at: &end)
    guard hadSpace || hadWeekday || isMarked || isAfternoon != nil else { return date }
    spaces(text, at: &end)
    guard
      clock(text, at: &end, into: &date) || markedClock(text, at: &end, into: &date)
        || wordedClock(text, at: &end, isLinked: isLinked, into: &date)
    else { return date }
    position = end
    apply(isAfternoon, to: &date)
    ending(text, at: &position, into: &date)
    return date
  }

  /// A whole day, perhaps with a time behind a `T`.
  private static func day(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    let start = position
    if let date = PartialDate.parse(text, at: &position), date.year != nil, date.day != nil {
      return date
    }
    position = start
    if let date = compact(text, at: &position) ?? week(text, at: &position) { return date }
    position = start
    if let date = eastern(text, at: &position) ?? era(text, at: &position, reading) { return date }
    position = start
    return inOrder(text, at: &position, reading)
  }

  /// `2026年 1月 12日`, `2026 年 1 月 12 日`, `2026년 1월 12일`, `2026. 1. 12.`.
  private static func eastern(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let year = text.number(at: &end, digits: 4...4) else { return nil }
    func part(_ marks: [StaticString], _ digits: ClosedRange<Int>) -> Int? {
      spaces(text, at: &end)
      guard let number = text.number(at: &end, digits: digits) else { return nil }
      spaces(text, at: &end)
      return text.skip(anyOf: marks, at: &end) ? number : nil
    }
    var sign = end
    spaces(text, at: &sign)
    if text.skip(anyOf: ["年", "년"], at: &sign) {
      end = sign
      guard let month = part(["月", "월"], 1...2), let day = part(["日", "일", "号"], 1...2) else {
        return nil
      }
      position = end
      return PartialDate(year: year, month: month, day: day)
    }
    guard text.skip(". ", at: &end), let month = part(["."], 1...2), text.byte(end) == 0x20 else {
      return nil
    }
    spaces(text, at: &end)
    guard let day = text.number(at: &end, digits: 1...2) else { return nil }
    position = end
    return PartialDate(year: year, month: month, day: day)
  }

  /// `R8.1.12`, `H31.4.30`, `令和8.1.12`, `S64/1/7`.
  private static func era(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var end = position
    let letters: [StaticString] = ["R", "H", "S", "T", "M"]
    guard
      let index = PartialDate.eras.indices.first(where: { index in
        text.skip(PartialDate.eras[index].name, at: &end)
          || (index < 2 || reading.isValue) && text.skip(letters[index], at: &end)
      })
    else { return nil }
    let era = PartialDate.eras[index]
    let year = text.skip("元", at: &end) ? 1 : text.number(at: &end, digits: 1...2)
    guard let year, (1...era.years).contains(year),
      let mark = [".", "/", "-", "．", "年"].first(where: { text.starts(with: $0, at: end) })
    else { return nil }
    end += mark.utf8CodeUnitCount
    let isMarked = text.byte(end - 1) >= 0x80 && text.starts(with: "年", at: end - 3)
    guard let month = text.number(at: &end, digits: 1...2),
      text.skip(isMarked ? "月" : mark, at: &end), let day = text.number(at: &end, digits: 1...2)
    else { return nil }
    if isMarked, !text.skip("日", at: &end) { return nil }
    position = end
    return PartialDate(year: era.first + year - 1, month: month, day: day)
  }

  // MARK: Weekdays

  /// Passes over `(月)`, `（Thu）`, `(日・祝)`, anything short in parentheses that is no digit, and over
  /// `月曜日`, `星期一`, `월요일`, `Mon` without them.
  @discardableResult
  static func weekday(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    var end = position
    spaces(text, at: &end)
    guard text.skip(anyOf: ["(", "（"], at: &end) else { return bareWeekday(text, at: &position) }
    for _ in 0..<16 {
      if text.skip(anyOf: [")", "）"], at: &end) {
        position = end
        return true
      }
      guard end < text.count, text.digit(at: end) == nil, text.byte(end) >= 0x20 else {
        return false
      }
      end += 1
    }
    return false
  }

  private static func bareWeekday(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    var end = position
    spaces(text, at: &end)
    if Weekday.name(text, at: &end) == nil { return false }
    // A single 月 or `Mon` is one only where a space or the end follows.
    guard
      end >= text.count || text.byte(end) <= 0x2C || text.digit(at: end) != nil
        || text.starts(with: "\u{3000}", at: end) || meridiem(at: end, of: text)
    else { return false }
    position = end
    return true
  }

  // MARK: Times of day

  /// `13:15`, `13:15:12.46`, `3:4:5`.
  static func clock(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) -> Bool {
    var end = position
    if let hour = text.number(at: &end, digits: 1...2), text.skip(anyOf: [":", "："], at: &end),
      let minute = text.number(at: &end, digits: 1...2), text.skip(anyOf: [":", "："], at: &end),
      let second = text.number(at: &end, digits: 1...2)
    {
      (date.hour, date.minute, date.second) = (hour, minute, second)
      date.fraction = text.fraction(at: &end)
      position = end
      return true
    }
    return text.clock(at: &position, into: &date)
  }

  /// `10時32分`, `10時32分15秒`, `10시 32분`, `10点32分`.
  private static func markedClock(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) -> Bool {
    var end = position
    guard let hour = text.number(at: &end, digits: 1...2),
      text.skip(anyOf: ["時", "时", "시", "点"], at: &end)
    else { return false }
    date.hour = hour
    position = end
    spaces(text, at: &end)
    guard let minute = text.number(at: &end, digits: 1...2), text.skip(anyOf: ["分", "분"], at: &end)
    else { return true }
    date.minute = minute
    position = end
    spaces(text, at: &end)
    if let second = text.number(at: &end, digits: 1...2), text.skip(anyOf: ["秒", "초"], at: &end) {
      date.second = second
      position = end
    }
    return true
  }

  /// `AM`, `p.m.`, `午後`: whether the hours are those after noon.
  static func meridiem(_ text: Span<UInt8>, at position: inout Int) -> Bool? {
    let first = text.byte(position)
    guard first >= 0x80 || first | 0x20 == 0x61 || first | 0x20 == 0x70 else { return nil }
    var end = position
    let isAfternoon: Bool
    if text.skip(anyOf: ["AM", "am", "a.m.", "A.M.", "a. m.", "A. M.", "午前", "上午", "오전"], at: &end)
    {
      isAfternoon = false
    } else if text.skip(
      anyOf: ["PM", "pm", "p.m.", "P.M.", "p. m.", "P. M.", "午後", "下午", "오후"], at: &end)
    {
      isAfternoon = true
    } else {
      return nil
    }
    // `AMPM` and `pmの` are words.
    if first < 0x80, (0x61...0x7A).contains(text.byte(end) | 0x20) { return nil }
    position = end
    return isAfternoon
  }

  private static func meridiem(at position: Int, of text: Span<UInt8>) -> Bool {
    var end = position
    return meridiem(text, at: &end) != nil
  }

  static func meridiem(afterSpaces text: Span<UInt8>, at position: inout Int) -> Bool? {
    guard position < text.count else { return nil }
    var end = position
    spaces(text, at: &end)
    guard let isAfternoon = meridiem(text, at: &end) else { return nil }
    position = end
    return isAfternoon
  }

  static func apply(_ isAfternoon: Bool?, to date: inout PartialDate) {
    guard let isAfternoon, let hour = date.hour, hour <= 12 else { return }
    date.hour = hour % 12 + (isAfternoon ? 12 : 0)
  }

  // MARK: The time first, as X and Wikipedia write it

  static func clockFirst(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var date = PartialDate()
    let isAfternoon = meridiem(text, at: &position)
    spaces(text, at: &position)
    guard text.clock(at: &position, into: &date) else { return nil }
    apply(isAfternoon ?? meridiem(afterSpaces: text, at: &position), to: &date)
    let hadSpace = spaces(text, at: &position)
    let hadMark = text.skip(anyOf: ["·", "・", "-", "–", ",", "|", "on "], at: &position)
    guard hadMark || hadSpace else { return nil }
    spaces(text, at: &position)
    let start = position
    var found = day(text, at: &position, reading)
    if found == nil {
      position = start
      // Without a mark, a word that is a month may be anything.
      found = hadMark ? english(text, at: &position) : nil
    }
    if found == nil, hadMark {
      position = start
      found = european(text, at: &position)
    }
    guard let day = found, day.hour == nil, let year = day.year else { return nil }
    (date.year, date.month, date.day) = (year, day.month, day.day)
    zone(text, at: &position, into: &date)
    return date
  }
}
