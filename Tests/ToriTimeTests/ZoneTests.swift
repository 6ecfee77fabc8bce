import Testing
import ToriTime

@Suite struct ZoneTests {
  @Test(arguments: [
    ("Asia/Tokyo", 32_400), ("UTC", 0), ("Z", 0), ("+09:00", 32_400), ("-0530", -19_800),
    ("+9", 32_400),
  ])
  func knowsByHeart(name: String, seconds: Int) throws {
    let zone = try #require(Zone(name))
    #expect(zone.offset(at: Instant(milliseconds: 1_768_000_000_000)) == seconds)
    #expect(zone.identifier == name)
  }

  @Test(arguments: [
    "", "Asia/Tokio", "../passwd", "/etc/passwd", "+25:00", "+09:", "9", "Asia", ".",
  ])
  func refuses(name: String) {
    #expect(Zone(name) == nil)
  }

  /// Summer time by the file's own changes, and beyond them by its rule.
  @Test(arguments: [
    ("Europe/Berlin", 2026, 3, 29, 2, 59, 7200 + 3600 * 0),
    ("Europe/Berlin", 2026, 1, 1, 0, 0, 3600),
    ("America/New_York", 2026, 7, 1, 0, 0, -14_400),
    ("America/New_York", 2090, 7, 1, 0, 0, -14_400),
    ("America/New_York", 2090, 12, 1, 0, 0, -18_000),
    ("Australia/Sydney", 2095, 1, 1, 0, 0, 39_600),
    ("Asia/Kolkata", 2026, 1, 1, 0, 0, 19_800),
  ])
  func readsTheDatabase(
    name: String, year: Int, month: Int, day: Int, hour: Int, minute: Int, seconds: Int
  ) throws {
    // A machine without the database knows no such zone, and says so.
    guard let zone = Zone(name) else { return }
    let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
    #expect(zone.offset(at: civil.instant(in: .utc)) == seconds)
  }

  @Test func skippedAndRepeatedHours() throws {
    guard let berlin = Zone("Europe/Berlin") else { return }
    let skipped = CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30).instant(in: berlin)
    #expect(skipped.iso(in: .utc) == "2026-03-29T01:30:00Z")
    let repeated = CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30).instant(
      in: berlin)
    #expect(repeated.iso(in: .utc) == "2026-10-25T00:30:00Z")
    let day = try #require(PartialDate(year: 2026, month: 3, day: 29).period(in: berlin))
    #expect(day.end.milliseconds - day.start.milliseconds == 23 * 3_600_000)
  }

  @Test func civilRoundTrip() throws {
    // Every day of eight centuries, against a calendar counted up by hand.
    var days = daysFromCivil(year: 1600, month: 1, day: 1)
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...dayCount(year: year, month: month) {
          let back = civil(fromDays: days)
          guard back == (year, month, day),
            daysFromCivil(year: year, month: month, day: day) == days
          else {
            Issue.record("\(year)-\(month)-\(day) is not day \(days)")
            return
          }
          days += 1
        }
      }
    }
    #expect(daysFromCivil(year: 1970, month: 1, day: 1) == 0)
    #expect(
      daysFromCivil(year: 2000, month: 14, day: 1) == daysFromCivil(year: 2001, month: 2, day: 1))
  }

  /// Published: the calendar of ISO 8601 weeks around New Year.
  @Test(arguments: [
    (2005, 1, 1, 6, 2004, 53), (2005, 1, 2, 7, 2004, 53), (2007, 1, 1, 1, 2007, 1),
    (2008, 12, 29, 1, 2009, 1), (2009, 12, 31, 4, 2009, 53), (2010, 1, 3, 7, 2009, 53),
    (2026, 1, 12, 1, 2026, 3),
  ])
  func isoWeeks(year: Int, month: Int, day: Int, weekday: Int, weekYear: Int, week: Int) {
    let civil = CivilTime(year: year, month: month, day: day)
    #expect(civil.weekday == weekday)
    #expect(civil.isoWeek == (weekYear, week))
  }

  @Test func fieldsOfAnInstant() {
    let instant = Instant(milliseconds: 1_768_267_935_840)
    let civil = CivilTime(instant, in: .tokyo)
    #expect(
      civil
        == CivilTime(
          year: 2026, month: 1, day: 13, hour: 10, minute: 32, second: 15, millisecond: 840))
    #expect(civil.instant(in: .tokyo) == instant)
    let early = Instant(milliseconds: -1)
    #expect(CivilTime(early, in: .utc).millisecond == 999)
  }
}
