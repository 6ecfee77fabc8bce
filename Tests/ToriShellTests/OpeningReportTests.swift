import Testing
import ToriCorpus
import ToriShell
import ToriText

/// What is told of how a corpus was read: all of it to a file, a few lines on a terminal.
@Suite struct OpeningReportTests {
  private func report(fileCount: Int) -> OpeningReport {
    var report = OpeningReport()
    for number in 1...fileCount {
      report.failures.append(("壊\(number).gz", LocalizedText("it is damaged", ja: "壊れている")))
      for line in 1...3 {
        let notice = ReadNotice(.doubt(.noText), byteOffset: 0, line: line, isLoss: true)
        report.notices.append(("霧\(number).csv", notice))
      }
    }
    return report
  }

  @Test func wholeIsTold() {
    let lines = report(fileCount: 8).lines(isBrief: false).map(\.english)
    #expect(lines.prefix(2) == ["壊1.gz: it is damaged", "壊2.gz: it is damaged"])
    #expect(lines[8] == "霧1.csv:1: the record has no text")
    #expect(lines.count == 8 + 20 + 1 && lines.last == "4 more such lines")
  }

  @Test func briefIsALineAFile() {
    let lines = report(fileCount: 8).lines(isBrief: true).map(\.english)
    #expect(
      lines == [
        "霧1.csv:1: the record has no text, and more like this",
        "霧2.csv:1: the record has no text, and more like this",
        "霧3.csv:1: the record has no text, and more like this", "5 more such files: see describe",
        "壊1.gz: it is damaged", "壊2.gz: it is damaged", "壊3.gz: it is damaged",
        "5 more such files: see describe",
      ])
  }

  @Test func oneMoreIsNamed() {
    let lines = report(fileCount: 4).lines(isBrief: true).map(\.japanese)
    #expect(lines.count == 8 && lines.last == "壊4.gz: 壊れている")
  }
}
