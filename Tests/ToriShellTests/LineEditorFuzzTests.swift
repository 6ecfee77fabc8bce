import Testing
import ToriRandom
import ToriShell

/// Random keys in a real terminal, held to a model that knows nothing of libedit or of the painter.
@Suite struct LineEditorFuzzTests {
  let directory = TemporaryDirectory()

  @Test(arguments: UInt64(0)..<24) func randomKeys(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let columns = [80, 40, 21, 20, 9][Int(seed) % 5]
    let kind: Screen.Kind = seed % 2 == 0 ? .scalars : .graphemes
    let session = try TerminalSession(
      environment: ["FIXTURE_HISTORY": directory.path + "/history"], rows: 40, columns: columns,
      kind: kind)
    try session.waitUntilReady()
    var line = ModelLine()
    var killed: [ModelLine.Piece] = []
    // A change of direction has no key, and a tab completes.
    let alphabet = ModelLine.certain + ModelLine.uncertain.filter { $0.text > " " && $0.width <= 2 }
    for step in 0..<60 {
      var keys = ""
      for _ in 0...random.below(3) {
        keys += line.press(using: &random, alphabet: alphabet, killed: &killed)
      }
      if line.picture(columns: columns, kind: kind).cells.count > 40 {
        keys += "\u{15}"
        killed = line.pieces
        line = ModelLine()
      }
      try session.type(keys)
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
    let kept = HistoryFile(path: directory.path + "/history", limit: 10).load().statements
    #expect(kept == (line.text.allSatisfy(\.isWhitespace) ? [] : [line.text]))
  }
}

extension ModelLine {
  /// Presses one key, or types a burst, and returns what that sends.
  fileprivate mutating func press(
    using random: inout SplitMix64, alphabet: [Piece], killed: inout [Piece]
  ) -> String {
    switch random.below(16) {
    case 0..<6:
      var burst = ""
      for _ in 0...random.below(5) {
        let piece = alphabet[random.below(alphabet.count)]
        pieces.insert(piece, at: caret)
        caret += 1
        burst += piece.text
      }
      return burst
    case 6:
      caret = max(caret - 1, 0)
      return "\u{1B}[D"
    case 7:
      caret = min(caret + 1, pieces.count)
      return "\u{6}"
    case 8:
      if caret > 0 {
        caret -= 1
        pieces.remove(at: caret)
      }
      return "\u{7F}"
    case 9:
      if caret < pieces.count { pieces.remove(at: caret) }
      return "\u{1B}[3~"
    case 10:
      let start = pieces[..<caret].lastIndex(of: Self.lineEnd).map { $0 + 1 } ?? 0
      caret = caret == start ? 0 : start
      return "\u{1}"
    case 11:
      let end = pieces[caret...].firstIndex(of: Self.lineEnd) ?? pieces.count
      caret = caret == end ? pieces.count : end
      return "\u{1B}[F"
    case 12:
      killed = Array(pieces[caret...])
      pieces.removeSubrange(caret...)
      return "\u{B}"
    case 13:
      pieces.insert(contentsOf: killed, at: caret)
      caret += killed.count
      return "\u{19}"
    case 14 where random.below(4) == 0:
      killed = pieces
      (pieces, caret) = ([], 0)
      return "\u{15}"
    default:
      guard random.below(3) == 0 else { return "" }
      pieces.insert(Self.lineEnd, at: caret)
      caret += 1
      return "\u{1B}\r"
    }
  }
}
