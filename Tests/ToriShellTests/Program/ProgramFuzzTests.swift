import Testing
import ToriRandom

/// Random keys in the real program, in both maps of keys, with and without a locale, while its terminal
/// changes its size; held to a model that knows nothing of libedit or of the painter.
@Suite struct ProgramFuzzTests {
  /// `TORI_SEEDS` says how many there are.
  private static let seeds = 0..<UInt64(TestFiles.seedCount ?? 8)

  /// No flags: where a terminal takes them for two characters it may break its rows between them.
  private static let alphabet =
    ModelLine.certain + ModelLine.uncertain.filter { ["𠮷", "🤣", "か\u{3099}"].contains($0.text) }

  @Test(arguments: seeds) func randomKeys(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let isVi = seed % 2 == 1
    var columns = [80, 40, 21, 20, 14][Int(seed) % 5]
    let editing = try EditingWorld(
      locale: ProgramWorld.locales[Int(seed / 2) % 2], settings: isVi ? "bind -v\n" : "",
      columns: columns, rows: 40)
    let session = editing.session
    var (viLine, editor) = (ModelLine(), ModelEditor())
    var isInserting = true
    var line: ModelLine { isVi ? viLine : editor.line }
    var sizes: [Int] = []
    for step in 0..<50 {
      var keys = ""
      for _ in 0...random.below(3) {
        keys +=
          isVi
          ? viLine.pressVi(using: &random, alphabet: Self.alphabet, isInserting: &isInserting)
          : editor.press(using: &random, alphabet: Self.alphabet)
      }
      func picture() -> ModelLine.Picture {
        line.picture(columns: columns, kind: .scalars, prompts: ModelLine.shellPrompts)
      }
      if picture().cells.count > 20 {
        keys += isVi ? "\u{1B}dd" : editor.clear()
        (viLine, isInserting) = (ModelLine(), !isVi)
      }
      try session.send(keys)
      if random.below(8) == 0 {
        // The drawing of before must not come after the change.
        let wanted = picture()
        try session.wait(for: "the line before") { $0.difference(from: wanted, top: 0) == nil }
        sizes.append(columns)
        columns = 14 + random.below(70)
        session.resize(rows: 40, columns: columns)
      }
      let wanted = picture()
      let name =
        "step \(step) of seed \(seed), \(columns) columns after \(sizes), after \(keys.debugDescription): "
        + line.text.debugDescription
      try session.wait(for: name) { $0.difference(from: wanted, top: 0) == nil }
    }
    #expect(session.screen.unknown == [])
  }
}
