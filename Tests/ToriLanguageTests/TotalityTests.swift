import Testing
import ToriLanguage
import ToriRandom

/// No text traps the parser or holds it up, and its tokens are always the whole text.
@Suite struct TotalityTests {
  @Test(arguments: UInt64(0)..<100)
  func randomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    expectSound(String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: UInt64(0)..<200)
  func randomTokens(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = Vocabulary.entries.map(\.keyword.spelling)
    let others = [
      "|", ",", "(", ")", ";", "=", ">=", "\n", "\n  ", "\"南鳥島\"", "「海底」", "“", "\"", "南鳥島", "44",
      "2026-01", "001#11", "/x+/i", "/", "$name", "--", "＞＝", "　", "、", "ｐｏｓｔｓ", "&&", "*", "😀",
      "\\",
    ]
    let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      random.pick(Bool.random(using: &random) ? words : others)
    }.joined(separator: random.pick([" ", " ", ""]))
    expectSound(text)
    let offset = Int.random(in: 0...text.utf8.count, using: &random)
    let completions = Vocabulary.completions(in: text, at: offset)
    #expect(completions.span.end <= text.utf8.count + 2)
  }

  @Test func almostValid() {
    var random = SplitMix64(seed: 1)
    var (valid, invalid) = (0, 0)
    for example in examples {
      let tokens = Parser.parse(example).tokens.map { example.piece($0.span) }
      for index in tokens.indices {
        let other = Int.random(in: 0..<tokens.count, using: &random)
        var (dropped, doubled, swapped, misspelt) = (tokens, tokens, tokens, tokens)
        dropped.remove(at: index)
        doubled.insert(tokens[index], at: index)
        swapped.swapAt(index, other)
        misspelt[index] = misspellings(of: tokens[index], using: &random).first ?? ""
        for mutant in [dropped, doubled, swapped, misspelt] {
          if expectSound(mutant.joined()).hasErrors { invalid += 1 } else { valid += 1 }
        }
      }
    }
    #expect(valid > 500 && invalid > 500, "\(valid) valid, \(invalid) invalid")
  }

  @Test(arguments: [
    ("(", 10_000), ("posts where (", 1), ("not ", 10_000), ("replies to (posts where ", 2000),
    ("\"", 10_000), ("「a\n", 5000), ("“a \"b 『c\n", 3000), ("matches /", 5000), ("/", 10_000),
    ("| ", 10_000), ("and ", 10_000), (", ", 10_000), ("posts where a or ", 5000), (") ", 10_000),
    ("posts ", 5000), ("南鳥島", 20_000), ("--\n", 10_000), (";", 10_000), ("| union (posts ", 2000),
    ("let x = (", 2000), ("\\", 10_000), ("\"\\u{", 3000),
    ("posts where mentions any of \"a\", ", 3000),
    ("posts where matches /a", 5000), ("posts | lmit 3 | ", 5000), ("posts | limit 3 | ", 5000),
    ("mentions \"a\" near ", 3000), ("between 2026 ", 5000), ("1", 100_000), ("a:", 20_000),
  ])
  func manyTimes(piece: String, count: Int) {
    expectSound("posts where " + String(repeating: piece, count: count))
    expectSound(String(repeating: piece, count: count))
  }

  @Test func nestingIsBounded() {
    let count = 10_000
    let text =
      "posts where " + String(repeating: "(", count: count) + "deleted"
      + String(repeating: ")", count: count)
    #expect(Parser.parse(text).diagnostics.map(\.code) == ["E037"])
    let shallow =
      String(repeating: "(", count: 150) + "deleted" + String(repeating: ")", count: 150)
    #expect(Parser.parse("posts where " + shallow).diagnostics.isEmpty)
  }

  @Test func stagesAreBounded() {
    let stages = String(repeating: " | limit 3", count: 200)
    #expect(Parser.parse("posts" + stages).diagnostics.isEmpty)
    let parsed = Parser.parse("posts" + stages + " | count; posts" + stages)
    #expect(parsed.diagnostics.map(\.code) == ["E037"])
    let nested = "posts\(stages) | union (posts\(stages) | count) where deleted | count"
    #expect(Parser.parse(nested).diagnostics.map(\.code) == ["E037"])
  }

  @Test func longLine() {
    let texts = (0..<40_000).map { "\"レアアース\($0)\"" }.joined(separator: ", ")
    let parsed = expectSound("posts where mentions any of " + texts)
    #expect(parsed.diagnostics.isEmpty)
  }
}

extension String {
  func piece(_ span: SourceSpan) -> String {
    String(decoding: Array(utf8)[span.start..<span.end], as: UTF8.self)
  }
}
