import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem

/// Blocks gathered by several columns, with the figures of one: numbers throughout, that are named at the end.
struct BlockGroups {
  private var columns: [GroupColumn]
  /// Numbers a group so far and the next column's number together.
  private var pairs: [PairNumbers]
  private var figures: [IntegerFigure] = []
  private let measured: IntegerColumn?
  /// What is made of it; nil for a count.
  private let function: AggregateFunction?
  /// By group, all that was measured; for medians alone.
  private var values: [[Int]] = []
  /// How many blocks lack what is measured.
  private(set) var lacking = 0

  /// `nil` where a key, or what is measured, is not read in bulk.
  init?(_ keys: [GroupKey], _ aggregate: Aggregate, _ index: Index) {
    let columns = keys.compactMap { GroupColumn($0, index) }
    guard columns.count == keys.count else { return nil }
    self.columns = columns
    pairs = columns.dropFirst().map { _ in PairNumbers() }
    switch aggregate {
    case .count: (measured, function) = (nil, nil)
    case .figure(let function, of: .field(let field)):
      guard case .integer(let column) = field.access else { return nil }
      (measured, self.function) = (column, function)
    case .figure: return nil
    }
  }

  mutating func add(_ blocks: BlockSet, _ index: Index, _ cancellation: Cancellation) throws {
    var (groups, more, values): ([Int], [Int], [Int]) = ([], [], [])
    // Of all blocks together there is a figure even where there are none.
    if columns.isEmpty { figures = [IntegerFigure()] }
    try index.forEachBatch(of: blocks, cancellation) { batch in
      if columns.isEmpty {
        groups = Array(repeating: 0, count: batch.count)
      } else {
        columns[0].read(batch, into: &groups)
      }
      for place in columns.indices.dropFirst() {
        columns[place].read(batch, into: &more)
        pairs[place - 1].number(&groups, more, count: batch.count)
      }
      if let measured { batch.read(measured, into: &values) }
      add(groups, values, count: batch.count)
    }
  }

  private mutating func add(_ groups: [Int], _ measured: [Int], count: Int) {
    guard let most = groups.prefix(count).max() else { return }
    while figures.count <= most { figures.append(IntegerFigure()) }
    let isCount = self.measured == nil
    var lacking = 0
    var spans = figures.mutableSpan
    if isCount {
      for place in 0..<count { spans[groups[place]].count &+= 1 }
      return
    }
    for place in 0..<count {
      spans[groups[place]].add(measured[place])
      if measured[place] == BlockBatch.none { lacking += 1 }
    }
    self.lacking += lacking
    guard function == .median else { return }
    while values.count <= most { values.append([]) }
    for place in 0..<count where measured[place] != BlockBatch.none {
      values[groups[place]].append(measured[place])
    }
  }

  /// The numbers of the columns that a group stands for.
  private func numbers(of group: Int) -> [Int] {
    var numbers: [Int] = []
    var group = group
    for pair in pairs.reversed() {
      let (first, second) = pair.pairs[group]
      numbers.append(Int(second))
      group = Int(first)
    }
    return columns.isEmpty ? [] : [group] + numbers.reversed()
  }

  /// The groups with what they stand for, in the order of `isBefore`, which is told the places of the values
  /// of each key in their order.
  func named(
    _ cancellation: Cancellation,
    _ isBefore: (_ a: (places: [Int], count: Int), _ b: (places: [Int], count: Int)) -> Bool
  ) throws -> [(values: [GroupValue], figure: Value)] {
    let present = figures.indices.filter { columns.isEmpty || figures[$0].count > 0 }
    let numbers = try cancellation.map(present) { self.numbers(of: $0) }
    let orders = try columns.enumerated().map { place, column in
      try ValueOrder(of: column, Set(numbers.map { $0[place] }), cancellation)
    }
    var groups: [(places: [Int], groups: [Int])] = try cancellation.map(
      zip(present, numbers)
    ) { group, numbers in
      (zip(orders, numbers).map { $0.places[$1] ?? 0 }, [group])
    }
    if orders.contains(where: \.joinsNumbers) {
      groups = Dictionary(grouping: groups, by: \.places).map { places, same in
        (places, same.flatMap(\.groups).sorted())
      }
    }
    let figured = try cancellation.map(groups) { (places: $0.places, figure: joined($0.groups)) }
    let sorted = try cancellation.sorted(figured) {
      isBefore(($0.places, $0.figure.count), ($1.places, $1.figure.count))
    }
    return try cancellation.map(sorted) { places, figure in
      (zip(orders, places).map { $0.values[$1] }, figure.value)
    }
  }

  private func joined(_ groups: [Int]) -> (count: Int, value: Value) {
    var figure = figures[groups[0]]
    for group in groups.dropFirst() { figure.add(figures[group]) }
    guard let function else { return (figure.count, .integer(figure.count)) }
    if function != .median { return (figure.count, figure.value(of: function)) }
    let all = groups.flatMap { values.indices.contains($0) ? values[$0] : [] }
    return (figure.count, IntegerFigure.median(all))
  }
}

/// The values that numbers of a column stand for, in their order.
private struct ValueOrder {
  private(set) var values: [GroupValue] = []
  /// By number, the place of the value among `values`.
  private(set) var places: [Int: Int] = [:]
  /// Whether some numbers stand for one value: texts that differ in bytes and are the same to Unicode.
  private(set) var joinsNumbers = false

  init(of column: GroupColumn, _ numbers: Set<Int>, _ cancellation: Cancellation) throws {
    let values = try cancellation.map(numbers) { (number: $0, value: column.value(of: $0)) }
    let named = try cancellation.sorted(values) {
      ($0.value.rank, $0.value.order) < ($1.value.rank, $1.value.order)
    }
    var known: [GroupValue: Int] = [:]
    for (number, value) in named {
      if let place = known[value] {
        places[number] = place
        joinsNumbers = true
      } else {
        known[value] = self.values.count
        places[number] = self.values.count
        self.values.append(value)
      }
    }
  }
}
