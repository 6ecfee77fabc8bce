import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// Every occurrence of a text or of words with what stands left and right of it, cut from the post when shown.
struct Concordance {
  let index: Index
  private let shelf: WordReach
  /// Characters of context on either side.
  let width: Int
  private let lines: Lines
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

  /// The places that lines show.
  enum Lines {
    /// Of a text, in one of its spellings.
    case occurrences([Occurrence], of: Needle)
    /// Of words.
    case places([TextPlace])

    var count: Int {
      switch self {
      case .occurrences(let occurrences, of: _): occurrences.count
      case .places(let places): places.count
      }
    }

    func block(_ place: Int) -> BlockID {
      switch self {
      case .occurrences(let occurrences, of: _): occurrences[place].block
      case .places(let places): places[place].block
      }
    }

    func picked(_ wanted: [Int]) -> Lines {
      switch self {
      case .occurrences(let occurrences, of: let needle):
        .occurrences(wanted.map { occurrences[$0] }, of: needle)
      case .places(let places): .places(wanted.map { places[$0] })
      }
    }
  }

  init(index: Index, shelf: WordReach, width: Int, lines: Lines, isInOrder: Bool) {
    self.index = index
    self.shelf = shelf
    self.width = width
    self.lines = lines
    self.isInOrder = isInOrder
  }

  var count: Int { lines.count }

  /// A column, or one that is there only where it is named.
  func column(_ place: Int) -> ColumnReference {
    place < columns.count
      ? columns[place] : .column(place, RowShape.concordance.column(at: place))
  }

  /// Which of the places a line shows.
  private func place(_ line: Int) -> Int { order?.line(line) ?? line }

  /// The block that a line is of.
  func block(_ line: Int) -> BlockID { lines.block(place(line)) }

  /// The lines at these places, in that order.
  func picked(_ places: [Int]) -> Concordance {
    with(lines.picked(places.map(place)), isInOrder: false)
  }

  /// The lines at these places, which ascend.
  func kept(_ places: [Int]) -> Concordance {
    with(lines.picked(places.map(place)), isInOrder: isInOrder && order == nil)
  }

  func first(_ count: Int) -> Concordance { kept(Array(0..<min(count, self.count))) }

  /// These of their columns, and fields of their blocks.
  func choosing(_ chosen: [ColumnReference]) -> Concordance {
    var lines = self
    lines.columns = chosen.map { column in
      if case .column(let place, _) = column { self.column(place) } else { column }
    }
    return lines
  }

  private func with(_ lines: Lines, isInOrder: Bool) -> Concordance {
    var other = Concordance(
      index: index, shelf: shelf, width: width, lines: lines, isInOrder: isInOrder)
    other.columns = columns
    return other
  }

  /// The same lines by what stands on one side of the match, where that can be had of many at once; what is alike keeps
  /// its order.
  func sorted(
    by side: ContextSide, descending: Bool, _ cancellation: Cancellation
  ) throws -> Concordance? {
    let lines = order == nil ? lines : lines.picked((0..<count).map(place))
    guard case .occurrences(let occurrences, of: let needle) = lines else { return nil }
    var sorted = with(lines, isInOrder: false)
    sorted.order = try ContextOrder(
      occurrences, ContextReader(index, of: needle.spellings, side), descending: descending,
      cancellation)
    return sorted
  }

  /// All that stands on one side of a line's match, folded; on the left outward from the match.
  func context(_ line: Int, _ side: ContextSide) -> [UInt8] {
    if case .occurrences(let occurrences, of: let needle) = lines {
      var contexts = ContextReader(index, of: needle.spellings, side)
      let size = contexts.read(occurrences[place(line)])
      return Array(contexts.text[..<size])
    }
    let (range, original) = match(line)
    let beside = side == .left ? original[..<range.lowerBound] : original[range.upperBound...]
    let folded = Folding.fold(Array(beside)).bytes
    guard side == .left else { return folded }
    var outward = String.UnicodeScalarView()
    outward.append(contentsOf: String(decoding: folded, as: UTF8.self).unicodeScalars.reversed())
    return Array(String(outward).utf8)
  }

  /// Where a line's match stands in its text, and the text as the source has it.
  func match(_ line: Int) -> (range: Range<Int>, text: [UInt8]) {
    switch lines {
    case .occurrences(let occurrences, of: let needle):
      let occurrence = occurrences[place(line)]
      let text = index.foldedText(of: occurrence.block)
      let start = index.foldedOffset(of: occurrence)
      let size = needle.spellings[Int(occurrence.spelling)].count
      return (text.originalRange(of: start..<(start + size)), text.original)
    case .places(let places):
      let place = places[place(line)]
      return (place.range, Array(index.text(of: place.block).utf8))
    }
  }

  /// The word before or behind a line's match, as it is written; nil where there is none.
  func word(
    _ line: Int, _ side: ContextSide
  ) throws(EngineError) -> String? {
    let (range, text) = match(line)
    let block = BlockSet(ascending: [block(line).rawValue])
    let cancellation = Cancellation()
    let source = try shelf.source(holding: block, cancellation)
    var found: Range<Int>?
    do {
      try source.forEachText(of: block, cancellation) { _, words in
        let counted = words.lazy.filter { source.entries.isWord($0.entry) }
        found =
          side == .left
          ? counted.last { Int($0.end) <= range.lowerBound }?.range
          : counted.first { Int($0.start) >= range.upperBound }?.range
      }
    } catch {
      throw .interrupted
    }
    return found.map { String(decoding: text[$0], as: UTF8.self) }
  }

  var shape: RowShape {
    columns == Self.ownColumns
      ? .concordance : RowShape(kind: .columns, columns: columns.map(\.shown))
  }

  /// The text around a line's match, as the source has it.
  func context(_ line: Int) -> LineContext {
    // The cells of a line are asked for one after the other.
    if let last = last.value.withLock({ $0 }), last.line == line { return last.context }
    let context = read(line)
    last.value.withLock { $0 = (line, context) }
    return context
  }

  private func read(_ line: Int) -> LineContext {
    let (range, original) = match(line)
    return LineContext(around: range, in: original, width: width)
  }
}

/// The line that was read last.
private final class LastLine: Sendable {
  let value = Mutex<(line: Int, context: LineContext)?>(nil)
}
