/// How long a needle is, as edits may touch it.
struct NeedleSpan: Sendable {
  /// In bytes of UTF-8.
  private let size: Int
  let isOneCharacter: Bool
  /// Of its shortest character.
  private let leastSize: Int

  /// The needle is UTF-8, and not empty.
  init(_ needle: [UInt8]) {
    size = needle.count
    let sizes = String(decoding: needle, as: UTF8.self).unicodeScalars.map { UTF8.width($0) }
    isOneCharacter = sizes.count == 1
    leastSize = sizes.min() ?? 1
  }

  /// In how many places, of which none overlap, it may stand such that an edit touches it that folded to so many
  /// bytes: one that it holds, or that stands inside of it.
  func mostPlaces(touchedBy folded: Int) -> Int {
    if isOneCharacter { return folded / size }
    // What is shorter than each of its characters is none of them; what left nothing may stand between two.
    return folded > 0 && folded < leastSize ? 0 : folded / size + 2
  }
}
