import ToriCorpus
import ToriTime

/// A field that a corpus brings.
package struct OwnField: Hashable, Sendable {
  /// As its data call it.
  package let name: String
  /// That of most of its values.
  package let type: OwnType
  /// How many values there are, and how many of them do not fit the type.
  package let count: Int
  package let misfitCount: Int
}

/// The fields that a corpus brings, in the order in which its documents have them, and where each segment has
/// their columns.
final class OwnFields: Sendable {
  let fields: [OwnField]
  private let numbers: [String: Int]
  /// By segment and field: the number of the column in the segment's section, or `recast` plus that among the
  /// recast ones; -1 where the segment has none.
  private let places: [Int32]
  private let sections: [Section]
  private let recastColumns: Section

  private static let recast: Int32 = 1 << 24

  /// Of a file; nothing is read of one that has none.
  init(of file: IndexFile) {
    let nothing = Section(file: file, offset: 0, count: 0)
    var found: [UInt32: Section] = [:]
    var (coded, recast) = (nothing, nothing)
    for entry in file.trailer.entries {
      let section = Section(file: file, offset: Int(entry.offset), count: Int(entry.size))
      if entry.kind == SectionKind.ownColumns.number { found[entry.segment] = section }
      guard entry.segment == FileLayout.wholeFile else { continue }
      if entry.kind == SectionKind.ownFields.number { coded = section }
      if entry.kind == SectionKind.recastColumns.number { recast = section }
    }
    let segmentCount = file.trailer.blockCounts.count
    sections = (0..<segmentCount).map { found[UInt32($0)] ?? nothing }
    recastColumns = recast
    var fields: [OwnField] = []
    var places: [Int32] = []
    if coded.count > 0 {
      var reader = ByteReader(coded.withAllBytes { $0.array } ?? [])
      do throws(ByteReader.Overrun) {
        for _ in 0..<(try reader.count()) {
          let name = try reader.string()
          guard let type = OwnType(rawValue: try reader.u8()) else { throw ByteReader.Overrun() }
          let (count, misfits) = (try reader.varint(), try reader.varint())
          guard count >= 0, 0...count ~= misfits else { throw ByteReader.Overrun() }
          fields.append(OwnField(name: name, type: type, count: count, misfitCount: misfits))
        }
        for _ in 0..<fields.count * segmentCount {
          places.append(Int32(bitPattern: try reader.u32()))
        }
      } catch {
        coded.noteDamage()
        (fields, places) = ([], [])
      }
    }
    self.fields = fields
    self.places = places
    numbers = Dictionary(zip(fields.map(\.name), 0...)) { first, _ in first }
  }

  func number(of name: String) -> Int? { numbers[name] }

  /// What a segment has of a field.
  func column(_ field: Int, _ segment: Int) -> OwnColumn {
    let at = segment * fields.count + field
    guard places.indices.contains(at), places[at] >= 0 else {
      return OwnColumn(none: recastColumns)
    }
    return places[at] >= Self.recast
      ? OwnColumn(recastColumns, Int(places[at] - Self.recast))
      : OwnColumn(sections[segment], Int(places[at]))
  }

  /// Whether a segment has something of a field.
  func has(_ field: Int, _ segment: Int) -> Bool {
    let at = segment * fields.count + field
    return places.indices.contains(at) && places[at] >= 0
  }
}

extension OwnFields {
  /// Writes what fields the segments of a file bring, in the order of `names`, each with the type of most of its
  /// values over all segments, or the one that is known; columns that a segment has packed for another are packed
  /// anew.
  static func write(
    _ names: [String], _ known: [String: OwnType], to file: inout FileWriter, _ zone: Zone
  ) throws(IndexError) {
    let kind = SectionKind.ownColumns.number
    guard !names.isEmpty || file.trailer.entries.contains(where: { $0.kind == kind }) else {
      return
    }
    let (fields, recast) = try file.reading { (written) throws(IndexError) in
      try gathered(names, known, in: written, zone)
    }
    try file.write(.ownFields, fields, wholeFile: true)
    try file.write(.recastColumns, pieces: recast.pieces, wholeFile: true)
  }

  private static func gathered(
    _ names: [String], _ known: [String: OwnType], in file: IndexFile, _ zone: Zone
  ) throws(IndexError) -> (fields: [UInt8], recast: OwnSection) {
    let counts = file.trailer.blockCounts
    var sections = Array(
      repeating: Section(file: file, offset: 0, count: 0), count: counts.count)
    for entry in file.trailer.entries where entry.kind == SectionKind.ownColumns.number {
      sections[Int(entry.segment)] = Section(
        file: file, offset: Int(entry.offset), count: Int(entry.size))
    }
    var numbers: [String: Int] = [:]
    var list: [String] = []
    func add(_ name: String) {
      if numbers[name] == nil, list.count < OwnNames.limit {
        numbers[name] = list.count
        list.append(name)
      }
    }
    for name in names { add(name) }
    let columns = sections.map { OwnSection.names(of: $0) }
    for segment in columns { for column in segment { add(column.name) } }
    var tallies = Array(repeating: OwnTally(), count: list.count)
    var places = Array(repeating: Int32(-1), count: list.count * counts.count)
    for (segment, own) in columns.enumerated() {
      for (place, column) in own.enumerated() {
        guard let number = numbers[column.name] else { continue }
        tallies[number].add(column.tally)
        places[segment * list.count + number] = Int32(place)
      }
    }
    let types = zip(list, tallies).map { known[$0] ?? $1.type }
    var recast = OwnSection()
    for segment in counts.indices {
      for number in list.indices {
        let at = segment * list.count + number
        guard places[at] >= 0 else { continue }
        let column = OwnColumn(sections[segment], Int(places[at]))
        let type = types[number]
        if column.type == type { continue }
        places[at] = Self.recast + Int32(recast.count)
        recast.add(list[number], try column.packed(rowCount: Int(counts[segment]), zone, as: type))
      }
    }
    if let damage = file.damage { throw damage }
    var writer = ByteWriter()
    writer.varint(list.count)
    for (number, tally) in tallies.enumerated() {
      writer.string(list[number])
      writer.u8(types[number].rawValue)
      writer.varint(tally.total)
      writer.varint(tally.total - tally.count(of: types[number]))
    }
    for place in places { writer.u32(UInt32(bitPattern: place)) }
    return (writer.bytes, recast)
  }
}

extension OwnColumn {
  /// The same for another type.
  fileprivate func packed(
    rowCount: Int, _ zone: Zone, as type: OwnType
  ) throws(IndexError) -> PackedOwnColumn {
    var builder = OwnColumnBuilder()
    for place in stripes(rowCount: rowCount) {
      for (row, value) in values(ofStripe: place, rowCount: rowCount) {
        _ = builder.add(value, row: UInt32(row))
      }
    }
    return try builder.packed(rowCount: rowCount, zone, as: type)
  }
}
