/// A source file, or a record of one, as valid UTF-8 with the way back to the source's bytes.
struct DecodedText {
  let bytes: [UInt8]
  let encoding: Encoding
  /// Of a page of HTML, what it shows; `bytes` are that.
  let html: HTMLPage?
  /// Where bytes that could not be decoded stand, in the source and in `bytes`; each became one U+FFFD.
  let undecoded: [(source: Int, decoded: Int)]
  private let source: [UInt8]
  /// Where the source of the first byte stands: behind a byte order mark.
  private let base: Int
  /// Characters every so often, from which the way back is found by decoding again; empty where the
  /// bytes are those of the source but for `base`.
  private let marks: [Mark]

  private struct Mark {
    let decoded: Int
    let source: Int
    let set: TextDecoder.CharacterSet
  }

  /// How many decoded bytes there are from one mark to the next, about.
  private static let stride = 256

  /// `isRaw` takes the bytes as they are, where parts of them are to be decoded later.
  init(source: [UInt8], encoding: Encoding, isRaw: Bool = false) {
    self.source = source
    self.encoding = encoding
    html = nil
    base = encoding.byteOrderMarkSize(of: source)
    if isRaw || encoding == .utf8 && isUTF8(source.span) {
      (bytes, undecoded, marks) = (base == 0 ? source : Array(source[base...]), [], [])
      return
    }
    var (bytes, undecoded, marks) = ([UInt8](), [(source: Int, decoded: Int)](), [Mark]())
    bytes.reserveCapacity(source.count * 3 / 2)
    var decoder = TextDecoder(encoding, at: base)
    var (start, set) = (base, decoder.set)
    while let step = decoder.next(source.span) {
      if bytes.count >= marks.count * Self.stride {
        marks.append(Mark(decoded: bytes.count, source: start, set: set))
      }
      switch step {
      case .scalar(let scalar): bytes.append(scalar)
      case .undecoded:
        undecoded.append((start, bytes.count))
        bytes.append("\u{FFFD}")
      }
      (start, set) = (decoder.position, decoder.set)
    }
    marks.append(Mark(decoded: bytes.count, source: source.count, set: .ascii))
    (self.bytes, self.undecoded, self.marks) = (bytes, undecoded, marks)
  }

  /// What a page of HTML shows. Throws `CorpusError.malformed` of one that is too large or too deep.
  init(shownOf page: DecodedText) throws(CorpusError) {
    let html = try HTMLPage(page.bytes)
    (bytes, self.html) = (html.bytes, html)
    (source, encoding, base) = (page.source, page.encoding, page.base)
    (undecoded, marks) = (
      page.undecoded.map { ($0.source, html.offset(ofSource: $0.decoded)) }, page.marks
    )
  }

  /// The place in the source of the character that has the byte at `offset`.
  func sourceOffset(of offset: Int) -> Int {
    guard let html else { return sourceOffset(ofDecoded: offset) }
    return offset >= bytes.count ? source.count : sourceOffset(ofDecoded: html.source(of: offset))
  }

  private func sourceOffset(ofDecoded offset: Int) -> Int {
    guard let last = marks.last else { return base + offset }
    if offset >= last.decoded { return source.count }
    var index = min(offset / Self.stride, marks.count - 1)
    while marks[index].decoded > offset { index -= 1 }
    let mark = marks[index]
    var decoder = TextDecoder(encoding, at: mark.source, set: mark.set)
    var (decoded, place) = (mark.decoded, mark.source)
    while let step = decoder.next(source.span) {
      // What is none becomes U+FFFD, three bytes.
      if case .scalar(let scalar) = step { decoded += UTF8.width(scalar) } else { decoded += 3 }
      if decoded > offset { return place }
      place = decoder.position
    }
    return source.count
  }
}

extension DecodedText {
  /// The places that could not be decoded, with their lines.
  var notices: [ReadNotice] {
    var notices = Notices()
    var (line, counted) = (1, 0)
    for place in undecoded {
      while counted < place.decoded {
        let isPair =
          bytes[counted] == 0x0D && counted + 1 < bytes.count && bytes[counted + 1] == 0x0A
        if bytes[counted] == 0x0A || bytes[counted] == 0x0D && !isPair { line += 1 }
        counted += 1
      }
      notices.addUndecoded(at: place.source, line: line, encoding)
    }
    return notices.all
  }
}

/// Decodes one record; `undecoded` gets the places, counted from the record's start, of bytes that are
/// of no character.
func decode(_ source: Span<UInt8>, as encoding: Encoding, undecoded: inout [Int]) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(source.count * 3 / 2)
  var decoder = TextDecoder(encoding, at: 0)
  var start = 0
  while let step = decoder.next(source) {
    switch step {
    case .scalar(let scalar): bytes.append(scalar)
    case .undecoded:
      undecoded.append(start)
      bytes.append("\u{FFFD}")
    }
    start = decoder.position
  }
  return String(decoding: bytes, as: UTF8.self)
}

func isUTF8(_ bytes: Span<UInt8>) -> Bool {
  (try? UTF8Span(validating: bytes)) != nil
}

extension [UInt8] {
  /// Appends the character in UTF-8.
  fileprivate mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      append(UInt8(scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
