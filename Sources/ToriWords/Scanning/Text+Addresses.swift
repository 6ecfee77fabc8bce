/// Addresses, names of accounts and tags of topics.
extension Span<UInt8> {
  /// Where the URL ends that begins at a place; nil where none does.
  ///
  /// With a scheme, which boards write without its first letter (`ttps://`), or with `www.`; up to what no URL holds
  /// as it is, and without the marks that end a sentence around it.
  func urlEnd(_ at: Int) -> Int? {
    if let before = kindBefore(at), before == .letter || before == .digit { return nil }
    var place: Int
    if begins("https://", at: at) {
      place = at + 8
    } else if begins("http://", at: at) || begins("ttps://", at: at) {
      place = at + 7
    } else if begins("ttp://", at: at) || begins("ftp://", at: at) {
      place = at + 6
    } else if begins("www.", at: at), kind(at + 4) == .letter || kind(at + 4) == .digit {
      place = at + 4
    } else {
      return nil
    }
    let start = place
    var depth = 0
    while place < count, Self.standsInURLs(self[place]) {
      if self[place] == UInt8(ascii: "(") { depth += 1 }
      if self[place] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      place += 1
    }
    while place > start, ".,;:!?'*".utf8.contains(self[place - 1]) { place -= 1 }
    return place > start ? place : nil
  }

  /// Source: RFC 3986, without what encloses addresses in texts.
  private static func standsInURLs(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~:/?#[]@!$&'()*+,;=%|".utf8.contains(byte)
    }
  }

  /// Where the address of mail ends whose part before the `@` is `local`; nil where it is none.
  func emailEnd(_ local: Range<Int>) -> Int? {
    guard byte(local.upperBound) == UInt8(ascii: "@") else { return nil }
    var place = local.upperBound + 1
    var (dots, last) = (0, place)
    while place < count {
      switch self[place] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): place += 1
      case UInt8(ascii: ".") where place > last:
        guard kind(place + 1) == .letter || kind(place + 1) == .digit else { return found() }
        dots += 1
        place += 1
        last = place
      default: return found()
      }
    }
    return found()

    func found() -> Int? { dots > 0 && place > last ? place : nil }
  }

  /// Where the name of an account ends that an `@` begins: `@name`, `@name.example.com`, `@name@example.com`.
  func handleEnd(_ at: Int) -> Int? {
    guard [0x40, 0xFF20].contains(scalar(at)), kindBefore(at)?.isAlphanumeric != true else {
      return nil
    }
    let start = after(at)
    // Digits alone are a price.
    guard let end = accountEnd(start), (start..<end).contains(where: { !(0x30...0x39 ~= self[$0]) })
    else { return nil }
    if byte(end) == UInt8(ascii: "@"), let server = accountEnd(end + 1) { return server }
    return end
  }

  private func accountEnd(_ start: Int) -> Int? {
    var place = start
    while place < count {
      switch self[place] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): place += 1
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        guard place > start, kind(place + 1) == .letter || kind(place + 1) == .digit else {
          return place
        }
        place += 1
      default: return place > start ? place : nil
      }
    }
    return place > start ? place : nil
  }

  /// Where the tag of a topic ends that a `#` begins; digits alone are none.
  func hashtagEnd(_ at: Int) -> Int? {
    guard [0x23, 0xFF03].contains(scalar(at)) else { return nil }
    if let before = kindBefore(at), before.isAlphanumeric || before == .mark { return nil }
    if at > 0, [0x26, 0x2F].contains(byte(at - 1)) { return nil }
    var hasLetter = false
    let start = after(at)
    let end = end(from: start) { value, kind in
      switch kind {
      case .letter, .wideLetter, .hiragana, .katakana, .halfKatakana, .kanji, .hangul, .thai:
        hasLetter = true
        return true
      case .digit, .wideDigit, .mark, .middleDot: return true
      default: return value == 0x5F || value == 0xFF3F
      }
    }
    return hasLetter && end > start ? end : nil
  }
}
