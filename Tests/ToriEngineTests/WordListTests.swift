import Testing
import ToriEngine
import ToriRender
import ToriText
import ToriWords

/// Compounds and stop words that somebody names, on the seeds.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordListTests {
  private func answer(
    _ query: String, compounds: [String] = [], stop: [String] = []
  ) throws -> Answer {
    let sample = try Sample.seeds.get()
    func listed(_ words: [String]) -> [ListedWord] {
      words.enumerated().map { ListedWord($0.element, at: "seeds.list:\($0.offset + 1)") }
    }
    var session = Session(
      index: sample.index, now: Sample.now,
      lists: WordLists(compounds: listed(compounds), stop: listed(stop)))
    guard case .answer(let answer, _) = try session.outcome(query) else {
      throw Sample.Problem(diagnostics: [])
    }
    return answer
  }

  private func notes(_ answer: Answer) -> [String] { answer.notes.map(\.message.english) }

  @Test func aCompoundIsOneWord() throws {
    let count = try answer("posts | kwic \"レアアース泥\" | count").cells
    let words = try answer(
      "posts | words | where word = \"レアアース泥\" | select word, pos, count", compounds: ["レアアース泥"])
    #expect(try words.cells.count == 1)
    #expect(try words.cells[0][2] == count[0][0])
    #expect(try words.cells[0][1] == .text("noun"))
    #expect(
      try answer("posts where mentions word \"レアアース泥\" | count", compounds: ["レアアース泥"]).cells
        == answer("posts where mentions \"レアアース泥\" | count").cells)
    // Without the list no word is called so.
    #expect(try answer("posts | words | where word = \"レアアース泥\"").rowCount == 0)
  }

  /// N has a word less for each place where two are one.
  @Test func joinedWordsAreFewer() throws {
    func size(_ compounds: [String]) throws -> Int {
      let row = try answer("posts | dispersion of word \"中国\" | select words", compounds: compounds)
      if case .integer(let words) = try row.cells[0][0] { return words }
      return 0
    }
    let places = try answer("posts | kwic words \"輸出\" \"規制\" | where match = \"輸出規制\"").rowCount
    #expect(places > 0)
    #expect(try size([]) - size(["輸出規制"]) == places)
  }

  @Test func whereTheCutsDoNotAllowIt() throws {
    // 鳥島 lies within 南鳥島, which the dictionary keeps whole.
    let found = try answer("posts | words | limit 1", compounds: ["鳥島", "中国", "輸出規制"])
    let note = try #require(notes(found).first { $0.hasPrefix("compounds: ") })
    #expect(note.contains("\"鳥島\" (seeds.list:1) is one word in 0 of "))
    #expect(note.contains("the dictionary cuts across its ends"))
    #expect(note.contains("\"中国\" (seeds.list:2) "))
    #expect(!note.contains("輸出規制"))
  }

  @Test func aWordThatIsOneAlready() throws {
    let found = try answer("posts | words | limit 1", compounds: ["倭国"])
    #expect(
      notes(found).contains {
        $0.hasPrefix("compounds: \"倭国\" (seeds.list:1) is one word already in all ")
      })
  }

  /// Where a compound is looked for, it is said too.
  @Test func whatIsLookedForIsSaid() throws {
    for query in ["posts where mentions word \"鳥島\"", "posts | kwic word \"鳥島\""] {
      #expect(
        notes(try answer(query, compounds: ["鳥島"])).contains { $0.hasPrefix("compounds: ") },
        "\(query)")
    }
    #expect(
      !notes(try answer("posts where mentions word \"中国\"", compounds: ["鳥島"])).contains {
        $0.hasPrefix("compounds: ")
      })
  }

  @Test func stopWordsAreLeftOutAndCounted() throws {
    let all = try answer("posts | words")
    let some = try answer("posts | words", stop: ["する", "ＥＵ", "nowhere"])
    #expect(some.rowCount == all.rowCount - 2)
    #expect(
      notes(some).contains { $0.hasPrefix("2 stop words with ") && $0.hasSuffix("; N has them") })
    #expect(notes(some).first == notes(all).first)
    let near = "posts | collocates of word \"中国\" within 5 | select word, window, words"
    let (a, b) = (try answer(near).cells, try answer(near, stop: ["依存"]).cells)
    #expect(a[0][0] == .text("依存") && b[0][0] != .text("依存"))
    #expect(a[0][1...] == b[0][1...])
  }

  @Test(arguments: [
    "posts | words by form | where word = \"する\"", "posts | words by doc | where word = \"する\"",
    "posts in 001 | keywords against (posts not in 001) at least 1 | where word = \"する\"",
    "posts | keywords by doc at least 1 | where word = \"する\"",
    "posts | network of words | where from = \"する\"",
  ])
  func everyListLeavesThemOut(query: String) throws {
    #expect(try answer(query).rowCount > 0)
    let found = try answer(query, stop: ["する"])
    #expect(found.rowCount == 0)
    // Of forms each is one.
    #expect(notes(found).contains { $0.contains(" stop word") && $0.hasSuffix("; N has them") })
  }

  /// The checksum of a corpus is that of what may answer otherwise.
  @Test func listsTellCorporaApart() throws {
    let sample = try Sample.seeds.get()
    func checksum(_ lists: WordLists) -> String {
      Session(index: sample.index, now: Sample.now, lists: lists).identity.checksum
    }
    let word = [ListedWord("する", at: "a:1")]
    let sums = [WordLists(), WordLists(compounds: word), WordLists(stop: word)].map(checksum)
    #expect(Set(sums).count == 3)
    #expect(sums[0] == sample.session.identity.checksum)
    #expect(checksum(WordLists(stop: [ListedWord("する", at: "b:9")])) == sums[2])
  }
}
