import ToriTime

/// What an element says of itself, and where its value stands in the source.
struct HTMLAttribute {
  let value: String
  let place: Int
}

extension HTMLAttribute {
  /// The time with its zone, as `datetime` has it, or the day that the value is, or a stamp as people read it; nil
  /// if it is none.
  var statedTime: String? {
    guard value.utf8.count >= 8, value.utf8.count <= 60 else { return nil }
    return timeOfPrograms ?? (isStamp ? value : nil)
  }

  /// `Oct 29, 2014 at 6:28 PM`: a day with its clock, in the page's own zone, and no time that programs write
  /// for each other, which would be of a zone that nobody states.
  private var isStamp: Bool {
    let bytes = Array(value.utf8)
    guard bytes.count < 11 || bytes[10] != 0x54,
      let (date, size) = Stamp.parse(prefixOf: bytes[...]), date.hour != nil
    else { return false }
    return bytes[size...].trimmed.isEmpty
  }

  private var timeOfPrograms: String? {
    let bytes = Array(value.utf8)
    let form = Array("0000-00-00".utf8)
    guard bytes.count >= form.count, bytes.count <= 35,
      zip(bytes, form).allSatisfy({ $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 })
    else { return nil }
    let rest = bytes.dropFirst(form.count)
    if rest.isEmpty { return value }
    guard rest.first == 0x54 || rest.first == 0x20, rest.count >= 6 else { return nil }
    let isZoned = rest.last == 0x5A || rest.dropFirst(6).contains { $0 == 0x2B || $0 == 0x2D }
    return isZoned ? value : timeProvedBySeconds
  }

  /// `2026-01-02T12:33:11 1767357191`: the seconds since 1970 behind a time show that it is one of UTC.
  private var timeProvedBySeconds: String? {
    let parts = value.split(separator: " ")
    guard parts.count == 2, let seconds = Int(parts[1]) else { return nil }
    let numbers = parts[0].split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 6, numbers.allSatisfy({ $0 < 10_000 }) else { return nil }
    let day = daysFromCivil(year: numbers[0], month: numbers[1], day: numbers[2])
    let second = (numbers[3] * 60 + numbers[4]) * 60 + numbers[5]
    return day * 86_400 + second == seconds ? parts[0] + "Z" : nil
  }
}
