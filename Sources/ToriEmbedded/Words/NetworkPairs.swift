/// In how many units (posts, or authors) each two of some nodes stand.
struct NetworkPairs {
  private let nodes: [Int]
  /// The place of each thing among the nodes; -1 for what is none.
  private let placeOf: [Int32]
  /// Of each pair of places, the second of which is the larger: row by row.
  private var counts: [UInt32]
  private var marks: [Bool]

  struct Pair {
    /// The one that stands in more units first.
    let from: Int
    let to: Int
    let count: Int
    /// Of these among the nodes.
    let places: (Int, Int)
  }

  /// - Parameter total: how many things there are, numbered from 0.
  init(_ nodes: [Int], of total: Int) {
    self.nodes = nodes
    var placeOf = [Int32](repeating: -1, count: total)
    for (place, node) in nodes.enumerated() { placeOf[node] = Int32(place) }
    self.placeOf = placeOf
    counts = Array(repeating: 0, count: nodes.count * nodes.count)
    marks = Array(repeating: false, count: nodes.count)
  }

  /// Counts a unit in which these stand, some perhaps several times.
  mutating func add(_ things: [Int]) {
    var found: [Int] = []
    for thing in things {
      let place = Int(placeOf[thing])
      if place >= 0, !marks[place] {
        marks[place] = true
        found.append(place)
      }
    }
    for place in found { marks[place] = false }
    if found.count < 2 { return }
    found.sort()
    for (number, first) in found.enumerated() {
      for second in found[(number + 1)...] { counts[first * nodes.count + second] += 1 }
    }
  }

  /// Those that stand together at least once.
  var all: [Pair] {
    var pairs: [Pair] = []
    for first in nodes.indices {
      for second in nodes.indices.dropFirst(first + 1) {
        let count = Int(counts[first * nodes.count + second])
        if count > 0 {
          pairs.append(
            Pair(from: nodes[first], to: nodes[second], count: count, places: (first, second)))
        }
      }
    }
    return pairs
  }
}

/// What stands in units, by name.
struct NetworkUnits {
  private(set) var names: [String] = []
  private(set) var all: [[Int]] = []
  /// How many there are, those too in which nothing stands.
  private(set) var count = 0
  /// In how many units each name stands.
  private(set) var counts: [Int] = []
  private var numbers: [String: Int] = [:]
  private var gathered: [String: Set<Int>] = [:]
  private var inOrder: [String] = []

  private mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    counts.append(0)
    return names.count - 1
  }

  mutating func add(_ unit: [String]) {
    add(Set(unit.map { number(of: $0) }))
  }

  private mutating func add(_ unit: Set<Int>) {
    count += 1
    for number in unit { counts[number] += 1 }
    if unit.count > 1 { all.append(Array(unit)) }
  }

  /// Adds a name to a unit that is met again and again, until `addGathered`.
  mutating func add(_ name: String, toUnit unit: String) {
    if gathered[unit] == nil { inOrder.append(unit) }
    gathered[unit, default: []].insert(number(of: name))
  }

  mutating func addGathered() {
    for unit in inOrder { add(gathered[unit] ?? []) }
    (gathered, inOrder) = ([:], [])
  }
}
