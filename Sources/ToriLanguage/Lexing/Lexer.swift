import ToriText

/// Cuts a text into tokens. Total: whatever the text, its tokens tile it. O(*n*).
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// Whether the text ends inside of quotes or a pattern.
  var endsOpen = false
  /// Closing quotes known not to come any more, so that many open quotes stay linear.
  var absentClosings: Set<UInt32> = []
  /// Whether a `[` was met that no `]` has closed: what follows is said of a word.
  private var isWithinBrackets = false

  static func lex(_ text: String) -> Lexer {
    var lexer = Lexer(bytes: Array(text.utf8))
    while lexer.position < lexer.bytes.count { lexer.token() }
    return lexer
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func token() {
    let start = position
    let (code, length) = scalar(at: start)
    let twin = Scalars.twin(of: code)
    if Scalars.isLineBreak(code) {
      position += code == 0x0D && byte(at: start + 1) == 0x0A ? 2 : 1
      append(.lineBreak, from: start)
    } else if Scalars.isBlank(code) {
      blank()
    } else if startsComment(twin, after: length) {
      comment()
    } else if Scalars.closingQuote(for: code) != nil {
      text()
    } else if startsWord(twin, code: code, after: length) {
      word()
    } else if twin == 0x24, Scalars.isWord(twinScalar(at: start + length).twin) {
      parameter(signLength: length)
    } else if twin == 0x2F, followsMatches {
      pattern(slashLength: length)
    } else {
      sign()
    }
  }

  private mutating func blank() {
    let start = position
    while position < bytes.count {
      let (code, length) = scalar(at: position)
      guard Scalars.isBlank(code) else { break }
      position += length
    }
    append(.blank, from: start)
  }

  private func startsComment(_ twin: UInt32, after length: Int) -> Bool {
    if twin == 0x2D { return twinScalar(at: position + length).twin == 0x2D }
    return position == 0 && twin == 0x23 && byte(at: 1) == 0x21
  }

  private mutating func comment() {
    let start = position
    position = lineEnd(from: start)
    append(.comment, from: start)
    // What follows may be the rest of an identifier.
    if let last = tokens.dropLast().last, last.kind == .word, last.span.end == start,
      last.value.utf8.dropFirst().contains(0x23)
    {
      let end = bytes[start...].firstIndex { $0 <= 0x20 || $0 == 0x29 || $0 == 0x7C } ?? bytes.count
      report(.cutByComment(string(last.span.start..<min(end, position)), last.span, at: start))
    }
  }

  /// A pattern may stand only after `matches`, `kwic` and `of`, so a `/` elsewhere is never taken for one. A slip in
  /// `matches` must not make nonsense of the pattern.
  ///
  /// Within `[ ]`, one may stand after `=` and `!=` too.
  private var followsMatches: Bool {
    guard let last = tokens.last(where: { !$0.isTrivia }) else { return false }
    if last.isSign("=") || last.isSign("!=") { return isWithinBrackets }
    guard last.kind == .word else { return false }
    return last.keyword == .matches || last.keyword == .kwic || last.keyword == .of
      || last.keyword == nil && nearest(to: last.value, in: [Keyword.matches.spelling]) != nil
  }

  private mutating func sign() {
    let start = position
    let (first, length) = twinScalar(at: start)
    let second = twinScalar(at: start + length)
    let pair = Self.pairs[Pair(first, second.twin)]
    position += length + (pair == nil ? 0 : second.length)
    if let pair {
      append(pair.isOurs ? .sign : .unknown, from: start, value: pair.sign)
    } else if let single = Self.singles[first] {
      append(.sign, from: start, value: single)
      switch single {
      case "[": isWithinBrackets = true
      case "]", ";": isWithinBrackets = false
      default: break
      }
    } else {
      let value = Unicode.Scalar(first).map { String(Character($0)) } ?? ""
      append(.unknown, from: start, value: value)
    }
  }

  private static let singles: [UInt32: String] = [
    0x7C: "|", 0x2C: ",", 0x28: "(", 0x29: ")", 0x3B: ";", 0x3D: "=", 0x3C: "<", 0x3E: ">",
    0x5B: "[", 0x5D: "]", 0x7B: "{", 0x7D: "}",
    0x2264: "<=", 0x2266: "<=", 0x2265: ">=", 0x2267: ">=", 0x2260: "!=",  // ≤ ≦ ≥ ≧ ≠
  ]

  private struct Pair: Hashable {
    let first: UInt32
    let second: UInt32
    init(_ first: UInt32, _ second: UInt32) {
      self.first = first
      self.second = second
    }
  }

  /// Signs of two characters: ours, and those of other languages that are better met whole.
  private static let pairs: [Pair: (sign: String, isOurs: Bool)] = {
    let ours = ["!=", "<=", ">="]
    let others = ["==", "&&", "||", "<>", "=~", "!~", "=>", "=<", "//"]
    var pairs: [Pair: (sign: String, isOurs: Bool)] = [:]
    for sign in ours + others {
      let codes = sign.unicodeScalars.map(\.value)
      pairs[Pair(codes[0], codes[1])] = (sign, ours.contains(sign))
    }
    return pairs
  }()
}

extension Lexer {
  mutating func append(_ kind: Token.Kind, from start: Int, value: String = "") {
    let keyword = kind == .word ? Keyword(spelling: value) : nil
    tokens.append(
      Token(kind: kind, span: SourceSpan(start, position), value: value, keyword: keyword))
  }

  /// Beyond so many, more would help nobody.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Parser.diagnosticLimit { diagnostics.append(diagnostic) }
  }

  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The code point at `offset` and its length in bytes; (0, 0) at the end.
  ///
  /// The bytes are a `String`'s, so they are well-formed UTF-8.
  func scalar(at offset: Int) -> (code: UInt32, length: Int) {
    guard offset < bytes.count else { return (0, 0) }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    func tail(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance]) & 0x3F }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }

  func twinScalar(at offset: Int) -> (twin: UInt32, length: Int) {
    let (code, length) = scalar(at: offset)
    return (Scalars.twin(of: code), length)
  }

  /// Where the line of `offset` ends, before its line break.
  func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
