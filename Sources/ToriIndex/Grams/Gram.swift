/// One character, or two that stand side by side, in folded text.
///
/// Ordered by the first character; a single one stands before its pairs.
struct Gram: Hashable, Comparable {
  let key: UInt64

  init(_ scalar: UInt32) { key = UInt64(scalar) << 22 }

  init(_ first: UInt32, _ second: UInt32) { key = UInt64(first) << 22 | UInt64(second) + 1 }

  static func < (a: Gram, b: Gram) -> Bool { a.key < b.key }

  /// The grams that every text holding `needle` (folded UTF-8) has: itself where it is one or two
  /// characters, else all its pairs.
  static func all(of needle: [UInt8]) -> [Gram] {
    let scalars = String(decoding: needle, as: UTF8.self).unicodeScalars.map(\.value)
    if scalars.count == 1 { return [Gram(scalars[0])] }
    return Array(Set(zip(scalars, scalars.dropFirst()).map { Gram($0, $1) }))
  }
}
