import ArgumentParser
import ToriShell

/// `tori load PATH… clickhouse://HOST:PORT/DATABASE`
struct LoadCorpus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: said(
      "Take a corpus to ClickHouse servers, to be asked there.",
      ja: "コーパスをClickHouseのサーバーに入れ、そこで問えるようにする。"))

  @Argument(
    help: ArgumentHelp(
      said(
        "Folders and files, and last the address: clickhouse://HOST:PORT/DATABASE.",
        ja: "フォルダとファイル、最後にアドレス: clickhouse://ホスト:ポート/データベース。"), valueName: "path"),
    completion: .file())
  var paths: [String]

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try LoadCommand(words: paths, reading: reading.words, language: $0).run()
    }
  }
}
