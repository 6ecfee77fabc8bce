import ToriCorpus

/// How building, size and searching grow with the number of posts.
package struct Growth {
  let options: BenchOptions
  let documents: [Document]

  private static let classes = [
    "3 characters", "4–6 characters", "substring + period", "substring, count by month",
    "all posts, count by month",
  ]

  func run(show: (String) -> Void) throws {
    var rows = [
      ["posts", "text MB", "segments", "build s", "MB/s", "size / text"]
        + Self.classes.map { $0 + " ms" }
    ]
    for count in Self.steps(upTo: options.postCount) {
      var own = options
      own.postCount = count
      rows.append(try row(BenchRun(own, sentencesOf: documents)))
      show(rows[rows.count - 1].joined(separator: "  "))
    }
    show("\n" + BenchTable.markdown(rows))
  }

  private func row(_ run: BenchRun) throws -> [String] {
    try run.measureOwn()
    let megabytes = Double(run.posts.byteCount) / 1e6
    let own = run.buildings[0].building
    let times = Self.classes.map { name in
      [50, 95].map { run.table.time(name, by: "tori", $0).map(BenchTable.milliseconds) ?? "–" }
        .joined(separator: " / ")
    }
    return [
      "\(run.posts.count)", significant(megabytes), "\(run.facts.segmentCount)",
      significant(own.seconds), significant(megabytes / own.seconds),
      significant(Double(own.byteCount) / 1e6 / megabytes),
    ] + times
  }

  /// 10,000, 30,000, 100,000, … and the last.
  package static func steps(upTo last: Int) -> [Int] {
    var steps: [Int] = []
    var unit = 10_000
    while unit < last {
      steps += [unit, 3 * unit].filter { $0 < last }
      unit *= 10
    }
    return steps + [last]
  }
}
