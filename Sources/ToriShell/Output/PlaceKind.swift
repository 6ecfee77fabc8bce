import Glibc
import ToriSystem
import ToriTime

/// What there is at a path.
enum PlaceKind {
  case nothing, folder
  /// A file of so many bytes.
  case file(Int)
  /// A pipe, a device and the like, which hold nothing that could be lost.
  case other

  init(_ path: String) {
    var status = stat()
    // SAFETY: the call reads the path and writes the structure while it lasts.
    guard unsafe stat(path.pathBytes, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file(Int(status.st_size))
    default: self = .other
    }
  }
}

extension SystemError {
  static let nothingThere = SystemError(number: ENOENT)
  static let isFolder = SystemError(number: EISDIR)
}

/// SHA-256 of a file, read piece by piece, in hexadecimal; nil where it cannot be read.
func digest(ofFile path: String) -> String? {
  let descriptor = unsafe open(path.pathBytes, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var digest = FileDigest()
  var piece = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    // SAFETY: room for as many bytes as asked for.
    let count = unsafe read(descriptor, &piece, piece.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return digest.end() }
    digest.take(Array(piece.prefix(count)))
  }
}

/// Removes a file; where that fails, it stays.
func removeFile(_ path: String) {
  // SAFETY: the path ends with a zero and is only read.
  _ = unsafe unlink(path.pathBytes)
}
