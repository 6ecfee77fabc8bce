/// Text in the headers of mail.
///
/// Source: RFC 2047, *MIME Part Three: Message Header Extensions for Non-ASCII Text*.
enum EncodedWords {
  /// The text, with words such as `=?utf-8?b?5rW3?=` decoded; space between two of them is none.
  static func decoded(_ bytes: ArraySlice<UInt8>, _ doubt: inout MailText.Doubt?) -> String {
    var text = ""
    func add(_ bytes: [UInt8], charset: String?) {
      let decoded = MailText.decoded(bytes, charset: charset)
      text += decoded.text
      doubt = doubt ?? decoded.doubt
    }
    /// Where the last word may end.
    let lastEnd =
      bytes.indices.dropFirst().last { bytes[$0 - 1] == 0x3F && bytes[$0] == 0x3D }
      ?? bytes.startIndex
    var rest = bytes
    var plain: [UInt8] = []
    /// Words in one encoding may cut a character between them: they are decoded together.
    var pending: (charset: String, bytes: [UInt8])?
    func flushPlain() {
      if !plain.isEmpty { add(plain, charset: nil) }
      plain = []
    }
    func flushWord() {
      if let word = pending { add(word.bytes, charset: word.charset) }
      pending = nil
    }
    while !rest.isEmpty {
      if rest.startIndex < lastEnd, rest.hasPrefix("=?"), let word = word(rest) {
        if pending != nil, plain.allSatisfy({ $0 <= 0x20 }) { plain = [] }
        if pending?.charset != word.charset || !plain.isEmpty {
          flushWord()
          flushPlain()
          pending = (word.charset, [])
        }
        pending?.bytes += word.bytes
        rest = rest[word.end...]
        continue
      }
      if pending != nil, let first = rest.first, first > 0x20 {
        flushWord()
      }
      plain.append(rest.removeFirst())
      if pending == nil, rest.isEmpty || rest.hasPrefix("=?") { flushPlain() }
    }
    flushWord()
    flushPlain()
    return text.unicodeScalars.contains { $0.value < 0x20 }
      ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 })) : text
  }

  private static func word(
    _ text: ArraySlice<UInt8>
  ) -> (charset: String, bytes: [UInt8], end: Int)? {
    let parts = text.dropFirst(2)
    guard let first = parts.prefix(80).firstIndex(of: 0x3F), first + 2 < text.endIndex,
      text[first + 2] == 0x3F
    else { return nil }
    guard [0x62, 0x71].contains(text[first + 1] | 0x20) else { return nil }
    let start = first + 3
    var end = start
    while end + 1 < text.endIndex, text[end] != 0x3F || text[end + 1] != 0x3D { end += 1 }
    guard end + 1 < text.endIndex else { return nil }
    // A language may follow the charset behind a star.
    let charset = text[(text.startIndex + 2)..<first].prefix { $0 != 0x2A }.string.lowercased()
    let content = text[start..<end]
    let bytes =
      text[first + 1] | 0x20 == 0x62
      ? TransferEncoding.base64(content)
      : TransferEncoding.quotedPrintable(content, isHeader: true)
    return (charset, bytes, end + 2)
  }
}

/// How mail carries bytes in ASCII.
///
/// Source: RFC 2045, *MIME Part One*, 6.7 and 6.8.
enum TransferEncoding {
  /// What is no letter of base64 is passed over, as between lines.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        // Padding ends a word; another may follow in the same part.
        (bits, count) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// `=E5`, `=` at the end of a line that goes on, and in headers `_` for a space.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      if byte == 0x3D {
        if position + 2 < text.endIndex, let high = digit(text[position + 1]),
          let low = digit(text[position + 2])
        {
          bytes.append(high << 4 | low)
          position += 3
          continue
        }
        let (line, next) = text[(position + 1)...].firstLine
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }), !isHeader {
          position = next
          continue
        }
      }
      bytes.append(isHeader && byte == 0x5F ? 0x20 : byte)
      position += 1
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
