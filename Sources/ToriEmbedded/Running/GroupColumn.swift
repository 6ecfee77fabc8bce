import ToriCorpus
import ToriEngine
import ToriIndex
import ToriTime

/// What blocks are gathered by, as numbers: equal numbers, one group. 0 is no value, 1 a value that is not
/// certain.
struct GroupColumn {
  private enum Source {
    case kind, document, deleted
    case integer(IntegerColumn)
    case text(TextColumn, TextGroups)
    case time(TimePart)
  }

  private static let (missing, uncertain, first) = (0, 1, 2)

  private let source: Source
  /// As it is called where there is no value.
  private let name: String
  private let index: Index
  private var times = BatchTimes()
  private var quarters = QuarterHours()
  /// Integers or buckets that came, at their number less `first`, where the number is not the value's own.
  private var integers: [Int] = []
  private var integerNumbers: [Int: Int] = [:]
  private var buckets: [Bucket] = []
  private var bucketNumbers: [Bucket: Int] = [:]

  /// `nil` for a key whose values are not read in bulk.
  init?(_ key: GroupKey, _ index: Index) {
    self.index = index
    name = key.name
    switch key {
    case .time(let part, of: .field(let field)) where field.access == .time: source = .time(part)
    case .column(.field(let field)):
      switch field.access {
      case .kind: source = .kind
      case .document: source = .document
      case .deleted: source = .deleted
      case .integer(let column): source = .integer(column)
      case .text(let column): source = .text(column, index.groups(of: column))
      case .id, .body, .time, .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .repliesTo,
        .dates, .lines, .bytes, .texts:
        return nil
      }
    case .column, .time, .host: return nil
    }
  }

  /// Puts the numbers of a batch at the start of `numbers`.
  mutating func read(_ batch: BlockBatch, into numbers: inout [Int]) {
    switch source {
    case .kind: batch.readKinds(into: &numbers)
    case .deleted: batch.readDeleted(into: &numbers)
    case .document: batch.readDocuments(into: &numbers)
    case .text(let column, let groups):
      batch.read(column, into: &numbers)
      groups.number(&numbers, count: batch.count, ofSegment: batch.segmentNumber)
    case .integer(let column):
      batch.read(column, into: &numbers)
      return number(&numbers, batch.count)
    case .time(let part): return number(part, batch, into: &numbers)
    }
    for place in 0..<batch.count {
      numbers[place] =
        numbers[place] == BlockBatch.none ? Self.missing : numbers[place] + Self.first
    }
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
    if numbers.count < batch.count { numbers = Array(repeating: 0, count: batch.count) }
    batch.read(&times)
    // Taken out while it is asked, so that it can be told what the others know.
    var quarters = quarters
    self.quarters = QuarterHours()
    for place in 0..<batch.count {
      guard times.isDated(place) else {
        numbers[place] = Self.missing
        continue
      }
      let (earliest, latest) = times.bounds(place)
      guard let earliest, let latest else {
        numbers[place] = Self.uncertain
        continue
      }
      var number = quarters.number(earliest, latest) { quarter in
        let number = self.number(of: part, quarter.lowerBound, quarter.upperBound)
        return number == Self.uncertain ? QuarterHours.mixed : number
      }
      if number == QuarterHours.mixed { number = self.number(of: part, earliest, latest) }
      numbers[place] = number
    }
    self.quarters = quarters
  }

  private mutating func number(of part: TimePart, _ earliest: Int, _ latest: Int) -> Int {
    let span = TimeSpan(
      earliest: Instant(milliseconds: Int64(earliest)),
      latest: Instant(milliseconds: Int64(latest)), precision: .second, basis: .stated)
    guard let bucket = Bucket(part, holding: span, in: index.zone) else { return Self.uncertain }
    if let known = bucketNumbers[bucket] { return known }
    buckets.append(bucket)
    bucketNumbers[bucket] = Self.first + buckets.count - 1
    return Self.first + buckets.count - 1
  }

  /// What a number stands for.
  func value(of number: Int) -> GroupValue {
    if number == Self.missing {
      if case .time = source { return GroupValue(missing: "time") }
      return GroupValue(missing: name)
    }
    let place = number - Self.first
    func group(_ value: Value) -> GroupValue { GroupValue(value, zone: index.zone) }
    switch source {
    case .kind: return group(.text(BlockKind.allCases[place].name))
    case .document: return group(.text(index.documentNames[place]))
    case .deleted: return group(.boolean(place == 1))
    case .integer: return group(.integer(integers[place]))
    case .text(_, let groups): return group(.text(groups[place]))
    case .time(let part):
      return number == Self.uncertain ? GroupValue(uncertain: part) : GroupValue(buckets[place])
    }
  }
}
