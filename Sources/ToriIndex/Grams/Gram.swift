/// A character, or some that stand side by side, in folded text, as the dictionary orders them.
///
/// By the first character, a single one before its pairs; then the longer ones, by the place in the
/// dictionary of what they are without their last character.
struct Gram: Hashable, Comparable {
  /// The most characters that a gram has.
  static let longest = 8

  let key: UInt64

  init(key: UInt64) { self.key = key }

  init(_ scalar: UInt32) { key = UInt64(scalar) << 22 }

  init(_ first: UInt32, _ second: UInt32) { key = UInt64(first) << 22 | UInt64(second) + 1 }

  /// The gram at place `prefix` of the dictionary, of two characters or more, and one more behind it.
  init(extending prefix: Int, by scalar: UInt32) {
    key = 1 << 62 | UInt64(prefix) << 21 | UInt64(scalar)
  }

  static func < (a: Gram, b: Gram) -> Bool { a.key < b.key }
}
