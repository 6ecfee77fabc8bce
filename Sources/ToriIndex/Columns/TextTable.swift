import ToriSystem
import ToriText

/// Different texts of a column, in the order of their bytes, numbered from 0.
///
/// Layout: their number (u32), the end of each within the bytes (u32 each), the bytes.
struct TextTable: Sendable {
  let section: Section

  var count: Int { section.count == 0 ? 0 : Int(section.u32(at: 0)) }

  func bytes(_ index: Int) -> [UInt8] { section.withBytes(range(index)) { $0.array } ?? [] }

  subscript(index: Int) -> String {
    section.withBytes(range(index)) { String(copying: $0) } ?? ""
  }

  /// The number of a text; nil if it is none of these.
  func index(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      let found = bytes(middle)
      if found == wanted { return middle }
      if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Where a text stands in the section.
  func range(_ index: Int) -> Range<Int> {
    let base = 4 + 4 * count
    let start = index == 0 ? 0 : Int(section.u32(at: 4 * index))
    let end = Int(section.u32(at: 4 + 4 * index))
    guard start <= end else {
      section.noteDamage()
      return 0..<0
    }
    return base + start..<base + end
  }

  /// Below 0 if a text comes before another table's, 0 if they are the same, above 0 if after.
  func compare(_ index: Int, with other: Int, of table: TextTable) -> Int {
    let order = section.withBytes(range(index)) { own in
      table.section.withBytes(table.range(other)) { own.compare(with: $0) }
    }
    return (order ?? 0) ?? 0
  }
}
