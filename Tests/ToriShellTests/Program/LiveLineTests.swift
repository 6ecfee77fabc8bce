import Testing

/// What the real program shows of a line besides its text: colours, and what is wrong underlined.
@Suite struct LiveLineTests {
  @Test(arguments: ProgramWorld.locales) func highlighting(locale: String) throws {
    let editing = try EditingWorld(locale: locale, columns: 30)
    let text = "posts where mentions \"南🤣島 海\" since 2026-01 | coutn 鳥"
    try editing.type(text, shows: text)
    let rows = (0..<3).map { editing.styles(row: $0, 0..<30) }
    // `tori> posts where mentions "南`, and its half in the next column.
    #expect(rows[0][6..<11].allSatisfy { $0 == "0;1" } && rows[0][11] == "0")
    #expect(rows[0][18..<26].allSatisfy { $0 == "0;1" })
    #expect(rows[0][27..<30].allSatisfy { $0 == "0;32" })
    // `🤣島 海" since 2026-01 | coutn`
    #expect(rows[1][0..<8].allSatisfy { $0 == "0;32" } && rows[1][8] == "0")
    #expect(rows[1][9..<14].allSatisfy { $0 == "0;1" })
    #expect(rows[1][15..<22].allSatisfy { $0 == "0;35" })
    #expect(rows[1][25..<30].allSatisfy { $0.hasSuffix(";4") })
    #expect(rows[2].allSatisfy { $0 == "0" })
    #expect((rows[0] + rows[1][..<25]).allSatisfy { !$0.hasSuffix(";4") })
    // Nothing is once it is put right; and a wide character is as a whole.
    let right = text.replacing("coutn", with: "count")
    try editing.type("\u{2}\u{2}\u{2}\u{14}", shows: right, caretBefore: 2)
    #expect((0..<3).allSatisfy { !editing.styles(row: $0, 0..<30).contains { $0.hasSuffix(";4") } })
    try editing.type("\u{15}", shows: "")
    let wide = "posts where mentions 南 | 鳥🤣島 | count"
    try editing.type(wide, shows: wide)
    #expect(
      editing.styles(row: 1, 0..<30).map { $0.hasSuffix(";4") } == (0..<30).map { 2..<8 ~= $0 })
  }

  @Test(arguments: ProgramWorld.locales) func withoutColour(locale: String) throws {
    let editing = try EditingWorld(
      locale: locale, columns: 30, environment: ["NO_COLOR": "1"])
    let text = "posts where mentons \"南🤣島\" since 2026-01"
    try editing.type(text, shows: text)
    let styles = (0..<2).flatMap { editing.styles(row: $0, 0..<30) }
    #expect(Set(styles) == ["0", "0;4"])
    #expect(editing.styles(row: 0, 18..<25).allSatisfy { $0 == "0;4" })
  }
}
