import ToriText

extension Parser {
  /// `stage = sort | limit | … | { clause }`
  mutating func stage() -> Stage {
    let start = here
    expecting(words: .stage, .clause)
    let kind = stageKind()
    if kind == nil { skip() }
    return Stage(kind: kind ?? .invalid, span: span(from: start))
  }

  private mutating func stageKind() -> Stage.Kind? {
    if startsClause { return .clauses(clauses()) }
    guard let keyword = stageKeyword() else { return nil }
    switch keyword {
    case .sort: return sort()
    case .limit: return limit()
    case .sample: return sample()
    case .select:
      let fields = list { $0.field(after: "select") }
      return fields.isEmpty ? nil : .select(fields)
    case .count: return count()
    case .sum, .mean, .median, .min, .max: return aggregate(keyword)
    case .timeline: return key(after: "timeline").map { .timeline(by: $0) }
    case .share: return key(after: "share").map { .share(by: $0) }
    case .kwic: return concordance()
    case .words:
      guard eat(.by) else { return .words(by: nil) }
      expecting(.name(.wordKey), .name(.part))
      return field(after: "by").map { .words(by: $0) }
    case .compounds: return .compounds
    case .ngrams: return ngrams()
    case .collocates: return collocates()
    case .keywords: return keywords()
    case .dispersion: return dispersion()
    case .network: return network()
    case .replies: return .replies
    case .parents: return .parents
    case .thread: return .thread
    case .around: return number(after: "around").map { .around($0) }
    case .cite: return .cite
    case .raw: return .raw
    case .union: return subquery(after: "union").map { .union($0) }
    case .minus: return subquery(after: "minus").map { .minus($0) }
    case .intersect: return subquery(after: "intersect").map { .intersect($0) }
    case .expect: return expectation().map { .expect($0) }
    case .save: return save().map { .save($0) }
    case .authors, .links, .documents, .posts:
      return .rows(Name(keyword.spelling, previous?.span ?? here))
    default: return .clauses(clauses())
    }
  }

  /// `sort = "sort" "by" FIELD [ "asc" | "desc" ] { "," … }`
  private mutating func sort() -> Stage.Kind? {
    expect(.by, after: "sort")
    let keys = list { parser -> SortKey? in
      if let signed = parser.recovery.signedKeyHabit() {
        parser.report(
          .foreignWord(parser.written(signed.span), at: signed.span, local: signed.local))
        parser.take(nil)
      }
      guard let field = parser.field(after: "by") else { return nil }
      let descending = parser.eat(.desc)
      if !descending { _ = parser.eat(.asc) }
      return SortKey(field: field, descending: descending)
    }
    return keys.isEmpty ? nil : .sort(keys)
  }

  /// `limit = "limit" NUMBER keys`
  private mutating func limit() -> Stage.Kind? {
    guard let count = number(after: "limit"), let keys = keys() else { return nil }
    return .limit(count, by: keys)
  }

  /// `sample = "sample" NUMBER [ "seed" NUMBER ]`
  private mutating func sample() -> Stage.Kind? {
    guard let size = number(after: "sample") else { return nil }
    guard eat(.seed) else { return .sample(size, seed: nil) }
    return number(after: "seed").map { .sample(size, seed: $0) }
  }

  /// `count = "count" [ "distinct" FIELD ] keys`
  private mutating func count() -> Stage.Kind? {
    guard eat(.distinct) else { return keys().map { .count(distinct: nil, by: $0) } }
    expecting(.name(.key), .name(.part))
    guard let field = field(after: "distinct"), let keys = keys() else { return nil }
    return .count(distinct: field, by: keys)
  }

  /// `keys = [ "by" FIELD { "," FIELD } ]`; `nil` if they are wrong.
  private mutating func keys() -> [Name]? {
    guard eat(.by) else { return [] }
    let keys = list { parser -> Name? in
      parser.expecting(.name(.key), .name(.part))
      return parser.field(after: "by")
    }
    return keys.isEmpty ? nil : keys
  }

  /// `aggregate = ( "sum" | "mean" | … ) FIELD keys`
  private mutating func aggregate(_ keyword: Keyword) -> Stage.Kind? {
    guard let function = AggregateFunction(rawValue: keyword.spelling),
      let field = field(after: keyword.spelling), let keys = keys()
    else { return nil }
    return .aggregate(function, field: field, by: keys)
  }

  /// `"by" FIELD`, where it must stand.
  private mutating func key(after word: String) -> Name? {
    if isAtEnd || current.isSign("|") {
      expecting(.keyword(.by))
      report(.missingPeriod(after: word, at: here, found: found()))
      // What the correction has: whether the stage can stand here is judged all the same.
      return Name(Keyword.month.spelling, SourceSpan(here.start, here.start))
    }
    expect(.by, after: word)
    if word == "timeline" {
      expecting(.name(.period))
      return name(after: "by")
    }
    expecting(.name(.key), .name(.part))
    return field(after: "by")
  }

  /// `concordance = "kwic" sought [ "width" NUMBER ]`
  private mutating func concordance() -> Stage.Kind? {
    if isAtEnd || current.isSign("|")
      || current.keyword == .width && !item(after: 1).endsText
        && item(after: 1).keyword != .width
    {
      expecting(
        .text, .keyword(.word), .keyword(.exactly), .keyword(.any), .keyword(.variants), .pattern,
        .keyword(.words))
      report(.missingNeedle(at: here, found: found(), mentioned: mentioned))
      return nil
    }
    let start = previous?.span ?? here
    guard let subject = sought(after: "kwic") else { return nil }
    if current.kind == .word, current.keyword == .near { nearInConcordance(from: start) }
    guard eat(.width) else { return .concordance(subject, width: nil) }
    return number(after: "width").map { .concordance(subject, width: $0) }
  }

  /// `kwic "中国" near "規制" within 5`: that both stand near each other is held of posts, before their places are shown.
  private mutating func nearInConcordance(from start: SourceSpan) {
    let (near, subject) = (here, SourceSpan(start.end, here.start))
    take(.keyword)
    guard needle(after: "near") != nil else { return }
    if eat(.within) { _ = number(after: "within") }
    let sought = written(subject).withoutBlanks
    let condition = written(SourceSpan(near.start, previous?.span.end ?? near.end))
    let local = "where mentions \(sought) \(condition) | kwic \(sought)"
    let span = span(from: start)
    add(
      .unexpected(
        .written(written(near)), at: near, expected: .end, hint: .write(local),
        fix: Diagnostic.Fix(span: span, replacement: local)))
  }

  /// `ngrams = "ngrams" NUMBER [ "to" NUMBER ]`
  private mutating func ngrams() -> Stage.Kind? {
    guard let size = number(after: "ngrams") else { return nil }
    guard eat(.to) else { return .ngrams(size, to: nil) }
    return number(after: "to").map { .ngrams(size, to: $0) }
  }

  /// `collocates = "collocates" "of" sought [ "within" NUMBER | "left" NUMBER "right" NUMBER ] [ "within" "sentence" ]`
  ///
  /// What ends with the sentence is the window, and the pattern of words that it is of.
  private mutating func collocates() -> Stage.Kind? {
    expect(.of, after: "collocates")
    guard var sought = sought(after: "of", endsPattern: false) else { return nil }
    var window = WordWindow()
    var place: SourceSpan?
    let endsFirst = item(after: 1).keyword == .sentence && withinSentence()
    if current.keyword == .left, eat(.left) {
      guard let left = number(after: "left") else { return nil }
      expect(.right, after: "left \(left.value)")
      guard let right = number(after: "right") else { return nil }
      (window.left, window.right) = (left.value, right.value)
      place = left.span.union(right.span)
    } else {
      expecting(.keyword(.left))
      if item(after: 1).value.utf8.isNumber || item(after: 1).kind == .parameter
        || item(after: 1).isEnd, eat(.within)
      {
        expecting(.keyword(.sentence))
        guard let width = number(after: "within") else { return nil }
        (window.left, window.right) = (width.value, width.value)
        place = width.span
      }
    }
    window.isWithinSentence = withinSentence() || endsFirst
    if case .words(var pattern) = sought, window.isWithinSentence {
      pattern.isWithinSentence = true
      sought = .words(pattern)
    }
    return .collocates(of: sought, window, at: place)
  }

  /// `network = "network" "of" NODES [ "at" "least" NUMBER ]`
  private mutating func network() -> Stage.Kind? {
    expecting(.keyword(.of))
    if isAtEnd || current.isSign("|") {
      var missing = Diagnostic.missingWord(
        Keyword.of.spelling, after: "network", at: here, found: found(), isMisspelt: false)
      missing.hint = LocalizedText(
        "write 'network of words', or of authors, handles, hashtags, hosts or documents",
        ja: "'network of words'と書く。ほかにauthors、handles、hashtags、hosts、documents")
      report(missing)
      return nil
    }
    expect(.of, after: "network")
    guard let subject = networkSubject() else { return nil }
    guard eat(.at) else { return .network(of: subject, atLeast: nil) }
    expect(.least, after: "at")
    return number(after: "least").map { .network(of: subject, atLeast: $0) }
  }

  private mutating func networkSubject() -> Spanned<NetworkSubject>? {
    expecting(.name(.nodes))
    guard current.kind == .word else {
      reportExpected(.networkSubject)
      return nil
    }
    let name = current.value.lowercased()
    if let subject = NetworkSubject(rawValue: name) {
      return Spanned(subject, take(.name).span)
    }
    let near = nearest(to: name, in: NetworkSubject.allCases.map(\.rawValue))
    guard
      let subject = NetworkSubject.habits[name] ?? near.flatMap({ NetworkSubject(rawValue: $0) })
    else {
      // A word's own network is that of words, narrowed down.
      if item(after: 1).isEnd, name.utf8.contains(where: { $0 >= 0x80 }) {
        let local = "words" + ProseIntent.networkTail(of: written(here))
        reportExpected(
          .networkSubject, hint: .write("network of " + local),
          fix: Diagnostic.Fix(span: here, replacement: local))
        take(nil)
        return nil
      }
      reportExpected(.networkSubject)
      return nil
    }
    report(.misspelt(found(), at: here, expected: .networkSubject, nearest: subject.rawValue))
    return Spanned(subject, take(nil).span)
  }

  /// `keywords = "keywords" ( "against" subquery | "by" FIELD ) [ "at" "least" NUMBER ]`
  private mutating func keywords() -> Stage.Kind? {
    expecting(.keyword(.against))
    let reference: KeywordsReference?
    if eat(.by) {
      expecting(.name(.key), .name(.part))
      reference = field(after: "by").map { .others(of: $0) }
    } else if current.kind != .word && !current.isSign("(")
      || current.keyword == .at && item(after: 1).keyword == .least
    {
      report(.keywordsOfNothing(found(), at: here, of: recovery.askedDocument))
      return nil
    } else {
      expect(.against, after: "keywords")
      if let document = recovery.bareDocument() {
        report(.documentAsQuery(document, at: here))
        take(nil)
        return nil
      }
      reference = subquery(after: "against").map { .query($0) }
    }
    guard let reference else { return nil }
    guard eat(.at) else { return .keywords(reference, atLeast: nil) }
    expect(.least, after: "at")
    return number(after: "least").map { .keywords(reference, atLeast: $0) }
  }

  /// `dispersion = "dispersion" "of" sought [ "by" FIELD ]`
  private mutating func dispersion() -> Stage.Kind? {
    expect(.of, after: "dispersion")
    guard let sought = sought(after: "of") else { return nil }
    guard eat(.by) else { return .dispersion(of: sought, by: nil) }
    expecting(.name(.key), .name(.part))
    return field(after: "by").map { .dispersion(of: sought, by: $0) }
  }

  private mutating func writtenCondition() -> (Condition, written: String) {
    let start = here
    let condition = condition()
    return (condition, isAtEnd && start == here ? "" : written(span(from: start)))
  }

  /// `expect 12 rows`, `expect 12`: a number where `rows` should begin.
  private func expectedCount() -> Diagnostic? {
    let sign = ComparisonOperator(sign: current)
    let number = sign == nil ? current : item(after: 1)
    guard number.kind == .word, number.value.utf8.isNumber else { return nil }
    let next = sign == nil ? item(after: 1) : item(after: 2)
    let last = next.keyword == .rows || next.value.lowercased() == "row" ? next : number
    let local = "rows \((sign ?? .equal).rawValue) \(written(number.span))"
    let span = here.union(last.span)
    return .unexpected(
      found(), at: span, expected: .expectation, hint: .write(local),
      fix: Diagnostic.Fix(span: span, replacement: local))
  }

  /// `expectation = "rows" comparison NUMBER | ( "all" | "any" ) condition`
  private mutating func expectation() -> Expectation? {
    let expected = Expected.expectation
    if let count = expectedCount() {
      report(count)
      return nil
    }
    if !at(.all), !at(.any), !at(.rows),
      corrected(among: [.rows, .all, .any], expected: expected) == nil
    {
      reportExpected(expected)
      return nil
    }
    switch take(.keyword).keyword {
    case .all:
      let (condition, written) = writtenCondition()
      return .all(condition, written: written)
    case .any:
      let (condition, written) = writtenCondition()
      return .any(condition, written: written)
    default: break
    }
    for sign in ComparisonOperator.allCases { expecting(.sign(sign.rawValue)) }
    guard let comparison = ComparisonOperator(sign: current) else {
      let place = SourceSpan(here.start, here.start)
      reportExpected(
        .comparison,
        fix: isAtEnd ? nil : Diagnostic.Fix(span: place, replacement: "= "))
      return nil
    }
    let sign = take(nil)
    if ComparisonOperator.habits[sign.value] != nil {
      add(.foreignOperator(written(sign.span), at: sign.span, right: comparison.rawValue))
    }
    return number(after: sign.value).map { .rows(comparison, $0) }
  }

  /// `save = "save" TEXT [ "as" FORM ] [ "titled" TEXT ] [ "replacing" ]`
  private mutating func save() -> SavedFile? {
    guard let path = text(after: "save", expecting: .file) else { return nil }
    var format: Spanned<Format>?
    if eat(.as) {
      guard let form = form() else { return nil }
      format = form
    }
    var title: Text?
    if eat(.titled) {
      guard let text = text(after: "titled") else { return nil }
      title = text
    }
    return SavedFile(path: path, format: format, title: title, isReplacing: eat(.replacing))
  }

  /// `FORM`
  private mutating func form() -> Spanned<Format>? {
    expecting(.name(.form))
    let token = current
    guard token.kind == .word || token.kind == .text || token.kind == .parameter,
      let word = value()
    else {
      reportExpected(.form)
      return nil
    }
    // What is not known yet may be any.
    if token.kind == .parameter, parameters[token.value] == nil { return Spanned(.csv, word.span) }
    guard let format = Format(word: word.value) else {
      let names = Format.allCases.map(\.rawValue)
      add(.unknownForm(word.value, at: word.span, known: names))
      return Spanned(.csv, word.span)
    }
    return Spanned(format, word.span)
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var withoutBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let scalars = unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(String.UnicodeScalarView(scalars))
  }
}
