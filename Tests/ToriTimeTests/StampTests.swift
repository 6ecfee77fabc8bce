import Testing
import ToriTime

@Suite struct StampTests {
  @Test(arguments: [
    ("2026/01/12(月) 13:15:12.46 ID:x", "2026-01-12T13:15:12.46", " ID:x"),
    ("2025/10/23(Thu) 17:19:24(1/1)", "2025-10-23T17:19:24", "(1/1)"),
    ("2026/02/01(日) 21:29:52 ID:UG0", "2026-02-01T21:29:52", " ID:UG0"),
    ("26/01/12(月)13:15:12", "2026-01-12T13:15:12", ""),
    ("2026-01-12 13:15:12", "2026-01-12T13:15:12", ""),
    ("2026/01/12（月）　13：15：12", "2026-01-12T13:15:12", ""),
    ("2025年12月12日", "2025-12-12", ""), ("2025年12月12日(金) 10時32分", "2025-12-12T10:32", ""),
    ("2026年1月12日 午後3:05", "2026-01-12T15:05", ""),
    ("December 12, 2025", "2025-12-12", ""), ("Dec 12, 2025 ", "2025-12-12", " "),
    ("Dec. 1st, 2025", "2025-12-01", ""), ("12 December 2025", "2025-12-12", ""),
    ("10:32 AM · Jan 18, 2026", "2026-01-18T10:32", ""),
    ("12:05 AM · Jan 18, 2026 ·", "2026-01-18T00:05", " ·"),
    ("10:32 PM - 18 Jan 2026", "2026-01-18T22:32", ""),
    ("午前10:32 · 2026年1月18日", "2026-01-18T10:32", ""),
    ("午後0:05 · 2026年1月18日", "2026-01-18T12:05", ""),
    ("Sun Nov 06 10:32:15 +0000 2025", "2025-11-06T10:32:15Z", ""),
    ("Mon, 12 Jan 2026 13:15:12 +0900", "2026-01-12T13:15:12+09:00", ""),
    ("2026/01/12(日・祝) 13:15", "2026-01-12T13:15", ""),
    ("1. November 2023 um 11:53 Uhr", "2023-11-01T11:53", ""),
    ("25. September 2018", "2018-09-25", ""), ("3. Okt. 2020, 09:05", "2020-10-03T09:05", ""),
    ("5 octobre 2020 à 17:17", "2020-10-05T17:17", ""), ("1er août 2020 ", "2020-08-01", " "),
    ("2 de octubre de 2020, 17:17", "2020-10-02T17:17", ""), ("2 ottobre 2020", "2020-10-02", ""),
    ("2 de março de 2021 às 8:07", "2021-03-02T08:07", ""),
    ("01.05.2016 um 19:48 Uhr", "2016-05-01T19:48", ""),
    ("25.04.21, 06:07:08", "2021-04-25T06:07:08", ""), ("Mon, 04/05/2021", "2021-04-05", ""),
  ])
  func reads(text: String, edtf: String, rest: String) throws {
    let bytes = Array(text.utf8)
    let stamp = try #require(Stamp.parse(prefixOf: bytes[...]))
    #expect(stamp.date.edtf == edtf)
    #expect(String(decoding: bytes[stamp.byteCount...], as: UTF8.self) == rest)
  }

  @Test(arguments: [
    "", "2026/13/01(月) 10:00", "1月12日", "2026", "2026/01", "December 2025", "Dec 32, 2025", "13:15",
    "Decade 12, 2025", "5 jui 2020", "3 de 2020", "1.2.34", "12/25", "2026/01/12(月) 29:15", "名無し",
  ])
  func refuses(text: String) {
    #expect(Stamp.parse(prefixOf: Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("20260112T131512Z", "2026-01-12T13:15:12Z"), ("20260112T1315+0900", "2026-01-12T13:15+09:00"),
    ("20260112T131512.5", "2026-01-12T13:15:12.5"),
    ("2026年1月12日13時15分12秒", "2026-01-12T13:15:12"), ("2026年1月12日13:15", "2026-01-12T13:15"),
    ("2026年 1月 12日 (月) 13時", "2026-01-12T13"), ("２０２６年１月１２日", "2026-01-12"),
    ("2026년 1월 12일 오후 1:15", "2026-01-12T13:15"), ("2026년 1월 12일 월요일", "2026-01-12"),
    ("2026. 1. 12. 오전 1:15", "2026-01-12T01:15"), ("2026.01.12. 13:15", "2026-01-12T13:15"),
    ("2026年1月12日 星期一 下午1:15", "2026-01-12T13:15"), ("2026年1月12日 13时15分", "2026-01-12T13:15"),
    ("2026年1月12日月曜日 13:15:12", "2026-01-12T13:15:12"),
    ("2026-01-12 Mon 13:15", "2026-01-12T13:15"), ("2026/01/12 月 13:15", "2026-01-12T13:15"),
    ("R8.1.12", "2026-01-12"), ("H31.4.30", "2019-04-30"), ("R8/01/12 9:05", "2026-01-12T09:05"),
    ("令和8.1.12", "2026-01-12"), ("R元.5.1", "2019-05-01"), ("平成31年4月30日", "2019-04-30"),
    ("2026-W03-1", "2026-01-12"), ("2026W031", "2026-01-12"),
    ("2026-W53-7T10:00Z", "2027-01-03T10:00Z"), ("2026-W01-1", "2025-12-29"),
    ("12.01.2026 13:15", "2026-01-12T13:15"), ("1.2.2026", "2026-02-01"),
    ("2026-1-2 3:4:5", "2026-01-02T03:04:05"), ("2026/1/2 3:04", "2026-01-02T03:04"),
    ("12-Jan-2026 13:15:12", "2026-01-12T13:15:12"),
    ("12/Jan/2026:13:15:12 +0900", "2026-01-12T13:15:12+09:00"),
    ("2026-Jan-12", "2026-01-12"), ("Jan 12 2026", "2026-01-12"),
    ("2026-01-12T24:00:00", "2026-01-13T00:00:00"), ("2026-12-31T24:00", "2027-01-01T00:00"),
    ("2026/02/28 24:00:00", "2026-03-01T00:00:00"),
    ("2026-01-12 13:15:12 JST", "2026-01-12T13:15:12+09:00"),
    ("2026-01-12 13:15:12 UTC", "2026-01-12T13:15:12Z"),
    ("2026-01-12 13:15 EST", "2026-01-12T13:15-05:00"),
    ("2026-01-12 13:15:12.345 GMT", "2026-01-12T13:15:12.345Z"),
    ("2026-01-12T13:15:12+09:00[Asia/Tokyo]", "2026-01-12T13:15:12+09:00"),
    ("2026年1月12日 (月) 13:15 (UTC)", "2026-01-12T13:15Z"),
    ("13:15, 12 January 2026 (UTC)", "2026-01-12T13:15Z"),
    ("Mon Jan 12 13:15:12 JST 2026", "2026-01-12T13:15:12+09:00"),
    ("Mon Jan 12 13:15:12 +0000 2026", "2026-01-12T13:15:12Z"),
    ("Mon Jan 12 13:15:12 2026", "2026-01-12T13:15:12"),
    ("Mon Jan 12 2026 13:15:12 GMT+0900 (日本標準時)", "2026-01-12T13:15:12+09:00"),
    ("Mon, 12 Jan 2026 13:15:12 +0900 (JST)", "2026-01-12T13:15:12+09:00"),
    ("2026-01-12 13:15:12 +0900 JST", "2026-01-12T13:15:12+09:00"),
    ("2026-01-12 04:15:12 +0000 UTC", "2026-01-12T04:15:12Z"),
    ("Monday, 12-Jan-26 13:15:12 GMT", "2026-01-12T13:15:12Z"),
    ("12 Jan 2026, 1:15 p.m.", "2026-01-12T13:15"), ("2026/01/12 PM 1:15", "2026-01-12T13:15"),
    ("2026-01-12 午前0時5分", "2026-01-12T00:05"), ("2026/1/12, 13:15", "2026-01-12T13:15"),
    ("13/01/2026 08:00", "2026-01-13T08:00"), ("01-13-2026", "2026-01-13"),
    ("05/05/2026", "2026-05-05"), ("01/12/2026 (Mon)", "2026-01-12"),
    ("2026-01-12T13:15:12", "2026-01-12T13:15:12"),
    ("2026-01-12 13:15:12+09", "2026-01-12T13:15:12+09:00"),
  ])
  func readsAlone(text: String, edtf: String) throws {
    for reading in [Stamp.Reading(), Stamp.Reading(isValue: true)] {
      let stamp = try #require(Stamp.parse(prefixOf: Array(text.utf8)[...], reading))
      #expect(stamp.date.edtf == edtf)
      // A weekday behind a date without a time stays for others.
      let rest = String(decoding: Array(text.utf8)[stamp.byteCount...], as: UTF8.self)
      #expect(rest.isEmpty || rest == " (Mon)")
    }
  }

  /// What only a value of its own may be.
  @Test(arguments: [
    ("20260112", "2026-01-12"), ("20260112131512", "2026-01-12T13:15:12"),
    ("202601121315", "2026-01-12T13:15"), ("20260112 131512", "2026-01-12T13:15:12"),
    ("20260112_131512", "2026-01-12T13:15:12"), ("20260112 13:15", "2026-01-12T13:15"),
    ("2026-012", "2026-01-12"), ("2026:01:12 13:15:12", "2026-01-12T13:15:12"),
    ("S64.1.7", "1989-01-07"), ("31/12/99", "1999-12-31"), ("01/13/26", "2026-01-13"),
    ("26/01/12 (月) 13:15", "2026-01-12T13:15"),
  ])
  func readsValues(text: String, edtf: String) throws {
    let span = try #require(TimeSpan.parse(text, in: .utc))
    let wanted = try #require(TimeSpan.parse(edtf, in: .utc))
    #expect(span == wanted)
  }

  /// Nothing is read where two readings are possible, or where it is an age.
  @Test(arguments: [
    "01/12/2026", "01/12/2026 13:15", "1-2-2026", "26/01/12", "01/12/26 10:00",
    "2026-01-12 13:15 CST",
    "2026-01-12 13:15 IST", "昨日", "3日前", "2時間前", "yesterday", "3h", "13:15", "12-Jan-26",
    "20261312", "20260230131512", "2026-366", "2026-W54-1", "R100.1.1", "H32.1.1x", "1.2.34",
    "2026-01-12 13:15:12 ABC", "20260112T2515", "2026-01-12T24:01:00", "1767193170", "Jan 12",
    "99999999", "00000000000000", "2026-01-12 25:00", "1.76719E+12",
  ])
  func leavesUnread(text: String) {
    #expect(TimeSpan.parse(text, in: .tokyo) == nil)
  }

  @Test(arguments: [
    ("01/12/2026 13:15", "2026-12-01T13:15", "2026-01-12T13:15"),
    ("1-2-2026", "2026-02-01", "2026-01-02"), ("01/12/26", "2026-12-01", "2026-01-12"),
  ])
  func orderDecides(text: String, dayFirst: String, monthFirst: String) throws {
    #expect(
      TimeSpan.parse(text, in: .utc, order: .dayFirst) == TimeSpan.parse(dayFirst, in: .utc))
    #expect(
      TimeSpan.parse(text, in: .utc, order: .monthFirst) == TimeSpan.parse(monthFirst, in: .utc))
    #expect(TimeSpan.parse(text, in: .utc) == nil)
  }

  /// Three pairs of digits are not guessed, on a page no more than in a column.
  @Test func shortYearsAreLeftOpen() {
    func day(_ text: String, _ order: DateOrder? = nil) -> String? {
      Stamp.parse(prefixOf: Array(text.utf8)[...], Stamp.Reading(order: order))?.date.span(
        in: .utc)?
        .edtf(in: .utc)
    }
    #expect(day("26/01/12 13:15") == nil && day("13/01/26") == nil)
    #expect(
      day("26/01/12", .yearFirst) == "2026-01-12" && day("13/01/26", .dayFirst) == "2026-01-13")
    #expect(day("26/01/12(月)") == "2026-01-12" && day("13/01/99") == "1999-01-13")
    #expect(day("Mon, 01/05/26") == "2026-01-05")
  }

  @Test(arguments: [
    ("2026-01-12 10:15 WIB", "2026-01-12T03:15Z"), ("2026-01-12 10:15 (SAST)", "2026-01-12T08:15Z"),
    ("2026-01-12 10:15 ET", nil), ("2026-01-12 10:15 GST", nil),
  ])
  func rarerZones(text: String, edtf: String?) {
    #expect(TimeSpan.parse(text, in: .tokyo)?.edtf(in: .utc) == edtf)
  }

  @Test func anOrderMovesNothingThatIsCertain() {
    for (text, day) in [("13/01/2026", "2026-01-13"), ("01/13/2026", "2026-01-13")] {
      for order in DateOrder.allCases {
        #expect(TimeSpan.parse(text, in: .utc, order: order) == TimeSpan.parse(day, in: .utc))
      }
    }
    #expect(
      TimeSpan.parse("26/01/12", in: .utc, order: .yearFirst)
        == TimeSpan.parse("2026-01-12", in: .utc))
  }

  @Test func valuesProveAnOrder() {
    func orders(_ text: String) -> DateOrders? { Stamp.orders(of: Array(text.utf8).span) }
    #expect(orders("13/01/2026") == .dayFirst)
    #expect(orders("01/13/2026 10:00") == .monthFirst)
    #expect(orders("01/12/2026") == [.dayFirst, .monthFirst])
    #expect(orders("01/12/2026 (Mon)") == .monthFirst)
    #expect(orders("12/11/10") == .all)
    #expect(orders("26/01/31") == [.dayFirst, .yearFirst])
    #expect(orders("1.2.2026") == .dayFirst)
    #expect(orders("2026/01/12") == nil)
    #expect(orders("今日") == nil)
  }

  @Test func countsSince1970() throws {
    let second = try #require(TimeSpan.unix(1_767_193_170))
    #expect(second.edtf(in: .utc) == "2025-12-31T14:59:30Z")
    for number in [1_767_193_170.5, 1_767_193_170_500, 1_767_193_170_500_000, 1.7671931705e18] {
      #expect(TimeSpan.unix(number)?.earliest?.milliseconds == 1_767_193_170_500)
    }
    for number in [0, 5, 20_260_112, 20_260_112_131_512, -1_767_193_170, .nan, .infinity] {
      #expect(TimeSpan.unix(number) == nil)
    }
  }
}
