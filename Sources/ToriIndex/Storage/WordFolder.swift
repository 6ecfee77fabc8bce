import Glibc
import ToriSystem

/// The folder beside an index in which the files of its words are.
enum WordFolder {
  static let ending = ".words"

  static func names(_ folder: String) -> [String] { ToriSystem.names(inFolder: folder) ?? [] }

  static func exists(_ path: String) -> Bool { FileCalls.may(F_OK, path) }

  /// Whether nobody else may read a file: then nobody else may read its words.
  static func isPrivate(_ path: String) -> Bool {
    FileStatus(path).map { $0.permissions & 0o077 == 0 } ?? false
  }

  static func make(_ folder: String, isPrivate: Bool) throws(IndexError) {
    if FileCalls.makeFolder(folder, permissions: isPrivate ? 0o700 : 0o777) { return }
    let number = errno
    if number == EEXIST, isFolder(folder), FileCalls.may(W_OK | X_OK, folder) { return }
    throw .cannotWrite(
      path: folder, .system(SystemError(number: number == EEXIST ? EACCES : number)))
  }

  /// A folder for the while.
  static func temporary() -> String? {
    guard let folder = temporaryFolder() else { return nil }
    let path = "\(folder)/tori-\(getpid())-\(UInt32.random(in: 0...UInt32.max))\(ending)"
    return FileCalls.makeFolder(path, permissions: 0o700) ? path : nil
  }

  static func remove(_ path: String) { FileCalls.remove(path) }

  /// Removes a folder of words.
  static func removeAll(_ folder: String) {
    for name in names(folder) where name.hasSuffix(ending) || name.hasSuffix(".new") {
      remove("\(folder)/\(name)")
    }
    FileCalls.removeFolder(folder)
  }

  /// Removes the words of segments that the index has no more, by whatever dictionary they were cut. Whoever has them
  /// open reads on in them.
  static func removeOthers(_ folder: String, wanted: [String]) {
    for name in names(folder) where name.hasSuffix(ending) {
      if !wanted.contains(where: { name.hasPrefix($0) }) { remove("\(folder)/\(name)") }
    }
  }

  /// Notes that the folder is used now, for `IndexCache`.
  static func noteUse(_ folder: String) { FileCalls.touch(folder) }
}
