import ToriLanguage
import ToriText

/// What can be wrong with a query that reads well: names, types, and stages that do not fit.
extension Diagnostic {
  // MARK: Types

  /// `posts | count | kwic "規制"`
  ///
  /// `between` are the stages since there were posts, if there were; `taking` takes the posts of rows
  /// that gather some.
  static func needsPosts(
    stage: String, got kind: RowKind, at span: SourceSpan, between: SourceSpan? = nil,
    taking: Fix? = nil
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      code: "E106",
      message: LocalizedText(
        "'\(stage)' takes posts or blocks, but these rows are \(kind.plural)",
        ja: "'\(stage)'が受け取るのは投稿かブロックだが、この行は\(kind.plural)"),
      span: span,
      hint: LocalizedText(
        "put it before the rows become \(kind.plural): posts … | \(stage) …",
        ja: "行が\(kind.plural)になる前に書く: posts … | \(stage) …"))
    if let between {
      diagnostic.fix = Fix(span: between, replacement: "")
    } else if RowShape.rows(of: kind)?.isGroups == true {
      diagnostic.hint = LocalizedText(
        "take the posts of these first: \(kind.rawValue) … | posts",
        ja: "先にその投稿を取り出す: \(kind.rawValue) … | posts")
      diagnostic.fix = taking
    }
    return diagnostic
  }

  /// `documents where mentions "規制"`
  static func needsPosts(condition: String, got kind: RowKind, at span: SourceSpan) -> Diagnostic {
    let then = RowShape.rows(of: kind)?.isGroups == true ? " | \(kind.rawValue)" : ""
    return Diagnostic(
      code: "E106",
      message: LocalizedText(
        "'\(condition)' is asked of posts or blocks, but these rows are \(kind.plural)",
        ja: "'\(condition)'は投稿かブロックについての条件だが、この行は\(kind.plural)"),
      span: span,
      hint: LocalizedText(
        "ask it of the posts first: posts where \(condition) …\(then)",
        ja: "先に投稿について問う: posts where \(condition) …\(then)"))
  }

  /// `documents by reader`
  static func countedBy(_ column: String, _ kind: RowKind, at span: SourceSpan) -> Diagnostic {
    var diagnostic = needsPosts(condition: Keyword.by.spelling, got: kind, at: span)
    let stage = "| count by \(column)"
    diagnostic.hint = .write("\(kind.rawValue) \(stage)")
    diagnostic.fix = Fix(span: span, replacement: stage)
    return diagnostic
  }

  /// `posts where reposts > many`
  static func wrongType(
    _ field: String, is type: ExpectedType, _ value: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "E107",
      message: LocalizedText(
        "\(field) is \(type.words), and '\(value)' is not",
        ja: "\(field)は\(type.words)だが、'\(value)'はそうでない"),
      span: span, hint: type.hint)
  }

  /// `posts where pct > 10`, of a field of texts such as `9%`
  static func lettersCompared(
    _ field: String, _ sign: String, _ value: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "E107",
      message: LocalizedText(
        "most values of \(field) are texts, and '\(value)' is none",
        ja: "\(field)の値の多くは文字列だが、'\(value)'はそうでない"),
      span: span,
      hint: LocalizedText(
        "describe posts tells what a field holds; by their letters: \(field) \(sign) \"\(value)\"",
        ja: "describe postsで項目の中身がわかる。文字の順で比べるなら: \(field) \(sign) \"\(value)\""))
  }

  /// `posts where kind > reply`
  static func noOrder(_ field: String, _ sign: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E108",
      message: LocalizedText(
        "values of \(field) stand in no order, so '\(sign)' says nothing",
        ja: "\(field)の値に順序はないので、'\(sign)'は意味をなさない"),
      span: span, hint: LocalizedText("use = or !=", ja: "= か != を使う"))
  }

  /// `posts where lines = 3`
  static func notComparable(_ field: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E109",
      message: LocalizedText(
        "\(field) cannot be compared or counted by", ja: "\(field)は比べることも、それで数えることもできない"),
      span: span,
      hint: LocalizedText(
        "to find the block that holds a line: posts where id = 000:29",
        ja: "ある行を含むブロックを見つけるには: posts where id = 000:29"))
  }

  /// `posts since 2026-02-30`
  static func noSuchDate(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E110", message: LocalizedText("there is no such date", ja: "そのような日付はない"), span: span)
  }

  /// `posts where mentions "…"`, where kanji count as their variants and the corpus mixes many of them
  static func tooManySpellings(_ text: String, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E121",
      message: LocalizedText(
        "'\(text)' has more than \(limit) spellings in this corpus",
        ja: "'\(text)'にはこのコーパスで\(limit)を超える表記がある"), span: span,
      hint: LocalizedText(
        "look for a shorter part of it, or without --fold variants",
        ja: "もっと短い部分を探すか、--fold variantsなしで探す"))
  }

  /// `posts where mentions ""`
  static func emptyText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E111", message: LocalizedText("there is nothing here to look for", ja: "ここには探すものがない"),
      span: span,
      hint: LocalizedText(
        "a text to look for has at least one visible character", ja: "探す文字列には、目に見える文字が一つは必要"))
  }

  /// `posts where matches /(/`
  static func badPattern(_ problem: LocalizedText, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E112",
      message: LocalizedText(
        "this pattern cannot be read: \(problem)", ja: "このパターンは読めない: \(problem)"),
      span: span)
  }

  /// `posts | mean author`
  static func noFigure(_ function: String, of field: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E117",
      message: LocalizedText(
        "\(field) has no \(function): it is not a number", ja: "\(field)は数でないので、\(function)はない"),
      span: span,
      hint: LocalizedText(
        "to count its values: count by \(field)", ja: "値ごとに数えるには: count by \(field)"))
  }

  /// What the values of a field are, where one of another type stands.
  enum ExpectedType {
    case number, time, boolean
    case part(TimePart)

    fileprivate var words: LocalizedText {
      switch self {
      case .number: LocalizedText("a number", ja: "数")
      case .time: LocalizedText("a time", ja: "日時")
      case .boolean: LocalizedText("true or false", ja: "trueかfalse")
      case .part(let part): part.phrase
      }
    }

    fileprivate var hint: LocalizedText? {
      switch self {
      case .number, .boolean: nil
      case .time:
        LocalizedText(
          "a time is written 2026, 2026-01, 2026-01-13 or 2026-01-13T10:32",
          ja: "日時の書き方: 2026、2026-01、2026-01-13、2026-01-13T10:32")
      case .part(let part): part.examples
      }
    }
  }
}

extension RowKind {
  /// How rows of the kind are called in a sentence.
  package var plural: LocalizedText {
    switch self {
    case .posts: LocalizedText("posts", ja: "投稿")
    case .blocks: LocalizedText("blocks", ja: "ブロック")
    case .documents: LocalizedText("documents", ja: "文書")
    case .threads: LocalizedText("threads", ja: "スレッド")
    case .authors: LocalizedText("authors", ja: "投稿者")
    case .links: LocalizedText("links", ja: "リンク")
    case .citations: LocalizedText("citations", ja: "出典")
    case .columns: LocalizedText("chosen columns", ja: "選ばれた列")
    case .figures: LocalizedText("figures", ja: "数値")
    case .words: LocalizedText("words", ja: "語")
    case .concordance: LocalizedText("concordance lines", ja: "コンコーダンス")
    case .bytes: LocalizedText("bytes", ja: "原文のバイト列")
    }
  }
}
