import ToriCorpus
import ToriSystem

/// Reads files before they are wanted, on threads of their own, while others are put into the index.
///
/// Whoever wants a file that nobody reads yet reads it; while another reads it, the next one. So all cores are
/// busy whichever of reading and indexing takes longer, and what comes out is the same.
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

  private let work: Work
  private var threads: [WorkThread] = []

  /// - Parameter files: in the order in which they will be taken.
  init(_ files: [SourceFile], _ options: ReadOptions, _ cancellation: Cancellation) {
    let small = files.filter { $0.state.byteCount <= Self.largestFile }
    var options = options
    // Packed data may be large; where files are read side by side, each is read by one thread.
    if small.count > 1 { options.threadCount = 1 }
    work = Work(small, options, cancellation)
    // One thread puts what is read into the index.
    for _ in 0..<max(0, min(4, WorkThread.coreCount - 1, small.count - 1)) {
      let work = work
      if let thread = WorkThread({ work.readAhead() }) { threads.append(thread) }
    }
  }

  deinit {
    work.stop()
    for thread in threads { thread.join() }
  }

  /// The reading of the next of the files; nil where that is one to be read piece by piece.
  func take(_ file: SourceFile) -> Reading? {
    file.state.byteCount <= Self.largestFile ? work.take() : nil
  }

  private final class Work: Sendable {
    private let files: [SourceFile]
    private let options: ReadOptions
    private let cancellation: Cancellation
    private let state = Monitor(State())

    private struct State {
      /// The first file that nobody reads or has read.
      var next = 0
      /// The first file that was not yet taken.
      var taken = 0
      var done: [Int: Reading] = [:]
      /// How many bytes the files have that are read, or being read, and not taken.
      var waiting = 0
      var isStopped = false
    }

    init(_ files: [SourceFile], _ options: ReadOptions, _ cancellation: Cancellation) {
      (self.files, self.options, self.cancellation) = (files, options, cancellation)
    }

    func stop() { state.use { $0.isStopped = true } }

    func readAhead() {
      while let number = state.wait({ next(&$0) }) { read(number) }
    }

    /// The next file to read ahead, and nil where there is none; nothing while enough waits.
    private func next(_ state: inout State) -> Int?? {
      if state.isStopped || state.next >= files.count { return .some(nil) }
      guard let number = claim(&state) else { return nil }
      return number
    }

    private func claim(_ state: inout State) -> Int? {
      guard state.next < files.count, state.waiting < ReadAhead.mostBytes else { return nil }
      state.waiting += files[state.next].state.byteCount
      state.next += 1
      return state.next - 1
    }

    private func read(_ number: Int) {
      let reading = reading(of: files[number])
      state.use { $0.done[number] = reading }
    }

    private func reading(of file: SourceFile) -> Reading {
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

    private enum Found {
      case reading(Reading)
      case other(Int)
    }

    func take() -> Reading {
      while true {
        let found = state.wait { state -> Found? in
          if let reading = state.done.removeValue(forKey: state.taken) {
            state.waiting -= files[state.taken].state.byteCount
            state.taken += 1
            return .reading(reading)
          }
          // What is wanted now is read whatever waits.
          if state.next == state.taken {
            state.waiting += files[state.next].state.byteCount
            state.next += 1
            return .other(state.taken)
          }
          return claim(&state).map { .other($0) }
        }
        switch found {
        case .reading(let reading): return reading
        case .other(let number): read(number)
        }
      }
    }
  }
}
