import Testing
import ToriRandom
import ToriTime

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2026", "2026", 4), ("2026-01", "2026-01", 7), ("2026-01-13", "2026-01-13", 10),
    ("2026-01-13T10", "2026-01-13T10", 13), ("2026-01-13T10:32", "2026-01-13T10:32", 16),
    ("2026-01-13T10:32:15.84+09:00", "2026-01-13T10:32:15.84+09:00", 28),
    ("2026-01-13T10:32:15Z", "2026-01-13T10:32:15Z", 20),
    ("2026-01-13T10:32-0530", "2026-01-13T10:32-05:30", 21),
    ("2026/1/13 x", "2026-01-13", 9), ("2026.1.13", "2026-01-13", 9), ("2026.1", "2026", 4),
    ("2026年1月13日", "2026-01-13", 16), ("26年1月1日", "2026-01-01", 13), ("95年4月", "1995-04", 9),
    ("26年", "2026", 5), ("令和8年1月", "2026-01", 14), ("令和元年", "2019", 12),
    ("平成元年5月1日", "1989-05-01", 20), ("昭和64年1月7日", "1989-01-07", 19),
    ("2025年上半期", "2025-01/2025-06", 16), ("2025年後半", "2025-07/2025-12", 13),
    ("2025年下期", "2025-07/2025-12", 13), ("1月12日", "XXXX-01-12", 9), ("7日", "XXXX-XX-07", 4),
    ("1月", "XXXX-01", 4), ("２０２６年１月１３日", "2026-01-13", 30), ("２０２６－０１", "2026-01", 21),
    ("2026-01 or", "2026-01", 7), ("2026-13-01", "2026-13-01", 10),
  ])
  func parses(text: String, edtf: String, byteCount: Int) throws {
    let parsed = try #require(PartialDate.parse(prefixOf: Array(text.utf8)[...]))
    #expect(parsed.date.edtf == edtf)
    #expect(parsed.byteCount == byteCount)
  }

  @Test(arguments: [
    "", "abc", "202", "20260", "123年", "平成32年", "日", "年", "令和", "-2026", "13",
  ])
  func refuses(text: String) {
    #expect(PartialDate.parse(prefixOf: Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("2026", "2026-01-01T00:00:00+09:00", "2027-01-01T00:00:00+09:00"),
    ("2025-12", "2025-12-01T00:00:00+09:00", "2026-01-01T00:00:00+09:00"),
    ("2024-02-29", "2024-02-29T00:00:00+09:00", "2024-03-01T00:00:00+09:00"),
    ("2025年下半期", "2025-07-01T00:00:00+09:00", "2026-01-01T00:00:00+09:00"),
    ("2026-01-13T10", "2026-01-13T10:00:00+09:00", "2026-01-13T11:00:00+09:00"),
    ("2026-01-13T10:32:15.8", "2026-01-13T10:32:15.8+09:00", "2026-01-13T10:32:15.9+09:00"),
    ("2026-01-13T10:32:15.46", "2026-01-13T10:32:15.46+09:00", "2026-01-13T10:32:15.47+09:00"),
    ("2026-01-13T10:32:15Z", "2026-01-13T19:32:15+09:00", "2026-01-13T19:32:16+09:00"),
  ])
  func periods(text: String, start: String, end: String) throws {
    let date = try #require(PartialDate.parse(prefixOf: Array(text.utf8)[...])).date
    let period = try #require(date.period(in: .tokyo))
    #expect(period.start.iso(in: .tokyo) == start)
    #expect(period.end.iso(in: .tokyo) == end)
  }

  @Test(arguments: [
    PartialDate(year: 2026, month: 2, day: 30), PartialDate(year: 2026, month: 13),
    PartialDate(month: 1, day: 12), PartialDate(year: 2026, day: 12), PartialDate(),
    PartialDate(year: 2026, month: 1, day: 1, hour: 24), PartialDate(year: 1 << 60),
    PartialDate(year: 2026, half: 1, month: 1),
  ])
  func noPeriod(date: PartialDate) {
    #expect(date.period(in: .tokyo) == nil)
  }

  @Test(arguments: [
    ("2026-01-13T10:32:15.84+09:00", "2026-01-13T10:32:15.84+09:00"),
    ("2025-02-03T03:01:47+09:00", "2025-02-03T03:01:47+09:00"),
    ("2025-02-03 03:01:47", "2025-02-03T03:01:47+09:00"), (" 2025-02-03\n", "2025-02-03"),
    ("2025-12", "2025-12"), ("2025", "2025"), ("2025-02-03T03:01Z", "2025-02-03T12:01+09:00"),
    ("2025年上半期", "2025-01/2025-06"),
    ("2025-10-23T17:48:40+09:00/..", "2025-10-23T17:48:40+09:00/.."),
    ("../2025-10-23T17:19:24+09:00", "../2025-10-23T17:19:24+09:00"),
    ("2025-01/2025-06", "2025-01-01T00:00:00+09:00/2025-07-01T00:00:00+09:00"),
    ("Sun Nov 06 10:32:15 +0000 2025", "2025-11-06T19:32:15+09:00"),
  ])
  func spansOfData(text: String, edtf: String) throws {
    #expect(try #require(TimeSpan.parse(text, in: .tokyo)).edtf(in: .tokyo) == edtf)
  }

  @Test(arguments: [
    "", "yesterday", "2026-02-30", "2025/", "../..", "2026-01/2025-01", "1月12日", "12345",
    "2025-02-03x",
  ])
  func noSpanOfData(text: String) {
    #expect(TimeSpan.parse(text, in: .tokyo) == nil)
  }

  @Test(arguments: UInt64(0)..<50)
  func anyBytesAreSurvived(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "2026", "26", "年", "月", "日", "1", "12", "令和", "元", "/", "-", ".", "T", ":", " ", "(月)",
      "０", "９", "Jan", ",", "~", "+09:00", "AM", "午後", "·", "http://", "\u{3000}", "上半期", "約",
    ]
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<8, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      let bytes = Array(text.utf8).dropLast(Int.random(in: 0..<3, using: &random))
      let parsed = PartialDate.parse(prefixOf: bytes[...])
      #expect((parsed?.byteCount ?? 0) <= bytes.count)
      let stamp = Stamp.parse(prefixOf: bytes[...])
      #expect((stamp?.byteCount ?? 0) <= bytes.count)
      _ = TimeSpan.parse(bytes.span, in: .tokyo)
      var end = 0
      for (date, range) in DateExpressions.find(in: text) {
        #expect(range.lowerBound >= end && range.upperBound <= text.utf8.count && !range.isEmpty)
        #expect(date.year == nil || date.period(in: .tokyo) != nil)
        end = range.upperBound
      }
    }
  }
}

/// Seconds that were put in, which no clock of a computer counts.
@Suite struct LeapSecondTests {
  @Test(arguments: [
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ("2016-12-31 23:59:60 UTC", "2016-12-31T23:59:59Z"),
    ("2017-01-01T08:59:60+09:00", "2016-12-31T23:59:59Z"),
    ("2015-06-30T23:59:60.5Z", "2015-06-30T23:59:59Z"),
    ("2017/01/01 08:59:60", "2016-12-31T23:59:59Z"),
    ("2012-07-01T05:29:60+05:30", "2012-06-30T23:59:59Z"),
  ])
  func isRead(_ text: String, start: String) throws {
    let span = try #require(TimeSpan.parse(text, in: .tokyo))
    #expect(span.earliest?.iso(in: .utc) == start)
    #expect(span.latest?.milliseconds == span.earliest.map { $0.milliseconds + 1000 })
  }

  @Test(arguments: [
    "2016-12-31T22:59:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:58:60Z", "2016-12-31T23:59:61Z",
    "2026-01-12 13:15:60", "2016-12-31 23:59:60",
  ])
  func isNoneAnywhereElse(_ text: String) {
    #expect(TimeSpan.parse(text, in: .tokyo) == nil)
  }
}
