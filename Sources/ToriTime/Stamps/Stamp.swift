/// The time of posting as boards, X, mail and data write it, in front of or behind a post or by itself.
///
/// What a stamp does not show is not guessed: `01/12/2026` is read only where a `DateOrder` is known,
/// `CST` (of Chicago or of China) not at all.
package enum Stamp {
  /// What else is known of a stamp.
  package struct Reading: Hashable, Sendable {
    /// Which part comes first where the numbers leave that open.
    package var order: DateOrder?
    /// Whether the text is a value of its own, as in a column: bare digits may be a stamp then
    /// (`20260112131512`).
    package var isValue: Bool

    package init(order: DateOrder? = nil, isValue: Bool = false) {
      (self.order, self.isValue) = (order, isValue)
    }
  }

  /// Reads the stamp at the start of `text`, and tells how many bytes it takes; `nil` if there is none
  /// or it names no date that exists, or a zone that may be one of several. Only full dates count.
  ///
  /// Boards: `2026/01/12(月) 13:15:12.46`, `2025/10/23(Thu) 17:19:24`, `26/01/12(月) 13:15`,
  /// `2026年1月12日(月) 13:15`, `2026年1月12日13時15分12秒`, `2026. 1. 12. 오후 1:15`. X: `December 12, 2025`,
  /// `12 Dec 2025`, `1. November 2023 um 11:53`, `10:32 AM · Jan 18, 2026`, `午前10:32 · 2026年1月18日`. Data:
  /// `2026-01-12T13:15:12+09:00`, `2026-1-2 3:4:5`, `20260112T131512Z`, `2026-W03-1`,
  /// `12.01.2026 13:15`, `12-Jan-2026 13:15:12`, `Sun Nov 06 10:32:15 +0000 2025`,
  /// `Mon, 12 Jan 2026 13:15:12 +0900`, `R8.1.12`. A zone behind it may have a name (`JST`, `(UTC)`).
  ///
  /// English imageboards: `01/12/26(Mon)13:15:12`, the month first.
  package static func parse(
    prefixOf text: Span<UInt8>, _ reading: Reading = Reading()
  ) -> (date: PartialDate, byteCount: Int)? {
    guard let (date, size) = shape(prefixOf: text, reading), date.isPossible, date.year ?? 0 > 0,
      date.hour == nil || date.utcOffset != nil || unclearZoneEnd(text, size) == nil
    else { return nil }
    return (date, size)
  }

  /// The same, of a part of an array.
  package static func parse(
    prefixOf text: ArraySlice<UInt8>, _ reading: Reading = Reading()
  ) -> (date: PartialDate, byteCount: Int)? {
    parse(prefixOf: text.span, reading)
  }

  /// Reads what has the form of a stamp, even if there is no such day or hour (`25:02:00`).
  package static func shape(
    prefixOf text: Span<UInt8>, _ reading: Reading = Reading()
  ) -> (date: PartialDate, byteCount: Int)? {
    var position = 0
    guard var date = read(text, at: &position, reading) else { return nil }
    date.rollMidnight()
    return (date, position)
  }

  /// The same, of a part of an array.
  package static func shape(
    prefixOf text: ArraySlice<UInt8>, _ reading: Reading = Reading()
  ) -> (date: PartialDate, byteCount: Int)? {
    shape(prefixOf: text.span, reading)
  }

  private static func read(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    let start = position
    if let date = usual(text, at: &position) { return date }
    position = start
    let first = text.byte(start)
    // Most forms begin with a digit; one look spares those that begin with a letter the rest.
    let isLatin = (0x61...0x7A).contains(first | 0x20)
    if !isLatin || first == 0x52 || first == 0x48 || reading.isValue {
      if reading.isValue, let date = digits(text, at: &position) { return date }
      position = start
      if let date = numeric(text, at: &position, reading) { return date }
      position = start
    }
    if let date = clockFirst(text, at: &position, reading) { return date }
    position = start
    if let date = english(text, at: &position) { return date }
    position = start
    guard isLatin || first == 0xD0 || first == 0xD1 else { return european(text, at: &position) }
    if isLatin, let date = weekdayFirst(text, at: &position, reading) { return date }
    position = start
    if let date = monthFirst(text, at: &position) { return date }
    position = start
    return europeanWeekday(text, at: &position, reading)
  }

  /// `2026-01-12 13:15:12` with `-` or `/`, and `T` or a space, as most data have it: no more than one
  /// look at each byte. `nil` leaves whatever is else to the others.
  private static func usual(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    let start = position
    guard start + 19 <= text.count else { return nil }
    let mark = text[start + 4]
    guard mark == 0x2D || mark == 0x2F, text[start + 7] == mark,
      text[start + 10] == 0x54 || text[start + 10] == 0x20,
      text[start + 13] == 0x3A, text[start + 16] == 0x3A
    else { return nil }
    var isNumber = true
    func pair(_ offset: Int) -> Int {
      let (high, low) = (text[start + offset], text[start + offset + 1])
      if high < 0x30 || high > 0x39 || low < 0x30 || low > 0x39 { isNumber = false }
      return (Int(high) - 0x30) * 10 + Int(low) - 0x30
    }
    var date = PartialDate(
      year: pair(0) * 100 + pair(2), month: pair(5), day: pair(8), hour: pair(11),
      minute: pair(14), second: pair(17))
    guard isNumber else { return nil }
    var end = start + 19
    if end < text.count {
      if text.digit(at: end) != nil { return nil }
      date.fraction = text.fraction(at: &end)
      ending(text, at: &end, into: &date)
    }
    position = end
    return date
  }

  /// What may follow a time of day: `PM`, a zone.
  static func ending(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) {
    apply(meridiem(afterSpaces: text, at: &position), to: &date)
    var end = position
    if spaces(text, at: &end), text.skip("Uhr", at: &end) { position = end }
    zone(text, at: &position, into: &date)
  }

  @discardableResult
  static func spaces(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    let start = position
    while true {
      let byte = text.byte(position)
      if byte == 0x20 || byte == 0x09 {
        position += 1
      } else if byte < 0x80 || !text.skip(anyOf: ["\u{3000}", "\u{A0}", "\u{202F}"], at: &position)
      {
        return position > start
      }
    }
  }
}

extension PartialDate {
  /// `24:00:00` is the first instant of the next day.
  fileprivate mutating func rollMidnight() {
    guard hour == 24, minute ?? 0 == 0, second ?? 0 == 0, fraction?.milliseconds ?? 0 == 0,
      let year, let month, let day, (1...12).contains(month),
      (1...dayCount(year: year, month: month)).contains(day)
    else { return }
    let next = civil(fromDays: daysFromCivil(year: year, month: month, day: day) + 1)
    (self.year, self.month, self.day, hour) = (next.year, next.month, next.day, 0)
  }
}
