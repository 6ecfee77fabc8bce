import ToriCorpus
import ToriSystem

/// How many blocks have each value of a field; in the order of the values, those without one first.
///
/// Stripes are unpacked whole and counted in tables: 1 to 2 ns a block of a full range. Where all blocks of
/// a segment are meant, what is known of it beforehand is added.
extension Index {
  /// By the texts of `column`, which differ in bytes and stand in their order; `nil` is no text.
  package func counts(
    by column: TextColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: String?, count: Int)] {
    var counts = TextCounts { $0.texts(column) }
    for segment in segments {
      counts.add(try tally(column, among, segment, cancellation), of: segment)
    }
    try checkDamage()
    return counts.merged()
  }

  /// How many blocks of a segment have each text of its table.
  func tally(
    _ column: TextColumn, _ among: BlockSet, _ segment: Segment, _ cancellation: Cancellation
  ) throws(IndexError) -> Tally {
    var table = Tally(values: 0..<segment.texts(column).count)
    if among.holdsAll(of: segment) {
      try cancellation.check()
      table.add(segment.textCounts(column), of: segment.count)
      return table
    }
    let ordinals = segment.ordinals(column)
    var values: [Int] = []
    try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
      table.add(rows, of: ordinals, scratch: &values)
    }
    return table
  }

  /// By the texts in the lists of `column`, where a block counts once under each different one; `nil` is
  /// an empty list.
  package func counts(
    by column: TextListColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: String?, count: Int)] {
    var counts = TextCounts { $0.texts(column) }
    for segment in segments {
      let lists = ListReader(segment[column.starts], segment[column.ordinals])
      var table = Tally(values: 0..<segment.texts(column).count)
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        lists.forEachDifferent(rows) { table.add($0) }
      }
      counts.add(table, of: segment)
    }
    try checkDamage()
    return counts.merged()
  }

  /// By the integers of `column`, ascending; `nil` is no value.
  package func counts(
    by column: IntegerColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: Int?, count: Int)] {
    var table = Tally(values: 0..<1 << 16)
    var values: [Int] = []
    for source in sources(of: column) {
      try among.forEachStripe(base: source.base, count: source.count, cancellation) { rows in
        source.read(rows, into: &values)
        table.add(values, rows.count)
      }
    }
    try checkDamage()
    return table.all
  }

  /// By kind; those that no block has are left out.
  package func counts(
    byKindAmong among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: BlockKind, count: Int)] {
    var table = Tally(values: 0..<256)
    var values: [Int] = []
    for segment in segments {
      let kinds = segment[.kind]
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        table.add(rows, of: kinds, scratch: &values)
      }
    }
    try checkDamage()
    return BlockKind.allCases.compactMap { kind in
      let count = table[Int(kind.rawValue)]
      return count == 0 ? nil : (kind, count)
    }
  }

  /// For each document, as an index into `documents`.
  package func counts(
    byDocumentAmong among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [Int] {
    let starts = column(.documentStarts)
    var counts: [Int] = []
    counts.reserveCapacity(documentCount)
    var start = UInt32(truncatingIfNeeded: starts[0] ?? 0)
    for document in 0..<documentCount {
      if document % 1024 == 0 { try cancellation.check() }
      let end = UInt32(truncatingIfNeeded: starts[document + 1] ?? 0)
      counts.append(among.count(in: start..<max(start, end)))
      start = end
    }
    try checkDamage()
    return counts
  }
}

/// How often each integer came.
struct Tally {
  /// Of the values of a range, each at its place; of all others in `rest`.
  private var table: [Int]
  private let range: Range<Int>
  private var rest: [Int: Int] = [:]
  private(set) var countOfNone = 0

  /// Quickest for values of `range`, which starts at 0.
  init(values range: Range<Int>) {
    self.range = range
    table = Array(repeating: 0, count: range.count)
  }

  subscript(value: Int) -> Int { range.contains(value) ? table[value] : rest[value] ?? 0 }

  mutating func add(_ value: Int, times: Int = 1) {
    if range.contains(value) { table[value] += times } else { addOther(value, times) }
  }

  private mutating func addOther(_ value: Int, _ times: Int) {
    if value == PackedColumn.none { countOfNone += times } else { rest[value, default: 0] += times }
  }

  /// Counts the first `count` of `values`.
  mutating func add(_ values: [Int], _ count: Int) {
    // Taken out while it is counted in, so that nobody else can have it.
    var table = table
    self.table = []
    var slots = table.mutableSpan
    for place in 0..<count {
      let value = values[place]
      if UInt(bitPattern: value) < UInt(bitPattern: slots.count) {
        slots[value] &+= 1
      } else {
        addOther(value, 1)
      }
    }
    self.table = table
  }

  /// Counts the values of some rows of a column; a stripe with only one value is not read.
  mutating func add(_ rows: StripeRows, of column: PackedColumn, scratch values: inout [Int]) {
    let stripe = column.stripe(rows.stripe)
    if let only = stripe.isEmpty ? PackedColumn.none : stripe.only {
      add(only, times: rows.count)
    } else {
      column.read(rows, into: &values)
      add(values, rows.count)
    }
  }

  /// Adds how often each value of the range came among `total`, of which the rest had none.
  mutating func add(_ counts: PackedColumn, of total: Int) {
    var sum = 0
    for value in range {
      let count = counts[value] ?? 0
      table[value] += count
      sum += count
    }
    countOfNone += max(0, total - sum)
  }

  /// The values that came, ascending, after how often there was none.
  var all: [(value: Int?, count: Int)] {
    var all: [(value: Int?, count: Int)] = countOfNone == 0 ? [] : [(nil, countOfNone)]
    let others = rest.sorted { $0.key < $1.key }.map { (value: Int?($0.key), count: $0.value) }
    all += others.prefix { $0.value.map { $0 < 0 } ?? false }
    for (value, count) in table.enumerated() where count > 0 { all.append((value, count)) }
    return all + others.drop { $0.value.map { $0 < 0 } ?? false }
  }
}
