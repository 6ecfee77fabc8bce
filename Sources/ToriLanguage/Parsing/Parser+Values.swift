extension Parser {
  /// `TEXT`: quoted, a bare word, or a parameter.
  mutating func text(after word: String, expecting completion: Completion = .text) -> Text? {
    if let next = nextQueued() { return next }
    expecting(completion)
    if current.kind == .word, let keyword = current.keyword, keyword.isReserved {
      report(.reservedText(written(here), at: here, after: word))
      // Alone, it was meant as the text; before something else, it does its own work.
      if item(after: 1).endsText { take(nil) }
      return nil
    }
    if let value = value() { return value }
    if current.isSign("(") {
      if let pattern = patternInParentheses(after: word) {
        report(.patternWithoutWords(pattern, at: here, after: word))
      } else {
        report(.parenthesizedList(at: here, after: word))
      }
      skipList()
    } else if current.kind != .parameter {
      reportExpected(.text(after: word))
    }
    return nil
  }

  /// What stands in parentheses, with these, where it is ways to go on in a pattern of words and one may stand here.
  private func patternInParentheses(after word: String) -> String? {
    guard [Keyword.kwic, .of].contains(where: { $0.spelling == word }),
      let end = layout.partner(of: index),
      layout.items[index..<end].contains(where: { $0.isSign("|") })
    else { return nil }
    return written(here.union(layout.items[end].span))
  }

  /// Skips a list that stands in parentheses.
  private mutating func skipList() {
    take(nil)
    skipParenthesis()
    if current.isSign(")") { take(nil) }
  }

  /// `texts = TEXT { "," TEXT }`
  mutating func texts() -> [Text] { list { $0.text(after: $0.previous?.value ?? "") } }

  /// What a text, a word or a parameter says. A parameter without a value is reported, and passed.
  mutating func value() -> Text? {
    switch current.kind {
    case .text, .word:
      let token = take(.text)
      return Text(token.value, token.span)
    case .parameter: return parameterValue()
    default:
      return nil
    }
  }

  /// `NUMBER`: a whole number, 0 or more; bounded, so that whoever adds to it need not fear.
  mutating func number(after word: String) -> Spanned<Int>? {
    expecting(.number)
    let token = current
    guard token.kind == .word || token.kind == .parameter else {
      let usual = isAtEnd || current.isSign("|") ? Self.usualNumbers[word] : nil
      reportExpected(
        .number(after: word), hint: usual.map { .write("\(word) \($0)") },
        fix: usual.map {
          Diagnostic.Fix(
            span: SourceSpan(here.start, here.start),
            replacement: (bytes[..<here.start].last == 0x20 ? "" : " ") + $0
              + (isAtEnd ? "" : " "))
        })
      return nil
    }
    let digits = token.kind == .parameter ? parameters[token.value] ?? "" : token.value
    if let value = Int(digits), 0...Self.largestNumber ~= value, digits.utf8.first != 0x2B {
      if token.kind == .parameter, lists[token.value] != nil {
        add(.severalInParameter(token.value, at: token.span, lead: nil))
      }
      take(.number)
      return Spanned(value, token.span)
    }
    if token.kind == .parameter {
      let isGiven = parameters[token.value] != nil
      if isGiven { reportExpected(.number(after: word)) }
      _ = value()
      // What is not known yet may be any number: the rest is judged all the same.
      return isGiven ? nil : Spanned(1, token.span)
    }
    if digits.isEmpty || !digits.utf8.dropFirst(digits.hasPrefix("-") ? 1 : 0).isNumber {
      reportExpected(.number(after: word))
      if token.kind == .word, token.keyword == nil { take(nil) }
    } else {
      report(.numberOutOfRange(written(token.span), at: token.span))
      if token.kind == .word { take(nil) }
    }
    return nil
  }

  /// What is offered where a number is missing, by the word before it.
  private static let usualNumbers = [
    "limit": "10", "sample": "10", "seed": "1", "around": "2", "width": "20", "ngrams": "2",
  ]

  private static let largestNumber = 1_000_000_000_000_000

  /// `FIELD`
  mutating func field(after word: String) -> Name? {
    expecting(.name(.field))
    return name(after: word)
  }

  /// A name of what rows have; in quotes it may hold any sign, and counts letter by letter.
  mutating func name(after word: String) -> Name? {
    if let next = nextQueued() { return Name(next.value.lowercased(), next.span) }
    let token = current
    if let call = recovery.callHabit() {
      report(.foreignWord(written(call.span), at: call.span, local: call.local))
      pass(to: call.span.end)
      return Name(call.local.lowercased(), call.span)
    }
    if token.kind == .text { return Name(quoted: take(.name)) }
    if token.kind == .parameter {
      return value().map { Name($0.value.lowercased(), $0.span) }
    }
    guard token.kind == .word, token.keyword?.isConnective != true else {
      let isAll = token.value == "*"
      if isAll { report(.meaninglessSign("*", at: here, hint: .allIsShown)) }
      let isBare = word == Keyword.by.spelling && token.isEnd
      reportExpected(.field(after: word), hint: isBare ? .someKeys : nil)
      return nil
    }
    return Name(folding: take(.name))
  }

  /// `DOC`
  mutating func document() -> Name? {
    if let next = nextQueued() { return Name(next.value.lowercased(), next.span) }
    expecting(.name(.document))
    guard current.kind != .word || current.keyword?.isReserved != true, let name = value() else {
      if current.isSign("(") {
        report(.parenthesizedList(at: here, after: "in"))
        skipList()
      } else if current.kind != .parameter {
        reportExpected(.document)
      }
      return nil
    }
    return Name(name.value.lowercased(), name.span)
  }
}

extension Parser {
  /// The block that a value names, as a parameter's may.
  func blockReference(_ text: Text) -> BlockReference? {
    let token = Token(kind: .word, span: text.span, value: text.value)
    return BlockReference(token) ?? BlockReference(number: token)
  }
}

extension Keyword {
  /// Words that lead on to the next thing, so that a name is missing before them.
  var isConnective: Bool {
    switch self {
    case .and, .or, .not, .where, .since, .until, .between, .by, .of, .asc, .desc: true
    default: false
    }
  }
}

extension Name {
  init(folding token: Token) { self.init(token.value.lowercased(), token.span) }

  /// What stands in quotes is meant letter by letter.
  init(quoted token: Token) { self.init(token.value, token.span) }
}

extension Sequence<UInt8> {
  var isNumber: Bool { allSatisfy { 0x30...0x39 ~= $0 } }
}

extension Double {
  /// Reads digits with, at most, a minus before and a point amid them.
  init?(decimal text: String) {
    let digits = text.utf8.drop { $0 == 0x2D }
    guard !digits.isEmpty, text.utf8.count - digits.count <= 1,
      digits.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E }), let value = Double(text),
      value.isFinite
    else { return nil }
    self = value
  }
}

extension BlockReference {
  /// `001#44`, `reddit#kz01a`, `001:29`, `001:25.2`
  init?(_ token: Token) {
    let value = token.value
    guard token.kind == .word,
      let mark = value.utf8.firstIndex(of: 0x23) ?? value.utf8.lastIndex(of: 0x3A)
    else { return nil }
    let place = value[value.utf8.index(after: mark)...]
    let name = value[..<mark]
    if value.utf8[mark] == 0x23 {
      // `0042` is another identifier than `42`.
      if place.utf8.isNumber, place.utf8.first != 0x30 || place.utf8.count == 1,
        let number = Int(place)
      {
        self.init(name, token, .number(number))
      } else if name.isEmpty || place.isEmpty {
        return nil
      } else {
        self.init(name, token, .key(String(place)))
      }
    } else {
      let parts = place.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy(\.utf8.isNumber), let line = Int(parts[0]),
        let nth = parts.count == 2 ? Int(parts[1]) : 1
      else { return nil }
      self.init(name, token, .line(line, nth: nth))
    }
  }

  /// `"yt#Ugx--a"`: identifiers may hold any sign.
  init(quoted text: Text) {
    self.init(document: nil, place: .quoted(text.value), span: text.span)
  }

  /// `44`, as after `replies to`; also `#44`.
  init?(number token: Token) {
    guard token.kind == .word, token.value.utf8.isNumber, let number = Int(token.value) else {
      return nil
    }
    self.init(document: nil, place: .number(number), span: token.span)
  }

  private init(_ name: Substring, _ token: Token, _ place: Place) {
    let end = token.span.start + name.utf8.count
    // In full-width the name is longer in the query than in its value; the whole word will do.
    let span = SourceSpan(token.span.start, min(end, token.span.end))
    self.init(
      document: name.isEmpty ? nil : Name(name.lowercased(), span), place: place, span: token.span)
  }
}
