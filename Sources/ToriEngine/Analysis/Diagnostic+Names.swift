import ToriLanguage
import ToriText

/// What can be wrong with the names in a query.
extension Diagnostic {
  /// `_ | count`, where nothing was asked before.
  static func nothingBefore(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E101",
      message: LocalizedText(
        "'_' is the answer before this one, and there is none", ja: "'_'は直前の答えのことだが、まだ答えがない"),
      span: span, hint: .write("posts | …"))
  }

  /// `posts where autor = "名無し"`
  ///
  /// - Parameter own: those among the known that the corpus brings.
  static func unknownField(
    _ name: String, at span: SourceSpan, of kind: RowKind, known: [String], own: [String] = []
  ) -> Diagnostic {
    let what = LocalizedText("field of \(kind.plural)", ja: "\(kind.plural)の項目")
    guard let meant = OtherNames.ofFields[name], known.contains(meant) else {
      return unknown(what, "E102", name, span, known, else: ownFields(own))
    }
    return Diagnostic(
      code: "E102", message: absent(what, name), span: span, hint: .didYouMean(meant),
      fix: Fix(span: span, replacement: meant))
  }

  /// What fields the corpus brings, a line of them.
  private static func ownFields(_ names: [String]) -> LocalizedText? {
    if names.isEmpty { return nil }
    let some = names.prefix(12).map { LocalizedText(same: $0) }.listed()
    return names.count <= 12
      ? LocalizedText("the data have \(some) of their own", ja: "データ独自の項目は\(some)")
      : LocalizedText(
        "the data have \(some), … of their own; describe lists all \(names.count)",
        ja: "データ独自の項目は\(some)など。describeで\(names.count)個すべてが出る")
  }

  /// `posts in 009`
  static func unknownDocument(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    if name.contains("#") || name.contains(":") {
      return Diagnostic(
        code: "E103",
        message: LocalizedText("'\(name)' is a post, not a document", ja: "'\(name)'は文書でなく投稿"),
        span: span,
        hint: LocalizedText(
          "to ask for one post: where id = \(name)", ja: "一つの投稿を求めるには: where id = \(name)"))
    }
    let longer = known.filter { $0.hasPrefix(name) }
    if longer.count > 1 {
      let some = longer.prefix(5).map { LocalizedText(same: $0) }
      let choices = some.joined(separator: LocalizedText(" or ", ja: "か"))
      return Diagnostic(
        code: "E103",
        message: LocalizedText(
          "more than one document could be meant by '\(name)'", ja: "'\(name)'に当たる文書が一つに決まらない"),
        span: span, hint: LocalizedText("write \(choices)", ja: "\(choices)と書く"))
    }
    let what = LocalizedText("document", ja: "文書")
    // Of numbers, one that looks like another is no likelier to be meant.
    let isNumber = name.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    let near =
      isNumber
      ? known.filter { $0.hasSuffix(name) } : known.filter { $0.lowercased().contains(name) }
    let meant = near.count == 1 ? near[0] : isNumber ? nil : nearest(to: name, in: known)
    if let meant {
      return Diagnostic(
        code: "E103", message: absent(what, name), span: span, hint: .didYouMean(meant),
        fix: Fix(span: span, replacement: meant))
    }
    let some = known.prefix(8).map { LocalizedText(same: $0) }.listed()
    let hint =
      known.count <= 8
      ? LocalizedText("there are \(some)", ja: "あるのは\(some)")
      : LocalizedText(
        "there are \(some), …; describe lists all \(known.count)",
        ja: "あるのは\(some)など。describe で\(known.count)件すべてが出る")
    return Diagnostic(code: "E103", message: absent(what, name), span: span, hint: hint)
  }

  /// `describe thread`
  static func threadOfNothing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E103",
      message: LocalizedText(
        "'describe thread' needs a document or a post", ja: "'describe thread'には文書か投稿が必要"),
      span: span,
      hint: LocalizedText("'describe' by itself lists the documents", ja: "'describe'だけで文書の一覧が出る"))
  }

  /// `posts where sebed`
  static func unknownCondition(
    _ name: String, at span: SourceSpan, known: [String]
  ) -> Diagnostic {
    var diagnostic = unknown(
      LocalizedText("condition", ja: "条件"), "E104", name, span, known,
      else: LocalizedText(
        "to look for it in the text: mentions \(name.prefix(40))",
        ja: "本文から探すには: mentions \(name.prefix(40))"))
    if diagnostic.fix == nil, let meant = Vocabulary.condition(meantBy: name.lowercased()) {
      diagnostic.hint = .didYouMean(meant)
      diagnostic.fix = Fix(span: span, replacement: meant)
    }
    if diagnostic.fix == nil {
      diagnostic.fix = Fix(span: span, replacement: "mentions \(name)")
    }
    return diagnostic
  }

  /// `posts where author`
  static func fieldAlone(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E104",
      message: LocalizedText("'\(name)' alone is no condition", ja: "'\(name)'だけでは条件にならない"),
      span: span,
      hint: LocalizedText(
        "compare it, as in '\(name) = …', or ask 'has \(name)'",
        ja: "'\(name) = …'のように比べるか、'has \(name)'と問う"))
  }

  /// `posts where kind = replay`
  ///
  /// - Parameter meant: the kind of which it is the name in Japanese.
  static func unknownKind(
    _ value: String, at span: SourceSpan, known: [String], meant: String?
  ) -> Diagnostic {
    let what = LocalizedText(same: "kind")
    guard let meant else { return unknown(what, "E105", value, span, known) }
    return Diagnostic(
      code: "E105", message: absent(what, value), span: span, hint: .didYouMean(meant),
      fix: Fix(span: span, replacement: meant))
  }

  /// `posts | timeline by decade`
  static func unknownPeriod(_ value: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    unknown(LocalizedText("period", ja: "期間"), "E105", value, span, known)
  }

  /// `posts where replies to 000:29`
  static func unnumberedTarget(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E113",
      message: LocalizedText(
        "nothing can answer a block without a number", ja: "番号のないブロックには返信できない"),
      span: span,
      hint: LocalizedText(
        "name a post by its number: replies to 001#44", ja: "投稿は番号で指す: replies to 001#44"))
  }

  /// `posts where id = 001#999`, `posts where id = 44`
  ///
  /// - Parameter namesakes: posts that their documents name so.
  static func unknownBlock(
    _ name: String, at span: SourceSpan, in documents: [String], namesakes: [String]
  ) -> Diagnostic {
    if !namesakes.isEmpty { return postWithoutDocument(name, at: span, namesakes: namesakes) }
    let document = name.prefix { $0 != "#" && $0 != ":" }.lowercased()
    let namesDocument = !document.isEmpty && document.count < name.count
    if namesDocument, !documents.contains(where: { $0.lowercased() == document }) {
      return unknownDocument(
        document, at: SourceSpan(span.start, min(span.end, span.start + document.utf8.count)),
        known: documents)
    }
    return Diagnostic(
      code: "E114",
      message: LocalizedText("no block is called '\(name)'", ja: "'\(name)'というブロックはない"), span: span,
      hint: namesDocument
        ? listing(document)
        : LocalizedText("blocks are called 001#11 or 000:29", ja: "ブロックは 001#11 や 000:29 のように呼ぶ"))
  }

  /// `describe 44`
  static func postWithoutDocument(
    _ name: String, at span: SourceSpan, namesakes: [String]
  ) -> Diagnostic {
    let named = namesakes.prefix(Analyzer.namedNamesakes).map { LocalizedText(same: $0) }
    let choices = named.joined(separator: LocalizedText(" or ", ja: "か"))
    let isWhole = named.count == namesakes.count
    let alone = namesakes.count == 1 ? namesakes[0] : nil
    return Diagnostic(
      code: "E114",
      message: LocalizedText(
        "a post is named with its document, and \(quoted(name)) names none",
        ja: "投稿は文書名とともに指す。\(quoted(name))には文書名がない"),
      span: span,
      hint: alone.map { .didYouMean($0) }
        ?? (isWhole
          ? LocalizedText("write \(choices)", ja: "\(choices)と書く")
          : LocalizedText("write \(choices) or another", ja: "\(choices)などと書く")),
      fix: alone.map { Fix(span: span, replacement: $0) })
  }

  /// `describe 001#999`
  static func noSuchBlock(in document: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E114",
      message: LocalizedText("\(document) has no such block", ja: "\(document)にそのブロックはない"),
      span: span,
      hint: listing(document))
  }

  private static func listing(_ document: String) -> LocalizedText {
    LocalizedText(
      "describe \(document) lists its blocks", ja: "describe \(document) でブロックの一覧が出る")
  }

  /// `let c = deleted; c | count`
  static func conditionAsSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    let right = "posts where \(name)"
    return Diagnostic(
      code: "E118",
      message: LocalizedText("'\(name)' is a condition, not a query", ja: "'\(name)'は問い合わせでなく条件"),
      span: span, hint: LocalizedText(same: right), fix: Fix(span: span, replacement: right))
  }

  /// `let t = "南鳥島"; t | count`
  static func textsAsSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    let right = "posts where mentions any of \(name)"
    return Diagnostic(
      code: "E118",
      message: LocalizedText(
        "'\(name)' is a list of texts, not a query", ja: "'\(name)'は問い合わせでなく文字列の並び"),
      span: span, hint: LocalizedText(same: right), fix: Fix(span: span, replacement: right))
  }

  /// `let q = posts; posts where q`
  static func queryAsCondition(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E118",
      message: LocalizedText("'\(name)' is a query, not a condition", ja: "'\(name)'は条件でなく問い合わせ"),
      span: span, hint: LocalizedText(same: "\(name) | where …"))
  }

  /// `let b = a or a; let c = b or b; …`, twenty times
  static func tooMuchNamed(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E119",
      message: LocalizedText(
        "what '\(name)' stands for has grown too large", ja: "'\(name)'の指すものが大きくなりすぎた"),
      span: span,
      hint: LocalizedText(
        "names that hold each other grow quickly: begin again from shorter ones",
        ja: "名前が名前を含むとすぐに大きくなる。短いものから作り直す"))
  }

  /// `help mentoins`
  static func unknownTopic(_ name: String, at span: SourceSpan) -> Diagnostic {
    let message = LocalizedText(
      "there is no help on \(quoted(name))", ja: "\(quoted(name))の説明はない")
    let words = name.split(separator: " ").map(String.init)
    // Of numbers, one that looks like a code is no likelier to be meant, nor is a figure of one letter or two.
    let isNumber = name.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    let near = isNumber ? nil : nearest(to: name, in: HelpTopic.names.filter { $0.utf8.count > 2 })
    if let meant = words.first(where: HelpTopic.isKnown) ?? near {
      return Diagnostic(
        code: "E120", message: message, span: span, hint: .didYouMean("help \(meant)"),
        fix: Fix(span: span, replacement: meant))
    }
    if name.hasPrefix(".") {
      return Diagnostic(
        code: "E120", message: message, span: span,
        hint: LocalizedText(
          "the shell's own commands are explained by .help", ja: "シェルの命令の説明は.helpで出る"))
    }
    return Diagnostic(
      code: "E120", message: message, span: span,
      hint: LocalizedText(
        "'help' lists all words, 'describe' the documents", ja: "'help'で語の一覧、'describe'で文書の一覧が出る"),
      fix: Fix(span: span, replacement: ""))
  }

  static func absent(_ what: LocalizedText, _ name: String) -> LocalizedText {
    let name = quoted(name)
    return LocalizedText("there is no \(what) \(name)", ja: "\(name)という\(what)はない")
  }

  static func unknown(
    _ what: LocalizedText, _ code: String, _ name: String, _ span: SourceSpan, _ known: [String],
    else advice: LocalizedText? = nil
  ) -> Diagnostic {
    let message = absent(what, name)
    if let near = nearest(to: name, in: known) {
      return Diagnostic(
        code: code, message: message, span: span, hint: .didYouMean(near),
        fix: Fix(span: span, replacement: near))
    }
    let names = known.map { LocalizedText(same: $0) }.listed()
    let list = known.count <= 30 ? LocalizedText("there are \(names)", ja: "あるのは\(names)") : nil
    return Diagnostic(code: code, message: message, span: span, hint: advice ?? list)
  }
}
