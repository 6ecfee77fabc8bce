import Glibc
import ToriText
import ToriTime

/// A file that grows beside the place it is meant for, under a name of its own, `PATH.….new`.
///
/// Whoever writes one keeps it locked, so one without a lock was left behind by a killed process.
struct TemporaryFile {
  let path: String
  let descriptor: Int32

  /// Makes one for `target`, after removing those that are left behind.
  static func make(for target: String) throws(IndexError) -> TemporaryFile {
    removeAbandoned(for: target)
    for attempt in 0..<100 {
      // The process and a moment make the name ours; O_EXCL makes sure.
      var now = timespec()
      // SAFETY: `now` outlives the call.
      unsafe clock_gettime(CLOCK_REALTIME, &now)
      let path = "\(target).\(getpid())-\(now.tv_nsec)-\(attempt).new"
      let descriptor = unsafe open(path.pathBytes, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { break }
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      // Before it was locked, another process may have taken it for abandoned.
      if isLocked && hasName(descriptor) {
        return TemporaryFile(path: path, descriptor: descriptor)
      }
      close(descriptor)
    }
    throw .cannotWrite(path: target, reason: SystemError(number: errno).message)
  }

  private static func removeAbandoned(for target: String) {
    guard let slash = target.lastIndex(of: "/") else { return }
    let folder = String(target[...slash])
    let start = String(target[target.index(after: slash)...]) + "."
    for name in names(in: folder) where name.hasPrefix(start) && name.hasSuffix(".new") {
      let descriptor = unsafe open((folder + name).pathBytes, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      if descriptor < 0 { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unsafe unlink((folder + name).pathBytes) }
      close(descriptor)
    }
  }

  private static func hasName(_ descriptor: Int32) -> Bool {
    var status = stat()
    // SAFETY: `status` outlives the call.
    return unsafe fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder.pathBytes) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // SAFETY: the system ends a name with a zero within its field.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(path: bytes.prefix { $0 != 0 })
      }
      names.append(name)
    }
    return names
  }
}
