import ToriIndex
import ToriTime

extension PlanRun {
  /// A count for each bucket from the first to the last, empty ones too.
  mutating func timeline(
    of blocks: BlockSet, by part: TimePart, _ shape: RowShape
  ) throws -> Table {
    let counts = try counts(of: blocks, by: part)
    let rows = line(through: counts, by: part).map { bucket in
      [Value.text(bucket.name), .integer(counts[bucket] ?? 0)]
    }
    return Table(shape: shape, rows: rows)
  }

  /// For each bucket: these blocks, all posts there, and what part of them these are.
  mutating func share(
    of blocks: BlockSet, by part: TimePart, _ shape: RowShape
  ) throws -> Table {
    let counts = try counts(of: blocks, by: part)
    let before = notes
    let all = try self.counts(of: index.posts, by: part)
    notes = before
    let rows = line(through: counts, by: part).map { bucket in
      let (count, all) = (counts[bucket] ?? 0, all[bucket] ?? 0)
      return [
        Value.text(bucket.name), .integer(count), .integer(all),
        all == 0 ? .none : .number(Double(count) / Double(all)),
      ]
    }
    return Table(shape: shape, rows: rows)
  }

  private mutating func counts(
    of blocks: BlockSet, by part: TimePart
  ) throws -> [Bucket: Int] {
    var counts: [Bucket: Int] = [:]
    var (undated, uncertain) = (0, 0)
    for block in blocks {
      guard let span = index.time(of: block) else {
        undated += 1
        continue
      }
      if let bucket = Bucket.onLine(part, holding: span, in: index.zone) {
        counts[bucket, default: 0] += 1
      } else {
        uncertain += 1
      }
      if cancellation.isCancelled { throw EngineError.interrupted }
    }
    if undated > 0 { notes.append(Note("\(undated) of them carry no time")) }
    if uncertain > 0 {
      notes.append(Note("of \(uncertain) the \(part.rawValue) is not certain"))
    }
    return counts
  }

  private func line(through counts: [Bucket: Int], by part: TimePart) -> [Bucket] {
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    return Bucket.line(part, from: first, to: last)
  }
}
