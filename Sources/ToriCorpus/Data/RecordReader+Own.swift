/// What of a record's own columns is kept.
extension RecordReader {
  /// Longer texts are not kept, in bytes of UTF-8: they are what a program has for itself, a page or a picture,
  /// and would make the index larger than the posts do.
  fileprivate static let longest = 4096

  /// Those that are neither too long nor a record written into a cell; of the others it is said how many there
  /// are.
  mutating func kept(_ cells: [OwnCell], of block: Block) -> [OwnCell] {
    if cells.allSatisfy({ $0.value.refusal == nil }) { return cells }
    return cells.filter { cell in
      guard let sort = cell.value.refusal else { return true }
      notices.tally(
        sort, sort == .ownLength ? .doubt(.longOwnValues, Self.longest) : .doubt(.recordsInCells),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
      return false
    }
  }
}

extension OwnValue {
  /// The doubt that it is left out for; nil where it is kept.
  fileprivate var refusal: DoubtSort? {
    guard case .text(let text) = self else { return nil }
    let bytes = text.utf8.span
    if bytes.count > RecordReader.longest { return .ownLength }
    return bytes.isRecord ? .ownRecord : nil
  }
}

extension Span<UInt8> {
  /// Whether it is an object of JSON, or a list with objects in it.
  fileprivate var isRecord: Bool {
    if count < 2 { return false }
    switch (self[0], self[count - 1]) {
    case (0x7B, 0x7D): return contains(0x3A, in: indices)
    case (0x5B, 0x5D): return holdsObject(in: indices) && contains(0x3A, in: indices)
    default: return false
    }
  }
}
