import Testing
import ToriRandom
import ToriText

@Suite struct LineBreakingTests {
  @Test(
    arguments: [
      ("a note of words", 6, ["a note", "of", "words"]),
      ("a note  of", 6, ["a note", "of"]), ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]),
      ("日本語の文、続く。", 10, ["日本語の", "文、続く。"]), ("と「引用」だ", 6, ["と「引", "用」だ"]),
      ("レアアースー", 4, ["レア", "アー", "スー"]), ("時刻:2026-01 など", 8, ["時", "刻:2026-", "01 など"]),
      ("to '| by'", 6, ["to", "'| by'"]), ("", 4, [""]), ("日", 1, ["日"]),
      ("がぎぐ", 2, ["が", "ぎ", "ぐ"]), ("  ab cd", 4, ["  ab", "cd"]),
    ] as [(String, Int, [String])])
  func breaks(text: String, width: Int, lines: [String]) {
    #expect(text.flowed(toWidth: width) == lines)
  }

  @Test func linesAfterTheFirstAreIndented() {
    #expect("one two three".flowed(toWidth: 7, indent: 2) == ["one two", "  three"])
  }

  /// Nothing is lost but blanks, and a line is too long only by a character that no line holds.
  @Test(arguments: UInt64(0)..<300)
  func anyText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let characters: [Character] = [
      "a", "b", " ", "日", "、", "「", "」", "ー", "👨‍👩‍👧", "e\u{301}", "ｱ", ".",
    ]
    let text = String((0..<60).map { _ in characters.randomElement(using: &random) ?? " " })
    let width = Int.random(in: 1...20, using: &random)
    let indent = Int.random(in: 0...4, using: &random)
    let lines = text.flowed(toWidth: width, indent: indent)
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    for (number, line) in lines.enumerated() {
      let shown = number == 0 ? line[...] : line.dropFirst(indent)
      let room = number == 0 ? width : max(1, width - indent)
      #expect(displayWidth(shown) <= room || shown.count == 1, "\(line)")
    }
  }
}
