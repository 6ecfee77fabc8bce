import ToriEngine
import ToriIndex

/// The groups of the blocks of a batch, column by column; a block with several values is in several.
struct BatchGroups {
  private(set) var groups: [Int] = []
  private(set) var count = 0
  /// Which block of the batch each entry is; empty where each block has one entry.
  private var places: [Int] = []
  private var numbers: [Int] = []
  private var listed: (numbers: [Int], places: [Int]) = ([], [])
  /// By hour of the week, the number of its pair in the first two columns, if both are parts of time that come
  /// again; those that did not come yet are below 0.
  private var ofHours: [Int] = []

  /// The block of an entry, by its place in the batch.
  @inline(__always)
  func place(_ entry: Int) -> Int { places.isEmpty ? entry : places[entry] }

  /// No group has a greater number.
  private(set) var greatest = 0

  /// All blocks of a batch in one group.
  mutating func begin(_ batch: BlockBatch) {
    count = batch.count
    places.removeAll(keepingCapacity: true)
    if groups.count < count { groups = Array(repeating: 0, count: count) }
    for place in 0..<count { groups[place] = 0 }
    greatest = 0
  }

  /// Divides all in one group by columns, with a numbering of pairs for each but the first.
  mutating func divide(
    by columns: inout [GroupColumn], _ batch: BlockBatch, _ pairs: inout [PairNumbers]
  ) {
    let hasHours = divideByHours(&columns, batch, &pairs)
    for place in columns.indices.dropFirst(hasHours ? 2 : 0) {
      if place == 0 {
        divide(by: &columns[0], batch)
      } else {
        divide(by: &columns[place], batch, &pairs[place - 1])
      }
    }
  }

  /// Divides all in one group by the first two columns, if these are told by the hour of the week alone, as it is
  /// known of all times of the batch.
  private mutating func divideByHours(
    _ columns: inout [GroupColumn], _ batch: BlockBatch, _ pairs: inout [PairNumbers]
  ) -> Bool {
    guard columns.count >= 2, columns[0].isOfCycle, columns[1].isOfCycle,
      batch.read(.hoursOfWeek, into: &numbers) == true
    else { return false }
    if ofHours.isEmpty { ofHours = Array(repeating: -1, count: ClockCycle.hoursOfWeek.count) }
    // Taken out while they are looked into, so that nobody else can have them.
    var (known, groups) = (ofHours, groups)
    (ofHours, self.groups) = ([], [])
    fill(&groups, with: &known) { hour in
      let (first, second) = (
        columns[0].number(ofHourOfWeek: hour), columns[1].number(ofHourOfWeek: hour)
      )
      return pairs[0].number(
        of: UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: second))
    }
    (ofHours, self.groups) = (known, groups)
    greatest = pairs[0].pairs.count - 1
    return true
  }

  /// Puts what is known of each of the numbers in its place, or else what `find` says, which is known from then
  /// on.
  private func fill(
    _ places: inout [Int], with known: inout [Int], _ find: (Int) -> Int
  ) {
    let numbers = numbers.span
    var places = places.mutableSpan
    for entry in 0..<count {
      let number = numbers[entry]
      if known[number] < 0 { known[number] = find(number) }
      places[entry] = known[number]
    }
  }

  /// Divides the groups by what a column has; without pairs, there is but one so far.
  mutating func divide(by column: inout GroupColumn, _ batch: BlockBatch) {
    read(&column, batch)
    swap(&groups, &numbers)
    greatest = Self.greatest(of: groups, count)
  }

  private static func greatest(of groups: [Int], _ count: Int) -> Int {
    let groups = groups.span
    var greatest = 0
    for entry in 0..<count { greatest = max(greatest, groups[entry]) }
    return greatest
  }

  mutating func divide(
    by column: inout GroupColumn, _ batch: BlockBatch, _ pairs: inout PairNumbers
  ) {
    read(&column, batch)
    pairs.number(&groups, numbers, count: count)
    greatest = max(0, pairs.pairs.count - 1)
  }

  /// Divides the groups as those of the same batch are that another column made, where each block has one.
  mutating func divide(like other: BatchGroups, _ pairs: inout PairNumbers) {
    pairs.number(&groups, other.groups, count: count)
    greatest = max(0, pairs.pairs.count - 1)
  }

  /// Whether each block has one entry.
  var isWhole: Bool { places.isEmpty }

  private mutating func read(_ column: inout GroupColumn, _ batch: BlockBatch) {
    if column.isList {
      column.read(batch, into: &listed.numbers, places: &listed.places)
      spread()
    } else {
      column.read(batch, into: &numbers)
      if !places.isEmpty { numbers = places.map { numbers[$0] } }
    }
  }

  /// An entry for each that there is and each value in the list of its block.
  private mutating func spread() {
    var (spread, ofBlock): ([Int], [Int]) = ([], [])
    numbers.removeAll(keepingCapacity: true)
    var start = 0
    for entry in 0..<count {
      let place = place(entry)
      while listed.places[start] < place { start += 1 }
      var next = start
      while next < listed.places.count, listed.places[next] == place {
        spread.append(groups[entry])
        ofBlock.append(place)
        numbers.append(listed.numbers[next])
        next += 1
      }
    }
    (groups, places, count) = (spread, ofBlock, spread.count)
  }
}
