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
    guard let cycle = part.clockCycle, let values = part.cycle else {
      preconditionFailure("the analyzer asks only about parts that come again")
    }
    let wanted = Set(values.filter { comparison.holds($0, value) })
    let zone = index.zone
    let parts = try index.blocks(
      in: values.map { wanted.contains($0) }, of: cycle, among: among, cancellation: cancellation
    ) { earliest, latest in
      func instant(_ time: Int?) -> Instant? { time.map { Instant(milliseconds: Int64($0)) } }
      let possible = part.values(from: instant(earliest), to: instant(latest), zone: zone)
      return possible.isSubset(of: wanted)
        ? .yes : possible.isDisjoint(with: wanted) ? .no : .perhaps
    }
    doubts.add(.undated, parts.undated)
    doubts.add(.uncertain(part), parts.overlapping)
    return Verdict(holds: parts.inside, unknown: parts.overlapping.union(parts.undated))
  }
}

extension TimePart {
  /// The cycle of the clock whose stretches the part's values are, in order; nil of parts that do not come again.
  var clockCycle: ClockCycle? {
    switch self {
    case .hour: .hoursOfDay
    case .weekday: .daysOfWeek
    case .year, .month, .week, .day, .minute, .second: nil
    }
  }

  /// Which of its values an hour of the week has, both counted from 0; of parts that come again.
  func place(ofHour hour: Int) -> Int { self == .weekday ? hour / 24 : hour % 24 }
}
