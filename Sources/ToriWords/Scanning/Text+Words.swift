/// Numbers, and words in letters that are written apart.
extension Span<UInt8> {
  /// Where the number ends that begins at a place: `1,800`, `3.14`, `３５０㌧`.
  ///
  /// A comma parts thousands, or the number ends before it; a dot parts digits. A unit that is one character belongs
  /// to it.
  func numberEnd(_ at: Int) -> Int {
    var place = digitsEnd(at)
    while place < count {
      let sign = scalar(place)
      let next = after(place)
      guard kind(next) == .digit || kind(next) == .wideDigit else { break }
      let end = digitsEnd(next)
      if [0x2E, 0xFF0E].contains(sign) || [0x2C, 0xFF0C].contains(sign) && digits(next, end) == 3 {
        place = end
      } else {
        break
      }
    }
    if Self.isUnit(scalar(place)) { place = after(place) }
    return place
  }

  private func digitsEnd(_ at: Int) -> Int {
    end(from: at) { _, kind in kind == .digit || kind == .wideDigit }
  }

  private func digits(_ start: Int, _ end: Int) -> Int {
    var (place, found) = (start, 0)
    while place < end {
      place = after(place)
      found += 1
    }
    return found
  }

  /// Squared words and signs of measures, which are one character each.
  private static func isUnit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2103, 0x2109, 0x3300...0x3357, 0x3371...0x33DF, 0x33FF: true
    default: false
    }
  }

  /// Where the word ends that begins with a letter, or with digits that letters follow.
  ///
  /// One word: `aren't`, `G7`, `U.S.`, `COVID-19`, `R&D`, `example.com`, `GPT-4.1`, `C++`; two: `end.Next`.
  func wordEnd(_ at: Int) -> Int {
    var place = lettersEnd(at)
    var isInitials = place == after(at)
    while place < count {
      let next = after(place)
      guard let following = kind(next), following.isAlphanumeric else { break }
      let before = kind(self.before(place)) ?? .symbol
      switch scalar(place) {
      case 0x27, 0x2019, 0x02BC, 0xFF07:
        guard isLetter(before), isLetter(following) else { return place }
      case 0x2D, 0x2010, 0x2011, 0xFF0D, 0x26, 0xFF06, 0x5F, 0xFF3F: break
      case 0x2E, 0xFF0E:
        let isSentence =
          isLower(scalar(self.before(place))) && isUpper(scalar(next))
          || !isLetter(before) && isLetter(following)
        if isSentence { return place }
      default: return place
      }
      let end = lettersEnd(next)
      isInitials =
        isInitials && end == after(next) && [0x2E, 0xFF0E].contains(scalar(place))
      place = end
    }
    if isInitials, place > after(at), [0x2E, 0xFF0E].contains(scalar(place)) {
      return after(place)
    }
    if begins("++", at: place) {
      let end = end(from: place + 2) { _, kind in kind == .digit }
      if kind(end) != .letter { return end }
    }
    return place
  }

  private func lettersEnd(_ at: Int) -> Int {
    end(from: at) { _, kind in kind.isAlphanumeric || kind == .mark || kind == .ignorable }
  }

  private func isLetter(_ kind: ScalarClass) -> Bool {
    kind == .letter || kind == .wideLetter || kind == .mark
  }

  private func isUpper(_ scalar: UInt32) -> Bool {
    0x41...0x5A ~= scalar || 0xFF21...0xFF3A ~= scalar
      || scalar > 0x7F && Unicode.Scalar(scalar)?.properties.isUppercase == true
  }

  private func isLower(_ scalar: UInt32) -> Bool {
    0x61...0x7A ~= scalar || 0xFF41...0xFF5A ~= scalar
      || scalar > 0x7F && Unicode.Scalar(scalar)?.properties.isLowercase == true
  }

  /// Whether a word of letters is nothing but w, written for laughing: several, or one behind Japanese.
  ///
  /// Capitals alone are an abbreviation unless there are many, or Japanese stands before them.
  func isLaughter(_ range: Range<Int>) -> Bool {
    var (place, length, hasSmall) = (range.lowerBound, 0, false)
    while place < range.upperBound {
      switch scalar(place) {
      case 0x77, 0xFF57: hasSmall = true
      case 0x57, 0xFF37: break
      default: return false
      }
      length += 1
      place = after(place)
    }
    if length >= 4 || length >= 2 && hasSmall { return true }
    guard range.lowerBound > 0 else { return length == 1 && scalar(range.lowerBound) == 0xFF57 }
    let before = scalar(self.before(range.lowerBound))
    let kind = ScalarClass(before)
    let followsJapanese =
      kind.isJapanese || [0x3002, 0x300D, 0xFF01, 0xFF1F, 0xFF09, 0x2026].contains(before)
    return hasSmall && (followsJapanese || scalar(range.lowerBound) == 0xFF57)
      || length >= 2 && followsJapanese
  }

  /// Whether a dot ends an abbreviation that a name or a number follows, not a sentence: `Mr. Smith`.
  func endsAbbreviation(_ dot: Int) -> Bool {
    var (start, letters) = (dot, [UInt8]())
    while start > 0, letters.count < 5, (self[start - 1] | 0x20) &- 0x61 < 26 {
      start -= 1
      letters.insert(self[start] | 0x20, at: 0)
    }
    if letters.count == 1 { return self[start] < 0x61 }
    if letters.elementsEqual("no".utf8) { return kind(dot + 2) == .digit }
    return ["mr", "mrs", "ms", "dr", "st", "prof", "jr", "sr", "vs", "mt"].contains {
      $0.utf8.elementsEqual(letters)
    }
  }

  /// What letters a word is of, by its first.
  func script(_ range: Range<Int>) -> WordKind {
    var place = range.lowerBound
    while place < range.upperBound, !isLetter(kind(place) ?? .symbol) { place = after(place) }
    switch scalar(place) {
    case 0x41...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A, 0x2C60...0x2C7F, 0xA720...0xA7FF:
      return .latin
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: return .cyrillic
    case 0x370...0x3FF, 0x1F00...0x1FFF: return .greek
    default: return .letters
    }
  }
}
