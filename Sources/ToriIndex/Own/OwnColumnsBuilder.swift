import Synchronization
import ToriCorpus
import ToriTime

/// Gathers what the blocks of a segment have in columns of their own.
struct OwnColumnsBuilder {
  private var columns: [OwnColumnBuilder] = []
  private var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// Of the blocks under way: their names, and which column each is.
  private var last = OwnNames.none
  private var known: [Int] = []
  /// About what the columns take; counted as they grow, since there may be thousands.
  private(set) var byteCount = 0

  mutating func add(_ cells: OwnCells, row: Int) {
    if cells.isEmpty { return }
    if cells.names !== last { (last, known) = (cells.names, []) }
    let span = cells.cells.span
    for index in span.indices {
      let column = column(Int(span[index].column))
      byteCount += columns[column].add(span[index].value, row: UInt32(row))
    }
  }

  private mutating func column(_ number: Int) -> Int {
    if number >= known.count {
      for name in last.all[known.count...] {
        if let column = numbers[name] {
          known.append(column)
        } else {
          numbers[name] = columns.count
          known.append(columns.count)
          names.append(name)
          columns.append(OwnColumnBuilder())
        }
      }
    }
    return known[number]
  }

  /// Gives all columns away in one section, in pieces; none where there are none. Two threads pack them.
  mutating func section(rowCount: Int, _ zone: Zone) throws(IndexError) -> [[UInt8]] {
    let given = columns.map { GivenColumn($0) }
    columns = []
    let packed = parallelMap(given.count) { number in
      Result { () throws(IndexError) in
        var column = given[number].take()
        return column.isEmpty ? nil : try column.packed(rowCount: rowCount, zone)
      }
    }
    var section = OwnSection()
    for (name, column) in zip(names, packed) {
      if let column = try column.get() { section.add(name, column) }
    }
    return section.pieces
  }

  /// A column that is let go once it is packed.
  private final class GivenColumn: Sendable {
    private let column: Mutex<OwnColumnBuilder>

    init(_ column: OwnColumnBuilder) { self.column = Mutex(column) }

    func take() -> OwnColumnBuilder {
      column.withLock { held in
        let column = held
        held = OwnColumnBuilder()
        return column
      }
    }
  }
}

/// Columns of their own, one after the other.
///
/// Layout: their number (u32), four bytes of padding, the head of each column, the parts of all at multiples of 8,
/// then of each its name and its tally, and in the last eight bytes where these start.
struct OwnSection {
  private var heads: [(flags: UInt64, parts: [(start: Int, size: Int)])] = []
  /// The parts, each with the zeros before it.
  private var content: [[UInt8]] = []
  private var contentSize = 0
  private var names = ByteWriter()

  var count: Int { heads.count }

  mutating func add(_ name: String, _ column: PackedOwnColumn) {
    var parts: [(start: Int, size: Int)] = []
    for part in column.parts {
      let padding = (8 - contentSize % 8) % 8
      if padding > 0 { content.append(Array(repeating: 0, count: padding)) }
      parts.append((contentSize + padding, part.count))
      if !part.isEmpty { content.append(part) }
      contentSize += padding + part.count
    }
    heads.append((OwnColumn.flags(of: column), parts))
    names.string(name)
    for count in column.tally.counts { names.varint(count) }
  }

  /// Its bytes, in pieces which follow each other.
  var pieces: [[UInt8]] {
    if heads.isEmpty { return [] }
    var writer = ByteWriter()
    writer.u32(UInt32(heads.count))
    writer.u32(0)
    let base = 8 + heads.count * OwnColumn.headSize
    for head in heads {
      writer.u64(head.flags)
      for (start, size) in head.parts {
        writer.u64(UInt64(base + start))
        writer.u64(UInt64(size))
      }
    }
    var end = names
    end.u64(UInt64(base + contentSize))
    return [writer.bytes] + content + [end.bytes]
  }

  /// The names and tallies of the columns of a section.
  static func names(of section: Section) -> [(name: String, tally: OwnTally)] {
    guard section.count >= 16 else { return [] }
    let start = Int(truncatingIfNeeded: section.u64(at: section.count - 8))
    guard start >= 8, start <= section.count - 8 else {
      section.noteDamage()
      return []
    }
    let coded = section.withBytes(start..<section.count - 8) { $0.array } ?? []
    var reader = ByteReader(coded)
    var names: [(name: String, tally: OwnTally)] = []
    do throws(ByteReader.Overrun) {
      for _ in 0..<section.u32(at: 0) {
        let name = try reader.string()
        var counts: [Int] = []
        for _ in OwnTally.Sort.allCases {
          let count = try reader.varint()
          guard 0...Int(UInt32.max) ~= count else { throw ByteReader.Overrun() }
          counts.append(count)
        }
        names.append((name, OwnTally(counts: counts)))
      }
    } catch {
      section.noteDamage()
    }
    return names
  }
}
