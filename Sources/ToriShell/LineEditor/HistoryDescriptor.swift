import Glibc
import ToriSystem

/// An open file of the history, closed, and so unlocked, when it is let go.
final class HistoryDescriptor {
  private let descriptor: Int32
  private let path: String
  private let action: HistoryError.Action

  init(path: String, flags: Int32, doing action: HistoryError.Action) throws(HistoryError) {
    self.path = path
    self.action = action
    descriptor = FileCalls.open(path, flags, permissions: 0o600)
    guard descriptor >= 0 else { throw HistoryError(action, path: path) }
    makePrivate()
  }

  /// Has the user alone read it, whatever else the user lets others do with new files, or did with this one.
  private func makePrivate() {
    guard let status = try? status(), status.kind == .file, status.permissions != 0o600
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
    guard let there = FileStatus(path) else {
      if errno == ENOENT { return false }
      throw failure()
    }
    return try status().isOfSameFile(as: there)
  }

  /// Whether it is a file of bytes, not a device.
  var isPlain: Bool {
    get throws(HistoryError) { try status().kind == .file }
  }

  func size() throws(HistoryError) -> Int { try status().size }

  func byte(at offset: Int) throws(HistoryError) -> UInt8 {
    guard let byte = FileCalls.read(descriptor, upTo: 1, at: offset)?.first else {
      throw failure()
    }
    return byte
  }

  func readAll() throws(HistoryError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      guard let piece = FileCalls.read(descriptor, upTo: 65_536) else { throw failure() }
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  func write(_ bytes: [UInt8]) throws(HistoryError) {
    guard FileCalls.write(bytes[...], to: descriptor) else { throw failure() }
  }

  func truncate(to size: Int) { _ = ftruncate(descriptor, size) }

  func sync() throws(HistoryError) {
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func status() throws(HistoryError) -> FileStatus {
    guard let status = FileStatus(descriptor: descriptor) else { throw failure() }
    return status
  }

  private func failure() -> HistoryError { HistoryError(action, path: path) }
}
