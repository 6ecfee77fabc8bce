import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// JSON Lines, CSV, TSV and .dat.
@Suite struct DataFileTests {
  private func read(_ text: String, path: String, columns: [String] = []) throws -> Document {
    var mapping = ColumnMapping()
    for column in columns {
      try mapping.map(column)
    }
    return try DocumentReader.read(
      bytes: Array(text.utf8), path: path, options: ReadOptions(columns: mapping))
  }

  @Test func jsonLines() throws {
    let document = try read(
      """
      {"id":7,"kind":"board","author":"甲","author_id":"u1","time":"2025-02-03T03:01:47+09:00","text":"本文 https://a.jp/x #タグ","reply_to":[],"reposts":3,"urls":["https://a.jp/x","https://b.jp/"],"source":"board:news"}
      {"id":8,"kind":"x","text":"二つ目\\n>>7","reply_to":7,"hashtags":["a","#b"],"deleted":true,"created_at":1738519307}

      {"id":9,"text":"三つ目","reply_to":["7","8"],"time":1738519307123}
      {"id":10,"text":"四つ目 >>7"}
      """, path: "a.jsonl")
    #expect(document.reader == .jsonLines)
    #expect(document.notices.isEmpty)
    let blocks = document.blocks
    #expect(blocks.map(\.kind) == [.opening, .xpost, .reply, .reply])
    #expect(blocks.map(\.sourceID) == ["7", "8", "9", "10"])
    #expect(blocks.map(\.number) == [nil, nil, nil, nil])
    #expect(blocks.map(\.lines) == [1...1, 2...2, 4...4, 5...5])
    #expect(blocks.map(\.repliesTo) == [[], [7], [7, 8], [7]])
    #expect(
      blocks[0].author == "甲" && blocks[0].authorID == "u1" && blocks[0].source == "board:news")
    #expect(blocks[0].links == ["https://a.jp/x", "https://b.jp/"] && blocks[0].reposts == 3)
    #expect(blocks[1].hashtags == ["a", "b"] && blocks[1].isDeleted)
    #expect(
      blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "2025-02-03T03:01:47+09:00", "2025-02-03T03:01:47+09:00", "2025-02-03T03:01:47.123+09:00",
        nil,
      ])
  }

  @Test func badLines() throws {
    let document = try read(
      "{\"text\":\"a\"}\n{\"text\":\n[1]\n{\"text\":\"b\",\"time\":\"いつか\"}\n{\"id\":1}\n",
      path: "a.jsonl")
    #expect(document.blocks.map(\.kind) == [.opening, .metadata, .metadata, .opening, .metadata])
    #expect(document.blocks.map(\.number) == [1, nil, nil, 4, nil])
    #expect(document.notices.map(\.line) == [2, 3, 4, 5])
    #expect(document.notices[0].message.english.hasPrefix("this is no JSON: "))
    #expect(document.notices[1].message.english == "this is no JSON object")
    #expect(document.notices[2].message.english == "no time can be read from “いつか”")
    #expect(document.notices[3].message.english == "the record has no text")
  }

  @Test func manyBadLinesAreCounted() throws {
    let document = try read(
      "{\"text\":\"a\"}\n" + String(repeating: "x\n", count: 20), path: "a.jsonl")
    #expect(document.notices.count == 6)
    #expect(document.notices.last?.message.english == "15 more like these (unreadable)")
  }

  /// A field that cannot be read loses no post, however often that happens; a record that cannot does.
  @Test func losses() throws {
    let rows = (1...9).map { "{\"text\":\"本文\($0)\",\"time\":\"いつか\"}\n" }.joined()
    let doubted = try read(rows, path: "a.jsonl")
    #expect(doubted.notices.count == 6 && !doubted.notices.contains(where: \.isLoss))
    #expect(doubted.notices.last?.line == 6)
    let broken = try read(rows + "{\"text\":\"切れ", path: "a.jsonl")
    #expect(broken.notices.filter(\.isLoss).map(\.line) == [10])
  }

  @Test func identifiersThatAreNoNumbers() throws {
    let document = try read(
      """
      {"id":"b","text":"newest","in_reply_to":"a"}
      {"id":"a","text":"oldest","in_reply_to":null}
      {"id":"c","text":"lost","in_reply_to":"zzz"}
      """, path: "a.ndjson")
    #expect(document.blocks.map(\.key) == [.text("b"), .text("a"), .text("c")])
    #expect(document.blocks.map(\.number) == [nil, nil, nil])
    #expect(document.blocks.map(\.repliesTo) == [[.text("a")], [], [.text("zzz")]])
    #expect(document.notices.isEmpty)
  }

  @Test func jsonArray() throws {
    let text = "[\n {\"text\":\"a, ]\\\" }\"},\n {\"text\":\"b\",\n \"x\":[1,{\"y\":2}]}\n]\n"
    let document = try read(text, path: "a.json")
    #expect(document.blocks.map(\.text) == ["a, ]\" }", "b"])
    #expect(document.blocks.map(\.lines) == [2...2, 3...4])
    #expect(document.blocks.map(\.bytes.lowerBound) == [0, 25])
    #expect(document.blocks.last?.bytes.upperBound == text.utf8.count)
  }

  @Test func noTextColumn() {
    #expect(throws: CorpusError.noTextColumn(["id", "honbun"])) {
      try read("{\"id\":1,\"honbun\":\"a\"}\n", path: "a.jsonl")
    }
    #expect(throws: CorpusError.noTextColumn(["id", "honbun"])) {
      try read("id,honbun\n1,a\n", path: "a.csv")
    }
    #expect(throws: Never.self) {
      try read("{\"id\":1,\"honbun\":\"a\"}\n", path: "a.jsonl", columns: ["text=honbun"])
    }
  }

  /// A column that the user names must be there; in some objects it may be absent, in all it may not.
  @Test func noSuchColumn() throws {
    let lines = String(repeating: "{\"text\":\"a\"}\n", count: 200)
    #expect(throws: CorpusError.noColumn("nosuch", .time, ["id", "text"])) {
      try read("id,text\n1,a\n", path: "a.csv", columns: ["time=nosuch"])
    }
    #expect(throws: CorpusError.noColumn("nosuch", .time, ["text"])) {
      try read(lines, path: "a.jsonl", columns: ["time=nosuch"])
    }
    let late = try read(
      lines + "{\"text\":\"b\",\"when\":\"2026-01-12\"}\n", path: "a.jsonl", columns: ["time=when"])
    #expect(late.blocks.last?.time?.edtf(in: .tokyo) == "2026-01-12")
  }

  /// What lies in a folder may have none of the columns, but not some of them alone.
  @Test(arguments: [
    ("a.csv", "id,text\n1,霧笛\n"), ("a.jsonl", "{\"id\":1,\"text\":\"霧笛\"}\n"),
  ])
  func noneOfTheColumns(path: String, text: String) throws {
    func read(_ columns: [String]) throws -> Document {
      var options = ReadOptions()
      for column in columns { try options.columns.map(column) }
      options.needsColumns = false
      return try DocumentReader.read(bytes: Array(text.utf8), path: path, options: options)
    }
    let document = try read(["text=honbun", "time=when.at"])
    #expect(document.blocks.last?.text == "霧笛")
    #expect(document.notices.map(\.message.english).contains { $0.contains("--map") })
    #expect(throws: CorpusError.self) { try read(["text=text", "time=when"]) }
  }

  /// What stands in for another column where that is empty is a field of its own as well.
  @Test func whatStandsIn() throws {
    let document = try read("id,tweet_id,text,body\n1,77,霧,笛\n", path: "a.csv")
    #expect(document.blocks.last?.own.byName.keys.sorted() == ["body", "tweet_id"])
  }

  /// Surveys ask in sentences.
  @Test(arguments: ["自由にご記入ください。", "Q2_自由記述", "ご意見"])
  func questions(name: String) throws {
    let document = try read("タイムスタンプ,性別,\(name)\n2026/01/12 13:15:12,男,霧笛がよい\n", path: "a.csv")
    let post = document.blocks.last
    #expect(post?.text == "霧笛がよい" && post?.own.byName.keys.sorted() == ["性別"])
    #expect(post?.time?.edtf(in: .tokyo) == "2026-01-12T13:15:12+09:00")
  }

  @Test func csv() throws {
    let text =
      "\u{FEFF}id,Created At,text,reply_to\r\n1,2026-01-12 13:15,\"一行目\n二行目, \"\"引用\"\"\",\r\n2,2026/01/13,返事,1\r\n3,,x,1,2\r\n"
    let document = try read(text, path: "a.csv")
    #expect(document.blocks.map(\.kind) == [.metadata, .opening, .reply, .metadata])
    #expect(document.blocks[1].text == "一行目\n二行目, \"引用\"")
    #expect(document.blocks.map(\.lines) == [1...1, 2...3, 4...4, 5...5])
    #expect(document.blocks[0].bytes.lowerBound == 0)
    #expect(document.blocks[1].time?.edtf(in: .tokyo) == "2026-01-12T13:15+09:00")
    #expect(document.blocks[2].repliesTo == [1])
    #expect(document.notices.map(\.message.english) == ["5 fields where there are 4 columns"])
  }

  @Test func quotesInsideFields() throws {
    let document = try read("id,text\n1,5\" disk\n2,\"a\"\"\nb\"\n3,\"\"\n4,x\n", path: "a.csv")
    #expect(document.blocks.dropFirst().map(\.text) == ["5\" disk", "a\"\nb", "", "x"])
    #expect(document.blocks.map(\.lines) == [1...1, 2...2, 3...4, 5...5, 6...6])
  }

  @Test func tsvWithoutNames() throws {
    let document = try read(
      "甲\t本文\t2026-01-12\n乙\t二つ目\t2026-01-13\n", path: "a.tsv",
      columns: ["author=1", "text=2", "time=3"])
    #expect(document.blocks.map(\.author) == ["甲", "乙"])
    #expect(document.blocks.map(\.text) == ["本文", "二つ目"])
  }

  @Test func tableWithoutItsEnding() throws {
    let document = try read("id,text,author\n1,本文,甲\n", path: "posts.txt")
    #expect(document.reader == .csv)
    #expect(document.reason.english == "its first line names columns: id, text, author")
  }

  @Test func dat() throws {
    let text = """
      名無しさん</b>◆abc <b><>sage<>2026/01/12(月) 13:15:12.46 ID:abc BE:1-2<> 一行目 <br> 二行目 &gt;&gt;2 &amp; &#9829; <>試験のスレ
      名無し<><>2026/01/12(月) 13:16:00 ID:???<><a href="../test/read.cgi/1" target="_blank">&gt;&gt;1</a> <br> ttp://a.jp/ x &lt;3<>
      壊れた行
      あぼーん<>あぼーん<>あぼーん<>あぼーん<>
      """
    let document = try read(text, path: "1768.dat")
    #expect(document.reader == .dat)
    #expect(document.title == "試験のスレ")
    #expect(document.isThread)
    let blocks = document.blocks
    #expect(blocks.map(\.kind) == [.opening, .reply, .metadata, .reply])
    #expect(blocks.map(\.number) == [1, 2, nil, 4])
    #expect(blocks[0].text == "一行目\n二行目 >>2 & ♥")
    #expect(blocks[0].author == "名無しさん◆abc")
    #expect(blocks[0].authorID == "abc")
    #expect(blocks[0].time?.edtf(in: .tokyo) == "2026-01-12T13:15:12.46+09:00")
    #expect(blocks[1].text == ">>1\nttp://a.jp/ x <3")
    #expect(blocks[1].repliesTo == [1])
    #expect(blocks[1].links == ["http://a.jp/"])
    #expect(blocks[1].authorID == nil)
    #expect(blocks[3].isDeleted)
    #expect(document.notices.map(\.line) == [3])
  }

  @Test func datThatAnswersItselfAtNoTime() throws {
    let document = try read(
      "甲<><>2026/01/12(月) 10:00:00 ID:a<> &gt;&gt;1 &gt;&gt;2 <>題\n乙<><>2026/01/12(月) 25:00:00 ID:b<> &gt;&gt;1 <>\n",
      path: "1.dat")
    #expect(document.blocks.map(\.repliesTo) == [[2], [1]])
    #expect(document.blocks.map { $0.time == nil } == [false, true])
    #expect(document.notices.map(\.line) == [2])
  }

  @Test func valuesOfAColumnProveTheOrderOfDayAndMonth() throws {
    func times(_ dates: [String], _ order: DateOrder? = nil) throws -> ([String?], Int) {
      let rows = dates.map { "\($0),x" }.joined(separator: "\n")
      let document = try DocumentReader.read(
        bytes: Array("date,text\n\(rows)\n".utf8), path: "d.csv",
        options: ReadOptions(zone: .utc, dateOrder: order))
      let posts = document.blocks.filter(\.kind.isPost)
      return (posts.map { $0.time?.edtf(in: .utc) }, document.notices.count)
    }
    #expect(try times(["01/12/2026", "13/01/2026"]) == (["2026-12-01", "2026-01-13"], 0))
    #expect(
      try times(["01/12/2026", "01/13/2026 8:00"]) == (["2026-01-12", "2026-01-13T08:00Z"], 0))
    #expect(try times(["01/12/2026", "02/02/2026"]) == ([nil, "2026-02-02"], 1))
    #expect(
      try times(["01/12/2026", "13/01/2026", "01/13/2026"]) == (
        [nil, "2026-01-13", "2026-01-13"], 1
      ))
    #expect(try times(["01/12/2026"], .monthFirst) == (["2026-01-12"], 0))
    #expect(try times(["01/12/26", "31/12/26"]) == ([nil, nil], 2))
    #expect(try times(["01/12/26", "31/12/99"]) == (["2026-12-01", "1999-12-31"], 0))
  }

  @Test func streamed() throws {
    struct Enough: Error {}
    let text = String(repeating: "{\"text\":\"a\"}\n", count: 100)
    var count = 0
    #expect(throws: Enough.self) {
      _ = try DocumentReader.read(bytes: Array(text.utf8), path: "a.jsonl") { _ in
        count += 1
        if count == 10 { throw Enough() }
      }
    }
    #expect(count == 10)
    let header = try DocumentReader.read(bytes: Array(text.utf8), path: "a.jsonl") { _ in }
    #expect(header.blocks.isEmpty && header.byteCount == text.utf8.count)
  }

  @Test(arguments: [
    ("x", ColumnMapping.Mistake.form), ("=a", .form), ("text=", .form),
    ("colour=a", .noField("colour")),
  ])
  func badMappings(text: String, mistake: ColumnMapping.Mistake) {
    var mapping = ColumnMapping()
    #expect(throws: mistake) { try mapping.map(text) }
  }

  @Test func japaneseColumnsPartedBySemicolons() throws {
    let names = "番号;ユーザー名;本文;投稿日時;返信先;RT数;URL;題名\n"
    let rows = "1;花;一つ目, はい;2026/1/6 9:05;;3;https://a.jp/1;題\n2;海;\"二;つ目\";2026年1月7日;1;;;\n"
    for path in ["a.csv", "a.txt"] {
      let document = try read(names + rows, path: path)
      #expect(document.reader == .csv)
      let posts = document.blocks.dropFirst()
      #expect(posts.map(\.text) == ["一つ目, はい", "二;つ目"])
      #expect(posts.map(\.author) == ["花", "海"])
      #expect(posts.map(\.repliesTo) == [[], [1]])
      #expect(posts.map(\.reposts) == [3, nil])
      #expect(posts.first?.permalink == "https://a.jp/1" && posts.first?.title == "題")
      #expect(
        posts.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-06T09:05+09:00", "2026-01-07"])
    }
    #expect(
      try read("テキスト,日付\n本文,2026-01-01\n", path: "b.csv").blocks.last?.text == "本文")
  }

  @Test func mixedIdentifiers() throws {
    let document = try read(
      """
      {"id":3,"text":"a"}
      {"id":"x10","text":"b","reply_to":"x11"}
      {"id":"x11","text":"c","reply_to":[3,"x10"]}
      {"id":9,"text":"d","reply_to":"x99"}
      """, path: "a.jsonl")
    #expect(document.blocks.map(\.key) == [3, .text("x10"), .text("x11"), 9])
    #expect(
      document.blocks.map(\.repliesTo) == [[], [.text("x11")], [3, .text("x10")], [.text("x99")]])
    #expect(document.notices.isEmpty)
  }

  @Test func rowsOfTheWrongWidth() throws {
    let document = try read(
      "author,text,time\na,one,2026-01-02,extra\nb,two, and more,2026-01-03\nc,x,y,z\nd,\"open,2026-01-04\ne,last,2026-01-05\n",
      path: "a.csv")
    #expect(
      document.blocks.map(\.kind) == [
        .metadata, .opening, .opening, .metadata, .opening, .opening,
      ])
    #expect(document.blocks.map(\.text)[1...2] == ["one", "two, and more"])
    #expect(document.blocks.last?.text == "last")
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        nil, "2026-01-02", "2026-01-03", nil, "2026-01-04", "2026-01-05",
      ])
    #expect(document.notices.map(\.line) == [2, 3, 4, 5])
    #expect(
      document.notices.map(\.message.english) == [
        "4 fields where there are 3 columns", "4 fields where there are 3 columns",
        "4 fields where there are 3 columns",
        "a quote opens a field and does not close it as CSV has it: it is taken for a letter",
      ])
  }
}
