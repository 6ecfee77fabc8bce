import Glibc
import ToriText
import ToriTime

/// What comes through a pipe, read once and kept, without a name, as long as the process lives.
package enum SourceStream {
  /// Whether a path is of what can be read only once: `-` for standard input, or a pipe.
  package static func isStream(_ path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    // SAFETY: the call reads the path and writes the structure while it lasts.
    return unsafe stat(path.pathBytes, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Reads a stream to its end; the path by which what it gave is read from now on.
  ///
  /// Throws where it cannot be read, or no folder can be written.
  package static func kept(_ path: String) throws(SystemError) -> String {
    let source = path == "-" ? STDIN_FILENO : unsafe open(path.pathBytes, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw SystemError(number: errno) }
    defer { if source != STDIN_FILENO { close(source) } }
    var name = Array("\(temporaryFolder() ?? "/tmp")/tori-XXXXXX".utf8CString)
    // SAFETY: the library writes within the name, which ends in a zero.
    let copy = unsafe mkstemp(&name)
    guard copy >= 0 else { throw SystemError(number: errno) }
    unsafe unlink(name)
    _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
    var isWhole = false
    defer { if !isWhole { close(copy) } }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      // SAFETY: no more is read than the buffer holds, and no more written than was read.
      let size = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(source, $0.baseAddress, $0.count)
      }
      if size < 0 && errno == EINTR { continue }
      guard size >= 0 else { throw SystemError(number: errno) }
      if size == 0 {
        isWhole = true
        return folder + "\(copy)"
      }
      var start = 0
      while start < size {
        let written = unsafe buffer.withUnsafeBytes {
          unsafe write(copy, $0.baseAddress?.advanced(by: start), size - start)
        }
        if written < 0 && errno == EINTR { continue }
        guard written >= 0 else { throw SystemError(number: errno) }
        start += written
      }
    }
  }

  /// The path as one would name it: `-` for what came through a pipe.
  package static func shown(_ path: String) -> String { isKept(path) ? "-" : path }

  /// Whether a path is one that `kept` gave.
  package static func isKept(_ path: String) -> Bool { path.hasPrefix(folder) }

  private static let folder = "/proc/self/fd/"
  /// What a document is called that came through a pipe.
  package static let name = "stdin"
}
