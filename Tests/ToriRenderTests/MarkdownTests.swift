import Testing
import ToriEngine
import ToriRandom
import ToriRender

struct MarkdownTests {
  @Test func aTableWithNumbersOnTheRight() throws {
    let rows = answer(
      .figures, [("author", .text), ("count", .integer)],
      [[.text("名無し"), .integer(3)], [.none, .integer(12)]])
    let expected = """
      | author | count |
      | --- | ---: |
      | 名無し | 3 |
      | | 12 |

      """
    #expect(try rendered(rows, as: .markdown) == expected)
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("一\n二\r\n三\r四", "一<br>二<br>三<br>四"), ("*強*と`c`", "\\*強\\*と\\`c\\`"),
    ("[x](y)", "\\[x\\](y)"), ("<b>", "&lt;b>"), ("\\|", "\\\\\\|"),
    ("_強_ ~消~ a_b", "\\_強\\_ \\~消\\~ a_b"),
    ("https://example.jp/~a_b?x=1&y=2", "https://example.jp/~a_b?x=1&y=2"),
    ("AT&T &lt; &#12354;", "AT&T &amp;lt; &amp;#12354;"),
  ])
  func signsAreThemselves(text: String, expected: String) throws {
    let rows = answer(.columns, [("text", .text)], [[.text(text)]])
    #expect(try rendered(rows, as: .markdown) == "| text |\n| --- |\n| \(expected) |\n")
  }

  @Test(arguments: UInt64(0)..<50)
  func everyRowIsALineOfAsManyCells(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = (0..<4).map { _ in [random.text(upTo: 10), random.text(upTo: 10)] }
    let rows = answer(
      .columns, [("a", .text), ("b", .text)], texts.map { $0.map { .text($0) } })
    let lines = try rendered(rows, as: .markdown).unicodeScalars.split(separator: "\n")
    #expect(lines.count == 6)
    for line in lines {
      var bars = 0
      var isEscaped = false
      for scalar in line {
        if scalar == "|" && !isEscaped { bars += 1 }
        isEscaped = scalar == "\\" && !isEscaped
      }
      #expect(bars == 3)
    }
  }
}
