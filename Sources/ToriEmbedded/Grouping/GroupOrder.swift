import ToriEngine
import ToriIndex
import ToriSystem

/// Where the numbers of a column stand in the order of their values.
struct GroupOrder {
  /// By number.
  private(set) var places: [Int]
  /// One more than the last place.
  private(set) var count: Int
  /// Whether some numbers stand for one value, and so in one place: texts that differ in bytes and are the
  /// same to Unicode.
  private(set) var joinsNumbers = false

  /// Numbers that stand in the order of `places`.
  init(places: [Int], count: Int, joinsNumbers: Bool = false) {
    (self.places, self.count) = (places, count)
    self.joinsNumbers = joinsNumbers
  }

  /// Of those numbers below `count` that `isUsed` is true of, by the values themselves.
  init(
    _ isUsed: [Bool], _ cancellation: Cancellation, value: (Int) -> GroupValue
  ) throws {
    places = Array(repeating: 0, count: isUsed.count)
    count = 0
    let used = isUsed.indices.filter { isUsed[$0] }
    let values = try cancellation.map(used) { (number: $0, value: value($0)) }
    let named = try cancellation.sorted(values) {
      ($0.value.rank, $0.value.order) < ($1.value.rank, $1.value.order)
    }
    var known: [GroupValue: Int] = [:]
    for (number, value) in named {
      if let place = known[value] {
        places[number] = place
        joinsNumbers = true
      } else {
        known[value] = count
        places[number] = count
        count += 1
      }
    }
  }
}
