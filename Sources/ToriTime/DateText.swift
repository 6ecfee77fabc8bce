import ToriSystem

/// Reading numbers and marks of dates in UTF-8, where digits may be full-width.
///
/// Each reader moves the position past what it has read, or leaves it and returns `nil`.
extension Span where Element == UInt8 {
  /// The byte at `position`; 0 past either end, which no date holds.
  package func byte(_ position: Int) -> UInt8 {
    position >= 0 && position < count ? self[position] : 0
  }

  /// Whether the text stands at `position`; of a place before the start, it does not.
  package func starts(with text: StaticString, at position: Int) -> Bool {
    let size = text.utf8CodeUnitCount
    guard position >= 0, size <= count - position else { return false }
    for index in 0..<size where text[byte: index] != self[position + index] { return false }
    return true
  }

  /// Moves behind the text if it stands there; whether it did.
  package func skip(_ text: StaticString, at position: inout Int) -> Bool {
    guard starts(with: text, at: position) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Moves behind the first of the texts that stands there; whether one did.
  package func skip(anyOf texts: [StaticString], at position: inout Int) -> Bool {
    for text in texts where skip(text, at: &position) { return true }
    return false
  }

  /// The digit at `position`, and how many bytes it takes: 1, or 3 where it is full-width (U+FF10 on).
  package func digit(at position: Int) -> (value: Int, size: Int)? {
    let byte = byte(position)
    if byte >= 0x30 && byte <= 0x39 { return (Int(byte) - 0x30, 1) }
    guard byte == 0xEF, self.byte(position + 1) == 0xBC else { return nil }
    let last = self.byte(position + 2)
    return last >= 0x90 && last <= 0x99 ? (Int(last) - 0x90, 3) : nil
  }

  /// A whole run of digits, if it has as many as `digits` allows.
  package func number(at position: inout Int, digits: ClosedRange<Int>) -> Int? {
    var (value, length, end) = (0, 0, position)
    while let digit = digit(at: end) {
      length += 1
      if length > digits.upperBound { return nil }
      value = value * 10 + digit.value
      end += digit.size
    }
    guard length >= digits.lowerBound, length > 0 else { return nil }
    position = end
    return value
  }

  /// How many digits stand at `position`.
  package func digitCount(at position: Int) -> Int {
    var (length, end) = (0, position)
    while let digit = digit(at: end) {
      length += 1
      end += digit.size
    }
    return length
  }

  /// `Z`, `+09:00`, `-0530`, `+9`: seconds ahead of UTC.
  package func utcOffset(at position: inout Int) -> Int? {
    if byte(position) == 0x5A || byte(position) == 0x7A {
      position += 1
      return 0
    }
    let sign = byte(position) == 0x2B ? 1 : byte(position) == 0x2D ? -1 : 0
    guard sign != 0 else { return nil }
    var end = position + 1
    var (hours, minutes) = (0, 0)
    if digitCount(at: end) == 4, let both = number(at: &end, digits: 4...4) {
      (hours, minutes) = both.quotientAndRemainder(dividingBy: 100)
    } else if let number = number(at: &end, digits: 1...2) {
      hours = number
      var next = end + 1
      if byte(end) == 0x3A, let number = self.number(at: &next, digits: 2...2) {
        minutes = number
        end = next
      }
    } else {
      return nil
    }
    guard hours <= 23, minutes <= 59 else { return nil }
    position = end
    return sign * (hours * 3600 + minutes * 60)
  }

  /// `10:32`, `10:32:15`, `10:32:15.84`, as hour, minute and what follows; the digits after the third
  /// of a fraction are read and dropped.
  package func clock(at position: inout Int, into date: inout PartialDate) -> Bool {
    var end = position
    guard let hour = number(at: &end, digits: 1...2), skip(anyOf: [":", "："], at: &end),
      let minute = number(at: &end, digits: 2...2), !isFollowedByDate(end)
    else { return false }
    (date.hour, date.minute) = (hour, minute)
    position = end
    guard skip(anyOf: [":", "："], at: &end), let second = number(at: &end, digits: 2...2) else {
      return true
    }
    date.second = second
    position = end
    date.fraction = fraction(at: &position)
    return true
  }

  /// `/02/04`: the two digits before it are a year's, whatever stands before those.
  private func isFollowedByDate(_ position: Int) -> Bool {
    byte(position) == 0x2F && digitCount(at: position + 1) == 2 && byte(position + 3) == 0x2F
  }

  /// `.84`: milliseconds of what follows a second; the digits after the third are read and dropped.
  func fraction(at position: inout Int) -> PartialDate.Fraction? {
    let digits = digitCount(at: position + 1)
    guard byte(position) == 0x2E || byte(position) == 0x2C, digits > 0 else { return nil }
    var end = position + 1
    var milliseconds = 0
    for index in 0..<digits {
      guard let digit = digit(at: end) else { break }
      if index < 3 { milliseconds = milliseconds * 10 + digit.value }
      end += digit.size
    }
    for _ in Swift.min(digits, 3)..<3 { milliseconds *= 10 }
    position = end
    return .init(milliseconds: milliseconds, digits: Swift.min(digits, 3))
  }
}
