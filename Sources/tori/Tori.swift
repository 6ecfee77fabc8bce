import ArgumentParser
import ToriShell
import ToriText

/// Arguments in, exit status out.
@main
struct Tori: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tori", abstract: said("Ask a corpus of posts.", ja: "投稿のコーパスに問う。"),
    version: Invocation.version,
    subcommands: [
      Ask.self, MakeIndex.self, VerifyIndex.self, CheckScripts.self, FormatScripts.self,
      Rerun.self, LoadCorpus.self, PrintDefinitions.self, Manual.self,
    ], defaultSubcommand: Ask.self)

  static func main() {
    prepareProcess()
    do {
      var command = try parseAsRoot(StandardStreams.arguments)
      try command.run()
    } catch let status as ExitCode {
      exit(withError: status)
    } catch {
      let isHelp = exitCode(for: error) == .success
      var text = isHelp ? message(for: error) : fullMessage(for: error)
      // The library knows one line; what else has a version is looked for only when it is asked.
      if isHelp, text == Invocation.version {
        text = Versions.text[.ofCommandLine]
      } else if isHelp, let parameters = parametersOfScript {
        text += "\n\n" + parameters[.ofCommandLine]
      }
      // A wrong command line ends as a wrong query does.
      ExitStatus.leave(
        isHelp ? .done : .wrong, saying: CommandLineWords.said(text, in: .ofCommandLine))
    }
  }
}

extension Tori {
  /// What the script takes that help is asked for with.
  private static var parametersOfScript: LocalizedText? {
    let words = StandardStreams.arguments
    guard let place = words.firstIndex(of: "-f"), words.indices.contains(place + 1),
      words[place + 1] != "-"
    else { return nil }
    return ScriptParameters.help(on: words[place + 1])
  }
}

extension ExitStatus {
  /// Ends the command with this status.
  func end() throws { throw ExitCode(rawValue) }
}
