import Testing
import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// What a session keeps from one statement to the next, and what `expect` says.
@Suite struct SessionTests {
  @Test func namesAreKept() throws {
    var session = try Sample.seeds.get().session
    #expect(try rows("let seabed = mentions any of \"南鳥島\", \"海底\"", &session) == nil)
    #expect(try rows("let recent = posts since 2026-01", &session) == nil)
    #expect(try rows("let places = \"中国\", \"韓国\"", &session) == nil)
    let seabed = try rows("posts where mentions any of \"南鳥島\", \"海底\"", &session)
    #expect(try rows("posts where seabed", &session) == seabed)
    #expect(try rows("recent", &session) == 30)
    let both = try rows("posts since 2026-01 where mentions all of \"中国\", \"韓国\"", &session)
    #expect(try rows("recent where mentions all of places", &session) == both)
    let either = try rows("posts where mentions any of \"中国\", \"韓国\"", &session)
    #expect(try rows("posts where places", &session) == either)
  }

  @Test func aNameGivenAgainStandsForTheLast() throws {
    var session = try Sample.seeds.get().session
    _ = try session.outcome("let a = in 001; let b = a; let a = in 002")
    #expect(try rows("posts where a", &session) == 16)
    // What was named by it keeps what it stood for.
    #expect(try rows("posts where b", &session) == 30)
    // A name may come to stand for something else.
    _ = try session.outcome("let a = posts in 003; let c = a")
    #expect(try rows("a", &session) == 28)
    #expect(try rows("c | limit 3", &session) == 3)
    #expect(throws: Sample.Problem.self) { try session.outcome("posts where a") }
  }

  /// Names that a text gives are known in its later statements only.
  @Test func namesAreKnownFromThenOn() throws {
    var session = try Sample.seeds.get().session
    #expect(throws: Sample.Problem.self) {
      try session.outcome("posts where later; let later = deleted")
    }
    // Nothing ran, so nothing was named.
    #expect(session.environment.bindings.isEmpty)
    #expect(try rows("let later = deleted; posts where later", &session) == 2)
  }

  /// A bare word is a text unless it names a list; in quotes it is always a text.
  @Test func wordsAreThemselvesUnlessNamed() throws {
    var session = try Sample.seeds.get().session
    let china = try rows("posts where mentions \"中国\"", &session)
    #expect(try rows("posts where mentions any of 中国", &session) == china)
    _ = try session.outcome("let 中国 = \"韓国\"")
    let korea = try rows("posts where mentions \"韓国\"", &session)
    #expect(try rows("posts where mentions any of 中国", &session) == korea)
    #expect(try rows("posts where mentions 中国", &session) == korea)
    #expect(try rows("posts where mentions \"中国\"", &session) == china)
  }

  @Test(arguments: ["posts", "where", "deleted", "count", "mentions", "let", "since"])
  func wordsOfTheLanguageAreNotNames(word: String) throws {
    let codes = try Sample.seeds.get().diagnostics("let \(word) = in 001").map(\.code)
    #expect(!codes.isEmpty)
  }

  @Test func variantsAddUp() throws {
    var session = try Sample.seeds.get().session
    let alone = try #require(try rows("posts where mentions \"日本\"", &session))
    _ = try session.outcome("variants \"日本\", \"倭国\"")
    let two = try #require(try rows("posts where mentions variants of \"日本\"", &session))
    #expect(two > alone)
    // Whichever spelling of the set is asked for, compared as texts are.
    #expect(try rows("posts where mentions variants of \"倭国\"", &session) == two)
    _ = try session.outcome("variants \"JAPAN\", \"日本\"")
    let three = try rows(
      "posts where mentions any of \"日本\", \"倭国\", \"japan\"", &session)
    #expect(try rows("posts where mentions variants of \"日本\"", &session) == three)
    let described = try #require(try answer("describe variants \"日本\"", &session))
    #expect(
      try described.cells.map { $0[0] } == [.text("日本"), .text("倭国"), .text("JAPAN")])
  }

  @Test(
    arguments: [
      ("posts in 001 | expect rows = 30", nil),
      ("posts in 001 | expect rows = 13", ("rows = 13", "30 rows")),
      ("posts in 001 | expect rows < 30", ("rows < 30", "30 rows")),
      ("posts in 002 | expect all kind = xpost", nil),
      (
        "posts in 002 | expect all reposts > 5",
        ("all of 16 rows to match reposts > 5", "14 that do not: 002#3, 002#4, 002#5, …")
      ),
      (
        "posts in 001 | expect all kind = reply",
        ("all of 30 rows to match kind = reply", "1 that do not: 001#1")
      ),
      ("posts in 001 | expect any mentions \"規制\"", nil),
      (
        "posts in 001 | expect any mentions \"南極\" and has link",
        ("a row that matches mentions \"南極\" and has link", "none among 30")
      ),
      (
        "posts | count by doc | expect all count > 20",
        ("all of 5 rows to match count > 20", "1 that do not: 002")
      ),
      ("posts | count by doc | expect any doc = \"002\"", nil),
      // Of no rows, all are as expected and none is.
      ("posts where mentions \"南極\" | expect all deleted", nil),
      (
        "posts where mentions \"南極\" | expect any deleted",
        ("a row that matches deleted", "none among 0")
      ),
    ])
  func expectations(text: String, failure: (expected: String, found: String)?) throws {
    let sample = try Sample.seeds.get()
    do {
      _ = try sample.answer(text)
      #expect(failure == nil)
    } catch let thrown as EngineError {
      guard case .unexpected(let unexpected) = thrown else { throw thrown }
      #expect(unexpected.expected.english == failure?.expected)
      #expect(unexpected.found.english == failure?.found)
    }
  }

  @Test func drawnRowsAreTheSameForASeed() throws {
    let seeds = try Sample.seeds.get()
    let drawn = try seeds.cells("posts | sample 10 seed 7 | select id")
    #expect(drawn.count == 10)
    #expect(try seeds.cells("posts | sample 10 seed 7 | select id") == drawn)
    #expect(try seeds.cells("posts | sample 10 seed 8 | select id") != drawn)
    let all = try seeds.cells("posts | select id")
    #expect(try seeds.cells("posts | sample 1000 | select id") == all)
    // In the order that they had.
    let places = drawn.compactMap { all.firstIndex(of: $0) }
    #expect(places == places.sorted() && Set(places).count == 10)
  }

  /// So many hours lie between the posts that they are not laid out to be counted.
  @Test func hoursOfSixtyYears() throws {
    let sample = try sample(at: [
      CivilTime(year: 1965, month: 3, minute: 30),
      CivilTime(year: 2025, month: 12, day: 31, hour: 23, minute: 10),
      CivilTime(year: 2025, month: 12, day: 31, hour: 23, minute: 50),
    ])
    #expect(
      try sample.cells("posts | count by hour") == [
        [.text("00"), .integer(1)], [.text("23"), .integer(2)],
      ])
    let line = try sample.answer("posts | timeline by hour")
    #expect(line.rowCount == 533_304)
    #expect(try line.value(row: 0, column: 0) == .text("1965-03-01T00"))
    #expect(try line.value(row: 0, column: 1) == .integer(1))
    #expect(try line.value(row: 533_303, column: 1) == .integer(2))
  }

  @Test func aLineThatNobodyWouldRead() throws {
    let sample = try sample(at: [CivilTime(year: 100), CivilTime(year: 2025)])
    let limit = EngineError.lineLimit(
      from: "0100-01-01T00", to: "2025-01-01T00", rows: 16_874_209, take: .day)
    #expect(throws: limit) { try sample.answer("posts | timeline by hour") }
    #expect(try sample.answer("posts | timeline by year").rowCount == 1926)
  }

  /// A document of posts of these times, in Tokyo.
  private func sample(at times: [CivilTime]) throws -> Sample {
    let blocks = times.enumerated().map { number, time in
      let time = time.instant(in: .tokyo)
      var block = Block(
        kind: .reply, bytes: number..<number + 1, lines: number + 1...number + 1, text: "い")
      block.time = TimeSpan(earliest: time, latest: time, precision: .minute, basis: .stated)
      return block
    }
    return try Sample([
      Document(
        path: "/corpus/far_x.txt", reader: .plain, seen: .seen(.askedFor),
        encoding: .utf8, byteCount: times.count, checksum: 0, title: nil, blocks: blocks,
        notices: [])
    ])
  }

  private func answer(_ text: String, _ session: inout Session) throws -> Answer? {
    switch try session.outcome(text) {
    case .answer(let answer, _), .description(let answer, _): return answer
    default: return nil
    }
  }

  /// Long texts that are alike for long, or to the end, come in order, copies as the corpus has them.
  @Test func longTextsAreSorted() throws {
    let long = String(repeating: "あいうえお", count: 20_000)
    let texts = [long + "乙", long, "あ", long + "甲", long, long + "乙", "あいう"]
    let lines = texts.map { "{\"text\":\"\($0)\"}\n" }
    let sample = try Sample([
      DocumentReader.read(bytes: Array(lines.joined().utf8), path: "x.jsonl")
    ])
    var session = sample.session
    func order(_ query: String) throws -> [String] {
      let answer = try #require(try answer(query, &session))
      return try (0..<answer.rowCount).map { row in
        switch try answer.value(row: row, column: 0) {
        case .text(let id), .identifier(let id, _): id
        default: ""
        }
      }
    }
    let places = texts.enumerated().sorted {
      $0.element == $1.element
        ? $0.offset < $1.offset
        : $0.element.utf8.lexicographicallyPrecedes($1.element.utf8)
    }.map { "x#\($0.offset + 1)" }
    #expect(try order("posts | sort by text | select id") == places)
    #expect(try order("posts | sort by text | limit 3 | select id") == Array(places.prefix(3)))
  }

  private func rows(_ text: String, _ session: inout Session) throws -> Int? {
    try answer(text, &session)?.rowCount
  }
}
