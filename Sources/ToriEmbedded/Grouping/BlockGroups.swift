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
  /// By group.
  private var counts: [Int] = []
  private var figures: [IntegerFigure] = []
  private let measured: IntegerColumn?
  /// What is counted once for each different value.
  private var distinct: DistinctValues?
  /// Whether it is of decimals, by their codes.
  private var isDecimal = false
  /// What is made of it; nil for a count.
  private let function: AggregateFunction?
  /// By group, all that was measured; for medians alone.
  private var values: [[Int]] = []
  /// How many blocks lack what is measured.
  private(set) var lacking = 0

  /// `nil` where a key, or what is measured, is not read in bulk.
  init?(_ keys: [GroupKey], _ aggregate: Aggregate, _ index: Index) {
    guard let columns = GroupColumn.all(keys, index) else { return nil }
    self.columns = columns
    pairs = columns.dropFirst().map { _ in PairNumbers() }
    switch aggregate {
    case .count: (measured, function) = (nil, nil)
    case .distinct(let key):
      guard let values = DistinctValues(key, index) else { return nil }
      (measured, function, distinct) = (nil, nil, values)
    case .figure(let function, of: .field(let field)):
      let isDecimal = field.access == .own && field.type == .number
      guard let column = field.coded(in: index), isDecimal || field.type == .integer else {
        return nil
      }
      (measured, self.function) = (column, function)
      self.isDecimal = isDecimal
    case .figure: return nil
    }
  }

  /// - Parameter times: how often each of the blocks is counted, in the order of the corpus; nil for once.
  ///   What is measured of a block is taken once all the same.
  mutating func add(
    _ blocks: BlockSet, times: [Int]? = nil, _ index: Index, _ cancellation: Cancellation
  ) throws {
    // Figures stand in the order of how many blocks they are of.
    let times = measured == nil && distinct == nil ? times : nil
    var start = 0
    var numbers = BatchGroups()
    var values: [Int] = []
    // Of all blocks together there is a figure even where there are none.
    if columns.isEmpty { makeRoom(for: 0) }
    if columns.isEmpty, distinct == nil, function != .median, let measured {
      try index.forEachBatch(of: blocks, cancellation) { batch in
        counts[0] += batch.count
        if !isDecimal, let known = batch.summary(of: measured) {
          figures[0].add(known)
          lacking += batch.count - known.count
          return
        }
        if isDecimal, let known = batch.decimalSummary(of: measured) {
          figures[0].add(decimals: known)
          lacking += batch.count - known.count
          return
        }
        batch.read(measured, into: &values)
        lacking +=
          isDecimal
          ? figures[0].add(decimals: values, batch.count) : figures[0].add(values, batch.count)
      }
      return
    }
    try index.forEachBatch(of: blocks, cancellation) { batch in
      numbers.begin(batch)
      numbers.divide(by: &columns, batch, &pairs)
      distinct?.add(batch, numbers)
      if let measured {
        batch.read(measured, into: &values)
        // Blocks that are in one group each are counted with what they have.
        if !numbers.isWhole {
          for place in 0..<batch.count where values[place] == BlockBatch.none { lacking += 1 }
        }
      }
      add(numbers, values)
      if let times { repeatBlocks(of: numbers, times[start...]) }
      start += batch.count
    }
    if let distinct { lacking = distinct.lacking }
  }

  /// Counts the blocks of a batch as often again as they have rows beside the first.
  private mutating func repeatBlocks(of numbers: BatchGroups, _ times: ArraySlice<Int>) {
    for entry in 0..<numbers.count {
      counts[numbers.groups[entry]] += times[times.startIndex + numbers.place(entry)] - 1
    }
  }

  private mutating func makeRoom(for group: Int) {
    while counts.count <= group { counts.append(0) }
    if measured != nil {
      while figures.count <= group { figures.append(IntegerFigure()) }
    }
    if function == .median {
      while values.count <= group { values.append([]) }
    }
  }

  private mutating func add(_ numbers: BatchGroups, _ measured: [Int]) {
    makeRoom(for: numbers.greatest)
    let groups = numbers.groups
    var counts = counts.mutableSpan
    for entry in 0..<numbers.count { counts[groups[entry]] &+= 1 }
    if self.measured == nil { return }
    let isDecimal = isDecimal
    var figures = figures.mutableSpan
    if isDecimal {
      for entry in 0..<numbers.count {
        figures[groups[entry]].add(decimal: measured[numbers.place(entry)])
      }
      if numbers.isWhole {
        for entry in 0..<numbers.count where measured[entry] == BlockBatch.none { lacking += 1 }
      }
    } else if numbers.isWhole {
      let none = BlockBatch.none
      let values = measured.span
      var missing = 0
      for entry in 0..<numbers.count {
        let value = values[entry]
        if value == none {
          missing &+= 1
        } else {
          figures[groups[entry]].addPresent(value)
        }
      }
      lacking += missing
    } else {
      for entry in 0..<numbers.count { figures[groups[entry]].add(measured[numbers.place(entry)]) }
    }
    guard function == .median else { return }
    for entry in 0..<numbers.count where measured[numbers.place(entry)] != BlockBatch.none {
      values[groups[entry]].append(measured[numbers.place(entry)])
    }
  }

  /// The groups in order: where keys are of a time, by the keys, else from the largest count down.
  func ordered(byKeys: Bool, _ cancellation: Cancellation) throws -> OrderedGroups {
    let present = counts.indices.filter { columns.isEmpty || counts[$0] > 0 }
    if columns.count == 1, columns[0].isText, !byKeys {
      return try orderedByText(present, cancellation)
    }
    let orders = try columns.indices.map { column in
      var isUsed: [Bool] = []
      for group in present {
        let number = number(of: group, column)
        while isUsed.count <= number { isUsed.append(false) }
        isUsed[number] = true
      }
      return try columns[column].order(isUsed, cancellation)
    }
    var places = GroupPlaces()
    for (column, order) in orders.enumerated() {
      places.add(
        try cancellation.map(present) { order.places[number(of: $0, column)] }, order.count)
    }
    let different = try distinct?.counts(cancellation)
    var entries = try cancellation.map(present.enumerated()) { at, group in
      OrderedGroups.Entry(
        key: places.key(at), count: different?.count(of: group) ?? counts[group],
        groups: .one(group))
    }
    if orders.contains(where: \.joinsNumbers) {
      entries = OrderedGroups.joined(try cancellation.sorted(entries) { $0.key < $1.key })
      if let different {
        for place in entries.indices {
          entries[place].count = different.count(of: entries[place].groups.all)
        }
      }
    }
    return OrderedGroups(entries, byKeys: byKeys)
  }

  /// The groups of the message from the largest count down: their texts are looked at only where counts tie, and as
  /// far as somebody looks.
  private func orderedByText(
    _ present: [Int], _ cancellation: Cancellation
  ) throws -> OrderedGroups {
    let column = columns[0]
    let different = try distinct?.counts(cancellation)
    let same = try column.sameNumbers([], cancellation)
    var members: [Int: [Int]] = [:]
    for (group, first) in same { members[first, default: [first]].append(group) }
    var entries: [OrderedGroups.Entry] = []
    entries.reserveCapacity(present.count)
    for group in present where same.isEmpty || same[group] == nil {
      let all = members.isEmpty ? nil : members[group]?.sorted()
      let count =
        if let all {
          different?.count(of: all) ?? all.reduce(0) { $0 + counts[$1] }
        } else {
          different?.count(of: group) ?? counts[group]
        }
      entries.append(
        .init(key: 0, count: count, groups: all.map { .several($0) } ?? .one(group)))
    }
    return OrderedGroups(entries) { entries, limit in
      // Whoever looks has the answer; it is not interrupted any more.
      try? column.orderedByText(entries, first: limit, Cancellation()) { $0.groups.first }
    }
  }

  /// The number of a column that a group stands for.
  private func number(of group: Int, _ column: Int) -> Int {
    var group = group
    for place in pairs.indices.reversed() {
      let (first, second) = pairs[place].pairs[group]
      if place + 1 == column { return Int(second) }
      group = Int(first)
    }
    return group
  }

  /// What a group has in the column of a key.
  func value(of entry: OrderedGroups.Entry, _ column: Int) -> Value {
    columns[column].value(of: number(of: entry.groups.first, column)).value
  }

  /// The figure of a group.
  func figure(of entry: OrderedGroups.Entry) -> Value {
    guard let function else { return .integer(entry.count) }
    if function == .median {
      let measured = entry.groups.all.flatMap { values[$0] }
      return isDecimal ? IntegerFigure.median(decimals: measured) : IntegerFigure.median(measured)
    }
    var figure = figures[entry.groups.first]
    for group in entry.groups.all.dropFirst() { figure.add(figures[group]) }
    return isDecimal ? figure.decimal(of: function) : figure.value(of: function)
  }
}
