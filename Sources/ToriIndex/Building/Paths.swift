import Glibc
import ToriTime

/// `path` from the root, without `.`, `..` and doubled slashes; links are not followed.
package func absolutePath(_ path: String) -> String {
  var parts: [Substring] = []
  for part in (path.hasPrefix("/") ? path : currentFolder() + "/" + path).split(separator: "/") {
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

private func currentFolder() -> String {
  // SAFETY: with no buffer given the library allocates the string, which is freed here.
  guard let folder = unsafe getcwd(nil, 0) else { return "" }
  defer { unsafe free(folder) }
  return unsafe String(path: UnsafeRawBufferPointer(start: folder, count: strlen(folder)))
}
