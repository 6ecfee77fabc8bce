import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

extension PlanRun {
  /// A count for each stretch that was asked for, else from the first to the last, empty ones too.
  mutating func timeline(
    of rows: Rows, by stage: TimelineStage, _ shape: RowShape
  ) throws -> Table {
    let part = stage.part
    guard let (blocks, times) = rows.countedBlocks else {
      preconditionFailure("the analyzer lets only rows of blocks come here")
    }
    let (counts, uncertain, undated) = try counts(of: blocks, times, by: part)
    if undated > 0 { notes.append(Note(.undatedOffLine(undated))) }
    if uncertain > 0 { notes.append(Note(.offLine(uncertain, part))) }
    let line = try Stretch.line(
      of: part, asked: stage.asked, holding: counts.keys, else: counts.keys, in: index.zone)
    let rows = try cancellation.map(line) { stretch in
      [Value.text(stretch.name), .integer(counts[stretch] ?? 0)]
    }
    return Table(shape: shape.inDoubt(undated + uncertain > 0), rows: rows)
  }

  /// For each value of the key: these blocks, those of `everything` there, and what part of them these
  /// are; values too that none of these blocks has.
  mutating func share(
    of blocks: BlockSet, among everything: BlockSet, by stage: ShareStage, _ shape: RowShape
  ) throws -> Table {
    let key = stage.key
    let keys = RowShape(kind: .figures, columns: [key.column, Aggregate.count.column])
    func counts(_ blocks: BlockSet) throws -> [[Value]] {
      let reader = reader(
        try aggregated(.blocks(.set(blocks), .whole(.posts)), .count, by: [key], shape: keys))
      return try cancellation.map(0..<reader.count) { row in
        [try reader.value(row: row, column: 0), try reader.value(row: row, column: 1)]
      }
    }
    let these = try counts(blocks)
    let wholes = try counts(everything)
    let all = ShareStage.counts(wholes)
    let rows: [[Value]]
    let rest: [[Value]]
    if case .time(let part, _) = key, key.isLine {
      let line = try Stretch.line(
        of: part, asked: stage.asked, holding: try self.counts(of: blocks, by: part).counts.keys,
        else: try self.counts(of: everything, by: part).counts.keys, in: index.zone)
      (rows, rest) = stage.rows(these, on: line)
    } else {
      let (named, others, note) = stage.rows(these, among: wholes)
      (rows, rest) = (named, others)
      if let note { notes.append(note) }
    }
    if let note = stage.note { notes.append(note) }
    return Table(
      shape: shape.inDoubt(shape.isTimeline && !rest.isEmpty),
      rows: try cancellation.map(rows + rest) { stage.row($0, of: all) })
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
}
