/// What a line looks like, whatever it says.
enum LineForm: UInt8, Sendable {
  case blank
  /// Begins with a mark of quoting.
  case quote
  case url
  /// A button or a label of the page.
  case button
  /// Nothing but a number or counts.
  case number
  case stamp, day, age, clock, handle, id
  case sentence
  /// A few words that end no sentence.
  case name
  case mixed

  /// Of a folded line and its tokens.
  init(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: ArraySlice<Token>) {
    let line = bytes[range]
    guard let first = line.first else {
      self = .blank
      return
    }
    if first == 0x3E {
      self = .quote
      return
    }
    if let bare = Self.bare(bytes, range, tokens) {
      self = bare
      return
    }
    // A heading in brackets is no button.
    let longest = line.hasPrefix(anyOf: ["[", "(", "【", "<", "「"]) ? 30 : 60
    if line.count <= longest, Tail.end(bytes, range) == range.upperBound {
      self = tokens.isEmpty ? .button : .number
      return
    }
    self =
      Self.isSentence(line) ? .sentence : tokens.isEmpty && line.columns <= 30 ? .name : .mixed
  }

  /// The form of a line that is one token and no more than signs around it.
  private static func bare(_ bytes: [UInt8], _ range: Range<Int>, _ tokens: ArraySlice<Token>)
    -> LineForm?
  {
    guard let token = tokens.first else { return nil }
    if token.kind == .url, token.start == range.lowerBound, token.end == range.upperBound {
      return .url
    }
    if token.kind == .number { return nil }
    let before = bytes[range.lowerBound..<token.start]
    guard before.count <= 12, isAllTokens(bytes, range, tokens) else { return nil }
    switch token.kind {
    case .time: return .stamp
    case .day: return .day
    case .age: return .age
    case .clock: return .clock
    case .handle: return .handle
    case .id: return .id
    default: return nil
    }
  }

  private static func isAllTokens(
    _ bytes: [UInt8], _ range: Range<Int>, _ tokens: ArraySlice<Token>
  ) -> Bool {
    var position = range.lowerBound
    for token in tokens {
      guard Tail.end(bytes, position..<token.start) == token.start else { return false }
      position = token.end
    }
    return Tail.end(bytes, position..<range.upperBound) == range.upperBound
  }

  private static func isSentence(_ line: ArraySlice<UInt8>) -> Bool {
    if line.count >= 30, line.columns > 44 { return true }
    if line.hasSuffix(anyOf: ["。", "!", "?", "」", "…", "."]) || line.firstIndex(of: "。") != nil {
      return true
    }
    return line.count(where: { $0 == 0x20 }) > 5
  }
}

extension ArraySlice where Element == UInt8 {
  /// The columns on a screen, roughly: one for a byte of ASCII, two for any other character.
  var columns: Int { reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + ($1 < 0x80 ? 1 : 2) } }
}
