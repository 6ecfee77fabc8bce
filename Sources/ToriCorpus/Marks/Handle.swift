/// A name behind `@`, with its host where it has one: `@kou`, `@kou@mastodon.example`, `@kou.bsky.social`.
enum Handle {
  /// Longer names are none on any platform that has hosts elsewhere.
  private static let longestName = 30
  private static let longestHost = 253

  /// Reads the handle whose mark of `markSize` bytes stands at `position`; nil where there is none, as in an
  /// e-mail address.
  static func read(
    _ text: Span<UInt8>, at position: Int, markSize: Int
  ) -> (name: String, end: Int)? {
    guard let before = before(text, position) else { return nil }
    let start = position + markSize
    var end = start
    while end < text.count, text[end].isTagWord { end += 1 }
    guard end > start, end - start <= longestName else { return nil }
    if end < text.count, text[end] == 0x40 {
      // `@a@b` is neither one nor two.
      guard let host = hostEnd(text, from: end + 1, isFirst: true) else { return nil }
      end = host
    } else if end + 1 < text.count, text[end] == 0x2E,
      let host = hostEnd(text, from: end + 1, isFirst: false)
    {
      if before == .addressee { return nil }
      end = host
    }
    // `@1` counts what is left.
    guard (start..<end).contains(where: { text[$0] >= 0x41 }) else { return nil }
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(text[index])) }
    return (name, end)
  }

  private enum Before {
    case nothing
    /// What may be the first half of an e-mail address, if a host follows.
    case addressee
  }

  /// What stands right before a mark; nil where a handle cannot stand.
  private static func before(_ text: Span<UInt8>, _ position: Int) -> Before? {
    guard position > 0, text[position - 1] < 0x80 else { return .nothing }
    let byte = text[position - 1]
    if byte.isTagWord { return isRetweet(text, before: position) ? .nothing : nil }
    if "#@&/".utf8.contains(byte) { return nil }
    var place = position - 1
    while place >= 0, isAddressMark(text[place]) { place -= 1 }
    return place < position - 1 && place >= 0 && text[place].isTagWord ? .addressee : .nothing
  }

  /// `. + - ~ =`, which may end the first half of an e-mail address.
  private static func isAddressMark(_ byte: UInt8) -> Bool { ".+-~=".utf8.contains(byte) }

  /// `RT` by itself.
  private static func isRetweet(_ text: Span<UInt8>, before position: Int) -> Bool {
    guard position >= 2, text[position - 2] | 0x20 == 0x72, text[position - 1] | 0x20 == 0x74 else {
      return false
    }
    return position == 2 || text[position - 3] >= 0x80
      || !text[position - 3].isTagWord && !isAddressMark(text[position - 3])
  }

  /// Where the host ends: names of lower-case letters, digits and hyphens joined by dots, the last of two or
  /// more letters. `isFirst`: whether it is to have a dot of its own.
  private static func hostEnd(_ text: Span<UInt8>, from start: Int, isFirst: Bool) -> Int? {
    var (place, names, best): (Int, Int, Int?) = (start, 0, nil)
    while place < text.count {
      var end = place
      while end < text.count, text[end].isASCIIAlphanumeric || text[end] == 0x2D { end += 1 }
      while end > place, text[end - 1] == 0x2D { end -= 1 }
      // `@kou.Thanks` begins a sentence.
      guard end > place, text[place] != 0x2D, isFirst || !(0x41...0x5A).contains(text[place]),
        end - start <= longestHost
      else { break }
      names += 1
      let isTop = end - place >= 2 && (place..<end).allSatisfy { text[$0] >= 0x41 }
      if isTop, names >= (isFirst ? 2 : 1) { best = end }
      guard end < text.count, text[end] == 0x2E else { break }
      place = end + 1
    }
    return best
  }
}
