import Glibc
import ToriCorpus
import ToriIndex
import ToriText
import ToriTime

/// One run: makes the corpus, builds, measures, prints.
struct BenchRun {
  private let options: BenchOptions
  private let path = "/tmp/tori-bench-\(getpid()).tori"
  private let never = Cancellation()
  private var table = BenchTable()

  /// An answer of the index that is not the scan's.
  struct Mismatch: Error, CustomStringConvertible {
    let description: String
  }

  init(_ options: BenchOptions) { self.options = options }

  consuming func run() throws {
    // SAFETY: the library reads the string during the call alone.
    defer { unsafe unlink(path) }
    let sources = SourceListing.list([options.corpus ?? "seeds"]).files
    if options.corpus != nil && options.postCount == nil {
      try buildFromFiles(sources)
    } else {
      try buildFromSentences(sources, postCount: options.postCount ?? 100_000)
    }
    let (index, openTime) = try timed { try Index.open(path) }
    let (_, verifyTime) = try timed { try index.verify() }
    table.fact("open", "\(microseconds(openTime)) µs")
    table.fact("verify every byte", "\(microseconds(verifyTime)) µs")
    for length in [1, 2, 3, 4, 5, 6, 12] { try measureNeedles(length, index) }
    try measurePeriods(index)
    try measureKinds(index)
    table.show()
  }

  private mutating func buildFromFiles(_ files: [SourceFile]) throws {
    let (report, time) = try timed { try buildIndex(from: files.map(\.path), to: path) }
    try tellSize()
    let rate = megabytes(try textByteCount(), in: time)
    table.fact("build, reading included", "\(rate) MB of text a second")
    table.fact("source", "\(report.byteCount / 1_000_000) MB")
  }

  private mutating func buildFromSentences(_ files: [SourceFile], postCount: Int) throws {
    let documents = try files.map { file in
      try DocumentReader.read(bytes: try fileBytes(atPath: file.path), path: file.path)
    }
    var corpus = BenchCorpus(documents)
    var builder = try IndexBuilder(to: path, zone: .tokyo)
    var time = 0.0
    var made = 0
    // Drawn in batches, so that drawing is not measured.
    while made < postCount {
      let batch = (0..<min(20_000, postCount - made)).map { _ in corpus.next() }
      time += try timed { for block in batch { try builder.add(block) } }.seconds
      made += batch.count
    }
    builder.endDocument(
      Document(
        path: "/drawn.jsonl", reader: .jsonLines, reason: "drawn", encoding: .utf8, byteCount: 0,
        checksum: 0, title: nil, blocks: [], notices: []))
    let start = secondsNow()
    _ = try builder.finish()
    time += secondsNow() - start
    try tellSize()
    let rate = megabytes(try textByteCount(), in: time)
    table.fact("build, from posts in memory", "\(rate) MB of text a second")
  }

  private mutating func tellSize() throws {
    let index = try Index.open(path)
    let bytes = try textByteCount()
    let ratio = (Double(index.fileSize) / Double(bytes) * 1000).rounded() / 1000
    table.fact("posts", "\(index.posts.count)")
    table.fact("text", "\(bytes / 1_000_000) MB, in \(index.segmentCount) segments")
    table.fact("index, texts included / text", "\(ratio)")
  }

  /// Of the original texts.
  private func textByteCount() throws -> Int {
    let index = try Index.open(path)
    return index.allBlocks.reduce(0) { $0 + index.text(of: $1).utf8.count }
  }

  private mutating func measureNeedles(_ length: Int, _ index: Index) throws {
    var random = SplitMix64(seed: UInt64(length))
    var times: [Double] = []
    var scans: [Double] = []
    let posts = index.allBlocks
    for number in 0..<options.queryCount {
      var scalars: [Unicode.Scalar] = []
      for _ in 0..<1000 where scalars.count < length {
        let block = BlockID(UInt32(random.below(index.blockCount)))
        scalars = Array(index.text(of: block).unicodeScalars)
      }
      guard scalars.count >= length else { return }
      let start = random.below(scalars.count - length + 1)
      var part = Array(scalars[start..<start + length])
      // One in five is a near miss.
      if number % 5 == 4 { part[length - 1] = scalars[random.below(scalars.count)] }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: part)
      let needle = Folding.fold(String(text)).bytes
      if needle.isEmpty { continue }
      let (found, time) = try timed {
        try index.blocks(mentioning: needle, among: posts, cancellation: never)
      }
      let (expected, scan) = try timed { try index.scan(for: needle) }
      guard found == expected else {
        throw Mismatch(description: "'\(String(text))': \(found.count), not \(expected.count)")
      }
      times.append(time)
      scans.append(scan)
    }
    table.add(length == 1 ? "1 character" : "\(length) characters", times, scans)
  }

  private mutating func measurePeriods(_ index: Index) throws {
    var random = SplitMix64(seed: 77)
    var times: [Double] = []
    var scans: [Double] = []
    let all = index.allBlocks
    for _ in 0..<max(1, options.queryCount / 5) {
      let start = Int64(1_672_531_200 + random.below(1000 * 86_400)) * 1000
      let end = start + Int64(1 + random.below(90)) * 86_400_000
      let (found, time) = try timed {
        try index.blocks(
          timeIn: (Instant(milliseconds: start), Instant(milliseconds: end)), among: all,
          cancellation: never)
      }
      let (expected, scan) = timed {
        all.filter { block in
          guard let time = index.time(of: block), let from = time.earliest, let to = time.latest
          else { return false }
          return from.milliseconds >= start && to.milliseconds <= end
        }
      }
      guard found.inside.array == expected.map(\.rawValue) else {
        throw Mismatch(description: "a period: \(found.inside.count), not \(expected.count)")
      }
      times.append(time)
      scans.append(scan)
    }
    table.add("period", times, scans)
  }

  private mutating func measureKinds(_ index: Index) throws {
    var times: [Double] = []
    var scans: [Double] = []
    let all = index.allBlocks
    for kind in BlockKind.allCases {
      let (found, time) = try timed {
        try index.blocks(ofKinds: [kind], among: all, cancellation: never)
      }
      let (expected, scan) = timed { all.filter { index.kind(of: $0) == kind } }
      guard found.array == expected.map(\.rawValue) else {
        throw Mismatch(description: "\(kind): \(found.count), not \(expected.count)")
      }
      times.append(time)
      scans.append(scan)
    }
    table.add("kind", times, scans)
  }
}

/// In seconds, from some start.
private func secondsNow() -> Double {
  var now = timespec()
  // SAFETY: `now` outlives the call.
  unsafe clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

private func timed<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> (value: R, seconds: Double)
{
  let start = secondsNow()
  let value = try body()
  return (value, secondsNow() - start)
}

private func microseconds(_ seconds: Double) -> Int { Int(seconds * 1e6) }

private func megabytes(_ bytes: Int, in seconds: Double) -> Double {
  (Double(bytes) / seconds / 1e5).rounded() / 10
}
