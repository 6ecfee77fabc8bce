import Testing
import ToriIndex
import ToriSystem

/// What posts of data are called, and what answers them.
@Suite struct IdentifierTests {
  private func said(_ statement: String, _ text: String, file: String = "d.jsonl") throws -> String
  {
    var corpus = try WrittenCorpus(
      text, file: file, withMessages: statement.hasPrefix("describe"))
    _ = try corpus.interpreter.run(statement, mode: .prompt, cancellation: Cancellation())
    return corpus.output.text
  }

  private static let reddit = """
    {"id":"kz01a","text":"一"}
    {"id":"kz01b","text":"二","parent_id":"t1_kz01a"}
    {"id":"Ugx--a|b","text":"三","parent_id":"t3_none"}
    {"id":"Ugx--A|b","text":"四","parent_id":["Ugx--a|b"]}

    """

  @Test(arguments: [
    ("posts | select id, number, source_id", "d#kz01a  —  kz01a"),
    ("posts where replies to d#kz01a | select text", "二"),
    ("posts where replies to \"d#Ugx--a|b\" | select text", "四"),
    ("posts where id = \"d#Ugx--A|b\" | select text", "四"),
    ("posts where replies_to = \"t1_kz01a\" | select text", "二"),
    ("posts where has replies_to | select id, replies_to", "d#kz01b  d#kz01a"),
    ("posts where has replies_to | select id, replies_to", "d#Ugx--a|b  d#t3_none"),
  ])
  func names(statement: String, line: String) throws {
    let output = try said(statement, Self.reddit)
    func squeezed(_ text: some StringProtocol) -> String {
      text.split { $0 == " " || $0 == "—" }.joined(separator: " ")
    }
    let lines = output.split(separator: "\n").map { squeezed($0) }
    #expect(lines.contains(squeezed(line)), "\(output)")
  }

  @Test func describeTakesThemInQuotes() throws {
    #expect(try said("describe \"d#Ugx--A|b\"", Self.reddit).hasPrefix("d#Ugx--A|b  reply, line 4"))
  }

  /// `0042` is another identifier than `42`, in a query as in the data.
  @Test func zerosInFront() throws {
    let text = "{\"id\":\"0042\",\"text\":\"一\"}\n{\"id\":\"42\",\"text\":\"二\"}\n"
    #expect(try said("describe d#0042", text).hasPrefix("d#0042  opening, line 1"))
    #expect(try said("posts where id = d#42 | select text", text).contains("二"))
  }

  /// Tables have what tells an address from others; the whole is in machine formats.
  @Test func addresses() throws {
    let text = """
      {"id":"at://did:plc:q/app/3k1","text":"一"}
      {"id":"at://did:plc:q/app/3k2","text":"二","reply_to":"at://did:plc:q/app/3k1"}
      {"id":"at://did:plc:r/app/3k2","text":"三"}

      """
    let table = try said("posts | select id, replies_to", text)
    #expect(table.contains("d#3k1"))
    #expect(table.contains("d#at://did:plc:q/app/3k2  d#3k1"))
    #expect(try said("posts where replies to d#3k1 | select text", text).contains("二"))
    #expect(
      try said("posts where id = \"d#3k1\" | cite", text).contains("d#at://did:plc:q/app/3k1"))
  }

  /// Of one that comes again, answers mean the first.
  @Test func repeated() throws {
    let text = """
      {"id":"a","text":"一"}
      {"id":"b","text":"二"}
      {"id":"a","text":"三"}
      {"id":"c","text":"四","reply_to":"a"}

      """
    let table = try said("posts | select id, replies", text)
    #expect(table.contains("d#a          1") && table.contains("d#a.2        0"), "\(table)")
    #expect(try said("posts where id = d#a.2 | select text", text).contains("三"))
    #expect(
      try said("describe d", text).contains("1 record has an identifier that an earlier one has"))
  }

  @Test(arguments: [
    "id,text,in_reply_to\n1.29403E+18,一,\n1.29403E+18,二,1.29403E+18\n",
    "id,text,in_reply_to\n1998700000000000001.0,一,\n1998700000000000002.0,二,1998700000000000001.0\n",
    "id,text,in_reply_to\n1998712345678910000,一,\n1998712345678920000,二,1998712345678910000\n",
    "id,text,in_reply_to\n9,一,\n9,二,9\n9,三,9\n8,四,9\n8,五,\n",
  ])
  func damaged(text: String) throws {
    let rows = try said("posts | select id, replies_to", text, file: "d.csv")
    #expect(rows.contains("d#1") && rows.contains("d#2") && !rows.contains("E+18"), "\(rows)")
    #expect(try said("posts where has replies_to | count", text, file: "d.csv").contains("0"))
    #expect(
      try said("describe d", text, file: "d.csv").contains(/before|several records/), "\(text)")
  }

  /// Programs for tables write whole numbers with a point where a column has gaps.
  @Test func wholeNumbersWithAPoint() throws {
    let text = "id,text,in_reply_to\n7,一,\n8,二,7.0\n"
    #expect(try said("posts where replies to d#7 | count", text, file: "d.csv").contains("1"))
  }
}
