/// One character, or two that stand side by side, in folded text.
///
/// Ordered by the first character; a single one stands before its pairs.
struct Gram: Hashable, Comparable {
  let key: UInt64

  init(_ scalar: UInt32) { key = UInt64(scalar) << 22 }

  init(_ first: UInt32, _ second: UInt32) { key = UInt64(first) << 22 | UInt64(second) + 1 }

  static func < (a: Gram, b: Gram) -> Bool { a.key < b.key }
}

/// The grams that every text holding a needle has.
struct NeedleGrams {
  let grams: [Gram]
  /// Whether every text that has them holds the needle.
  let areSufficient: Bool

  /// The needle is folded UTF-8 and not empty.
  init(_ needle: [UInt8]) {
    let scalars = String(decoding: needle, as: UTF8.self).unicodeScalars.map(\.value)
    // Of `www`, whose pairs are one gram, having that is not enough.
    areSufficient = scalars.count <= 2
    grams =
      scalars.count == 1
      ? [Gram(scalars[0])]
      : Array(Set(zip(scalars, scalars.dropFirst()).map { Gram($0, $1) }))
  }
}
