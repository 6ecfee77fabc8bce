import ToriSystem
import ToriText

/// Reads the texts of a segment as they were written, one after the other, without an object for each.
struct OriginalReader {
  private let store: TextStore
  private let edits: Section
  private var ends: ColumnCursor
  /// What was read last, at its start.
  private(set) var text: [UInt8] = []
  private var folded: [UInt8] = []

  /// For reading so many rows, best ascending.
  init(_ segment: Segment, rowCount: Int) {
    store = segment.store
    edits = segment.section(.edits)
    ends = ColumnCursor(segment.editOffsets, rowCount: rowCount)
  }

  /// Where the edits of a row stand; empty where folding left its text as it was.
  @inline(__always)
  mutating func edits(of row: Int) -> Range<Int> {
    guard let start = ends.value(row), let end = ends.value(row + 1), start < end else {
      return 0..<0
    }
    return start..<end
  }

  /// Hands the edits of a row, coded, to `body`; nil where there are none.
  @inline(__always)
  mutating func withEdits<R>(of row: Int, _ body: (RawSpan) -> R) -> R? {
    let range = edits(of: row)
    return range.isEmpty ? nil : edits.withBytes(range, body)
  }

  /// Puts the text of a row at the start of `text`, and returns its size.
  @inline(__always)
  mutating func read(_ row: Int) -> Int {
    let edits = edits(of: row)
    if edits.isEmpty { return store.read(row, into: &text) }
    let size = store.read(row, into: &folded)
    return unfold(size, edits)
  }

  /// The same of at least so many of its first bytes, if it has them.
  @inline(__always)
  mutating func read(_ row: Int, wanted: Int) -> Int {
    let edits = edits(of: row)
    if !edits.isEmpty, firstEdit(edits) < wanted { return read(row) }
    return store.read(row, from: 0, wanted: wanted, into: &text)
  }

  /// How many bytes stand before the first edit.
  private func firstEdit(_ range: Range<Int>) -> Int {
    edits.withBytes(range) { coded in
      var place = 0
      return coded.varint(&place)
    } ?? 0
  }

  private mutating func unfold(_ size: Int, _ range: Range<Int>) -> Int {
    // Taken out while it is written, so that nobody else can have it.
    var unfolded = text
    text = []
    unfolded.removeAll(keepingCapacity: true)
    let isSound = edits.withBytes(range) { coded in
      var (place, at) = (0, 0)
      while place < coded.byteCount {
        let edit = coded.edit(&place)
        guard let edit, at + edit.gap + edit.folded <= size else { return false }
        unfolded.append(copying: folded.span, at..<at + edit.gap)
        for index in edit.original { unfolded.append(coded.u8(index)) }
        at += edit.gap + edit.folded
      }
      unfolded.append(copying: folded.span, at..<size)
      return true
    }
    text = unfolded
    if isSound != true { edits.noteDamage() }
    return text.count
  }

  /// Whether what folding changed may have been a needle, in UTF-8; never false where it was.
  mutating func editsMayHold(_ needle: SoughtBytes, _ row: Int) -> Bool {
    edits.withBytes(edits(of: row)) { needle.start(in: $0) != nil } ?? true
  }

  /// In how many places of a row's folded text, of which none overlap, a needle at most stands such that an edit
  /// touches it; nil of edits that cannot be read.
  mutating func mostPlaces(of needle: NeedleSpan, touchedByEditsOf row: Int) -> Int? {
    let range = edits(of: row)
    if range.isEmpty { return 0 }
    let most = edits.withBytes(range) { coded in
      var (place, most) = (0, 0)
      while place < coded.byteCount {
        guard let edit = coded.edit(&place) else { return -1 }
        most += needle.mostPlaces(touchedBy: edit.folded)
      }
      return most
    }
    return most.flatMap { $0 < 0 ? nil : $0 }
  }

  /// Whether folding only put one plain letter, or a space for the end of a line, in the place of another.
  mutating func editsArePlain(_ row: Int) -> Bool {
    let range = edits(of: row)
    if range.isEmpty { return true }
    return edits.withBytes(range) { coded in
      var place = 0
      while place < coded.byteCount {
        guard let edit = coded.edit(&place), coded.countOfPlainLetters(edit.original) == edit.folded
        else { return false }
      }
      return true
    } ?? false
  }
}

extension RawSpan {
  /// The edit that begins at a place, which is moved behind it: how far behind the one before, how many bytes it
  /// folded to, and where its original stands; nil for none that can be.
  @inline(__always)
  fileprivate func edit(
    _ place: inout Int
  ) -> (gap: Int, folded: Int, original: Range<Int>)? {
    let (gap, folded, original) = (varint(&place), varint(&place), varint(&place))
    let sizes = 0...Int(UInt32.max)
    guard sizes.contains(gap), sizes.contains(folded), original >= 0,
      original <= byteCount - place
    else { return nil }
    let start = place
    place += original
    return (gap, folded, start..<place)
  }

  /// How many letters of ASCII, their full-width twins and ends of lines these bytes are; -1 where any is
  /// something else.
  fileprivate func countOfPlainLetters(_ range: Range<Int>) -> Int {
    var (count, place) = (0, range.lowerBound)
    while place < range.upperBound {
      switch u8(place) {
      case 0x0A, 0x20...0x7E: place += 1
      // U+FF01 to U+FF5E.
      case 0xEF
      where place + 2 < range.upperBound && (0xBC...0xBD).contains(u8(place + 1))
        && !(u8(place + 1) == 0xBD && u8(place + 2) > 0x9E):
        place += 3
      default: return -1
      }
      count += 1
    }
    return count
  }
}
