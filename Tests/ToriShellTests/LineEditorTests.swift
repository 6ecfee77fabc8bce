import Glibc
import Testing

/// Typing, moving, erasing, recalling: the fixture in a terminal, looked at cell by cell.
@Suite struct LineEditorTests {
  @Test func japaneseTypedAndHandedOver() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("南鳥島 ひらがな ｶﾅ")
    #expect(session.screen.lines == ["鳥> 南鳥島 ひらがな ｶﾅ"])
    #expect(session.screen.caret == (0, 22))
    try session.send("\r")
    try session.wait(for: "[南鳥島 ひらがな ｶﾅ]")
    try session.waitUntilReady()
    try session.send("\u{4}")
    #expect(try session.exitStatus() == 0)
    #expect(session.screen.lines == ["鳥> 南鳥島 ひらがな ｶﾅ", "[南鳥島 ひらがな ｶﾅ]", "鳥>", "bye"])
    #expect(session.screen.unknown == [])
    #expect(session.screen.modes == [7, 25])
  }

  @Test func insertAndEraseInTheMiddle() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("南」鳥南\u{1}\u{6}a")
    #expect(session.screen.lines == ["鳥> 南a」鳥南"])
    #expect(session.screen.caret == (0, 7))
    try session.type("\u{6}\u{8}")
    #expect(session.screen.lines == ["鳥> 南a鳥南"])
    try session.type("\u{1B}[D\u{1B}[3~\u{1B}[3~")
    #expect(session.screen.lines == ["鳥> 南南"])
    #expect(session.screen.caret == (0, 6))
  }

  /// At 20 columns a row holds 8 wide characters behind the prompt, then 10.
  @Test func wideCharactersWrapWhole() throws {
    let session = try TerminalSession(columns: 20)
    try session.waitUntilReady()
    try session.type("あいうえおかきくけこさしすせそたちつてと")
    #expect(session.screen.lines == ["鳥> あいうえおかきく", "けこさしすせそたちつ", "てと"])
    try session.type("\u{1}a")
    #expect(session.screen.lines == ["鳥> aあいうえおかき", "くけこさしすせそたち", "つてと"])
    #expect(session.screen.caret == (0, 5))
    try session.type("\u{1B}[B\u{1B}[B")
    #expect(session.screen.caret == (2, 4))
    try session.type("\u{1B}[A!")
    #expect(session.screen.lines == ["鳥> aあいうえおかき", "くけ!こさしすせそた", "ちつてと"])
    try session.type("\u{4}\u{1}\u{B}")
    #expect(session.screen.lines == ["鳥>"])
  }

  @Test func aRowFilledToItsEnd() throws {
    let session = try TerminalSession(columns: 20)
    try session.waitUntilReady()
    try session.type("0123456789abcdef")
    #expect(session.screen.caret == (1, 0))
    try session.type("\u{8}")
    #expect(session.screen.lines == ["鳥> 0123456789abcde"])
    #expect(session.screen.caret == (0, 19))
  }

  /// Left, Right, Backspace and Delete take a character as a person sees it.
  @Test(arguments: Screen.Kind.allCases) func charactersOfSeveralScalars(kind: Screen.Kind) throws {
    let session = try TerminalSession(kind: kind)
    try session.waitUntilReady()
    try session.type("a👨‍👩‍👧🇯🇵か\u{3099}❤\u{FE0F}※🤣z")
    #expect(session.screen.caret == (0, 17))
    try session.type("\u{2}\u{2}\u{2}\u{2}")
    #expect(session.screen.caret == (0, 11))
    try session.type("\u{8}\u{8}\u{8}b")
    #expect(session.screen.lines == ["鳥> ab" + session.screen.lines[0].dropFirst(5)])
    try session.type("\u{4}\u{4}\u{4}")
    #expect(session.screen.lines == ["鳥> abz"])
    #expect(session.screen.unknown == [])
  }

  @Test func killAndYank() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("南鳥島 みかん\u{17}")
    #expect(session.screen.lines == ["鳥> 南鳥島"])
    try session.type("島\u{8}\u{1}\u{19}")
    #expect(session.screen.lines == ["鳥> みかん南鳥島"])
    try session.type("\u{1B}b\u{B}\u{19}\u{19}")
    #expect(session.screen.lines == ["鳥> みかん南鳥島 みかん南鳥島"])
  }

  @Test func recall() throws {
    let session = try TerminalSession(columns: 30)
    try session.waitUntilReady()
    try session.submit("南鳥島　全角")
    try session.type("\u{1B}[A\u{1B}[A")
    #expect(session.screen.lines.last == "鳥> 南鳥島　全角")
    try session.type("\u{1B}[B")
    #expect(session.screen.lines.last == "鳥>")
    // Several lines are one entry, and Up goes through them.
    try session.submit("a (みかん\rりんご)")
    #expect(session.screen.lines.suffix(4) == ["鳥> a (みかん", " . りんご)", "[a (みかん␊りんご)]", "鳥>"])
    try session.type("\u{1B}[A")
    #expect(session.screen.lines.suffix(2) == ["鳥> a (みかん", " . りんご)"])
    try session.type("\u{1B}[A\u{1B}[A")
    #expect(session.screen.lines.last == "鳥> 南鳥島　全角")
  }

  @Test func continuation() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("(a\rb\u{1B}\rc)\u{1}\u{1}\u{6}x")
    #expect(session.screen.lines == ["鳥> (xa", " . b", " . c)"])
    try session.submit()
    #expect(session.screen.lines.suffix(2) == ["[(xa␊b␊c)]", "鳥>"])
  }

  @Test func ctrlC() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.send("posts みかん\u{1B}[D\u{3}")
    try session.wait(for: "interrupted")
    try session.waitUntilReady()
    try session.send("\u{3}")
    try session.wait(for: "鳥> ^C")
    try session.waitUntilReady()
    #expect(
      session.screen.lines == [
        "鳥> posts みかん^C", "interrupted", "鳥> ^C", "interrupted", "鳥>",
      ])
    try session.submit("後")
    #expect(session.screen.lines.suffix(3) == ["鳥> 後", "[後]", "鳥>"])
  }

  @Test func ctrlDErasesUnlessEmpty() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("鳥島\u{1}\u{4}")
    #expect(session.screen.lines == ["鳥> 島"])
    try session.type("\u{5}\u{4}")
    #expect(session.screen.lines == ["鳥> 島"])
    #expect(session.screen.bells == 1)
    try session.send("\u{8}\u{4}")
    #expect(try session.exitStatus() == 0)
  }

  @Test func highlightAndHint() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("鳥 where x")
    let styles = session.screen.rows[0].cells.map(\.style)
    #expect(styles[7..<12].allSatisfy { $0 == "0;1;34" })
    #expect(styles[..<7].allSatisfy { $0 == "0" } && styles[12] == "0")
    try session.type("\u{15}posts")
    #expect(session.screen.lines == ["鳥> posts since 2026"])
    #expect(session.screen.caret == (0, 9))
    #expect(session.screen.rows[0].cells[10].style == "0;2")
    try session.type("\u{1B}[C!")
    #expect(session.screen.lines == ["鳥> posts since 2026!"])
    // A hint that was not seen is not taken.
    try session.type("\u{15}post")
    try session.type("s\u{5}")
    #expect(session.screen.lines == ["鳥> posts since 2026"])
    #expect(session.screen.caret == (0, 9))
    try session.submit("\u{15}posts")
    #expect(session.screen.lines.suffix(3) == ["鳥> posts", "[posts]", "鳥>"])
  }

  @Test func clearScreenKeepsTheLine() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.submit("一")
    try session.submit("二")
    try session.type("三\u{C}")
    #expect(session.screen.lines == ["鳥> 三"])
  }

  @Test func ctrlSIsNoStop() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("\u{13}鳥")
    #expect(session.screen.lines == ["鳥> 鳥"])
  }

  @Test func anActionTakesTheTerminal() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    try session.type("鳥\u{18}\u{5}島")
    #expect(session.screen.lines == ["鳥> 鳥", "outside", "鳥> 鳥島"])
  }

  /// More rows than the screen has: a window that holds the caret, and in the end all of it.
  @Test func tallerThanTheScreen() throws {
    let session = try TerminalSession(rows: 4, columns: 20)
    try session.waitUntilReady()
    let lines = (0..<7).map { "(行\($0)" }
    try session.type(lines.joined(separator: "\r"))
    #expect(session.screen.lines == [" . (行3", " . (行4", " . (行5", " . (行6"])
    try session.type("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A")
    #expect(session.screen.lines == [" . (行2", " . (行3", " . (行4", " . (行5"])
    #expect(session.screen.caret == (0, 7))
    try session.send("\u{3}")
    try session.wait(for: "interrupted")
    try session.waitUntilReady()
    let all = session.screen.scrolledOff + session.screen.lines
    #expect(
      all.suffix(9) == [
        "鳥> (行0", " . (行1", " . (行2", " . (行3", " . (行4", " . (行5", " . (行6^C", "interrupted", "鳥>",
      ])
  }
}
