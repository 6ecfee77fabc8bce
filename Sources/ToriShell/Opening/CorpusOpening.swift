import Synchronization
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriSentences
import ToriSystem
import ToriText

/// Opens a corpus and tells how that went.
struct CorpusOpening {
  let console: Console

  /// A session on the corpus; names what could not be read of it, and why.
  func session(on corpus: CorpusSource) throws(OpeningProblem) -> OpenedSession {
    let paths = corpus.paths
    if paths.contains(where: RemoteCorpus.isMeant) {
      return try RemoteCorpus.session(on: corpus, words: cutting(by: corpus.words.dictionary))
    }
    let opened: OpenedCorpus
    let reading = try Self.reading(corpus.reading, of: paths)
    do throws(IndexError) {
      opened = try indexing { (progress, cancellation) throws(IndexError) in
        try Corpus.open(paths, options: reading, progress: progress, cancellation: cancellation)
      }
    } catch {
      throw OpeningProblem(error)
    }
    for note in opened.notes { console.complain(note.words) }
    let isPartial = tell(
      opened.failures, of: paths, in: opened.index, doubts: opened.report != nil)
    if opened.report != nil, !reading.shapes.own.isEmpty {
      let documents = opened.index.documents.map { record in
        OwnShapes.Reading(
          name: record.name, path: record.path, member: record.member,
          byteCount: record.member?.byteCount ?? record.byteCount, postCount: record.postCount,
          shapes: record.shapes)
      }
      for words in OwnShapes(reading, documents).words { console.complain(words) }
    }
    let words = try WordListFiles(besides: paths)
    for note in words.notes { console.complain(note) }
    let session = Session(
      index: opened.index, now: corpus.now ?? StandardStreams.now(),
      workingFolder: StandardStreams.workingFolder, variants: VariantsFile.sets(besides: paths),
      words: cutting(by: corpus.words.dictionary), lists: words.lists)
    if opened.report != nil {
      let misfits = opened.index.ownFields.map { ($0.name, $0.misfitCount) }
      let own = OwnFieldWords(
        fields: session.catalogue.fields.own, misfits: Dictionary(misfits) { first, _ in first })
      if let words = own.words { console.complain(words) }
    }
    let index = opened.index
    return OpenedSession(session: session, isPartial: isPartial) {
      guard let change = Corpus.change(of: paths, since: index) else { return nil }
      return OpenedSession.Change(
        added: change.added, changed: change.changed, removed: change.removed)
    }
  }

  /// How words are cut when they are first asked for.
  private func cutting(by dictionary: String?) -> WordCutting {
    let line = CuttingLine(console.language)
    return WordCutting(dictionary: dictionary) { line.show(Progress(cutting: $0)) }
  }

  /// Checks every checksum of an index; its blocks and bytes.
  static func verify(_ file: String) throws(OpeningProblem) -> (blocks: Int, bytes: Int) {
    do throws(IndexError) {
      let index = try Index.open(file)
      try index.verify()
      return (index.blockCount, index.fileSize)
    } catch {
      throw OpeningProblem(error)
    }
  }

  /// Removes what indexes under way have written so far: nobody may need them any more.
  static func removeUnfinished() { UnfinishedFiles.removeAll() }

  /// How files are read, with the shapes that belong to the corpora at `paths`.
  static func reading(
    _ options: ReadOptions, of paths: [String]
  ) throws(OpeningProblem) -> ReadOptions {
    do throws(ShapeMistake) {
      return try ShapeFiles.reading(options, of: paths)
    } catch {
      throw OpeningProblem(error)
    }
  }

  /// Removes an index that tori kept by itself, to be made anew; whether it was one, or is gone.
  static func dropKept(_ path: String) -> Bool { Corpus.dropKept(path) }

  /// Waits for work that may make an index, tells how far it has come, and has Ctrl-C stop it.
  ///
  /// What does not stop soon goes on by itself where a session goes on; what ends here should end at once,
  /// and remove the `UnfinishedFiles`.
  func indexing<Made: Sendable>(
    _ body: @escaping @Sendable ((Progress) -> Void, Cancellation) throws(IndexError) -> Made
  ) throws(IndexError) -> Made {
    let cancellation = Cancellation()
    let progress = LastProgress()
    var outcome: Result<Made, IndexError>?
    _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
      var line = ProgressLine(console: console)
      outcome = Abandonable.run(cancellation, patience: Self.patience) {
        if let progress = progress.value.withLock({ $0 }) { line.show(progress) }
      } _: {
        Result { () throws(IndexError) in
          try body({ now in progress.value.withLock { $0 = now } }, cancellation)
        }
      }
      line.clear()
    }
    guard let outcome else { throw .cancelled }
    return try outcome.get()
  }

  /// How long work may take to end by itself.
  private static let patience = Duration.milliseconds(120)

  /// Names files, and records of files, that could not be read, and if asked for what was doubtful
  /// in the rest, else the documents where something was; and always the documents to look at. Whether posts may be
  /// lost with any, as they may with whatever somebody names himself.
  func tell(
    _ failures: [ReadFailure], of paths: [String], in index: Index, doubts tellsDoubts: Bool
  ) -> Bool {
    let named = Set(paths.map { absolutePath($0) })
    var isWhole = !failures.contains {
      $0.isLoss || !$0.isOfRest && named.contains(absolutePath($0.path))
    }
    let isBrief = console.messageWidth() != nil
    // What is named just below need not be named on every line.
    let folder = isBrief && paths.count == 1 ? self.shown(absolutePath(paths[0])) + "/" : nil
    func shown(_ path: String) -> String {
      let path = self.shown(path)
      guard let folder, path.hasPrefix(folder) else { return path }
      return String(path.dropFirst(folder.count))
    }
    var report = OpeningReport()
    report.failures = failures.map { (shown($0.path), $0.reason) }
    for record in index.documents {
      if record.notices.isEmpty, !tellsDoubts || record.reading == nil { continue }
      let path = shown(record.fullPath)
      if tellsDoubts, let reading = record.reading { report.readings.add(reading, of: path) }
      for notice in record.notices {
        if notice.isLoss { isWhole = false }
        if notice.isLoss || tellsDoubts {
          report.notices.append((path, notice))
        } else if report.doubted.last != record.name {
          report.doubted.append(record.name)
        }
      }
    }
    report.uncertain = Self.uncertain(in: index)
    for line in report.lines(isBrief: isBrief) { console.complain(line) }
    return !isWhole
  }

  private static func uncertain(in index: Index) -> UncertainReadings {
    var uncertain = UncertainReadings()
    let unclear = index.blocks(ofKind: .unclear)
    for record in index.documents {
      if unclear.count(in: record.blocks) > 0 {
        uncertain.unread.append(record.name)
      } else if record.shapes.contains(where: { $0.origin == .learned }) {
        uncertain.guessed.append(record.name)
      } else if record.postCount == 0 {
        uncertain.empty.append(record.name)
      }
    }
    return uncertain
  }

  /// A path as one would name it in the working folder.
  private func shown(_ path: String) -> String {
    let here = StandardStreams.workingFolder + "/"
    let path = SourceStream.shown(path)
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

/// How far work on another thread has come.
private final class LastProgress: Sendable {
  let value = Mutex<Progress?>(nil)
}

/// A session, and whether something of its corpus could not be read.
package struct OpenedSession {
  package var session: Session
  package var isPartial: Bool
  /// What is otherwise by now in the files of the corpus; nil where that cannot be.
  let change: () -> Change?

  /// How many files are otherwise than when the corpus was opened.
  struct Change: Hashable {
    let added: Int
    let changed: Int
    let removed: Int
  }
}

/// Why a corpus is not open.
package enum OpeningProblem: Error {
  case interrupted
  /// What is wrong, and with which of the paths, where it is one of them.
  case failed(LocalizedText, path: String?)

  init(_ error: IndexError) {
    self =
      switch error {
      case .cancelled: .interrupted
      case .cannotRead(let path, _): .failed(error.message, path: path)
      case .cannotWrite, .notAnIndex, .otherVersion, .otherFolding, .damaged, .changed,
        .nothingToRead, .words, .damagedWords, .tooLarge:
        .failed(error.message, path: nil)
      }
  }

  fileprivate init(_ mistake: ShapeMistake) {
    let (file, line) = (mistake.file, mistake.line)
    self = .failed(
      LocalizedText(
        "cannot read '\(file)': line \(line): \(mistake.message)",
        ja: "'\(file)'を読めない: \(line)行目: \(mistake.message)"),
      path: file)
  }

  package var message: LocalizedText {
    switch self {
    case .interrupted: .interrupted
    case .failed(let message, path: _): message
    }
  }
}
