import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriShell
import ToriSystem

/// An interpreter on a corpus of one file that a test wrote; it writes to memory, as to a file.
struct WrittenCorpus {
  var interpreter: Interpreter
  /// Rows, and messages where they were asked for.
  let output: SeedsInterpreter.Output

  init(_ text: String, file: String, withMessages: Bool = true) throws {
    let folder = try TestFiles.temporaryFolder()
    try TestFiles.write(text, to: folder + "/" + file)
    let index = try Corpus.open(
      [folder], options: ReadOptions(), cacheDirectory: folder + "/cache",
      cancellation: Cancellation()
    ).index
    let session = Session(index: index, now: SeedsInterpreter.now, workingFolder: folder)
    let output = SeedsInterpreter.Output()
    let console = Console(
      writeRows: { output.take($0) },
      writeMessage: { if withMessages { output.take(Array($0.utf8)) } })
    interpreter = Interpreter(session: session, settings: Settings(), console: console)
    interpreter.folder = folder
    self.output = output
  }
}
