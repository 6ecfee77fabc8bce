import Testing
import ToriCorpus
import tori_bench

@Suite struct BenchRunTests {
  private let documents: [Document]

  init() throws {
    let lines = #"""
      {"id":1,"text":"南鳥島の海底にレアアースがある。中国は輸出を規制した！"}
      {"id":2,"text":"海底\t5,500メートル\n\"泥\"を\\揚げる。"}
      {"id":3,"text":"それは本当か？ it's a test. 中国中国中国"}

      """#
    documents = [try DocumentReader.read(bytes: Array(lines.utf8), path: "/sentences.jsonl")]
  }

  private static func options(_ arguments: String...) throws -> BenchOptions {
    try BenchOptions(["--posts", "300", "--queries", "12"] + arguments)
  }

  /// Every answer of the index, of the engine and of the programs that are installed is held to the scan's.
  @Test func everybodyAgreesWithTheScan() throws {
    let run = try BenchRun(try Self.options(), sentencesOf: documents)
    try run.measureOwn()
    try run.measurePeers { _ in }
    #expect(run.posts.count == 300)
    #expect(Array(run.table.names.prefix(3)) == ["plain scan", "tori", "tori's index"])
    for name in run.table.classes {
      #expect(run.table.time(name, by: "tori", 50) != nil, "\(name)")
    }
  }

  @Test func theScanFindsWhatStringsHold() throws {
    let posts = try BenchRun(try Self.options(), sentencesOf: documents).posts
    let scan = PlainScan(posts: posts)
    var found = 0
    for needle in ["中国", "。", "中国中国", "5,500", "無い", "泥\"を\\"] {
      let expected = (0..<posts.count).filter { row in
        String(decoding: posts.text(row), as: UTF8.self).contains(needle)
      }
      let reply = scan.answer(.containing(Array(needle.utf8)))
      #expect(reply.rows == expected.map(UInt32.init))
      found += reply.count
    }
    #expect(found > 0)
  }

  @Test func theSameArgumentsDrawTheSamePosts() throws {
    let first = try BenchRun(try Self.options(), sentencesOf: documents)
    let second = try BenchRun(try Self.options(), sentencesOf: documents)
    #expect(first.posts.texts == second.posts.texts)
    #expect(
      QuestionList.questions(about: first.posts, countPerClass: 9).map(\.question)
        == QuestionList.questions(about: second.posts, countPerClass: 9).map(\.question))
  }

  @Test func optionsAreChecked() {
    for arguments in [
      ["--posts"], ["--posts", "0"], ["--posts", "many"], ["--post", "1"], ["--clock", "sun"],
      ["--peers", "grep"],
    ] {
      #expect(throws: BenchOptions.Mistake.self) { try BenchOptions(arguments) }
    }
  }

  @Test func numbersAreTakenFromGroongasAnswers() {
    let answer = #"[[[2],[["_id","UInt32"]],[17],[20]],[[1],[["_key","Int32"]],[3,15]]]"#
    #expect(JSONNumbers.lists(in: Array(answer.utf8)) == [[2], [17], [20], [1], [3, 15]])
  }
}
