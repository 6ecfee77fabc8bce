import ArgumentParser
import ToriShell

/// `tori format FILE…`
struct FormatScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: said(
      "Lay scripts out in the one way, in their place.", ja: "スクリプトを決まった形に整え、その場で書き換える。"))

  @Argument(
    help: ArgumentHelp(
      said(
        "Scripts; - is standard input, laid out on standard output.",
        ja: "スクリプト。-は標準入力で、標準出力に整えて出す。"), valueName: "file"),
    completion: .file(extensions: ["tq"]))
  var files: [String]

  @Flag(
    help: ArgumentHelp(
      said(
        "Change nothing; name what would change, with exit status 1.",
        ja: "何も変えず、変わるものの名を挙げる。終了状態は1。")))
  var check = false

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run { FormatCommand(files: files, onlyChecks: check, language: $0).run() }
  }
}
