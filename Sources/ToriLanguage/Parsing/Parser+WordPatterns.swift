import ToriText

/// Patterns of words.
extension Parser {
  /// Whether a pattern of words begins here: with `[`, or with `words` before a pattern.
  var startsSequence: Bool {
    if current.isSign("[") { return true }
    return current.kind == .word && current.keyword == .words && isElement(item(after: 1))
  }

  func isElement(_ token: Token) -> Bool {
    token.isSign("[") || token.isSign("(") || token.kind == .text
  }

  /// Reads a slip of `words` before a pattern of words as that.
  mutating func correctWords(after word: String) {
    guard current.kind == .word, current.keyword == nil, item(after: 1).isSign("[") else { return }
    _ = corrected(among: [.words], expected: .text(after: word))
  }

  /// `[ "words" ] sequence [ "within" "sentence" ]`
  mutating func wordPattern(endsPattern: Bool = true) -> WordPattern? {
    _ = current.keyword == .words && eat(.words)
    let start = here
    guard let elements = sequence() else { return nil }
    let isWithinSentence = endsPattern && withinSentence()
    let span = span(from: start)
    return WordPattern(
      sequence: elements, isWithinSentence: isWithinSentence, span: span, written: written(span))
  }

  /// `[ "within" "sentence" ]`
  mutating func withinSentence() -> Bool {
    let next = item(after: 1)
    if current.keyword == nil, next.keyword == .sentence {
      _ = corrected(among: [.within], expected: .word(Keyword.within.spelling))
    }
    let isSentence = next.isEnd || next.kind == .word && !next.value.utf8.isNumber
    guard isSentence || isAtEndOfText, eat(.within) else { return false }
    expect(.sentence, after: "within")
    return true
  }

  /// `sequence = element { element }`; nil, reported, if nothing of it can be read.
  mutating func sequence() -> [WordElement]? {
    var elements: [WordElement] = []
    repeat {
      guard let element = element() else { return elements.isEmpty ? nil : elements }
      elements.append(element)
    } while startsElement
    return elements
  }

  private var startsElement: Bool {
    mutating get {
      if expectsHere { expecting(.sign("[")) }
      return isElement(current)
    }
  }

  /// `element = ( token | QUOTED | "(" sequence { "|" sequence } ")" ) [ quantifier ]`
  private mutating func element() -> WordElement? {
    let start = here
    guard let kind = elementKind() else { return nil }
    guard let (least, most) = quantifier() else {
      return WordElement(kind: kind, span: span(from: start))
    }
    return WordElement(kind: kind, least: least, most: most, span: span(from: start))
  }

  private mutating func elementKind() -> WordElement.Kind? {
    if current.isSign("[") { return .word(token()) }
    if current.kind == .text, let text = value() {
      return .word(.text(.form, text, isEqual: true))
    }
    guard current.isSign("(") else {
      report(.unexpected(found(), at: here, expected: .wordElement, hint: nil, fix: nil))
      return nil
    }
    let opening = take(nil)
    let sequences = nested { parser -> [[WordElement]] in
      var sequences: [[WordElement]] = []
      repeat {
        guard let sequence = parser.sequence() else { return sequences }
        sequences.append(sequence)
      } while parser.eat(sign: "|")
      return sequences
    }
    if sequences == nil { skipParenthesis() }
    close(opening)
    return sequences.flatMap { $0.isEmpty ? nil : .alternatives($0) }
  }

  /// `token = "[" [ test ] "]"`
  private mutating func token() -> WordTest? {
    let opening = take(nil)
    if eat(sign: "]") { return nil }
    let test = test()
    if eat(sign: "]") { return test }
    if isAtEnd {
      expecting(.sign("]"))
      report(.unclosedBracket(opening.span, end: here))
    } else {
      report(.unexpected(found(), at: here, expected: .bracketEnd, hint: nil, fix: nil))
      while !isAtEnd, !current.isSign("]") { take(nil) }
      _ = eat(sign: "]")
    }
    return .invalid
  }

  /// `quantifier = "?" | "*" | "+" | "{" NUMBER [ "," [ NUMBER ] ] "}"`; nil where there is none.
  private mutating func quantifier() -> (least: Int, most: Int?)? {
    for (sign, range) in Self.repetitions where current.isRepetition(sign) {
      take(nil)
      return range
    }
    guard current.isSign("{") else { return nil }
    take(nil)
    // Elsewhere `{,3}` is from none to 3.
    let isOpen = current.isSign(",")
    guard let least = isOpen ? Spanned(0, here) : number(after: "{") else {
      while !isAtEnd, !current.isSign("}"), !current.isSign("|") { take(nil) }
      _ = eat(sign: "}")
      return nil
    }
    var most: Int? = least.value
    if eat(sign: ",") {
      most = nil
      if !current.isSign("}"), let number = number(after: ",") { most = number.value }
    }
    if !eat(sign: "}") { reportExpected(.word("}")) }
    return (least.value, most)
  }

  private static let repetitions: [(sign: String, range: (least: Int, most: Int?))] = [
    ("?", (0, 1)), ("*", (0, nil)), ("+", (1, nil)),
  ]
}

// MARK: What a word is held to

extension Parser {
  /// `test = both { "or" both }`
  private mutating func test() -> WordTest {
    var parts = [both()]
    while eat(.or) || eatHabit("|", for: .or) || eatHabit("||", for: .or) { parts.append(both()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  /// `both = single { "and" single }`
  private mutating func both() -> WordTest {
    var parts = [single()]
    while eat(.and) || eatHabit("&", for: .and) || eatHabit("&&", for: .and) {
      parts.append(single())
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  /// `single = "not" single | "(" test ")" | CONTENT | PART ( "=" | "!=" ) ( TEXT | PATTERN )`
  private mutating func single() -> WordTest {
    expecting(.name(.wordPart), .keyword(.not))
    if eat(.not) || eatHabit("!", for: .not) {
      guard let part = nested({ $0.single() }) else { return .invalid }
      return .not(part)
    }
    if current.isSign("(") {
      let opening = take(nil)
      let test = nested { $0.test() }
      if test == nil { skipParenthesis() }
      close(opening)
      return test ?? .invalid
    }
    return comparedPart() ?? .invalid
  }

  private mutating func comparedPart() -> WordTest? {
    if current.kind == .text {
      let fix = Diagnostic.Fix(
        span: SourceSpan(here.start, here.start), replacement: "word = ")
      report(.unexpected(found(), at: here, expected: .wordPart, hint: nil, fix: fix))
      take(.text)
      return nil
    }
    guard current.kind == .word else {
      report(.unexpected(found(), at: here, expected: .wordPart, hint: nil, fix: nil))
      return nil
    }
    let name = current.value.lowercased()
    if name == "content", ComparisonOperator(sign: item(after: 1)) == nil {
      take(.name)
      return .content
    }
    guard let part = WordPart(rawValue: name) ?? foreignPart() else { return nil }
    take(.name)
    return compared(part)
  }

  /// `lemma`, `surface`: what a part of a word is called elsewhere, or a slip of it; nil, reported, if it is none.
  private mutating func foreignPart() -> WordPart? {
    let parts = WordPart.allCases.map(\.rawValue)
    let local = Self.foreignParts[current.value.lowercased()].map { $0.rawValue }
    if let near = local ?? nearest(to: current.value, in: parts) {
      report(
        .misspelt(found(), at: here, expected: .wordPart, nearest: near))
      return WordPart(rawValue: near)
    }
    report(.unexpected(found(), at: here, expected: .wordPart, hint: nil, fix: nil))
    while !isAtEnd, !current.isSign("]"), !current.isSign("|") { take(nil) }
    return nil
  }

  private static let foreignParts: [String: WordPart] = [
    "lemma": .word, "base": .word, "lex": .word, "基本形": .word, "surface": .form,
    "orth": .form, "token": .form, "text": .form, "表層形": .form, "upos": .pos, "xpos": .tag,
    "品詞": .pos, "yomi": .reading, "kana": .reading, "読み": .reading,
  ]

  private mutating func compared(_ part: WordPart) -> WordTest? {
    expecting(.sign("="), .sign("!="))
    guard let comparison = ComparisonOperator(sign: current),
      comparison == .equal || comparison == .notEqual
    else {
      report(
        .unexpected(found(), at: here, expected: .wordComparison(part), hint: nil, fix: nil))
      return nil
    }
    let sign = take(nil)
    if let right = ComparisonOperator.habits[sign.value] {
      add(.foreignOperator(written(sign.span), at: sign.span, right: right.rawValue))
    }
    let isEqual = comparison == .equal
    defer { needlessFlags() }
    if let (pattern, flags) = pattern() {
      return .pattern(part, pattern, flags: flags, isEqual: isEqual)
    }
    expecting(.wordValue(part))
    guard current.kind == .text || current.kind == .word || current.kind == .parameter,
      current.keyword?.isReserved != true || current.kind != .word
    else {
      report(
        .unexpected(
          found(), at: here, expected: .value(after: sign.value), hint: nil, fix: nil))
      return nil
    }
    guard let text = value() else { return nil }
    if text.value.looksLikePattern { add(.patternInQuotes(text.value, at: text.span)) }
    return .text(part, text, isEqual: isEqual)
  }

  /// `[word = "x" %c]`: case and width never matter here.
  private mutating func needlessFlags() {
    guard current.kind == .unknown, current.value == "%", item(after: 1).kind == .word else {
      return
    }
    let span = here.union(item(after: 1).span)
    report(.needlessWord(written(span), at: span))
    take(nil)
    take(nil)
  }

  /// Takes a sign of another language for the word that says the same here.
  private mutating func eatHabit(_ sign: String, for keyword: Keyword) -> Bool {
    guard current.kind == .unknown || current.kind == .sign, current.value == sign else {
      return false
    }
    report(
      .foreignSign(
        written(here), at: here, right: keyword.spelling,
        replacement: recovery.spaced(keyword.spelling)))
    take(nil)
    return true
  }
}

extension String {
  /// Whether it has what regular expressions are made of, and words are not.
  fileprivate var looksLikePattern: Bool {
    [".*", ".+", "|", "[", "\\"].contains { self.firstRange(of: $0) != nil }
  }
}
