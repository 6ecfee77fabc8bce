import Glibc
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
    var status = stat()
    // SAFETY: the path ends with a zero and is only read; the call writes the structure.
    guard unsafe stat(path.pathBytes, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file.
  init?(descriptor: Int32) {
    var status = stat()
    // SAFETY: the call writes the structure.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// When it was written to last, to the minute.
  var written: TimeSpan {
    let instant = Instant(milliseconds: Int64(seconds) * 1000)
    return TimeSpan(earliest: instant, latest: instant, precision: .minute, basis: .stated)
  }
}
