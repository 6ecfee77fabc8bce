extension Lexer {
  /// A text in quotes; without its end, the rest of the line, so that later lines are still read.
  mutating func text() {
    let start = position
    let (opening, length) = scalar(at: start)
    guard let closing = Scalars.closingQuote(for: opening) else { return sign(of: length) }
    let contents = start + length
    let isPlain = Scalars.isPlainQuote(opening)
    guard let end = find(closing, from: contents, escaped: isPlain) else {
      if isApostrophe(opening, before: contents) { return apostrophe(closing) }
      return openText(at: start, contents: contents, closing: closing)
    }
    let closingLength = scalar(at: end).length
    position = end + closingLength
    let value = isPlain ? unescaped(contents..<end) : string(contents..<end)
    append(.text, from: start, value: value)
  }

  /// `don't`, `001's`: whether the quote that never ends stands in a word, between letters.
  private func isApostrophe(_ code: UInt32, before next: Int) -> Bool {
    guard code == 0x27 || code == 0x2019, let last = tokens.last, last.kind == .word,
      last.span.end == position, bytes[position - 1] < 0x80, let letter = byte(at: next)
    else { return false }
    return 0x61...0x7A ~= letter | 0x20
  }

  /// The whole word is one that means nothing, and no text begins in it.
  private mutating func apostrophe(_ closing: UInt32) {
    absentClosings.insert(closing)
    guard let word = tokens.popLast() else { return }
    let start = word.span.start
    position += scalar(at: position).length
    while let letter = byte(at: position), 0x61...0x7A ~= letter | 0x20 { position += 1 }
    append(.unknown, from: start, value: string(start..<position))
  }

  private mutating func sign(of length: Int) {
    let start = position
    position += length
    append(.unknown, from: start, value: string(start..<position))
  }

  private mutating func openText(at start: Int, contents: Int, closing: UInt32) {
    let end = lineEnd(from: contents)
    position = end
    endsOpen = true
    absentClosings.insert(closing)
    let quote = Unicode.Scalar(closing).map { String(Character($0)) } ?? "\""
    // An earlier text that runs over a line end may be the one whose end is really missing.
    let earlier = tokens.last { $0.kind == .text }.flatMap { token in
      bytes[token.span.start..<token.span.end].contains(0x0A) ? token.span : nil
    }
    report(
      .openQuote(
        at: SourceSpan(start, contents), end: end, closing: quote, afterLongText: earlier,
        otherEnd: otherClosing(in: contents..<end), lacksOpening: wordBefore(start, contents, end)))
    append(.text, from: start, value: string(contents..<end))
  }

  /// Where a word begins that ends in a quote: its other quote is missing, not that one's end.
  private func wordBefore(_ start: Int, _ contents: Int, _ end: Int) -> Int? {
    guard contents == end, let last = tokens.last, last.kind == .word, last.span.end == start else {
      return nil
    }
    return last.span.start
  }

  /// The last quote of another kind within a text that lacks its own end.
  private func otherClosing(in range: Range<Int>) -> SourceSpan? {
    var offset = range.lowerBound
    var last: SourceSpan?
    while offset < range.upperBound {
      let (code, length) = scalar(at: offset)
      switch code {
      case 0x22, 0x27, 0xFF02, 0xFF07, 0x201D, 0x2019, 0x300D, 0x300F, 0xFF63:
        last = SourceSpan(offset, offset + length)
      default: break
      }
      offset += length
    }
    return last
  }

  /// The offset of the closing quote; `nil` if it never comes.
  private func find(_ closing: UInt32, from start: Int, escaped: Bool) -> Int? {
    if absentClosings.contains(closing) { return nil }
    guard let scalar = Unicode.Scalar(closing), let encoded = UTF8.encode(scalar) else {
      return nil
    }
    let wanted = Array(encoded)
    var offset = start
    while offset < bytes.count {
      if escaped, bytes[offset] == 0x5C {
        offset += 2
      } else if bytes[offset] == wanted[0], bytes[offset...].starts(with: wanted) {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  private mutating func unescaped(_ range: Range<Int>) -> String {
    guard bytes[range].contains(0x5C) else { return string(range) }
    var value: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard bytes[offset] == 0x5C, offset + 1 < range.upperBound else {
        value.append(bytes[offset])
        offset += 1
        continue
      }
      let length = escape(at: offset, limit: range.upperBound, into: &value)
      offset += length
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// Reads the escape at `offset`, appends what it stands for, and gives its length in bytes.
  private mutating func escape(at offset: Int, limit: Int, into value: inout [UInt8]) -> Int {
    switch bytes[offset + 1] {
    case 0x6E: value.append(0x0A)  // \n
    case 0x74: value.append(0x09)  // \t
    case 0x5C, 0x22, 0x27: value.append(bytes[offset + 1])
    case 0x75: return codePoint(at: offset, limit: limit, into: &value)
    default:
      let (code, length) = scalar(at: offset + 1)
      if code != 0xFF02, code != 0xFF07 {
        let span = SourceSpan(offset, offset + 1 + length)
        report(.unknownEscape(string(span.start..<span.end), at: span))
      }
      value.append(contentsOf: bytes[offset + 1..<offset + 1 + length])
      return 1 + length
    }
    return 2
  }

  /// `\u{5357}`
  private mutating func codePoint(at offset: Int, limit: Int, into value: inout [UInt8]) -> Int {
    var end = offset + 2
    var digits: [UInt8] = []
    if end < limit, bytes[end] == 0x7B {
      end += 1
      while end < limit, digits.count < 8, bytes[end] != 0x7D {
        digits.append(bytes[end])
        end += 1
      }
      if end < limit, bytes[end] == 0x7D { end += 1 } else { digits = [] }
    }
    if let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar)
    {
      value.append(contentsOf: encoded)
    } else {
      // The digits may stop amid a character; the mark must not.
      while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let span = SourceSpan(offset, end)
      report(.badCodePoint(string(span.start..<span.end), at: span))
    }
    return end - offset
  }

  /// `/…/flags`, within one line; `\/` is a slash.
  mutating func pattern(slashLength: Int) {
    let start = position
    let contents = start + slashLength
    var value: [UInt8] = []
    var offset = contents
    // Where the line ends is not looked up first: many patterns may stand on one long line.
    while let byte = byte(at: offset), byte != 0x0A, byte != 0x0D {
      let (code, length) = scalar(at: offset)
      if Scalars.twin(of: code) == 0x2F { break }
      if code == 0x5C, let next = self.byte(at: offset + 1), next != 0x0A, next != 0x0D {
        let (escaped, escapedLength) = scalar(at: offset + 1)
        if Scalars.twin(of: escaped) != 0x2F { value.append(0x5C) }
        value.append(contentsOf: bytes[offset + 1..<offset + 1 + escapedLength])
        offset += 1 + escapedLength
      } else {
        value.append(contentsOf: bytes[offset..<offset + length])
        offset += length
      }
    }
    position = offset
    let (closing, closingLength) = twinScalar(at: offset)
    if closing == 0x2F {
      position += closingLength
    } else {
      endsOpen = endsOpen || offset == bytes.count
      report(.openPattern(at: SourceSpan(start, contents), end: offset))
    }
    append(.pattern(flags: flags()), from: start, value: String(decoding: value, as: UTF8.self))
  }

  private mutating func flags() -> String {
    var flags = ""
    while case (let twin, let length) = twinScalar(at: position), let scalar = Unicode.Scalar(twin),
      scalar.properties.isAlphabetic, twin < 0x80
    {
      flags.unicodeScalars.append(scalar)
      position += length
    }
    return flags
  }
}
