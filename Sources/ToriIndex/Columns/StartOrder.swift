/// When the times of a segment's blocks start, in ascending order; kept where all of them are known and
/// last equally long.
///
/// With it, the blocks of a period are counted by searching for its bounds.
///
/// The section: how many times there are, how long they last in milliseconds (u64 each), and a packed
/// column of the starts.
struct StartOrder {
  let count: Int
  let duration: Int
  private let starts: PackedColumn

  private static let headSize = 16
  /// Sums of what lies in it do not overflow.
  private static let reach = -1 << 60...1 << 60

  /// `nil` if the section is empty.
  init?(section: Section) {
    guard section.count > Self.headSize else { return nil }
    count = Int(truncatingIfNeeded: section.u64(at: 0))
    duration = Int(truncatingIfNeeded: section.u64(at: 8))
    starts = PackedColumn(section: section.suffix(from: Self.headSize))
  }

  /// From the first start to the last end.
  var hull: ClosedRange<Int>? {
    guard count > 0, let first = starts[0], let last = starts[count - 1], first <= last else {
      return nil
    }
    return first...last + duration
  }

  /// How many times start before `bound`.
  func count(before bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] ?? 0 < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Packs the starts of the times that have a shape; empty if they are not all alike, or there are none.
  static func pack(shapes: [Int], starts: [Int], durations: [Int]) -> [UInt8] {
    let none = PackedColumn.none
    guard let first = shapes.firstIndex(where: { $0 != none }), !starts.isEmpty, !durations.isEmpty
    else { return [] }
    let duration = durations[first]
    var known: [Int] = []
    for row in shapes.indices where shapes[row] != none {
      guard durations[row] == duration, duration >= 0, reach.contains(starts[row]),
        reach.contains(duration)
      else { return [] }
      known.append(starts[row])
    }
    var head = ByteWriter()
    head.u64(UInt64(known.count))
    head.u64(UInt64(duration))
    return head.bytes + PackedColumn.pack(known.sorted())
  }
}
