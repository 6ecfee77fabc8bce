import Testing
import tori_bench

@Suite struct InterruptTimesTests {
  private static let seeds =
    String(#filePath.dropLast("/Tests/ToriBenchTests/InterruptTimesTests.swift".count)) + "/seeds"

  /// On few posts much has ended before it is interrupted; what has not ends as an interrupted program does.
  @Test func workIsInterrupted() throws {
    var times = try InterruptTimes(["--corpus", Self.seeds, "--posts", "3000", "--count", "27"])
    try times.measure()
    let all = times.measured.flatMap(\.interrupts)
    #expect(all.count == 27 && times.measured.allSatisfy { $0.whole > 0 })
    // The signal may find it before it listens, or when it has done its work.
    let statuses = Set(all.filter(\.wasInTime).map(\.status))
    #expect(statuses.isSubset(of: [130, 1002, 0]), "\(statuses)")
    #expect(times.report.contains("| making an index"))
  }

  @Test func optionsAreChecked() {
    for arguments in [["--corpus"], ["--posts", "0"], ["--count", "x"], ["seeds"]] {
      #expect(throws: BenchOptions.Mistake.self) { try InterruptTimes(arguments) }
    }
  }
}
