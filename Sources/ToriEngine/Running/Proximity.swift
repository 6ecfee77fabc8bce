import ToriText

/// Whether two texts stand near each other.
enum Proximity {
  /// Whether some occurrence of `first` and some other of `second` have at most `within` characters
  /// (grapheme clusters, folded) between them, in either order. Those that overlap have none.
  ///
  /// - Complexity: O(*n* + *a*·log *b*) for a text of *n* bytes in which they occur *a* and *b* times,
  ///   plus the characters that are counted.
  static func holds(
    _ first: Needle, _ second: Needle, within: Int, in text: FoldedText
  ) -> Bool {
    let bytes = text.bytes
    let firsts = occurrences(of: first.folded, in: bytes)
    let seconds = occurrences(of: second.folded, in: bytes)
    for a in firsts {
      // The nearest on either side, and what overlaps, decide.
      let place = seconds.partitioningIndex { $0.lowerBound >= a.lowerBound }
      var candidates: [Range<Int>] = []
      if place > 0 { candidates.append(seconds[place - 1]) }
      candidates += seconds[place...].prefix(2)
      for b in candidates where a != b {
        if gap(a, b, in: bytes) <= within { return true }
      }
    }
    return false
  }

  private static func gap(_ a: Range<Int>, _ b: Range<Int>, in bytes: [UInt8]) -> Int {
    let start = min(a.upperBound, b.upperBound)
    let end = max(a.lowerBound, b.lowerBound)
    return start >= end ? 0 : String(decoding: bytes[start..<end], as: UTF8.self).count
  }

  /// Every place, overlapping ones too, in order.
  static func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard let head = needle.first, needle.count <= bytes.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(bytes.count - needle.count)
    where bytes[start] == head && bytes[start..<(start + needle.count)].elementsEqual(needle) {
      found.append(start..<(start + needle.count))
    }
    return found
  }
}

extension Array {
  /// The first place from which on `belongs` holds; it holds nowhere before.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
