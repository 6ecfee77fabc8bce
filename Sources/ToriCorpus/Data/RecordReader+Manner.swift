import ToriText
import ToriTime

/// What a profile says of a record beside its fields, and what was seen on the way.
extension RecordReader {
  /// A record larger than can be held.
  mutating func tooLarge(bytes: Range<Int>, lines: ClosedRange<Int>) -> Block {
    unreadable(
      "", LocalizedText("the record is larger than 64 MB", ja: "記録が64MBより大きい"), bytes: bytes,
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
      (values.hasReplaced, quick.hasReplaced) = (false, false)
      tally(.replaced, block) {
        LocalizedText(
          "half a character or U+0000, which no text holds, is shown as U+FFFD (\($0) in all)",
          ja: "文字の半分やU+0000はU+FFFDで示す（全部で\($0)件）")
      }
    }
    if manner.isCut {
      tally(.cut, block) {
        LocalizedText(
          "the platform cut the text, and the file has no more of it (\($0) in all)",
          ja: "本文が途中で切られていて、続きはファイルにない（全部で\($0)件）")
      }
    }
    if manner.hasDeepHTML {
      tally(.markup, block) {
        LocalizedText(
          "the HTML is too deep or too large: its tags were only taken away (\($0) in all)",
          ja: "HTMLが深すぎるか大きすぎるので、タグを除いただけ（全部で\($0)件）")
      }
    }
  }

  private mutating func tally(
    _ sort: Notices.Sort, _ block: Block, _ message: @escaping @Sendable (Int) -> LocalizedText
  ) {
    notices.tally(
      sort, at: block.bytes.lowerBound, line: block.lines.lowerBound, message)
  }

  /// A time as the profile has it meant: a day where the platform gives no more, and said to be in doubt where
  /// nobody knows its zone.
  mutating func meant(
    _ span: TimeSpan, _ text: String, _ manner: RecordManner, of block: Block, in zone: Zone
  ) -> TimeSpan {
    if manner.isDay, let start = span.earliest {
      tally(.day, block) {
        LocalizedText(
          "times are given to the day at best, and are taken as that (\($0) in all)",
          ja: "日時は日までしかわからないので、その日とする（全部で\($0)件）")
      }
      let unit = manner.age.flatMap(Age.unit)
      if let age = manner.age, unit == nil {
        tally(.age, block) {
          LocalizedText(
            "“\(age.prefix(40))” is no age that tori knows: the post is taken to be of the year before (\($0) in all)",
            ja: "「\(age.prefix(40))」がどれほど前かわからないので、その前の一年のうちとする（全部で\($0)件）")
        }
      }
      return RelativeAge.span(of: start, unit ?? manner.age.map { _ in .year }, in: zone) ?? span
    }
    if manner.isLocal, !Stamp.namesZone(text) {
      let name = zone.identifier
      tally(.zone, block) {
        LocalizedText(
          "times are in the zone of whoever made the file, and are taken as \(name)'s (say: --zone; \($0) in all)",
          ja: "日時はファイルを作った人の時間帯のもので、\(name)とした（指定は--zone。全部で\($0)件）")
      }
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
