import Glibc

/// What a run came to, for people or as the tables of a page.
struct BenchReport {
  let run: BenchRun
  let options: BenchOptions

  private static let own = "tori"
  private static let calls = "tori's index"
  private static let scan = "plain scan"

  /// Classes of questions, then facts; unless for a page, with the bare index as a column of its own.
  var text: String {
    let own = options.showsPage ? [Self.own] : [Self.own, Self.calls]
    return "\(setting)\n\n\(BenchTable.markdown(classes(with: own)))\n"
      + "\(BenchTable.markdown(buildings))\n\(facts)\n"
  }

  private var peers: [String] {
    run.table.names.filter { ![Self.own, Self.calls, Self.scan].contains($0) } + [Self.scan]
  }

  private func classes(with own: [String]) -> [[String]] {
    run.table.rows(own + peers, others: peers)
  }

  /// The machine and the data.
  private var setting: String {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return "\(run.posts.count) posts, \(run.posts.byteCount / 1_000_000) MB of folded text, "
      + "\(options.queryCount) questions a class; \(cores) cores"
      + (options.clock == .wall ? "" : "; computing time")
  }

  private var buildings: [[String]] {
    let all = run.buildings
    let megabytes = Double(run.posts.byteCount) / 1e6
    return [
      [""] + all.map(\.name),
      ["build, MB of text a second"] + all.map { significant(megabytes / $0.building.seconds) },
      ["index and stored texts / text"]
        + all.map { significant(Double($0.building.byteCount) / 1e6 / megabytes) },
    ]
  }

  private var facts: String {
    let facts = run.facts
    var all = [
      "tori builds from \(facts.sourceByteCount / 1_000_000) MB of JSON Lines in "
        + "\(significant(facts.seconds)) s, into \(facts.segmentCount) segments"
    ]
    if let rate = facts.memoryRate {
      all.append("from posts in memory at \(significant(rate)) MB of text a second")
    }
    all.append("opens the index in \(BenchTable.milliseconds(facts.openTime)) ms")
    if !facts.startTimes.isEmpty {
      let time = BenchTable.milliseconds(percentile(facts.startTimes, 50))
      all.append("and runs from its start to its end with a first answer in \(time) ms")
    }
    return all.joined(separator: "; ") + "."
  }
}
