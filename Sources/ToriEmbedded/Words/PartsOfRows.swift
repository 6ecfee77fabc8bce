import ToriEngine

/// The rows of the posts of one value.
protocol RowsOfPart: Sendable {
  var count: Int { get }
  /// How many there would be without a limit.
  var total: Int { get }
}

/// The rows of all values, one after the other.
struct PartsOfRows<Part: RowsOfPart>: Sendable {
  private var parts: [(value: Value, part: Part)]
  /// The row behind the last of each.
  private var ends: [Int] = []

  init(_ parts: [(Value, Part)]) {
    self.parts = parts.map { ($0, $1) }
    for (_, part) in parts { ends.append((ends.last ?? 0) + part.count) }
  }

  var count: Int { ends.last ?? 0 }
  var total: Int { parts.reduce(0) { $0 + $1.part.total } }

  /// What a row is of, and its place there.
  func find(_ row: Int) -> (value: Value, part: Part, place: Int) {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= row { low = middle + 1 } else { high = middle }
    }
    return (parts[low].value, parts[low].part, row - (low > 0 ? ends[low - 1] : 0))
  }
}
