import ArgumentParser
import ToriShell
import ToriText

/// The language that tori speaks.
struct Speech: ParsableArguments {
  @Option(
    help: .init(
      said("Speak en or ja; without it, as the locale says.", ja: "話す言語。enかja。なければロケールに従う。")),
    completion: .list(["en", "ja"]))
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

/// A text in the language of the command line, which need not be read for that: help on it is asked for
/// before it is.
func said(_ english: LocalizedText.Phrase, ja japanese: LocalizedText.Phrase) -> String {
  LocalizedText(english, ja: japanese)[SpokenLanguage.ofCommandLine]
}

extension SpokenLanguage {
  /// What the command line asks for, before it is read.
  static let ofCommandLine: SpokenLanguage = {
    let words = CommandLine.arguments
    let given = words.lazy.compactMap { $0.hasPrefix("--lang=") ? String($0.dropFirst(7)) : nil }
      .first
    let next = words.firstIndex(of: "--lang").map { $0 + 1 }.flatMap {
      words.indices.contains($0) ? words[$0] : nil
    }
    return (try? chosen(given ?? next)) ?? .english
  }()
}
