import Glibc

/// What a path names in the end: of a symbolic link the place that it leads to, be there a file or not.
package func linkTarget(_ path: String) -> String {
  var path = path
  // As deep as the system follows them; what goes on for ever fails where it is opened.
  for _ in 0..<40 {
    guard let target = linkContent(path) else { return path }
    path =
      target.hasPrefix("/")
      ? target : (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + target
  }
  return path
}

/// What a symbolic link holds; nil for what is none.
private func linkContent(_ path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  // SAFETY: the call writes no more than it is told that the buffer holds.
  let count = unsafe readlink(path.pathBytes, &buffer, buffer.count)
  guard count > 0 else { return nil }
  return String(path: buffer.prefix(count).map(UInt8.init(bitPattern:)))
}

/// A folder for files that nobody keeps: `$TMPDIR`, else the system's, the first that can be written to;
/// nil where there is none.
package func temporaryFolder() -> String? {
  // SAFETY: the strings are copied at once, or read during the calls alone; tori sets no variables.
  let own = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
  return [own, "/tmp", "/var/tmp"].compactMap(\.self).first {
    unsafe isFolder($0) && access($0, W_OK | X_OK) == 0
  }
}
