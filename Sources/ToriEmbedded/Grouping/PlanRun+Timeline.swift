import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

extension PlanRun {
  /// A count for each stretch from the first to the last, empty ones too.
  mutating func timeline(
    of rows: Rows, by part: TimePart, _ shape: RowShape
  ) throws -> Table {
    guard let (blocks, times) = rows.countedBlocks else {
      preconditionFailure("the analyzer lets only rows of blocks come here")
    }
    let (counts, uncertain, undated) = try counts(of: blocks, times, by: part)
    if undated > 0 { notes.append(Note(.undatedOffLine(undated))) }
    if uncertain > 0 { notes.append(Note(.offLine(uncertain, part))) }
    let rows = try cancellation.map(try line(through: counts, of: part)) { stretch in
      [Value.text(stretch.name), .integer(counts[stretch] ?? 0)]
    }
    return Table(shape: shape.inDoubt(undated + uncertain > 0), rows: rows)
  }

  /// For each value of the key: these blocks, those of `everything` there, and what part of them these
  /// are. On a line of time, empty stretches between the first and the last are there too.
  mutating func share(
    of blocks: BlockSet, among everything: BlockSet, by key: GroupKey, _ shape: RowShape
  ) throws -> Table {
    let keys = RowShape(kind: .figures, columns: [key.column, Aggregate.count.column])
    func counts(_ blocks: BlockSet) throws -> [[Value]] {
      let reader = reader(
        try aggregated(.blocks(.set(blocks), .whole(.posts)), .count, by: [key], shape: keys))
      return try cancellation.map(0..<reader.count) { row in
        [try reader.value(row: row, column: 0), try reader.value(row: row, column: 1)]
      }
    }
    let these = try counts(blocks)
    let all = Dictionary(
      try counts(everything).map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    let (rows, rest) = try gapsFilled(these, of: blocks, by: key)
    return Table(
      shape: shape.inDoubt(shape.isTimeline && !rest.isEmpty),
      rows: try cancellation.map(rows + rest) { row in
        guard case .integer(let count) = row[1], case .integer(let whole) = all[row[0]] else {
          return row + [.integer(0), .none]
        }
        return row + [.integer(whole), .number(Double(count) / Double(whole))]
      })
  }

  /// The rows of a count by a stretch of the calendar, with those between them that have none, and apart
  /// from these the rows of what lies in no stretch for certain.
  private func gapsFilled(
    _ rows: [[Value]], of blocks: BlockSet, by key: GroupKey
  ) throws -> (line: [[Value]], rest: [[Value]]) {
    guard case .time(let part, _) = key, key.isLine else { return (rows, []) }
    let counts = Dictionary(
      rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    let line = try line(through: try self.counts(of: blocks, by: part).counts, of: part).map {
      [Value.text($0.name), counts[.text($0.name)] ?? .integer(0)]
    }
    let named = Set(line.map { $0[0] })
    return (line, rows.filter { !named.contains($0[0]) })
  }

  /// How many blocks lie in each stretch of a line of time, in none for certain, and how many have no time;
  /// each counted so many times, in the order of the corpus.
  private func counts(
    of blocks: BlockSet, _ times: [Int]? = nil, by part: TimePart
  ) throws -> (counts: [Stretch: Int], uncertain: Int, undated: Int) {
    guard let line = try calendar.line(of: part, holding: blocks, cancellation) else {
      return try countsOneByOne(of: blocks, times, by: part)
    }
    var ofStarts = Array(repeating: 0, count: max(0, line.starts.count - 1))
    var (uncertain, undated) = (0, 0)
    for (blocks, weight) in Self.weighted(blocks, times) {
      let found = try index.counts(
        byPeriodsStarting: line.starts, among: blocks, cancellation: cancellation)
      for (place, count) in found.counts.enumerated() { ofStarts[place] += count * weight }
      uncertain += found.uncertain * weight
      undated += found.undated * weight
    }
    var counts: [Stretch: Int] = [:]
    for (start, count) in zip(line.starts, ofStarts) where count > 0 {
      counts[Stretch.onLine(part, at: CivilTime(start, in: index.zone)), default: 0] += count
    }
    return (counts, uncertain, undated)
  }

  /// Sets of the blocks that together hold each as often as it counts: by the binary digits of how often.
  private static func weighted(
    _ blocks: BlockSet, _ times: [Int]?
  ) -> [(blocks: BlockSet, weight: Int)] {
    guard let times else { return [(blocks, 1)] }
    let all = blocks.array
    let bits = Int.bitWidth - (times.max() ?? 0).leadingZeroBitCount
    return (0..<bits).map { bit in
      let some = zip(all, times).filter { $0.1 >> bit & 1 == 1 }.map(\.0)
      return (BlockSet(ascending: some), 1 << bit)
    }
  }

  private func countsOneByOne(
    of blocks: BlockSet, _ times: [Int]?, by part: TimePart
  ) throws -> (counts: [Stretch: Int], uncertain: Int, undated: Int) {
    var counts: [Stretch: Int] = [:]
    var (undated, uncertain) = (0, 0)
    for (place, block) in blocks.enumerated() {
      let times = times?[place] ?? 1
      guard let span = index.time(of: block) else {
        undated += times
        continue
      }
      if let stretch = Stretch.onLine(part, holding: span, in: index.zone) {
        counts[stretch, default: 0] += times
      } else {
        uncertain += times
      }
      if cancellation.isCancelled { throw EngineError.interrupted }
    }
    return (counts, uncertain, undated)
  }

  /// The stretches from the first that is counted to the last, without those that clocks skip.
  private func line(through counts: [Stretch: Int], of part: TimePart) throws -> [Stretch] {
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    let count = last.order - first.order + 1
    guard count <= Self.lineLimit else {
      let coarser = TimePart.onLine.reversed().drop { $0 != part }.dropFirst()
      let fitting = coarser.first { count / part.least(in: $0) <= Self.lineLimit } ?? .year
      throw EngineError.lineLimit(from: first.name, to: last.name, rows: count, take: fitting)
    }
    let skipped = Stretch.skipped(part, from: first, to: last, in: index.zone)
    return Stretch.line(from: first, to: last).filter { !skipped.contains($0) }
  }

  /// More rows than these are a slip, and nobody would read them.
  private static let lineLimit = 1_000_000
}
