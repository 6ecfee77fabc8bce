import Testing
import ToriRandom
import ToriShell

/// Random keys in a real terminal, held to a model that knows nothing of libedit or of the painter.
@Suite struct LineEditorFuzzTests {
  let directory = TemporaryDirectory()

  @Test(arguments: 0..<UInt64(TestFiles.seedCount ?? 24)) func randomKeys(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let columns = [80, 40, 21, 20, 9][Int(seed) % 5]
    let kind: Screen.Kind = seed % 2 == 0 ? .scalars : .graphemes
    let session = try TerminalSession(
      environment: ["FIXTURE_HISTORY": directory.path + "/history"], rows: 40, columns: columns,
      kind: kind)
    try session.waitUntilReady()
    var editor = ModelEditor()
    // A change of direction has no key, and a tab completes.
    let alphabet = ModelLine.certain + ModelLine.uncertain.filter { $0.text > " " && $0.width <= 2 }
    for step in 0..<60 {
      var keys = ""
      for _ in 0...random.below(3) {
        keys += editor.press(using: &random, alphabet: alphabet)
      }
      if editor.line.picture(columns: columns, kind: kind).cells.count > 40 {
        keys += editor.clear()
      }
      try session.type(keys)
      // What shows that all is drawn is a key too.
      editor.pass()
      let line = editor.line
      let problem = session.screen.difference(
        from: line.picture(columns: columns, kind: kind), top: 0)
      #expect(
        problem == nil,
        """
        step \(step), \(columns) columns, after \(keys.debugDescription): \
        \(line.text.debugDescription)
        \(session.picture)
        """)
      if problem != nil { return }
    }
    try session.submit()
    let line = editor.line
    let kept = HistoryFile(path: directory.path + "/history", limit: 10).load().statements
    #expect(kept == (line.text.allSatisfy(\.isWhitespace) ? [] : [line.text]))
  }

  /// Any keys of vi at all: what they come to is libedit's affair, but what is handed over is what
  /// the screen shows.
  @Test(arguments: 0..<UInt64(TestFiles.seedCount ?? 12)) func anyKeysOfVi(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    directory.append("bind -v\n", to: directory.path + "/.editrc")
    let session = try TerminalSession(
      environment: ["HOME": directory.path, "FIXTURE_HISTORY": directory.path + "/history"],
      rows: 40, columns: 20 + random.below(30))
    try session.waitUntilReady()
    // Neither what searches or submits nor what the fixture does itself.
    let commands = (0x21...0x7E).map { String(Unicode.Scalar(UInt8($0))) }
      .filter { !"/?#()=*\\@".contains($0) }
    // What a character of several scalars is cut into where it is looked for or a word ends, the model
    // cannot lay out.
    let texts = (ModelLine.certain + ModelLine.uncertain).filter { $0.width <= 2 }.map(\.text)
    let alphabet = commands + texts.filter { $0 > " " && $0.unicodeScalars.count == 1 }
    for _ in 0..<40 {
      var keys = ""
      for _ in 0...random.below(6) {
        let isEscape = random.below(8) == 0
        keys += isEscape ? "\u{1B}l" : alphabet[random.below(alphabet.count)]
      }
      // What waits for another key ends here.
      try session.type(keys + "\u{1B}l")
    }
    try session.type("A島")
    let screen = session.screen
    try session.submit()
    let kept = HistoryFile(path: directory.path + "/history", limit: 10).load().statements.last
    let line = ModelLine(try #require(kept))
    let picture = line.picture(columns: screen.columns, kind: .scalars)
    if picture.cells.count <= 40 {
      #expect(screen.difference(from: picture, top: 0) == nil, "\(line.text.debugDescription)")
    }
  }
}
