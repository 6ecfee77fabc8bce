import ToriEngine
import ToriSystem
import ToriText

/// Finds characters in texts: those of a needle, as they are written, or what a pattern matches; any of several.
struct TextFinder {
  private let folded: [Needle]
  private let exact: [[UInt8]]
  private let patterns: [(pattern: Pattern, compiled: CompiledPattern)]

  /// Of what is looked for, what are no words; nil where there is none.
  init?(_ sought: SoughtNeedle, _ cancellation: Cancellation) throws(EngineError) {
    var folded: [Needle] = []
    var exact: [[UInt8]] = []
    var patterns: [(pattern: Pattern, compiled: CompiledPattern)] = []
    for part in sought.parts {
      switch part {
      case .text(let needle): folded.append(needle)
      case .exactly(let needle): exact.append(Array(needle.text.utf8))
      case .pattern(let pattern):
        do {
          patterns.append((pattern, try CompiledPattern(pattern, cancellation: cancellation)))
        } catch {
          throw .patternLimit(pattern: pattern.written)
        }
      case .word, .words, .anyOf: break
      }
    }
    if folded.isEmpty, exact.isEmpty, patterns.isEmpty { return nil }
    (self.folded, self.exact, self.patterns) = (folded, exact, patterns)
  }

  /// Where they stand, in bytes of the text as it is stored, from left to right and not overlapping: what begins first
  /// goes first, and of what begins there the longest.
  func ranges(in text: FoldedText) throws(EngineError) -> [Range<Int>] {
    var found = folded.flatMap { $0.ranges(in: text) }
    if exact.isEmpty, patterns.isEmpty { return folded.count == 1 ? found : found.apart }
    let original = text.original
    for needle in exact { found += Proximity.occurrences(of: needle, in: original) }
    for (pattern, compiled) in patterns {
      do throws(CompiledPattern.Problem) {
        found += try compiled.ranges(in: original.span)
      } catch {
        throw error == .interrupted ? .interrupted : .patternLimit(pattern: pattern.written)
      }
    }
    return found.apart
  }
}

extension [Range<Int>] {
  /// Those that do not overlap one before them: what begins first goes first, and of what begins there the longest.
  var apart: [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in sorted(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) })
    where range.lowerBound >= kept.last?.upperBound ?? 0 {
      kept.append(range)
    }
    return kept
  }

  /// The same, from left to right, but that those which share a place are one.
  var merged: [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = kept.last, range.lowerBound < last.upperBound {
        kept[kept.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        kept.append(range)
      }
    }
    return kept
  }
}
