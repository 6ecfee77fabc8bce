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
    var quarters = QuarterHours()
    var times = BatchTimes()
    var (holds, uncertain, undated): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    try index.forEachBatch(of: among, cancellation) { batch in
      batch.read(&times)
      for place in 0..<batch.count {
        guard times.isDated(place) else {
          undated.append(batch.block(place))
          continue
        }
        let bounds = times.bounds(place)
        var answer = QuarterHours.mixed
        if let earliest = bounds.earliest, let latest = bounds.latest {
          answer = quarters.number(earliest, latest) { clock.answer(ofAll: $0) }
        }
        if answer == QuarterHours.mixed { answer = clock.answer(bounds.earliest, bounds.latest) }
        switch answer {
        case Clock.yes: holds.append(batch.block(place))
        case Clock.perhaps: uncertain.append(batch.block(place))
        default: break
        }
      }
    }
    let (unsure, timeless) = (BlockSet(ascending: uncertain), BlockSet(ascending: undated))
    doubts.add(.undated, timeless)
    doubts.add(.uncertain(part), unsure)
    return Verdict(holds: BlockSet(ascending: holds), unknown: unsure.union(timeless))
  }
}

/// Whether the hours, or days of the week, of a time are among some.
private struct Clock {
  static let (no, yes, perhaps) = (0, 1, 2)

  private let part: TimePart
  private let zone: Zone
  private let wanted: Set<Int>

  init(_ part: TimePart, zone: Zone, isWanted: (Int) -> Bool) {
    self.part = part
    self.zone = zone
    wanted = Set((part.cycle ?? 0...0).filter(isWanted))
  }

  /// The answer for every time within a span, if it is the same.
  func answer(ofAll span: Range<Int>) -> Int {
    let answer = answer(span.lowerBound, span.upperBound)
    return answer == Self.perhaps ? QuarterHours.mixed : answer
  }

  func answer(_ earliest: Int?, _ latest: Int?) -> Int {
    func instant(_ time: Int?) -> Instant? { time.map { Instant(milliseconds: Int64($0)) } }
    let possible = part.values(from: instant(earliest), to: instant(latest), zone: zone)
    if possible.isSubset(of: wanted) { return Self.yes }
    return possible.isDisjoint(with: wanted) ? Self.no : Self.perhaps
  }
}
