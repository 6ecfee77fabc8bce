import Testing
import ToriIndex
import ToriShell
import ToriSystem

@Suite struct OutputTests {
  /// The clock of a test, in milliseconds.
  final class Clock { var now = 0 }

  /// Eight megabytes, of which so many bytes are done.
  private func progress(_ done: Int, path: String = "a\u{1B}.txt") throws -> Progress {
    var seen: [Progress] = []
    _ = try Corpus.open(
      [TestFiles.repository + "/seeds"], cacheDirectory: try TestFiles.temporaryFolder(),
      progress: { seen.append($0) })
    var progress = try #require(seen.first)
    progress.path = path
    progress.bytesDone = done
    progress.byteCount = 8_000_000
    return progress
  }

  @Test func progressComesLateAndGoesAway() throws {
    let (clock, output) = (Clock(), SeedsInterpreter.Output())
    let console = Console(
      writeRows: { _ in }, writeMessage: { output.take(Array($0.utf8)) }, messageWidth: { 80 },
      drawsMessages: true)
    var line = ProgressLine(console: console, clock: { .milliseconds(clock.now) })
    line.show(try progress(1_000_000))
    clock.now = 499
    line.show(try progress(1_000_000))
    line.clear()
    #expect(output.text == "")
    clock.now = 1_000
    line.show(try progress(2_000_000))
    let wanted = "\rindexing █████··············· 25 %  2.0 MB/s  3 s left  a␛.txt\u{1B}[K"
    #expect(output.text == wanted)
    clock.now = 1_050
    line.show(try progress(3_000_000))
    #expect(output.text == wanted)
    line.clear()
    #expect(output.text == wanted + "\r\u{1B}[K")
  }

  @Test(arguments: [10, 30, 80]) func progressFitsTheScreen(width: Int) throws {
    let (clock, output) = (Clock(), SeedsInterpreter.Output())
    let console = Console(
      writeRows: { _ in }, writeMessage: { output.take(Array($0.utf8)) }, messageWidth: { width },
      drawsMessages: true)
    var line = ProgressLine(console: console, clock: { .milliseconds(clock.now) })
    clock.now = 2_000
    line.show(try progress(2_000_000, path: String(repeating: "南鳥島", count: 30)))
    #expect(output.text.count < width + 5 && output.text.contains("…"))
  }

  @Test func progressIsSilentInPipes() throws {
    let (clock, output) = (Clock(), SeedsInterpreter.Output())
    let console = Console(writeRows: { _ in }, writeMessage: { output.take(Array($0.utf8)) })
    var line = ProgressLine(console: console, clock: { .milliseconds(clock.now) })
    clock.now = 2_000
    line.show(try progress(2_000_000))
    line.clear()
    #expect(output.text == "")
  }

  @Test(
    arguments: [
      ("on", [:], nil), ("on", ["PATH": "/a"], nil),
      (
        "on", ["PATH": "/a:/b"],
        "exec env LESSSECURE=1 LESSCHARSET=utf-8 LESSHISTFILE=- less -KRXe"
      ),
      (
        "on", ["PATH": "/b", "LESS": "-S"],
        "exec env LESSSECURE=1 LESSCHARSET=utf-8 LESSHISTFILE=- less -KR"
      ),
      ("on", ["PATH": "/b", "PAGER": "more"], "more"), ("on", ["PATH": "/b", "PAGER": "cat"], nil),
      ("on", ["PATH": "/b", "PAGER": ""], nil), ("off", ["PATH": "/b", "PAGER": "more"], nil),
      ("most -s", ["PAGER": "more"], "most -s"),
    ] as [(String, [String: String], String?)])
  func pagers(setting: String, environment: [String: String], program: String?) {
    let found = Pager.program(
      setting, environment: { environment[$0] }, isThere: { $0 == "/b/less" })
    #expect(found?.command == program)
    #expect(found?.keys == (program?.hasSuffix("-KRXe") == true ? .inPrompt(Self.keys) : nil))
    // A program of the person's own stops by itself.
    #expect((found?.ignoresStop ?? false) == (program?.contains("LESSSECURE") ?? false))
  }

  private static let keys = "q = quit, Space = next, / = search"
}
