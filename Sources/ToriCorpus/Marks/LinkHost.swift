/// The host in an address in running text: names joined by dots, which may be Japanese.
enum LinkHost {
  /// Where the host ends that begins at `start`, with its user and port; nil where none begins.
  ///
  /// A name that begins with a Japanese letter is one as far as letters go; behind one in ASCII only where more
  /// of an address follows (`https://a.jp.次に` ends a sentence). One that begins in ASCII and goes on in
  /// Japanese is a name only where it is the first, but for `www`, and another follows (`b級.example`); else the
  /// sentence goes on there (`https://a.jpを見て`).
  static func end(_ text: Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    // [::1], and a user with a password before an @.
    if text[start] == 0x5B || !begins(text, start) { return text[start] == 0x5B ? start : nil }
    var (place, isFirst, wasASCII) = (start, true, false)
    while true {
      let (end, firstLetter) = name(text, from: place)
      let goesOn = end + 1 < text.count && text[end] == 0x2E && begins(text, end + 1)
      if let firstLetter, firstLetter > place, !(isFirst && goesOn) { return firstLetter }
      let isFollowed = goesOn || end < text.count && (text[end] == 0x2F || text[end] == 0x3A)
      if firstLetter == place, wasASCII, !isFollowed { return place - 1 }
      guard goesOn else { return end }
      let isWWW = end - place == 3 && (place..<end).allSatisfy { text[$0] | 0x20 == 0x77 }
      isFirst = isFirst && isWWW
      wasASCII = firstLetter == nil
      place = end + 1
    }
  }

  /// Where the name that begins at `start` ends, and where its first letter of a script without spaces stands.
  private static func name(
    _ text: Span<UInt8>, from start: Int
  ) -> (end: Int, firstLetter: Int?) {
    var (end, firstLetter): (Int, Int?) = (start, nil)
    while end < text.count {
      let byte = text[end]
      if byte < 0x80 {
        guard byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F else { break }
        end += 1
      } else {
        guard let (scalar, size) = text.scalar(at: end), scalar.mayStandInLink else { break }
        if scalar.setsNoSpaces, firstLetter == nil { firstLetter = end }
        end += size
      }
    }
    return (end, firstLetter)
  }

  private static func begins(_ text: Span<UInt8>, _ place: Int) -> Bool {
    if text[place] < 0x80 { return text[place].isASCIIAlphanumeric }
    return text.scalar(at: place)?.0.mayStandInLink ?? false
  }
}
