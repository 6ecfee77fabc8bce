import ToriCorpus
import ToriSystem
import ToriTime

extension Index {
  /// The blocks whose value lies in `range`.
  package func blocks(
    where column: IntegerColumn, in range: ClosedRange<Int>, among: BlockSet,
    cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    var builder = BlockSetBuilder(within: among.hull)
    var values: [Int] = []
    for source in sources(of: column) {
      if let few = among.few(in: source.blocks) {
        try cancellation.check()
        var cursor = IntegerCursor(source, rowCount: few.count)
        few.forEach {
          cursor.value(Int($0 - source.base))
        } _: { block, value in
          if value != PackedColumn.none, range.contains(value) { builder.append(block) }
        }
        continue
      }
      try among.forEachStripe(base: source.base, count: source.count, cancellation) { rows in
        source.filter(rows, in: range, into: &builder, scratch: &values)
      }
    }
    try checkDamage()
    return builder.build()
  }

  /// The blocks that have a value there: a list that is not empty, a mark that is set.
  package func blocks(
    having column: StoredColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    let any = Int.min + 1...Int.max
    switch column {
    case .integer(let column):
      return try blocks(where: column, in: any, among: among, cancellation: cancellation)
    case .text(let column):
      return try whole(cancellation) { filter(in: any, among: among) { $0.ordinals(column) } }
    case .texts(let column):
      return try blocksWithList(column.starts, column.ordinals, among, cancellation)
    case .key(let column):
      return try whole(cancellation) { filter(column.name, in: any, among: among) }
    case .time: return try whole(cancellation) { filter(.timeShape, in: any, among: among) }
    case .dates: return try blocksWithList(.dateStarts, .dates, among, cancellation)
    case .replyTargets: return try blocksWithList(.replyStarts, .replies, among, cancellation)
    case .deletion: return try whole(cancellation) { filter(.isDeleted, in: 1...1, among: among) }
    }
  }

  /// What is found in columns that turn out to be undamaged.
  private func whole(
    _ cancellation: Cancellation, _ found: () -> BlockSet
  ) throws(IndexError) -> BlockSet {
    try cancellation.check()
    let blocks = found()
    try checkDamage()
    return blocks
  }

  /// Whether any block has a text there.
  package func has(_ column: TextColumn) -> Bool {
    segments.contains { $0.texts(column).count > 0 }
  }

  /// The blocks of which data say that they answer what is called so.
  package func blocks(
    answering key: PostKey, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    var found = BlockSet()
    for segment in segments {
      let own = among.clamped(to: segment.blocks)
      guard !own.isEmpty, let code = segment.code(of: key) else { continue }
      let values = segment[.replies]
      let answering = try blocksWithList(.replyStarts, .replies, own, cancellation)
      let list = answering.filter { block in
        let range = segment.listRange(.replyStarts, Int(block.rawValue - segment.base)) ?? 0..<0
        return range.contains { values[$0] == code }
      }
      found = found.union(BlockSet(ascending: list.map(\.rawValue)))
    }
    try checkDamage()
    return found
  }

  /// The blocks whose field is that key, letter by letter.
  package func blocks(
    where column: KeyColumn, is key: PostKey, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    try cancellation.check()
    var builder = BlockSetBuilder(within: among.hull)
    var values: [Int] = []
    for segment in segments {
      guard let code = segment.code(of: key) else { continue }
      let source = IntegerSource(
        base: segment.base, count: segment.count, column: segment[column.name])
      among.forEachStripe(base: segment.base, count: segment.count) { rows in
        source.filter(rows, in: code...code, into: &builder, scratch: &values)
      }
    }
    try checkDamage()
    return builder.build()
  }

  package func blocks(
    ofKinds kinds: Set<BlockKind>, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> BlockSet {
    try whole(cancellation) {
      kinds.reduce(BlockSet()) { $0.union(blocks(ofKind: $1)) }.intersection(among)
    }
  }

  /// The blocks whose text satisfies `predicate`, which is asked once for each different text.
  package func blocks(
    where column: TextColumn, among: BlockSet, cancellation: Cancellation,
    satisfies predicate: (String) -> Bool
  ) throws(IndexError) -> BlockSet {
    var found = BlockSet()
    for segment in segments {
      try cancellation.check()
      let own = among.clamped(to: segment.blocks)
      if own.isEmpty { continue }
      let texts = segment.texts(column)
      let wanted = BlockSet(
        ascending: try cancellation.numbers(below: texts.count) { predicate(texts[$0]) })
      if wanted.isEmpty { continue }
      let ordinals = IntegerSource(
        base: segment.base, count: segment.count, column: segment.ordinals(column))
      var builder = BlockSetBuilder(within: own.hull)
      var values: [Int] = []
      try own.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        if case .range(let range) = wanted.storage {
          let range = Int(range.lowerBound)...Int(range.upperBound) - 1
          ordinals.filter(rows, in: range, into: &builder, scratch: &values)
        } else {
          ordinals.read(rows, into: &values)
          for place in 0..<rows.count where values[place] != PackedColumn.none {
            if wanted.contains(BlockID(UInt32(truncatingIfNeeded: values[place]))) {
              builder.append(segment.base + UInt32(rows[place]))
            }
          }
        }
      }
      found = found.union(builder.build())
    }
    try checkDamage()
    return found
  }

  /// The blocks whose value in a packed column of the segments lies in `range`.
  func filter(_ name: ColumnName, in range: ClosedRange<Int>, among: BlockSet) -> BlockSet {
    filter(in: range, among: among) { $0[name] }
  }

  private func filter(
    in range: ClosedRange<Int>, among: BlockSet, of column: (Segment) -> PackedColumn
  ) -> BlockSet {
    var builder = BlockSetBuilder(within: among.hull)
    var values: [Int] = []
    for segment in segments {
      let source = IntegerSource(base: segment.base, count: segment.count, column: column(segment))
      among.forEachStripe(base: segment.base, count: segment.count) { rows in
        source.filter(rows, in: range, into: &builder, scratch: &values)
      }
    }
    return builder.build()
  }

  /// The blocks whose time is known in that way.
  package func blocks(timed basis: Basis, among: BlockSet) -> BlockSet {
    Precision.allCases.reduce(BlockSet()) { found, precision in
      let shape = Segment.timeShape(precision, basis)
      return found.union(filter(.timeShape, in: shape...shape, among: among))
    }
  }

  /// The blocks of whose rows `predicate` is true.
  func filter(
    among: BlockSet, _ cancellation: Cancellation, _ predicate: (Segment, Int) -> Bool
  ) throws(IndexError) -> BlockSet {
    var builder = BlockSetBuilder(within: among.hull)
    for segment in segments {
      for (index, block) in among.clamped(to: segment.blocks).enumerated() {
        if index % 4096 == 0 { try cancellation.check() }
        if predicate(segment, Int(block.rawValue - segment.base)) { builder.append(block.rawValue) }
      }
    }
    return builder.build()
  }
}
