import ToriSystem
import ToriText

/// Whether two texts stand near each other.
package enum Proximity {
  /// Whether some occurrence of `first` and some other of `second` have at most `within`
  /// characters between them, in either order. Those that overlap have none.
  ///
  /// Characters are grapheme clusters of the text as it is written; those that cannot be seen do not count.
  /// - Complexity: O(*n* + *a*·log *b*) for a text of *n* bytes in which they occur *a* and *b* times,
  ///   plus up to `within` characters for each of the *a*.
  package static func holds(
    _ first: Needle, _ second: Needle, within: Int, in text: FoldedText
  ) -> Bool {
    let firsts = occurrences(of: first, in: text.bytes)
    let seconds = occurrences(of: second, in: text.bytes)
    let (writtenFirsts, writtenSeconds) = (
      text.originalRanges(of: firsts), text.originalRanges(of: seconds)
    )
    let written = String(decoding: text.original, as: UTF8.self)
    for (a, writtenA) in zip(firsts, writtenFirsts) {
      // The nearest on either side, and what overlaps, decide.
      let place = seconds.partitioningIndex { $0.lowerBound >= a.lowerBound }
      for near in max(0, place - 1)..<min(place + 2, seconds.count) where seconds[near] != a {
        if isGap(between: writtenA, writtenSeconds[near], atMost: within, in: written) {
          return true
        }
      }
    }
    return false
  }

  /// Whether some of `firsts` and some other of `seconds`, both places in words, stand so that one is within `within`
  /// words of the other: 1 where they are beside each other.
  package static func areNear(
    _ firsts: [Range<Int>], _ seconds: [Range<Int>], within: Int
  ) -> Bool {
    areNear(firsts, seconds) { a, b in
      max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound) < within
    }
  }

  /// The same of places in the bytes of a text, with at most `within` characters between them; those that overlap have
  /// none.
  package static func areNear(
    _ firsts: [Range<Int>], _ seconds: [Range<Int>], within: Int, in text: [UInt8]
  ) -> Bool {
    let written = String(decoding: text, as: UTF8.self)
    return areNear(firsts, seconds) { isGap(between: $0, $1, atMost: within, in: written) }
  }

  /// Of places from left to right, the nearest on either side decide.
  private static func areNear(
    _ firsts: [Range<Int>], _ seconds: [Range<Int>], _ isNear: (Range<Int>, Range<Int>) -> Bool
  ) -> Bool {
    firsts.contains { a in
      let place = seconds.partitioningIndex { $0.lowerBound >= a.lowerBound }
      return (max(0, place - 1)..<min(place + 2, seconds.count)).contains {
        seconds[$0] != a && isNear(a, seconds[$0])
      }
    }
  }

  private static func isGap(
    between a: Range<Int>, _ b: Range<Int>, atMost most: Int, in text: String
  ) -> Bool {
    let start = min(a.upperBound, b.upperBound)
    let end = max(a.lowerBound, b.lowerBound)
    if start >= end { return true }
    let utf8 = text.utf8
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    var count = 0
    for character in text[first..<utf8.index(first, offsetBy: end - start)]
    where !character.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint) {
      count += 1
      if count > most { return false }
    }
    return true
  }

  /// Every place where the text has one of the needle's spellings, by where they start and end.
  private static func occurrences(of needle: Needle, in bytes: [UInt8]) -> [Range<Int>] {
    let first = occurrences(of: needle.folded, in: bytes)
    if needle.variants.isEmpty { return first }
    return needle.variants.reduce(first) { $0 + occurrences(of: $1, in: bytes) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// Every place, overlapping ones too, in order.
  package static func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard let head = needle.first, needle.count <= bytes.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(bytes.count - needle.count)
    where bytes[start] == head && bytes[start..<(start + needle.count)].elementsEqual(needle) {
      found.append(start..<(start + needle.count))
    }
    return found
  }
}
