import Glibc
import ToriCorpus
import ToriSystem
import ToriTime

/// A corpus that is open, and what there is to say of how it was opened.
package struct OpenedCorpus: Sendable {
  package var index: Index
  /// What indexing came to, if it was needed.
  package var report: BuildReport?
  /// Files that are named or found but could not be read, now or when they were indexed.
  package var failures: [ReadFailure]
  /// What else is to be said.
  package var notes: [BuildNote] = []
}

/// Opens what a user names as a corpus.
package enum Corpus {
  /// Opens an index file as it is; indexes folders and files into the user's cache, and uses that again
  /// while the sources are what they were. Whenever an index comes into the cache, those go that were not
  /// used for long (see `IndexCache`).
  ///
  /// An index of what came through a pipe is not kept. `cacheDirectory` is that of tori's own; without one it is told from the environment.
  package static func open(
    _ paths: [String], options: ReadOptions = ReadOptions(), cacheDirectory: String? = nil,
    progress: (Progress) -> Void = { _ in }, cancellation: Cancellation = Cancellation()
  ) throws(IndexError) -> OpenedCorpus {
    if paths.count == 1, isIndex(paths[0]) {
      let index = try Index.open(paths[0])
      return OpenedCorpus(index: index, report: nil, failures: index.failures)
    }
    if paths.contains(where: SourceStream.isKept) {
      let listing = SourceListing.list(paths)
      return try openTemporary(paths, listing, options, obstacle: nil, progress, cancellation)
    }
    let directory = cacheDirectory ?? defaultCacheDirectory()
    guard let directory, makeFolders(directory) else {
      return try openTemporary(
        paths, SourceListing.list(paths), options,
        obstacle: directory.map { .keptFolder($0) } ?? .noHome, progress, cancellation)
    }
    let cache = IndexCache(folder: directory)
    let name = cacheName(paths, options)
    let path = directory + "/" + name
    let kept = KnownIndex(path)
    let reading = kept.flatMap { $0.index.readDocumentsMeanwhile() }
    let listing = SourceListing.list(paths)
    reading?.join()
    if let index = kept?.index, index.isUpToDate(with: listing, options) {
      cache.noteUse(of: name)
      return OpenedCorpus(
        index: index, report: nil, failures: listing.failures + index.failures,
        notes: listing.notes.map { .listing($0) })
    }
    do throws(IndexError) {
      let report = try buildIndex(
        from: paths, listed: listing, to: path, known: kept, options: options, adding: false,
        isPrivate: true, progress: progress, cancellation: cancellation)
      let index = try Index.open(path)
      index.take(report.documents)
      cache.removeUnused()
      return OpenedCorpus(
        index: index, report: report, failures: report.failures,
        notes: listing.notes.map { .listing($0) })
    } catch .cannotWrite(_, let obstacle) {
      return try openTemporary(
        paths, listing, options, obstacle: obstacle, progress, cancellation)
    }
  }

  /// Where indexes of folders and files are kept.
  package static func defaultCacheDirectory() -> String? {
    if let cache = environment("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/tori" }
    return environment("HOME").map { $0 + "/.cache/tori" }
  }

  /// Where nothing is yet, for an index that is removed once it is open.
  package static func temporaryPath() throws(IndexError) -> String {
    guard let folder = temporaryFolder() else {
      throw .cannotWrite(path: environment("TMPDIR") ?? "/tmp", .noFolder)
    }
    return "\(folder)/tori-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tori"
  }

  /// Indexes into a file that is gone, but for its mapping, once it is open.
  private static func openTemporary(
    _ paths: [String], _ listing: SourceListing, _ options: ReadOptions, obstacle: WriteObstacle?,
    _ progress: (Progress) -> Void,
    _ cancellation: Cancellation
  ) throws(IndexError) -> OpenedCorpus {
    let path = try temporaryPath()
    defer { FileCalls.remove(path) }
    let report = try buildIndex(
      from: paths, listed: listing, to: path, options: options, adding: false, isPrivate: true,
      progress: progress, cancellation: cancellation)
    let index = try Index.open(path)
    index.take(report.documents)
    return OpenedCorpus(
      index: index, report: report, failures: report.failures,
      notes: report.notes + (obstacle.map { [.notKept($0)] } ?? []))
  }

  /// Whether a file begins as every index does, or did before it was damaged.
  static func isIndex(_ path: String) -> Bool {
    guard let file = try? MappedFile(path) else { return false }
    let head = file.withBytes(0..<min(file.count, FileLayout.headerSize)) { $0.array }
    return FileLayout.beginsIndex(head) || FileLayout.isDamagedHeader(head)
  }

  /// Removes the index at `path` if it is one of those kept for folders and files, which are made again when
  /// they are opened; whether it was one, or one that is gone since it was opened.
  package static func dropKept(_ path: String, cacheDirectory: String? = nil) -> Bool {
    guard let folder = cacheDirectory ?? defaultCacheDirectory(),
      IndexCache(folder: folder).holds(path)
    else { return !FileCalls.may(F_OK, path) }
    return FileCalls.remove(path) || errno == ENOENT
  }

  /// A name that differs wherever the index would.
  private static func cacheName(_ paths: [String], _ options: ReadOptions) -> String {
    var writer = ByteWriter()
    for path in paths { writer.string(absolutePath(path)) }
    writer.string(readingKey(options))
    writer.bytes += FileLayout.identity
    return IndexCache.name(ofChecksum: writer.bytes.checksum)
  }

  private static func environment(_ name: String) -> String? {
    let value = ProcessSurroundings.variable(name)
    return value?.isEmpty == true ? nil : value
  }

  /// Makes a folder and those above it, for the user alone; false if it cannot be written.
  static func makeFolders(_ path: String) -> Bool {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      folder += "/" + part
      if !FileCalls.makeFolder(folder, permissions: 0o700), errno != EEXIST, errno != EACCES {
        return false
      }
    }
    return FileCalls.may(W_OK | X_OK, path)
  }
}

extension Index {
  /// The sources that could not be read when the index was made.
  package var failures: [ReadFailure] {
    settings.unread.map(\.failure)
  }

  /// Whether reading what is listed today would give this index.
  func isUpToDate(with listing: SourceListing, _ options: ReadOptions) -> Bool {
    let key = readingKey(options) + besideKey(listing, options)
    guard settings.readingKey == key else { return false }
    let unread = Dictionary(settings.unread.map { ($0.failure.path, $0) }) { first, _ in first }
    let (folder, documents) = (currentFolder(), documents)
    var next = 0
    for file in listing.files {
      let path = absolutePath(file.path, in: folder)
      guard next < documents.count, documents[next].path == path else {
        guard unread[path]?.state == file.state else { return false }
        continue
      }
      guard documents[next].state == file.state else { return false }
      // Of an export or an archive, several documents come from one file.
      while next < documents.count, documents[next].path == path { next += 1 }
    }
    return next == documents.count
  }
}
