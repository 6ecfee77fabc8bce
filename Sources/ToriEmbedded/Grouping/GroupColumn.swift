import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriTime

/// What blocks are gathered by, as numbers: equal numbers, one group. 0 is no value, 1 a value that is not
/// certain, or of links one without a host.
struct GroupColumn {
  private enum Source {
    case kind, document, deleted
    case integer(IntegerColumn, ValueType)
    case text(TextColumn, TextGroups)
    case texts(ListGroups)
    case hosts(ListGroups)
    case time(TimePart)
    case body
  }

  private static let missing = 0
  private static let uncertain = 1
  private static let first = 2

  private let source: Source
  /// As it is called where there is no value.
  private let name: String
  private let index: Index
  private var stretches: StretchNumbers?
  /// Integers or stretches that came, at their number less `first`, where the number is not the value's own.
  private var integers: [Int] = []
  private var integerNumbers: [Int: Int] = [:]
  private var metStretches: [Stretch] = []
  private var numberOfStretch: [Stretch: Int] = [:]
  private var texts: TextNumbers
  /// The numbers that others stand for as well, by these.
  private var joined: [Int: Int] = [:]

  /// `nil` for a key whose values are not read in bulk.
  init?(_ key: GroupKey, _ index: Index) {
    self.index = index
    name = key.name
    texts = TextNumbers(index)
    switch key {
    case .time(let part, of: .field(let field)) where field.access == .time:
      source = .time(part)
      stretches = StretchNumbers(
        part, index, .init(undated: Self.missing, uncertain: Self.uncertain))
    case .host(of: .field(let field)) where field.access == .texts(.links):
      source = .hosts(index.hostGroups)
    case .column(.field(let field)):
      switch field.access(in: index) {
      case .kind: source = .kind
      case .document: source = .document
      case .deleted: source = .deleted
      case .body: source = .body
      case .integer(let column): source = .integer(column, .integer)
      case .own where field.type == .number || field.type == .boolean:
        guard let column = field.coded(in: index) else { return nil }
        source = .integer(column, field.type)
      case .text(let column): source = .text(column, index.groups(of: column))
      case .texts(let column): source = .texts(index.groups(of: column))
      case .id, .time, .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .repliesTo,
        .dates, .lines, .bytes, .own:
        return nil
      }
    case .column, .time, .host: return nil
    }
  }

  /// One for each key; nil where one is not read in bulk.
  static func all(_ keys: [GroupKey], _ index: Index) -> [GroupColumn]? {
    let columns = keys.compactMap { GroupColumn($0, index) }
    return columns.count == keys.count ? columns : nil
  }

  /// Whether a number is that of a value.
  func isCertain(_ number: Int) -> Bool { number >= Self.first }

  /// Whether different numbers may stand for values that are the same to Unicode.
  var mayRepeat: Bool {
    switch source {
    case .text(_, let groups): groups.mayRepeat
    case .texts(let groups): groups.mayRepeat
    case .body: true
    case .kind, .document, .deleted, .integer, .hosts, .time: false
    }
  }

  /// Whether a block may be in several groups.
  var isList: Bool {
    switch source {
    case .texts, .hosts: true
    case .kind, .document, .deleted, .integer, .text, .time, .body: false
    }
  }

  /// Puts the numbers of a batch at the start of `numbers`; not of a list.
  mutating func read(_ batch: BlockBatch, into numbers: inout [Int]) {
    switch source {
    case .kind: batch.readKinds(into: &numbers)
    case .deleted: batch.readDeleted(into: &numbers)
    case .document: batch.readDocuments(into: &numbers)
    case .body: texts.number(batch, into: &numbers)
    case .text(let column, let groups):
      batch.read(column, into: &numbers)
      groups.number(&numbers, count: batch.count, ofSegment: batch.segmentNumber)
    case .integer(let column, _):
      batch.read(column, into: &numbers)
      return number(&numbers, batch.count)
    case .time(let part): return number(part, batch, into: &numbers)
    case .texts, .hosts: preconditionFailure("a list is read with the places of its blocks")
    }
    let none = BlockBatch.none
    var span = numbers.mutableSpan
    for place in 0..<batch.count {
      let number = span[place]
      span[place] = number == none ? Self.missing : number &+ Self.first
    }
    if !joined.isEmpty {
      for place in 0..<batch.count { span[place] = joined[span[place]] ?? span[place] }
    }
  }

  /// From then on, gives values of these blocks that are the same to Unicode one number.
  mutating func joinSameValues(of blocks: BlockSet, _ cancellation: Cancellation) throws {
    if !mayRepeat { return }
    var isUsed: [Bool] = []
    var (numbers, places): ([Int], [Int]) = ([], [])
    try index.forEachBatch(of: blocks, cancellation) { batch in
      if isList {
        read(batch, into: &numbers, places: &places)
      } else {
        read(batch, into: &numbers)
      }
      for number in numbers.prefix(isList ? numbers.count : batch.count) {
        while isUsed.count <= number { isUsed.append(false) }
        isUsed[number] = true
      }
    }
    joined = try sameNumbers(isUsed, cancellation)
  }

  /// Puts the numbers of a batch in `numbers`, and beside each in `places` which block has it; of a list.
  func read(_ batch: BlockBatch, into numbers: inout [Int], places: inout [Int]) {
    switch source {
    case .texts(let groups), .hosts(let groups):
      batch.read(groups, into: &numbers, places: &places)
    default: preconditionFailure("only lists are read with the places of their blocks")
    }
    for place in numbers.indices {
      numbers[place] =
        switch numbers[place] {
        case BlockBatch.none: Self.missing
        case ListGroups.nothing: Self.uncertain
        case let number: number + Self.first
        }
    }
    if !joined.isEmpty { join(&numbers, &places) }
  }

  /// Puts one number for those that are the same, once for each block.
  private func join(_ numbers: inout [Int], _ places: inout [Int]) {
    var (kept, ofBlocks): ([Int], [Int]) = ([], [])
    for (number, place) in zip(numbers, places) {
      let number = joined[number] ?? number
      let start = ofBlocks.lastIndex { $0 != place }.map { $0 + 1 } ?? 0
      if kept[start...].contains(number) { continue }
      kept.append(number)
      ofBlocks.append(place)
    }
    (numbers, places) = (kept, ofBlocks)
  }

  private mutating func number(_ values: inout [Int], _ count: Int) {
    var last = (value: BlockBatch.none, number: Self.missing)
    for place in 0..<count {
      if values[place] != last.value { last = (values[place], number(of: values[place])) }
      values[place] = last.number
    }
  }

  private mutating func number(of value: Int) -> Int {
    if value == BlockBatch.none { return Self.missing }
    if let known = integerNumbers[value] { return known }
    integers.append(value)
    integerNumbers[value] = Self.first + integers.count - 1
    return Self.first + integers.count - 1
  }

  private mutating func number(
    _ part: TimePart, _ batch: BlockBatch, into numbers: inout [Int]
  ) {
    // Taken out while it is asked, so that it can be told what the others know.
    var stretches = stretches
    self.stretches = nil
    stretches?.read(batch, into: &numbers) { earliest, latest, zone in
      guard let earliest, let latest else { return Self.uncertain }
      return number(of: part, earliest, latest, in: zone)
    }
    self.stretches = stretches
  }

  /// Whether it is a part of time that comes again.
  var isOfCycle: Bool { if case .time(let part) = source { part.clockCycle != nil } else { false } }

  /// The number of all times in an hour of the week, from 0 on Monday; of a part that comes again.
  mutating func number(ofHourOfWeek hour: Int) -> Int {
    guard case .time(let part) = source else {
      preconditionFailure("only parts of time tell the hour of the week")
    }
    // The first Monday of 1970 was the fifth day.
    let start = (4 * 24 + hour) * ClockStretch.hour.rawValue
    return number(of: part, start, start + ClockStretch.hour.rawValue, in: .utc)
  }

  private mutating func number(
    of part: TimePart, _ earliest: Int, _ latest: Int, in zone: Zone
  ) -> Int {
    let span = TimeSpan(
      earliest: Instant(milliseconds: Int64(earliest)),
      latest: Instant(milliseconds: Int64(latest)), precision: .second, basis: .stated)
    guard let stretch = Stretch(part, holding: span, in: zone) else { return Self.uncertain }
    if let known = numberOfStretch[stretch] { return known }
    metStretches.append(stretch)
    numberOfStretch[stretch] = Self.first + metStretches.count - 1
    return Self.first + metStretches.count - 1
  }

  /// What a number stands for.
  func value(of number: Int) -> GroupValue {
    if number == Self.missing {
      switch source {
      case .time: return GroupValue(missing: "time")
      case .hosts: return GroupValue(missing: "link")
      default: return GroupValue(missing: name)
      }
    }
    let place = number - Self.first
    func group(_ value: Value) -> GroupValue { GroupValue(value, zone: index.zone) }
    switch source {
    case .kind: return group(.text(BlockKind.allCases[place].name))
    case .document: return group(.text(index.documentNames[place]))
    case .deleted: return group(.boolean(place == 1))
    case .integer(_, let type): return group(.ownNumber(integers[place], type))
    case .text(_, let groups): return group(.text(groups[place]))
    case .texts(let groups): return group(.text(groups[place]))
    case .hosts(let groups):
      return number == Self.uncertain ? GroupValue(missing: "host") : group(.text(groups[place]))
    case .body: return group(.text(texts[place]))
    case .time(let part):
      return number == Self.uncertain
        ? GroupValue(uncertain: part) : GroupValue(metStretches[place])
    }
  }

  /// Where the numbers stand that `isUsed` is true of.
  func order(_ isUsed: [Bool], _ cancellation: Cancellation) throws -> GroupOrder {
    switch source {
    case .text(_, let groups):
      if let order = groups.order {
        return GroupOrder(
          places: [order.count, order.count] + order.map { Int($0) }, count: order.count + 1)
      }
    case .body: return try textOrder(isUsed, cancellation)
    default: break
    }
    return try GroupOrder(isUsed, cancellation, value: value)
  }

  /// Whether it is the message.
  var isText: Bool { if case .body = source { true } else { false } }

  /// For numbers whose value is to Unicode the same as that of one before, that one; of those that `isUsed` is
  /// true of.
  func sameNumbers(_ isUsed: [Bool], _ cancellation: Cancellation) throws -> [Int: Int] {
    if !mayRepeat { return [:] }
    var same: [Int: Int] = [:]
    if case .body = source {
      for (number, first) in texts.sameNumbers { same[number + Self.first] = first + Self.first }
      return same
    }
    if try areASCII(isUsed, cancellation) { return [:] }
    let order = try order(isUsed, cancellation)
    if !order.joinsNumbers { return [:] }
    var known: [Int: Int] = [:]
    for number in isUsed.indices where isUsed[number] {
      if let first = known[order.places[number]] {
        same[number] = first
      } else {
        known[order.places[number]] = number
      }
    }
    return same
  }

  /// Whether the texts of these numbers are of ASCII, so that each is written in one way alone.
  private func areASCII(_ isUsed: [Bool], _ cancellation: Cancellation) throws -> Bool {
    for number in isUsed.indices.dropFirst(Self.first) where isUsed[number] {
      if number & 0xFFF == 0 { try cancellation.checkInEngine() }
      let text: String
      switch source {
      case .text(_, let groups): text = groups[number - Self.first]
      case .texts(let groups): text = groups[number - Self.first]
      default: return false
      }
      if !text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    }
    return true
  }

  /// Puts some groups, each with its number of this column, in the order of their texts: the first `limit`, and
  /// behind them the others.
  func orderedByText<Group>(
    _ groups: [Group], first limit: Int, _ cancellation: Cancellation, _ number: (Group) -> Int
  ) throws -> [Group] {
    let firsts = texts.firstBlocks
    // Numbers ascend as the first blocks do.
    let groups = try cancellation.sorted(groups) { number($0) < number($1) }
    let blocks = groups.map { firsts[number($0) - Self.first] }
    let order = BlockOrder(text: index, cancellation)
    let found = try order.sorted(BlockSet(ascending: blocks), first: limit)
    var isFound = Array(repeating: false, count: groups.count)
    var inOrder: [Group] = []
    inOrder.reserveCapacity(groups.count)
    for block in found {
      let place = blocks.partitioningIndex { $0 >= block.rawValue }
      isFound[place] = true
      inOrder.append(groups[place])
    }
    for (place, group) in groups.enumerated() where !isFound[place] { inOrder.append(group) }
    return inOrder
  }

  /// By the texts, read only as far as they differ.
  private func textOrder(_ isUsed: [Bool], _ cancellation: Cancellation) throws -> GroupOrder {
    let blocks = texts.firstBlocks
    var places = Array(repeating: blocks.count, count: isUsed.count)
    let numbers = Dictionary(uniqueKeysWithValues: zip(blocks, Self.first...))
    let order = BlockOrder(text: index, cancellation)
    for (place, block) in try order.sorted(BlockSet(ascending: blocks)).enumerated() {
      if let number = numbers[block.rawValue] { places[number] = place }
    }
    let same = texts.sameNumbers
    for (number, first) in same { places[number + Self.first] = places[first + Self.first] }
    return GroupOrder(places: places, count: blocks.count + 1, joinsNumbers: !same.isEmpty)
  }
}
