import ArgumentParser
import ToriShell

/// `tori index PATH… -o FILE.tori`
struct MakeIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: said(
      "Build an index to keep, or add to it what is new.", ja: "残しておく索引を作る。あれば新しいものを加える。"))

  @Argument(help: ArgumentHelp(said("Folders and files.", ja: "フォルダとファイル。"), valueName: "path"))
  var paths: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp(said("The index.", ja: "索引。"), valueName: "file.tori"))
  var output: String

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try IndexCommand(paths: paths, output: output, reading: reading.words, language: $0).run()
    }
  }
}
