import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// The values of a batch as they are written out.
extension BlockBatch {
  /// Appends the text that each block has in a column.
  package func append(_ column: TextColumn, to texts: inout PackedTexts) {
    var numbers: [Int] = []
    read(column, into: &numbers)
    let table = segment.texts(column)
    for place in 0..<count {
      if numbers[place] == Self.none {
        texts.appendMissing()
      } else {
        table.append(numbers[place], to: &texts)
      }
    }
  }

  /// Appends the message of each block, as it was written.
  package func appendMessages(to texts: inout PackedTexts) {
    appendMessages(at: Array(0..<count), to: &texts)
  }

  /// The same of the blocks at these places.
  package func appendMessages(at places: [Int], to texts: inout PackedTexts) {
    var reader = OriginalReader(segment, rowCount: places.count)
    for place in places {
      let size = reader.read(rows[place])
      texts.append(reader.text.span.extracting(0..<size))
    }
  }

  /// The times of the blocks.
  package var times: [TimeSpan?] { (0..<count).map { segment.time(rows[$0]) } }

  /// The lists of the blocks; nil of those that have none.
  package func lists(_ column: TextListColumn) -> [[String]?] {
    var lists: [[String]?] = Array(repeating: nil, count: count)
    let table = segment.texts(column)
    let values = segment[column.ordinals]
    var place = 0
    listReader(column, nil).forEachList(rows) { row, list in
      while rows[place] != row { place += 1 }
      lists[place] = list.compactMap { values[$0].map { table[$0] } }
    }
    return lists
  }
}

extension TextTable {
  /// Appends the text of a number.
  func append(_ index: Int, to texts: inout PackedTexts) {
    let isThere = section.withBytes(range(index)) { texts.append($0) } != nil
    if !isThere { texts.append("") }
  }
}

extension PackedTexts {
  /// Below 0 if the bytes of a text come before those of another, 0 if they are the same, above 0 if after; a
  /// text that is missing counts as empty.
  package func compare(_ a: Int, _ b: Int) -> Int {
    let texts = bytes.span
    let own = texts.extracting(range(a) ?? 0..<0)
    let other = texts.extracting(range(b) ?? 0..<0)
    return own.compare(with: other)
  }
}
