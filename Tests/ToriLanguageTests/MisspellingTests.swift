import Testing
import ToriLanguage
import ToriRandom
import ToriText

/// A mistyped keyword is met with the word that was meant.
@Suite struct MisspellingTests {
  @Test func keywordsInTheirPlaces() {
    var random = SplitMix64(seed: 7)
    var (right, all) = (0, 0)
    var wrong: [String] = []
    for example in examples where !example.hasPrefix("help ") && !example.hasPrefix("describe ") {
      for token in Parser.parse(example).tokens where token.role == .keyword {
        guard let keyword = token.keyword else { continue }
        for misspelt in misspellings(of: keyword.spelling, using: &random)
        where Keyword(spelling: misspelt) == nil {
          let text = example.replacing(token.span, with: misspelt)
          all += 1
          if suggestions(for: text, misspelt, at: token.span.start).contains(keyword.spelling) {
            right += 1
          } else {
            wrong.append("\(keyword.spelling): \(text)")
          }
        }
      }
    }
    let share = Double(right) / Double(all)
    for line in wrong { print("no good suggestion for", line) }
    #expect(share >= 0.95, "\(right) of \(all)")
  }

  /// What is suggested in place of the word at `start`. A word that may be a name as well is left to
  /// whoever knows the names, who looks among the words that may stand there.
  private func suggestions(for text: String, _ word: String, at start: Int) -> [String] {
    let parsed = Parser.parse(text)
    if let token = parsed.tokens.first(where: { $0.span.start == start }), token.role == .name,
      !parsed.hasErrors
    {
      let isSource = parsed.script.outline.contains("(query \(word)")
      let kinds: [Vocabulary.Kind] = isSource ? [.source, .statement] : [.predicate, .clause]
      return [nearest(to: word, in: kinds.flatMap(Vocabulary.keywords).map(\.spelling)) ?? ""]
    }
    return parsed.diagnostics.compactMap(\.fix).filter { $0.span.start == start }
      .map { String($0.replacement.trimming(" ")) }
  }

  @Test(arguments: [
    ("mentons", "mentions"), ("sinse", "since"), ("autor", "author"), ("MENTIONS", "mentions"),
    ("psots", "posts"), ("ment", "mentions"), ("reposts2", "reposts"), ("タイトロ", "タイトル"),
  ])
  func nearestName(word: String, expected: String) {
    let names = ["author", "mentions", "since", "posts", "reposts", "タイトル", "mean"]
    #expect(nearest(to: word, in: names) == expected)
  }

  @Test(arguments: ["", "x", "zebra", "me", "日", String(repeating: "a", count: 1000)])
  func nothingNear(word: String) {
    #expect(nearest(to: word, in: ["author", "mentions", "mean", "or", "南"]) == nil)
  }
}

/// One edit away from `word`: every character dropped, every two swapped, and letters put in and
/// changed at every place.
func misspellings(of word: String, using random: inout SplitMix64) -> [String] {
  let letters = Array("abcdefghijklmnopqrstuvwxyz")
  let characters = Array(word)
  var misspelt: [[Character]] = []
  for index in characters.indices {
    var (dropped, swapped, changed, longer) = (characters, characters, characters, characters)
    dropped.remove(at: index)
    if index > 0 { swapped.swapAt(index - 1, index) }
    changed[index] = random.pick(letters)
    longer.insert(random.pick(letters), at: index + 1)
    misspelt += [dropped, swapped, changed, longer]
  }
  return Set(misspelt.map { String($0) }).subtracting([word, ""]).sorted()
}

extension String {
  func replacing(_ span: SourceSpan, with replacement: String) -> String {
    let bytes = Array(utf8)
    return String(decoding: bytes[..<span.start], as: UTF8.self) + replacement
      + String(decoding: bytes[span.end...], as: UTF8.self)
  }

  func trimming(_ character: Character) -> Substring {
    var rest = self[...]
    while rest.first == character { rest.removeFirst() }
    while rest.last == character { rest.removeLast() }
    return rest
  }
}
