import ArgumentParser
import ToriShell

/// `tori verify FILE.tori`
struct VerifyIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every checksum of an index.")

  @Argument(help: ArgumentHelp("The index.", valueName: "file.tori"))
  var file: String

  @OptionGroup var speech: Speech

  func run() throws { try speech.run { VerifyCommand(file: file, language: $0).run() } }
}
