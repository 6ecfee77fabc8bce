/// The folded texts of a segment, one after the other, each ended by a byte that no text holds.
struct TextStore {
  let offsets: Section
  let text: Section

  /// Where the text of a row stands in the section, without the byte that ends it.
  @inline(__always)
  func range(_ row: Int) -> Range<Int> {
    let start = Int(offsets.u32(at: row * 4))
    let end = Int(offsets.u32(at: row * 4 + 4))
    return start..<max(start, end - 1)
  }

  func bytes(_ row: Int) -> [UInt8] { text.withBytes(range(row)) { $0.array } ?? [] }

  func contains(_ needle: Needle, _ row: Int) -> Bool {
    text.withBytes(range(row)) { needle.start(in: $0) != nil } ?? false
  }

  /// Where `needle` starts in the text of a row, from left to right, not overlapping.
  func occurrences(of needle: Needle, _ row: Int) -> [Int] {
    text.withBytes(range(row)) { bytes in
      var found: [Int] = []
      var at = 0
      while let start = needle.start(in: bytes, from: at) {
        found.append(start)
        at = start + needle.bytes.count
      }
      return found
    } ?? []
  }

  /// The rows of `rows` whose text holds `needle`, by one sweep over all their text.
  func sweep(_ rows: Range<Int>, for needle: Needle) -> [Int] {
    if rows.isEmpty { return [] }
    let start = Int(offsets.u32(at: rows.lowerBound * 4))
    let end = Int(offsets.u32(at: rows.upperBound * 4))
    guard start <= end else { return [] }
    return text.withBytes(start..<end) { bytes in
      var found: [Int] = []
      var row = rows.lowerBound
      var at = 0
      while let place = needle.start(in: bytes, from: at) {
        row = self.row(holding: start + place, from: row, below: rows.upperBound)
        found.append(row)
        row += 1
        if row == rows.upperBound { break }
        at = Int(offsets.u32(at: row * 4)) - start
      }
      return found
    } ?? []
  }

  /// The last row at or after `first` that starts at or before `offset`; galloping.
  private func row(holding offset: Int, from first: Int, below end: Int) -> Int {
    var low = first
    var step = 1
    while low + step < end, Int(offsets.u32(at: (low + step) * 4)) <= offset {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(offsets.u32(at: middle * 4)) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
