import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriShell
import ToriSystem
import ToriText
import ToriTime

/// An interpreter on the seeds that writes to memory, as on a screen of 80 columns.
struct SeedsInterpreter {
  var value: Interpreter
  let output: Output

  /// Rows and messages in the order in which they were written.
  final class Output {
    private(set) var bytes: [UInt8] = []
    var text: String { String(decoding: bytes, as: UTF8.self) }
    func take(_ more: [UInt8]) { bytes += more }
  }

  /// A clock that stands still: 2026-01-20T12:00:00+09:00.
  static let now = Instant(milliseconds: 1_768_878_000_000)

  private static let index = Result {
    try Corpus.open(
      [TestFiles.repository + "/seeds"], options: ReadOptions(),
      cacheDirectory: TestFiles.temporaryFolder(), cancellation: Cancellation()
    ).index
  }

  static func make(
    settings: Settings = Settings(), language: SpokenLanguage = .english
  ) throws -> SeedsInterpreter {
    let output = Output()
    let console = Console(
      writeRows: { output.take($0) }, writeMessage: { output.take(Array($0.utf8)) },
      rowsAreShown: true, width: { 80 }, messageWidth: { 80 }, language: language)
    let session = Session(
      index: try index.get(), now: now, workingFolder: TestFiles.repository)
    var interpreter = Interpreter(session: session, settings: settings, console: console)
    // What is saved in a test is of no use to anybody.
    interpreter.folder = try TestFiles.temporaryFolder()
    return SeedsInterpreter(value: interpreter, output: output)
  }
}
