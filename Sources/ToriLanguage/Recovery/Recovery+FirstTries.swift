/// Statements as people begin them who know other tools, put right as a whole where one reading is certain.
extension Recovery {
  /// `find 中国`, `show posts`, `ヘルプ`: a command that begins a statement, with what says it here.
  func commandHabit() -> Diagnostic? {
    let found = written(here)
    if let line = forgottenDot() { return .forgottenDot(found, at: here, line: line) }
    guard let command = Self.commands[current.value.lowercased()] else { return nil }
    let fix: Diagnostic.Fix? =
      switch command.asks {
      case .post: describedPost()
      case .nothing: Diagnostic.Fix(span: here, replacement: command.local)
      case .texts, .rows:
        asked(from: index + 1, documentsAsRows: command.asks == .rows)
          .map { Diagnostic.Fix(span: here.union($0.span), replacement: $0.query) }
      case .picture, .file, .other: nil
      }
    if command.asks == .picture || command.asks == .file {
      // `graph of 南鳥島 by month`
      let items = layout.items[index...].prefix { !$0.isEnd }
      let span = items.last.map { here.union($0.span) } ?? here
      if let query = ProseIntent(written(span))?.query {
        return .foreignCommand(
          found, at: here, local: query, fix: Diagnostic.Fix(span: span, replacement: query))
      }
      if let line = lineOfForm() {
        return .foreignCommand(found, at: here, local: line, fix: nil)
      }
    }
    return .foreignCommand(found, at: here, local: fix?.replacement ?? command.local, fix: fix)
  }

  /// `save table.csv`: the shell's own command for it; nil if none of that name takes what follows.
  private func forgottenDot() -> String? {
    let items = layout.items[index...].prefix { !$0.isEnd }
    guard Parser.shellCommands.contains(current.value.lowercased()), items.count > 1,
      let last = items.last, !items.contains(where: { $0.isSign("|") }),
      !Vocabulary.isKeyword(item(after: 1).keyword, .clause)
    else { return nil }
    // `save as picture`
    if ["save", "plot"].contains(current.value.lowercased()), let line = lineOfForm() {
      return line
    }
    if let picture = Self.picture(named: last.value), Format.isOtherPicture(last.value) {
      return ".plot " + picture.dropFirst().dropLast()
    }
    return "." + written(here.union(last.span))
  }

  /// The shell's command for what is to be a picture, or a file of that form: `save as excel`, `export chart as png`. Nil
  /// where no form is named.
  private func lineOfForm() -> String? {
    let words = layout.items[index...].prefix { !$0.isEnd }.map { $0.value.lowercased() }
    guard words.dropFirst().contains(Keyword.as.spelling), let form = words.last else { return nil }
    if words.contains(where: Self.pictures.contains) { return ".plot figure.svg" }
    if let format = Format(ofFile: form) { return (format.isPicture ? ".plot " : ".save ") + form }
    return ".save FILE." + (Format(word: form)?.endings.first ?? "xlsx")
  }

  private static let pictures: Set<String> = [
    "plot", "picture", "image", "figure", "chart", "graph", "svg", "png", "図", "画像", "グラフ",
  ]

  /// `posts | grep 南鳥島`, `posts | plot "a.svg"`: a command after a pipe, as shells have them.
  func pipedCommandHabit() -> Diagnostic? {
    let (found, next) = (written(here), item(after: 1))
    let isLone = item(after: 2).isEnd || item(after: 2).isSign("|")
    switch Self.commands[current.value.lowercased()]?.asks {
    case .picture:
      let file = next.kind == .text && isLone ? Self.picture(named: next.value) : nil
      let local = "save \(file ?? "\"figure.svg\"")"
      return .foreignCommand(
        found, at: here, local: local,
        fix: file.map { _ in Diagnostic.Fix(span: here.union(next.span), replacement: local) })
    case .texts where (next.kind == .text || next.kind == .word && next.keyword == nil) && isLone:
      let local = "where mentions \(written(next.span))"
      return .foreignCommand(
        found, at: here, local: local,
        fix: Diagnostic.Fix(span: here.union(next.span), replacement: local))
    default: break
    }
    guard let query = Self.commands[current.value.lowercased()]?.local else { return nil }
    for lead in ["posts | ", "posts "] where query.hasPrefix(lead) {
      return .foreignCommand(
        written(here), at: here, local: String(query.dropFirst(lead.count)), fix: nil)
    }
    return nil
  }

  /// The name, in quotes, that a picture can be saved by; nil where it would not end the text's quotes alone.
  private static func picture(named name: String) -> String? {
    if name.contains(where: { "\"\\\n".contains($0) }) { return nil }
    if Format(ofFile: name)?.isPicture == true { return "\"\(name)\"" }
    let ending = Format.ending(ofFile: name).map { $0.utf8.count + 1 } ?? 0
    return "\"\(name.dropLast(ending)).svg\""
  }

  /// `top 5 posts by reposts`, `latest posts`, `first 10 documents`: what comes first in an order, and so many.
  func rankingHabit() -> Diagnostic? {
    guard let order = Self.rankings[current.value.lowercased()] else { return nil }
    let isCounted = item(after: 1).value.utf8.isNumber && item(after: 1).kind == .word
    let place = isCounted ? 2 : 1
    let source = item(after: place)
    guard Vocabulary.isKeyword(source.keyword, .source) else { return nil }
    var query = written(source.span)
    var last = source
    if item(after: place + 1).keyword == .by, item(after: place + 2).kind == .word {
      last = item(after: place + 2)
      query += " | sort by \(written(last.span))\(order == .first ? "" : " desc")"
    } else if order == .newest, source.keyword == .posts {
      query += " | sort by time desc"
    } else if order == .most, source.keyword == .authors {
      query += " | sort by posts desc"
    }
    query += " | limit \(isCounted ? item(after: 1).value : "10")"
    return .foreignCommand(
      written(here), at: here, local: query,
      fix: Diagnostic.Fix(span: here.union(last.span), replacement: query))
  }

  private enum Ranking { case first, newest, most }

  private static let rankings: [String: Ranking] = [
    "top": .most, "first": .first, "latest": .newest, "newest": .newest, "recent": .newest,
    "最新": .newest,
  ]

  /// `count posts where deleted`: a stage before what it is done with. Nil if none of that follows.
  func stageBeforeSource() -> Diagnostic? {
    if current.keyword == .count, let texts = textsToTheEnd, texts.count > 1,
      let query = Self.occurrences(of: texts.map { written($0.span) })
    {
      return .stageWithoutSource(
        at: here, found: found(), whole: query, of: here.union(texts[texts.count - 1].span))
    }
    let stages: [Keyword] = [.count, .timeline, .share, .sort, .cite, .raw]
    guard let stage = current.keyword, stages.contains(stage),
      let asked = asked(from: index + 1, documentsAsRows: true)
    else { return nil }
    var query = "\(asked.query) | \(stage.spelling)"
    // `share of posts about 南鳥島 by month`: what it is counted by is the stage's.
    if stage != .cite, stage != .raw, let key = trailingKey, asked.query.hasSuffix(key) {
      query = "\(asked.query.dropLast(key.count + 1)) | \(stage.spelling) \(key)"
    }
    // `sort posts by time`: the keys are the stage's.
    if Vocabulary.isKeyword(item(after: 1).keyword, .source), item(after: 2).keyword == .by {
      let keys = written(SourceSpan(item(after: 2).span.start, asked.span.end))
      query = "\(written(item(after: 1).span)) | \(stage.spelling) \(keys)"
    }
    return .stageWithoutSource(
      at: here, found: found(), whole: Self.mended(query), of: here.union(asked.span))
  }

  /// The query, with what is wrong in it put right where that can be told.
  private static func mended(_ query: String) -> String {
    Parser.mended(query) { Parser.parse($0).diagnostics.filter { $0.severity == .error } } ?? query
  }

  /// What follows the item here, if all of that are texts.
  private var textsToTheEnd: [Token]? {
    let rest = layout.items[(index + 1)...].prefix { !$0.isEnd }.filter { !$0.isSign(",") }
    let areTexts = rest.allSatisfy {
      $0.kind == .text || $0.kind == .word && $0.keyword == nil && $0.value.utf8.first ?? 0 >= 0x80
    }
    return areTexts ? rest : nil
  }

  /// `中国 OR 日本 | count`: texts with `and` or `or` between them, as search boxes take them.
  func joinedTextsHabit() -> Diagnostic? {
    // `compare 倭国 and 日本`
    if Self.questionWords.contains(current.value.lowercased()) { return nil }
    let items = layout.items[index...].prefix { item in
      !item.isEnd && !item.isSign("|") && !Vocabulary.isKeyword(item.keyword, .clause)
    }
    let texts = items.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let joints = Set(
      items.enumerated().filter { $0.offset % 2 == 1 }.map { place, item in
        Self.joints[item.value.lowercased()]
      })
    guard texts.count > 1, items.count % 2 == 1, joints.count == 1, let joint = joints.first ?? nil,
      texts.allSatisfy({
        $0.kind == .text
          || $0.kind == .word && $0.keyword == nil && ComparisonOperator(sign: $0) == nil
      }), let last = texts.last
    else { return nil }
    return .bareTexts(texts.map { written($0.span) }, joint, at: here.union(last.span))
  }

  private static let joints: [String: Quantifier] = [
    "and": .all, "&&": .all, "&": .all, "+": .all, "かつ": .all, "と": .all, "or": .any, "||": .any,
    "または": .any, "か": .any, "あるいは": .any, "もしくは": .any,
  ]

  /// `frequency of 日本`: how often it stands in posts.
  func frequencyHabit() -> Diagnostic? {
    guard
      ["frequency", "frequencies", "freq", "occurrences", "頻度"].contains(
        current.value.lowercased()), let texts = textsToTheEnd ?? textsBehindOf, !texts.isEmpty,
      let query = Self.occurrences(of: texts.map { written($0.span) })
    else { return nil }
    return .foreignCommand(
      written(here), at: here, local: query,
      fix: Diagnostic.Fix(span: here.union(texts[texts.count - 1].span), replacement: query))
  }

  private var textsBehindOf: [Token]? {
    guard item(after: 1).keyword == .of else { return nil }
    return Recovery(bytes: bytes, layout: layout, index: index + 1).textsToTheEnd
  }

  /// The `by month` at the statement's end, behind more than a source.
  private var trailingKey: String? {
    let items = layout.items[index...].prefix { !$0.isEnd }
    guard items.count > 4, let last = items.last, let by = items.dropLast().last,
      by.keyword == .by, last.kind == .word, last.value.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    return written(by.span.union(last.span))
  }

  /// `posts 中国`, `posts 001#46`: what a post is known by, without the words that say so.
  func bareNeedle() -> Diagnostic? {
    guard isLast else { return nil }
    if BlockReference(current) != nil {
      return .textAsCondition(written(here), at: here, lead: "where id = ")
    }
    guard current.kind == .text || current.kind == .word && current.keyword == nil else {
      return nil
    }
    return .textAsCondition(written(here), at: here, lead: "where " + Parser.mentionsLead)
  }

  /// `posts 46`, `posts 001`: a post's number, or a document's name, which is filled up with zeros. Nil for
  /// what may be a year.
  func bareNumber() -> Diagnostic? {
    let digits = current.value.utf8
    guard digits.isNumber, digits.count < 4, isLast else { return nil }
    let lead = digits.count == 3 && digits.first == 0x30 ? "in " : "where number = "
    return .textAsCondition(written(here), at: here, lead: lead)
  }

  /// Whether nothing, a stage or a clause follows the item here.
  private var isLast: Bool {
    let next = item(after: 1)
    return next.isEnd || next.isSign("|") || Vocabulary.isKeyword(next.keyword, .clause)
  }

  /// Whether the statement is a post's name, as in `001#46` and `001#46 | cite`.
  var isLoneReference: Bool {
    BlockReference(current) != nil && (item(after: 1).isEnd || item(after: 1).isSign("|"))
  }

  /// The query that the items from `start` to the statement's end ask for, and their span: one that
  /// stands there, the post of that name, or the posts that mention what stands there.
  private func asked(
    from start: Int, documentsAsRows: Bool
  ) -> (query: String, span: SourceSpan)? {
    let items = Array(layout.items[start...].prefix { !$0.isEnd })
    let meant = items.drop { $0.kind == .word && Self.fillers.contains($0.value.lowercased()) }
    guard let first = meant.first, let last = meant.last else { return nil }
    let span = items[0].span.union(last.span)
    let whole = first.span.union(last.span)
    if Vocabulary.isKeyword(first.keyword, .source) {
      return (documentsAsRows ? written(whole) : Self.mended(written(whole)), span)
    }
    let needles = meant.prefix { $0.kind == .text || $0.kind == .word && $0.keyword == nil }
    let rest = meant.dropFirst(needles.count)
    if let next = rest.first, !next.isSign("|"), !Vocabulary.isKeyword(next.keyword, .clause) {
      return nil
    }
    guard
      let condition = Self.condition(
        on: needles.map { (written($0.span), $0) }, documentsAsRows: documentsAsRows)
    else { return nil }
    let tail = rest.first.map { " " + written($0.span.union(last.span)) } ?? ""
    return ("posts \(condition)\(tail)", span)
  }

  private static func condition(
    on needles: [(written: String, token: Token)], documentsAsRows: Bool
  ) -> String? {
    guard let first = needles.first else { return nil }
    if needles.count > 1 {
      // `grep 中国 001`: the last is where to look.
      if let place = needles.last, needles.count == 2, place.token.value.utf8.isNumber,
        place.token.value.hasPrefix("0"), !first.token.value.utf8.isNumber
      {
        return "in \(place.written) where mentions \(first.written)"
      }
      return "where mentions all of " + needles.map(\.written).joined(separator: ", ")
    }
    if BlockReference(first.token) != nil { return "where id = \(first.written)" }
    let isDocument = documentsAsRows && first.token.value.utf8.isNumber
    return (isDocument ? "in " : "where mentions ") + first.written
  }

  /// Words that say nothing between a command and what it is for.
  private static let fillers: Set<String> = ["me", "all", "the", "for", "every", "any", "of"]

  /// What a command from elsewhere is followed by: what the local one is as well, or nothing; the others
  /// have no local one that could stand in their place.
  private enum Asked { case texts, rows, post, picture, file, nothing, other }

  private struct Command {
    let local: String
    var asks = Asked.other

    static let search = Command(local: "posts where mentions \"…\"", asks: .texts)
    static let show = Command(local: "posts", asks: .rows)
    static let help = Command(local: "help", asks: .nothing)
    static let tour = Command(local: "tour", asks: .nothing)
    static let quit = Command(local: ".quit")
    static let provenance = Command(local: "describe 001#11", asks: .post)
    static let picture = Command(local: ".plot figure.svg", asks: .picture)
    static let file = Command(local: ".save table.xlsx", asks: .file)
  }

  /// `bytes of 002#6`: the drawing of where the post stands that is named.
  private func describedPost() -> Diagnostic.Fix? {
    let items = layout.items[(index + 1)...].prefix { !$0.isEnd }
    guard let last = items.last, let post = items.first(where: { BlockReference($0) != nil })
    else { return nil }
    return Diagnostic.Fix(
      span: here.union(last.span), replacement: "describe \(written(post.span))")
  }

  private static let commands: [String: Command] = [
    "grep": .search, "rg": .search, "ag": .search, "find": .search, "search": .search,
    "検索": .search, "探す": .search, "show": .show, "list": .show, "get": .show, "表示": .show,
    "一覧": .show, "from": .show, "ls": Command(local: "documents", asks: .nothing),
    "wc": Command(local: "posts | count", asks: .nothing),
    "desc": Command(local: "describe", asks: .nothing), "man": .help, "ヘルプ": .help, "使い方": .help,
    "tutorial": .tour, "ツアー": .tour, "入門": .tour, "cat": Command(local: "posts in DOC | raw"),
    "bytes": .provenance, "provenance": .provenance, "locate": .provenance, "出典": .provenance,
    "plot": .picture, "chart": .picture, "graph": .picture, "図": .picture, "グラフ": .picture,
    "figure": .picture, "picture": .picture, "export": .file, "download": .file, "保存": .file,
    "excel": .file, "エクセル": .file,
    "set": Command(local: "let NAME = …"), "undo": Command(local: ".undo"),
    "history": Command(local: ".history"),
    "exit": .quit, "quit": .quit, "終了": .quit, "終わり": .quit, "おわり": .quit,
    "やめる": .quit, "戻る": .quit,
    "bye": .quit, "logout": .quit, "draw": .picture,
  ]
}
