import Glibc
import ToriCorpus
import ToriIndex

/// One run: draws the posts, builds, asks everybody, prints.
package final class BenchRun {
  private let options: BenchOptions
  private let folder: TemporaryFolder
  package private(set) var posts = BenchPosts()
  package private(set) var table = BenchTable()
  private(set) var buildings: [(name: String, building: Building)] = []
  private(set) var facts = BuildFacts()
  private var asked: [AskedQuestion] = []
  private var expected: [Reply] = []

  /// Draws as many posts as the options say from the sentences of `documents`.
  package init(_ options: BenchOptions, sentencesOf documents: [Document]) throws {
    self.options = options
    folder = try TemporaryFolder()
    var corpus = BenchCorpus(documents)
    let file = try OutputFile(folder.path + "/posts.jsonl")
    for _ in 0..<options.postCount {
      let drawn = corpus.next()
      posts.append(drawn.post, source: drawn.source)
      try file.write(drawn.jsonLine)
    }
    asked = QuestionList.questions(about: posts, countPerClass: options.queryCount)
    facts.sourceByteCount = file.byteCount
  }

  /// Builds the index and asks it, beside the scan.
  package func measureOwn() throws {
    let path = folder.path + "/posts.tori"
    let report = try buildIndex(from: [folder.path + "/posts.jsonl"], to: path)
    let (index, openTime) = try Clock.wall.timed { try Index.open(path) }
    guard index.blockCount == posts.count else {
      throw Mismatch(description: "the index has \(index.blockCount) of \(posts.count) posts")
    }
    facts.add(report, index, openTime: openTime)
    let scan = PlainScan(posts: posts)
    for asked in asked {
      let (reply, seconds) = options.clock.timed { scan.answer(asked.question) }
      expected.append(reply)
      for name in asked.classes { table.add(name, by: scan.name, seconds) }
    }
    let building = Building(seconds: report.seconds, byteCount: index.fileSize)
    var engine = EngineAnswers(index, building: building)
    try ask(&engine)
    var calls = IndexAnswers(index)
    try ask(&calls)
    facts.startTimes = StartUp.times(index: path)
  }

  /// Builds from posts in memory, so that reading is not measured; folding is.
  func measureBuildingFromMemory(_ documents: [Document]) throws {
    var corpus = BenchCorpus(documents)
    let blocks = (0..<min(200_000, options.postCount)).map { _ in corpus.next().post }
    let (_, seconds) = try Clock.wall.timed {
      var builder = try IndexBuilder(to: folder.path + "/memory.tori", zone: .tokyo)
      for block in blocks { try builder.add(block) }
      builder.endDocument(
        Document(
          path: "/drawn.jsonl", reader: .jsonLines, seen: .seen(.askedFor),
          encoding: .utf8, byteCount: 0,
          checksum: 0, title: nil, blocks: [], notices: []))
      _ = try builder.finish()
    }
    let byteCount = blocks.reduce(0) { $0 + $1.text.utf8.count }
    facts.memoryRate = Double(byteCount) / seconds / 1e6
  }

  /// Asks the other programs that are installed, one after the other.
  package func measurePeers(progress: (String) -> Void) throws {
    try LineText.write(posts, to: folder.path)
    for peer in options.peers {
      guard var peer = try peer.index(posts, folder: folder.path) else { continue }
      progress("\(peer.name): built")
      try ask(&peer)
      progress("\(peer.name): asked")
    }
  }

  /// Asks all that it can answer, and holds every answer to the scan's.
  private func ask(_ answerer: inout some Answerer) throws {
    let name = answerer.name
    let numbers = asked.indices.filter { answerer.canAnswer(asked[$0].question) }
    let times = try answerer.answer(numbers.map { asked[$0].question }, by: options.clock) {
      number, reply in
      let (question, expected) = (asked[numbers[number]].question, expected[numbers[number]])
      guard agree(reply, expected, on: question) else {
        throw Mismatch(
          description: "\(name): \(reply.count) and not \(expected.count) for: "
            + EngineAnswers.query(question))
      }
    }
    for (number, seconds) in zip(numbers, times) {
      for name in asked[number].classes { table.add(name, by: answerer.name, seconds) }
    }
    if let building = answerer.building { buildings.append((answerer.name, building)) }
  }

  /// Whether a reply is the scan's, as far as it goes: perhaps a count, or a count and the first rows.
  private func agree(_ reply: Reply, _ expected: Reply, on question: Question) -> Bool {
    guard let rows = reply.rows, let all = expected.rows else {
      return reply.count == expected.count
    }
    guard reply.count == expected.count, rows.count >= min(10, all.count) else { return false }
    // Of posts with as many reposts, programs may take others.
    if case .top = question {
      return rows.map { posts.reposts[Int($0)] } == all.map { posts.reposts[Int($0)] }
    }
    return rows[...] == all.prefix(rows.count)
  }
}
