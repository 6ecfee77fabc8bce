/// Questions as people ask each other: a query is offered for what is certain in them, or none.
extension Recovery {
  /// `who said 中国?`, `how many posts`, `中国はいつ出てきますか?`
  func questionHabit() -> Diagnostic? {
    let items = Array(layout.items[index...].prefix { !$0.isEnd })
    guard let last = items.last, items.dropFirst().allSatisfy({ !$0.isSign("|") }) else {
      return nil
    }
    let asksFirst = items.count > 1 && Self.questionWords.contains(current.value.lowercased())
    guard asksFirst || items.count <= 2 && Self.isQuestion(current.value) else { return nil }
    let span = here.union(last.span)
    let query =
      countedSource(items) ?? occurrences(items) ?? whoAnswers(items) ?? mentionedThing(items)
      ?? explained(items)
    let usual =
      asksHowOften(items) ? "posts | kwic any of \"…\", \"…\" | count by match" : nil
    return .foreignCommand(
      written(here), at: here, local: query ?? usual ?? "posts where mentions \"…\"",
      fix: query.map { Diagnostic.Fix(span: span, replacement: $0) })
  }

  /// `who answers 44 in 001`, `who quotes`
  private func whoAnswers(_ items: [Token]) -> String? {
    guard items[0].value.lowercased() == "who", items.count > 1 else { return nil }
    let verb = items[1].value.lowercased()
    if ["quotes", "quote", "quoted"].contains(verb),
      items.dropFirst(2).allSatisfy({
        ["?", "whom", "who", "what"].contains($0.value.lowercased())
      })
    {
      return "posts where has quotes | select id, author, author_id, quotes"
    }
    guard ["answers", "answer", "answered", "replies", "replied"].contains(verb) else { return nil }
    let rest = items.dropFirst(2).filter { $0.keyword != .to && $0.value != "?" }
    guard let post = rest.first, BlockReference(post) != nil || post.value.utf8.isNumber else {
      return nil
    }
    let place = rest.dropFirst()
    if place.isEmpty { return "posts where replies to \(written(post.span))" }
    guard place.count == 2, ["in", "of"].contains(place.first?.value.lowercased()),
      let document = place.last
    else { return nil }
    return "posts in \(written(document.span)) where replies to \(written(post.span))"
  }

  /// `what is a block`: the page on what is asked about.
  private func explained(_ items: [Token]) -> String? {
    guard items.count > 1, ["what", "why", "which"].contains(items[0].value.lowercased()) else {
      return nil
    }
    if items.contains(where: { $0.value.lowercased() == "time" }), hasAbsence(items) {
      return "posts where undated"
    }
    for item in items.dropFirst() where item.kind == .word && item.value.utf8.count > 2 {
      let word = item.value.lowercased()
      for name in [word, word + "s"] where !Vocabulary.entries(for: name).isEmpty {
        // These are words of every question.
        if !["of", "in", "by", "and", "any", "all", "this", "has", "on"].contains(name) {
          return "help \(name)"
        }
      }
    }
    return nil
  }

  /// `which posts have no time`
  private func hasAbsence(_ items: [Token]) -> Bool {
    items.contains {
      ["no", "without", "not", "unknown", "missing"].contains($0.value.lowercased())
    }
  }

  /// `how often do 日本 and 倭国 occur`: how often each of the texts stands in posts.
  private func occurrences(_ items: [Token]) -> String? {
    guard asksHowOften(items) else { return nil }
    return Self.occurrences(
      of: items.filter {
        $0.kind == .text || $0.kind == .word && $0.value.utf8.first ?? 0 >= 0x80
      }.map { written($0.span) })
  }

  private func asksHowOften(_ items: [Token]) -> Bool {
    items.count > 1 && items[0].value.lowercased() == "how"
      && items[1].value.lowercased() == "often"
  }

  static func occurrences(of texts: [String]) -> String? {
    guard let first = texts.first else { return nil }
    let sought = texts.count > 1 ? "any of " + texts.joined(separator: ", ") : first
    return "posts | kwic \(sought) | count by match"
  }

  /// `how many posts`
  private func countedSource(_ items: [Token]) -> String? {
    let words = items.map { $0.value.lowercased() }
    guard items.count >= 3, words[0] == "how", words[1] == "many",
      Vocabulary.isKeyword(items[2].keyword, .source),
      items[3...].allSatisfy({
        $0.value == "?"
          || ["are", "there", "do", "we", "have", "in", "all"]
            .contains($0.value.lowercased())
      })
    else { return nil }
    return "\(words[2]) | count"
  }

  /// The query for the one text in a question that can be nothing else: what is in quotes, a word of another
  /// script among English ones, or what the topic's `は` and the like stand after.
  private func mentionedThing(_ items: [Token]) -> String? {
    let texts = items.filter {
      $0.kind == .text || $0.kind == .word && $0.value.utf8.first ?? 0 >= 0x80
    }
    guard texts.count == 1, let text = texts.first else { return nil }
    var thing = written(text.span)
    if text.kind == .word, thing.unicodeScalars.contains(where: { 0x3041...0x309F ~= $0.value }) {
      let topic = thing.unicodeScalars.prefix { !(0x3041...0x309F ~= $0.value) }
      guard topic.count >= 2, topic.endIndex < thing.unicodeScalars.endIndex,
        Self.particles.contains(thing.unicodeScalars[topic.endIndex])
      else { return nil }
      thing = String(topic)
    }
    return "posts where mentions \(thing)"
  }

  private static func isQuestion(_ word: String) -> Bool {
    ["ますか", "ですか", "ましたか", "でしょうか"].contains { word.hasSuffix($0) }
  }

  private static let particles: Set<Unicode.Scalar> = ["は", "が", "を", "に", "の", "と", "も"]

  private static let questionWords: Set<String> = [
    "who", "whose", "what", "which", "when", "why", "how", "does", "did",
  ]
}
