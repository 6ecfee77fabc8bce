import Glibc
import ToriSystem
import ToriTime

/// What there is at a path.
enum PathKind {
  case nothing, folder
  /// A file of so many bytes.
  case file(Int)
  /// A pipe, a device and the like, which hold nothing that could be lost.
  case other

  init(_ path: String) {
    guard let status = FileStatus(path) else {
      self = .nothing
      return
    }
    switch status.kind {
    case .folder: self = .folder
    case .file: self = .file(status.size)
    case .link, .pipe, .socket, .device: self = .other
    }
  }
}

extension SystemError {
  static let nothingThere = SystemError(number: ENOENT)
  static let isFolder = SystemError(number: EISDIR)
}

/// SHA-256 of a file, read piece by piece, in hexadecimal; nil where it cannot be read.
func digest(ofFile path: String) -> String? {
  let descriptor = FileCalls.open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var digest = FileDigest()
  while true {
    guard let piece = FileCalls.read(descriptor, upTo: 1 << 20) else { return nil }
    if piece.isEmpty { return digest.end() }
    digest.take(piece)
  }
}
