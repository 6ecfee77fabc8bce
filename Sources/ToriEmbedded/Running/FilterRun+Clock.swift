import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriTime

extension FilterRun {
  /// By the hours, or days of the week, that the time may lie in: for all of them, for none, or unknown.
  mutating func clock(
    _ part: TimePart, _ comparison: ComparisonOperator, _ value: Int, _ among: BlockSet
  ) throws -> Verdict {
    let clock = Clock(part, zone: index.zone) { comparison.holds($0, value) }
    var stretches = StretchNumbers(
      part, index, .init(undated: Clock.undated, uncertain: Clock.perhaps))
    var answers: [Int] = []
    var (holds, uncertain, undated) = (
      BatchBlocks(of: among), BatchBlocks(of: among), BatchBlocks(of: among)
    )
    try index.forEachBatch(of: among, cancellation) { batch in
      let areAllSure = stretches.read(batch, into: &answers, clock.answer)
      holds.add(batch, where: answers, are: Clock.yes)
      if areAllSure { return }
      uncertain.add(batch, where: answers, are: Clock.perhaps)
      undated.add(batch, where: answers, are: Clock.undated)
    }
    let (unsure, timeless) = (uncertain.set(), undated.set())
    doubts.add(.undated, timeless)
    doubts.add(.uncertain(part), unsure)
    return Verdict(holds: holds.set(), unknown: unsure.union(timeless))
  }
}

/// Whether the hours, or days of the week, of a time are among some.
private struct Clock {
  static let (no, yes, perhaps, undated) = (0, 1, 2, 3)

  private let part: TimePart
  private let zone: Zone
  private let wanted: Set<Int>

  init(_ part: TimePart, zone: Zone, isWanted: (Int) -> Bool) {
    self.part = part
    self.zone = zone
    wanted = Set((part.cycle ?? 0...0).filter(isWanted))
  }

  /// For a time with these bounds, in milliseconds since 1970.
  func answer(_ earliest: Int?, _ latest: Int?) -> Int {
    func instant(_ time: Int?) -> Instant? { time.map { Instant(milliseconds: Int64($0)) } }
    let possible = part.values(from: instant(earliest), to: instant(latest), zone: zone)
    if possible.isSubset(of: wanted) { return Self.yes }
    return possible.isDisjoint(with: wanted) ? Self.no : Self.perhaps
  }
}
