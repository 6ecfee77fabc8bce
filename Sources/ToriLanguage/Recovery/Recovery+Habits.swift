import ToriText

/// Ways to write that come from elsewhere, met with the local one.
extension Recovery {
  /// What is to be said of the item here if it is a habit from elsewhere.
  ///
  /// - Parameter joint: what a condition needs before it here, such as `where `.
  func habit(joined joint: String = "") -> Diagnostic? {
    if let mixture = mixture() { return mixture }
    return switch current.kind {
    case .unknown: signHabit()
    case .sign where ["[", "]", "{", "}"].contains(current.value): signHabit()
    case .word where current.keyword == nil: prefixHabit(joint) ?? wordHabit(joint)
    default: nil
    }
  }

  /// A clause, stage or condition as it can stand here.
  private func joined(_ local: String, _ joint: String) -> String {
    let first = local.prefix { $0 != " " }
    let keyword = Keyword(spelling: String(first))
    let isClause = Vocabulary.isKeyword(keyword, .clause) || keyword == .asc || keyword == .desc
    return isClause || local.hasPrefix("| ") ? piped(local) : joint + local
  }

  private func signHabit() -> Diagnostic {
    if let leaving { return leaving }
    let written = written(here)
    if isDoubledPipe {
      return .foreignSign(written, at: here, right: "|", replacement: spaced("|"))
    }
    if current.value == "?", index == 0, item(after: 1).isEnd {
      return .foreignSign(written, at: here, right: "help", replacement: "help")
    }
    if current.value.contains("'"), current.value.utf8.count > 1 {
      return .meaninglessSign(written, at: here, hint: .quoted(written))
    }
    guard let habit = Self.signs[current.value] else {
      return .meaninglessSign(written, at: here, hint: nil)
    }
    if let replacement = habit.replacement {
      return .foreignSign(written, at: here, right: replacement, replacement: spaced(replacement))
    }
    let hint = current.value == "." ? .shellCommands(formatOfMode) : habit.hint
    return .meaninglessSign(written, at: here, hint: hint)
  }

  /// `\q`, `:q`: how other programs are left.
  private var leaving: Diagnostic? {
    let next = item(after: 1)
    guard index == 0, ["\\", ":"].contains(current.value), next.kind == .word,
      ["q", "quit", "wq", "x"].contains(next.value.lowercased())
    else { return nil }
    let span = here.union(next.span)
    return .foreignCommand(written(span), at: span, local: ".quit", fix: nil)
  }

  /// The `csv` of `.mode csv`.
  private var formatOfMode: String? {
    let (command, format) = (item(after: 1), item(after: 2))
    return command.value.lowercased() == "mode" && format.kind == .word ? format.value : nil
  }

  /// `… || count`: a stage follows, so that no `or` is meant.
  var isDoubledPipe: Bool {
    current.value == "||" && Vocabulary.isKeyword(item(after: 1).keyword, .stage)
      && !startsPredicate(at: index + 1)
  }

  /// A word in place of a sign, apart from what stands on either side.
  func spaced(_ word: String) -> String {
    let isOpen = here.start == 0 || [0x20, 0x28, 0x5B].contains(bytes[here.start - 1])
    let isOpenAfter = here.end == bytes.count || bytes[here.end] == 0x20
    return (isOpen ? "" : " ") + word + (isOpenAfter ? "" : " ")
  }

  /// A stage, with the `|` before it if that is not there.
  private func piped(_ stage: String) -> String {
    guard stage.hasPrefix("| "), let previous, previous.isSign("|") else { return stage }
    return String(stage.dropFirst(2))
  }

  /// `from:x`, `site:x`: searching with prefixes, as engines for the web do.
  private func prefixHabit(_ joint: String) -> Diagnostic? {
    guard let colon = current.value.firstIndex(of: ":") else { return nil }
    let prefix = current.value[..<colon].lowercased()
    let rest = current.value[current.value.index(after: colon)...]
    guard !rest.isEmpty, !prefix.isEmpty, !prefix.utf8.isNumber else { return nil }
    let local =
      switch prefix {
      case "from", "author", "user": "by \(rest)"
      case "site", "url", "host", "domain": "links to \(rest)"
      case "since", "after": "since \(rest)"
      case "until", "before": "until \(rest)"
      case "in", "doc": "in \(rest)"
      case "has", "filter": "has \(rest)"
      case "text", "body", "mentions", "intext": "mentions \(rest)"
      case "tag", "hashtag": "tagged \(rest)"
      default: "\(prefix) = \(rest)"
      }
    return .prefixSearch(written(here), at: here, local: joined(local, joint))
  }

  /// Whether `ORDER BY` or `GROUP BY` stands here.
  var startsForeignStage: Bool {
    current.kind == .word && item(after: 1).keyword == .by
      && ["order", "group"].contains(current.value.lowercased())
  }

  private func wordHabit(_ joint: String) -> Diagnostic? {
    let word = current.value.lowercased()
    let next = item(after: 1)
    if startsForeignStage {
      return .foreignWords(
        written(here.union(next.span)), at: here.union(next.span),
        local: word == "order" ? "sort by" : "count by",
        replacement: piped(word == "order" ? "| sort by" : "| count by"))
    }
    if current.value.first == "#", current.value.utf8.count > 1 {
      return .bareHashtag(written(here), at: here)
    }
    if word == "from" || word == "during", next.isNumberOrDate {
      return .foreignWord(written(here), at: here, local: word == "from" ? "since" : "on")
    }
    if word == "is" || word == "are", next.kind == .word {
      return .needlessWord(written(here), at: here)
    }
    if word == "no", next.kind == .word, next.keyword?.isReserved != true {
      return .foreignWord(written(here), at: here, local: joined("not has", joint))
    }
    if let absence = absenceHabit(joint) { return absence }
    if word == "per", next.kind == .word, isAmongStages {
      return .foreignWord(written(here), at: here, local: Keyword.by.spelling)
    }
    let searches =
      next.kind == .text || next.kind == .word && !next.value.utf8.allSatisfy { $0 < 0x80 }
    let beforeText = searches ? Self.wordsBeforeTexts[word] : nil
    guard
      let local = Vocabulary.glossed(word, .predicate)?.spelling ?? beforeText ?? Self.words[word]
    else { return operatorHabit() }
    // It may be a condition's name: only who knows the names can tell.
    if joint.isEmpty, startsCondition, standsAlone { return nil }
    return .foreignWord(written(here), at: here, local: joined(local, joint))
  }

  /// Whether a condition, or a statement, begins here.
  private var startsCondition: Bool {
    guard let previous else { return true }
    return [.where, .and, .or, .not].contains(previous.keyword)
      || previous.isSign("(") || previous.isSign("=")
  }

  /// Whether the word stands as a condition's name does, with nothing behind it that would be its own.
  private var standsAlone: Bool {
    let next = item(after: 1)
    return switch next.kind {
    case .end: true
    case .sign: next.value != "("
    case .word:
      [.and, .or].contains(next.keyword) || Vocabulary.isKeyword(next.keyword, .clause)
        || next.keyword == .not && [.in, .by].contains(item(after: 2).keyword)
    default: false
    }
  }

  /// Whether a stage of the statement stands before.
  private var isAmongStages: Bool {
    layout.items[..<index].reversed().prefix { !$0.isEnd }.contains { $0.isSign("|") }
  }

  /// `author IS NOT NULL`, `author != null`: whether the field is there at all.
  func absenceHabit(_ joint: String = "") -> Diagnostic? {
    let sign = item(after: 1)
    guard current.kind == .word else { return nil }
    let isWord = sign.kind == .word && sign.value.lowercased() == "is"
    let comparison = ComparisonOperator(sign: sign)
    guard isWord || comparison == .equal || comparison == .notEqual else { return nil }
    let isNegated = isWord && item(after: 2).keyword == .not
    let value = item(after: isNegated ? 3 : 2)
    // Another word may be a value, `null` in quotes too.
    let word = value.value.lowercased()
    let absent: Set =
      isWord ? ["null", "nil", "none", "empty", "missing", "unknown", "undefined"] : ["null"]
    let present: Set = isWord ? ["known", "present", "given"] : []
    guard value.kind == .word, absent.contains(word) || present.contains(word) else { return nil }
    let isThere = (isNegated || comparison == .notEqual) != present.contains(word)
    // A time that is unknown has a word of its own.
    let isPart = Self.partsOfTime.contains(current.value.lowercased())
    let isTime = isPart || Self.namesOfTime.contains(current.value.lowercased())
    let local =
      isTime
      ? (isThere ? "not undated" : "undated") : (isThere ? "has " : "not has ") + written(here)
    return .absentValue(
      written(sign.span.union(value.span)), at: here.union(value.span),
      local: joined(local, joint), isOfPart: isPart && !isThere)
  }

  /// `SELECT id FROM posts`, `grep 南鳥島`: a statement in another language.
  func statementHabit() -> Diagnostic? {
    let word = current.value.lowercased()
    if word == "select", hasItem(spelling: "from") {
      let items = layout.items[index...].prefix { !$0.isEnd }
      let whole = here.union(items.last?.span ?? here)
      let (query, wordless) = SelectTranslation.query(
        for: Array(items), written: { written($0) })
      return .selectFrom(
        at: here, found: written(here),
        fix: query.map { Diagnostic.Fix(span: whole, replacement: $0) }, wordless: wordless)
    }
    return describedHabit() ?? commandHabit() ?? rankingHabit() ?? frequencyHabit()
      ?? joinedTextsHabit() ?? sentenceHabit() ?? listedTextsHabit() ?? habit()
  }

  func stageHabit() -> Diagnostic? { pipedCommandHabit() ?? foreignStage() ?? habit() }

  private func hasItem(spelling word: String) -> Bool {
    var index = index
    while layout.items[index].kind != .end {
      if layout.items[index].value.lowercased() == word { return true }
      index += 1
    }
    return false
  }

  private static let signs: [String: (replacement: String?, hint: LocalizedText?)] = [
    "&&": ("and", nil), "&": ("and", nil), "||": ("or", nil), "!": ("not", nil),
    "==": ("=", nil), "<>": ("!=", nil), "=>": (">=", nil), "=<": ("<=", nil),
    "~": (nil, .patternAfterMatches), "=~": (nil, .patternAfterMatches),
    "/": (nil, .patternAfterMatches), "!~": (nil, .patternAfterNotMatches),
    "//": (nil, .commentSign), "#": (nil, .commentSign), ":": (nil, .comparisonSigns),
    "-": (nil, .leavingOut), ".": (nil, nil), "*": (nil, .partsOfWords),
    "%": (nil, .partsOfWords), "。": (nil, .statementEnd), "[": (nil, .roundParentheses),
    "]": (nil, .roundParentheses), "{": (nil, .roundParentheses), "}": (nil, .roundParentheses),
    "$": (nil, .parameterSign), "?": (nil, .helpWord),
  ]

  fileprivate static let words: [String: String] = [
    "contains": "mentions", "contain": "mentions", "containing": "mentions",
    "includes": "mentions", "including": "mentions", "like": "mentions", "ilike": "mentions",
    "mention": "mentions", "before": "until", "after": "since", "during": "on", "from": "in",
    "mentioning": "mentions", "about": "mentions", "reply": "replies", "replying": "replies",
    "answers": "replies", "descending": "desc", "ascending": "asc", "tag": "tagged",
    "hashtag": "tagged", "regex": "matches",
    "regexp": "matches", "rlike": "matches", "having": "where",
    "filter": "where", "with": "has", "without": "not has", "orderby": "| sort by",
    "groupby": "| count by", "except": "| minus", "head": "| limit", "top": "| limit",
    "distinct": "| count by", "uniq": "| count by", "unique": "| count by",
    "unlike": "not mentions", "exclude": "not", "excluding": "not", "per": "| count by",
    "answering": "replies",
  ]

  /// Where what follows can be no field.
  private static let wordsBeforeTexts: [String: String] = [
    "with": "mentions", "without": "not mentions", "has": "mentions", "on": "mentions",
  ]
}

extension Vocabulary {
  /// What begins here the condition that a word begins elsewhere, or names in Japanese; nil where it is known of none.
  package static func condition(meantBy word: String) -> String? {
    let local = glossed(word, .predicate)?.spelling ?? Recovery.words[word]
    guard let local else { return nil }
    let first = Keyword(spelling: String(local.prefix { $0 != " " }))
    return first == .not || isKeyword(first, .predicate) ? local : nil
  }
}
