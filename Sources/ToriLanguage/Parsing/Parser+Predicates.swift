import ToriText

extension Parser {
  /// `mentions = "mentions" ( needle [ "near" needle "within" NUMBER ] | ( "any" | "all" ) "of" needles )`
  mutating func mentions() -> Predicate.Kind? {
    let isNegated = previous?.keyword == .not
    take(.keyword)
    lead = Self.mentionsLead
    let start = index
    let things = mentionedThings()
    // What is left out stands in no row.
    if !isNegated { noteTexts(from: start) }
    return things
  }

  private mutating func mentionedThings() -> Predicate.Kind? {
    expecting(
      .keyword(.any), .keyword(.all), .keyword(.exactly), .keyword(.variants), .keyword(.word))
    switch current.keyword {
    case .any, .all:
      let quantifier: Quantifier = take(.keyword).keyword == .any ? .any : .all
      expect(.of, after: quantifier == .any ? "any" : "all")
      let texts = needles()
      return texts.isEmpty ? nil : .mentions(quantifier, texts)
    case .exactly where !item(after: 1).endsText:
      take(.keyword)
      guard let text = text(after: "exactly") else { return nil }
      return eat(.near) ? near(.exactly(text)) : .mentionsExactly(text)
    case .variants where !item(after: 1).endsText:
      take(.keyword)
      expect(.of, after: "variants")
      guard let text = text(after: "of") else { return nil }
      return eat(.near) ? near(.variants(of: text)) : .mentionsVariants(of: text)
    case .word where leads(.word):
      let (text, exactly) = wordSought()
      guard let text else { return nil }
      return eat(.near)
        ? near(.word(text, exactly: exactly)) : .mentionsWord(text, exactly: exactly)
    case nil where current.value == "/":
      guard let end = recovery.patternEnd(from: here.start), let mentions = previous else {
        fallthrough
      }
      add(
        .foreignOperatorWord(
          written(mentions.span), at: mentions.span, local: "matches",
          fix: Diagnostic.Fix(span: mentions.span, replacement: "matches")))
      pass(to: end)
      return nil
    default:
      if correctManner() { return mentionedThings() }
      let word = current.keyword
      // A bare word may be the name of a list: only who knows the names can tell.
      let isBare = current.kind == .word
      guard let text = text(after: "mentions") else { return nil }
      // The text ends here, but its first word may have been meant to lead to more.
      if word == .variants { expecting(.keyword(.of)) }
      if word == .exactly { expecting(.text) }
      if word == .word { expectingWord() }
      if eat(.near) { return near(.text(text)) }
      return isBare && !current.isSign(",")
        ? .mentions(.any, [.named(text)]) : several(after: text)
    }
  }

  /// Whether the word here is no text but a misspelt `exactly`, `any` and the like, and so another
  /// text follows it.
  private mutating func correctManner() -> Bool {
    guard current.kind == .word, current.keyword == nil else { return false }
    let next = item(after: 1)
    let hasOf = next.keyword == .of
    guard hasOf || next.kind == .text || next.keyword == .exactly else { return false }
    let keywords: [Keyword] = hasOf ? [.any, .all, .variants] : [.exactly, .word, .any, .all]
    return corrected(among: keywords, expected: .text(after: "mentions")) != nil
  }

  private mutating func near(_ first: Sought) -> Predicate.Kind? {
    guard let second = needle(after: "near") else { return nil }
    guard eat(.within) || eatMisspelt([.within], expected: .withinAfterTexts) != nil else {
      report(
        .missingWithin(at: here, found: found(), ofWords: first.isWord && second.isWord))
      return .mentionsNear(first, second, within: Spanned(20, here))
    }
    let distance = number(after: "within")
    let unit = current.value.lowercased()
    let units = first.isWord && second.isWord ? Self.wordUnits : Self.characterUnits
    if distance != nil, current.kind == .word, units.contains(unit) {
      report(.needlessWord(written(here), at: here))
      take(nil)
    }
    return distance.map { .mentionsNear(first, second, within: $0) }
  }

  /// How others name the unit of a distance.
  private static let characterUnits: Set<String> = [
    "char", "chars", "character", "characters", "letters", "文字", "字",
  ]
  private static let wordUnits: Set<String> = ["word", "words", "token", "tokens", "語"]

  /// One text, unless others follow that lack their `any of` or `all of`.
  private mutating func several(after first: Text) -> Predicate.Kind {
    guard current.isSign(",") else { return .mentions(.all, [.text(first)]) }
    report(.severalTexts(at: first.span, insertion: first.span.start))
    var texts: [MentionedText] = [.text(first)]
    while eat(sign: ","), !current.endsText, let text = text(after: ",") {
      texts.append(.text(text))
    }
    return .mentions(.any, texts)
  }

  /// `needles = [ "word" [ "exactly" ] ] TEXT { "," [ "word" [ "exactly" ] ] TEXT }`
  mutating func needles() -> [MentionedText] {
    var last: MentionedText?
    return list { parser in
      if let next = parser.nextQueued() {
        // The other texts of a parameter are sought as its first is.
        if case .word(_, let exactly)? = last { return .word(next, exactly: exactly) }
        return .text(next)
      }
      last = parser.mentionedText()
      return last
    }
  }

  /// A text, or the name of a list of them: only who knows the names can tell a bare word.
  private mutating func mentionedText() -> MentionedText? {
    expecting(.name(.texts), .keyword(.word))
    correctLead(among: [.word], expected: .text(after: previous?.value ?? ""))
    if leads(.word) {
      let (text, exactly) = wordSought()
      return text.map { .word($0, exactly: exactly) }
    }
    if current.kind == .word, current.keyword?.isReserved != true {
      return .named(Name(folding: take(.name)))
    }
    return text(after: "of").map { .text($0) }
  }

  /// `matches = "matches" ( PATTERN | QUOTED | "words" sequence [ "within" "sentence" ] )`
  mutating func matches() -> Predicate.Kind? {
    take(.keyword)
    if let (pattern, flags) = pattern() { return .matches(pattern: pattern, flags: flags) }
    expecting(.pattern, .keyword(.words))
    correctWords(after: "matches")
    if startsSequence || current.keyword == .words && current.kind == .word {
      if current.isSign("[") {
        report(
          .missingWord(
            Keyword.words.spelling, after: "matches", at: here, found: found(), isMisspelt: false))
      }
      return wordPattern().map { .matchesWords($0) }
    }
    if isAtEnd || current.kind == .word {
      reportExpected(.pattern, hint: .patternBetweenSlashes)
      if !isAtEnd, current.keyword?.isReserved != true { take(nil) }
      return nil
    }
    return text(after: "matches").map { .matches(pattern: $0, flags: "") }
  }

  /// `PATTERN`, with its flags; nil where none stands here.
  mutating func pattern() -> (Text, flags: String)? {
    guard case .pattern(let flags) = current.kind else { return nil }
    let token = take(.text)
    if let wrong = flags.first(where: { !Self.patternFlags.contains($0) }) {
      add(
        .unknownPatternFlag(
          wrong, at: SourceSpan(token.span.end - flags.utf8.count, token.span.end)))
    }
    return (Text(token.value, token.span), flags.filter(Self.patternFlags.contains))
  }

  private static let patternFlags: Set<Character> = ["i", "m", "s", "x"]

  /// `has = "has" FIELD`
  mutating func has() -> Predicate.Kind? {
    let start = take(.keyword).span
    if current.value.lowercased() == "no", item(after: 1).kind == .word {
      report(.hasNo(at: start.union(here)))
      take(nil)
    }
    return field(after: "has").map { .has($0) }
  }

  /// `replies = "replies" "to" ( NUMBER | BLOCK | QUOTED | subquery )`
  mutating func repliesTo() -> Predicate.Kind? {
    take(.keyword)
    expect(.to, after: "replies")
    expecting(.number, .name(.query), .sign("("))
    if let reference = BlockReference(current) ?? BlockReference(number: current) {
      take(.name)
      return .repliesTo(.block(reference))
    }
    if current.kind == .parameter, let value = parameters[current.value],
      let reference = blockReference(Text(value, here))
    {
      take(.name)
      return .repliesTo(.block(reference))
    }
    if current.kind == .text, let text = value() {
      return .repliesTo(.block(BlockReference(quoted: text)))
    }
    guard current.isSign("(") || startsSource else {
      reportExpected(.answered)
      return nil
    }
    return subquery(after: "replies to").map { .repliesTo(.query($0)) }
  }

  /// `links = "links" "to" TEXT`
  mutating func linksTo() -> Predicate.Kind? {
    let start = take(.keyword).span
    expect(.to, after: "links")
    lead = "links to "
    if let first = anyOf(from: start) { return .linksTo(first) }
    return text(after: "to").map { .linksTo($0) }
  }

  /// Takes a word that must stand here; reports it missing and goes on as if it stood.
  mutating func expect(_ keyword: Keyword, after word: String) {
    if eat(keyword) { return }
    let corrected =
      current.kind == .word && (!item(after: 1).endsText || item(after: 1).isSign("("))
      && nearest(to: current.value, in: [keyword.spelling]) != nil
    report(
      .missingWord(
        keyword.spelling, after: word, at: here, found: found(), isMisspelt: corrected))
    if corrected { take(.keyword) }
  }
}

extension Token {
  /// Whether no text can begin with it.
  var endsText: Bool {
    switch kind {
    case .word: keyword?.isReserved ?? false
    case .text, .parameter, .pattern: false
    default: true
    }
  }
}

extension Text {
  /// Without the sign that marks a hashtag.
  var withoutHash: Text {
    value.hasPrefix("#") || value.hasPrefix("＃") ? Text(String(value.dropFirst()), span) : self
  }
}
