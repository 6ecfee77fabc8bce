import Glibc
import Synchronization
import ToriSystem

/// What comes through a pipe, read once and kept, without a name, as long as the process lives.
package enum SourceStream {
  /// Whether a path is of what can be read only once: `-` for standard input, or a pipe.
  package static func isStream(_ path: String) -> Bool {
    if path == "-" { return true }
    return FileStatus(path)?.kind == .pipe
  }

  /// Reads a stream to its end; the path by which what it gave is read from now on.
  ///
  /// Throws where it cannot be read, or no folder can be written.
  package static func kept(_ path: String) throws(SystemError) -> String {
    let stream = path == "-" ? STDIN_FILENO : FileCalls.open(path, O_RDONLY)
    guard stream >= 0 else { throw SystemError(number: errno) }
    defer { if stream != STDIN_FILENO { close(stream) } }
    let copy = try OpenFile.unnamed()
    while true {
      guard let bytes = FileCalls.read(stream, upTo: 1 << 18) else {
        throw SystemError(number: errno)
      }
      if bytes.isEmpty { break }
      try copy.append(bytes)
    }
    copies.withLock { $0.append(copy) }
    return folder + "\(copy.descriptor)"
  }

  /// What was kept, until the process ends.
  private static let copies = Mutex<[OpenFile]>([])

  /// The path as one would name it: `-` for what came through a pipe.
  package static func shown(_ path: String) -> String { isKept(path) ? "-" : path }

  /// Whether a path is one that `kept` gave.
  package static func isKept(_ path: String) -> Bool { path.hasPrefix(folder) }

  private static let folder = "/proc/self/fd/"
  /// What a document is called that came through a pipe.
  package static let name = "stdin"
}
