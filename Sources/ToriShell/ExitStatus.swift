import Glibc
import ToriText

/// How a run ended, for whoever started it.
package enum ExitStatus: Int32, Comparable, Sendable {
  case done = 0
  /// An expectation failed.
  case unexpected = 1
  /// The query or the command line is wrong.
  case wrong = 2
  /// The corpus, or a part of it, cannot be read.
  case unreadable = 3
  case interrupted = 130

  package static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}

/// What every command does first.
package func prepareProcess() { StandardStreams.prepare() }

extension ExitStatus {
  /// Ends the process, with a text on standard output if all is well, else on standard error.
  package static func leave(_ status: ExitStatus, saying text: String) -> Never {
    let stream = status == .done ? STDOUT_FILENO : STDERR_FILENO
    // The command line may hold the name of a file, and that may hold anything.
    let shown = text.visible(newline: nil, tab: nil) + "\n"
    if !text.isEmpty { try? StandardStreams.write(Array(shown.utf8), to: stream) }
    exit(status.rawValue)
  }
}
