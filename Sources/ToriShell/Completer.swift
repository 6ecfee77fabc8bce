import ToriEngine
import ToriLanguage

/// What Tab offers: words of the language, fields, and names of the corpus and the session.
struct Completer: Sendable {
  let session: Session

  func completions(in text: String, at caret: Int) -> CompletionList {
    if text.hasPrefix("."), !text.contains(" ") {
      return list(
        DotCommand.allCases.map { CompletionCandidate("." + $0.rawValue) }, 0..<caret, text)
    }
    let found = Vocabulary.completions(in: text, at: caret)
    let candidates = found.candidates.flatMap(candidates)
    return list(candidates, found.span.start..<found.span.end, text)
  }

  /// Those that begin as what is typed.
  private func list(
    _ candidates: [CompletionCandidate], _ replaced: Range<Int>, _ text: String
  ) -> CompletionList {
    let typed = Needle(String(decoding: Array(text.utf8)[replaced], as: UTF8.self)).folded
    var seen: Set<String> = []
    return CompletionList(
      replacing: replaced,
      with: candidates.filter {
        Needle($0.text).folded.starts(with: typed) && seen.insert($0.text).inserted
      })
  }

  private func candidates(for completion: Completion) -> [CompletionCandidate] {
    switch completion {
    // Something always follows a word of the language but for those that end a condition.
    case .keyword(let keyword): [CompletionCandidate(keyword.spelling + " ")]
    case .keywords: Vocabulary.entries.map { CompletionCandidate($0.keyword.spelling) }
    case .name(.field): Field.all.map { CompletionCandidate($0.name, note: $0.summary) }
    case .name(.document):
      session.index.documents.map { CompletionCandidate($0.name, note: $0.title) }
    case .name(.condition), .name(.query), .name(.texts):
      session.environment.bindings.keys.sorted().map { CompletionCandidate($0) }
    case .name(.new), .sign, .text, .author, .date, .number, .pattern: []
    }
  }
}
