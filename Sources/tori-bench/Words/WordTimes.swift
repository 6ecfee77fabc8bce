import Glibc
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

/// The third table: cutting the texts of a corpus into words, and what is asked of words, beside DuckDB over the same
/// words.
package struct WordTimes {
  private let options: ClassOptions
  private let folder: TemporaryFolder
  private let index: Index
  private let layer: WordLayer
  private var session: Session
  /// What cutting took; nil where words were taken that were cut before.
  private let cutting: (wall: Double, cpu: Double, peak: Int)?
  private var asked: [AskedClass] = []
  private var own: [(seconds: Double, answer: ClassAnswer)] = []
  private var others: [Double]?

  /// Cuts the corpus anew, unless the words that are kept are wanted.
  package init(_ arguments: [String]) throws {
    options = try ClassOptions(arguments)
    folder = try TemporaryFolder()
    var path = try Corpus.open([options.corpus]).index.path
    if !options.takesKeptWords {
      // Under another name there are no words yet.
      let found = path
      path = folder.path + "/corpus.tori"
      // SAFETY: the library reads the strings during the call alone.
      guard unsafe symlink(absolutePath(found), path) == 0 else {
        throw TemporaryFolder.Failure(description: "cannot write '\(path)'")
      }
    }
    index = try Index.open(path)
    let (wall, cpu) = (Clock.wall.now, Clock.cpu.now)
    guard let layer = try WordLayer.open(for: index) else {
      throw Mismatch(description: "there is nothing to cut words of")
    }
    self.layer = layer
    cutting =
      options.takesKeptWords
      ? nil : (Clock.wall.now - wall, Clock.cpu.now - cpu, Self.peakByteCount)
    session = Session(index: index, now: Instant(milliseconds: 0))
  }

  /// The most memory that this process had at once, mapped files among it.
  private static var peakByteCount: Int {
    var usage = rusage()
    // SAFETY: `usage` outlives the call.
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  package mutating func measure(progress: (String) -> Void) throws {
    progress(cuttingText)
    let columns = WordColumns(index: index, layer: layer)
    asked = AskedClass.words(reposts: columns.repostsOfTenth).filter {
      $0.name.contains(options.only)
    }
    for asked in asked {
      own.append(try session.timed(asked, options))
      progress("tori: \(asked.name): \(BenchTable.milliseconds(own[own.count - 1].seconds)) ms")
    }
    guard options.engines.contains(.duckdb), ColumnEngine.duckdb.isInstalled else { return }
    try columns.write(to: folder.path)
    let answers = try ColumnEngine.duckdb.answers(
      asked.compactMap(\.duckDB), in: folder.path, by: options.clock, idle: options.idle,
      runs: options.runs, loading: WordColumns.loading)
    for (place, answer) in answers.enumerated() {
      let other = ClassAnswer(rows: answer.rows)
      guard own[place].answer.agrees(with: other, within: asked[place].tolerance) else {
        throw Mismatch(
          description: "DuckDB and tori differ: \(asked[place].query)\n"
            + "\(own[place].answer.rows.prefix(30))\n\(other.rows.prefix(30))")
      }
    }
    others = answers.map(\.seconds)
  }

  /// Of the texts of posts as they are written, in UTF-8.
  private var textByteCount: Int {
    index.posts.reduce(0) { $0 + index.text(of: $1).utf8.count }
  }

  private var cuttingText: String {
    let size = Double(layer.fileSize) / Double(max(1, textByteCount))
    guard let cutting else { return "cut before, \(significant(size)) of the text" }
    return
      "cut in \(significant(cutting.wall)) s, \(significant(cutting.cpu)) s of computing, "
      + "\(cutting.peak >> 20) MB at most, \(significant(size)) of the text"
  }

  package var report: String {
    var rows = [["ms", "tori"] + (others == nil ? [] : ["DuckDB", "DuckDB / tori"])]
    for (place, asked) in asked.enumerated() {
      let seconds = own[place].seconds
      rows.append(
        [asked.name, BenchTable.milliseconds(seconds)]
          + (others.map {
            [BenchTable.milliseconds($0[place]), significant($0[place] / seconds) + "×"]
          } ?? []))
    }
    let when = options.idle == 0 ? "hot" : "each after \(options.idle) ms of idling"
    return
      "\(index.posts.count) posts, \(layer.wordCount) words; \(cuttingText)\n"
      + "medians of \(options.runs), \(when); "
      + (options.clock == .wall ? "as somebody waits" : "computing time of all threads")
      + "\n\n" + BenchTable.markdown(rows)
  }
}
