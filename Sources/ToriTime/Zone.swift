/// A time zone: how far its clocks are ahead of UTC, at each instant.
package struct Zone: Codable, Hashable, Sendable {
  /// As it was asked for: `Asia/Tokyo`, `UTC`, `+09:00`.
  package let identifier: String
  private let clock: Clock

  private enum Clock: Sendable {
    case fixed(Int)
    case table(ZoneTable)
  }

  package static let tokyo = Zone(identifier: "Asia/Tokyo", clock: .table(.tokyo))
  package static let utc = Zone(identifier: "UTC", seconds: 0)

  /// The zone of that name; `nil` if there is none.
  ///
  /// `UTC`, `Z`, `Asia/Tokyo` and offsets (`+09:00`, `-0530`, `+9`) are known by heart; any other name
  /// is looked up in the system's database of zones.
  package init?(_ identifier: String) {
    switch identifier {
    case "Asia/Tokyo", "Japan": self.init(identifier: identifier, clock: .table(.tokyo))
    case "UTC", "Z", "GMT", "Etc/UTC": self.init(identifier: identifier, seconds: 0)
    default:
      if let seconds = Self.offset(identifier) {
        self.init(identifier: identifier, seconds: seconds)
      } else if let table = ZoneTable(named: identifier) {
        self.init(identifier: identifier, clock: .table(table))
      } else {
        return nil
      }
    }
  }

  /// The zone whose clocks are always `seconds` ahead of UTC.
  package init(offset seconds: Int) {
    self.init(identifier: seconds == 0 ? "UTC" : offsetText(seconds), seconds: seconds)
  }

  private init(identifier: String, seconds: Int) {
    self.init(identifier: identifier, clock: .fixed(seconds))
  }

  private init(identifier: String, clock: Clock) {
    self.identifier = identifier
    self.clock = clock
  }

  /// How far the clocks are ahead of UTC, in seconds.
  package func offset(at instant: Instant) -> Int {
    switch clock {
    case .fixed(let seconds): seconds
    case .table(let table): table.offset(atSecond: instant.milliseconds / 1000)
    }
  }

  /// A stretch of time in which the clocks keep their distance from UTC; ends that are nil are open.
  package struct Regime: Sendable {
    /// The first instant of it.
    package let start: Instant?
    /// The first instant behind it.
    package let end: Instant?
    /// Seconds ahead of UTC.
    package let offset: Int
  }

  /// How far the clocks are ahead of UTC all the time from `first` to `last`; nil where that changes.
  package func offset(from first: Instant, to last: Instant) -> Int? {
    switch clock {
    case .fixed(let seconds): seconds
    case .table(let table):
      table.offset(fromSecond: first.milliseconds / 1000 - 1, to: last.milliseconds / 1000 + 1)
    }
  }

  /// The stretches that have some of the time from `first` to `last`, in order.
  package func regimes(from first: Instant, to last: Instant) -> [Regime] {
    switch clock {
    case .fixed(let seconds): [Regime(start: nil, end: nil, offset: seconds)]
    case .table(let table):
      table.regimes(fromSecond: first.milliseconds / 1000 - 1, to: last.milliseconds / 1000 + 1)
    }
  }

  package static func == (a: Zone, b: Zone) -> Bool { a.identifier == b.identifier }
  package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

  private static func offset(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    var position = 0
    guard let seconds = bytes.span.utcOffset(at: &position), position == bytes.count else {
      return nil
    }
    return seconds
  }
}

/// `+09:00`, `-05:30`, and `Z` for no offset.
func offsetText(_ seconds: Int) -> String {
  if seconds == 0 { return "Z" }
  let minutes = abs(seconds) / 60
  return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
}

/// A number in decimal, with zeros before it up to `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
  var digits = 1
  var rest = number.magnitude
  while rest > 9 {
    digits += 1
    rest /= 10
  }
  let sign = number < 0 ? 1 : 0
  let count = sign + max(width, digits)
  // SAFETY: each byte is written before the count is told.
  return unsafe String(unsafeUninitializedCapacity: count) { text in
    var rest = number.magnitude
    for place in (sign..<count).reversed() {
      unsafe text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    if sign > 0 { unsafe text[0] = UInt8(ascii: "-") }
    return count
  }
}

extension Zone {
  /// A zone is written down by its name.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let zone = Zone(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such zone")
    }
    self = zone
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }
}
