import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriTime

/// The second table: classes of queries that people type, beside engines for columns that are installed.
package struct ClassTimes {
  private let options: ClassOptions
  private var session: Session
  private let folder: TemporaryFolder
  private let zone: Zone
  private var asked: [AskedClass] = []
  private var own: [(seconds: Double, answer: ClassAnswer)] = []
  private var peers: [(name: String, seconds: [Double?])] = []
  private var exports: [ExportTimes] = []
  private var postCount = 0

  package init(_ arguments: [String]) throws {
    options = try ClassOptions(arguments)
    let index = try Corpus.open([options.corpus]).index
    zone = index.zone
    postCount = index.posts.count
    session = Session(index: index, now: Instant(milliseconds: 0))
    folder = try TemporaryFolder()
  }

  package mutating func measure(progress: (String) -> Void) throws {
    let subject = try ClassSubject(&session)
    asked = AskedClass.all(subject).filter { $0.name.contains(options.only) }
    for asked in asked {
      own.append(try session.timed(asked, options))
      progress("tori: \(asked.name): \(BenchTable.milliseconds(own[own.count - 1].seconds)) ms")
    }
    let engines = options.engines.filter(\.isInstalled)
    if engines.isEmpty { return }
    try ClassColumns(zone: zone).write(&session, to: folder.path + "/posts.jsonl")
    for engine in engines {
      try ask(engine)
      progress("\(engine.name): asked")
    }
    if options.only.isEmpty, options.runs > 1, engines.contains(.duckdb) {
      exports = try ExportTimes.all(corpus: options.corpus, folder: folder.path, by: options.clock)
    }
  }

  private mutating func ask(_ engine: ColumnEngine) throws {
    let places = asked.indices.filter { engine.sql(asked[$0]) != nil }
    let answers = try engine.answers(
      places.compactMap { engine.sql(asked[$0]) }, in: folder.path, by: options.clock,
      idle: options.idle, runs: options.runs)
    var seconds: [Double?] = Array(repeating: nil, count: asked.count)
    for (place, answer) in zip(places, answers) {
      seconds[place] = answer.seconds
      let other = ClassAnswer(rows: answer.rows)
      guard own[place].answer.agrees(with: other, within: asked[place].tolerance) else {
        throw Mismatch(
          description: "\(engine.name) and tori differ: \(asked[place].query)\n"
            + "\(own[place].answer.rows.prefix(30))\n\(other.rows.prefix(30))")
      }
    }
    peers.append((engine.name, seconds))
  }

  package var report: String {
    var rows = [
      ["ms", "tori"] + peers.map(\.name) + ["tori / best", "bar"]
    ]
    for (place, asked) in asked.enumerated() {
      let others = peers.map { $0.seconds[place] }
      let best = others.compactMap(\.self).min()
      rows.append(
        [asked.name, BenchTable.milliseconds(own[place].seconds)]
          + others.map { $0.map(BenchTable.milliseconds) ?? "–" }
          + [
            best.map { significant(own[place].seconds / $0) } ?? "–",
            best == nil ? "–" : significant(asked.bar),
          ])
    }
    for export in exports {
      let others = peers.map { $0.name == ColumnEngine.duckdb.name ? export.duckDB : nil }
      rows.append(
        [export.name, BenchTable.milliseconds(export.own)]
          + others.map { $0.map(BenchTable.milliseconds) ?? "–" }
          + [significant(export.own / export.duckDB), "2.0"])
    }
    let when = options.idle == 0 ? "hot" : "each after \(options.idle) ms of idling"
    return "\(postCount) posts; medians of \(options.runs), \(when); "
      + (options.clock == .wall ? "as somebody waits" : "computing time of all threads")
      + "\n\n" + BenchTable.markdown(rows)
  }
}

extension Session {
  /// The median of so many runs, after one that is not measured; of fewer if they take long.
  mutating func timed(
    _ asked: AskedClass, _ options: ClassOptions
  ) throws -> (seconds: Double, answer: ClassAnswer) {
    guard let first = try answer(to: asked.query) else {
      throw Mismatch(description: "no answer to: \(asked.query)")
    }
    let answer = try ClassAnswer(first)
    var times: [Double] = []
    repeat {
      sleepFor(milliseconds: options.idle)
      let (again, seconds) = try options.clock.timed {
        try self.answer(to: asked.query).map { try ClassAnswer($0) }
      }
      guard again?.agrees(with: answer, within: 1e-9) ?? false else {
        throw Mismatch(description: "two answers to: \(asked.query)")
      }
      times.append(seconds)
    } while times.count < options.runs && times.reduce(0, +) < 20
    return (percentile(times, 50), answer)
  }
}
