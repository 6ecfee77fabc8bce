import Testing
import tori_bench

@Suite struct KeyTimesTests {
  private static let seeds =
    String(#filePath.dropLast("/Tests/ToriBenchTests/KeyTimesTests.swift".count)) + "/seeds"

  /// The measurement itself holds the line on the screen to what was typed.
  @Test func startsAndKeysAreMeasured() throws {
    var times = try KeyTimes(["--corpus", Self.seeds, "--starts", "2"])
    try times.measure()
    #expect(times.starts.count == 2 && times.emptyStarts.count == 2)
    #expect(times.keys.count > 300)
    #expect(times.keys.allSatisfy { $0.wall > 0 && $0.computed >= 0 })
    #expect(times.keys.contains { $0.computed > 0 })
    #expect(times.report.contains("| a key typed in the middle, computing "))
  }

  @Test func optionsAreChecked() {
    for arguments in [["--corpus"], ["--starts", "0"], ["--starts", "x"], ["seeds"]] {
      #expect(throws: BenchOptions.Mistake.self) { try KeyTimes(arguments) }
    }
    var times = try? KeyTimes(["--corpus", "/nowhere", "--starts", "1"])
    #expect(throws: (any Error).self) { try times?.measure() }
  }

  /// What the painter writes of a line: hidden cursor, colours, a character of uncertain width placed
  /// on blanks, a line end within.
  @Test func drawingsAreRead() {
    let drawing =
      "\u{1B}[?25l\u{1B}[?7l\rtori> \u{1B}[0;32m\"南  \u{1B}[10G👨‍👩‍👧\u{1B}[12G\"\u{1B}[0m\r\n a b\u{1B}[K\u{1B}[J\u{1B}[1A\u{1B}[5G\u{1B}[?7h\u{1B}[?25h"
    #expect(KeyTimes.text(drawnIn: Array(drawing.utf8)) == "tori> \"南👨‍👩‍👧\" a b")
  }
}
