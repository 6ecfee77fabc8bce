import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Records of no platform, told by the names of their columns or keys.
@Suite struct NamedRecordTests {
  private func document(_ text: String, path: String) throws -> Document {
    try DocumentReader.read(bytes: Array(text.utf8), path: path)
  }

  private func posts(_ text: String, path: String) throws -> [Block] {
    try document(text, path: path).blocks.filter(\.kind.isPost)
  }

  /// A column that is called as a profile's path begins (`author`, of `author.username`) is that only if JSON is in
  /// its cells.
  @Test func plainCellsAreNoJSON() throws {
    let plain = try document(
      "id,text,author,created_at,reposts\n1,あ,k,1767193170,3\n", path: "a.csv")
    #expect(plain.reading?.profile == nil && plain.reading?.own == [])
    let post = try #require(plain.blocks.last)
    #expect(post.author == "k" && post.reposts == 3 && post.kind == .opening)
    let nested = try document(
      "id,text,author,created_at\n1,あ,\"{\"\"username\"\":\"\"k\"\"}\",2026-01-12T00:00:00Z\n",
      path: "a.csv")
    #expect(nested.reading?.profile == "x-api-v2")
  }

  /// An identifier is one, whatever signs it holds; several stand in a list, numbers also side by side.
  @Test(
    arguments: [
      ("a|b", ["a|b"]), ("x, y", ["x, y"]), ("p;q", ["p;q"]), ("5;7", ["5", "7"]),
      ("5, 7", ["5", "7"]), ("[\"a;b\", \"5\"]", ["a;b", "5"]), ("['a', 'b']", ["a", "b"]),
      ("[a b", ["[a b"]),
    ] as [(String, [String])])
  func answered(written: String, names: [String]) throws {
    let quoted = written.replacing("\"", with: "\"\"")
    let row = try posts("id,text,reply_to\n0,あ,\"\(quoted)\"\n", path: "a.csv")
    #expect(row.first?.repliesTo.map(\.spelling) == names)
    let escaped = written.replacing("\"", with: "\\\"")
    let line = try posts(
      "{\"id\":\"0\",\"text\":\"あ\",\"reply_to\":\"\(escaped)\"}\n", path: "a.jsonl")
    #expect(line.first?.repliesTo.map(\.spelling) == names)
  }

  /// A day and an hour in two keys are one time; of a day and an instant in it, the instant says more.
  @Test(
    arguments: [
      (#""date":"2026-01-12","time":"13:15""#, "2026-01-12T04:15Z"),
      (#""日付":"2026/01/12","時刻":"13:15:09""#, "2026-01-12T04:15:09Z"),
      (#""created_at":"2026-01-12T20:02:03Z","date":"2026-01-13""#, "2026-01-12T20:02:03Z"),
      (#""created_at":"2026-02-12T20:02:03Z","date":"2026-01-13""#, "2026-01-13"),
      (#""date":"2026-01-12","時間":90"#, "2026-01-12"),
    ] as [(String, String)])
  func timeInTwoKeys(keys: String, time: String) throws {
    // Lists within lists are read another way.
    for more in ["", #","x":[[1]]"#] {
      let post = try posts("{\"text\":\"あ\",\(keys)\(more)}\n", path: "a.jsonl").first
      #expect(post?.time?.edtf(in: time.hasSuffix("Z") ? .utc : .tokyo) == time)
    }
    let table = try posts(
      "text,created_at,date\nあ,2026-01-12T20:02:03Z,2026-01-13\n", path: "a.csv")
    #expect(table.first?.time?.edtf(in: .utc) == "2026-01-12T20:02:03Z")
  }

  /// What is said of a wide file names what became what; of a narrow one only what did not.
  @Test func saidOnOpening() throws {
    let more = (1...9).map { "c\($0)" }.joined(separator: ",")
    let wide = try document("番号,本文,投稿者,日時,\(more)\n1,あ,k,2026-01-12,,,,,,,,,\n", path: "a.csv")
    #expect(
      wide.reading?.own == (1...9).map { "c\($0)" } && wide.reading?.doubtWords == nil)
    let doubtful = try document(
      "番号,本文,投稿者,日時,名前,\(more)\n1,あ,k,2026-01-12,m,,,,,,,,,\n", path: "a.csv")
    #expect(
      doubtful.reading?.doubtWords?.english
        == "text = 本文, author = 投稿者, time = 日時 and 1 more; "
        + "by name these may be fields for which others were taken: 名前 (author = 投稿者)")
  }

  /// `doc` is the document only in an export of tori's own.
  @Test func columnsOfExports() throws {
    let other = try document("id,doc,text\n1,x,あ\n", path: "a.csv")
    #expect(other.reading?.own == ["doc"])
    let own = try document("id,doc,text,length,lines,bytes\nx#1,x,あ,1,2;2,0;4\n", path: "a.csv")
    #expect(own.reading?.own == [])
    #expect(own.blocks.last?.givenName == "#1")
    // With tabs, quotes are letters and breaks are escaped in tori's own alone.
    let tabs = try posts("id\tdoc\ttext\nx#1\tx\t\"あ\"\\nい\\\\n\n", path: "a.tsv")
    #expect(tabs.first?.text == "\"あ\"\nい\\n")
    let others = try posts("id\tdoc\ttext\n1\tx\t\"あ\"\n", path: "a.tsv")
    #expect(others.first?.text == "あ")
  }
}
