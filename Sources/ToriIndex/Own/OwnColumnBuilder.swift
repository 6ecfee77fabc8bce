import ToriCorpus
import ToriTime

/// Gathers what blocks have in one of their own columns, and packs it for a type.
struct OwnColumnBuilder {
  private enum Kind: UInt8 {
    case integer, real, text
  }

  private var rows: [UInt32] = []
  /// Whole numbers, codes of decimals, numbers of texts.
  private var values: [Int] = []
  private var kinds: [Kind] = []
  private var texts = TextTableBuilder()

  /// Rows ascend; of a row that comes twice the last counts.
  mutating func add(_ value: OwnValue, row: UInt32) {
    if rows.last == row {
      rows.removeLast()
      values.removeLast()
      kinds.removeLast()
    }
    rows.append(row)
    switch value {
    case .integer(let number):
      values.append(number)
      kinds.append(.integer)
    case .real(let number):
      values.append(number.orderedCode)
      kinds.append(.real)
    case .text(let text):
      values.append(texts.number(of: text.utf8.span))
      kinds.append(.text)
    }
  }

  /// What each different text may be read as.
  private func readings(_ zone: Zone) -> [OwnReading] {
    (0..<texts.count).map { OwnReading(texts.text($0), zone) }
  }

  private func reading(_ place: Int, _ readings: [OwnReading]) -> OwnReading {
    switch kinds[place] {
    case .integer: .integer(values[place])
    case .real: .decimal(Double.ordered(values[place]))
    case .text: readings[values[place]]
    }
  }

  /// Packs it for the type that most of its values have, or for another.
  func packed(
    rowCount: Int, _ zone: Zone, as wanted: OwnType? = nil
  ) throws(IndexError) -> PackedOwnColumn {
    let readings = readings(zone)
    var tally = OwnTally()
    for place in rows.indices { tally.add(reading(place, readings)) }
    var packed = PackedOwnColumn(type: wanted ?? tally.type, tally: tally)
    // Of a decimal without a fraction the usual spelling is told from the other.
    packed.writesWholes = kinds.count { $0 == .integer } * 2 >= tally.count(of: .decimal)
    var table = TextTableBuilder()
    var spans: [TimeSpan?] = []
    var (numberRows, numbers) = ([UInt32](), [Int]())
    var (textRows, ordinals) = ([UInt32](), [Int]())
    // The number in the table of a text that came before.
    var known = Array(repeating: -1, count: texts.count)
    for place in rows.indices {
      let reading = reading(place, readings)
      let number = packed.number(of: reading)
      if let number {
        numberRows.append(rows[place])
        numbers.append(number)
      }
      if packed.isTold(by: number, kinds[place] == .text ? nil : reading) { continue }
      var ordinal = kinds[place] == .text ? known[values[place]] : -1
      if ordinal < 0 {
        let text = kinds[place] == .text ? texts.text(values[place]) : reading.plainText
        if packed.isTold(by: number, spelling: text) { continue }
        ordinal = table.number(of: text.utf8.span)
        if kinds[place] == .text { known[values[place]] = ordinal }
        if packed.type == .time {
          while spans.count <= ordinal { spans.append(nil) }
          if case .time(let span) = reading { spans[ordinal] = span }
        }
      }
      textRows.append(rows[place])
      ordinals.append(ordinal)
    }
    let (section, places) = try table.build()
    var counts = Array(repeating: 0, count: table.count)
    for place in ordinals.indices {
      ordinals[place] = places[ordinals[place]]
      counts[ordinals[place]] += 1
    }
    packed.add(.numbers, rows: numberRows, values: numbers, rowCount: rowCount)
    packed.add(.ordinals, rows: textRows, values: ordinals, rowCount: rowCount)
    packed.parts[OwnColumn.Part.table.rawValue] = section
    packed.parts[OwnColumn.Part.counts.rawValue] = PackedColumn.pack(counts)
    if packed.type == .time {
      var durations = Array(repeating: PackedColumn.none, count: table.count)
      var shapes = durations
      for (ordinal, span) in spans.enumerated() {
        guard let span, let start = span.earliest, let end = span.latest else { continue }
        durations[places[ordinal]] = Int(end.milliseconds - start.milliseconds)
        shapes[places[ordinal]] = Segment.timeShape(span.precision, span.basis)
      }
      packed.parts[OwnColumn.Part.durations.rawValue] = PackedColumn.pack(durations)
      packed.parts[OwnColumn.Part.shapes.rawValue] = PackedColumn.pack(shapes)
    }
    return packed
  }

  /// The memory that it takes, in bytes.
  var byteCount: Int { rows.count * 16 + texts.byteCount }
}

extension OwnReading {
  /// How a number is written that came as one.
  fileprivate var plainText: String {
    switch self {
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .boolean, .time, .list, .code, .text: ""
    }
  }
}

/// A column packed for a type, part by part.
struct PackedOwnColumn {
  let type: OwnType
  let tally: OwnTally
  /// Whether decimals without a fraction are written as whole numbers.
  var writesWholes = false
  var isSparse: [OwnColumn.Part: Bool] = [:]
  var parts = [[UInt8]](repeating: [], count: OwnColumn.Part.allCases.count)

  init(type: OwnType, tally: OwnTally) { (self.type, self.tally) = (type, tally) }

  mutating func add(_ part: OwnColumn.Part, rows: [UInt32], values: [Int], rowCount: Int) {
    let (bytes, isSparse) = PackedColumn.pack(rows: rows, values: values, rowCount: rowCount)
    parts[part.rawValue] = bytes
    self.isSparse[part] = isSparse
  }

  /// How the type has what a value is read as; nil where it does not fit, or the type has no numbers.
  func number(of reading: OwnReading) -> Int? {
    switch (type, reading) {
    case (.integer, .integer(let number)): number
    case (.integer, .decimal(let number)):
      OwnColumn.isWhole(number) ? Int(number) : nil
    case (.decimal, .integer(let number)): Double(number).orderedCode
    case (.decimal, .decimal(let number)): number.orderedCode
    case (.boolean, .boolean(let flag, _)): flag ? 1 : 0
    case (.time, .time(let span)): span.earliest.map { Int($0.milliseconds) }
    case (.list, .list(let texts)): texts.count
    case (.text, _), (.integer, _), (.decimal, _), (.boolean, _), (.time, _), (.list, _): nil
    }
  }

  /// Whether the number of a value that came as a number tells how that was written.
  func isTold(by number: Int?, _ reading: OwnReading?) -> Bool {
    guard let number, let reading else { return false }
    switch (type, reading) {
    case (.integer, .integer): return true
    case (.decimal, .integer(let whole)):
      return writesWholes && abs(whole) < 1 << 53
    case (.decimal, .decimal(let decimal)):
      return !(writesWholes && OwnColumn.isWhole(decimal)) && decimal.orderedCode == number
    default: return false
    }
  }

  /// The same of a text.
  func isTold(by number: Int?, spelling: String) -> Bool {
    type == .boolean && number != nil && spelling == (number == 1 ? "true" : "false")
  }
}
