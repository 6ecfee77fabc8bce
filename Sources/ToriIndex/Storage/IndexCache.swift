import Glibc
import ToriSystem

/// The folder in which indexes of folders and files are kept for the next time.
///
/// The time of an index's last use is its file's time of change, which an opening sets anew. A shell that
/// has an index open reads on in it when its file is removed; it is built anew when it is next opened.
package struct IndexCache {
  let folder: String

  /// An index that nobody opened for so long is removed.
  package static let daysKept = 90
  private static let secondsADay = 86_400

  package init(folder: String) { self.folder = folder }

  /// Notes that the index `name` is used now.
  func noteUse(of name: String) {
    // Where it fails, the index is built anew one day; nothing is lost.
    FileCalls.touch(folder + "/" + name)
  }

  /// Removes the indexes that were not used in the last `daysKept` days before `now`, in seconds since
  /// 1970, and nothing that is not called as the cache calls its files.
  package func removeUnused(now: Int = time(nil)) {
    for name in names(inFolder: folder) ?? [] {
      let path = folder + "/" + name
      if Self.isName(name, WordFolder.ending) { removeUnusedWords(path, now) }
      guard Self.isIndexName(name), let status = FileStatus(path, followsLinks: false),
        status.kind == .file, now - status.modified.tv_sec > Self.daysKept * Self.secondsADay
      else { continue }
      FileCalls.remove(path)
    }
  }

  /// Removes a folder of words that nobody opened for so long.
  private func removeUnusedWords(_ path: String, _ now: Int) {
    guard let status = FileStatus(path, followsLinks: false), status.kind == .folder,
      now - status.modified.tv_sec > Self.daysKept * Self.secondsADay
    else { return }
    WordFolder.removeAll(path)
  }

  /// Whether the file at `path` is one of the cache's.
  func holds(_ path: String) -> Bool {
    path.hasPrefix(folder + "/") && Self.isIndexName(String(path.dropFirst(folder.count + 1)))
  }

  /// The file's name for an index whose makings have this checksum.
  static func name(ofChecksum checksum: UInt64) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ending
  }

  private static let ending = ".tori"

  private static func isIndexName(_ name: String) -> Bool { isName(name, ending) }

  private static func isName(_ name: String, _ ending: String) -> Bool {
    name.utf8.count == 16 + ending.utf8.count && name.hasSuffix(ending)
      && name.prefix(16).allSatisfy { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
  }
}
