import ToriCorpus
import ToriSystem

/// Reads files before they are wanted, on threads of their own, while others are put into the index.
///
/// All cores are busy whichever of reading and indexing takes longer, and what comes out is the same.
final class ReadAhead {
  /// What reading a file gave: its documents, of which an export has several, or why it cannot be read.
  typealias Reading = Result<Parts, any Error>

  struct Parts: Sendable {
    var parts: [Part] = []
    /// What of the file cannot be read.
    var failures: [ReadFailure] = []
  }

  struct Part: Sendable {
    var blocks: [Block]
    var document: Document
  }

  /// Larger files are read piece by piece when their turn comes.
  static let largestFile = 4 << 20
  /// No more than this is read ahead, of what waits to be put into the index.
  private static let mostBytes = 16 << 20
  private static let mostFiles = 256

  private let work: OrderedWork<SourceFile, Reading>
  /// Those that are yet to be read.
  private var files: ArraySlice<SourceFile>
  /// How many bytes the files have that are read, or are to be read next, and not taken.
  private var waitingBytes = 0

  /// - Parameter files: in the order in which they will be taken.
  init(_ files: [SourceFile], _ options: ReadOptions, _ cancellation: Cancellation) {
    let small = files.filter(Self.isSmall)
    self.files = small[...]
    var options = options
    // Packed data may be large; where files are read side by side, each is read by one thread.
    if small.count > 1 { options.threadCount = 1 }
    // One thread puts what is read into the index.
    let threadCount = max(0, min(4, WorkThread.coreCount - 1, small.count - 1))
    work = OrderedWork(threadCount: threadCount) { [options] in
      { file in Self.reading(of: file, options, cancellation) }
    }
    readAhead()
  }

  /// The reading of the next of the files; nil where that is one to be read piece by piece.
  func take(_ file: SourceFile) -> Reading? {
    guard Self.isSmall(file) else { return nil }
    readAhead()
    waitingBytes -= file.state.byteCount
    return work.take()
  }

  private static func isSmall(_ file: SourceFile) -> Bool {
    file.state.byteCount <= largestFile
  }

  private func readAhead() {
    while let file = files.first,
      work.waitingCount == 0
        || waitingBytes < Self.mostBytes && work.waitingCount < Self.mostFiles
    {
      files.removeFirst()
      waitingBytes += file.state.byteCount
      work.add(file)
    }
  }

  private static func reading(
    of file: SourceFile, _ options: ReadOptions, _ cancellation: Cancellation
  ) -> Reading {
    Result {
      var all = Parts()
      var blocks: [Block] = []
      try DocumentReader.readFile(atPath: file.path, options: file.options(options)) {
        try cancellation.check()
        blocks.append($0)
      } end: { document in
        all.parts.append(Part(blocks: blocks, document: document))
        blocks.removeAll()
      } failed: {
        all.failures.append($0)
      }
      return all
    }
  }
}
