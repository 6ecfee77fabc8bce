import Testing
import tori_bench

@Suite struct ClassTimesTests {
  private let folder: TemporaryFolder
  private var corpus: String { folder.path + "/posts.jsonl" }

  /// Posts of a year and a half, some of which say the same.
  init() throws {
    folder = try TemporaryFolder()
    let file = try OutputFile(folder.path + "/posts.jsonl")
    for number in 0..<200 {
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let time =
        "\(2024 + number / 120)-\(two(number % 12 + 1))-\(two(number % 28 + 1))T"
        + "\(two(number % 24)):\(two(number % 60)):07+09:00"
      let links = number % 5 == 0 ? "\"https://h\(number % 3).example.jp/\(number % 10)\"" : ""
      try file.write(
        "{\"id\":\(number + 1),\"author\":\"名無し\(number % 7)\",\"source\":\"板\(number % 3)\","
          + "\"time\":\"\(time)\",\"reposts\":\(number * 37 % 50),\"urls\":[\(links)],"
          + "\"text\":\"\(number % 40)番目の中国の投稿は\\nAからＢまで、長い本文である。\"}\n")
    }
    try file.flush()
  }

  /// Every class is asked, and every answer held to those of the engines that are installed.
  @Test func everybodyAgrees() throws {
    var times = try ClassTimes([corpus, "--runs", "1"])
    try times.measure { _ in }
    let lines = times.report.split(separator: "\n")
    #expect(lines.first?.hasPrefix("200 posts; ") == true)
    for name in ["mean reposts", "count by weekday, hour", "sort by text | limit 20", "authors"] {
      #expect(lines.contains { $0.hasPrefix("| \(name) ") }, "\(name)")
    }
  }

  @Test func onlySomeClassesAreAsked() throws {
    var times = try ClassTimes([corpus, "--only", "hour", "--peers", "none", "--idle", "1"])
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
      #expect(throws: BenchOptions.Mistake.self) { try ClassTimes(arguments) }
    }
  }
}
