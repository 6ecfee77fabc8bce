import ToriText

/// Finds folded needles in texts as they stand.
struct Highlights {
  private let needles: [[UInt8]]

  init(_ needles: [String]) {
    self.needles = needles.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }

  /// Where the needles occur, in order, not touching each other, on whole characters.
  func matches(in text: String) -> [Range<String.Index>] {
    if needles.isEmpty { return [] }
    let folded = Folding.fold(text)
    var found: [Range<Int>] = []
    for needle in needles {
      for start in occurrences(of: needle, in: folded.bytes) {
        found.append(folded.originalRange(of: start..<start + needle.count))
      }
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    return merged(found.map { text.characters(covering: $0) })
  }

  private func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var start = 0
    while start + needle.count <= bytes.count {
      if bytes[start] == needle[0] && bytes[start..<start + needle.count].elementsEqual(needle) {
        starts.append(start)
        start += needle.count
      } else {
        start += 1
      }
    }
    return starts
  }

  private func merged(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var merged: [Range<String.Index>] = []
    for range in ranges {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
