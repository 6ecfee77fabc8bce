extension Parser {
  /// `mentions = "mentions" ( TEXT [ "near" TEXT "within" NUMBER ] | ( "any" | "all" ) "of" texts
  /// | "exactly" TEXT | "variants" "of" TEXT | "word" TEXT )`
  mutating func mentions() -> Predicate.Kind? {
    take(.keyword)
    expecting(
      .keyword(.any), .keyword(.all), .keyword(.exactly), .keyword(.variants), .keyword(.word))
    switch current.keyword {
    case .any, .all:
      let quantifier: Quantifier = take(.keyword).keyword == .any ? .any : .all
      expect(.of, after: quantifier == .any ? "any" : "all")
      let texts = list { $0.mentionedText() }
      return texts.isEmpty ? nil : .mentions(quantifier, texts)
    case .exactly where !item(after: 1).endsText:
      take(.keyword)
      return text(after: "exactly").map { .mentionsExactly($0) }
    case .variants where item(after: 1).keyword == .of:
      take(.keyword)
      take(.keyword)
      return text(after: "of").map { .mentionsVariants(of: $0) }
    case .word where !item(after: 1).endsText:
      take(.keyword)
      return text(after: "word").map { .mentionsWord($0) }
    default:
      guard let text = text(after: "mentions") else { return nil }
      return eat(.near) ? near(text) : several(after: text)
    }
  }

  private mutating func near(_ first: Text) -> Predicate.Kind? {
    guard let second = text(after: "near") else { return nil }
    guard eat(.within) else {
      report(.missingWithin(at: here, found: found()))
      return .mentionsNear(first, second, within: Spanned(20, here))
    }
    return number(after: "within").map { .mentionsNear(first, second, within: $0) }
  }

  /// One text, unless others follow that lack their `any of` or `all of`.
  private mutating func several(after first: Text) -> Predicate.Kind {
    var texts: [MentionedText] = [.text(first)]
    if current.isSign(","), previousKeyword(before: first) != nil {
      report(.severalTexts(at: first.span, insertion: first.span.start))
      while eat(sign: ","), let text = text(after: ",") { texts.append(.text(text)) }
      return .mentions(.any, texts)
    }
    return .mentions(.all, texts)
  }

  private func previousKeyword(before text: Text) -> Keyword? {
    layout.items[max(index - 2, 0)].keyword
  }

  /// A text, or the name of a list of them: only who knows the names can tell a bare word.
  private mutating func mentionedText() -> MentionedText? {
    expecting(.name(.texts))
    if current.kind == .word, current.keyword?.isReserved != true {
      return .named(Name(folding: take(.name)))
    }
    return text(after: "of").map { .text($0) }
  }

  /// `matches = "matches" ( PATTERN | TEXT )`
  mutating func matches() -> Predicate.Kind? {
    take(.keyword)
    guard case .pattern(let flags) = current.kind else {
      expecting(.pattern)
      if isAtEnd || current.kind == .word {
        reportExpected(
          "a pattern after 'matches'", hint: "patterns stand between slashes: /[0-9]+/")
        if !isAtEnd, current.keyword?.isReserved != true { take(nil) }
        return nil
      }
      return text(after: "matches").map { .matches(pattern: $0, flags: "") }
    }
    let token = take(.text)
    if let wrong = flags.first(where: { !"imsx".contains($0) }) {
      add(
        .unknownPatternFlag(
          wrong, at: SourceSpan(token.span.end - flags.utf8.count, token.span.end)))
    }
    return .matches(pattern: Text(token.value, token.span), flags: flags)
  }

  /// `has = "has" FIELD`
  mutating func has() -> Predicate.Kind? {
    take(.keyword)
    return field(after: "has").map { .has($0) }
  }

  /// `replies = "replies" "to" ( NUMBER | BLOCK | subquery )`
  mutating func repliesTo() -> Predicate.Kind? {
    take(.keyword)
    expect(.to, after: "replies")
    expecting(.number, .name(.query), .sign("("))
    if let reference = BlockReference(current) ?? BlockReference(number: current) {
      take(.name)
      return .repliesTo(.block(reference))
    }
    guard current.isSign("(") || startsSource else {
      reportExpected("a post's number, or a query in parentheses, after 'to'")
      return nil
    }
    return subquery(after: "replies to").map { .repliesTo(.query($0)) }
  }

  /// `links = "links" "to" TEXT`
  mutating func linksTo() -> Predicate.Kind? {
    take(.keyword)
    expect(.to, after: "links")
    return text(after: "to").map { .linksTo($0) }
  }

  /// Takes a word that must stand here; reports it missing and goes on as if it stood.
  mutating func expect(_ keyword: Keyword, after word: String) {
    if eat(keyword) { return }
    let corrected =
      current.kind == .word && !item(after: 1).endsText
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
