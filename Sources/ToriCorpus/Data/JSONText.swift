import ToriSystem
import ToriText

/// The parts of JSON, in text that is valid UTF-8.
///
/// Each function takes what stands at a position and moves behind it; `nil` or false, and a position of no use,
/// if there is something else, or what `JSONQuickReader` leaves to others.
extension Span<UInt8> {
  func isEqual(to other: [UInt8]) -> Bool {
    if count != other.count { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  func skipJSONSpace(at position: inout Int) {
    while position < count, [0x20, 0x09, 0x0A, 0x0D].contains(self[position]) { position += 1 }
  }

  /// Passes over space and one byte behind it, if that is there.
  func skip(_ byte: UInt8, at position: inout Int) -> Bool {
    skipJSONSpace(at: &position)
    guard position < count, self[position] == byte else { return false }
    position += 1
    return true
  }

  func skip(word: StaticString, at position: inout Int) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where self[position + offset] != word[byte: offset] { return false }
    position = end
    return true
  }

  /// What stands in a string without escapes.
  func plainJSONString(at position: inout Int) -> Range<Int>? {
    guard position < count, self[position] == 0x22 else { return nil }
    let start = position + 1
    let end = plainEnd(from: start)
    guard end < count, self[end] == 0x22 else { return nil }
    position = end + 1
    return start..<end
  }

  /// Where the string's quote, or an escape, is.
  private func plainEnd(from start: Int) -> Int { firstIndex(of: 0x22, or: 0x5C, from: start) }

  /// What a string says. Half of a character, and U+0000, are U+FFFD, and `replaced` says so.
  func jsonString(at position: inout Int, replaced: inout Bool) -> String? {
    var start = position + 1
    var end = plainEnd(from: start)
    guard end < count else { return nil }
    if self[end] == 0x22 {
      position = end + 1
      return String(copying: extracting(start..<end))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * (end - start) + 64)
    while self[end] == 0x5C {
      bytes.append(copying: self, start..<end)
      start = end
      guard appendEscaped(to: &bytes, at: &start, &replaced) else { return nil }
      end = plainEnd(from: start)
      guard end < count else { return nil }
    }
    guard self[end] == 0x22 else { return nil }
    bytes.append(copying: self, start..<end)
    position = end + 1
    return String(copying: bytes.span)
  }

  /// Appends the character that is escaped at `position`.
  private func appendEscaped(
    to bytes: inout [UInt8], at position: inout Int, _ replaced: inout Bool
  ) -> Bool {
    guard position + 1 < count else { return false }
    let mark = self[position + 1]
    position += 2
    switch mark {
    case 0x22, 0x5C, 0x2F: bytes.append(mark)
    case 0x62: bytes.append(0x08)
    case 0x66: bytes.append(0x0C)
    case 0x6E: bytes.append(0x0A)
    case 0x72: bytes.append(0x0D)
    case 0x74: bytes.append(0x09)
    case 0x75:
      guard let scalar = escapedScalar(at: &position) else { return false }
      // No text holds U+0000, nor half of a pair.
      let isWhole = scalar > 0 && scalar & 0xFFFF_F800 != 0xD800
      if !isWhole { replaced = true }
      bytes.append(utf8Of: isWhole ? scalar : 0xFFFD)
    default: return false
    }
    return true
  }

  /// The scalar of the digits behind `\u`, and of those of the other half of a pair.
  private func escapedScalar(at position: inout Int) -> UInt32? {
    guard let unit = hexadecimal(at: &position) else { return nil }
    guard unit & 0xFC00 == 0xD800, position + 1 < count, self[position] == 0x5C,
      self[position + 1] == 0x75
    else { return unit }
    var end = position + 2
    guard let second = hexadecimal(at: &end), second & 0xFC00 == 0xDC00 else { return unit }
    position = end
    return 0x1_0000 + (unit & 0x3FF) << 10 + second & 0x3FF
  }

  private func hexadecimal(at position: inout Int) -> UInt32? {
    guard position + 4 <= count else { return nil }
    var value: UInt32 = 0
    for index in position..<position + 4 {
      let byte = self[index]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32(byte & 0x0F) + 9
      default: return nil
      }
    }
    position += 4
    return value
  }

  /// A whole number of 64 bits.
  func jsonInteger(at position: inout Int) -> Int? {
    let isNegative = self[position] == 0x2D
    let start = position + (isNegative ? 1 : 0)
    var end = start
    var value = 0
    while end < count, case 0x30...0x39 = self[end] {
      let digit = Int(self[end] - 0x30)
      if end - start >= 18, end - start > 18 || value > (Int.max - digit) / 10 { return nil }
      value = value * 10 + digit
      end += 1
    }
    guard end > start, self[start] != 0x30 || end == start + 1 else {
      return nil
    }
    if end < count, [0x2E, 0x45, 0x65].contains(self[end]) { return nil }
    position = end
    return isNegative ? -value : value
  }
}

extension String {
  /// The text that the bytes are; `nil` if they are not UTF-8.
  init?(copying utf8: Span<UInt8>) {
    guard let utf8 = try? UTF8Span(validating: utf8) else { return nil }
    self.init(copying: utf8)
  }
}

extension [UInt8] {
  /// Appends a scalar, which is not half of a pair.
  @inline(__always)
  fileprivate mutating func append(utf8Of value: UInt32) {
    func bits(from bit: UInt32) -> UInt8 { UInt8(0x80 | value >> bit & 0x3F) }
    switch value {
    case ..<0x80: append(UInt8(value))
    case ..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(bits(from: 0))
    case ..<0x1_0000:
      append(UInt8(0xE0 | value >> 12))
      append(bits(from: 6))
      append(bits(from: 0))
    default:
      append(UInt8(0xF0 | value >> 18))
      append(bits(from: 12))
      append(bits(from: 6))
      append(bits(from: 0))
    }
  }
}
