import Testing
import ToriIndex
import ToriLanguage
import ToriShell
import ToriSystem
import ToriText

/// What a person types on the seeds and what they see, held to text files.
///
/// A `Transcript`'s answers are rows, then notes. `--set NAME=VALUE` before all gives the statements in the
/// file their parameters. How long steps took and how much of the index
/// they read is shown as `…`. `TORI_UPDATE=1 swift test` writes the files anew, and the difference is read.
@Suite struct TranscriptTests {
  static let names = [
    "acceptance", "searching", "time", "counting", "threads", "errors", "sources", "language",
    "parameters", "forms", "typing", "explaining", "rows-of-posts", "japanese", "japanese-errors",
    "describing",
    "first-tries", "questions", "limits", "saving", "words", "habits", "scripts",
  ]

  @Test(arguments: names)
  func transcript(name: String) throws {
    try check(TestFiles.folder + "/Transcripts/\(name).txt") { written in
      let lines = written.split(separator: "\n" as Character, omittingEmptySubsequences: false)
        .dropLast()
      let given = lines.prefix { $0.hasPrefix("--set ") }
      let parameters = try Invocation.parameters(given.map { String($0.dropFirst(6)) })
      return given.map(String.init) + (try played(lines, parameters)) + [""]
    }
  }

  /// The transcripts on README's page are those between fences.
  @Test func readme() throws {
    try check(TestFiles.repository + "/README.md") { written in
      var lines: [String] = []
      var fenced: [Substring]?
      for line in written.split(separator: "\n", omittingEmptySubsequences: false) {
        if line == "```", let transcript = fenced {
          lines += try played(transcript) + ["```"]
          fenced = nil
        } else if fenced != nil {
          fenced?.append(line)
        } else {
          lines.append(String(line))
          if line == "```" { fenced = [] }
        }
      }
      return lines
    }
  }

  private func check(_ path: String, _ play: (String) throws -> [String]) throws {
    let written = try TestFiles.text(of: path)
    let actual = try play(written).joined(separator: "\n")
    if TestFiles.isUpdating {
      try TestFiles.write(actual, to: path)
    } else {
      #expect(Self.comparable(actual) == Self.comparable(written), "\(path)")
    }
  }

  /// Without the version of the dictionary, of which another release cuts no otherwise.
  private static func comparable(_ text: String) -> String {
    text.replacing(/IPADIC [0-9][^ （]* ?[(（][0-9a-f]{16}[)）]/) { _ in "IPADIC" }
  }

  /// What is typed in the lines, each time with the answer that it gets now.
  private func played(
    _ lines: some Sequence<Substring>, _ parameters: [String: String] = [:]
  ) throws -> [String] {
    try Transcript(lines).entries.flatMap {
      $0.typed + (try answer(to: $0.statement, in: $0.language, parameters))
    }
  }

  /// Without the figures that differ from run to run: the last two columns of the steps, and the
  /// bytes below them.
  private static func masked(_ line: String) -> String {
    line.replacing(/\ +[0-9]+ +[0-9]+\.[0-9]{3}$/) { _ in "    …   …" }
      .replacing(/\ +KiB +ms$/) { _ in "  KiB  ms" }
      .replacing(/[0-9]+ KiB of the index's [0-9]+/) { _ in "… KiB of the index's …" }
  }

  private func answer(
    to statement: String, in language: SpokenLanguage, _ parameters: [String: String]
  ) throws -> [String] {
    var settings = Settings()
    settings.parameters = parameters
    var interpreter = try SeedsInterpreter.make(settings: settings, language: language)
    let output = interpreter.output
    let status = try interpreter.value.run(
      statement, mode: .prompt, cancellation: Cancellation())
    var lines = output.text.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    if lines.last == "" { lines.removeLast() }
    if statement.contains("explain analyze") { lines = lines.map(Self.masked) }
    return status == .done ? lines : lines + ["[exit status \(status.rawValue)]"]
  }
}
