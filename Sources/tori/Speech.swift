import ArgumentParser
import ToriShell
import ToriText

/// The language that tori speaks.
struct Speech: ParsableArguments {
  @Option(help: "Speak en or ja; without it, as the locale says.")
  var lang: String?

  /// Runs `command` in the language; what it finds wrong with the command line is said in that, too.
  func run(_ command: (SpokenLanguage) throws -> ExitStatus) throws {
    var language = try SpokenLanguage.chosen(nil)
    do {
      language = try SpokenLanguage.chosen(lang)
      try command(language).end()
    } catch let problem as CommandLineProblem {
      throw ValidationError(problem.message[language])
    }
  }
}
