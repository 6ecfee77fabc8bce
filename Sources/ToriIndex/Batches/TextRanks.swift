import ToriCorpus

/// The different texts of a column in all segments, numbered from 0 in the order of their bytes.
package struct TextRanks: Sendable {
  /// Where a text stands: the segment, and its number in the segment's table.
  private struct TextNumber {
    private let segmentNumber: Int32
    private let textNumber: UInt32

    init(segment: Int, ordinal: Int) {
      segmentNumber = Int32(truncatingIfNeeded: segment)
      textNumber = UInt32(truncatingIfNeeded: ordinal)
    }

    var segment: Int { Int(segmentNumber) }
    var ordinal: Int { Int(textNumber) }
  }

  private let tables: [TextTable]
  /// By segment, the numbers of its texts.
  private var numbers: [[Int]]
  /// By number, where the text stands; empty where there is but one segment, which numbers alike.
  private var places: [TextNumber] = []

  /// - Complexity: O(n log s) comparisons of n texts in s segments.
  fileprivate init(_ tables: [TextTable]) {
    self.tables = tables
    numbers = []
    if tables.count == 1 { return }
    numbers = tables.map { Array(repeating: 0, count: $0.count) }
    var lists = tables.indices.map { segment in
      (0..<tables[segment].count).map { TextNumber(segment: segment, ordinal: $0) }
    }
    while lists.count > 1 {
      lists = stride(from: 0, to: lists.count, by: 2).map { index in
        index + 1 < lists.count ? merged(lists[index], lists[index + 1]) : lists[index]
      }
    }
    for place in lists.first ?? [] {
      if let last = places.last, compare(last, place) == 0 {
        numbers[place.segment][place.ordinal] = places.count - 1
      } else {
        numbers[place.segment][place.ordinal] = places.count
        places.append(place)
      }
    }
  }

  /// Of texts that are the same, both stay.
  private func merged(_ a: [TextNumber], _ b: [TextNumber]) -> [TextNumber] {
    var merged: [TextNumber] = []
    merged.reserveCapacity(a.count + b.count)
    var (x, y) = (0, 0)
    while x < a.count, y < b.count {
      if compare(a[x], b[y]) <= 0 {
        merged.append(a[x])
        x += 1
      } else {
        merged.append(b[y])
        y += 1
      }
    }
    return merged + a[x...] + b[y...]
  }

  private func compare(_ a: TextNumber, _ b: TextNumber) -> Int {
    tables[a.segment].compare(a.ordinal, with: b.ordinal, of: tables[b.segment])
  }

  package var count: Int { tables.count == 1 ? tables[0].count : places.count }

  /// The numbers of the texts of a segment's table; nil where they are their own.
  func numbers(ofSegment segment: Int) -> [Int]? { tables.count == 1 ? nil : numbers[segment] }

  /// The text of a rank, from 0.
  package subscript(number: Int) -> String {
    if tables.count == 1 { return tables[0][number] }
    let place = places[number]
    return tables[place.segment][place.ordinal]
  }

  /// Makes numbers of a segment's table, of which there are `count` at the start of `values`, numbers of all.
  package func number(_ values: inout [Int], count: Int, ofSegment segment: Int) {
    if tables.count == 1 { return }
    let table = numbers[segment]
    let numbers = table.span
    var span = values.mutableSpan
    for place in 0..<count {
      // No value is no ordinal either.
      let ordinal = span[place]
      span[place] =
        UInt(bitPattern: ordinal) < UInt(bitPattern: numbers.count)
        ? numbers[ordinal] : PackedColumn.none
    }
  }
}

extension Index {
  /// The different texts of a column.
  package func ranks(of column: TextColumn) -> TextRanks { ranks(.text(column)) }

  package func ranks(of column: TextListColumn) -> TextRanks { ranks(.texts(column)) }

  /// Worked out once.
  private func ranks(_ field: SpelledField) -> TextRanks {
    keptRanks(field) { TextRanks(segments.map { field.table($0) }) }
  }
}
