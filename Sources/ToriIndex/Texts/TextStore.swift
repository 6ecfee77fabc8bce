/// The folded texts of a segment in dense code, one after the other.
struct TextStore {
  let offsets: Section
  let text: Section
  let code: DenseCode

  /// Where the text of a row stands in the section, without the byte that ends it.
  @inline(__always)
  private func range(_ row: Int) -> Range<Int> {
    let start = Int(offsets.u32(at: row * 4))
    let end = Int(offsets.u32(at: row * 4 + 4))
    return start..<max(start, end - 1)
  }

  /// The text of a row in UTF-8.
  func bytes(_ row: Int) -> [UInt8] { text.withBytes(range(row)) { code.decode($0) } ?? [] }

  /// Puts the text of a row before a place in its code, or from there on, at the start of `bytes`, which
  /// grows as needed, and returns its size.
  ///
  /// At the place a character starts. Where `wanted` bytes next to it are enough, not many more are read, and
  /// the far end is still a whole character.
  func read(
    _ row: Int, before place: Int, wanted: Int, into bytes: inout [UInt8]
  ) -> Int {
    text.withBytes(range(row)) { coded in
      let place = min(place, coded.byteCount)
      let start = code.start(atOrAfter: max(0, place - Self.codeSize(of: wanted)), in: coded)
      return code.decode(coded.extracting(start..<place), into: &bytes)
    } ?? 0
  }

  func read(_ row: Int, from place: Int, wanted: Int, into bytes: inout [UInt8]) -> Int {
    text.withBytes(range(row)) { coded in
      let place = min(place, coded.byteCount)
      let size = min(Self.codeSize(of: wanted), coded.byteCount - place)
      let end = code.start(atOrAfter: place + size, in: coded)
      return code.decode(coded.extracting(place..<end), into: &bytes)
    } ?? 0
  }

  /// How many bytes of code surely hold so many of text, and a character that would be cut.
  private static func codeSize(of wanted: Int) -> Int { min(wanted, 1 << 32) * 3 + 3 }

  func string(_ row: Int) -> String { text.withBytes(range(row)) { code.string($0) } ?? "" }

  /// Whether the text of a row holds `needle`, which is made by `code`.
  func contains(_ needle: Needle, _ row: Int) -> Bool {
    text.withBytes(range(row)) { needle.start(in: $0) != nil } ?? false
  }

  /// Calls `body` with each place in the code of a row's text where `needle` starts, which is made by `code`;
  /// from left to right, not overlapping.
  func forEachOccurrence(of needle: Needle, _ row: Int, _ body: (Int) -> Void) {
    _ = text.withBytes(range(row)) { coded in
      var at = 0
      while let start = needle.start(in: coded, from: at) {
        body(start)
        at = start + needle.bytes.count
      }
    }
  }

  /// The rows of `rows` whose text holds `needle`, which is made by `code`, by one sweep over all their
  /// text.
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
