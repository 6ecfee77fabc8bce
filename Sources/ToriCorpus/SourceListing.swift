import Glibc
import ToriText
import ToriTime

/// A file that can be read into the corpus.
package struct SourceFile: Hashable, Sendable {
  package var path: String
  /// The file's name without its ending.
  package var stem: String
  package var byteCount: Int
  /// Nanoseconds since 1970.
  package var modificationTime: Int64
}

/// A file or folder that cannot be read, and why, in words.
package struct ReadFailure: Error, Hashable, Sendable {
  package var path: String
  package var reason: LocalizedText

  package init(path: String, reason: LocalizedText) {
    self.path = path
    self.reason = reason
  }
}

/// Finds the files that a corpus is made of.
package struct SourceListing {
  package private(set) var files: [SourceFile] = []
  package private(set) var failures: [ReadFailure] = []
  /// The folders on the way down, so that a link back up ends.
  private var visited: Set<FileIdentity> = []

  private struct FileIdentity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  /// The files at `paths` and, of folders, in them and the folders they hold, in bytewise order.
  ///
  /// Hidden files and tori's own are passed over; what else cannot be read is named with its reason,
  /// and the rest goes on.
  package static func list(_ paths: [String]) -> SourceListing {
    var listing = SourceListing()
    for path in paths { listing.add(path, isNamed: true) }
    var seen: Set<String> = []
    listing.files = listing.files.filter { seen.insert($0.path).inserted }
    return listing
  }

  private static let endings: Set<String> = [
    "", "txt", "text", "md", "markdown", "mkd", "log", "jsonl", "ndjson", "json", "csv", "tsv",
    "tab",
    "dat", "mbox", "mbx", "eml", "xml", "rss", "atom", "rdf", "tei", "vrt", "vert",
  ]
  private static let own: Set<String> = ["tori", "tq"]

  private mutating func add(_ path: String, isNamed: Bool) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      fail(path, SystemError(number: errno).message)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: addFolder(path, status)
    case S_IFREG: addFile(path, status, isNamed: isNamed)
    case S_IFIFO: fail(path, .neitherFileNorFolder(LocalizedText("a pipe", ja: "パイプ")))
    case S_IFSOCK: fail(path, .neitherFileNorFolder(LocalizedText("a socket", ja: "ソケット")))
    default: fail(path, .neitherFileNorFolder(LocalizedText("a device", ja: "デバイス")))
    }
  }

  private mutating func addFile(_ path: String, _ status: stat, isNamed: Bool) {
    let ending = Sniffer.fileExtension(path)
    if !isNamed {
      if Self.own.contains(ending) { return }
      guard Self.endings.contains(ending) else {
        fail(
          path,
          LocalizedText(
            "tori does not read .\(ending) files (name it to have it tried)",
            ja: "toriは.\(ending)ファイルを読まない（名指しすれば試す）"))
        return
      }
    } else if Self.own.contains(ending) {
      fail(
        path,
        LocalizedText(
          "this is a file of tori's own, not a source", ja: "これはtori自身のファイルで、原文ではない"))
      return
    }
    guard unsafe access(path, R_OK) == 0 else {
      fail(path, SystemError(number: errno).message)
      return
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let time = status.st_mtim
    files.append(
      SourceFile(
        path: path, stem: ToriCorpus.stem(of: name), byteCount: Int(status.st_size),
        modificationTime: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)))
  }

  private mutating func addFolder(_ path: String, _ status: stat) {
    let identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    guard visited.insert(identity).inserted else { return }
    defer { visited.remove(identity) }
    guard let names = names(inFolder: path) else {
      fail(path, SystemError(number: errno).message)
      return
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    for name in sorted where !name.hasPrefix(".") { add(prefix + name, isNamed: false) }
  }

  private mutating func fail(_ path: String, _ reason: LocalizedText) {
    failures.append(ReadFailure(path: path, reason: reason))
  }
}

extension LocalizedText {
  fileprivate static func neitherFileNorFolder(_ what: LocalizedText) -> LocalizedText {
    LocalizedText(
      "this is \(what), neither a file nor a folder", ja: "これは\(what)で、ファイルでもフォルダでもない")
  }
}
