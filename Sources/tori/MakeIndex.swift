import ArgumentParser
import ToriShell

/// `tori index PATH… -o FILE.tori`
struct MakeIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: said(
      "Build an index to keep, or add to it what is new.", ja: "残しておく索引を作る。あれば新しいものを加える。"))

  @Argument(
    help: ArgumentHelp(said("Folders and files.", ja: "フォルダとファイル。"), valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp(said("The index.", ja: "索引。"), valueName: "file.tori"))
  var output: String

  @Flag(
    name: .customLong("words"),
    help: ArgumentHelp(
      said(
        "Cut its texts into words as well, which the first query for words does else.",
        ja: "本文を語に分けることまで済ませる。なければ語を尋ねる最初の問い合わせが行う。")))
  var cutsWords = false

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try IndexCommand(
        paths: paths, output: output, reading: reading.words, cutsWords: cutsWords, language: $0
      ).run()
    }
  }
}
