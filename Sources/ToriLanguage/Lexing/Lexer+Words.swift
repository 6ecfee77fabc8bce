extension Lexer {
  /// Whether a word starts at the current character: a letter or digit, a sign that leads one as in
  /// `#hashtag` and `@handle`, or the minus of a number.
  func startsWord(_ twin: UInt32, code: UInt32, after length: Int) -> Bool {
    if Scalars.isWord(twin) { return true }
    let next = twinScalar(at: position + length).twin
    if twin == 0x23 || twin == 0x40 { return Scalars.isWord(next) }
    return Scalars.isHyphenLike(code) && Scalars.isDigit(next)
  }

  /// Reads a word; its value is in half-width, and a dash between digits is a hyphen.
  mutating func word() {
    let start = position
    var value: [UInt8] = []
    var previous: UInt32 = 0
    while position < bytes.count {
      let (code, length) = scalar(at: position)
      let twin = Scalars.twin(of: code)
      let written = position == start ? leading(code, twin) : inner(code, twin, previous, length)
      guard let written else { break }
      append(written, to: &value)
      previous = written
      position += length
    }
    append(.word, from: start, value: String(decoding: value, as: UTF8.self))
  }

  /// `$name`
  mutating func parameter(signLength: Int) {
    let start = position
    position += signLength
    var value: [UInt8] = []
    while position < bytes.count {
      let (twin, length) = twinScalar(at: position)
      guard Scalars.isWord(twin) else { break }
      append(twin, to: &value)
      position += length
    }
    append(.parameter, from: start, value: String(decoding: value, as: UTF8.self))
  }

  private func leading(_ code: UInt32, _ twin: UInt32) -> UInt32 {
    Scalars.isHyphenLike(code) && !Scalars.isWord(code) ? 0x2D : twin
  }

  /// What a character inside of a word is read as; `nil` if the word ends before it.
  private func inner(
    _ code: UInt32, _ twin: UInt32, _ previous: UInt32, _ length: Int
  ) -> UInt32? {
    let next = twinScalar(at: position + length).twin
    let isBetweenDigits = Scalars.isDigit(previous) && Scalars.isDigit(next)
    if Scalars.isHyphenLike(code), isBetweenDigits { return 0x2D }
    if Scalars.isWord(twin) { return twin }
    switch twin {
    case 0x2D, 0x2E, 0x3A, 0x23, 0x40:  // - . : # @
      return Scalars.isWord(next) ? twin : nil
    case 0x2F, 0x2B:  // / +
      return isBetweenDigits ? twin : nil
    default:
      return nil
    }
  }

  private func append(_ code: UInt32, to value: inout [UInt8]) {
    if code < 0x80 {
      value.append(UInt8(code))
    } else if let scalar = Unicode.Scalar(code) {
      value.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
