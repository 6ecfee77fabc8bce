import ToriTime

/// Kinds of pieces of a line that prove something by their form.
struct TokenKinds: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let time = TokenKinds(rawValue: 1)
  static let day = TokenKinds(rawValue: 2)
  static let age = TokenKinds(rawValue: 4)
  static let clock = TokenKinds(rawValue: 8)
  static let handle = TokenKinds(rawValue: 16)
  static let id = TokenKinds(rawValue: 32)
  static let url = TokenKinds(rawValue: 64)
  /// `1.2.3`
  static let version = TokenKinds(rawValue: 128)
  static let number = TokenKinds(rawValue: 256)
}

/// A piece of a folded line.
struct Token: Sendable {
  let kind: TokenKinds
  /// In the folded bytes of the page.
  let start: Int
  let end: Int
  /// What a time, day or clock says.
  var date: PartialDate?
}

/// Finds the tokens of folded lines, from left to right; none overlaps another.
///
/// The order of the tries decides: an address, a stamp, an identifier, a handle, an age, a month and day,
/// a version, a clock, a number.
enum TokenScanner {
  /// Adds the tokens of the line at `range` to `tokens`, and tells which kinds there are.
  static func scan(
    _ bytes: [UInt8], _ range: Range<Int>, _ order: StampOrder? = nil, into tokens: inout [Token]
  ) -> TokenKinds {
    let line = bytes.span.extracting(range)
    var kinds: TokenKinds = []
    var position = 0
    var isWordStart = true
    while position < line.count {
      let byte = line[position]
      guard Self.begins[Int(byte)] else {
        isWordStart = true
        position += 1
        continue
      }
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if isLetter && !isWordStart {
        position += 1
        continue
      }
      if let (kind, end, date) = token(line, position, order) {
        kinds.insert(kind)
        tokens.append(
          Token(
            kind: kind, start: range.lowerBound + position, end: range.lowerBound + end, date: date)
        )
        position = end
        isWordStart = true
      } else {
        position += 1
        isWordStart = !isLetter
      }
    }
    return kinds
  }

  /// The bytes that may begin a token.
  private static let begins: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in 0x30...0x39 { table[byte] = true }
    for byte in 0x61...0x7A { (table[byte], table[byte - 0x20]) = (true, true) }
    for byte in [0x40, 0xE3, 0xE4, 0xE5, 0xE6, 0xEB, 0xEC] { table[byte] = true }
    return table
  }()

  private static func token(_ line: Span<UInt8>, _ position: Int, _ order: StampOrder?)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    let byte = line[position]
    switch byte {
    case 0x30...0x39: return numeric(line, position, order)
    case 0x40: return handle(line, position).map { (.handle, $0, nil) }
    case 0xE3...0xEC:
      if byte == 0xE5 || byte == 0xE4 || byte == 0xEC,
        let stamp = stamp(line, position, order) ?? clock(line, position)
      {
        return stamp
      }
      return Age.end(inWords: line, position).map { (.age, $0, nil) }
    default:
      return word(line, position, order)
    }
  }

  private static func word(_ line: Span<UInt8>, _ position: Int, _ order: StampOrder?)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    switch line[position] | 0x20 {
    case 0x68:
      if let link = Link(line, at: position) { return (.url, link.end, nil) }
    case 0x69:
      if let end = identifier(line, position) { return (.id, end, nil) }
    default: break
    }
    // The names of months and weekdays, AM and PM.
    switch line[position] | 0x20 {
    case 0x6A, 0x66, 0x6D, 0x61, 0x73, 0x6F, 0x6E, 0x64, 0x74, 0x77, 0x70, 0x72, 0x68:
      if let found =
        stamp(line, position, order) ?? englishDay(line, position) ?? clock(line, position)
      {
        return found
      }
    default: break
    }
    return Age.end(inWords: line, position).map { (.age, $0, nil) }
  }

  private static func numeric(_ line: Span<UInt8>, _ position: Int, _ order: StampOrder?)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    if let stamp = stamp(line, position, order) { return stamp }
    if let order, order.isOpen(line.extracting(position...)) {
      if let end = openStampEnd(line, position) { return (.time, end, nil) }
    }
    if let end = Age.end(afterNumber: line, position) { return (.age, end, nil) }
    if let day = monthDay(line, position) ?? englishDay(line, position) { return day }
    if let end = version(line, position) { return (.version, end, nil) }
    if let clock = clock(line, position) { return clock }
    var end = position
    while line.digit(at: end) != nil { end += 1 }
    return (.number, end, nil)
  }

  // MARK: Dates

  private static func stamp(_ line: Span<UInt8>, _ position: Int, _ order: StampOrder?)
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
    return (.time, end, date)
  }

  /// Where a stamp such as `01/12/26, 10:15` ends, whose day and month may be either way round.
  private static func openStampEnd(_ line: Span<UInt8>, _ position: Int) -> Int? {
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
  private static func monthDay(_ line: Span<UInt8>, _ position: Int)
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
  private static func englishDay(_ line: Span<UInt8>, _ position: Int)
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
    name.withUTF8Buffer { letters in
      // SAFETY: the buffer is only read, within its bounds, while the literal is alive.
      guard position + letters.count <= line.count else { return false }
      for index in 0..<letters.count
      where unsafe letters[index] != LineText.lowercased(line[position + index]) {
        return false
      }
      return true
    }
  }

  /// `10:15`, `午前10:15`, `10:15:42 PM`.
  private static func clock(_ line: Span<UInt8>, _ position: Int)
    -> (kind: TokenKinds, end: Int, date: PartialDate?)?
  {
    var (end, date) = (position, PartialDate())
    var isAfternoon: Bool?
    if line.skip(anyOf: ["午前", "AM ", "am "], at: &end) { isAfternoon = false }
    if line.skip(anyOf: ["午後", "PM ", "pm "], at: &end) { isAfternoon = true }
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

  // MARK: The rest

  /// `1.2.3`
  private static func version(_ line: Span<UInt8>, _ position: Int) -> Int? {
    var (end, parts) = (position, 0)
    while line.digit(at: end) != nil {
      while line.digit(at: end) != nil { end += 1 }
      parts += 1
      guard line.byte(end) == 0x2E, line.digit(at: end + 1) != nil else { break }
      end += 1
    }
    return parts >= 3 ? end : nil
  }

  /// `@name`, `@a@b.example`, `@a.bsky.social`.
  private static func handle(_ line: Span<UInt8>, _ position: Int) -> Int? {
    // An address, or a value that begins with the sign.
    if position > 0, isWord(line[position - 1]) || line[position - 1] == 0x3D { return nil }
    var (end, hasLetter) = (position + 1, false)
    while isWord(line.byte(end)) || isInner(line, end) {
      if line.byte(end) >= 0x41 { hasLetter = true }
      end += 1
    }
    return hasLetter && end - position <= 80 ? end : nil
  }

  private static func isInner(_ line: Span<UInt8>, _ position: Int) -> Bool {
    let byte = line.byte(position)
    return (byte == 0x2E || byte == 0x40 || byte == 0x2D) && isWord(line.byte(position + 1))
  }

  /// `ID:a8Kz3LmP0`, with the label once or twice.
  private static func identifier(_ line: Span<UInt8>, _ position: Int) -> Int? {
    var end = position
    while line.byte(end) | 0x20 == 0x69, line.byte(end + 1) | 0x20 == 0x64,
      line.byte(end + 2) == 0x3A
    {
      end += 3
    }
    guard end > position else { return nil }
    _ = line.skip(" ", at: &end)
    let start = end
    while isIdentifier(line.byte(end)) { end += 1 }
    return end > start ? end : nil
  }

  static func isIdentifier(_ byte: UInt8) -> Bool {
    isWord(byte) && byte != 0x5F || "+/.!?*_-=".utf8.contains(byte)
  }

  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
  }
}
