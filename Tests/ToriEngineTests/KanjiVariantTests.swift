import Testing
import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText

/// Kanji that are written for each other, told apart unless they are to count as one.
@Suite struct KanjiVariantTests {
  /// Texts as they are written, and one that finds all of them.
  static let families: [(texts: [String], needle: String)] = [
    (["高橋", "髙橋", "髙槗"], "高橋"), (["宮崎", "宮﨑", "宮嵜"], "宮崎"), (["宮崎", "宮﨑"], "宮﨑"),
    (["国学院", "國學院", "国學院"], "国学院"),
    (["渡辺", "渡邊", "渡邉"], "渡辺"), (["𠮷野家", "吉野家"], "𠮷野家"), (["富山", "冨山"], "冨山"),
    (["竜宮", "龍宮", "⻯宮"], "竜宮"), (["青山", "靑山"], "青山"), (["浜松", "濱松", "濵松"], "浜松"),
    (["桑田", "桒田"], "桑田"), (["新島", "新嶋", "新嶌"], "新島"), (["館山", "舘山"], "舘山"),
    // Compatibility ideographs and Kangxi radicals fold without being asked to.
    (["福祉", "福祉"], "福祉"), (["⼈魚", "人魚"], "人魚"),
  ]

  @Test(arguments: Self.families.indices)
  func areOneWhereAsked(_ number: Int) throws {
    let (texts, needle) = Self.families[number]
    let sample = try sample(texts.map { "前\($0)、後" } + ["川", "山"])
    func rows(_ query: String, folds: Bool) throws -> [[Value]] {
      try answer(query, on: sample, folds: folds).cells
    }
    let all = [[Value.integer(texts.count)]]
    for condition in [
      "mentions \"\(needle)\"", "mentions any of \"\(needle)\", 無い",
      "mentions all of \"\(needle)\", 後",
      "mentions variants of \"\(needle)\"", "mentions \"\(needle)\" near 後 within 1",
      "tagged \"\(needle)\"",
      "by \"\(needle)\"", "author = \"\(needle)\"", "hashtags = \"\(needle)\"",
    ] {
      #expect(try rows("posts where \(condition) | count", folds: true) == all, "\(condition)")
    }
    let alike = texts.count { Folding.string($0) == Folding.string(needle) }
    #expect(
      try rows("posts where mentions \"\(needle)\" | count", folds: false) == [[.integer(alike)]])
    #expect(
      try rows("posts where mentions exactly \"\(needle)\" | count", folds: true) != [[.integer(9)]]
    )
    #expect(try rows("posts where by \"\(needle)\" | count", folds: false) == [[.integer(alike)]])
    // A concordance has a line for each, as it is written.
    let lines = try rows(
      "posts | kwic \"\(needle)\" width 1 | select left, match, right", folds: true)
    #expect(lines == texts.map { [.text("前"), .text($0), .text("、")] })
    let sorted = try rows("posts | kwic \"\(needle)\" | sort by right, left | count", folds: true)
    #expect(sorted == all)
  }

  /// In any text, what is found with variants is what is found in the text with one character for each.
  @Test(arguments: UInt64(0)..<60)
  func sameAsWithOneLetterForEach(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let letters = ["高", "髙", "国", "國", "圀", "吉", "𠮷", "川"]
    let one = ["髙": "高", "國": "国", "圀": "国", "𠮷": "吉"]
    let texts = (0..<30).map { _ in
      (0..<random.below(12)).map { _ in random.pick(letters) }.joined()
    }
    let sample = try sample(texts, segmentLimit: random.pick([400, 1 << 20]))
    for _ in 0..<6 {
      // 圀 and 國 are both 国, and not each other.
      let needle = (0..<1 + random.below(3)).map { _ in random.pick(["高", "国", "吉", "川"]) }.joined()
      func plain(_ text: String) -> String { text.map { one[String($0)] ?? String($0) }.joined() }
      let wanted = texts.indices.filter { plain(texts[$0]).contains(needle) }
      let found = try answer(
        "posts where mentions \(needle) | select number", on: sample, folds: true
      ).cells
      #expect(found == wanted.map { [.integer($0 + 1)] }, "seed \(seed), \(needle)")
      let lines = wanted.reduce(0) { $0 + plain(texts[$1]).ranges(of: needle).count }
      let shown = try answer("posts | kwic \(needle) width 2", on: sample, folds: true)
      #expect(shown.rowCount == lines, "seed \(seed), \(needle)")
      for row in 0..<shown.rowCount {
        guard case .text(let match) = try shown.value(row: row, column: 2) else { continue }
        #expect(plain(match) == needle)
      }
    }
  }

  @Test func explanationsSayIt() throws {
    let sample = try sample(["高橋", "髙橋"])
    var session = sample.session
    session.setFoldsVariants(true)
    guard
      case .explanation(let explanation) = try session.outcome("explain posts where mentions 高橋")
    else {
      Issue.record("an explanation")
      return
    }
    let said =
      explanation.answer.notes.map { $0.message.english }.joined(separator: "\n")
      + (try explanation.answer.cells).description
    #expect(said.contains("髙橋") && said.contains("kanji as their variants: table 1"), "\(said)")
  }

  @Test func tooManyAreSaid() throws {
    let first = ["国", "國", "圀", "囶"]
    let second = ["学", "學"]
    func text(_ number: Int) -> String {
      var text = ""
      for place in 0..<12 {
        text += first[(number >> (place % 10) + place) % 4]
        text += second[(number + place) % 2]
      }
      return text
    }
    let sample = try sample((0..<600).map(text))
    var session = sample.session
    session.setFoldsVariants(true)
    let entry = Diagnostic.analysisCatalogue.first { $0.code == "E121" }
    let example = try #require(entry?.example)
    let found = session.analyze(Parser.parse(example, mode: .prompt).script).diagnostics
    #expect(found.map(\.code) == ["E121"])
  }

  /// Whoever does not ask for variants is told of them where nothing is found.
  @Test func variantsAreNear() throws {
    let sample = try sample(["髙橋", "川"])
    #expect(
      try sample.notes("posts where mentions 高橋").last
        == "\"高橋\" does not occur; near it are \"髙橋\" 1")
  }

  private func answer(_ query: String, on sample: Sample, folds: Bool) throws -> Answer {
    var session = sample.session
    session.setFoldsVariants(folds)
    guard case .answer(let answer, _) = try session.outcome(query) else {
      throw Sample.Problem(diagnostics: [])
    }
    return answer
  }

  private func sample(_ texts: [String], segmentLimit: Int = 1 << 20) throws -> Sample {
    let blocks = texts.enumerated().map { number, text in
      var block = Block(
        kind: .reply, bytes: number..<number + 1, lines: number + 1...number + 1, text: text)
      block.number = number + 1
      let name = String(text.dropFirst().prefix { $0 != "、" })
      block.author = name
      block.hashtags = name.isEmpty ? [] : [name]
      return block
    }
    let document = Document(
      path: "/k.txt", reader: .plain, seen: .seen(.askedFor), encoding: .utf8,
      byteCount: blocks.count, checksum: 0, title: nil, blocks: blocks, notices: [])
    return try Sample([document], segmentLimit: segmentLimit)
  }
}
