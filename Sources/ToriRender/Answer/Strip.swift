import ToriEngine

/// Counts from left to right, each as high as it is among all in a column: where in a text something stands.
struct Strip {
  private static let heights = Array(" ▁▂▃▄▅▆▇█")

  /// The counts of a list; nil where it is none of counts.
  static func counts(of value: Value) -> [Int]? {
    guard case .list(let items) = value else { return nil }
    var counts: [Int] = []
    for item in items {
      guard case .integer(let count) = item else { return nil }
      counts.append(count)
    }
    return counts
  }

  /// One character for each count; what is not 0 is at least a sliver.
  static func text(_ counts: [Int]) -> String {
    let most = max(counts.max() ?? 0, 4)
    let steps = heights.count - 1
    return String(
      counts.map { $0 <= 0 ? heights[0] : heights[max(1, min($0 * steps / most, steps))] })
  }
}
