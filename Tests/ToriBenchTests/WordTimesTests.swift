import Testing
import ToriWords
import tori_bench

@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordTimesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let file = try OutputFile(folder.path + "/posts.jsonl")
    let texts = ["中国の輸出を規制する。", "レアアースの話を言った", "中国が依存すると言う人の島", "の", "EUの、中国依存"]
    for number in 0..<120 {
      try file.write(
        "{\"id\":\(number + 1),\"source\":\"板\(number % 3)\",\"reposts\":\(number * 37 % 50),"
          + "\"text\":\"\(texts[number % 5])\(texts[number * 7 % 4])\"}\n")
    }
    try file.flush()
  }

  /// Every question is asked, and every answer held to DuckDB's where that is installed.
  @Test func bothAgree() throws {
    var times = try WordTimes([folder.path + "/posts.jsonl", "--runs", "1"])
    try times.measure { _ in }
    let lines = times.report.split(separator: "\n")
    #expect(lines.first?.hasPrefix("120 posts, ") == true)
    for name in ["all words", "keywords of a tenth", "collocates of word \"の\""] {
      #expect(lines.contains { $0.hasPrefix("| \(name) ") }, "\(name)")
    }
  }
}
