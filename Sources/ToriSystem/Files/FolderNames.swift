import Glibc

/// The names of what is in a folder, as `String(path:)` gives them, `.` and `..` too, in no order; nil, with `errno` set, if it cannot
/// be opened.
package func names(inFolder path: String) -> [String]? {
  // SAFETY: the stream is opened, read and closed here, by one thread; each name is copied before
  // the next entry is read over it.
  guard let folder = unsafe opendir(path.pathBytes) else { return nil }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    names.append(
      unsafe withUnsafeBytes(of: entry.pointee.d_name) { name in
        unsafe String(path: name.prefix { $0 != 0 })
      })
  }
  return names
}

/// Whether there is a folder at `path`, be it by a link.
package func isFolder(_ path: String) -> Bool {
  FileStatus(path)?.kind == .folder
}
