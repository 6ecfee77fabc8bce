import ToriSystem
import ToriTime

/// What is said of a time that may lie in several stretches of a cycle.
package enum ClockAnswer: Int, Sendable { case no, yes, perhaps }

extension Index {
  /// Sorts blocks by whether their times lie in some stretches of a cycle; those in none of the three sets
  /// certainly do not.
  ///
  /// Where a time may lie in several stretches, or clocks change, `answer` tells, by the bounds in milliseconds
  /// since 1970.
  package func blocks(
    in wanted: [Bool], of cycle: ClockCycle, among: BlockSet, cancellation: Cancellation,
    others answer: (_ earliest: Int?, _ latest: Int?) -> ClockAnswer
  ) throws -> TimeFilter {
    var sorter = ClockSorter(wanted, cycle, within: among.hull)
    try forEachBatch(of: among, cancellation) { sorter.add($0, answer) }
    return sorter.sorted()
  }
}

/// Sorts the blocks of batches by the stretches of a cycle.
private struct ClockSorter {
  private let wanted: [Bool]
  private let cycle: ClockCycle
  /// The wanted stretches as a moment from which on, and up to which, the cycle is in one of them, where they
  /// follow each other; in milliseconds.
  private let window: Range<Int>?
  private var inside: BlockSetBuilder
  private var overlapping: BlockSetBuilder
  private var undated: BlockSetBuilder
  private var values: [Int] = []
  private var times = BatchTimes()

  private static let undatedAnswer = 3

  init(_ wanted: [Bool], _ cycle: ClockCycle, within hull: Range<UInt32>) {
    (self.wanted, self.cycle) = (wanted, cycle)
    let places = wanted.indices.filter { wanted[$0] }
    if let first = places.first, let last = places.last, last - first + 1 == places.count {
      window = first * cycle.stretch..<(last + 1) * cycle.stretch
    } else {
      window = nil
    }
    inside = BlockSetBuilder(within: hull)
    overlapping = BlockSetBuilder(within: hull)
    undated = BlockSetBuilder(within: hull)
  }

  consuming func sorted() -> TimeFilter {
    TimeFilter(inside: inside.build(), overlapping: overlapping.build(), undated: undated.build())
  }

  mutating func add(_ batch: BlockBatch, _ answer: (Int?, Int?) -> ClockAnswer) {
    if let window, let times = batch.evenTimes(upTo: cycle.stretch), times.fit(cycle.stretch) {
      batch.readMoments(of: cycle, times, into: &values)
      batch.append(to: &inside, where: values, in: window.lowerBound...window.upperBound - 1)
    } else if let areAllSure = batch.read(cycle, into: &values) {
      for place in 0..<batch.count where values[place] != BlockBatch.several {
        values[place] = (wanted[values[place]] ? ClockAnswer.yes : .no).rawValue
      }
      if !areAllSure { ask(batch, answer) }
      append(batch, areAllSure: areAllSure)
    } else {
      if values.count < batch.count { values = Array(repeating: 0, count: batch.count) }
      for place in 0..<batch.count { values[place] = BlockBatch.several }
      ask(batch, answer)
      append(batch, areAllSure: false)
    }
  }

  /// Asks about the blocks whose stretch is not certain.
  private mutating func ask(_ batch: BlockBatch, _ answer: (Int?, Int?) -> ClockAnswer) {
    batch.read(&times)
    for place in 0..<batch.count where values[place] == BlockBatch.several {
      guard times.isDated(place) else {
        values[place] = Self.undatedAnswer
        continue
      }
      let (earliest, latest) = times.bounds(place)
      values[place] = answer(earliest, latest).rawValue
    }
  }

  private mutating func append(_ batch: BlockBatch, areAllSure: Bool) {
    func range(_ answer: Int) -> ClosedRange<Int> { answer...answer }
    batch.append(to: &inside, where: values, in: range(ClockAnswer.yes.rawValue))
    if areAllSure { return }
    batch.append(to: &overlapping, where: values, in: range(ClockAnswer.perhaps.rawValue))
    batch.append(to: &undated, where: values, in: range(Self.undatedAnswer))
  }
}
