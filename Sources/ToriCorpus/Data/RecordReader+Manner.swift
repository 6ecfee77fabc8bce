import ToriTime

/// What a profile says of a record beside its fields, and what was seen on the way.
extension RecordReader {
  /// Forgets what was seen in the record before, which may have become no post.
  mutating func forgetDoubts() { (values.hasReplaced, quick.hasReplaced) = (false, false) }

  /// A record larger than can be held.
  mutating func tooLarge(bytes: Range<Int>, lines: ClosedRange<Int>) -> Block {
    unreadable(
      "", .doubt(.recordTooLarge), bytes: bytes,
      lines: lines)
  }

  /// The block of a record that is no post.
  func aside(_ record: Record, bytes: Range<Int>, lines: ClosedRange<Int>) -> Block {
    let text = record[.text]?.text ?? record[.title]?.text ?? ""
    let kind: BlockKind = record.manner.role == .notice ? .notice : .metadata
    return Block(kind: kind, bytes: bytes, lines: lines, text: text)
  }

  /// Counts what is doubtful in how the record is written.
  mutating func noteDoubts(_ manner: RecordManner, _ block: Block) {
    if values.hasReplaced || quick.hasReplaced {
      tally(.replaced, .doubt(.halfCharacters), block)
    }
    if manner.isCut {
      tally(.cut, .doubt(.cutByPlatform), block)
    }
    if manner.hasDeepHTML {
      tally(.markup, .doubt(.deepHTML), block)
    }
  }

  private mutating func tally(
    _ sort: DoubtSort, _ fact: @autoclosure () -> ReadFact, _ block: Block
  ) {
    notices.tally(sort, fact(), at: block.bytes.lowerBound, line: block.lines.lowerBound)
  }

  /// A time as the profile has it meant: a day where the platform gives no more, and said to be in doubt where
  /// nobody knows its zone.
  mutating func meant(
    _ span: TimeSpan, _ text: String, _ manner: RecordManner, of block: Block, in zone: Zone
  ) -> TimeSpan {
    if manner.isDay, let start = span.earliest {
      tally(.day, .doubt(.daysOnly), block)
      let unit = manner.age.flatMap(Age.unit)
      if let age = manner.age, unit == nil {
        tally(.age, .doubt(.unknownAge, age.prefix(40)), block)
      }
      return RelativeAge.span(of: start, unit ?? manner.age.map { _ in .year }, in: zone) ?? span
    }
    if manner.isLocal, !Stamp.namesZone(text) {
      let name = zone.identifier
      tally(.zone, .doubt(.zoneOfMaker, name), block)
    }
    return span
  }
}

/// A time that was reckoned from words such as `2 days ago`, so that it is no more exact than those.
enum RelativeAge {
  /// What is known of a time that was reckoned at `start` from an age in units: the day, the hour, or from one
  /// unit before up to then; nil where it may be exact.
  static func span(of start: Instant, _ unit: Age.Unit?, in zone: Zone) -> TimeSpan? {
    let time = CivilTime(start, in: .utc)
    if time.hour == 0, time.minute == 0, time.second == 0 {
      let date = PartialDate(year: time.year, month: time.month, day: time.day)
      guard let day = date.span(in: zone) else { return nil }
      guard let unit, unit > .day, let latest = day.latest else { return day }
      return bounded(start, unit, until: latest)
    }
    if time.minute == 0, time.second == 0, unit ?? .hour <= .hour {
      return TimeSpan(
        earliest: start, latest: Instant(milliseconds: start.milliseconds + 3_600_000),
        precision: .hour, basis: .stated)
    }
    guard let unit, unit > .second else { return nil }
    return bounded(start, unit, until: Instant(milliseconds: start.milliseconds + 1000))
  }

  private static func bounded(_ start: Instant, _ unit: Age.Unit, until latest: Instant) -> TimeSpan
  {
    TimeSpan(
      earliest: Instant(milliseconds: start.milliseconds - Int64(unit.seconds) * 1000),
      latest: latest, precision: unit >= .day ? .day : unit == .hour ? .hour : .minute,
      basis: .bounded)
  }
}

extension Stamp {
  /// Whether a stamp ends in an offset or the name of a zone.
  static func namesZone(_ text: String) -> Bool {
    guard let (date, _) = parse(prefixOf: Array(text.utf8)[...]) else { return false }
    return date.utcOffset != nil
  }
}
