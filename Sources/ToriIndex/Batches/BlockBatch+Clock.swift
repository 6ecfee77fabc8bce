import ToriSystem
import ToriTime

/// Stretches of the wall clock that come one after the other, all as long.
package enum ClockStretch: Int, Sendable {
  case second = 1000
  case minute = 60_000
  case hour = 3_600_000
  case day = 86_400_000
}

extension BlockBatch {
  /// Stands where a time may lie in several stretches.
  package static let several = Int.min + 1
  /// Times further from 1970 than this, in milliseconds, are not read in bulk.
  private static let reach = 1 << 50

  /// Puts the stretch that each time lies in, counted from 1970 on clocks that are `offset` milliseconds ahead
  /// of UTC, at the start of `values`; `several` where it may lie in more than one.
  ///
  /// False, and nothing is read, where not all times are known from beginning to end and last equally long.
  package func read(
    _ stretch: ClockStretch, ahead offset: Int, into values: inout [Int]
  ) -> Bool {
    let columns = TimeColumns(segment)
    let zone = columns.zone(rows.zone)
    guard zone.areKnown, let duration = zone.durations.only, 0...stretch.rawValue ~= duration,
      -Self.reach < zone.starts.least, zone.starts.greatest < Self.reach
    else { return false }
    columns.earliest.read(rows, into: &values)
    // Dividing by what is known beforehand is a multiplication.
    switch stretch {
    case .second: divide(&values, by: 1000, offset, duration)
    case .minute: divide(&values, by: 60_000, offset, duration)
    case .hour: divide(&values, by: 3_600_000, offset, duration)
    case .day: divide(&values, by: 86_400_000, offset, duration)
    }
    return true
  }

  @inline(__always)
  private func divide(_ values: inout [Int], by length: UInt, _ offset: Int, _ duration: Int) {
    // Counted from long before 1970, so that nothing is negative.
    let before = UInt(2 * Self.reach) / length
    let shift = Int(before * length) + offset
    let room = Int(length) - duration
    var span = values.mutableSpan
    for place in 0..<count {
      let moment = UInt(bitPattern: span[place] &+ shift)
      let stretch = moment / length
      let rest = Int(bitPattern: moment &- stretch &* length)
      span[place] = rest <= room ? Int(bitPattern: stretch &- before) : Self.several
    }
  }
}

extension Index {
  /// How far clocks are ahead of UTC, in milliseconds, at all times that blocks have; nil where that changes.
  package var clockOffset: Int? {
    // Reading the times is only for where their order is not kept.
    guard
      let (first, last) = timeHull
        ?? (try? timeExtremes(among: allBlocks, cancellation: Cancellation()))
    else { return nil }
    let regimes = zone.regimes(from: first, to: last)
    return regimes.count == 1 ? regimes[0].offset * 1000 : nil
  }
}

/// Blocks of batches that come one after the other.
package struct BatchBlocks {
  private var builder: BlockSetBuilder

  /// For some of `blocks`.
  package init(of blocks: BlockSet) { builder = BlockSetBuilder(within: blocks.hull) }

  /// Adds those blocks of a batch beside which `wanted` stands in `values`.
  package mutating func add(_ batch: BlockBatch, where values: [Int], are wanted: Int) {
    batch.append(to: &builder, where: values, are: wanted)
  }

  package consuming func set() -> BlockSet { builder.build() }
}
