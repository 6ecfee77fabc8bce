import Testing
import ToriCorpus
import ToriRandom
import ToriSentences

/// JSON as it is found: over lines, cut, of wrong numbers and characters, deep, large.
@Suite struct FoundJSONTests {
  private func read(_ text: String, path: String = "a.json") throws -> Document {
    try DocumentReader.read(bytes: Array(text.utf8), path: path)
  }

  private func texts(_ text: String) throws -> [String] {
    try read(text).blocks.filter(\.kind.isPost).map(\.text)
  }

  @Test(arguments: [
    ("{\n \"id\": 1,\n \"text\": \"a\"\n}\n", ["a"]),
    ("{\n \"text\": \"a\"\n}\n{\n \"text\": \"b\"\n}", ["a", "b"]),
    ("{\"text\":\"a\"}{\"text\":\"b\"} {\"text\":\"c\"}", ["a", "b", "c"]),
    ("window.YTD.x.part0 = [{\"text\":\"a\"}]", ["a"]),
    ("var data = {\"text\":\"a\"};", ["a"]),
    ("callback([{\"text\":\"a\"},{\"text\":\"b\"}]);", ["a", "b"]),
    ("[{\"text\":\"a\"},{\"text\":\"b\"}]\n[{\"text\":\"c\"}]\n", ["a", "b", "c"]),
    ("\u{1E}{\"text\":\"a\"}\n\u{1E}{\"text\":\"b\"}\n", ["a", "b"]),
    ("{\"text\":\"a\",\"n\":NaN,\"m\":-Infinity}\n", ["a"]),
    ("{\"text\":\"a\\u0000b\"}\n", ["a\u{FFFD}b"]),
    ("{\"text\":\"a\\ud83d b\"}\n", ["a\u{FFFD} b"]),
    ("{\"text\":\"a\tb\"}\n", ["a\tb"]),
    ("{\"te\\u0078t\":\"a\",\"x\":{}}\n", ["a"]),
  ])
  func forms(text: String, expected: [String]) throws {
    #expect(try texts(text) == expected)
  }

  @Test func largeNumbersAreNames() throws {
    let document = try read(
      """
      {"text":"a","id":18446744073709551617,"reply_to":9223372036854775808,"x":[[]]}
      {"text":"b","id":9223372036854775808,"x":[[]]}
      """, path: "a.jsonl")
    #expect(document.blocks.map(\.sourceID) == ["18446744073709551617", "9223372036854775808"])
    #expect(
      document.blocks[0].repliesTo.map { "\($0)" } == [document.blocks[1].key.map { "\($0)" }])
  }

  @Test func whatIsReplacedIsSaid() throws {
    let document = try read(
      "{\"text\":\"a\\u0000\"}\n{\"text\":\"b\\udfff\",\"x\":{}}\n", path: "a.jsonl")
    #expect(document.notices.map(\.line) == [1])
    #expect(document.notices[0].message.english.hasSuffix("(2 in all)"))
    // Of what became no post, the next one is not blamed.
    for line in ["{\"text\":\"a\\ud83d\",\"id\":7", "{\"id\":\"\\ud83d\"}", "[\"\\ud83d\"]"] {
      let text = "{\"text\":\"a\"}\n\(line)\n{\"text\":\"b\"}\n"
      #expect(try read(text, path: "a.jsonl").notices.map(\.line) == [2], "\(line)")
      let deep = text.replacing("{\"", with: "{\"x\":[[]],\"")
      #expect(try read(deep, path: "a.jsonl").notices.map(\.line) == [2], "\(deep)")
    }
  }

  /// What several lists of records stand in is said to be in none of these; of one list it is the file's own.
  @Test func besideLists() throws {
    let sitting =
      "{\"date\":\"2026-01-05\",\"house\":\"参\",\"speeches\":[{\"text\":\"a\"},{\"text\":\"b\"}]}"
    let several = try read("[\(sitting),\(sitting)]")
    #expect(several.blocks.filter(\.kind.isPost).count == 4)
    #expect(
      several.notices.map { $0.message.english.hasSuffix("none of them: date, house") } == [true])
    #expect(try read(sitting).notices.isEmpty)
  }

  private static let ends = [
    (",", ""), (" , ", ""), ("", "{2}"), (",", "{2}"), (",\t", "{2}"), (" \t ", "{2},"),
  ]

  /// Among lines of a value each, some of which a comma or nothing at all parts from the next, or ends.
  @Test(arguments: ends)
  func partedValues(mark: String, next: String) throws {
    let forms = [
      { (id: Int) in "{\"id\":\"\(id)\",\"text\":\"a}{\(id)\",\"m\":[{\"n\":1},{\"n\":2}]}" },
      { (id: Int) in "{\"id\":\"\(id)\",\"text\":\"a}{\(id)\"}" },
      { (id: Int) in
        "{\"id\":\"\(id)\",\"text\":\"a}{\(id)\",\"author_id\":\"1\",\"public_metrics\":{\"like_count\":1},\"edit_history_tweet_ids\":[\"\(id)\"]}"
      },
    ]
    for form in forms {
      let lines = (1...11).map(form) + [form(12) + mark + next.replacing("{2}", with: form(13))]
      let text = (lines + [form(14)]).joined(separator: "\n")
      let document = try read(text, path: "a.jsonl")
      let ids = (1...14).filter { $0 != 13 || !next.isEmpty }
      #expect(document.blocks.map(\.text) == ids.map { "a}{\($0)" })
      #expect(document.blocks.map(\.lines.lowerBound) == ids.map { $0 < 13 ? $0 : $0 - 1 })
      #expect(document.notices.isEmpty)
      // What is broken behind a whole one is said, and costs no other.
      let broken = try read(text + "{\"text\":\"z", path: "a.jsonl")
      #expect(broken.blocks.filter(\.kind.isPost).count == ids.count)
      #expect(broken.notices.count == 1)
    }
  }

  /// The last record of a download that broke off is named, and those before it are read.
  @Test func cutFile() throws {
    let document = try read("[\n {\"text\":\"a\"},\n {\"text\":\"b\"},\n {\"text\":\"c")
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["a", "b"])
    #expect(document.notices.map(\.line) == [4])
    #expect(document.notices[0].message.english == "this is no JSON: it ends too soon")
  }

  /// A member that nothing closes ends where the next begins.
  @Test func unclosedMember() throws {
    let document = try read(
      "[\n {\"text\":\"a\",\n  \"x\":1\n },\n {\"text\":\"b\",\n  \"x\":{\n },\n {\"text\":\"c\"}\n]\n"
    )
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["a", "c"])
    #expect(document.notices.map(\.line) == [5])
  }

  /// Members that nothing closes, or a bracket of another kind does: sought once each to the end, these would
  /// take hours.
  @Test(arguments: ["]", "{\"text\":\"b\"}\n]", "{\"x\":[\n{}\n]}\n]", "\""])
  func manyUnclosedMembers(end: String) throws {
    let count = 15_000
    let member = "{\"text\":\"a\",\n"
    let document = try read(
      "[\n{\"text\":\"first\"},\n\(String(repeating: member, count: count))\(end)\n")
    let posts = document.blocks.filter(\.kind.isPost).map(\.text)
    #expect(posts == (end.contains("b") ? ["first", "b"] : ["first"]))
    #expect(document.blocks.count > count)
    #expect(document.notices.last?.message.english.contains("more like these") == true)
  }

  @Test func brokenLinesAmongPages() throws {
    let page = { (id: Int) in
      "{\"data\":[{\"id\":\"\(id)\",\"text\":\"t\(id)\",\"author_id\":\"1\",\"public_metrics\":{}}],\"includes\":{\"users\":[{\"id\":\"1\",\"name\":\"甲\"}]}}"
    }
    let document = try read(
      "\(page(1))\nno JSON at all\n{\"meta\":{}}\n{\"data\":[{\"id\":\"9\",\"text\":\"cut\n\(page(2))\n",
      path: "a.jsonl")
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["t1", "t2"])
    #expect(document.blocks.filter(\.kind.isPost).map(\.author) == ["甲", "甲"])
    #expect(document.notices.map(\.line) == [2, 4])
  }

  @Test func deepRecords() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let document = try read(
      "{\"text\":\"a\",\"x\":\(deep)}\n{\"text\":\"b\",\"user\":\(deep),\"created_at\":1}\n",
      path: "a.jsonl")
    #expect(document.blocks.map(\.text) == ["a", "b"])
  }

  /// Whatever is done to files of known forms, they are read or refused, whole, and the same by small windows.
  @Test(arguments: UInt64(0)..<150)
  func mutated(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = SourceListing.list(PlatformTests.names.map { PlatformTests.folder + "/" + $0 })
      .files
      .map(\.path).filter { !$0.hasSuffix(".txt") }
    let path = try #require(files.randomElement(using: &random))
    var bytes = try Fixture.bytes(atPath: path)
    for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch random.next() % 4 {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = Array("{}[]\",:\\\n 0a<>&".utf8).randomElement(using: &random) ?? 0
      case 2:
        let end = min(bytes.count, place + Int.random(in: 0...80, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes = Array(bytes[..<max(place, 1)])
      }
    }
    let whole = try? read(bytes, path, windowSize: .max)
    for windowSize in [5, 64, 1000] {
      let part = try? read(bytes, path, windowSize: windowSize)
      #expect(part?.blocks == whole?.blocks, "seed \(seed), \(path), \(windowSize)")
      #expect(part?.notices == whole?.notices, "seed \(seed), \(path), \(windowSize)")
    }
    guard let whole else { return }
    var end = 0
    for block in whole.blocks {
      #expect(block.bytes.lowerBound == end && !block.bytes.isEmpty, "seed \(seed), \(path)")
      end = block.bytes.upperBound
    }
    #expect(end == bytes.count, "seed \(seed), \(path)")
  }

  private func read(_ bytes: [UInt8], _ path: String, windowSize: Int) throws -> Document {
    var blocks: [Block] = []
    var document = try DocumentReader.read(
      SourceBytes(bytes, windowSize: windowSize), path: path
    ) { blocks.append($0) }
    document.blocks = blocks
    return document
  }
}
