import ArgumentParser
import ToriShell

/// `tori verify FILE.tori`
struct VerifyIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: said("Check every checksum of an index.", ja: "索引のチェックサムをすべて確かめる。"))

  @Argument(
    help: ArgumentHelp(said("The index.", ja: "索引。"), valueName: "file.tori"),
    completion: .file(extensions: ["tori"]))
  var file: String

  @OptionGroup var speech: Speech

  func run() throws { try speech.run { VerifyCommand(file: file, language: $0).run() } }
}
