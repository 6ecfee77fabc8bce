extension TimeSpan {
  /// As ISO 8601-2 writes it: one date or time down to the precision where the span is just that
  /// (`2025-12-12`), else from bound to bound, an open one as `..`.
  package func edtf(in zone: Zone) -> String {
    if basis == .stated, let earliest, let latest {
      return Self.stated(from: earliest, to: latest, precision, in: zone)
    }
    let bounds = [earliest, latest].map { $0?.iso(in: zone) ?? ".." }
    return bounds.joined(separator: "/")
  }

  private static func stated(
    from start: Instant, to end: Instant, _ precision: Precision, in zone: Zone
  ) -> String {
    let width = end.milliseconds - start.milliseconds
    if precision == .second {
      if let digits = digits(ofWidth: width) {
        return start.iso(in: zone, precision: .second, fractionDigits: digits)
      }
      return start.iso(in: zone) + "/" + end.iso(in: zone)
    }
    let first = start.iso(in: zone, precision: precision)
    guard width > 0 else { return first }
    let last = Instant(milliseconds: end.milliseconds - 1).iso(in: zone, precision: precision)
    return first == last ? first : first + "/" + last
  }

  /// How many digits of a second one of that many milliseconds is written with; nil where none is as wide.
  private static func digits(ofWidth width: Int64) -> Int? {
    switch width {
    case 1: 3
    case 10: 2
    case 100: 1
    case 1000: 0
    default: nil
    }
  }

  /// Reads a time as data files write it: a date or time of ISO 8601, a span of EDTF from bound to
  /// bound, or any stamp that `Stamp` knows. What has no zone of its own is read in `zone`, what does
  /// not show whether its day or its month comes first only in `order`.
  package static func parse(_ text: String, in zone: Zone, order: DateOrder? = nil) -> TimeSpan? {
    parse(text.utf8.span, in: zone, order: order)
  }

  /// The same, of UTF-8; spaces around it do not count.
  package static func parse(
    _ text: Span<UInt8>, in zone: Zone, order: DateOrder? = nil
  ) -> TimeSpan? {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    let trimmed = text.extracting(start..<end)
    let reading = Stamp.Reading(order: order, isValue: true)
    if let stamp = Stamp.parse(prefixOf: trimmed, reading), stamp.byteCount == trimmed.count {
      return stamp.date.span(in: zone)
    }
    if let date = PartialDate.parse(prefixOf: trimmed), date.byteCount == trimmed.count {
      return date.date.span(in: zone)
    }
    return interval(trimmed, in: zone)
  }

  private static func interval(_ text: Span<UInt8>, in zone: Zone) -> TimeSpan? {
    guard let slash = text.indices.first(where: { text[$0] == 0x2F }) else { return nil }
    let (left, right) = (text.extracting(..<slash), text.extracting((slash + 1)...))
    func bound(_ text: Span<UInt8>) -> (date: PartialDate?, isValid: Bool) {
      if text.count == 2, text.starts(with: "..", at: 0) { return (nil, true) }
      guard let (date, count) = PartialDate.parse(prefixOf: text), count == text.count else {
        return (nil, false)
      }
      return (date, date.period(in: zone) != nil)
    }
    let (first, last) = (bound(left), bound(right))
    guard first.isValid, last.isValid, first.date != nil || last.date != nil else { return nil }
    let earliest = first.date?.start(in: zone)
    // A bound to the second is that instant; a coarser one is the end of what it names.
    let latest = last.date.flatMap {
      $0.precision == .second ? $0.start(in: zone) : $0.end(in: zone)
    }
    if let earliest, let latest, latest < earliest { return nil }
    let precision = max(first.date?.precision ?? .year, last.date?.precision ?? .year)
    return TimeSpan(earliest: earliest, latest: latest, precision: precision, basis: .bounded)
  }
}
