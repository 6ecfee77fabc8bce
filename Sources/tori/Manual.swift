import ArgumentParser
import ToriShell
import ToriText

/// `tori manual`, for whoever packages it: `tori manual > tori.1`.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: said(
      "Print the manual page: tori manual | man -l -.",
      ja: "マニュアルのページを書き出す: tori manual | man -l -。"))

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run { language in
      let page = ManualPage(language: language, commands: Self.commands(language))
      ExitStatus.leave(.done, saying: page.source)
    }
  }

  private static func commands(_ language: SpokenLanguage) -> [ManualPage.Command] {
    Tori.configuration.subcommands.map { command in
      let name = command.configuration.commandName ?? ""
      // So wide that no line is broken.
      let help = Tori.helpMessage(for: command, columns: 10_000)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("USAGE: ") }.joined(separator: "\n")
        .replacing("OVERVIEW: ", with: "", maxReplacements: 1)
      return ManualPage.Command(
        name: command == Ask.self ? "tori" : "tori \(name)",
        help: CommandLineWords.said(help, in: language))
    }
  }
}
