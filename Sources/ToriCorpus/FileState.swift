import Glibc
import ToriSystem

/// What the system says of a file, by which it is seen without reading whether it is still what it was.
///
/// Size and time of change can be set to what they were (`cp -p`, `rsync -t`, an unpacked archive). The change of
/// state (ctime) cannot, and a file put in another's place has another number.
package struct FileState: Hashable, Sendable {
  package var byteCount: Int
  /// Nanoseconds since 1970.
  package var modificationTime: Int64
  /// Of the content, the name or the rights; in nanoseconds since 1970.
  package var stateTime: Int64
  /// The inode.
  package var number: UInt64

  package init(byteCount: Int, modificationTime: Int64, stateTime: Int64 = 0, number: UInt64 = 0) {
    self.byteCount = byteCount
    self.modificationTime = modificationTime
    self.stateTime = stateTime
    self.number = number
  }

  init(_ status: FileStatus) {
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
    self.init(
      byteCount: status.size, modificationTime: nanoseconds(status.modified),
      stateTime: nanoseconds(status.changed), number: status.number)
  }

  /// Nil where nothing is at the path.
  package init?(ofPath path: String) {
    guard let status = FileStatus(path) else { return nil }
    self.init(status)
  }

  /// Whether a file of this state may still hold what one of that state held; certainly not otherwise.
  package func mayHoldSame(as other: FileState) -> Bool {
    byteCount == other.byteCount && modificationTime == other.modificationTime
  }
}

/// Which file it is, by whatever name.
package struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64

  init(_ status: FileStatus) {
    device = status.device
    number = status.number
  }

  /// Of what is at `path`, links followed; nil where there is nothing.
  package init?(ofPath path: String) {
    guard let status = FileStatus(path) else { return nil }
    self.init(status)
  }
}
