import Testing
import ToriRandom
import ToriText

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("posts", 5), ("鳥", 2), ("ひらがな", 8), ("カタカナ", 8), ("ｶﾀｶﾅ", 4), ("ｶﾞ", 2),
    ("か\u{3099}", 2), ("e\u{301}", 1), ("\u{3000}", 2), ("ＡＢ", 4), ("「」", 4), ("𠮷", 2),
    ("🤣", 2), ("🇯🇵", 2), ("👨‍👩‍👧", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("👍🏽", 2), ("☝🏽", 2), ("1️⃣", 2),
    ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2), ("※○→①…αЯ", 7), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("का", 2), ("\u{200B}", 0), ("\u{301}", 0), ("\u{1FAE8}", 2),
    ("\u{1B}[31m", 5), ("a\tb\nc", 5), ("a\r\nb", 3), ("\u{9B}", 6), ("\u{202E}", 8),
  ])
  func width(of text: String, is width: Int) {
    #expect(displayWidth(text) == width)
    #expect(displayWidth(text.visible()) == width)
    #expect(displayWidth(text[...]) == width)
    #expect(text.reduce(0) { $0 + displayWidth($1) } == width)
  }

  @Test(arguments: [("※○→①…αЯ", 14), ("“引用”", 8), ("α\u{301}", 2), ("鳥a", 3), ("❤\u{FE0F}", 2)])
  func wideAmbiguousCharacters(text: String, width: Int) {
    #expect(displayWidth(text, ambiguous: .wide) == width)
  }

  @Test func controlsBecomeVisible() {
    #expect("\u{1B}[31m赤\u{7}".visible() == "␛[31m赤␇")
    #expect("\u{9B}2J\u{85}".visible() == #"\u{9B}2J\u{85}"#)
    #expect("evil\u{202E}txt\u{2066}".visible() == #"evil\u{202E}txt\u{2066}"#)
    #expect("a\u{2028}b".visible() == #"a\u{2028}b"#)
    #expect("\0\u{7F}".visible() == "␀␡")
    #expect("家族 👨‍👩‍👧 か\u{3099}".visible() == "家族 👨‍👩‍👧 か\u{3099}")
  }

  @Test func newlinesAndTabsByParameter() {
    #expect("a\r\nb\nc\rd\te".visible() == "a␊b␊c␍d␉e")
    #expect("a\r\nb\nc\rd\te".visible(newline: " ⏎ ", tab: " ") == "a ⏎ b ⏎ c␍d e")
    #expect("a\r\nb\tc".visible(newline: nil, tab: nil) == "a\nb\tc")
  }

  @Test(arguments: [
    ("南鳥島", 6, "南鳥島", "南鳥島"), ("南鳥島", 5, "南鳥…", "…鳥島"), ("南鳥島", 4, "南…", "…島"),
    ("南鳥島", 1, "…", "…"), ("南鳥島", 0, "", ""), ("", 0, "", ""), ("abc", 3, "abc", "abc"),
    ("abcd", 3, "ab…", "…cd"), ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…", "…👨‍👩‍👧"),
    ("か\u{3099}き\u{3099}", 3, "か\u{3099}…", "…き\u{3099}"),
  ])
  func truncates(text: String, width: Int, trailing: String, leading: String) {
    #expect(text.truncated(toWidth: width) == trailing)
    #expect(text.truncated(toWidth: width, at: .leading) == leading)
  }

  @Test func pads() {
    #expect("鳥".padded(toWidth: 5) == "鳥   ")
    #expect("鳥".padded(toWidth: 5, alignment: .trailing) == "   鳥")
    #expect("鳥".padded(toWidth: 5, alignment: .centre) == " 鳥  ")
    #expect("南鳥島".padded(toWidth: 5) == "南鳥島")
    #expect("※".padded(toWidth: 3, ambiguous: .wide) == "※ ")
  }

  /// Truncating and padding hold their width, and nothing visible steers a terminal.
  @Test(arguments: UInt64(0)..<200)
  func widthsHold(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [String] = [
      "a", "鳥", "ｱ", "ﾞ", "か\u{3099}", "※", "🤣", "🇯", "👨\u{200D}", "\u{FE0F}", "\u{1B}", "\r", "\n",
      "\t", "\u{9D}", "\u{202E}", "𠮷", "\u{301}", "\u{1F3FD}", "\u{E0001}", "한", "\u{1161}",
    ]
    let text = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }
      .joined()
    let width = random.below(24)
    for ambiguous in [AmbiguousWidth.narrow, .wide] {
      let shown = text.visible()
      let whole = displayWidth(shown, ambiguous: ambiguous)
      #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
      for edge in [TextEdge.leading, .trailing] {
        let cut = shown.truncated(toWidth: width, at: edge, ambiguous: ambiguous)
        #expect(displayWidth(cut, ambiguous: ambiguous) <= max(width, 0))
        #expect(cut == shown || whole > width)
        let padded = cut.padded(toWidth: width, ambiguous: ambiguous)
        #expect(displayWidth(padded, ambiguous: ambiguous) == width)
      }
    }
  }
}
