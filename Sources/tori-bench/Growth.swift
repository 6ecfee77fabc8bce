import ToriIndex

/// How building, size and searching grow with the number of posts.
struct Growth {
  private let options: BenchOptions

  init(_ options: BenchOptions) { self.options = options }

  func run() throws {
    var rows = [
      [
        "posts", "text MB", "segments", "build s", "MB/s", "size / text", "3 characters ms",
        "4–6 ms", "with a period ms", "by month ms",
      ]
    ]
    let last = options.postCount ?? 3_000_000
    var count = 10_000
    while count <= last {
      var own = options
      own.postCount = count
      let run = BenchRun(own)
      try run.measure()
      rows.append(["\(count)"] + run.growth)
      count = count < last && count * 3 > last ? last : Self.next(count)
    }
    BenchTable.show(rows)
  }

  /// 10, 30, 100, 300, …
  private static func next(_ count: Int) -> Int {
    "\(count)".first == "1" ? count * 3 : count / 3 * 10
  }
}
