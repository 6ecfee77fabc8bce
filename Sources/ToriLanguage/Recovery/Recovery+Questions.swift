/// Sentences, as people ask each other: a query is offered for what is certain in them, or none.
extension Recovery {
  /// `who said 中国?`, `how many posts`, `中国はいつ出てきますか?`
  func sentenceHabit() -> Diagnostic? {
    if let lone = describedBytes() { return lone }
    let items = Array(layout.items[index...].prefix { !$0.isEnd })
    guard let last = items.last else { return nil }
    let asksFirst = items.count > 1 && asks
    let isMarked =
      ["?", "？"].contains(last.value) && current.value.unicodeScalars.contains(where: \.isHiragana)
    let isQuestion =
      items.count <= 2 && (Self.isQuestion(current.value) || isAboutPost || isMarked)
    let isOfField = isOfField(items)
    guard asksFirst || isQuestion || isOfField || isProse(items) else { return nil }
    let span = here.union(last.span)
    if let intent = ProseIntent(written(span)) {
      return .sentence(intent, written(span), at: span)
    }
    // Of other words, another habit may be told.
    let isSentence = asksFirst || isQuestion || isOfField && items[0].keyword == nil
    return isSentence ? .sentence(nil, written(span), at: span) : nil
  }

  /// `words that mark document 001`, `share of posts mentioning 中国 in document 001`: a sentence on one document that
  /// begins as a stage does.
  func sentenceOnDocument() -> Diagnostic? {
    let items = layout.items[index...].prefix { !$0.isEnd }
    guard let last = items.last, !items.contains(where: { $0.isSign("|") }),
      items.contains(where: {
        ["document", "doc", "file"].contains($0.value.lowercased())
          || $0.value.utf8.count == 3 && $0.value.utf8.isNumber && $0.value.utf8.first == 0x30
      }),
      let intent = ProseIntent(written(here.union(last.span))),
      intent.query?.hasPrefix("posts in ") == true
    else { return nil }
    let span = here.union(last.span)
    return .sentence(intent, written(span), at: span)
  }

  /// `002#6 bytes`, `002#6 の位置`: a post, and that it is asked where it stands.
  private func describedBytes() -> Diagnostic? {
    let items = Array(layout.items[index...].prefix { !$0.isEnd })
    guard items.count > 1, items.count <= 3, BlockReference(items[0]) != nil,
      let place = ProseIntent(written(here.union(items[items.count - 1].span))),
      place.query?.hasPrefix("describe ") == true
    else { return nil }
    let span = here.union(items[items.count - 1].span)
    return .sentence(place, written(span), at: span)
  }

  /// `posts that quote others`: a source, and what English goes on with.
  var isRelative: Bool {
    current.keyword == .posts
      && ["that", "which", "who", "whose"].contains(item(after: 1).value.lowercased())
  }

  /// `trend of 南鳥島`, `words near 中国`: several words, one of them of the field, and nothing that a query holds.
  private func isOfField(_ items: [Token]) -> Bool {
    // `document 001's posts`
    if isRelative
      || items.count > 1 && items.contains(where: { $0.kind == .unknown && $0.value.contains("'") })
    {
      return true
    }
    guard items.count > 1,
      !Vocabulary.isKeyword(items[1].keyword, .clause) || items[0].keyword == .words,
      items.allSatisfy({
        $0.kind == .word || $0.kind == .text || [",", "?", "-"].contains($0.value)
      })
    else { return false }
    let words = items.map { $0.value.lowercased() }
    if words[0] == "post" || [.words, .keywords].contains(items[0].keyword) {
      return ["of", "near", "around", "next", "beside", "in", "typical"].contains(words[1])
        || words[0] == "post" && words.contains("of")
    }
    return items[0].keyword == nil
      && words.contains { word in
        ProseIntent.fieldWords.contains(word) || ["share", "percentage"].contains(word)
          || word.utf8.contains { $0 >= 0x80 } && ProseIntent.isSentence(word)
      }
  }

  /// `日本, ニッポン, japan`, `日本 ニッポン 倭国 japan`: several texts, as search boxes take them, all of them kept.
  func listedTextsHabit() -> Diagnostic? {
    let items = layout.items[index...].prefix { !$0.isEnd }
    let texts = items.filter { !$0.isSign(",") }
    guard texts.count > 2 || texts.count > 1 && texts.count < items.count, let last = texts.last,
      texts.contains(where: { $0.value.utf8.contains { $0 >= 0x80 } }),
      texts.allSatisfy({
        $0.kind == .text
          || $0.kind == .word && $0.keyword == nil && !$0.isNumberOrDate
            && !ProseIntent.isSentence($0.value)
      })
    else { return nil }
    return .bareTexts(texts.map { written($0.span) }, .any, at: here.union(last.span))
  }

  /// `001`, `44`, `thread 001`, `thread of 001#44`: a document or a post alone, of which `describe` shows what there is.
  func describedHabit() -> Diagnostic? {
    let isThread = current.keyword == .thread
    let place = isThread ? (item(after: 1).keyword == .of ? 2 : 1) : 0
    let subject = item(after: place)
    guard item(after: place + 1).isEnd, subject.kind == .word,
      subject.value.utf8.isNumber || isThread && BlockReference(subject) != nil
    else { return nil }
    let local = "describe \(isThread ? "thread " : "")\(written(subject.span))"
    let span = here.union(subject.span)
    return isThread
      ? .stageWithoutSource(at: here, found: found(), whole: local, of: span)
      : .conditionBeforeSource(at: here, found: found(), whole: local, of: span)
  }

  /// `なぜ001#11には時刻がないのか`: whether the word here is no name of a post and names one.
  private var isAboutPost: Bool {
    current.kind == .word && current.value.contains("#")
      && current.value.unicodeScalars.contains(where: \.isHiragana)
  }

  /// `in which documents …`
  var asksWithin: Bool {
    current.keyword == .in && ["which", "what"].contains(item(after: 1).value.lowercased())
  }

  /// Whether the word here begins a question, and nothing of the language.
  private var asks: Bool {
    let word = current.value.lowercased()
    if word == "where" {
      // `where in the file is 002#6`, and not `where in 001`.
      let rest = layout.items[(index + 1)...].prefix { !$0.isEnd }
      let verbs = rest.contains {
        ["is", "are", "does", "do", "can"].contains($0.value.lowercased())
      }
      return verbs && (item(after: 1).keyword == nil || rest.contains { BlockReference($0) != nil })
    }
    if asksWithin { return true }
    let isOrder = ["make", "create", "draw", "give", "tell", "most"].contains(word)
    return Self.questionWords.contains(word) || isOrder && item(after: 2).kind == .word
  }

  /// Whether words stand here one after the other, some of them Japanese, and nothing that tells rows apart.
  private func isProse(_ items: [Token]) -> Bool {
    items.count > 1 && items[0].keyword == nil
      && items.contains { $0.kind == .word && $0.value.utf8.contains { $0 >= 0x80 } }
      && items.allSatisfy {
        switch $0.kind {
        case .word:
          !Vocabulary.isKeyword($0.keyword, .clause)
            && !Vocabulary.isKeyword($0.keyword, .predicate)
        case .text, .unknown, .pattern: true
        case .sign: [",", "(", ")"].contains($0.value)
        default: false
        }
      }
  }

  static func occurrences(of texts: [String]) -> String? {
    guard let first = texts.first else { return nil }
    let sought = texts.count > 1 ? "any of " + texts.joined(separator: ", ") : first
    return "posts | kwic \(sought) | count by match"
  }

  private static func isQuestion(_ word: String) -> Bool {
    ["ますか", "ですか", "ましたか", "でしょうか"].contains { word.hasSuffix($0) }
  }

  static let questionWords: Set<String> = [
    "compare", "kinds", "types", "who", "whose", "what", "which", "when", "why", "how", "does",
    "did", "percentage",
    "percent",
    "proportion", "difference", "number", "attention", "average",
  ]
}
