import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// The notation of profiles, choosing among them, and what the user says instead.
@Suite struct ProfileTests {
  private func read(
    _ text: String, path: String, map: [String] = [], profiles: String = "", profile: String? = nil
  ) throws -> Document {
    var options = ReadOptions()
    for pair in map { try options.columns.map(pair) }
    options.profiles = try ProfileReader.read(profiles, file: "own.profiles")
    options.profile = profile
    return try DocumentReader.read(bytes: Array(text.utf8), path: path, options: options)
  }

  private func posts(_ document: Document) -> [Block] { document.blocks.filter(\.kind.isPost) }

  @Test func shippedProfilesAreRight() throws {
    for (name, text) in Profile.files {
      let profiles = try ProfileReader.read(text, file: name)
      #expect(!profiles.isEmpty && profiles.allSatisfy { !$0.title.isEmpty && !$0.has.isEmpty })
    }
    #expect(Set(Profile.all.map(\.name)).count == Profile.all.count)
  }

  @Test(arguments: [
    ("profile a\n  txet body", 2, "unknown word 'txet'; did you mean 'text'?"),
    ("text body", 1, "expected 'profile NAME' before 'text'"),
    ("profile a\ntext body", 2, "'text' should be set in, below its profile"),
    ("profile a\n  text body : htlm", 2, "unknown word 'htlm'; did you mean 'html'?"),
    ("profile a\n  text body[", 2, "expected a name in the path, found …"),
    ("profile a\n  text body : behind \"\"", 2, "a text stands here that is not empty"),
    ("profile a\n  kind xpots", 2, "unknown word 'xpots'; did you mean 'xpost'?"),
    ("profile a\n  text body extra", 2, "'extra' is too much here"),
    ("profile a \"b", 1, "a quote is not closed"),
    (
      "profile a\n  text = body", 2,
      "a field's place stands behind it without a sign: write 'text body'"
    ),
    ("profile a\n  time t : zone Asia/Nowhere", 2, "there is no zone 'Asia/Nowhere'"),
    ("profile a\n  rows x[type=b]", 2, "'x[type=b]' should lead to a list, by names and [] alone"),
    ("profile a\n\n# a comment\n  has", 4, "expected a name in the path, found …"),
  ])
  func mistakes(text: String, line: Int, message: String) {
    do {
      _ = try ProfileReader.read(text, file: "own.profiles")
      Issue.record("no mistake in \(text)")
    } catch {
      #expect(error.line == line && error.file == "own.profiles")
      #expect(error.fault.words.english == message)
    }
  }

  @Test(arguments: [
    "text", "user.name", "a[].b[0].c", "refs[type=quoted].id", "users[author_id].name", "/title",
    "^uri", ".", "\"動画 ID\".x", "a.*.b", "me[].name",
  ])
  func pathsAreWrittenAsTheyWereRead(path: String) throws {
    let text = "profile a\n  lookup users /u[] by id\n  lookup me /m[]\n  text \(path)"
    let profile = try ProfileReader.read(text, file: "x")[0]
    #expect(profile.fields[0].path.description == path)
  }

  @Test func userProfileComesFirst() throws {
    let own = """
      profile mine "my own tool"
        has  said, who
        rows talk.turns[]
        text said : entities
        author who.name
        author_id who.id : prefix @
        time at : utc
        source /talk.title
        id   "{/talk.key}-{n}"
      """
    let document = try read(
      """
      {"talk": {"key": "k", "turns": [
        {"n": 1, "said": "a &amp; b", "who": {"name": "甲", "id": 7}, "at": "2026-01-12 00:00:00"},
        {"n": 2, "said": "c", "who": {"name": "乙"}, "at": "2026-01-12 01:00:00"}],
        "title": "題"}}
      """, path: "talk.json", profiles: own)
    #expect(document.reading?.profile == "mine")
    #expect(posts(document).map(\.text) == ["a & b", "c"])
    #expect(posts(document).map(\.author) == ["甲", "乙"])
    #expect(posts(document).map(\.authorID) == ["@7", nil])
    #expect(posts(document).map(\.sourceID) == ["k-1", "k-2"])
    #expect(posts(document).map(\.source) == ["題", "題"])
    #expect(posts(document)[0].time?.edtf(in: .utc) == "2026-01-12T00:00:00Z")
    #expect(posts(document).map(\.lines) == [2...2, 3...3])
  }

  @Test func twoThatFitAreSaid() throws {
    let own = "profile one\n  has a\n  text a\nprofile two\n  has b\n  text b\n"
    let document = try read("{\"a\":\"x\",\"b\":\"y\"}\n", path: "a.jsonl", profiles: own)
    #expect(document.reading?.profile == "one" && document.reading?.alike == ["two"])
    #expect(
      document.reading?.alikeWords?.english
        == "read by the profile one; two would fit as well (say: --profile NAME)")
    let named = try read(
      "{\"a\":\"x\",\"b\":\"y\"}\n", path: "a.jsonl", profiles: own, profile: "two")
    #expect(posts(named).map(\.text) == ["y"] && named.reading?.alike == [])
  }

  @Test func columnsThatAreNoFields() throws {
    let document = try read("id,text,mood,weather\n1,a,2,3\n", path: "a.csv")
    #expect(document.reading?.own == ["mood", "weather"])
    #expect(document.reading?.doubtWords == nil)
    #expect(document.reading?.places.map(\.path) == ["id", "text"])
    let lines = try read("{\"id\":1,\"text\":\"a\",\"mood\":2}\n", path: "a.jsonl")
    #expect(lines.reading?.own == ["mood"] && lines.blocks[0].own.byName == ["mood": .integer(2)])
  }

  // MARK: What the command line says

  @Test func pathsOnTheCommandLine() throws {
    let text = """
      {"data":{"legacy":{"full_words":"一"},"who":["甲","乙"]},"id":1,"other":{"text":"x"}}
      {"data":{"legacy":{"full_words":"二"}},"id":2}
      """
    let document = try read(
      text, path: "a.jsonl", map: ["text=data.legacy.full_words", "author=data.who[1]"])
    #expect(posts(document).map(\.text) == ["一", "二"])
    #expect(posts(document).map(\.author) == ["乙", nil])
    #expect(posts(document).map(\.sourceID) == ["1", "2"])
    #expect(throws: CorpusError.noColumn("data.nosuch", .author, ["data", "id", "other"])) {
      try read(
        text, path: "a.jsonl", map: ["text=data.legacy.full_words", "author=data.nosuch"])
    }
  }

  @Test func rowsOnTheCommandLine() throws {
    let text =
      "{\"meta\":{\"text\":\"no\"},\"sets\":[{\"list\":[{\"text\":\"a\"},{\"text\":\"b\"}]},{\"list\":[{\"text\":\"c\"}]}]}"
    let document = try read(text, path: "a.json", map: ["rows=sets[].list[]"])
    #expect(posts(document).map(\.text) == ["a", "b", "c"])
    #expect(document.reading?.rows == "sets[].list[]")
    #expect(throws: ColumnMapping.Mistake.self) {
      try read(text, path: "a.json", map: ["rows=sets[x=1]"])
    }
  }

  /// Of a platform that is known, the user's word for one field counts, and the others stay.
  @Test func mapOverProfile() throws {
    let document = try read(
      "thread_id,timestamp,body,author,label\n1,2026-01-12 00:00:00,本文,甲,別の文\n", path: "a.csv",
      map: ["text=label"])
    #expect(document.reading?.profile == "4cat")
    #expect(posts(document).map(\.text) == ["別の文"])
    #expect(posts(document)[0].time?.edtf(in: .utc) == "2026-01-12T00:00:00Z")
  }

  /// An object of no known platform that holds a list is looked through for it.
  @Test func listOfRecordsIsFound() throws {
    let document = try read(
      """
      {"status":"ok","words":["x"],"page":{"number":1,"entries":[
        {"id":"a","text":"一","tags":[{"text":"t"}]},
        {"id":"b","text":"二","tags":[]}]}}
      """, path: "answer.json")
    #expect(posts(document).map(\.text) == ["一", "二"])
    #expect(document.reading?.rows == "page.entries[]")
  }
}
