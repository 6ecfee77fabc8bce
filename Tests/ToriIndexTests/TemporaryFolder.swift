import Glibc

/// A folder of a test's own, removed with all that is in it when the test is over.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    // In memory where that is to be had: the tests write thousands of small files.
    let parent = unsafe access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/tori-index-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    guard let made else { throw Failure.system }
    path = made
  }

  enum Failure: Error { case system }

  deinit { remove(path) }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws {
    let descriptor = unsafe open(file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Failure.system }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { throw Failure.system }
      written += count
    }
  }

  func read(_ name: String) throws -> [UInt8] {
    let descriptor = unsafe open(file(name), O_RDONLY)
    guard descriptor >= 0 else { throw Failure.system }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The names of what is in the folder.
  var names: [String] { Self.names(in: path) }

  func names(in folder: String) -> [String] { Self.names(in: file(folder)) }

  private static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func remove(_ path: String) {
    for name in Self.names(in: path) {
      if unsafe unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    unsafe rmdir(path)
  }
}
