import Glibc
import ToriSystem

/// Keeps other processes from making the index of one place at the same time: each would take over what is
/// there, and the later would lose what the other added.
///
/// A file beside the place, `PATH.lock`, is locked while the work goes on, and removed after it. The system
/// unlocks what a killed process had locked.
struct BuildLock {
  private let path: String
  /// -1 where the file system has no locks.
  private let descriptor: Int32

  private static let pause: UInt32 = 20_000

  /// Waits until nobody else has the lock of `target`; `waiting`, called again and again meanwhile, may throw.
  ///
  /// - Parameter isPrivate: whether nobody else but the user makes this index.
  init(for target: String, isPrivate: Bool, waiting: () throws(IndexError) -> Void)
    throws(IndexError)
  {
    path = linkTarget(absolutePath(target)) + ".lock"
    let mode: mode_t = isPrivate ? 0o600 : 0o644
    while true {
      let descriptor = FileCalls.open(path, O_RDONLY | O_CREAT | O_NOFOLLOW, permissions: mode)
      guard descriptor >= 0 else {
        throw .cannotWrite(path: target, .system(SystemError(number: errno)))
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        // Whoever had it before may have removed the file since it was opened here.
        if Self.isFile(descriptor, at: path) {
          self.descriptor = descriptor
          UnfinishedFiles.add(path)
          return
        }
        close(descriptor)
        continue
      }
      let failure = errno
      close(descriptor)
      guard failure == EWOULDBLOCK || failure == EINTR else {
        self.descriptor = -1
        return
      }
      try waiting()
      usleep(Self.pause)
    }
  }

  func release() {
    UnfinishedFiles.remove(path)
    FileCalls.remove(path)
    if descriptor >= 0 { close(descriptor) }
  }

  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    guard let here = FileStatus(descriptor: descriptor), let there = FileStatus(path) else {
      return false
    }
    return here.isOfSameFile(as: there)
  }
}

extension Progress {
  static func waiting(for path: String) -> Progress {
    Progress(
      path: path, documentsDone: 0, documentCount: 0, bytesDone: 0, byteCount: 0, isWaiting: true)
  }
}
