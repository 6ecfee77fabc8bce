/// What of a record's own columns is kept.
extension RecordReader {
  /// Longer texts are not kept, in bytes of UTF-8: they are what a program has for itself, a page or a picture,
  /// and would make the index larger than the posts do.
  private static let longest = 4096

  /// Those that are neither too long nor a record written into a cell; of the others it is said how many there
  /// are.
  mutating func kept(_ cells: [OwnCell], of block: Block) -> [OwnCell] {
    if cells.allSatisfy({ $0.value.isShort }) { return cells }
    return cells.filter { cell in
      guard case .text(let text) = cell.value else { return true }
      if text.utf8.count > Self.longest {
        notices.tally(
          .ownLength, .doubt(.longOwnValues, Self.longest), at: block.bytes.lowerBound,
          line: block.lines.lowerBound)
        return false
      }
      if text.isRecord {
        notices.tally(
          .ownRecord, .doubt(.recordsInCells), at: block.bytes.lowerBound,
          line: block.lines.lowerBound)
        return false
      }
      return true
    }
  }
}

extension OwnValue {
  /// Whether there is nothing to be looked at: most values are a few bytes.
  fileprivate var isShort: Bool {
    guard case .text(let text) = self else { return true }
    return text.utf8.count < 16 && text.utf8.first != 0x7B
  }
}

extension String {
  /// Whether it is an object of JSON, or a list with objects in it.
  fileprivate var isRecord: Bool {
    let bytes = utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == 0x7B, last == 0x7D { return bytes.contains(0x3A) }
    return first == 0x5B && last == 0x5D && bytes.contains(0x7B) && bytes.contains(0x3A)
  }
}
