import ToriSystem

/// `path` from the root, without `.`, `..` and doubled slashes; links are not followed.
///
/// - Parameter folder: from which a path that does not begin at the root is meant.
package func absolutePath(_ path: String, in folder: @autoclosure () -> String = currentFolder())
  -> String
{
  if path.isAbsolute { return path }
  let folder = folder()
  if folder.isAbsolute, ("/" + path).isAbsolute { return folder + "/" + path }
  var parts: [Substring] = []
  for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
    if part == ".." {
      _ = parts.popLast()
    } else if part != "." {
      parts.append(part)
    }
  }
  return "/" + parts.joined(separator: "/")
}

/// `path` from the folder of `file`, if it lies below that; both from the root.
func relativePath(of path: String, besideFile file: String) -> String? {
  let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
  return !folder.isEmpty && path.utf8.starts(with: folder.utf8)
    ? String(path.dropFirst(folder.count)) : nil
}

/// The folder from which paths are meant that do not begin at the root.
func currentFolder() -> String { ProcessSurroundings.currentFolder ?? "" }

extension String {
  /// Whether the path is as `absolutePath` gives it, the root aside: each part of it names a file or folder.
  fileprivate var isAbsolute: Bool {
    guard utf8.first == 0x2F else { return false }
    var (length, isDots) = (0, true)
    for byte in utf8.dropFirst() {
      if byte == 0x2F {
        if length == 0 || isDots && length <= 2 { return false }
        (length, isDots) = (0, true)
      } else {
        length += 1
        if byte != 0x2E { isDots = false }
      }
    }
    return length > 0 && !(isDots && length <= 2)
  }
}
