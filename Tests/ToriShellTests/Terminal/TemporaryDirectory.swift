import CPseudoTerminal
import Glibc

/// A directory for one test, gone with it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/tori-test-XXXXXX".utf8CString)
    // SAFETY: `mkdtemp` changes the template's last characters in place; it ends with a zero.
    path = unsafe mkdtemp(&template).map { unsafe String(cString: $0) } ?? "/nonexistent"
  }

  deinit { unsafe remove_tree(path) }

  func append(_ text: String, to file: String) { append(Array(text.utf8), to: file) }

  func append(_ bytes: [UInt8], to file: String) {
    // SAFETY: the path is only read, and so are the bytes.
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(descriptor) }
    _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
  }

  static func read(_ file: String) -> [UInt8] {
    // SAFETY: the path is only read; room for as many bytes as asked for.
    let descriptor = unsafe open(file, O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes[..<max(count, 0)])
  }
}
