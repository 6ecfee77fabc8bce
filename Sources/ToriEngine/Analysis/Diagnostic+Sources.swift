import ToriLanguage
import ToriText

/// What can be wrong with what a query begins with.
extension Diagnostic {
  /// `post where deleted`
  ///
  /// - Parameter clauses: what follows it.
  static func unknownSource(
    _ name: String, at span: SourceSpan, known: [String], before clauses: [Clause] = []
  ) -> Diagnostic {
    let shown = name.prefix(40)
    if OtherNames.ofOthers.contains(name) {
      return Diagnostic(
        code: "E101", message: absent(LocalizedText("source", ja: "対象"), name), span: span,
        hint: LocalizedText(
          "the others are a query too, such as (posts not in 001); 'keywords by doc' has each against the others",
          ja: "ほかの投稿も (posts not in 001) のような問い合わせで書く。'keywords by doc' なら文書ごとに残りと比べる"))
    }
    if let meant = OtherNames.ofSources[name] {
      return Diagnostic(
        code: "E101", message: absent(LocalizedText("source", ja: "対象"), name), span: span,
        hint: .didYouMean(meant), fix: Fix(span: span, replacement: meant))
    }
    var diagnostic = unknown(
      LocalizedText("source", ja: "対象"), "E101", name, span, known,
      else: LocalizedText(
        "to look for it in the texts: posts where mentions \(shown)",
        ja: "本文から探すには: posts where mentions \(shown)"))
    if diagnostic.fix != nil { return diagnostic }
    if ["keys", "commands"].contains(name) {
      let page = "help \(name)"
      return Diagnostic(
        code: "E101", message: absent(LocalizedText("source", ja: "対象"), name), span: span,
        hint: .write(page), fix: Fix(span: span, replacement: page))
    }
    let intent = ProseIntent(name)
    let isAsked = intent?.query != nil || name.unicodeScalars.contains(where: \.isHiragana)
    if intent != nil && isAsked || ProseIntent.isSentence(name) {
      return .sentence(intent, name, at: span)
    }
    // Who comes from a search box begins with what is looked for.
    diagnostic.fix = Fix(span: span, replacement: "posts where mentions \(name)")
    if let (key, last) = groupKey(of: clauses) {
      let stage = TimePart(rawValue: key) == nil ? "count by" : "share by"
      let whole = "posts where mentions \(name) | \(stage) \(key)"
      diagnostic.hint = .write(whole)
      diagnostic.fix = Fix(span: span.union(last), replacement: whole)
    }
    return diagnostic
  }

  /// The `month` of `南鳥島 by month`, which is hardly an author; nil where more is asked.
  private static func groupKey(of clauses: [Clause]) -> (key: String, span: SourceSpan)? {
    guard clauses.count == 1, case .predicate(let predicate) = clauses[0].condition,
      case .by(let authors) = predicate.kind, authors.count == 1
    else { return nil }
    let word = authors[0].value.lowercased()
    let key = ["document": "doc", "documents": "doc", "authors": "author"][word] ?? word
    let isKey = TimePart(rawValue: key) != nil || ["doc", "author", "kind"].contains(key)
    return isKey ? (key, clauses[0].span) : nil
  }
}
