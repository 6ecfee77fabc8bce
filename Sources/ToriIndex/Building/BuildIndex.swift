import Glibc
import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// Rises whenever tori reads the same file into other blocks than before, so that kept indexes are made
/// anew.
private let readingVersion = 38

/// Makes or updates the index file `path` from the files and folders at `paths`.
///
/// Documents that the file already has, and whose sources are unchanged, are taken over. If `adding`, so
/// are those that lie elsewhere than `paths`. The old file stays as it is until the new one is whole. Where
/// another process makes the same index, its end is waited for.
///
/// - Parameters:
///   - listed: what was found at `paths`, if they were looked through just now.
///   - known: what was at `path` when it was opened just now.
///   - isPrivate: whether the user alone may read the index.
package func buildIndex(
  from paths: [String], listed: SourceListing? = nil, to path: String, known: KnownIndex? = nil,
  options: ReadOptions = ReadOptions(), adding: Bool = true, isPrivate: Bool = false,
  segmentLimit: Int = IndexBuilder.defaultSegmentLimit,
  progress: (Progress) -> Void = { _ in }, cancellation: Cancellation = Cancellation()
) throws(IndexError) -> BuildReport {
  let listing = listed ?? SourceListing.list(paths)
  guard !listing.files.isEmpty else {
    if let failure = listing.failures.first, paths.contains(failure.path) {
      throw .cannotRead(path: failure.path, failure.fact)
    }
    throw .nothingToRead(paths: paths)
  }
  let lock = try BuildLock(for: path, isPrivate: isPrivate) { () throws(IndexError) in
    try cancellation.check()
    progress(Progress.waiting(for: path))
  }
  defer { lock.release() }
  var update = IndexUpdate(
    path: path, isPrivate: isPrivate, options: options, beside: besideKey(listing, options),
    segmentLimit: segmentLimit, cancellation: cancellation)
  try update.openOld(adding: adding, known)
  return try update.run(listing, paths: paths, adding: adding, progress: progress)
}

/// One run of `buildIndex`.
private struct IndexUpdate {
  let path: String
  let isPrivate: Bool
  private(set) var options: ReadOptions
  /// What lies beside the files that are read.
  let beside: String
  let segmentLimit: Int
  let cancellation: Cancellation
  private var old: Index?
  private var report = BuildReport()
  private var changedPaths: Set<String> = []
  private var unread: [IndexSettings.UnreadFile] = []
  /// Of documents that are kept though the system says other things of their files: what it says now.
  private var states: [Int: FileState] = [:]
  private let startTime = secondsOfClock()
  /// What could not be read of the old index's files, by the files' paths, until it is taken over.
  private var oldFailures: [String: [IndexSettings.UnreadFile]] = [:]

  init(
    path: String, isPrivate: Bool, options: ReadOptions, beside: String, segmentLimit: Int,
    cancellation: Cancellation
  ) {
    self.path = path
    self.isPrivate = isPrivate
    self.options = options
    self.options.isInterrupted = { cancellation.isCancelled }
    self.beside = beside
    self.segmentLimit = segmentLimit
    self.cancellation = cancellation
  }

  /// Opens what is at the path, if its documents are what reading them today would give.
  mutating func openOld(adding: Bool, _ known: KnownIndex?) throws(IndexError) {
    guard FileCalls.may(F_OK, path) else { return }
    do throws(IndexError) {
      let index: Index
      if let open = known?.index(at: path) { index = open } else { index = try Index.open(path) }
      // A copied segment gets new checksums, so no damage may be in it.
      try index.verify()
      let (found, wanted) = (index.settings.readingKey, readingKey(options))
      // What is added lies beside other files than what was there.
      let isSame =
        found == wanted + beside || adding && (found == wanted || found.hasPrefix(wanted + "\n"))
      if isSame, index.zone == options.zone {
        old = index
        oldFailures = Self.failures(within: index)
      } else if adding {
        report.notes.append(.madeAnew(.otherOptions))
      }
    } catch .notAnIndex {
      throw .cannotWrite(path: path, .otherFile)
    } catch .damaged {
      report.notes.append(.madeAnew(.damaged))
    } catch .otherVersion, .otherFolding {
      report.notes.append(.madeAnew(.otherVersion))
    }
  }

  mutating func run(
    _ listing: SourceListing, paths: [String], adding: Bool, progress: (Progress) -> Void
  ) throws(IndexError) -> BuildReport {
    report.failures = listing.failures
    report.notes += listing.notes.map { .listing($0) }
    let sources = sources(listing, paths: paths, adding: adding)
    let segments = SegmentOptions(limit: segmentLimit, zone: options.zone)
    let plan = UpdatePlan(sources, old: old, segments)
    var done = Progress(
      path: "", documentsDone: 0, documentCount: sources.count, bytesDone: 0,
      byteCount: listing.files.reduce(0) { $0 + $1.state.byteCount })
    var writer = try IndexWriter(
      path, isPrivate: isPrivate,
      settings: IndexSettings(zone: options.zone, readingKey: readingKey(options) + beside),
      options: segments, cancellation: cancellation)
    let ahead = ReadAhead(plan.files, options, cancellation)
    for step in plan.steps {
      try cancellation.check()
      switch step {
      case .copy(let segments, let documents):
        guard let old else { break }
        try writer.copy(segments: segments, documents: documents.map(record), of: old)
        done.documentsDone += documents.count
      case .keep(let document):
        try keep(document, in: &writer)
        done.documentsDone += 1
      case .read(let file):
        done.path = file.path
        progress(done)
        try read(file, ahead, into: &writer, done, progress)
        done.documentsDone += 1
        done.bytesDone += file.state.byteCount
      }
    }
    done.path = ""
    progress(done)
    try cancellation.check()
    writer.settings.unread = unread
    report.blockCount = writer.blockCount
    report.documents = try writer.finish()
    report.seconds = secondsOfClock() - startTime
    return report
  }

  /// All documents of the new index in order: first those of the old one that lie elsewhere.
  private mutating func sources(
    _ listing: SourceListing, paths: [String], adding: Bool
  ) -> [UpdatePlan.Source] {
    guard let old else {
      report.added = listing.files.count
      return listing.files.map { .file($0) }
    }
    let folder = currentFolder()
    let roots = paths.map { absolutePath($0, in: folder) }
    let listed = adding ? Set(listing.files.map(\.identity)) : []
    // Those that lie elsewhere come first.
    var sources: [UpdatePlan.Source] = []
    let below = roots.map { ($0 == "/" ? $0 : $0 + "/").utf8 }
    var known = KnownDocuments()
    for (number, record) in old.documents.enumerated() {
      let isBelow =
        below.contains { record.path.utf8.starts(with: $0) } || roots.contains(record.path)
      guard adding && !isBelow else {
        known.append(number, record.path)
        continue
      }
      // By another name, it may be one of those that are read now.
      if let here = FileIdentity(ofPath: record.path), listed.contains(here) {
        report.removed += 1
        continue
      }
      sources.append(.old(document: number))
      report.kept += 1
      keepFailures(within: record.path, record.state)
    }
    for file in listing.files {
      let numbers = known.take(absolutePath(file.path, in: folder))
      guard let first = numbers.first else {
        report.added += 1
        sources.append(.file(file))
        continue
      }
      if isUnchanged(file, old.documents[first], first) {
        report.kept += 1
        keepFailures(within: old.documents[first].path, file.state)
        sources += numbers.map { .old(document: $0) }
      } else {
        report.changed += 1
        changedPaths.insert(file.path)
        sources.append(.file(file))
      }
    }
    report.removed += known.pathCount
    return sources
  }

  /// What could not be read of a file that is kept still cannot.
  private mutating func keepFailures(within path: String, _ state: FileState) {
    for var known in oldFailures.removeValue(forKey: path) ?? [] {
      known.state = state
      unread.append(known)
      report.failures.append(known.failure)
    }
  }

  /// What could not be read of files that the old index has documents of, by their paths.
  private static func failures(within index: Index) -> [String: [IndexSettings.UnreadFile]] {
    if index.settings.unread.isEmpty { return [:] }
    let paths = Set(index.documents.map(\.path))
    return Dictionary(grouping: index.settings.unread) { known in
      var path = known.failure.path[...]
      while !paths.contains(String(path)), let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
      }
      return String(path)
    }
  }

  private mutating func isUnchanged(
    _ file: SourceFile, _ record: DocumentRecord, _ number: Int
  ) -> Bool {
    if file.state == record.state { return true }
    // Rights that were changed, a copy, or other bytes under the same size and time: only reading tells.
    guard record.isSame(as: file) else { return false }
    states[number] = file.state
    return true
  }

  /// The old index's record of a document, with what the system says of its file now.
  private func record(_ document: Int) -> DocumentRecord {
    guard let old else { preconditionFailure("only an index has documents to keep") }
    var record = old.documents[document]
    if let state = states[document] { record.state = state }
    return record
  }

  private func keep(_ document: Int, in writer: inout IndexWriter) throws(IndexError) {
    guard let old else { return }
    let record = record(document)
    var cells = OwnCellReader(old)
    for number in record.blocks {
      var block = old.modelBlock(BlockID(number))
      block.own = cells.cells(of: BlockID(number))
      try writer.add(block)
    }
    try old.checkDamage()
    writer.keep(record)
  }

  private mutating func read(
    _ file: SourceFile, _ ahead: ReadAhead, into writer: inout IndexWriter, _ done: Progress,
    _ progress: (Progress) -> Void
  ) throws(IndexError) {
    let start = writer.blockCount
    var byteCount = 0
    do {
      if let reading = ahead.take(file) {
        let all = try reading.get()
        for part in all.parts {
          for block in part.blocks { try writer.add(block) }
          end(part.document, of: file, in: &writer)
          byteCount = part.document.byteCount
        }
        for failure in all.failures { fail(failure, file) }
      } else {
        try DocumentReader.readFile(atPath: file.path, options: file.options(options)) {
          try cancellation.check()
          try writer.add($0)
          if (writer.blockCount - start) % 4096 == 0 {
            var now = done
            now.bytesDone += $0.bytes.upperBound
            progress(now)
          }
        } end: {
          end($0, of: file, in: &writer)
          byteCount = $0.byteCount
        } failed: {
          fail($0, file)
        }
      }
      report.byteCount += byteCount
    } catch let error as IndexError {
      throw error
    } catch {
      try cancellation.check()
      let fact =
        (error as? CorpusError)?.fact ?? (error as? SystemError)?.fact
        ?? .refusal(.other, "\(error)")
      // Half a document is none.
      guard writer.blockCount == start else { throw .cannotRead(path: file.path, fact) }
      fail(ReadFailure(path: file.path, fact: fact), file)
      if changedPaths.contains(file.path) {
        report.changed -= 1
        report.removed += 1
      } else {
        report.added -= 1
      }
    }
  }

  /// A file, or what is in one, cannot be read.
  private mutating func fail(_ failure: ReadFailure, _ file: SourceFile) {
    report.failures.append(failure)
    var failure = failure
    // Names of members stay as they are written.
    failure.path = absolutePath(file.path) + failure.path.dropFirst(file.path.count)
    unread.append(IndexSettings.UnreadFile(failure: failure, state: file.state))
  }

  private mutating func end(
    _ document: Document, of file: SourceFile, in writer: inout IndexWriter
  ) {
    let notices = writer.endDocument(document, state: file.state)
    let path = document.member?.path(within: file.path) ?? file.path
    report.notices += notices.map { .init(path: path, notice: $0) }
  }
}

extension DocumentRecord {
  /// Whether a file of the same size and time has the same bytes.
  func isSame(as file: SourceFile) -> Bool {
    guard file.state.mayHoldSame(as: state), let bytes = try? fileBytes(atPath: file.path) else {
      return false
    }
    return bytes.count == byteCount && ToriSystem.checksum(of: bytes) == checksum
  }
}

/// All that the blocks read from a file depend on besides the file.
func readingKey(_ options: ReadOptions) -> String {
  let columns = options.columns.columns.map { "\($0.key)=\($0.value)" }.sorted()
  let reader =
    (options.reader?.rawValue ?? "") + (options.shapes.key.isEmpty ? "" : "@" + options.shapes.key)
  let order = options.dateOrder?.rawValue ?? ""
  let rows = options.columns.rows.map { $0.map(\.description) } ?? []
  // A profile says what it is: two that are written alike read alike.
  let profiles = options.profiles.map { "\($0)" } + [options.profile ?? ""]
  let encoding = options.encoding?.rawValue ?? ""
  let words =
    [readingVersion.description, options.zone.identifier, reader, order, encoding] + columns + rows
    + profiles
  return words.joined(separator: " ")
}

extension Index {
  /// Which version of tori's readers read files into blocks.
  package static var versionOfReading: Int { readingVersion }
}

private func secondsOfClock() -> Double {
  let elapsed = SuspendingClock().systemEpoch.duration(to: .now).components
  return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
}
