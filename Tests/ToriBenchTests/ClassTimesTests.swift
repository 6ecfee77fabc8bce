import Testing
import tori_bench

@Suite struct ClassTimesTests {
  /// The posts that tori is tried on.
  private static let seeds =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/seeds"

  /// Every class is asked, and every answer held to those of the engines that are installed.
  @Test func everybodyAgreesOnTheSeeds() throws {
    var times = try ClassTimes([Self.seeds, "--runs", "1"])
    try times.measure { _ in }
    let lines = times.report.split(separator: "\n")
    #expect(lines.first?.hasPrefix("166 posts; ") == true)
    for name in ["mean reposts", "count by weekday, hour", "sort by text | limit 20", "authors"] {
      #expect(lines.contains { $0.hasPrefix("| \(name) ") }, "\(name)")
    }
  }

  @Test func onlySomeClassesAreAsked() throws {
    var times = try ClassTimes([Self.seeds, "--only", "hour", "--peers", "none", "--idle", "1"])
    try times.measure { _ in }
    let lines = times.report.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(lines.count == 4)
    #expect(times.report.contains("each after 1 ms of idling"))
  }

  @Test func optionsAreChecked() {
    for arguments in [
      [], ["a", "b"], ["a", "--idle", "soon"], ["a", "--clock", "sun"], ["a", "--peers", "grep"],
      ["a", "--runs", "0"],
    ] {
      #expect(throws: (any Error).self) { try ClassTimes(arguments) }
    }
  }
}
