import ToriLanguage

/// What can be wrong with a query that reads well: names, types, and stages that do not fit.
extension Diagnostic {
  /// `post where deleted`
  static func unknownSource(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    unknown("source", "E101", name, span, known, else: "a query begins with what it is about")
  }

  /// `posts where autor = "名無し"`
  static func unknownField(
    _ name: String, at span: SourceSpan, of kind: RowKind, known: [String]
  ) -> Diagnostic {
    unknown("field of \(kind.plural)", "E102", name, span, known)
  }

  /// `posts in 009`
  static func unknownDocument(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    if name.contains("#") || name.contains(":") {
      return Diagnostic(
        code: "E103", message: "'\(name)' is a post, not a document", span: span,
        hint: "to ask for one post: where id = \(name)")
    }
    let longer = known.filter { $0.hasPrefix(name) }
    if longer.count > 1 {
      return Diagnostic(
        code: "E103", message: "more than one document could be meant by '\(name)'", span: span,
        hint: "write \(longer.prefix(5).joined(separator: " or "))")
    }
    return unknown("document", "E103", name, span, known)
  }

  /// `posts where sebed`
  static func unknownCondition(
    _ name: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    unknown(
      "condition", "E104", name, span, known, else: "to look for it in the text: mentions \(name)")
  }

  /// `posts where author`
  static func fieldAlone(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E104", message: "'\(name)' alone is no condition", span: span,
      hint: "compare it, as in '\(name) = …', or ask 'has \(name)'")
  }

  /// `posts where kind = replay`
  static func unknownValue(
    _ value: String, of field: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    unknown(field, "E105", value, span, known)
  }

  /// `posts | count | kwic "規制"`
  static func needsPosts(stage: String, got kind: RowKind, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E106", message: "'\(stage)' takes posts or blocks, but these rows are \(kind.plural)",
      span: span, hint: "put it before the rows become \(kind.plural): posts … | \(stage) …")
  }

  /// `documents where mentions "規制"`
  static func needsPosts(condition: String, got kind: RowKind, at span: SourceSpan) -> Diagnostic {
    let then = RowShape.rows(of: kind)?.isGroups == true ? " | \(kind.rawValue)" : ""
    return Diagnostic(
      code: "E106",
      message: "'\(condition)' is asked of posts or blocks, but these rows are \(kind.plural)",
      span: span, hint: "ask it of the posts first: posts where \(condition) …\(then)")
  }

  /// `posts where reposts > many`
  static func wrongType(
    _ field: String, is type: String, _ value: String, at span: SourceSpan, hint: String? = nil
  ) -> Diagnostic {
    let timeHint =
      type == "a time" ? "a time is written 2026, 2026-01, 2026-01-13 or 2026-01-13T10:32" : nil
    return Diagnostic(
      code: "E107", message: "\(field) is \(type), and '\(value)' is not", span: span, hint: hint ?? timeHint)
  }

  /// `posts where kind > reply`
  static func noOrder(_ field: String, _ sign: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E108", message: "values of \(field) stand in no order, so '\(sign)' says nothing",
      span: span, hint: "use = or !=")
  }

  /// `posts where lines = 3`
  static func notComparable(_ field: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E109", message: "\(field) cannot be compared or counted by", span: span,
      hint: "to find the block that holds a line: posts where id = 000:29")
  }

  /// `posts since 2026-02-30`
  static func noSuchDate(at span: SourceSpan) -> Diagnostic {
    Diagnostic(code: "E110", message: "there is no such date", span: span)
  }

  /// `posts where mentions ""`
  static func emptyText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E111", message: "there is nothing here to look for", span: span,
      hint: "a text to look for has at least one visible character")
  }

  /// `posts where matches /(/`
  static func badPattern(_ problem: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(code: "E112", message: "this pattern cannot be read: \(problem)", span: span)
  }

  /// `posts where replies to 000:29`
  static func unnumberedTarget(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E113", message: "nothing can answer a block without a number", span: span,
      hint: "name a post by its number: replies to 001#44")
  }

  /// `posts where id = 001#999`
  static func unknownBlock(_ name: String, at span: SourceSpan) -> Diagnostic {
    let document = name.prefix { $0 != "#" && $0 != ":" }
    return Diagnostic(
      code: "E114", message: "no block is called '\(name)'", span: span,
      hint: document.count < name.count
        ? "describe \(document) lists its blocks" : "blocks are called 001#11 or 000:29")
  }

  /// `describe 001#999`
  static func noSuchBlock(in document: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E114", message: "\(document) has no such block", span: span,
      hint: "describe \(document) lists its blocks")
  }

  /// `posts | words`
  static func needsWords(_ words: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E115", message: "'\(words)' needs texts cut into words, which tori cannot do yet",
      span: span, hint: "mentions and kwic find any string of characters")
  }

  /// `posts | mean author`
  static func noFigure(_ function: String, of field: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E117", message: "\(field) has no \(function): it is not a number", span: span,
      hint: "to count its values: count by \(field)")
  }

  /// `let c = deleted; c | count`
  static func conditionAsSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E118", message: "'\(name)' is a condition, not a query", span: span,
      hint: "posts where \(name)", fix: Fix(span: span, replacement: "posts where \(name)"))
  }

  /// `let t = "南鳥島"; t | count`
  static func textsAsSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E118", message: "'\(name)' is a list of texts, not a query", span: span,
      hint: "posts where mentions any of \(name)",
      fix: Fix(span: span, replacement: "posts where mentions any of \(name)"))
  }

  /// `let b = a or a; let c = b or b; …`, twenty times
  static func tooMuchNamed(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E119", message: "'\(name)' stands for more than can be held in mind", span: span,
      hint: "names that hold each other grow quickly: begin again from shorter ones")
  }

  /// `let q = posts; posts where q`
  static func queryAsCondition(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E118", message: "'\(name)' is a query, not a condition", span: span,
      hint: "\(name) | where …")
  }

  /// `posts between 2026 and 2025`
  static func emptyPeriod(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W101", severity: .warning, message: "this period ends before it begins", span: span,
      hint: "the earlier date comes first")
  }

  /// `posts since 2026 until 2025`
  static func noCommonTime(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W101", severity: .warning, message: "no time lies both here and in the other period",
      span: second, notes: [Note(message: "the other period", span: first)],
      hint: "all clauses hold at once")
  }

  /// `posts where mentions variants of "日本"`, with no set that lists it
  static func noVariants(of text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W102", severity: .warning,
      message: "no set of variants lists '\(text)': only itself is looked for", span: span,
      hint: "variants \"\(text)\", \"…\"")
  }

  /// `posts where kind = reply and kind = news`
  static func neverTogether(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W103", severity: .warning, message: "no row meets both this and the other condition",
      span: second, notes: [Note(message: "the other condition", span: first)],
      hint: "for rows that meet either, write 'or' between them")
  }

  /// `posts where reposts = 2.5`
  static func neverTrue(
    because reason: String, hint: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "W103", severity: .warning, message: "this holds for no row: \(reason)", span: span,
      hint: hint)
  }

  /// `posts where kind != reply or kind != news`
  static func alwaysEither(_ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W104", severity: .warning,
      message: "every row meets this or the other condition", span: second,
      notes: [Note(message: "the other condition", span: first)],
      hint: "for rows that meet both, write 'and' between them")
  }

  /// `posts where length >= 0`
  static func alwaysTrue(because reason: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "W104", severity: .warning, message: "this holds for every row: \(reason)", span: span)
  }

  private static func unknown(
    _ what: String, _ code: String, _ name: String, _ span: SourceSpan, _ known: [String],
    else advice: String? = nil
  ) -> Diagnostic {
    let message = "there is no \(what) '\(name)'"
    if let near = nearest(to: name, in: known) {
      return Diagnostic(
        code: code, message: message, span: span, hint: "did you mean '\(near)'?",
        fix: Fix(span: span, replacement: near))
    }
    let list = known.count <= 30 ? "there are \(known.joined(separator: ", "))" : nil
    return Diagnostic(code: code, message: message, span: span, hint: advice ?? list)
  }
}

extension RowKind {
  /// How rows of the kind are called in a sentence.
  package var plural: String {
    switch self {
    case .posts, .blocks, .documents, .threads, .authors, .links, .citations: rawValue
    case .columns: "chosen columns"
    case .figures: "figures"
    case .concordance: "concordance lines"
    case .bytes: "bytes"
    }
  }
}
