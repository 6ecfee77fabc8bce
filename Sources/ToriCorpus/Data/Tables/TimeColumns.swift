import ToriTime

/// Several columns of a table that tell one time: a day and an hour, or the same with and without a zone.
struct TimeColumns {
  /// In the order of the table.
  private let columns: [Int]
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

  private static let clocks: Set<String> = [
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
    guard let clock, clock < values.count, !values[clock].isEmpty,
      TimeSpan.parse(values[clock], in: .utc) == nil
    else { return nil }
    for column in columns where column != clock && column < values.count {
      let joined = "\(values[column]) \(values[clock])"
      let isDay =
        TimeSpan.parse(values[column], in: .utc)?.precision == .day
        || Stamp.orders(of: Array(values[column].utf8).span) != nil
      let isTime =
        TimeSpan.parse(joined, in: .utc) != nil
        || TimeSpan.parse(joined, in: .utc, order: .dayFirst) != nil
        || TimeSpan.parse(joined, in: .utc, order: .monthFirst) != nil
      if isDay, isTime { return .text(joined) }
    }
    return nil
  }
}
