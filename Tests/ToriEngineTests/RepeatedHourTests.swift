import Testing
import ToriCorpus
import ToriEngine
import ToriRandom
import ToriRender
import ToriText
import ToriTime

/// Hours that clocks show twice, and that they skip: what lies in them, in every form that asks for time.
@Suite struct RepeatedHourTests {
  /// Days on which clocks change, by the zone.
  static let days: [(zone: String, year: Int, month: Int, day: Int)] = [
    ("America/New_York", 2024, 11, 3), ("America/New_York", 2024, 3, 10),
    ("Europe/Berlin", 2024, 10, 27), ("Europe/Berlin", 2024, 3, 31),
    // By half an hour.
    ("Australia/Lord_Howe", 2024, 4, 7), ("Australia/Lord_Howe", 2024, 10, 6),
    // At midnight, and a minute after it.
    ("America/Havana", 2024, 11, 3), ("America/Havana", 2024, 3, 10),
    ("America/St_Johns", 2005, 10, 30), ("America/St_Johns", 2005, 4, 3),
    ("Asia/Tokyo", 1948, 9, 12), ("Asia/Tokyo", 1951, 9, 9), ("Asia/Tokyo", 1949, 4, 3),
    // Beyond the changes that the database lists; and a whole day that was left out.
    ("America/New_York", 2090, 11, 5), ("Pacific/Apia", 2011, 12, 30),
    // No change at all.
    ("Asia/Tokyo", 2026, 1, 13), ("+05:30", 2026, 1, 13),
  ]

  @Test(arguments: Self.days.indices)
  func everyFormAgrees(_ number: Int) throws {
    let asked = Self.days[number]
    // A machine without the database knows no such zone.
    guard let zone = Zone(asked.zone) else { return }
    let noon = CivilTime(year: asked.year, month: asked.month, day: asked.day, hour: 12)
      .instant(in: zone).milliseconds
    var random = SplitMix64(seed: UInt64(number))
    // Odd moments, so that posts lie on both sides of every change.
    let instants = stride(from: noon - 36 * 3_600_000, to: noon + 36 * 3_600_000, by: 613_000)
      .map { Instant(milliseconds: $0 + Int64(random.below(1000))) }
    let sample = try sample(instants, zone, segmentLimit: random.pick([4000, 1 << 20]))
    let shown = instants.map { CivilTime($0, in: zone) }
    func count(_ query: String) throws -> Int {
      guard case .integer(let count)? = try sample.cells(query + " | count").first?.first else {
        return -1
      }
      return count
    }
    var hours: [String: Int] = [:]
    var days: [String: Int] = [:]
    for time in shown {
      days[day(time), default: 0] += 1
      hours["\(day(time))T\(padded(time.hour, 2))", default: 0] += 1
    }
    for offset in -1...1 {
      let date = CivilTime(
        localMilliseconds: noonOfDay(asked.year, asked.month, asked.day + offset))
      #expect(try count("posts on \(day(date))") == days[day(date)] ?? 0, "\(asked) \(day(date))")
      #expect(try count("posts where day = \(day(date))") == days[day(date)] ?? 0)
      for hour in 0..<24 {
        let name = "\(day(date))T\(padded(hour, 2))"
        let wanted = hours[name] ?? 0
        #expect(try count("posts on \(name)") == wanted, "\(asked) on \(name)")
        // Elsewhere hours are as on any day.
        guard offset == 0, hour < 4 || hour > 22 else { continue }
        let since = try count("posts since \(name)")
        let until = try count("posts until \(name)")
        // What lies in both lies from the first time that the hour is shown to the last.
        #expect(since + until >= instants.count + wanted, "\(asked) \(name)")
        #expect(try count("posts where time = \(name)") == wanted)
        #expect(try count("posts where time != \(name)") == instants.count - wanted)
        let half = "\(name):30"
        let ofMinute = shown.count {
          day($0) == day(date) && $0.hour == hour && $0.minute == 30
        }
        #expect(try count("posts on \(half)") == ofMinute, "\(asked) on \(half)")
      }
    }
    for hour in 0..<24 {
      #expect(try count("posts where hour = \(hour)") == shown.count { $0.hour == hour })
    }
    #expect(try counts(sample, "posts | timeline by hour") == hours, "\(asked)")
    #expect(try counts(sample, "posts | timeline by day") == days, "\(asked)")
    #expect(try counts(sample, "posts | count by day") == days, "\(asked)")
    #expect(try counts(sample, "posts | count by day, kind") == days, "\(asked)")
    let byHour = Dictionary(grouping: shown) { padded($0.hour, 2) }.mapValues(\.count)
    #expect(try counts(sample, "posts | count by hour") == byHour, "\(asked)")
  }

  /// A stamp of such an hour that does not say which of the two it is may be either: its time is as long.
  @Test(arguments: [
    ("America/New_York", "2024-11-03 01:30", 61), ("America/New_York", "2024-11-03 00:30", 1),
    ("America/New_York", "2024-11-03 02:30", 1), ("Asia/Tokyo", "1948-09-12 00:30", 61),
    ("Australia/Lord_Howe", "2024-04-07 01:45", 31),
    ("Australia/Lord_Howe", "2024-04-07 01:15", 1),
    ("America/New_York", "2024-11-03T01:30-05:00", 1), ("America/New_York", "2024-11-03T01", 120),
  ])
  func stampsOfARepeatedHour(name: String, stamp: String, minutes: Int64) throws {
    guard let zone = Zone(name) else { return }
    let span = try #require(TimeSpan.parse(stamp, in: zone))
    let (earliest, latest) = (try #require(span.earliest), try #require(span.latest))
    #expect(latest.milliseconds - earliest.milliseconds == minutes * 60_000)
    let hour = stamp.prefix(13).replacing(" ", with: "T")
    let sample = try sample([], zone, spans: [span])
    #expect(try sample.cells("posts on \(hour) | count") == [[.integer(1)]])
  }

  @Test func whatClocksSkipIsSaid() throws {
    let sample = try Sample.seeds.get()
    for query in [
      "posts on 1949-04-03T00", "posts since 1949-04-03T00:30", "posts where time < 1951-05-06T00",
    ] {
      let said = sample.diagnostics(query)
      #expect(said.map(\.code) == ["W107"], "\(query)")
      #expect(
        said.first?.message.english
          == "there was no such time in Asia/Tokyo: clocks went from 00:00 to 01:00")
    }
    #expect(sample.diagnostics("posts on 1949-04-03T01").isEmpty)
    #expect(sample.diagnostics("posts on 1949-04-03").isEmpty)
    #expect(try sample.cells("posts on 1949-04-03T00 | count") == [[.integer(0)]])
  }

  @Test(arguments: [
    ("posts | timeline by hour", [CivilTime(year: 1800), CivilTime(year: 2026)], TimePart.day),
    ("posts | timeline by day", [CivilTime(year: 1), CivilTime(year: 9998)], TimePart.week),
    ("posts | timeline by hour", [CivilTime(year: 1), CivilTime(year: 9998)], TimePart.week),
  ])
  func aLineTooLongNamesTheUnitToTake(query: String, times: [CivilTime], unit: TimePart) throws {
    let sample = try sample(times.map { $0.instant(in: .tokyo) }, .tokyo)
    do {
      _ = try sample.answer(query)
      Issue.record("it was drawn")
    } catch EngineError.lineLimit(_, _, let rows, let take) {
      #expect(rows > 1_000_000)
      #expect(take == unit)
      #expect(try sample.answer("posts | timeline by \(take.rawValue)").rowCount <= 1_000_000)
    }
  }

  private func counts(_ sample: Sample, _ query: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in try sample.cells(query) {
      guard case .text(let name) = row[0], case .integer(let count)? = row.last else { continue }
      #expect(counts[name] == nil, "\(query): \(name) twice")
      counts[name] = count
    }
    // Hours between that have none.
    return counts.filter { $0.value > 0 }
  }

  private func day(_ time: CivilTime) -> String {
    "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))"
  }

  private func noonOfDay(_ year: Int, _ month: Int, _ day: Int) -> Int {
    daysFromCivil(year: year, month: month, day: day) * 86_400_000 + 43_200_000
  }

  /// A document of posts of these times.
  private func sample(
    _ instants: [Instant], _ zone: Zone, spans: [TimeSpan] = [], segmentLimit: Int = 1 << 20
  ) throws -> Sample {
    let all =
      spans
      + instants.map { TimeSpan(earliest: $0, latest: $0, precision: .second, basis: .stated) }
    let blocks = all.enumerated().map { number, time in
      var block = Block(
        kind: .reply, bytes: number..<number + 1, lines: number + 1...number + 1, text: "い")
      block.time = time
      return block
    }
    let document = Document(
      path: "/t.txt", reader: .plain, seen: .seen(.askedFor), encoding: .utf8,
      byteCount: blocks.count, checksum: 0, title: nil, blocks: blocks, notices: [])
    return try Sample([document], segmentLimit: segmentLimit, zone: zone)
  }
}
