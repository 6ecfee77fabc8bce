import Glibc
import ToriTime

/// The folder beside an index in which the files of its words are.
enum WordFolder {
  static let ending = ".words"

  static func names(_ folder: String) -> [String] { ToriTime.names(inFolder: folder) ?? [] }

  // SAFETY: the library reads the strings during the calls alone, here and below.
  static func exists(_ path: String) -> Bool { unsafe access(path.pathBytes, F_OK) == 0 }

  /// Whether nobody else may read a file: then nobody else may read its words.
  static func isPrivate(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path.pathBytes, &status) == 0 && status.st_mode & 0o077 == 0
  }

  static func make(_ folder: String, isPrivate: Bool) throws(IndexError) {
    if unsafe mkdir(folder.pathBytes, isPrivate ? 0o700 : 0o777) == 0 { return }
    let number = errno
    if number == EEXIST, isFolder(folder), unsafe access(folder.pathBytes, W_OK | X_OK) == 0 {
      return
    }
    throw .cannotWrite(
      path: folder, .system(SystemError(number: number == EEXIST ? EACCES : number)))
  }

  /// A folder for the while.
  static func temporary() -> String? {
    guard let folder = temporaryFolder() else { return nil }
    let path = "\(folder)/tori-\(getpid())-\(UInt32.random(in: 0...UInt32.max))\(ending)"
    return unsafe mkdir(path.pathBytes, 0o700) == 0 ? path : nil
  }

  static func remove(_ path: String) { unsafe _ = unlink(path.pathBytes) }

  /// Removes a folder of words.
  static func removeAll(_ folder: String) {
    for name in names(folder) where name.hasSuffix(ending) || name.hasSuffix(".new") {
      remove("\(folder)/\(name)")
    }
    unsafe _ = rmdir(folder.pathBytes)
  }

  /// Removes the words of segments that the index has no more, by whatever dictionary they were cut. Whoever has them
  /// open reads on in them.
  static func removeOthers(_ folder: String, wanted: [String]) {
    for name in names(folder) where name.hasSuffix(ending) {
      if !wanted.contains(where: { name.hasPrefix($0) }) { remove("\(folder)/\(name)") }
    }
  }

  /// Notes that the folder is used now, for `IndexCache`.
  static func noteUse(_ folder: String) { unsafe _ = utimensat(AT_FDCWD, folder.pathBytes, nil, 0) }
}
