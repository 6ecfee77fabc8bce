import Testing
import ToriIndex
import ToriLanguage
import ToriShell

/// What a person types on the seeds and what they see, held to text files.
///
/// Lines that begin with `tori> ` are typed, `  ... ` goes on with them; what follows is the answer:
/// rows, then notes. `TORI_UPDATE=1 swift test` writes the files anew, and the difference is read.
@Suite struct TranscriptTests {
  static let names = [
    "acceptance", "searching", "time", "counting", "threads", "errors", "sources",
  ]

  @Test(arguments: names)
  func transcript(name: String) throws {
    let path = TestFiles.folder + "/Transcripts/\(name).txt"
    let written = try TestFiles.text(of: path)
    var actual = ""
    for entry in Self.entries(written) {
      actual += entry.typed
      actual += try Self.answer(to: entry.statement)
    }
    if TestFiles.isUpdating {
      try TestFiles.write(actual, to: path)
    } else {
      #expect(actual == written, "\(name).txt")
    }
  }

  private struct Entry {
    /// The lines as they stand, prompts included.
    var typed: String
    var statement: String
  }

  private static func entries(_ text: String) -> [Entry] {
    var entries: [Entry] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("tori> ") {
        entries.append(Entry(typed: "\(line)\n", statement: String(line.dropFirst(6))))
      } else if line.hasPrefix("  ... "), let last = entries.indices.last {
        entries[last].typed += "\(line)\n"
        entries[last].statement += "\n" + line.dropFirst(6)
      }
    }
    return entries
  }

  private static func answer(to statement: String) throws -> String {
    var interpreter = try SeedsInterpreter.make()
    let output = interpreter.output
    let status = try interpreter.value.run(
      statement, mode: .prompt, cancellation: Cancellation())
    var text = output.text
    if status != .done { text += "[exit status \(status.rawValue)]\n" }
    return text
  }
}
