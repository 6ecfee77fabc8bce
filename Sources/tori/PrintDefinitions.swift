import ArgumentParser
import ToriShell

/// `tori ddl clickhouse://HOST:PORT/DATABASE`
struct PrintDefinitions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ddl",
    abstract: said(
      "Print the statements that define tori's tables on ClickHouse servers.",
      ja: "ClickHouseのサーバーにtoriの表を定義する文を出力する。"),
    discussion: said(
      "Nothing is connected to: an operator reads the statements and runs them.",
      ja: "どこにもつながない。管理者が読んで実行する。"))

  @Argument(
    help: ArgumentHelp(
      said(
        "clickhouse://HOST:PORT/DATABASE, on a cluster with ?cluster=NAME, and &replicated=yes where shards have replicas.",
        ja: "clickhouse://ホスト:ポート/データベース。クラスタなら?cluster=名前、シャードに複製があれば&replicated=yesを付ける。"),
      valueName: "address"))
  var address: String

  @Option(
    help: ArgumentHelp(
      said(
        "The oldest version among the servers, such as 26.2.", ja: "サーバーのうち最も古い版。26.2など。"),
      valueName: "version"))
  var server: String?

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try DefinitionsCommand(address: address, version: server, language: $0).run()
    }
  }
}
