import ToriRemote
import ToriText

/// `tori ddl`: prints what defines tori's tables on servers.
package struct DefinitionsCommand {
  private let definitions: Definitions
  private let language: SpokenLanguage

  package init(
    address: String, version: String?, language: SpokenLanguage
  ) throws(CommandLineProblem) {
    let place = try RemoteCorpus.address(address)
    guard let server = version.map(ServerVersion.init) ?? .ordinary, server >= .oldest else {
      let oldest = "\(ServerVersion.oldest.major).\(ServerVersion.oldest.minor)"
      throw CommandLineProblem(
        LocalizedText(
          "'\(version ?? "")' is no version of a server that tori knows: \(oldest) or later, such as 26.2",
          ja: "'\(version ?? "")'はtoriが知るサーバーの版でない。\(oldest)以降（26.2など）"))
    }
    definitions = Definitions(for: place, server)
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    do {
      try console.writeRows(Array(definitions.text.utf8))
      return .done
    } catch {
      if error.wasInterrupted { return .interrupted }
      // Who reads the statements has had enough.
      guard let reason = error.reason else { return .done }
      console.complain(.rowsCannotBeWritten(reason))
      return .unreadable
    }
  }
}
