import ToriSystem

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

  /// Puts the text of a row, in UTF-8, at the start of `bytes`, which grows as needed, and returns its size.
  @inline(__always)
  func read(_ row: Int, into bytes: inout [UInt8]) -> Int {
    text.withBytes(range(row)) { code.decode($0, into: &bytes) } ?? 0
  }

  /// Hands the code of a row's text to `body`.
  @inline(__always)
  func withCode<R>(of row: Int, _ body: (RawSpan) -> R) -> R? { text.withBytes(range(row), body) }

  /// Whether two rows have the same text.
  func isSame(_ row: Int, _ other: Int) -> Bool {
    text.withBytes(range(row)) { own in
      text.withBytes(range(other)) { own.compare(with: $0) == 0 } ?? false
    } ?? false
  }

  /// Puts the text of a row before a place in its code, or from there on, at the start of `bytes`, which
  /// grows as needed, and returns its size: all of it, or at least the `wanted` bytes next to the place.
  ///
  /// At the place a character starts.
  func read(_ row: Int, before place: Int, wanted: Int, into bytes: inout [UInt8]) -> Int {
    text.withBytes(range(row)) { coded in
      let end = min(place, coded.byteCount)
      return read(coded, wanted, upTo: end, into: &bytes) { reach in
        min(code.start(atOrAfter: end - reach, in: coded), end)..<end
      }
    } ?? 0
  }

  func read(_ row: Int, from place: Int, wanted: Int, into bytes: inout [UInt8]) -> Int {
    text.withBytes(range(row)) { coded in
      let start = min(place, coded.byteCount)
      return read(coded, wanted, upTo: coded.byteCount - start, into: &bytes) { reach in
        start..<code.start(atOrAfter: start + reach, in: coded)
      }
    } ?? 0
  }

  /// Decodes the part that is so many bytes of code long, more and more of it up to `size`, until it is enough.
  @inline(__always)
  private func read(
    _ coded: RawSpan, _ wanted: Int, upTo size: Int, into bytes: inout [UInt8],
    _ part: (Int) -> Range<Int>
  ) -> Int {
    // Mostly a byte of code is more than one of text.
    var reach = min(wanted, size)
    while true {
      let found = code.decode(coded.extracting(part(reach)), into: &bytes)
      if found >= wanted || reach == size { return found }
      reach = min(2 * reach, size)
    }
  }

  func string(_ row: Int) -> String { text.withBytes(range(row)) { code.string($0) } ?? "" }

  /// Has the processor fetch the beginning of a row's text, which is read soon.
  @inline(__always)
  func fetch(_ row: Int) {
    let range = range(row)
    text.fetch(range.prefix(512))
  }

  /// Whether the text of a row holds `needle`, which is made by `code`.
  func contains(_ needle: SoughtBytes, _ row: Int) -> Bool {
    text.withBytes(range(row)) { needle.start(in: $0) != nil } ?? false
  }

  /// Whether the text of a row holds `needle`, which is made by `code`, in more places than so many, of which none
  /// overlap.
  func hasMore(places count: Int, of needle: SoughtBytes, _ row: Int) -> Bool {
    text.withBytes(range(row)) { coded in
      var (found, at) = (0, 0)
      while found <= count, let start = needle.start(in: coded, from: at) {
        found += 1
        at = start + needle.bytes.count
      }
      return found > count
    } ?? false
  }

  /// Calls `body` with each place in the code of a row's text where `needle` starts, which is made by `code`;
  /// from left to right, and unless `overlapping` none that overlaps the one before.
  func forEachOccurrence(
    of needle: SoughtBytes, _ row: Int, overlapping: Bool, _ body: (Int) -> Void
  ) {
    _ = text.withBytes(range(row)) { coded in
      let step = overlapping ? 1 : needle.bytes.count
      var at = 0
      while let start = needle.start(in: coded, from: at) {
        body(start)
        at = start + step
      }
    }
  }

  /// The rows of `rows` whose text holds `needle`, which is made by `code`, by one sweep over all their
  /// text.
  func sweep(_ rows: Range<Int>, for needle: SoughtBytes) -> [Int] {
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
