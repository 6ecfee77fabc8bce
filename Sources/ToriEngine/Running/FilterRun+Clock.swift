import ToriIndex
import ToriLanguage

extension FilterRun {
  /// By the hours, or days of the week, that the time may lie in: for all of them, for none, or unknown.
  mutating func clock(
    _ part: TimePart, _ comparison: ComparisonOperator, _ value: Int, _ among: BlockSet
  ) throws -> Verdict {
    let wanted = Set((part.cycle ?? 0...0).filter { comparison.holds($0, value) })
    var (holds, uncertain, undated): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for block in among {
      if cancellation.isCancelled { throw EngineError.interrupted }
      guard let span = index.time(of: block) else {
        undated.append(block.rawValue)
        continue
      }
      let possible = part.values(in: span, zone: index.zone)
      if possible.isSubset(of: wanted) {
        holds.append(block.rawValue)
      } else if !possible.isDisjoint(with: wanted) {
        uncertain.append(block.rawValue)
      }
    }
    let (unsure, timeless) = (BlockSet(ascending: uncertain), BlockSet(ascending: undated))
    doubts.add(.undated, timeless)
    doubts.add(.uncertain(part), unsure)
    return Verdict(holds: BlockSet(ascending: holds), unknown: unsure.union(timeless))
  }
}
