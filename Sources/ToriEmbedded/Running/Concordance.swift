import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// Every occurrence of a text with what stands left and right of it, cut from the post when shown.
struct Concordance {
  let index: Index
  let needle: Needle
  /// Characters of context on either side.
  let width: Int
  private let lines: [Occurrence]
  /// The order of the lines, if it is not their own.
  private var order: ContextOrder?
  private let last = LastLine()
  /// Whether lines of a block stand together, and blocks in the order of the corpus.
  let isInOrder: Bool
  /// Columns of `RowShape.concordance` and fields of the blocks.
  private(set) var columns = Self.ownColumns

  private static let ownColumns = RowShape.concordance.columns.enumerated().map {
    ColumnReference.column($0.offset, $0.element)
  }

  init(index: Index, needle: Needle, width: Int, lines: [Occurrence], isInOrder: Bool) {
    self.index = index
    self.needle = needle
    self.width = width
    self.lines = lines
    self.isInOrder = isInOrder
  }

  var count: Int { lines.count }

  /// The place that a line shows.
  func occurrence(_ line: Int) -> Occurrence { lines[order?.line(line) ?? line] }

  /// The lines at these places, in that order.
  func picked(_ places: [Int]) -> Concordance {
    with(places.map(occurrence), isInOrder: false)
  }

  /// The lines at these places, which ascend.
  func kept(_ places: [Int]) -> Concordance {
    with(places.map(occurrence), isInOrder: isInOrder && order == nil)
  }

  func first(_ count: Int) -> Concordance { kept(Array(0..<min(count, self.count))) }

  /// These of their columns, and fields of their blocks.
  func choosing(_ chosen: [ColumnReference]) -> Concordance {
    var lines = self
    lines.columns = chosen.resolved(in: columns)
    return lines
  }

  private func with(_ lines: [Occurrence], isInOrder: Bool) -> Concordance {
    var other = Concordance(
      index: index, needle: needle, width: width, lines: lines, isInOrder: isInOrder)
    other.columns = columns
    return other
  }

  /// The same lines by what stands on one side of the match; what is alike keeps its order.
  func sorted(
    by side: ContextSide, descending: Bool, _ cancellation: Cancellation
  ) throws -> Concordance {
    let lines = order == nil ? lines : (0..<count).map(occurrence)
    var sorted = with(lines, isInOrder: false)
    sorted.order = try ContextOrder(
      lines, contexts(side), descending: descending, cancellation)
    return sorted
  }

  /// What stands beside the places that lines show, folded.
  func contexts(_ side: ContextSide) -> ContextReader {
    ContextReader(index, of: needle.spellings, side)
  }

  var shape: RowShape {
    columns == Self.ownColumns
      ? .concordance : RowShape(kind: .columns, columns: columns.map(\.shown))
  }

  struct Context: Sendable {
    let left: String
    let match: String
    let right: String
  }

  /// The text around a line's match, as the source has it.
  func context(_ line: Int) -> Context {
    // The cells of a line are asked for one after the other.
    if let last = last.value.withLock({ $0 }), last.line == line { return last.context }
    let context = read(line)
    last.value.withLock { $0 = (line, context) }
    return context
  }

  private func read(_ line: Int) -> Context {
    let occurrence = occurrence(line)
    let text = index.foldedText(of: occurrence.block)
    let start = index.foldedOffset(of: occurrence)
    let size = needle.spellings[Int(occurrence.spelling)].count
    let range = text.originalRange(of: start..<(start + size))
    let original = text.original
    // A character has at most so many bytes that matter here; more are cut off before counting.
    let reach = width * 32
    let left = original[max(0, range.lowerBound - reach)..<range.lowerBound]
    let right = original[range.upperBound..<min(original.count, range.upperBound + reach)]
    return Context(
      left: String(Self.string(left, from: .end).suffix(width)),
      match: String(decoding: original[range], as: UTF8.self),
      right: String(Self.string(right, from: .start).prefix(width)))
  }

  private enum Edge { case start, end }

  /// The bytes as text, without a character that was cut through at the far edge.
  private static func string(_ bytes: ArraySlice<UInt8>, from edge: Edge) -> String {
    func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    switch edge {
    case .end: return String(decoding: bytes.drop(while: continues), as: UTF8.self)
    case .start:
      var end = bytes.endIndex
      // Back to the last byte that begins a character; it is whole only at the text's own end.
      while end > bytes.startIndex, continues(bytes[end - 1]) { end -= 1 }
      if end > bytes.startIndex, bytes[end - 1] >= 0xC0 {
        let lead = bytes[end - 1]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        end = bytes.endIndex - (end - 1) >= length ? bytes.endIndex : end - 1
      }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}

/// The line that was read last.
private final class LastLine: Sendable {
  let value = Mutex<(line: Int, context: Concordance.Context)?>(nil)
}
