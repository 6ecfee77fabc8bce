import Glibc
import ToriSystem

/// A folder of a measurement's own, removed with all that is in it when this object goes.
package final class TemporaryFolder {
  package let path: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  package init() throws {
    let parent = ProcessSurroundings.variable("TMPDIR") ?? "/tmp"
    path = parent + "/tori-bench-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    // SAFETY: the library reads the string during the call alone.
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw Failure(description: "cannot write to '\(parent)'")
    }
  }

  deinit { removeFolder(path) }
}

/// The names in a folder, `.` and `..` aside.
func names(inFolder path: String) -> [String] {
  // SAFETY: entries are the library's own until the next call; names are copied at once.
  guard let folder = unsafe opendir(path) else { return [] }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names
}

private func removeFolder(_ path: String) {
  for name in names(inFolder: path) {
    let inner = path + "/" + name
    // SAFETY: the library reads the strings during the calls alone, here and below.
    if unsafe unlink(inner) != 0 { removeFolder(inner) }
  }
  unsafe rmdir(path)
}

/// What the files of a folder take on disk: some are longer than what is written in them.
func allocatedBytes(inFolder path: String) -> Int {
  names(inFolder: path).reduce(0) { sum, name in
    var status = stat()
    // SAFETY: `status` outlives the call.
    guard unsafe stat(path + "/" + name, &status) == 0 else { return sum }
    return sum + Int(status.st_blocks) * 512
  }
}
