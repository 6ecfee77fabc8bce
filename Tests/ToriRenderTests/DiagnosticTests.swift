import Testing
import ToriLanguage
import ToriRandom
import ToriRender
import ToriText

struct DiagnosticTests {
  private func shown(
    _ diagnostics: [Diagnostic], of text: String, file: String? = nil,
    _ options: RenderOptions = terminal(80)
  ) -> String {
    DiagnosticRenderer.render(diagnostics, of: text, file: file, options: options)
  }

  /// A mistake at the first place in `text` that reads `part`.
  private func mistake(
    _ part: String, in text: String, _ message: LocalizedText = "no", notes: [Diagnostic.Note] = [],
    hint: LocalizedText? = nil
  ) -> Diagnostic {
    Diagnostic(code: "E012", message: message, span: span(part, in: text), notes: notes, hint: hint)
  }

  private func span(_ part: String, in text: String) -> SourceSpan {
    guard let range = text.firstRange(of: part) else { return SourceSpan(0, 0) }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return SourceSpan(start, start + part.utf8.count)
  }

  private let sinse = #"posts where mentions "南鳥島" sinse 2026-01"#
  private var sinseMistake: Diagnostic {
    mistake(
      "sinse", in: sinse, "expected 'since', 'until' or the end, found 'sinse'",
      hint: "did you mean 'since'?")
  }

  @Test func thePlaceIsMarkedBelowWideText() {
    let expected = """
      posts where mentions "南鳥島" sinse 2026-01
                                    ^^^^^
      error: expected 'since', 'until' or the end, found 'sinse' [E012]
      hint: did you mean 'since'?

      """
    let text = shown([sinseMistake], of: sinse)
    #expect(text == expected)
  }

  @Test func aScriptNamesItsPlaceFirst() {
    let script = "-- 南鳥島\r\n" + sinse + "\r\n"
    let expected = """
      s.tq:2:28: error: no [E012]
      posts where mentions "南鳥島" sinse 2026-01
                                    ^^^^^

      """
    let text = shown([mistake("sinse", in: script)], of: script, file: "s.tq")
    #expect(text == expected)
  }

  @Test func aLongLineIsShownAroundThePlace() {
    let expected = """
      …ntions "南鳥島" sinse 2026-01
                       ^^^^^
      error: no [E012]

      """
    let text = shown([mistake("sinse", in: sinse)], of: sinse, terminal(30))
    #expect(text == expected)
  }

  @Test func coloursSayNothingThatWordsDoNot() {
    let coloured = shown([sinseMistake], of: sinse, terminal(80, colour: true))
    #expect(coloured.contains("\u{1B}[1;31m^^^^^\u{1B}[0m\n\u{1B}[1;31merror:\u{1B}[0m expected"))
    var plain = coloured
    for parameters in ["1;31", "2", "32", "0"] { plain.replace("\u{1B}[\(parameters)m", with: "") }
    #expect(plain == shown([sinseMistake], of: sinse))
  }

  @Test func severalComeInOrderAndAreCounted() {
    let text = "posts wher a in 9"
    let expected = """
      posts wher a in 9
            ^^^^
      error: first [E012]

      posts wher a in 9
                      ^
      warning: second [W001]

      1 error, 1 warning

      """
    let warning = Diagnostic(
      code: "W001", severity: .warning, message: "second", span: span("9", in: text))
    let shown = shown([warning, mistake("wher", in: text, "first")], of: text)
    #expect(shown == expected)
  }

  @Test func aNoteMarksTheSameLine() {
    let text = #"posts where mentions "南鳥島"#
    let open = Diagnostic.Note(message: "it opens here", span: span("\"", in: text))
    let end = text.utf8.count
    let expected = """
      posts where mentions "南鳥島
                           -      ^
      error: the quote has no end [E003]
      note: it opens here
      hint: write '"'

      """
    let diagnostic = Diagnostic(
      code: "E003", message: "the quote has no end", span: SourceSpan(end, end), notes: [open],
      fix: .init(span: SourceSpan(end, end), replacement: "\""))
    #expect(shown([diagnostic], of: text) == expected)
  }

  @Test func aNoteBeyondTheLastColumnHasALineOfItsOwn() {
    let note = Diagnostic.Note(message: "here", span: SourceSpan(11, 11))
    let expected = """
      posts where
      ^^^^^
      error: no
        [E012]
      …sts where
                -
      note: here

      """
    let text = "posts where"
    let shown = shown([mistake("posts", in: text, notes: [note])], of: text, terminal(11))
    #expect(shown == expected)
  }

  @Test func aNoteElsewhereHasALineOfItsOwn() {
    let text = "let a = posts\nlet 日 = posts\nlet a = posts"
    let first = Diagnostic.Note(message: "it is named here", span: SourceSpan(4, 5))
    let start = text.utf8.count - 9
    let expected = """
      let a = posts
          ^
      error: 'a' is there already [E020]
      let a = posts
          -
      note: it is named here

      """
    let diagnostic = Diagnostic(
      code: "E020", message: "'a' is there already", span: SourceSpan(start, start + 1),
      notes: [first])
    #expect(shown([diagnostic], of: text) == expected)
  }

  @Test func severalLinesAreMarkedAtTheirEnds() {
    let text = "posts where (a\n  or 日\n  or b\n\n"
    let expected = """
      posts where (a
                  ^^
      …
        or b
        ^^^^
      error: no [E012]

      """
    let diagnostic = Diagnostic(
      code: "E012", message: "no", span: SourceSpan(12, text.utf8.count))
    #expect(shown([diagnostic], of: text) == expected)
  }

  @Test(arguments: [
    ("posts |\n", 8, "posts |\n       ^\n"), ("posts |", 7, "posts |\n       ^\n"),
    ("", 0, "\n^\n"), ("\n\n", 2, "\n^\n"), ("a\tb", 2, "a b\n  ^\n"),
    ("「」　x", 9, "「」　x\n      ^\n"), ("a\u{1B}b", 2, "a␛b\n  ^\n"),
    ("か\u{3099}x", 6, "か\u{3099}x\n  ^\n"), ("🇯🇵👨‍👩‍👧x", 26, "🇯🇵👨‍👩‍👧x\n    ^\n"),
    ("ﾚｱx", 6, "ﾚｱx\n  ^\n"), ("日本", 3, "日本\n  ^\n"), ("a\r\nb", 3, "b\n^\n"),
    ("日", 1, "日\n^\n"), ("abc", 99, "abc\n   ^\n"), ("abc", -5, "abc\n^\n"),
  ])
  func anEmptySpanMarksOneColumn(text: String, offset: Int, expected: String) {
    let diagnostic = Diagnostic(
      code: "E001", message: "no", span: SourceSpan(offset, offset))
    #expect(shown([diagnostic], of: text) == expected + "error: no [E001]\n")
  }

  @Test func whatASuggestionSays() {
    let text = "posts posts"
    let fix = Diagnostic.Fix(span: SourceSpan(6, 11), replacement: "")
    let diagnostic = Diagnostic(
      code: "E001", message: "twice\u{1B}", span: SourceSpan(6, 11), fix: fix)
    let expected = "error: twice␛ [E001]\nhint: leave it out\n"
    #expect(shown([diagnostic], of: text).hasSuffix(expected))
  }

  @Test func editorsGetJSON() throws {
    let text = "-- 日\n" + sinse
    let place = span("sinse", in: text)
    var diagnostic = mistake("sinse", in: text, "found 'sinse'", hint: "did you mean 'since'?")
    diagnostic.fix = .init(span: place, replacement: "since")
    diagnostic.notes = [.init(message: "here \"", span: SourceSpan(0, 6))]
    var bytes: [UInt8] = []
    try withCollectingSink(capacity: 9, into: &bytes) { sink in
      try DiagnosticRenderer.renderJSON(
        [diagnostic], of: text, file: "s.tq", in: .english, to: &sink)
    }
    let at = #""line":2,"column":28,"endLine":2,"endColumn":33,"offset":40,"endOffset":45"#
    let note = #""line":1,"column":1,"endLine":1,"endColumn":5,"offset":0,"endOffset":6"#
    let expected =
      #"{"file":"s.tq","# + at
      + #","code":"E012","severity":"error","message":"found 'sinse'","#
      + #""hint":"did you mean 'since'?","fix":{"# + at + #","replacement":"since"},"#
      + #""notes":[{"# + note + #","message":"here \""}]}"# + "\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func aPlaceInTheMiddleOfALongLine() {
    let text = String(repeating: "前", count: 2000) + "sinse" + String(repeating: "後", count: 2000)
    let expected = """
      …前前前前前前sinse後後後後後後…
                   ^^^^^
      error: no [E012]

      """
    #expect(shown([mistake("sinse", in: text)], of: text, terminal(31)) == expected)
    let all = Diagnostic(code: "E012", message: "no", span: SourceSpan(3, text.utf8.count))
    let wide = """
      前前前前前前前前前前前…
        ^^^^^^^^^^^^^^^^^^^^^
      error: no [E012]

      """
    #expect(shown([all], of: text, terminal(24)) == wide)
  }

  /// Wherever a span lies and however narrow the screen, the marks are below what is meant.
  @Test(arguments: UInt64(0)..<500)
  func marksStandBelowTheirPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let before = random.text(upTo: 30)
    let after = random.text(upTo: 30)
    let text = before + " 【規】 " + after
    let start = before.utf8.count + 1
    let width = Int.random(in: 16...120, using: &random)
    let place = SourceSpan(start, start + "【規】".utf8.count)
    let diagnostic = Diagnostic(code: "E001", message: "no", span: place)
    let lines = shown([diagnostic], of: text, terminal(width))
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == "error: no [E001]")
    #expect(displayWidth(lines[0]) <= width && displayWidth(lines[1]) <= width)
    let column = lines[0].firstRange(of: "【規】").map { displayWidth(lines[0][..<$0.lowerBound]) }
    #expect(column == lines[1].prefix { $0 == " " }.count)
    #expect(lines[1].drop { $0 == " " } == "^^^^^^")
  }

  @Test(arguments: UInt64(0)..<300)
  func anySpanOfAnyTextIsShown(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = random.text(upTo: 40)
    let diagnostics = (0..<3).map { _ in
      let start = Int.random(in: -2...text.utf8.count + 2, using: &random)
      let span = SourceSpan(start, start + Int.random(in: -1...20, using: &random))
      let note = Diagnostic.Note(message: "n", span: SourceSpan(span.start / 2, span.start))
      return Diagnostic(
        code: "E001", message: "no", span: span, notes: [note],
        fix: .init(span: span, replacement: "x"))
    }
    let width = Int.random(in: 20...60, using: &random)
    let shown = shown(diagnostics, of: text, terminal(width))
    #expect(!shown.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 })
    for line in shown.split(separator: "\n") { #expect(displayWidth(line) <= width) }
    var bytes: [UInt8] = []
    try withCollectingSink(capacity: 100, into: &bytes) { sink in
      try DiagnosticRenderer.renderJSON(diagnostics, of: text, in: .english, to: &sink)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { JSON($0) != nil })
  }
}
