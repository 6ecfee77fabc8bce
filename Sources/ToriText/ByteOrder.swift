extension [String] {
  /// The places of the texts in the order of their bytes; equal ones in their own.
  ///
  /// - Complexity: O(n log n) comparisons, of which few look further than eight bytes.
  package var numbersInOrder: [Int] {
    let heads = map(\.head)
    return indices.sorted { a, b in
      if heads[a] != heads[b] { return heads[a] < heads[b] }
      if self[a].utf8.lexicographicallyPrecedes(self[b].utf8) { return true }
      return a < b && !self[b].utf8.lexicographicallyPrecedes(self[a].utf8)
    }
  }
}

extension String {
  /// The first eight bytes, the first of them highest; zeros behind the end.
  fileprivate var head: UInt64 {
    var (head, count): (UInt64, UInt64) = (0, 0)
    for byte in utf8.prefix(8) {
      head = head << 8 | UInt64(byte)
      count += 1
    }
    return count == 0 ? 0 : head << (8 * (8 - count))
  }
}
