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
    for cell in cells.cells {
      let column = column(Int(cell.column))
      columns[column].add(cell.value, row: UInt32(row))
      byteCount += 16
      // Most that come are known by then, and what is not is mostly long.
      if case .text(let text) = cell.value, text.utf8.count > 15 { byteCount += text.utf8.count }
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

  /// All columns in one section; empty where there are none.
  func section(rowCount: Int, _ zone: Zone) throws(IndexError) -> [UInt8] {
    var section = OwnSection()
    for (name, column) in zip(names, columns) where !column.isEmpty {
      section.add(name, try column.packed(rowCount: rowCount, zone))
    }
    return section.bytes
  }
}

extension OwnColumnBuilder {
  var isEmpty: Bool { byteCount == 0 }
}

/// Columns of their own, one after the other.
///
/// Layout: their number (u32), four bytes of padding, the head of each column, the parts of all at multiples of 8,
/// then of each its name and its tally, and in the last eight bytes where these start.
struct OwnSection {
  private var heads: [(flags: UInt64, parts: [(start: Int, size: Int)])] = []
  private var content: [UInt8] = []
  private var names = ByteWriter()

  var count: Int { heads.count }

  mutating func add(_ name: String, _ column: PackedOwnColumn) {
    var parts: [(start: Int, size: Int)] = []
    for part in column.parts {
      content += Array(repeating: 0, count: (8 - content.count % 8) % 8)
      parts.append((content.count, part.count))
      content += part
    }
    heads.append((OwnColumn.flags(of: column), parts))
    names.string(name)
    for count in column.tally.counts { names.varint(count) }
  }

  var bytes: [UInt8] {
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
    writer.bytes += content
    let start = writer.bytes.count
    writer.bytes += names.bytes
    writer.u64(UInt64(start))
    return writer.bytes
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
