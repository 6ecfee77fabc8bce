import ArgumentParser
import ToriShell

/// `tori format FILE…`
struct FormatScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Lay scripts out in the one way, in their place.")

  @Argument(
    help: ArgumentHelp(
      "Scripts; - is standard input, laid out on standard output.", valueName: "file"))
  var files: [String]

  @Flag(help: "Change nothing; name what would change, with exit status 1.")
  var check = false

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run { FormatCommand(files: files, onlyChecks: check, language: $0).run() }
  }
}
