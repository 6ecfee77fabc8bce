import ToriIndex
import ToriSystem
import ToriTime

/// The index alone, asked by the calls that the engine makes, without a query's text, plan and rows.
struct IndexAnswers: InProcessAnswerer {
  let index: Index
  let name = "tori's index"
  let building: Building? = nil
  private let never = Cancellation()
  private let months = (0...BenchPosts.monthCount).map { month in
    CivilTime(year: BenchPosts.firstYear + month / 12, month: month % 12 + 1).instant(in: .tokyo)
  }

  init(_ index: Index) { self.index = index }

  /// Putting places in order is the engine's.
  func canAnswer(_ question: Question) -> Bool {
    if case .concordance = question { false } else { true }
  }

  func answer(_ question: Question, withRows: Bool) throws -> Reply {
    let all = index.allBlocks
    func reply(_ blocks: BlockSet) -> Reply {
      Reply(count: blocks.count, rows: withRows ? blocks.array : blocks.prefix(10).array)
    }
    switch question {
    case .containing(let needle): return reply(try find(needle))
    case .combined(let first, let combination, let second):
      let (a, b) = (try find(first), try find(second))
      switch combination {
      case .both: return reply(a.intersection(b))
      case .either: return reply(a.union(b))
      case .firstAlone: return reply(a.subtracting(b))
      }
    case .during(let needle, let period):
      let start = Instant(milliseconds: Int64(period.seconds.lowerBound) * 1000)
      let end = Instant(milliseconds: Int64(period.seconds.upperBound) * 1000)
      return reply(
        try index.blocks(
          timeIn: (start, end), among: try find(needle), cancellation: never
        ).inside)
    case .monthly(let needle):
      let found = try needle.map { try find($0) } ?? all
      let counts = try index.counts(byPeriodsStarting: months, among: found, cancellation: never)
      return PlainScan.figures(counts.counts.map { UInt32($0) })
    case .sources:
      var counts = Array(repeating: UInt32(0), count: BenchCorpus.sourceCount)
      for (value, count) in try index.counts(by: .source, among: all, cancellation: never) {
        guard let value, let place = Int(value.dropFirst(5)) else { continue }
        counts[place] = UInt32(count)
      }
      return PlainScan.figures(counts)
    case .top(let needle):
      let best = try index.top(
        10, by: .integer(.reposts), descending: true, among: try find(needle), cancellation: never)
      return Reply(count: best.count, rows: best.map(\.rawValue))
    case .concordance(let needle):
      let places = try index.occurrences(of: [needle], among: all, cancellation: never)
      return Reply(count: places.count, rows: nil)
    }
  }

  private func find(_ needle: [UInt8]) throws -> BlockSet {
    try index.blocks(mentioning: needle, among: index.allBlocks, cancellation: never)
  }
}
