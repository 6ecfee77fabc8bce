import ToriLanguage
import ToriText

/// `tori format`: lays scripts out in the one way.
package struct FormatCommand {
  private let files: [String]
  private let onlyChecks: Bool
  private let language: SpokenLanguage

  /// With `onlyChecks`, nothing is written: the status says whether all are laid out already.
  package init(files: [String], onlyChecks: Bool, language: SpokenLanguage) {
    self.files = files
    self.onlyChecks = onlyChecks
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    var status = ExitStatus.done
    for file in files {
      guard let text = try? StandardStreams.text(of: file) else {
        console.complain(.cannotBeRead(file))
        status = .wrong
        continue
      }
      guard let formatted = Formatter.format(text) else {
        console.complain(
          LocalizedText(
            "\(file): has errors; see: tori check \(file)",
            ja: "\(file): エラーがある。tori check \(file) で見る"))
        status = .wrong
        continue
      }
      do {
        if file == "-" && !onlyChecks {
          let shown = console.rowsAreShown ? formatted.visible(newline: nil, tab: nil) : formatted
          try console.writeRows(Array(shown.utf8))
        } else if formatted != text {
          status = max(status, change(file, to: formatted, console))
        }
      } catch { return status }
    }
    return status
  }

  private func change(_ file: String, to text: String, _ console: Console) -> ExitStatus {
    if onlyChecks {
      console.echo(file)
      return .unexpected
    }
    do {
      try replaceFile(file, with: text)
      return .done
    } catch {
      console.complain(.cannotBeWritten(file, error.message))
      return .wrong
    }
  }
}
