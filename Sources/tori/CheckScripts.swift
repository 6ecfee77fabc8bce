import ArgumentParser
import ToriShell

/// `tori check FILE…`
struct CheckScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read scripts without running them; show what is wrong.")

  @Argument(help: ArgumentHelp("Scripts; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "How messages are written: table, or jsonl for editors.")
  var format: String?

  @Option(help: ArgumentHelp("Give $NAME this value.", valueName: "name=value"))
  var set: [String] = []

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try CheckCommand(files: files, format: format, parameters: set, language: $0).run()
    }
  }
}
