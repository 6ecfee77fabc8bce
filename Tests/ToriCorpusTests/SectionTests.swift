import Glibc
import Synchronization
import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// Long pages, which are read section by section, and what is bad input to them.
///
/// `TORI_LONG=1` tries pages of 200 MB as well.
@Suite struct SectionTests {
  // SAFETY: the tests set no variables.
  private static let isLong = unsafe getenv("TORI_LONG") != nil

  enum Look: CaseIterable, Sendable {
    case thread, chat, lineChat, comments, news, prose
    /// Whose order of day and month only the first section proves.
    case dayFirstChat
    /// Comments on an article, as a board writes them.
    case articleComments
  }

  private func page(_ look: Look, seed: UInt64, posts count: Int) -> String {
    var random = SplitMix64(seed: seed)
    func words() -> String {
      (0..<1 + random.below(4)).map { _ in
        ["港に船が戻った。", "泥の話は長い", "それは本当か？", "市場で聞いた。"][random.below(4)]
      }.joined(separator: random.below(3) == 0 ? "\n" : "")
    }
    var page = ""
    if look == .articleComments {
      page = String(repeating: "港に新しい船が着いたと、市場の人々が朝から話している。\n\n", count: 4) + "コメント一覧\n\n"
    }
    for number in 1...count {
      let (hour, minute) = (number / 60 % 24, number % 60)
      let clock = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
      let day = 1 + number / 200 % 28
      let date = "2026/01/\(day < 10 ? "0" : "")\(day)"
      let name = ["港の猫", "山の犬", "名無しさん"][random.below(3)]
      switch look {
      case .thread:
        page +=
          "\(number): \(name) \(date)(火) \(clock):00.00 ID:a\(number)Kz3LmP\n>>1\n\(words())\n\n"
      case .chat: page += "[\(date) \(clock):05] \(name): \(words())\n"
      case .lineChat:
        if number % 50 == 1 { page += "\n\(date)(火)\n" }
        page += "\(clock)\t\(name)\t\(words().split(separator: "\n")[0])\n"
      case .comments: page += "\(number). \(name)\n\(date) \(clock)\n\(words())\n\n"
      case .news: page += "\(words().split(separator: "\n")[0])その\(number)\n\(date) \(clock) 港日報\n"
      case .dayFirstChat:
        let day = number <= 5 ? "13/01/21" : "\(1 + number / 30 % 9)/02/21"
        page += "\(day), \(clock) - \(name): \(words())\n"
      case .articleComments:
        page += "\(number): \(name) \(date)(火) \(clock):00.00 ID:a\(number)Kz3LmP\n\(words())\n\n"
      case .prose: page += "\(words())\n\(words())\n\n"
      }
    }
    return page
  }

  private func read(_ text: String, sections size: Int? = nil) throws -> Document {
    var options = ReadOptions()
    if let size { options.sectionSize = size }
    return try DocumentReader.read(bytes: Array(text.utf8), path: "page.txt", options: options)
  }

  /// A page in sections gives the same posts as the whole. What of prose is its text is told from what stands
  /// around it, of which a section has less.
  @Test(arguments: Look.allCases.filter { $0 != .prose }, UInt64(0)..<3)
  func sectionsAreAsTheWhole(look: Look, seed: UInt64) throws {
    let text = page(look, seed: seed, posts: 200)
    let whole = try read(text)
    let parts = try read(text, sections: 2_000 + Int(seed) * 701)
    #expect(whole.blocks.count > 150)
    #expect(parts.reader == whole.reader)
    #expect(parts.blocks.count == whole.blocks.count)
    for (part, own) in zip(parts.blocks, whole.blocks) {
      #expect(part == own)
      if part != own { break }
    }
    #expect(parts.shapes.map(\.headCount) == whole.shapes.map(\.headCount))
  }

  private func expectTiling(_ document: Document, _ count: Int) {
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end)
      end = block.bytes.upperBound
    }
    #expect(end == count)
  }

  /// A line longer than a section is cut between characters, which is said.
  @Test func aLineThatIsTooLongIsCut() throws {
    let text = "はじめ。\n\n" + String(repeating: "泥の話。", count: 2_000) + "\n\nおわり。\n"
    let document = try read(text, sections: 5_001)
    expectTiling(document, text.utf8.count)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text).joined() == text.filter { $0 != "\n" })
    #expect(posts.last?.lines == 5...5)
    #expect(document.notices.contains { $0.message.english.contains("was cut") })
    #expect(try read(text).notices.isEmpty)
  }

  /// A post longer than a section, but for one that is too long to be held, stays one.
  @Test func aLongPostIsNotCut() throws {
    let body = (0..<400).map { "泥の話その\($0)。" }.joined(separator: "\n")
    let text =
      "1: 港の猫 2026/01/13(火) 10:00:00 ID:a8Kz3LmP0\n\(body)\n"
      + "2: 山の犬 2026/01/13(火) 10:01:00 ID:b8Kz3LmP0\nそうか\n"
    let document = try read(text, sections: 4_000)
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == [body, "そうか"])
    #expect(document.notices.isEmpty)
  }

  /// Bad input, from which twice as much makes no more than about twice the work.
  @Test(arguments: [
    "12345\n", "1 2 3 4 5 6 7 8 9 ", "1: 港の猫 2026/01/13(火) 10:00:00 ID:a8Kz3LmP0\n", "港の猫\n@neko\n",
    "2026/01/13 ", "> > > ", "[[[[((((", "名無しさん ", "http://a.jp/ ", "ID:ID:ID:",
  ])
  func workIsLinear(piece: String) throws {
    func steps(_ count: Int) throws -> Int {
      try read(String(repeating: piece, count: count), sections: 4_000).stepCount
    }
    let (few, many) = (try steps(200), try steps(800))
    #expect(many <= 5 * few + 20_000)
    if Self.isLong {
      let text = String(repeating: piece, count: 200_000_000 / piece.utf8.count)
      expectTiling(try read(text), text.utf8.count)
    }
  }

  /// Reading ends when it is told to, also within a file.
  @Test(arguments: ["page.txt", "posts.jsonl", "posts.csv"])
  func readingIsInterrupted(path: String) throws {
    let text =
      path == "page.txt"
      ? page(.thread, seed: 1, posts: 400)
      : "text\n" + String(repeating: "{\"text\":\"泥\"}\n", count: 3000)
    let asked = Counter()
    var options = ReadOptions()
    options.sectionSize = 4_000
    options.isInterrupted = { asked.next() > 4 }
    var count = 0
    #expect(throws: CorpusError.interrupted) {
      _ = try DocumentReader.read(bytes: Array(text.utf8), path: path, options: options) { _ in
        count += 1
      }
    }
    #expect(count < 200)
  }
}

/// Counts how often it was asked.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
