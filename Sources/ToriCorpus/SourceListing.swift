import Glibc
import ToriSystem
import ToriTime

/// A file that can be read into the corpus.
package struct SourceFile: Hashable, Sendable {
  package var path: String
  /// When it was listed.
  package var state: FileState
  /// By which it is told from others, whatever they are called.
  package var identity: FileIdentity
  /// Whether the user names it, rather than a folder in which it is.
  package var isNamed: Bool

  /// The options for reading it: of what lies in a folder, some may be of other platforms than the rest.
  package func options(_ options: ReadOptions) -> ReadOptions {
    var options = options
    options.needsColumns = isNamed
    return options
  }
}

/// A file or folder that cannot be read, and why.
package struct ReadFailure: Error, Hashable, Sendable {
  package var path: String
  /// Why it cannot be read.
  package var fact: ReadFact

  /// Whether posts may be lost with the file: pictures, sounds, fonts and what pages are made of hold none.
  package var isLoss: Bool

  /// Whether the file itself was read, and only something beside its pages was passed over.
  package var isOfRest: Bool { fact.code == .refusal(.recordsPassedOver) }

  package init(path: String, fact: ReadFact, isLoss: Bool? = nil) {
    self.path = path
    self.fact = fact
    self.isLoss = isLoss ?? Self.mayHoldPosts(path)
  }

  /// By its name, whether a file can hold posts at all.
  static func mayHoldPosts(_ path: String) -> Bool {
    !textless.contains(Sniffer.fileExtension(path))
  }

  private static let textless: Set<String> = [
    "avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp",
    "aac", "avi", "flac", "m4a", "mkv", "mov", "mp3", "mp4", "ogg", "wav", "webm",
    "eot", "otf", "ttf", "woff", "woff2",
    "css", "js", "map", "mjs",
  ]
}

/// Finds the files that a corpus is made of.
package struct SourceListing {
  /// Each once, in the order in which they are read.
  package private(set) var files: [SourceFile] = []
  /// What was named or found and cannot be read.
  package private(set) var failures: [ReadFailure] = []
  /// Files that were met again by another name, and the name by which each is among `files`.
  package private(set) var repeated: [(path: String, of: String)] = []
  /// Files in folders that tori saved itself: they are read where they are named.
  package private(set) var kept: [String] = []
  /// Folders with the parts of pages that a browser saved.
  private var parts: [String] = []
  /// The folders on the way down, so that a link back up ends.
  private var visited: Set<FileIdentity> = []
  /// Where each file stands in `files`, and whether a link led there.
  private var known: [FileIdentity: (place: Int, byLink: Bool)] = [:]

  /// The files at `paths` and, of folders, in them and the folders they hold, in bytewise order.
  ///
  /// Hidden files and tori's own are passed over; what else cannot be read is named with its reason,
  /// and the rest goes on. A file that is named twice or reached through a link too is there once, by the name
  /// that is no link.
  package static func list(_ paths: [String]) -> SourceListing {
    var listing = SourceListing()
    for path in paths { listing.add(literal(path), isNamed: true, byLink: false) }
    return listing
  }

  /// What a user names: a backslash in it is one, unless only the bytes that it stands for are a file's name.
  private static func literal(_ path: String) -> String {
    guard path.hasEscapedByte else { return path }
    let escaped = String(path: path.utf8)
    return FileIdentity(ofPath: escaped) == nil ? path : escaped
  }

  private static let endings: Set<String> = [
    "", "txt", "text", "md", "markdown", "mkd", "log", "jsonl", "ndjson", "json", "csv", "tsv",
    "tab",
    "dat", "js", "mbox", "mbx", "eml", "xml", "rss", "atom", "rdf", "tei", "vrt", "vert",
    "srt", "vtt", "conllu", "conll",
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml",
  ]
  /// Of files that hold others, or one that is compressed.
  private static let containers: Set<String> = [
    "zip", "gz", "zst", "bz2", "xz", "7z", "rar", "lzh", "lha", "cab", "tar", "tgz", "tzst", "tbz2",
    "txz", "warc",
    "epub", "xlsx", "xlsm",
  ]
  private static let own: Set<String> = ["tori", "tq", "shapes"]

  private mutating func add(_ path: String, isNamed: Bool, byLink: Bool) {
    guard let here = FileStatus(path, followsLinks: false) else {
      fail(path, SystemError(number: errno).fact)
      return
    }
    let byLink = byLink || here.kind == .link
    guard let status = byLink ? FileStatus(path) : here else {
      fail(path, SystemError(number: errno).fact)
      return
    }
    switch status.kind {
    case .folder: addFolder(path, status, byLink: byLink)
    case .file: addFile(path, status, isNamed: isNamed, byLink: byLink)
    case .pipe: fail(path, .refusal(.neitherFileNorFolder, ReadFact.kind(.pipe)))
    case .socket: fail(path, .refusal(.neitherFileNorFolder, ReadFact.kind(.socket)))
    case .link, .device: fail(path, .refusal(.neitherFileNorFolder, ReadFact.kind(.device)))
    }
  }

  private mutating func addFile(_ path: String, _ status: FileStatus, isNamed: Bool, byLink: Bool) {
    let ending = Sniffer.fileExtension(path)
    if !isNamed {
      if Self.own.contains(ending) { return }
      // One's own archive of X has its posts in scripts, and much else that is no post.
      if ending == "js", !Self.isArchive(path) { return }
      guard Self.endings.contains(ending) || Self.containers.contains(ending) else {
        fail(
          path,
          (ReadFailure.mayHoldPosts(path) ? OtherKinds.refusal(ofFileAt: path) : nil)
            ?? Self.notRead(ending))
        return
      }
    } else if Self.own.contains(ending) {
      fail(path, .refusal(.ownFile))
      return
    }
    // What everybody may read need not be asked for.
    let isReadable = status.permissions & 0o444 == 0o444
    guard isReadable || FileCalls.may(R_OK, path) else {
      fail(path, SystemError(number: errno).fact)
      return
    }
    let file = SourceFile(
      path: path, state: FileState(status), identity: FileIdentity(status), isNamed: isNamed)
    guard let (place, wasLink) = known[file.identity] else {
      known[file.identity] = (files.count, byLink)
      files.append(file)
      return
    }
    guard wasLink, !byLink else {
      repeated.append((path, files[place].path))
      return
    }
    // What is no link stands where it is found itself.
    repeated.append((files[place].path, path))
    files.remove(at: place)
    for (identity, found) in known where found.place > place {
      known[identity] = (found.place - 1, found.byLink)
    }
    known[file.identity] = (files.count, false)
    files.append(file)
  }

  /// Why a file within a container is not read, by its name; nil if it is.
  static func refusal(ofMember path: String) -> ReadFact? {
    let ending = Sniffer.fileExtension(path)
    if containers.contains(ending) {
      return .refusal(.archiveInArchive)
    }
    return endings.contains(ending) ? nil : notRead(ending)
  }

  private static func notRead(_ ending: String) -> ReadFact {
    .refusal(.unreadEnding, ending)
  }

  private static func isArchive(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    // Long posts stand among the others as well, as far as they were cut.
    return ["tweets", "tweet", "community-tweet", "deleted-tweets"].contains {
      name == $0 + ".js" || name.hasPrefix($0 + "-part")
    }
  }

  private mutating func addFolder(_ path: String, _ status: FileStatus, byLink: Bool) {
    let identity = FileIdentity(status)
    guard visited.insert(identity).inserted else { return }
    defer { visited.remove(identity) }
    guard let names = names(inFolder: path) else {
      fail(path, SystemError(number: errno).fact)
      return
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let saved = SavedFiles.among(names, in: prefix)
    kept += saved.files.map { prefix + $0 }
    let folders = SavedPages.folders(among: names)
    parts += folders.sorted().map { prefix + $0 }
    for name in inOrderOfBytes(names)
    where !name.hasPrefix(".") && !saved.all.contains(name) && !folders.contains(name) {
      add(prefix + name, isNamed: false, byLink: byLink)
    }
  }

  /// Texts of ASCII alone are ordered so by themselves, and much faster.
  private func inOrderOfBytes(_ names: [String]) -> [String] {
    names.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
      ? names.sorted() : names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func fail(_ path: String, _ fact: ReadFact) {
    failures.append(ReadFailure(path: path, fact: fact))
  }
}

extension SourceListing {
  /// What is to be said of the files' names.
  package enum Note: Hashable, Sendable {
    /// Files that were met again, and the name by which the first of them is there.
    case repeated(path: String, of: String, more: Int)
    /// Names that are not UTF-8.
    case otherBytes(path: String, more: Int)
    /// Files that tori saved, which are read only where they are named.
    case kept(path: String, more: Int)
    /// Folders with the parts of saved pages, which are read only where they are named.
    case parts(path: String, more: Int)
  }

  /// A note of each sort, at most.
  package var notes: [Note] {
    let odd = files.filter(\.path.isOfOtherBytes)
    return [
      repeated.first.map { .repeated(path: $0.path, of: $0.of, more: repeated.count - 1) },
      odd.first.map { .otherBytes(path: $0.path, more: odd.count - 1) },
      kept.first.map { .kept(path: $0, more: kept.count - 1) },
      parts.first.map { .parts(path: $0, more: parts.count - 1) },
    ].compactMap(\.self)
  }
}
