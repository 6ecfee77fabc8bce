import ArgumentParser
import ToriShell

/// `tori rerun FILE.meta.json…`
struct Rerun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: said(
      "Ask again what saved files were made from, and tell what differs. Nothing is written.",
      ja: "保存したファイルのもとの問い合わせをもう一度行い、違いを示す。何も書かない。"),
    discussion: said(
      """
      FILE is a file that 'save' wrote, or FILE.meta.json beside it.
      Exit status: 0 all are the same, 1 one differs, or is gone, 2 a query cannot be read any more,
      3 a file or its corpus cannot be read.
      """,
      ja: """
        FILEは'save'で書いたファイルか、その隣のFILE.meta.json。
        終了状態: 0 すべて同じ、1 違うか、なくなったものがある、2 問い合わせがもう読めない、
        3 ファイルかコーパスを読めない。
        """))

  @Argument(
    help: ArgumentHelp(said("Saved files.", ja: "保存したファイル。"), valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      said(
        "The corpus, where it lies elsewhere than when the files were saved.",
        ja: "保存したときと別の場所にあるコーパス。"), valueName: "path"))
  var corpus: [String] = []

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run { RerunCommand(files: files, corpus: corpus, language: $0).run() }
  }
}
