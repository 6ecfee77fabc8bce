import ArgumentParser
import ToriShell

/// `tori index PATH… -o FILE.tori`
struct MakeIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Build an index to keep, or add to it what is new.")

  @Argument(help: ArgumentHelp("Folders and files.", valueName: "path"))
  var paths: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The index.", valueName: "file.tori"))
  var output: String

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try IndexCommand(paths: paths, output: output, reading: reading.words, language: $0).run()
    }
  }
}
