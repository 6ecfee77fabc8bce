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
    /// Where the next digit stands.
    var digit = 0
    while position < line.count {
      let byte = line[position]
      guard Self.begins[Int(byte)] else {
        isWordStart = true
        position += 1
        continue
      }
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      // `IwonaMay 30, 2026`: a capital behind a small letter begins a word.
      let isCapital =
        byte & 0x20 == 0 && position > 0 && (0x61...0x7A).contains(line[position - 1])
      if isLetter && !isWordStart && !isCapital {
        position += 1
        continue
      }
      // Cyrillic letters begin a word behind a space alone.
      if byte == 0xD0 || byte == 0xD1, position > 0, line[position - 1] > 0x28 {
        position += 2
        isWordStart = false
        continue
      }
      while digit < line.count, digit < position || line.digit(at: digit) == nil { digit += 1 }
      if let (kind, end, date) = token(
        line, position, order, mayBeDate: digit - position <= longestName)
      {
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
    for byte in [0x40, 0xD0, 0xD1, 0xE3, 0xE4, 0xE5, 0xE6, 0xEB, 0xEC] { table[byte] = true }
    return table
  }()

  /// The names of a weekday and of a month that stand before the first digit of a date are no longer.
  private static let longestName = 32

  /// - Parameter mayBeDate: whether a digit stands near enough for a name to be of a date.
  private static func token(
    _ line: Span<UInt8>, _ position: Int, _ order: StampOrder?, mayBeDate: Bool
  ) -> (kind: TokenKinds, end: Int, date: PartialDate?)? {
    let byte = line[position]
    switch byte {
    case 0x30...0x39: return numeric(line, position, order)
    case 0x40: return handle(line, position).map { (.handle, $0, nil) }
    case 0xE3...0xEC:
      guard beginsDate(line, position) else { return nil }
      if byte == 0xE5 || byte == 0xE4 || byte == 0xEC,
        let stamp = stamp(line, position, order) ?? clock(line, position)
      {
        return stamp
      }
      return Age.end(inWords: line, position).map { (.age, $0, nil) }
    default:
      return word(line, position, order, mayBeDate)
    }
  }

  /// Whether a character of three bytes begins an era, a half of the day or an age.
  private static func beginsDate(_ line: Span<UInt8>, _ position: Int) -> Bool {
    guard position + 2 < line.count else { return false }
    let code =
      UInt32(line[position] & 0xF) << 12 | UInt32(line[position + 1] & 0x3F) << 6
      | UInt32(line[position + 2] & 0x3F)
    switch Unicode.Scalar(code) {
    case "令", "平", "大", "午", "上", "下", "오": return true
    case "昨", "一", "今", "た", "刚", "剛", "前", "방", "어": return true
    default: return false
    }
  }

  private static func word(
    _ line: Span<UInt8>, _ position: Int, _ order: StampOrder?, _ mayBeDate: Bool
  ) -> (kind: TokenKinds, end: Int, date: PartialDate?)? {
    switch line[position] | 0x20 {
    case 0x68:
      if let link = Link(line, at: position) { return (.url, link.end, nil) }
    case 0x69:
      if let end = identifier(line, position) { return (.id, end, nil) }
    default: break
    }
    // The names of months and weekdays, AM and PM.
    switch line[position] | 0x20 {
    case _ where !mayBeDate: break
    case 0x6A, 0x66, 0x6D, 0x61, 0x73, 0x6F, 0x6E, 0x64, 0x74, 0x77, 0x70, 0x72, 0x68, 0x65, 0x67,
      0x6C,
      0x71, 0x76, 0x7A, 0xF0, 0xF1:
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
    var end = position
    while line.digit(at: end) != nil { end += 1 }
    // Most numbers have nothing behind them that a date or an age has.
    if end - position != 8, !goesOn(line.byte(end)) { return (.number, end, nil) }
    if let stamp = stamp(line, position, order), stamp.date?.year ?? 0 < 2200 { return stamp }
    if let order, order.isOpen(line.extracting(position...)) {
      if let end = openStampEnd(line, position) { return (.time, end, nil) }
    }
    // Within a word or a number of other signs: `07c67433d`.
    if position > 0, isWord(line[position - 1]) { return (.number, end, nil) }
    if let end = Age.end(afterNumber: line, position) { return (.age, end, nil) }
    if let day = monthDay(line, position) ?? englishDay(line, position) { return day }
    if let end = version(line, position) { return (.version, end, nil) }
    if let clock = clock(line, position) { return clock }
    return (.number, end, nil)
  }

  /// Whether more of a date, an age, a clock or a version may follow the digits before such a byte.
  private static func goesOn(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

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
    // `@11h15` is a time of day.
    var hour = position + 1
    if line.number(at: &hour, digits: 1...2) != nil, line.byte(hour) | 0x20 == 0x68,
      line.digit(at: hour + 1) != nil
    {
      return nil
    }
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
