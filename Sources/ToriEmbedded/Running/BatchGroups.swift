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

  /// The block of an entry, by its place in the batch.
  @inline(__always)
  func place(_ entry: Int) -> Int { places.isEmpty ? entry : places[entry] }

  var greatest: Int { groups.prefix(count).max() ?? 0 }

  /// All blocks of a batch in one group.
  mutating func begin(_ batch: BlockBatch) {
    count = batch.count
    places.removeAll(keepingCapacity: true)
    if groups.count < count { groups = Array(repeating: 0, count: count) }
    for place in 0..<count { groups[place] = 0 }
  }

  /// Divides all in one group by columns, with a numbering of pairs for each but the first.
  mutating func divide(
    by columns: inout [GroupColumn], _ batch: BlockBatch, _ pairs: inout [PairNumbers]
  ) {
    for place in columns.indices {
      if place == 0 {
        divide(by: &columns[0], batch)
      } else {
        divide(by: &columns[place], batch, &pairs[place - 1])
      }
    }
  }

  /// Divides the groups by what a column has; without pairs, there is but one so far.
  mutating func divide(by column: inout GroupColumn, _ batch: BlockBatch) {
    read(&column, batch)
    swap(&groups, &numbers)
  }

  mutating func divide(
    by column: inout GroupColumn, _ batch: BlockBatch, _ pairs: inout PairNumbers
  ) {
    read(&column, batch)
    pairs.number(&groups, numbers, count: count)
  }

  /// Divides the groups as those of the same batch are that another column made, where each block has one.
  mutating func divide(like other: BatchGroups, _ pairs: inout PairNumbers) {
    pairs.number(&groups, other.groups, count: count)
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
