import ToriIndex
import ToriText

/// Texts close to one that does not occur, which do.
struct NearSpellings {
  let index: Index
  let cancellation: Cancellation

  /// How many blocks are read through at most, over all places where a character may be off.
  private static let blockLimit = 5_000
  /// Longer texts are not worth guessing at.
  private static let lengthLimit = 24

  /// Candidates that occur: one character put in, left out or replaced, hiragana for katakana and the
  /// other way round.
  func around(_ needle: Needle) -> [Needle] {
    let scalars = Array(String(decoding: needle.folded, as: UTF8.self).unicodeScalars)
    guard scalars.count >= 2, scalars.count <= Self.lengthLimit else {
      return twins(scalars)
    }
    var found = Set(twins(scalars))
    var budget = Self.blockLimit
    for place in scalars.indices {
      let (before, after) = (scalars[..<place], scalars[(place + 1)...])
      // Left out here.
      found.insert(Needle(string(before + after)))
      // Replaced here, or one put in before it: some character between what stands around.
      for rest in [after, scalars[place...]] {
        found.formUnion(occurring(before, rest, budget: &budget))
      }
    }
    return Array(found).filter { !$0.folded.isEmpty && $0.folded != needle.folded }
  }

  /// The texts that have one character between the two parts, as they occur.
  private func occurring(
    _ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>, budget: inout Int
  ) -> [Needle] {
    // With one part empty the context says too little.
    guard !before.isEmpty, !after.isEmpty, budget > 0 else { return [] }
    let (head, tail) = (Array(string(before).utf8), Array(string(after).utf8))
    guard
      let heads = try? index.blocks(
        mentioning: head, among: index.posts, cancellation: cancellation),
      let both = try? index.blocks(mentioning: tail, among: heads, cancellation: cancellation)
    else { return [] }
    var found: Set<Needle> = []
    for block in both.prefix(budget) {
      let bytes = index.foldedText(of: block).bytes
      for match in Proximity.occurrences(of: head, in: bytes) {
        let start = match.upperBound
        guard start < bytes.count else { continue }
        let length = Self.scalarLength(bytes[start])
        let end = start + length + tail.count
        guard end <= bytes.count, bytes[(start + length)..<end].elementsEqual(tail) else {
          continue
        }
        found.insert(Needle(String(decoding: bytes[match.lowerBound..<end], as: UTF8.self)))
      }
    }
    budget -= both.count
    return Array(found)
  }

  /// The text all in hiragana, and all in katakana.
  private func twins(_ scalars: [Unicode.Scalar]) -> [Needle] {
    let hiragana = scalars.map { scalar -> Unicode.Scalar in
      (0x30A1...0x30F6).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
    }
    let katakana = scalars.map { scalar -> Unicode.Scalar in
      (0x3041...0x3096).contains(scalar.value)
        ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
    }
    return [hiragana, katakana].filter { $0 != scalars }.map { Needle(string($0[...])) }
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
