import ToriSystem
import ToriTime

/// A file as it is at some moment: another, or one that was written to since, has another stamp.
struct FileStamp: Hashable {
  private let device: UInt64
  private let inode: UInt64
  /// In bytes.
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Of the file at `path`; nil where there is none that holds anything.
  init?(_ path: String) {
    guard let status = FileStatus(path) else { return nil }
    self.init(status)
  }

  /// Of an open file.
  init?(descriptor: Int32) {
    guard let status = FileStatus(descriptor: descriptor) else { return nil }
    self.init(status)
  }

  private init?(_ status: FileStatus) {
    guard status.kind == .file, status.size > 0 else { return nil }
    device = status.device
    inode = status.number
    size = status.size
    seconds = status.modified.tv_sec
    nanoseconds = status.modified.tv_nsec
  }

  /// When it was written to last, to the minute.
  var written: TimeSpan {
    let instant = Instant(milliseconds: Int64(seconds) * 1000)
    return TimeSpan(earliest: instant, latest: instant, precision: .minute, basis: .stated)
  }
}
