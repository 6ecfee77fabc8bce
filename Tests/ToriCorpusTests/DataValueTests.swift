import Testing
import ToriCorpus
import ToriRandom
import ToriTime

/// What values in data of any origin say, and what they do not.
@Suite struct DataValueTests {
  private func read(_ text: String, path: String = "a.csv", map: [String] = []) throws -> Document {
    var options = ReadOptions()
    for pair in map { try options.columns.map(pair) }
    return try DocumentReader.read(bytes: Array(text.utf8), path: path, options: options)
  }

  private func posts(_ document: Document) -> [Block] { document.blocks.filter(\.kind.isPost) }

  /// Other people's sorts of posts have the names that tori has for what is none.
  @Test func kindsOfOthers() throws {
    let rows = ["headline", "notice", "title", "navigation", "metadata", "comment", "whatever"]
    let document = try read(
      "id,text,type\n" + rows.enumerated().map { "\($0),本文\($0),\($1)\n" }.joined())
    #expect(
      posts(document).map(\.kind) == [
        .opening, .opening, .opening, .opening, .opening, .comment, .opening,
      ])
  }

  /// A number in a column of its own is one where it is written as tori would write it, and a text elsewhere.
  @Test func ownNumbersAreWrittenInOneWay() {
    var random = SplitMix64(seed: 5)
    var texts = [
      "0", "-0", "00", "007", "1.0", "1.50", "0.0", "-0.0", "0.0001", "0.00001", "00.5", "5.", ".5",
      "1e-05", "1e5", "999999999999999.5", "12345678901234.5", "4611686018427387904", "1.5.2", "-",
      "123456789012345678", "1234567890123456789",
    ]
    for _ in 0..<300 {
      let digits = (0..<random.below(17) + 1).map { _ in String(random.below(10)) }.joined()
      let point = digits.index(digits.startIndex, offsetBy: random.below(digits.count))
      texts.append((random.chance(3) ? "-" : "") + digits[..<point] + "." + digits[point...])
    }
    for text in texts {
      let value = OwnValue(text)
      #expect(value.text == text)
      let isReal = Double(text).map { String($0) == text && ($0 != 0 || text == "0.0") } ?? false
      let real: Double? = if case .real(let number) = value { number } else { nil }
      #expect(real == (isReal && !text.hasPrefix(".") ? Double(text) : nil), "\(text)")
    }
  }

  @Test(arguments: [
    ("はい", true), ("TRUE", true), ("削除", true), ("1.0", true), ("いいえ", false), ("0", false),
    ("no", false), ("0.0", false), ("あるいは", nil), ("2026-01-12", nil),
  ])
  func truth(text: String, isDeleted: Bool?) throws {
    let document = try read("id,text,deleted\n1,本文,\(text)\n")
    #expect(posts(document).map(\.isDeleted) == [isDeleted ?? false])
    #expect(document.notices.count == (isDeleted == nil ? 1 : 0))
  }

  @Test(arguments: [
    ("https://a.jp/x?a=1,2;b=3", ["https://a.jp/x?a=1,2;b=3"]),
    ("https://a.jp/A|B", ["https://a.jp/A|B"]), ("https://a.jp/[1]", ["https://a.jp/[1]"]),
    ("https://a.jp/1 https://b.jp/2", ["https://a.jp/1", "https://b.jp/2"]),
    (
      "https://a.jp/1,https://b.jp/2;http://c.jp",
      ["https://a.jp/1", "https://b.jp/2", "http://c.jp"]
    ),
    ("https://a.jp/1, https://b.jp/2,", ["https://a.jp/1", "https://b.jp/2"]),
    ("['https://a.jp/1;2', 'https://b.jp/2']", ["https://a.jp/1;2", "https://b.jp/2"]),
    ("[https://a.jp/1, https://b.jp/2]", ["https://a.jp/1", "https://b.jp/2"]),
    ("https://a.jp/x_(y)", ["https://a.jp/x_(y)"]),
  ])
  func links(text: String, links: [String]) throws {
    #expect(try posts(read("id,text,urls\n1,本文,\"\(text)\"\n")).first?.links == links)
  }

  @Test(arguments: [
    (#"["\u6d77", "\ud83d\ude00"]"#, ["海", "😀"]), (#"['\U0001F600', '\xe9']"#, ["😀", "é"]),
    (#"["\ud83d"]"#, ["\u{FFFD}"]), (#"["a\/b"]"#, ["a/b"]), (#"["\u12"]"#, ["u12"]),
  ])
  func escapes(list: String, tags: [String]) throws {
    let cell = list.replacing("\"", with: "\"\"")
    #expect(try posts(read("id,text,hashtags\n1,本文,\"\(cell)\"\n")).first?.hashtags == tags)
  }

  /// The least number of 64 bits is what stands for none.
  @Test func leastNumber() throws {
    let document = try read(
      #"{"id":1,"text":"a","likes":-9223372036854775808,"number":-9223372036854775808}"#,
      path: "a.jsonl")
    #expect(posts(document).map(\.likes) == [nil])
    #expect(document.notices.count == 1)
  }

  @Test func columnsOfTwoFields() throws {
    var mapping = ColumnMapping()
    try mapping.map("text=body")
    try mapping.map("text=body")
    #expect(throws: ColumnMapping.Mistake.taken("body", by: .text)) {
      try mapping.map("title=body")
    }
  }

  @Test func placesOfColumns() throws {
    #expect(throws: CorpusError.self) {
      _ = try read("甲,あ\n", map: ["text=-9223372036854775808"])
    }
    let row = [String](repeating: "1", count: 12_000).joined(separator: ",")
    #expect(try posts(read("\(row),あ\n", map: ["text=12001"])).map(\.text) == ["あ"])
  }

  /// Brackets in a sentence do not make a script of it.
  @Test(arguments: [
    "Minutes of the club ([draft] of May)", "Rule 1 = [no shouting]", "Notes ([1] and [2])",
    "x = [\"a\" is a letter]", "Remember({\"a\": 1} is an object)",
  ])
  func sentences(line: String) throws {
    let document = try read("\(line)\n\nWe spoke of tea.\n", path: "a.txt")
    #expect(document.reader == .plain)
  }

  @Test(arguments: [
    "window.YTD.tweets.part0 = [ {\"text\": \"a\", \"id\": 1} ]", "var data = [{\"text\":\"a\"}];",
    "callback({\"text\":\"a\"});", "const a_1 = {\n \"text\": \"a\"\n}\n",
  ])
  func scripts(text: String) throws {
    for path in ["a.js", "a.json"] {
      #expect(try posts(read(text, path: path)).map(\.text) == ["a"])
    }
  }

  /// Of an age in weeks or more, in any language, the day is not known: so many days it may be.
  @Test(arguments: [
    ("2 months ago", 32), ("2 mo ago", 32), ("hace 2 meses (editado)", 32), ("2 ヵ月前", 32),
    ("3週前", 8), ("2个月前", 32), ("vor einem Jahr", 367), ("vor 2 Tagen", 1), ("3日前", 1),
    ("an hour ago", 1), ("il y a un an", 367), ("2 luni în urmă", 367),
  ])
  func ages(age: String, days: Int64) throws {
    let document = try DocumentReader.read(
      bytes: Array(
        #"{"cid":"c","text":"a","author":"b","votes":"1","time":"\#(age)","time_parsed":1767225600.0,"channel":"x"}"#
          .utf8), path: "a.jsonl", options: ReadOptions(zone: .utc))
    let time = try #require(posts(document).first?.time)
    let (earliest, latest) = (try #require(time.earliest), try #require(time.latest))
    #expect(latest.milliseconds - earliest.milliseconds == days * 86_400_000)
    #expect(time.basis == (days > 1 ? .bounded : .stated))
    #expect(document.notices.count == (age.contains("luni") ? 2 : 1))
  }

  /// What was reckoned to the second from an age is no more exact than that.
  @Test(arguments: [("2 months ago", 31 * 86_400), ("3 days ago", 86_400), ("5 hours ago", 3600)])
  func agesReckonedToTheSecond(age: String, seconds: Int64) throws {
    let document = try DocumentReader.read(
      bytes: Array(
        #"{"cid":"c","text":"a","author":"b","votes":"1","time":"\#(age)","time_parsed":1767267917.25,"channel":"x"}"#
          .utf8), path: "a.jsonl")
    let time = try #require(posts(document).first?.time)
    #expect(time.basis == .bounded)
    let earliest = try #require(time.earliest).milliseconds
    #expect(earliest == 1_767_267_917_250 - seconds * 1000)
  }

  /// An offset that leads out of the years 1 to 9999 makes no time.
  @Test func yearsAtTheEnds() throws {
    let document = try read(
      "id,text,time\n1,a,0001-01-01T00:00:00+14:00\n2,b,9999-12-31T23:59:59-12:00\n3,c,9999-12-31T00:00:00Z\n"
    )
    #expect(posts(document).map { $0.time == nil } == [true, true, false])
    #expect(document.notices.count == 2)
  }
}
