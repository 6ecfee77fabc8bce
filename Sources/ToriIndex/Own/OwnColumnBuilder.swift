import ToriCorpus
import ToriTime

/// Gathers what blocks have in one of their own columns, and packs it for a type.
struct OwnColumnBuilder {
  private enum Kind: UInt8 {
    case integer, real, text
  }

  private struct Cell {
    let row: UInt32
    let kind: Kind
    /// A whole number, the code of a decimal, the number of a text; 0 of a text that waits for its own.
    var value: Int
  }

  private var cells = GrowingList<Cell>()
  /// Of the cell that came last.
  private var lastRow: UInt32?
  private var texts = TextTableBuilder()
  /// Those of the last cells that are texts.
  private var waiting = WaitingTexts()
  /// Whether nothing came but texts that are still there.
  private var textsAreTable = true

  /// Rows ascend; of a row that comes twice the last counts. Returns about how many bytes of memory it took.
  mutating func add(_ value: OwnValue, row: UInt32) -> Int {
    var size = Self.cellSize
    let isAnother = lastRow != row
    lastRow = row
    if !isAnother {
      size += numberTexts()
      textsAreTable = false
    }
    @inline(__always) func put(_ kind: Kind, _ value: Int) {
      let cell = Cell(row: row, kind: kind, value: value)
      if isAnother { cells.append(cell) } else { cells[cells.count - 1] = cell }
    }
    switch value {
    case .integer(let number):
      put(.integer, number)
      textsAreTable = false
    case .real(let number):
      put(.real, number.orderedCode)
      textsAreTable = false
    case .text(let text):
      guard texts.isLarge else {
        let known = texts.count
        put(.text, texts.number(of: text.utf8.span))
        return texts.count == known
          ? size : size + TextTableBuilder.byteCount(ofText: text.utf8.count)
      }
      put(.text, 0)
      waiting.append(text.utf8.span, at: cells.count - 1)
      if waiting.isFull { size += numberTexts() }
    }
    return size
  }

  private static let cellSize = MemoryLayout<Cell>.stride

  /// Gives the texts that wait their numbers. Returns about how many bytes of memory new ones took.
  private mutating func numberTexts() -> Int {
    if waiting.indices.isEmpty { return 0 }
    // What is written to is taken out of what holds it.
    var cells = cells
    self.cells = GrowingList()
    let size = texts.takeNumbers(of: &waiting) { place, number in cells[place].value = number }
    self.cells = cells
    return size
  }

  var isEmpty: Bool { cells.isEmpty }

  /// What each different text may be read as.
  private func readings(_ zone: Zone) -> [OwnReading] {
    (0..<texts.count).map { OwnReading(texts.text($0), zone) }
  }

  private func reading(_ cell: Cell, _ readings: [OwnReading]) -> OwnReading {
    switch cell.kind {
    case .integer: .integer(cell.value)
    case .real: .decimal(Double.ordered(cell.value))
    case .text: readings[cell.value]
    }
  }

  /// Packs it for the type that most of its values have, or for another.
  mutating func packed(
    rowCount: Int, _ zone: Zone, as wanted: OwnType? = nil
  ) throws(IndexError) -> PackedOwnColumn {
    _ = numberTexts()
    let readings = readings(zone)
    let tally = tally(readings)
    var packed = PackedOwnColumn(type: wanted ?? tally.type, tally: tally)
    // Of a decimal without a fraction the usual spelling is told from the other.
    packed.writesWholes = count(of: .integer) * 2 >= tally.count(of: .decimal)
    // Where all are texts that stand in the table, it is the one in which they were gathered.
    let isGathered = textsAreTable && packed.type != .boolean
    var table = isGathered ? texts : TextTableBuilder()
    var spans: [TimeSpan?] = []
    var (numberRows, numbers) = ([UInt32](), [Int]())
    var (textRows, ordinals) = ([UInt32](), [Int]())
    // The number of each different text, and of those that came before their number in the table.
    let textNumbers = readings.map { packed.number(of: $0) }
    var known = isGathered ? Array(0..<texts.count) : Array(repeating: -1, count: texts.count)
    if isGathered, packed.type == .time {
      spans = readings.map { if case .time(let span) = $0 { span } else { nil } }
    }
    if isGathered || packed.type == .text {
      textRows.reserveCapacity(cells.count)
      ordinals.reserveCapacity(cells.count)
    }
    if packed.type != .text {
      numberRows.reserveCapacity(cells.count)
      numbers.reserveCapacity(cells.count)
    }
    for piece in cells.pieces {
      for cell in piece {
        let isText = cell.kind == .text
        let reading = isText ? nil : reading(cell, readings)
        let number = reading.map { packed.number(of: $0) } ?? textNumbers[cell.value]
        if let number {
          numberRows.append(cell.row)
          numbers.append(number)
        }
        if packed.isTold(by: number, reading) { continue }
        var ordinal = isText ? known[cell.value] : -1
        if ordinal < 0 {
          let text = reading?.plainText ?? texts.text(cell.value)
          if packed.isTold(by: number, spelling: text) { continue }
          ordinal = table.number(of: text.utf8.span)
          if isText { known[cell.value] = ordinal }
          if packed.type == .time {
            while spans.count <= ordinal { spans.append(nil) }
            if isText, case .time(let span) = readings[cell.value] { spans[ordinal] = span }
          }
        }
        textRows.append(cell.row)
        ordinals.append(ordinal)
      }
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

  private func count(of kind: Kind) -> Int {
    cells.pieces.reduce(0) { $0 + $1.count { $0.kind == kind } }
  }

  private func tally(_ readings: [OwnReading]) -> OwnTally {
    var counts = Array(repeating: 0, count: texts.count)
    var tally = OwnTally()
    for piece in cells.pieces {
      for cell in piece {
        if cell.kind == .text { counts[cell.value] += 1 } else { tally.add(reading(cell, [])) }
      }
    }
    for (place, reading) in readings.enumerated() { tally.add(reading, counts[place]) }
    return tally
  }
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
    let (bytes, isSparse) = PackedColumn.pack(
      rows: rows, values: values, rowCount: rowCount,
      areDecimals: part == .numbers && type == .decimal)
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
