import Glibc
import ToriLanguage

/// `tori format`: lays scripts out in the one way.
package struct FormatCommand {
  private let files: [String]
  private let onlyChecks: Bool

  /// With `onlyChecks`, nothing is written: the status says whether all are laid out already.
  package init(files: [String], onlyChecks: Bool) {
    self.files = files
    self.onlyChecks = onlyChecks
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console()
    var status = ExitStatus.done
    for file in files {
      guard let text = try? StandardStreams.text(of: file) else {
        console.writeMessage("tori: \(file): cannot be read\n")
        status = .wrong
        continue
      }
      guard let formatted = Formatter.format(text) else {
        console.writeMessage("tori: \(file): has errors; see: tori check \(file)\n")
        status = .wrong
        continue
      }
      do {
        if file == "-" && !onlyChecks {
          try console.writeRows(Array(formatted.utf8))
        } else if formatted != text {
          status = max(status, change(file, to: formatted, console))
        }
      } catch { return status }
    }
    return status
  }

  private func change(_ file: String, to text: String, _ console: Console) -> ExitStatus {
    if onlyChecks {
      console.writeMessage("\(file)\n")
      return .unexpected
    }
    do {
      try replaceFile(file, with: text)
      return .done
    } catch {
      console.writeMessage("tori: \(file): cannot be written: \(error.message)\n")
      return .wrong
    }
  }
}
