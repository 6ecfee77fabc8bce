import Glibc

/// What a path names in the end: of a symbolic link the place that it leads to, be there a file or not.
package func linkTarget(_ path: String) -> String {
  var path = path
  // As deep as the system follows them; what goes on for ever fails where it is opened.
  for _ in 0..<40 {
    guard let target = FileCalls.link(path) else { return path }
    path =
      target.hasPrefix("/")
      ? target : (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + target
  }
  return path
}

/// A folder for files that nobody keeps: `$TMPDIR`, else the system's, the first that can be written to;
/// nil where there is none.
package func temporaryFolder() -> String? {
  [ProcessSurroundings.variable("TMPDIR"), "/tmp", "/var/tmp"].compactMap(\.self).first {
    isFolder($0) && FileCalls.may(W_OK | X_OK, $0)
  }
}
