import Testing
import ToriShell
import ToriText

/// Search, completion, paste: what is more than one key.
@Suite struct LineEditorToolsTests {
  @Test(arguments: [
    ("ひらがな", "posts ひらがな"), ("日本語", "日本語 1"), ("みかん", "みかんは大事"), ("むめもん語外〇", "むめもん語外〇み"),
    ("posts h", "posts HTTP"),
  ])
  func searchFinds(pattern: String, entry: String) throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    for line in ["むめもん語外〇み", "posts ひらがな", "日本語 1", "みかんは大事", "posts HTTP", "最後"] {
      try session.submit(line)
    }
    try session.send("\u{12}" + pattern)
    try session.wait(for: "(history) '\(pattern)': \(entry)")
    try session.submit()
    #expect(session.screen.lines.suffix(3) == ["鳥> " + entry, "[\(entry)]", "鳥>"])
  }

  @Test func searchGoesOnAndIsLeft() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    for line in ["鳥 一", "鳥 二", "魚", "鳥 二", "鳥 三"] { try session.submit(line) }
    try session.send("未完\u{12}鳥")
    try session.wait(for: "'鳥': 鳥 三")
    try session.send("\u{12}")
    try session.wait(for: "'鳥': 鳥 二")
    try session.send("\u{12}")  // The same once more is no news.
    try session.wait(for: "'鳥': 鳥 一")
    try session.send("\u{13}")
    try session.wait(for: "'鳥': 鳥 二")
    try session.send("x")
    try session.wait(for: "(no match) '鳥x': 未完")
    try session.send("\u{8}")
    try session.wait(for: "'鳥': 鳥 三")
    try session.type("\u{7}")
    #expect(session.screen.lines.last == "鳥> 未完")
    #expect(session.screen.caret.column == 8)
    // Ctrl-C gives the line back too; another key takes the entry and does its own.
    try session.send("\u{12}魚")
    try session.wait(for: "'魚': 魚")
    try session.type("\u{3}")
    #expect(session.screen.lines.last == "鳥> 未完")
    try session.send("\u{12}二")
    try session.wait(for: "'二': 鳥 二")
    try session.type("\u{5}!")
    #expect(session.screen.lines.last == "鳥> 鳥 二!")
  }

  @Test func historySearchAlone() {
    var search = HistorySearch(entries: ["a B", "か\u{3099}", "A b", "鳥"])
    search.append("b")
    #expect(search.match?.entry == 2 && search.match?.offset == 2)
    search.dropLast()
    search.append("B")
    #expect(search.match?.entry == 0)
    #expect(!search.moveToOlder() && !search.moveToNewer())
    search.append("x")
    #expect(search.match == nil)
    search.append("y")
    #expect(search.match == nil && search.pattern == "Bxy")
    var none = HistorySearch(entries: [])
    none.append("x")
    #expect(none.match == nil && !none.moveToOlder())
  }

  @Test func completionOfOneSeveralNone() throws {
    let session = try TerminalSession(columns: 40)
    try session.waitUntilReady()
    try session.type("in み\t 後")
    #expect(session.screen.lines == ["鳥> in みかん 後"])
    try session.type("\u{1}\u{B}x ヌ\t")
    #expect(session.screen.lines == ["鳥> x ヌ"])
    #expect(session.screen.bells == 1)
    // Where several share no more than is typed, a list below the line, which the next key takes away.
    try session.type("\u{15}南)\u{2}\t")
    #expect(session.screen.bells == 1)
    #expect(
      session.screen.lines == ["鳥> 南)", "南鳥島    13  南硫黄島  2"])
    #expect(session.screen.caret == (0, 6))
    try session.type("鳥\t")
    #expect(session.screen.lines == ["鳥> 南鳥島)"])
    #expect(session.screen.caret == (0, 10))
    // By whole characters: the two families share no more than nothing.
    try session.type("\u{15}👨\t")
    #expect(session.screen.lines.first?.hasSuffix("👨") == true)
  }

  /// What has no room on the screen comes with the next Tab, and then all from the first again.
  @Test func aListOfSeveralScreens() throws {
    let session = try TerminalSession(rows: 3, columns: 20)
    try session.waitUntilReady()
    try session.type("南)\u{2}")
    for _ in 0..<2 {
      try session.type("\t")
      #expect(session.screen.lines == ["鳥> 南)", "南鳥島    13", "… 1 more: Tab"])
      try session.type("\t")
      #expect(session.screen.lines == ["鳥> 南)", "南硫黄島  2"])
    }
    #expect(session.screen.bells == 0)
  }

  /// A list is nowhere but on the screen: what is typed after it stands where it stood.
  @Test func aListLeavesNothingBehind() throws {
    let session = try TerminalSession(rows: 6, columns: 40)
    try session.waitUntilReady()
    try session.type("南)\u{2}\t\t\t\u{5}(")
    #expect(session.screen.lines == ["鳥> 南)("])
    try session.type("\u{2}\u{2}\t")
    #expect(session.screen.lines == ["鳥> 南)(", "南鳥島    13  南硫黄島  2"])
    try session.type("\u{5})")
    try session.submit()
    #expect(session.screen.lines == ["鳥> 南)()", "[南)()]", "鳥>"])
  }

  /// Keys that cut, put back and take back.
  @Test func killsYanksAndUndo() throws {
    let session = try TerminalSession(columns: 60)
    try session.waitUntilReady()
    func shows(_ keys: String, _ line: String) throws {
      try session.send(keys)
      try session.wait(for: "\(line) after \(keys.debugDescription)") {
        $0.lines == [line.isEmpty ? "鳥>" : "鳥> " + line]
      }
    }
    // What is cut in a row is put back as one, whichever way it was cut.
    try shows("one two 三つ 四つ\u{17}\u{17}", "one two")
    try shows("\u{19}", "one two 三つ 四つ")
    try shows("\u{1}\u{1B}d\u{1B}d", " 三つ 四つ")
    try shows("\u{5} \u{19}", " 三つ 四つ one two")
    // And what was cut before that, in its place.
    try shows("\u{1B}y", " 三つ 四つ 三つ 四つ")
    try shows("\u{1B}y", " 三つ 四つ one two")
    // Taken back a change at a time; of what is typed, a word.
    try shows("\u{18}\u{15}", " 三つ 四つ 三つ 四つ")
    try shows("\u{18}\u{15}\u{18}\u{15}", " 三つ 四つ ".trimmedAtEnd)
    try shows("\u{15}", "")
    try shows("日本 の 島", "日本 の 島")
    try shows("\u{18}\u{15}", "日本 の ".trimmedAtEnd)
    try shows("\u{18}\u{15}\u{18}\u{15}", "")
  }

  /// A hint is taken word by word, or whole.
  @Test func hintsByTheWord() throws {
    let session = try TerminalSession(columns: 40)
    try session.waitUntilReady()
    for (key, line) in [
      ("\u{1B}f", "posts since"), ("\u{1B}[1;5C", "posts since"), ("\u{5}", "posts since 2026"),
    ] {
      // A hint must have been seen to be taken.
      try session.type("\u{15}posts")
      try session.type(key + "!")
      #expect(session.screen.lines == ["鳥> " + line + "!"])
    }
  }

  /// Up goes to what begins as what stands before the caret.
  @Test func recallByWhatIsTyped() throws {
    let session = try TerminalSession(columns: 40)
    try session.waitUntilReady()
    for line in ["posts 一", "links 二", "posts 三", "links 四"] { try session.submit(line) }
    func shows(_ keys: String, _ line: String) throws {
      try session.type(keys)
      #expect(session.screen.lines.last == "鳥> " + line, "\(keys.debugDescription)")
    }
    try shows("po\u{1B}[A", "posts 三")
    try shows("\u{1B}[A", "posts 一")
    try shows("\u{1B}[A", "posts 一")
    try shows("\u{1B}[B", "posts 三")
    try shows("\u{1B}[B", "po")
    try shows("\u{15}\u{1B}[A", "links 四")
    try shows("\u{1B}[A", "posts 三")
    try shows("x\u{1B}[A", "posts 三x")
  }

  @Test func commonPrefixes() {
    #expect(commonPrefix(of: ["南鳥島", "南硫黄島"]) == "南")
    #expect(commonPrefix(of: ["👨‍👩‍👧家族", "👨‍👩‍👦家族"]) == "")
    #expect(commonPrefix(of: ["か\u{3099}", "か"]) == "")
    #expect(commonPrefix(of: ["みかん"]) == "みかん")
    #expect(commonPrefix(of: []) == "")
  }

  @Test func listings() {
    let words = ["a", "鳥島", "ccc", "みかん", "e"].map { CompletionCandidate($0) }
    func rows(_ columns: Int, _ rows: Int) -> [String] {
      CandidateListing(of: words, columns: columns, rows: rows, ambiguous: .narrow).rows
    }
    #expect(rows(80, 9) == ["a       鳥島    ccc     みかん  e"])
    #expect(rows(22, 9) == ["a       ccc     e", "鳥島    みかん"])
    #expect(rows(6, 9) == ["a", "鳥島", "ccc", "みかん", "e"])
    #expect(rows(6, 3) == ["a", "鳥島", "… 3 m…"])
    #expect(rows(5, 9) == ["a", "鳥島", "ccc", "みか…", "e"])
    let evil = [CompletionCandidate("\u{1B}[31m", note: LocalizedText(same: "a\nb")), .init("x")]
    #expect(
      CandidateListing(of: evil, columns: 40, rows: 9, ambiguous: .narrow).rows == [
        "␛[31m  a ⏎ b  x"
      ])
  }

  @Test func paste() throws {
    let session = try TerminalSession(columns: 40)
    try session.waitUntilReady()
    try session.type("<>\u{2}\u{1B}[200~posts\t鳥\r\nwhere\u{1B}[2J x\r\u{1B}[201~")
    #expect(session.screen.lines == ["鳥> <posts 鳥", " . where[2J x", " . >"])
    #expect(session.screen.caret == (2, 3))
    try session.submit()
    #expect(session.screen.lines.suffix(2) == ["[<posts 鳥␊where[2J x␊>]", "鳥>"])
  }

  /// Without brackets each line is a statement, and none is lost or joined.
  @Test func typedAhead() throws {
    let session = try TerminalSession(rows: 60)
    try session.waitUntilReady()
    try session.send((0..<20).map { "鳥\($0)\r" }.joined())
    try session.wait(for: "[鳥19]")
    try session.waitUntilReady()
    let answers = session.screen.lines.filter { $0.hasSuffix("]") }
      .map { $0.drop { $0 != "[" }.description }
    #expect(answers == (0..<20).map { "[鳥\($0)]" })
  }

  @Test func aHundredKilobytes() throws {
    let session = try TerminalSession()
    try session.waitUntilReady()
    let text = String(repeating: "南鳥島 mikan\n", count: 6_000)
    try session.send("\u{1B}[200~\(text)\u{1B}[201~")
    try session.draw()
    #expect(session.screen.lines.count == 24)
    #expect(session.screen.lines.dropLast().allSatisfy { $0 == " . 南鳥島 mikan" })
    let before = session.screen.scrolledOff.count
    try session.submit()
    let shown = session.screen.scrolledOff.dropFirst(before).count { $0 == " . 南鳥島 mikan" }
    #expect(shown >= 5_900)
  }
}

extension String {
  /// As a screen shows it, where blanks at the end are none.
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
