import ArgumentParser
import ToriShell

/// `tori check FILE…`
struct CheckScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said(
      "Read scripts without running them; show what is wrong.", ja: "スクリプトを実行せずに読み、誤りを示す。"))

  @Argument(
    help: ArgumentHelp(
      said("Scripts; - is standard input.", ja: "スクリプト。-は標準入力。"), valueName: "file"),
    completion: .file(extensions: ["tq"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      said(
        "How messages are written: table, or jsonl for editors.", ja: "メッセージの書式。table、エディターにはjsonl。"
      )))
  var format: String?

  @Option(
    help: ArgumentHelp(
      said("Give $NAME this value.", ja: "$NAMEにこの値を与える。"), valueName: "name=value"))
  var set: [String] = []

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try CheckCommand(files: files, format: format, parameters: set, language: $0).run()
    }
  }
}
