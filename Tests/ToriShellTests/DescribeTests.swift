import Testing
import ToriIndex
import ToriShell
import ToriSystem
import ToriText

/// What `describe` draws of corpora that are not like the seeds.
@Suite struct DescribeTests {
  /// Neither drawing nor freeing a tree may depend on how deep it is.
  @Test func aThreadAsDeepAsItIsLong() throws {
    let count = 30_000
    let posts = (1...count).map { "{\"id\":\($0),\"text\":\"t\",\"reply_to\":\($0 - 1)}" }
    let lines = try described("describe thread deep", posts)
    #expect(lines.count == count + 2)
    #expect(lines[1] == "└─ deep#0  is not in the document")
    #expect(lines.last?.hasPrefix("⋯ ") == true && lines.last?.contains("deep#30000") == true)
  }

  /// Posts that answer each other in a circle, or themselves, are drawn once each.
  @Test func circles() throws {
    let posts = [
      "{\"id\":1,\"text\":\"a\",\"reply_to\":2}", "{\"id\":2,\"text\":\"b\",\"reply_to\":3}",
      "{\"id\":3,\"text\":\"c\",\"reply_to\":1}", "{\"id\":4,\"text\":\"d\",\"reply_to\":4}",
      "{\"id\":5,\"text\":\"e\",\"reply_to\":[2,1]}",
    ]
    let lines = try described("describe thread deep", posts)
    #expect(
      lines.dropFirst() == [
        "├─ deep#3        —    c", "│  └─ deep#2     —    b", "│     ├─ deep#1  —    a",
        "│     └─ deep#5  —    (answers deep#1 too) e",
        "└─ deep#4  neither answers nor is answered",
      ])
    let one = try described("describe thread deep#5", posts)
    #expect(one.count == 5 && !one.contains { $0.contains("deep#4") })
  }

  /// A document may have the name of a kind of row; quoted, it is the document.
  @Test func aDocumentNamedPosts() throws {
    for (name, word) in [("posts.jsonl", "posts"), ("author.jsonl", "author")] {
      var corpus = try WrittenCorpus("{\"text\":\"海\"}\n", file: name, withMessages: true)
      _ = try corpus.interpreter.run(
        "describe \(word)", mode: .prompt, cancellation: Cancellation())
      let hint = "a document is named \(word) too: describe \"\(word)\"\n"
      #expect(corpus.output.text.hasSuffix(hint), "\(corpus.output.text)")
    }
    let file = try WrittenCorpus("{\"text\":\"海\"}\n", file: "posts.jsonl", withMessages: false)
    for (statement, start) in [
      ("describe \"posts\"", "posts  1 block,"), ("describe \"author\"", "author "),
    ] {
      var corpus = file
      let before = corpus.output.text.count
      _ = try corpus.interpreter.run(statement, mode: .prompt, cancellation: Cancellation())
      #expect(corpus.output.text.dropFirst(before).hasPrefix(start), "\(corpus.output.text)")
    }
  }

  /// Why a post has no time.
  @Test func undated() throws {
    let lines = try described(
      "describe deep#1", ["{\"id\":1,\"text\":\"海\",\"time\":\"昨日\"}", "{\"id\":2,\"text\":\"山\"}"])
    #expect(lines.contains { $0.contains(/time +what is given cannot be read +—/) }, "\(lines)")
    let other = try described("describe deep#2", ["{\"id\":2,\"text\":\"山\"}"])
    #expect(other.contains { $0.contains(/time +the source gives none +—/) }, "\(other)")
  }

  /// A value of many lines, escapes, and columns that are no fields.
  @Test func aRecord() throws {
    let lines = try described(
      "describe deep#7",
      ["{\"id\":7,\"text\":\"海\\n\\\"山\\\" https://a.jp/x\",\"mood\":\"よい\",\"author\":\"太郎\"}"])
    #expect(
      lines.prefix(5) == [
        "deep#7  opening, line 1, bytes 0–80 of deep.jsonl (80 bytes; the end of a range is not in it)",
        "",
        "1  0    {\"id\":7,\"text\":\"海\\n\\\"山\\\" https://a.jp/x\",\"mood\":\"よい\",\"author\":\"太郎\"}",
        "              a         ┃────────────────────────          c───            d───",
        "                                   b─────────────",
      ])
    #expect(lines.contains("c mood       a column, and no field         よい"))
    #expect(lines.contains("b links      bytes 29–43                    https://a.jp/x"))
  }

  /// Columns of the data that have long names leave half of the screen to what is known of them.
  @Test func longNames() throws {
    let name = "liveChatPaidMessageRenderer.purchaseAmountText.simpleText"
    let records = ["{\"text\":\"海\",\"\(name)\":\"¥500\"}"]
    let lines = try described("describe", records, width: 80)
    let line = try #require(lines.first { $0.contains("simpleText") }, "\(lines)")
    #expect(line.contains(/─ liveChat\S*….*simpleText +1  \S/), "\(line)")
    #expect(displayWidth(String(line)) <= 80)
    let field = try described("describe \"\(name)\"", records)
    #expect(field.joined().contains(name))
  }

  private func described(
    _ statement: String, _ records: [String], width: Int? = nil
  ) throws -> [Substring] {
    var corpus = try WrittenCorpus(
      records.joined(separator: "\n") + "\n", file: "deep.jsonl", withMessages: false)
    corpus.interpreter.settings.width = width
    let status = try corpus.interpreter.run(
      statement, mode: .prompt, cancellation: Cancellation())
    #expect(status == .done)
    return corpus.output.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }
}
