import Testing
import ToriCorpus
import ToriEngine
import ToriShell
import ToriTime

/// Columns of data are asked for by their own names, through the index and the engine that has none.
@Suite struct OwnColumnTests {
  private static let table = """
    id,text,created_at,会派,score,ratio,verified,signup,Q1 (SA),length,labels,Score
    1,海,2026-01-05,自民,12,0.5,true,2024-01-02,はい,77,"['a', 'b']",x
    2,島,2026-01-06,立憲,n/a,1.25,false,2024-03-02 10:00,いいえ,5,"['b']",
    3,川,2026-02-06,自民,7,2,true,,はい,9,,y
    4,山,2026-02-07,,-3,,,2023,,1,[],

    """
  private static let lines = """
    {"id":"a","text":"空","user":{"location":"東京","followers":10},"score":3,"tags":["q"],"x":{"y":{"z":1.5}}}
    {"id":"b","text":"雲","user":{"location":"大阪","followers":200},"score":"九","rows":[{"n":1}]}

    """

  private static let sample = Result {
    try Sample(
      [
        DocumentReader.read(bytes: Array(table.utf8), path: "/d.csv"),
        DocumentReader.read(bytes: Array(lines.utf8), path: "/e.jsonl"),
      ], segmentLimit: 1)
  }

  private static let questions: [(String, [[String]])] = [
    ("where 会派 = \"自民\" | select id", [["d#1"], ["d#3"]]),
    ("where 会派 != 自民 | select id", [["d#2"]]),
    ("where has score | select id", [["d#1"], ["d#3"], ["d#4"], ["e#a"]]),
    ("where not score > 5 | select id", [["d#4"], ["e#a"]]),
    ("| sort by score desc | limit 2 | select id, score", [["d#1", "12"], ["d#3", "7"]]),
    ("where ratio >= 1 | select id, ratio", [["d#2", "1.25"], ["d#3", "2.0"]]),
    ("| sum ratio", [["3.75"]]), ("| max ratio", [["2.0"]]), ("| median ratio", [["1.25"]]),
    ("where verified = true | select id", [["d#1"], ["d#3"]]),
    ("where verified = false and has verified | select id", [["d#2"]]),
    ("where signup >= 2024 | select id", [["d#1"], ["d#2"]]),
    ("where signup < 2024-02 | select id", [["d#1"]]),
    ("where \"Q1 (SA)\" = はい | select id", [["d#1"], ["d#3"]]),
    ("where q1__sa_ = yes | select id", [["d#1"], ["d#3"]]),
    ("where length_2 > 8 | select id, length", [["d#1", "1"], ["d#3", "1"]]),
    ("where labels = b | select id", [["d#1"], ["d#2"]]),
    ("where has labels | count by labels", [["b", "2"], ["a", "1"]]),
    ("where has 会派 | count by 会派", [["自民", "2"], ["立憲", "1"]]),
    ("| count distinct 会派", [["2"]]),
    (
      "where has score | mean score by month",
      [["2026-01", "12.0"], ["2026-02", "2.0"], ["(no time)", "3.0"]]
    ),
    ("| sort by user.followers desc | limit 1 | select user.location", [["大阪"]]),
    ("where x.y.z > 1 | select id", [["e#a"]]),
    ("where score_2 = x | select id", [["d#1"]]),
    ("where USER.Location = 東京 | select id", [["e#a"]]),
  ]

  /// Texts are not held to numbers and dates in silence.
  @Test(arguments: ["会派 > 10", "会派 <= 2026-01", "会派 > \"海\"", "会派 = 10"])
  func lettersAndNumbers(condition: String) throws {
    let codes = try Self.sample.get().diagnostics("posts where \(condition)").map(\.code)
    #expect(codes == (condition.contains("\"") || condition.contains(" = ") ? [] : ["E107"]))
  }

  /// Columns whose names come to the same are told apart, and what is only null or holds others is none.
  @Test func names() throws {
    let table = "id,text,a,a,a_2\n1,海,x,y,z\n"
    let lines = """
      {"id":1,"text":"島","a.b":5,"a":{"b":7},"mood":{"level":"x"},"gone":null}
      {"id":2,"text":"川","gone":null}

      """
    let documents = try [(table, "/d.csv"), (lines, "/e.jsonl")].map {
      try DocumentReader.read(bytes: Array($0.utf8), path: $1)
    }
    #expect(documents[0].blocks.last?.own.byName.values.map(\.text).sorted() == ["x", "y", "z"])
    let own = documents[1].blocks.map(\.own)
    #expect(own[0].byName.keys.sorted() == ["a.b", "a.b_2", "mood.level"])
    #expect(own[0].names.all.sorted() == own[0].byName.keys.sorted())
    // What broke off before its end has no columns either.
    let broken =
      "{\"text\":\"x\",\"p\":1}\n{\"text\":\"y\",\"q\":\"v\"\n{\"text\":\"z\",\"p\":2,\"r\":3}\n"
    let document = try DocumentReader.read(bytes: Array(broken.utf8), path: "/f.jsonl")
    #expect(document.blocks.map { $0.own.byName.keys.sorted() } == [["p"], [], ["p", "r"]])
    #expect(document.blocks[0].own.names.all == ["p", "r"])
  }

  /// A time that lasts for years is over when it ends.
  @Test(arguments: [
    ("period <= 2022-06", ["d#2"]), ("period <= 2023", ["d#1", "d#2"]), ("period < 2020-06", []),
    ("period >= 2020-07", ["d#2"]),
  ])
  func longTimes(condition: String, ids: [String]) throws {
    let table = "id,text,period\n1,海,2020-01/2023-12\n2,島,2021-05-01\n"
    let sample = try Sample([DocumentReader.read(bytes: Array(table.utf8), path: "/d.csv")])
    let cells = try sample.cells("posts where \(condition) | select id").map { Self.text($0[0]) }
    #expect(cells == ids)
  }

  private static let stamps = [
    "2026-01-12", "2026-01-12 13:15", "20260112_131512", "20260112 1315",
    "2026-01-12T10:00:00-05:00[America/New_York]", "12.01.2026 @ 13:15", "24 juin 2018 @11h15",
    "2026年1月12日13時15分", "２０２６年１月１２日", "２０２６／０１／１２", "R8.1.12", "T10.1.12", "2026-W03-1",
    "2026:01:12 13:15:12", "Jan 12, 2026", "Mon, 12 Jan 2026 13:15:12 +0900 (JST)",
    "Mon Jan 12 2026 13:15:12 GMT+0100 (Mitteleuropäische Normalzeit)",
    "Mon Jan 12 2026 13:15:12 GMT+0300 (Москва, стандартное время)",
    "Monday, January 12, 2026 13:15:12", "1. November 2023 um 11:53 Uhr", "令和8年1月12日",
  ]

  /// What is the time of a post is one in a column of its own, however it is written.
  @Test func stamps() throws {
    let others = ["@user_2026", "#2026-01-12", "http://a.jp/2026/01/12", "a1", "user=2026"]
    let values = Self.stamps + others
    let names = values.indices.map { "c\($0)" }
    let table =
      "id,text,\(names.joined(separator: ","))\n1,海,\"\(values.joined(separator: "\",\""))\"\n"
    let sample = try Sample(
      [DocumentReader.read(bytes: Array(table.utf8), path: "/d.csv")], isTwin: false)
    for (name, value) in zip(names, values) {
      let type = others.contains(value) ? "text" : "time"
      #expect(try sample.notes("describe \(name)")[0].hasPrefix("\(name) (\(type))"), "\(value)")
      #expect(
        (TimeSpan.parse(value, in: .tokyo) == nil) == others.contains(value), "\(value)")
    }
  }

  /// Zeros in front make codes of digits, however few have them.
  @Test func codes() throws {
    let table = "id,text,code,year\n1,海,0001,2025\n2,島,12,2026\n3,川,345,2026\n"
    let sample = try Sample([DocumentReader.read(bytes: Array(table.utf8), path: "/d.csv")])
    for (query, count) in [
      ("where code = \"0001\"", 1), ("where code = 12", 1), ("where has code", 3),
      ("where year > 2025", 2),
    ] {
      #expect(try sample.cells("posts \(query) | select id").count == count, "\(query)")
    }
  }

  @Test(arguments: questions)
  func asked(_ query: String, _ expected: [[String]]) throws {
    let sample = try Self.sample.get()
    let naive = Session(engine: NaiveEngine(naive: sample.naive), now: Sample.now)
    for session in [sample.session, naive] {
      var session = session
      guard case .answer(let answer, _) = try session.outcome("posts \(query)") else {
        Issue.record("no answer")
        continue
      }
      #expect(try answer.cells.map { $0.map(Self.text) } == expected)
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .list(let values): "[" + values.map(text).joined(separator: " ") + "]"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .lacking(let words): words.english
    default: value.plainText ?? ""
    }
  }

  /// What they are is told, and where they come from.
  @Test func described() throws {
    let sample = try Self.sample.get()
    let rows = try sample.cells("describe posts").dropFirst(Field.all.count)
    #expect(
      rows.map { $0[0] }
        == [
          "会派", "score", "ratio", "verified", "signup", "Q1__SA_", "length_2", "labels", "Score_2",
          "user.location", "user.followers", "x.y.z",
        ].map { .text($0) })
    #expect(
      try sample.notes("describe score")[0].hasPrefix(
        "score (number): from the data, 4 values; 2 more are no whole number"))
    #expect(try sample.notes("posts where score > 5")[0].hasPrefix("2 more carry no score"))
    #expect(sample.diagnostics("posts where scores > 5").first?.fix?.replacement == "score")
    #expect(sample.diagnostics("posts where score = many").map(\.code) == ["E107"])
  }

  private static let words: [(String, [String])] = [
    ("posts where 会", ["会派"]), ("posts where 会派 = ", ["自民", "立憲"]),
    ("posts where x", ["x.y.z"]),
    ("posts where verified = ", ["true", "false"]), ("posts where labels = ", ["b", "a"]),
    ("posts | sort by sco", ["score", "Score_2"]),
  ]

  @Test(arguments: words)
  func completed(_ text: String, _ offered: [String]) throws {
    let session = try Self.sample.get().session
    let found = Completer(session: session).completions(in: text, at: text.utf8.count)
    #expect(found.candidates.map(\.text).prefix(offered.count) == offered[...])
  }

  /// Values that are too large for a field, and records in cells, are counted and left out.
  @Test func leftOut() throws {
    let long = String(repeating: "あ", count: 1400)
    let text = "id,text,blob,raw\n1,海,\(long),\"{\"\"a\"\":1}\"\n2,山,短,[1]\n"
    let document = try DocumentReader.read(bytes: Array(text.utf8), path: "a.csv")
    #expect(
      document.blocks.map(\.own.byName).suffix(2) == [
        [:], ["blob": .text("短"), "raw": .text("[1]")],
      ])
    #expect(document.notices.map(\.message.english).filter { $0.contains("(1 in all") }.count == 2)
  }

  /// As many columns as a spreadsheet has are borne; those beyond are said.
  @Test func manyColumns() throws {
    let names = (0..<OwnNames.limit + 10).map { "\"k\($0)\":\($0)" }
    let text = "{\"text\":\"海\",\(names.joined(separator: ","))}\n{\"text\":\"山\",\"k7\":1}\n"
    let document = try DocumentReader.read(bytes: Array(text.utf8), path: "a.jsonl")
    #expect(
      document.notices.contains { $0.message.english.contains("10 values of others are left out") })
    let sample = try Sample([document], isTwin: false)
    #expect(try sample.cells("posts where k7 = 1 or k16383 = 16383 | select k7, k16383").count == 2)
  }
}
