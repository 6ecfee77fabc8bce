import ToriCorpus
import ToriText
import ToriTime

/// What the blocks of a segment have in a field that the corpus brings, packed for the field's type.
///
/// A value that fits is a number (of a text it is none); how it was written stands beside it where the number does
/// not tell, as does what does not fit. So nothing is lost, and the same can be packed for another type.
struct OwnColumn: Sendable {
  enum Part: Int, CaseIterable {
    case numbers, ordinals, table, counts
    /// Of times, by the numbers of their texts: how long each lasts, and how it is known.
    case durations, shapes
  }

  let type: OwnType
  private let writesWholes: Bool
  /// What fits: an integer as it is, a decimal by its `orderedCode`, 1 for yes and 0 for no, the start of a time
  /// in milliseconds since 1970, how many texts a list has; of texts there is none.
  let numbers: PackedColumn
  /// The numbers of texts in the table.
  let ordinals: PackedColumn
  let table: TextTable
  /// How many blocks have each text of the table.
  let counts: PackedColumn
  private let durations: PackedColumn
  private let shapes: PackedColumn

  /// Flags, and place and size of each part in bytes of the section.
  static let headSize = 8 + Part.allCases.count * 16

  /// The column of that number in a section of them.
  init(_ section: Section, _ number: Int) {
    let head = 8 + number * Self.headSize
    let flags = section.u64(at: head)
    func part(_ part: Part) -> Section {
      let at = head + 8 + part.rawValue * 16
      return section.part(
        Int(truncatingIfNeeded: section.u64(at: at)),
        Int(truncatingIfNeeded: section.u64(at: at + 8)))
    }
    type = OwnType(rawValue: UInt8(truncatingIfNeeded: flags)) ?? .text
    writesWholes = flags >> 8 & 1 == 1
    numbers = PackedColumn(section: part(.numbers), isSparse: flags >> 9 & 1 == 1)
    ordinals = PackedColumn(section: part(.ordinals), isSparse: flags >> 10 & 1 == 1)
    table = TextTable(section: part(.table))
    counts = PackedColumn(section: part(.counts))
    durations = PackedColumn(section: part(.durations))
    shapes = PackedColumn(section: part(.shapes))
  }

  /// Of a segment none of whose blocks has the field.
  init(none section: Section) {
    let nothing = section.part(0, 0)
    (type, writesWholes) = (.text, false)
    numbers = PackedColumn(section: nothing)
    ordinals = numbers
    table = TextTable(section: nothing)
    counts = numbers
    durations = numbers
    shapes = numbers
  }

  static func flags(of packed: PackedOwnColumn) -> UInt64 {
    UInt64(packed.type.rawValue) | (packed.writesWholes ? 1 << 8 : 0)
      | (packed.isSparse[.numbers] == true ? 1 << 9 : 0)
      | (packed.isSparse[.ordinals] == true ? 1 << 10 : 0)
  }

  static func isWhole(_ number: Double) -> Bool {
    number == number.rounded() && abs(number) < 0x1p53
  }

  /// As it was written.
  func spelling(number: Int?, ordinal: Int?) -> OwnValue? {
    if let ordinal { return OwnValue(table[ordinal]) }
    guard let number else { return nil }
    switch type {
    case .integer: return .integer(number)
    case .decimal:
      let decimal = Double.ordered(number)
      return writesWholes && Self.isWhole(decimal) ? .integer(Int(decimal)) : .real(decimal)
    case .boolean: return .text(number == 1 ? "true" : "false")
    case .text, .time, .list: return nil
    }
  }

  func spelling(_ row: Int) -> OwnValue? {
    spelling(number: numbers[row], ordinal: ordinals[row])
  }

  func time(_ row: Int) -> TimeSpan? {
    guard let start = numbers[row], let ordinal = ordinals[row], let length = durations[ordinal],
      let shape = shapes[ordinal],
      let precision = Precision(rawValue: UInt8(truncatingIfNeeded: shape >> 1)),
      let basis = Basis(rawValue: UInt8(shape & 1))
    else { return nil }
    return TimeSpan(
      earliest: Instant(milliseconds: Int64(start)),
      latest: Instant(milliseconds: Int64(start &+ length)), precision: precision, basis: basis)
  }

  func list(_ row: Int) -> [String]? {
    guard numbers[row] != nil, let ordinal = ordinals[row] else { return nil }
    return OwnValue.list(table[ordinal])
  }

  /// What the rows of a stripe have, in order.
  func values(ofStripe stripe: Int, rowCount: Int) -> [(row: Int, value: OwnValue)] {
    if numbers.code(stripe).isEmpty, ordinals.code(stripe).isEmpty { return [] }
    let rows =
      stripe * PackedColumn.stripeSize..<min((stripe + 1) * PackedColumn.stripeSize, rowCount)
    let (codes, places) = (numbers.values(rows, of: stripe), ordinals.values(rows, of: stripe))
    return rows.indices.compactMap { place in
      let offset = place - rows.lowerBound
      func known(_ value: Int) -> Int? { value == PackedColumn.none ? nil : value }
      return spelling(number: known(codes[offset]), ordinal: known(places[offset])).map {
        (place, $0)
      }
    }
  }

  /// The stripes in which rows have it.
  func stripes(rowCount: Int) -> [Int] {
    let count = (rowCount + PackedColumn.stripeSize - 1) / PackedColumn.stripeSize
    let (some, others) = (numbers.stripes(of: count), ordinals.stripes(of: count))
    if others.isEmpty { return some }
    return some.isEmpty ? others : Set(some).union(others).sorted()
  }
}
