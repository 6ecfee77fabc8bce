import Glibc

/// An open file of the history, closed, and so unlocked, when it is let go.
final class HistoryDescriptor {
  private let descriptor: Int32
  private let path: String
  private let action: HistoryError.Action

  init(path: String, flags: Int32, doing action: HistoryError.Action) throws(HistoryError) {
    self.path = path
    self.action = action
    // SAFETY: the path ends with a zero and is only read.
    descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw HistoryError(action, path: path) }
    makePrivate()
  }

  /// Has the user alone read it, whatever else the user lets others do with new files, or did with this one.
  private func makePrivate() {
    guard let status = try? status(), status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o777 != 0o600
    else { return }
    // Of a file that is another's this fails, and it stays as that one wants it.
    fchmod(descriptor, 0o600)
  }

  deinit { close(descriptor) }

  /// Waits until this file is no one else's.
  func lock() throws(HistoryError) {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure() }
    }
  }

  /// Whether the file at `path` is this one, not another put in its place.
  func isStill(at path: String) throws(HistoryError) -> Bool {
    var there = stat()
    // SAFETY: `stat` fills the structure or fails.
    guard unsafe stat(path, &there) == 0 else {
      if errno == ENOENT { return false }
      throw failure()
    }
    let here = try status()
    return there.st_dev == here.st_dev && there.st_ino == here.st_ino
  }

  /// Whether it is a file of bytes, not a device.
  var isPlain: Bool {
    get throws(HistoryError) { try status().st_mode & S_IFMT == S_IFREG }
  }

  func size() throws(HistoryError) -> Int { Int(try status().st_size) }

  func byte(at offset: Int) throws(HistoryError) -> UInt8 {
    var byte: UInt8 = 0
    // SAFETY: room for the one byte asked for.
    guard unsafe pread(descriptor, &byte, 1, offset) == 1 else { throw failure() }
    return byte
  }

  func readAll() throws(HistoryError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      // SAFETY: room for as many bytes as asked for.
      let count = unsafe read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece[..<count]
      } else if errno != EINTR {
        throw failure()
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(HistoryError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // SAFETY: the buffer lives for the call and `write` only reads it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw failure()
      }
    }
  }

  func truncate(to size: Int) { _ = ftruncate(descriptor, size) }

  func sync() throws(HistoryError) {
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func status() throws(HistoryError) -> stat {
    var status = stat()
    // SAFETY: `fstat` fills the structure or fails.
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure() }
    return status
  }

  private func failure() -> HistoryError { HistoryError(action, path: path) }
}
