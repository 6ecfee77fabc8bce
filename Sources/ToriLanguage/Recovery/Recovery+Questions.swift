/// Sentences, as people ask each other: a query is offered for what is certain in them, or none.
extension Recovery {
  /// `who said 中国?`, `how many posts`, `中国はいつ出てきますか?`
  func sentenceHabit() -> Diagnostic? {
    let items = Array(layout.items[index...].prefix { !$0.isEnd })
    guard let last = items.last else { return nil }
    let asksFirst = items.count > 1 && asks
    let isQuestion = items.count <= 2 && (Self.isQuestion(current.value) || isAboutPost)
    guard asksFirst || isQuestion || isProse(items) else { return nil }
    let span = here.union(last.span)
    if let intent = ProseIntent(written(span)) { return .sentence(intent, at: span) }
    // Of other words, another habit may be told.
    return asksFirst || isQuestion ? .sentence(nil, at: span) : nil
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

  private static let questionWords: Set<String> = [
    "who", "whose", "what", "which", "when", "why", "how", "does", "did", "percentage", "percent",
    "proportion", "difference", "number", "attention", "average",
  ]
}
