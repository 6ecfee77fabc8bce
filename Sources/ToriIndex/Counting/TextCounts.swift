/// How often texts came in the segments, brought together by the texts' bytes.
struct TextCounts {
  private let table: (Segment) -> TextTable
  private var countOfNone = 0
  /// For each segment, what came of its table, in order.
  private var lists: [[Entry]] = []

  private struct Entry {
    let table: TextTable
    let ordinal: Int
    var count: Int
  }

  init(_ table: @escaping (Segment) -> TextTable) { self.table = table }

  /// Adds what was counted of the numbers in the segment's table.
  mutating func add(_ tally: Tally, of segment: Segment) {
    countOfNone += tally.countOfNone
    let table = table(segment)
    let entries = (0..<table.count).compactMap { ordinal in
      tally[ordinal] == 0 ? nil : Entry(table: table, ordinal: ordinal, count: tally[ordinal])
    }
    if !entries.isEmpty { lists.append(entries) }
  }

  /// All texts that came, in the order of their bytes, after how often there was none.
  consuming func merged() -> [(value: String?, count: Int)] {
    var lists = lists
    while lists.count > 1 {
      lists = stride(from: 0, to: lists.count, by: 2).map { index in
        index + 1 < lists.count ? Self.merged(lists[index], lists[index + 1]) : lists[index]
      }
    }
    let entries = lists.first ?? []
    var all: [(value: String?, count: Int)] = countOfNone == 0 ? [] : [(nil, countOfNone)]
    all.reserveCapacity(entries.count + 1)
    for entry in entries { all.append((entry.table[entry.ordinal], entry.count)) }
    return all
  }

  private static func merged(_ a: [Entry], _ b: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(a.count + b.count)
    var (x, y) = (0, 0)
    while x < a.count, y < b.count {
      let order = a[x].table.compare(a[x].ordinal, with: b[y].ordinal, of: b[y].table)
      var entry = order <= 0 ? a[x] : b[y]
      if order == 0 { entry.count += b[y].count }
      merged.append(entry)
      if order <= 0 { x += 1 }
      if order >= 0 { y += 1 }
    }
    return merged + a[x...] + b[y...]
  }
}
