import Glibc

/// What looking for a pattern can cost at most, told by the pattern alone.
///
/// From each place in a text of *n* bytes, each quantifier chooses among *n* + 1 counts at most and each
/// alternative doubles the ways, if no group is repeated and nothing is referred back to; so there are no
/// more than (*n* + 1)^(*q* + 1) · 2^*a* · *l* steps for *q* quantifiers, *a* alternatives and a length of *l*.
/// Of all that is not plainly so, nothing is promised. What looks like a quantifier and is none, as in a
/// class, only makes the bound higher.
struct PatternBound {
  /// Texts of up to so many bytes take no more than `stepLimit` steps; -1 where nothing is promised.
  let byteLimit: Int

  /// Over in some hundredths of a second.
  private static let stepLimit = 2e7

  init(_ pattern: Pattern) {
    guard let choices = Choices(Array(pattern.source.utf8)), !pattern.flags.contains("x") else {
      byteLimit = -1
      return
    }
    let ways =
      Self.stepLimit / pow(2, Double(choices.alternatives))
      / Double(max(1, pattern.source.utf8.count))
    byteLimit = ways < 1 ? -1 : Int(pow(ways, 1 / Double(choices.quantifiers + 1))) - 1
  }

  /// What there is to choose while a pattern is matched.
  private struct Choices {
    var quantifiers = 0
    var alternatives = 0

    /// Nil where a choice may be made again and again.
    init?(_ pattern: [UInt8]) {
      var place = 0
      var previous: UInt8 = 0
      while place < pattern.count {
        let byte = pattern[place]
        let next = place + 1 < pattern.count ? pattern[place + 1] : 0
        var step = 1
        switch byte {
        case UInt8(ascii: "\\"):
          guard let length = Self.escape(pattern[place...]) else { return nil }
          step = length
        case UInt8(ascii: "("):
          guard let length = Self.opening(pattern[place...]) else { return nil }
          step = length
        case UInt8(ascii: ")") where Self.isQuantifier(next): return nil
        case UInt8(ascii: "|"): alternatives += 1
        // A second one only says how the first is tried.
        case let byte where Self.isQuantifier(byte) && !Self.isQuantifier(previous):
          quantifiers += 1
        default: break
        }
        previous = byte
        place += step
      }
    }

    private static func isQuantifier(_ byte: UInt8) -> Bool { "*+?{".utf8.contains(byte) }

    /// How many bytes an escape has: of `\p{Han}` the name too. Nil for a reference to what was matched.
    private static func escape(_ rest: ArraySlice<UInt8>) -> Int? {
      let rest = rest.dropFirst()
      guard let kind = rest.first, !"123456789gkQ".utf8.contains(kind) else { return nil }
      guard "pPxoN".utf8.contains(kind), rest.dropFirst().first == UInt8(ascii: "{"),
        let end = rest.firstIndex(of: UInt8(ascii: "}"))
      else { return 2 }
      return end - rest.startIndex + 2
    }

    /// How many bytes the beginning of a group has; nil for one that is more than a group or a look around.
    private static func opening(_ rest: ArraySlice<UInt8>) -> Int? {
      let rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "*") { return nil }
      guard rest.first == UInt8(ascii: "?") else { return 1 }
      return rest.dropFirst().first.map { ":=!<>".utf8.contains($0) } ?? false ? 3 : nil
    }
  }
}
