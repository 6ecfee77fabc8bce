import Testing
import ToriCorpus
import ToriSentences

/// Which of several columns becomes a field, and what is said of the others.
@Suite struct ColumnChoiceTests {
  private func read(_ text: String, path: String = "a.csv", map: [String] = []) throws -> Document {
    var options = ReadOptions()
    for pair in map { try options.columns.map(pair) }
    return try DocumentReader.read(bytes: Array(text.utf8), path: path, options: options)
  }

  private func posts(_ document: Document) -> [Block] { document.blocks.filter(\.kind.isPost) }

  /// A column of another meaning does not stand in where the field's own is empty.
  @Test func anotherMeaning() throws {
    let names = "id,text,description,favorite_count,favourites_count,author,name\n"
    let table = try read(names + "1,海,釣り人,5,900,波野,t1_a\n2,,釣り人,,900,,t1_b\n")
    #expect(posts(table).map(\.text) == ["海", ""])
    #expect(posts(table).map(\.likes) == [5, nil])
    #expect(posts(table).map(\.author) == ["波野", nil])
    #expect(
      table.reading?.passedOver.map(\.written) == [
        "description (text = text)", "favourites_count (likes = favorite_count)",
        "name (author = author)",
      ])
    for keys in [
      #""text":null,"description":"釣り人","likes":null,"favourites_count":900"#,
      #""description":"釣り人","text":null,"favourites_count":900,"likes":null"#,
    ] {
      let lines = try read("{\"id\":1,\"text\":\"海\"}\n{\"id\":2,\(keys)}\n", path: "a.jsonl")
      #expect(posts(lines).map(\.text) == ["海"] && posts(lines).map(\.likes) == [nil])
    }
  }

  /// Names that mean the same stand in for each other: tables are made of several.
  @Test func sameMeaning() throws {
    let table = try read("id,body,selftext\n1,海,\n2,,山\n")
    #expect(posts(table).map(\.text) == ["海", "山"])
    let words = table.reading?.doubtWords
    #expect(
      words?.english
        == "text may be body, selftext: of each the likeliest that is filled is taken (say: --map FIELD=COLUMN)"
    )
    #expect(words?.japanese.contains("textはbody") == true)
  }

  @Test func whereThereIsNoSurer() throws {
    let table = try read("id,description,favourites_count,name\n1,海の話,9,波野\n")
    #expect(posts(table).map(\.text) == ["海の話"])
    #expect(posts(table).map(\.likes) == [9] && posts(table).map(\.author) == ["波野"])
    #expect(table.reading?.doubtWords == nil)
  }

  @Test func handleBesideName() throws {
    let table = try read("id,text,name,username\n1,海,波野,namino\n")
    #expect(posts(table).map(\.author) == ["波野"] && posts(table).map(\.authorID) == ["namino"])
  }

  /// Two times that do not belong together are said; a day and its hour are one.
  @Test func severalTimes() throws {
    let two = try read("id,text,date,created_at\n1,海,2026-01-05,2026-02-05T00:00:00Z\n")
    #expect(two.reading?.doubtWords?.english.hasPrefix("time may be date, created_at") == true)
    let parts = try read("id,text,日付,時刻\n1,海,2026/1/5,午後3時5分\n")
    #expect(parts.reading?.places.map(\.path) == ["日付 + 時刻", "id", "text"])
    #expect(parts.reading?.doubtWords == nil)
    #expect(posts(parts).first?.time?.edtf(in: .tokyo) == "2026-01-05T15:05+09:00")
    let lines = try read(#"{"id":1,"text":"海","date":"2026-01-05","時刻":"15:05"}"#, path: "a.jsonl")
    #expect(lines.reading?.places.map(\.path) == ["id", "text", "date + 時刻"])
    #expect(
      try posts(read("id,text,date and time\n1,海,2026-01-05 10:15\n")).first?.time != nil)
  }

  @Test func namesOfFields() throws {
    for name in ["replies_to", "reply_to", "repliesTo"] {
      let table = try read("id,text,to\n1,海,\n2,山,1\n", map: ["\(name)=to"])
      #expect(posts(table).map(\.repliesTo.count) == [0, 1])
    }
    for name in ["links", "urls"] {
      let table = try read("id,text,l\n1,海,https://a.jp/\n", map: ["\(name)=l"])
      #expect(posts(table).first?.links == ["https://a.jp/"])
    }
    var mapping = ColumnMapping()
    do {
      try mapping.map("autor=x")
      Issue.record("no mistake")
    } catch {
      #expect(error.message.english == "there is no field 'autor'; did you mean 'author'?")
    }
  }

  @Test(arguments: [
    ("text=Twet", "tweet"), ("text=BODY", "body"), ("author=nmae", "name"),
  ])
  func namesOfColumns(pair: String, meant: String) {
    let error = #expect(throws: CorpusError.self) {
      try read("id,tweet,body,name\n1,海,山,波野\n", map: [pair])
    }
    #expect(error?.message.english.hasSuffix("did you mean '\(meant)'?") == true)
  }

  @Test(arguments: [
    ("", "a.csv", "the file is empty"), ("", "a.txt", "the file is empty"),
    ("[]", "a.json", "it holds no record"), ("id,text\n", "a.csv", "it holds no record"),
  ])
  func nothing(text: String, path: String, message: String) throws {
    let document = try read(text, path: path)
    #expect(document.notices.map(\.message.english) == [message])
    #expect(document.notices.allSatisfy { !$0.isLoss })
  }
}
