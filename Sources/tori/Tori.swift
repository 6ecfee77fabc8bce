import ArgumentParser
import ToriShell

/// Arguments in, exit status out.
@main
struct Tori: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tori", abstract: said("Ask a corpus of posts.", ja: "投稿のコーパスに問う。"),
    version: Invocation.version,
    subcommands: [
      Ask.self, MakeIndex.self, VerifyIndex.self, CheckScripts.self, FormatScripts.self,
      Rerun.self,
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
      // A wrong command line ends as a wrong query does.
      ExitStatus.leave(
        isHelp ? .done : .wrong, saying: isHelp ? message(for: error) : fullMessage(for: error))
    }
  }
}

extension ExitStatus {
  /// Ends the command with this status.
  func end() throws { throw ExitCode(rawValue) }
}
