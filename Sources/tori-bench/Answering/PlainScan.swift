/// Reads all texts for every question: what every other answer is compared with.
package struct PlainScan {
  private let posts: BenchPosts
  let name = "plain scan"

  package init(posts: BenchPosts) { self.posts = posts }

  package func answer(_ question: Question) -> Reply {
    switch question {
    case .containing(let needle): return list(rows(with: needle))
    case .combined(let first, let combination, let second):
      return list(combined(rows(with: first), combination, rows(with: second)))
    case .during(let needle, let period):
      return list(rows(with: needle).filter { period.seconds ~= posts.seconds[Int($0)] })
    case .monthly(let needle?):
      var counts = Array(repeating: UInt32(0), count: BenchPosts.monthCount)
      for row in rows(with: needle) { counts[posts.months[Int(row)]] += 1 }
      return Self.figures(counts)
    case .monthly(nil):
      var counts = Array(repeating: UInt32(0), count: BenchPosts.monthCount)
      for month in posts.months { counts[month] += 1 }
      return Self.figures(counts)
    case .sources:
      var counts = Array(repeating: UInt32(0), count: BenchCorpus.sourceCount)
      for source in posts.sources { counts[source] += 1 }
      return Self.figures(counts)
    case .top(let needle):
      let found = rows(with: needle).map { (reposts: posts.reposts[Int($0)], row: $0) }
      return list(
        found.sorted { ($1.reposts, $0.row) < ($0.reposts, $1.row) }.prefix(10).map(\.row))
    case .concordance(let needle):
      return posts.concordance(of: needle, in: rows(with: needle))
    }
  }

  private func list(_ rows: [UInt32]) -> Reply { Reply(count: rows.count, rows: rows) }

  static func figures(_ counts: [UInt32]) -> Reply {
    Reply(count: counts.reduce(0) { $0 + Int($1) }, rows: counts)
  }

  private func rows(with needle: [UInt8]) -> [UInt32] {
    var found: [UInt32] = []
    var row = 0
    var place = 0
    while row < posts.count, let next = posts.place(of: needle, in: place..<posts.texts.count) {
      row = posts.row(holding: next, from: row)
      found.append(UInt32(row))
      row += 1
      place = posts.starts[row]
    }
    return found
  }

  /// Both lists ascend.
  private func combined(
    _ first: [UInt32], _ combination: Question.Combination, _ second: [UInt32]
  ) -> [UInt32] {
    var result: [UInt32] = []
    var others = second[...]
    for row in first {
      while let other = others.first, other < row {
        if combination == .either { result.append(other) }
        others.removeFirst()
      }
      let isInBoth = others.first == row
      if isInBoth { others.removeFirst() }
      switch combination {
      case .both: if isInBoth { result.append(row) }
      case .either: result.append(row)
      case .firstAlone: if !isInBoth { result.append(row) }
      }
    }
    return combination == .either ? result + others : result
  }
}
