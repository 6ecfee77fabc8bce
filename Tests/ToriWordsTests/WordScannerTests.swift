import Testing
import ToriRandom
import ToriWords

@Suite struct WordScannerTests {
  /// Pieces that texts are drawn from, chosen to stand badly beside each other.
  private static let pieces = [
    "中国", "が", "言った", "。", "、", "EU", "ＥＵ", "Ｔシャツ", "1,800", "３５０㌧", "w", "ｗｗ", "www", "草", "(^_^)",
    "(´・ω・｀)", "m(_ _)m", "😀", "👨‍👩‍👧‍👦", "🇯🇵", "https://example.com/a", "@taro", "#タグ", " ", "　", "\n",
    "\r\n",
    "・", "ー", "ﾃﾚﾋﾞ", "か\u{3099}", "葛\u{E0100}", "\u{200B}", "aren't", "U.S.", "G7", "한국어", "ไทย",
    "们", "!", "？",
    "「", "」", "<", "・・・", "①", "\u{0}", "\u{FE0F}", "1", "a", "ヽ", "(", ")", "é", "e\u{301}", "々",
    "\u{FFFD}",
  ]

  private static func drawn(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...24, using: &random)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
  }

  /// Words stand one behind the other; between them is nothing that anybody sees; each is its form; sentences end
  /// where lines do; another scanner, which met other texts before, cuts the same.
  @Test(arguments: UInt64(0)..<40)
  func wordsCoverWhatCanBeSeen(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scanner = try WordFixture.scanner()
    let other = try WordFixture.scanner()
    _ = other.words(of: "別の文。and others")
    for _ in 0..<50 {
      let text = Self.drawn(&random)
      let bytes = Array(text.utf8)
      let words = scanner.words(of: text)
      #expect(words == other.words(of: text), "\(seed): \(text)")
      var at = 0
      for word in words {
        #expect(word.range.lowerBound >= at && word.range.upperBound > word.range.lowerBound)
        #expect(Self.isBlank(bytes[at..<max(at, word.range.lowerBound)]), "\(seed): \(text)")
        #expect(word.entry.form == String(decoding: bytes[word.range], as: UTF8.self))
        at = word.range.upperBound
      }
      #expect(Self.isBlank(bytes[at...]), "\(seed): \(text)")
      if let last = words.last { #expect(last.endsSentence) }
    }
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint || $0.value < 0x20
    }
  }

  /// Lines are cut each by itself, but where the text as a whole tells that it is Chinese.
  @Test(arguments: UInt64(0)..<10)
  func linesDoNotTouch(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scanner = try WordFixture.scanner()
    for _ in 0..<20 {
      let lines = (0..<3).map { _ in Self.drawn(&random).filter { !$0.isNewline } + "の" }
      let together = scanner.words(of: lines.joined(separator: "\n")).map(\.entry)
      #expect(together == lines.flatMap { scanner.words(of: $0).map(\.entry) }, "\(seed)")
    }
  }

  /// libmecab takes minutes for some of these as they are.
  @Test func longRunsTakeNoTime() throws {
    let scanner = try WordFixture.scanner()
    for piece in ["w", "あ", "ア", "漢", "!", "😀", "(", "a.", "#a", "1,", "か\u{3099}", "m(", "^"] {
      let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
      let words = scanner.words(of: text)
      #expect(words.last?.range.upperBound == text.utf8.count)
    }
    let million = scanner.words(of: String(repeating: "w", count: 1_000_000))
    #expect(million.count == 1)
    #expect(million.first?.entry.word == "w")
  }

  @Test func entriesAreKeptOnce() throws {
    let scanner = try WordFixture.scanner()
    let tokens = scanner.tokens(of: Array("言った。言う。言った。EU eu".utf8))
    let forms = tokens.map { scanner.entries[$0.entry].form }
    #expect(forms == ["言っ", "た", "。", "言う", "。", "言っ", "た", "。", "EU", "eu"])
    #expect(tokens[0].entry == tokens[5].entry && tokens[0].entry != tokens[3].entry)
    #expect(scanner.entries[tokens[0].entry].word == "言う")
    #expect(scanner.entries[tokens[0].entry].reading == "イッ")
    #expect(scanner.entries[tokens[8].entry].word == "eu")
    #expect(scanner.entries.count == 6)
    #expect(!scanner.entries.isWord(tokens[2].entry) && scanner.entries.isWord(tokens[0].entry))
  }

  /// What UD says of IPADIC's tags, and what is content.
  @Test func tagsAreUnderstood() throws {
    let scanner = try WordFixture.scanner()
    let words = scanner.words(of: "彼は3回、静かな東京で新しい資源をすぐ輸出している。")
    let classes = words.map {
      "\($0.entry.form) \($0.entry.pos.name)\($0.entry.isContent ? " content" : "")"
    }
    #expect(
      classes == [
        "彼 pron", "は adp", "3 num", "回 noun", "、 punct", "静か adj content", "な aux",
        "東京 propn content", "で adp", "新しい adj content", "資源 noun content", "を adp", "すぐ adv",
        "輸出 noun content", "し verb content", "て sconj", "いる aux", "。 punct",
      ])
  }
}
