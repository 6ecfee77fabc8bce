import Testing
import ToriLanguage
import ToriRandom

/// `grammar/tori.ebnf` is the grammar: the parser takes what it makes, and both know the same words.
@Suite struct GrammarTests {
  static let grammar: Result<Grammar, any Error> = Result {
    Grammar(try projectFile("grammar/tori.ebnf"))
  }

  @Test(arguments: UInt64(0)..<300)
  func sentencesAreTaken(seed: UInt64) throws {
    let grammar = try Self.grammar.get()
    var random = SplitMix64(seed: seed)
    let start = try #require(grammar["statement"])
    for _ in 0..<4 {
      let words = grammar.sentence(start, depth: 9, using: &random, terminal: terminal)
      let text = words.joined(separator: " ")
      let errors = Parser.parse(text, parameters: ["p": "値"]).diagnostics.filter {
        $0.severity == .error
      }
      #expect(errors.isEmpty, "\(text)")
    }
  }

  @Test func wordsAreTheSame() throws {
    let grammar = try Self.grammar.get()
    let words = grammar.literals.filter { $0.utf8.allSatisfy { 0x61...0x7A ~= $0 } }
    #expect(words == Set(Keyword.allCases.map(\.spelling)))
  }

  @Test func rulesAreDefinedAndUsed() throws {
    let grammar = try Self.grammar.get()
    let defined = Set(grammar.rules.map(\.name))
    let used = grammar.rules.reduce(into: Set(["script"])) { $0.formUnion(names(in: $1.form)) }
    #expect(defined == used)
  }

  @Test func methodsAreNamedAfterRules() throws {
    let files = [
      "Statements", "Queries", "Conditions", "Predicates", "Stages", "Values", "Dates", "Words",
      "WordPatterns", "Parameters",
    ]
    let source = try files.map {
      try projectFile("Sources/ToriLanguage/Parsing/Parser+\($0).swift")
    }.joined()
    for (name, _) in try Self.grammar.get().rules where name.first?.isLowercase == true {
      #expect(source.contains("func \(name)("), "\(name)")
    }
  }

  private func names(in form: Grammar.Form) -> Set<String> {
    switch form {
    case .rule(let name): [name]
    case .sequence(let forms), .choice(let forms):
      forms.reduce(into: []) { $0.formUnion(names(in: $1)) }
    case .optional(let form), .repeated(let form): names(in: form)
    case .literal, .special: []
    }
  }

  private func terminal(_ name: String, _ random: inout SplitMix64) -> String? {
    switch name {
    case "NAME": random.pick(["seabed", "recent2", "海底条件", "_"])
    case "FIELD": random.pick(["doc", "time", "month", "reposts", "replies", "author_id"])
    case "DOC": random.pick(["000", "cac3fe6e2cceb2ae", "\"a b\""])
    case "WORD": random.pick(["南鳥島", "Ｇ７", "rare-earth", "#タグ", "posts"])
    case "NUMBER": random.pick(["0", "7", "１２"])
    case "BLOCK": random.pick(["001#44", "000:29", "000:25.2"])
    case "QUOTED": random.pick(["\"日本\"", "「中国」", "'it\\'s'", "\"since\""])
    case "PATTERN": random.pick(["/[0-9]+万トン/", "/a\\/b/ix"])
    case "PART": random.pick(["form", "word", "POS", "ｔａｇ", "reading"])
    case "CONTENT": "content"
    case "NODES": random.pick(["words", "AUTHORS", "hashtags", "ｈｏｓｔｓ"])
    case "FORM": random.pick(["csv", "EXCEL", "\"jsonl\""])
    case "PARAMETER": "$p"
    case "TYPE": random.pick(["text", "texts", "DOCUMENT"])
    case "CALENDAR": random.pick(["2026", "2026-01", "2026-01-13T10:32", "2026年1月13日", "令和8年1月"])
    default: nil
    }
  }
}
