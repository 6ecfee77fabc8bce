import Glibc
import ToriSystem

/// A file that grows beside the place it is meant for, under a name of its own, `PATH.….new`.
///
/// Whoever writes one keeps it locked, so one without a lock was left behind by a killed process.
struct TemporaryFile {
  let path: String
  let descriptor: Int32

  /// Makes one for `target`, after removing those that are left behind; it may be read by those who may read
  /// what is there already, else by whom the user lets read new files, or `isPrivate` by nobody else.
  static func make(for target: String, isPrivate: Bool) throws(IndexError) -> TemporaryFile {
    removeAbandoned(for: target)
    let known = isPrivate ? 0o600 : FileStatus(target)?.permissions
    for attempt in 0..<100 {
      // The process and a moment make the name ours; O_EXCL makes sure.
      let moment = ProcessSurroundings.now.tv_nsec
      let path = "\(target).\(getpid())-\(moment)-\(attempt).new"
      let descriptor = FileCalls.open(
        path, O_RDWR | O_CREAT | O_EXCL, permissions: known ?? 0o666)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { break }
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      // Before it was locked, another process may have taken it for abandoned.
      if isLocked && hasName(descriptor) {
        if let known { fchmod(descriptor, known) }
        return TemporaryFile(path: path, descriptor: descriptor)
      }
      close(descriptor)
    }
    throw .cannotWrite(path: target, .system(SystemError(number: errno)))
  }

  private static func removeAbandoned(for target: String) {
    guard let slash = target.lastIndex(of: "/") else { return }
    let folder = String(target[...slash])
    let start = String(target[target.index(after: slash)...]) + "."
    for name in names(inFolder: folder) ?? [] where name.hasPrefix(start) && name.hasSuffix(".new")
    {
      let descriptor = FileCalls.open(folder + name, O_RDWR | O_NOFOLLOW)
      if descriptor < 0 { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { FileCalls.remove(folder + name) }
      close(descriptor)
    }
  }

  private static func hasName(_ descriptor: Int32) -> Bool {
    FileStatus(descriptor: descriptor).map { $0.linkCount > 0 } ?? false
  }
}
