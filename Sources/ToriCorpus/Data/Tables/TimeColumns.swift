import ToriTime

/// Several columns of a table that tell one time: a day and an hour, or the same with and without a zone.
struct TimeColumns {
  /// In the order of the table.
  let columns: [Int]
  /// The one that has the hour, if another may have the day.
  private let clock: Int?

  /// `nil` where no more than one column tells a time.
  init?(names: [String], fields: [DataField?]) {
    var (columns, clock): ([Int], Int?) = ([], nil)
    for (index, name) in names.enumerated() {
      let plain = ColumnMapping.plain(name)
      let isClock = Self.clocks.contains(plain)
      if isClock { clock = clock ?? index }
      if fields[index] == .time || isClock && fields[index] == nil || Self.counts.contains(plain) {
        columns.append(index)
      }
    }
    guard columns.count > 1 else { return nil }
    (self.columns, self.clock) = (columns, clock)
  }

  static let clocks: Set<String> = [
    "time", "時刻", "時間", "投稿時刻", "投稿時間", "発言時刻", "clock", "time_of_day", "post_time",
  ]
  /// Columns of seconds since 1970.
  private static let counts: Set<String> = [
    "unix_timestamp", "unixtime", "unix_time", "timestamp_unix", "epoch", "epoch_time",
    "created_utc", "timestamp_ms", "date_unixtime", "unixtimestamp", "timestamp_utc",
  ]

  /// The time of a row, if its columns tell more together than one by itself: a count since 1970, which
  /// has no zone to be unsure of, or the day and the hour; `nil` leaves the likeliest column to tell it.
  func value(_ values: [String]) -> FieldValue? {
    for column in columns where column < values.count {
      let text = values[column]
      guard (10...16).contains(text.utf8.count),
        text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }), let number = Double(text),
        TimeSpan.unix(number) != nil, TimeSpan.parse(text, in: .utc) == nil
      else { continue }
      return .text(text)
    }
    if let finer = finer(values) { return .text(finer) }
    guard let clock, clock < values.count else { return nil }
    for column in columns where column != clock && column < values.count {
      if let joined = Self.joined(day: values[column], clock: values[clock]) {
        return .text(joined)
      }
    }
    return nil
  }

  /// Where the first column tells a day, what another tells of that day more exactly.
  private func finer(_ values: [String]) -> String? {
    guard let day = columns.first, day < values.count else { return nil }
    for column in columns.dropFirst() where column < values.count && column != clock {
      if Self.isFiner(values[column], than: values[day]) { return values[column] }
    }
    return nil
  }

  /// Whether a stamp tells the hour of the day that another names, in whichever zone.
  static func isFiner(_ stamp: String, than day: String) -> Bool {
    guard stamp.utf8.count > day.utf8.count, day.utf8.count <= 20,
      let span = TimeSpan.parse(stamp, in: .utc), span.precision > .day,
      let whole = TimeSpan.parse(day, in: .utc), whole.precision == .day,
      let start = whole.earliest?.milliseconds, let end = whole.latest?.milliseconds,
      let time = span.earliest?.milliseconds
    else { return false }
    let zones: Int64 = 14 * 3_600_000
    return time >= start - zones && time < end + zones
  }

  /// A day and an hour as one stamp; nil where they are none.
  static func joined(day: String, clock: String) -> String? {
    guard !day.isEmpty, !clock.isEmpty, TimeSpan.parse(clock, in: .utc) == nil else { return nil }
    guard
      TimeSpan.parse(day, in: .utc)?.precision == .day
        || Stamp.orders(of: Array(day.utf8).span) != nil
    else { return nil }
    let joined = "\(day) \(clock)"
    let isTime =
      TimeSpan.parse(joined, in: .utc) != nil
      || TimeSpan.parse(joined, in: .utc, order: .dayFirst) != nil
      || TimeSpan.parse(joined, in: .utc, order: .monthFirst) != nil
    return isTime ? joined : nil
  }
}
