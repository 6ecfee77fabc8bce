import Glibc

/// What the system says of a file, folder or whatever else is there.
package struct FileStatus: Sendable {
  /// What can be at a path.
  package enum Kind: Sendable {
    case file, folder, link, pipe, socket
    /// A device, or what only some systems have.
    case device
  }

  package let kind: Kind
  /// In bytes.
  package let size: Int
  /// The nine bits of who may read, write and execute it.
  package let permissions: mode_t
  /// Which it is, by whatever name.
  package let device: UInt64
  /// The inode, on its device.
  package let number: UInt64
  /// By how many names it is there.
  package let linkCount: Int
  /// When its content changed last.
  package let modified: timespec
  /// When its content, its names or its rights changed last.
  package let changed: timespec

  /// What is at `path`, links followed or not; nil where nothing is, and `errno` says why.
  package init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    let bytes = path.pathBytes
    // SAFETY: the calls read the path and write the structure while they last.
    guard unsafe (followsLinks ? stat(bytes, &status) : lstat(bytes, &status)) == 0 else {
      return nil
    }
    self.init(status)
  }

  /// What is open; nil where that cannot be told, and `errno` says why.
  package init?(descriptor: Int32) {
    var status = stat()
    // SAFETY: the call writes the structure.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    size = Int(status.st_size)
    permissions = status.st_mode & 0o777
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    linkCount = Int(status.st_nlink)
    modified = status.st_mtim
    changed = status.st_ctim
  }

  /// Whether both are of one file.
  package func isOfSameFile(as other: FileStatus) -> Bool {
    device == other.device && number == other.number
  }
}
