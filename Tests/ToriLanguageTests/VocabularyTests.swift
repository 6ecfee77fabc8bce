import Testing
import ToriLanguage

/// The table of words is whole, and true.
@Suite struct VocabularyTests {
  @Test(arguments: examples)
  func examplesAreClean(example: String) {
    let parsed = expectSound(example)
    #expect(parsed.diagnostics.isEmpty)
    #expect(!parsed.script.statements.isEmpty)
  }

  @Test(arguments: Vocabulary.entries)
  func entriesUseTheirWord(entry: Vocabulary.Entry) {
    #expect(!entry.summary.english.isEmpty && !entry.examples.isEmpty)
    #expect(!entry.summary.english.hasSuffix("."))
    let isUsed = entry.examples.contains { example in
      Parser.parse(example).tokens.contains { $0.keyword == entry.keyword && $0.role == .keyword }
    }
    #expect(isUsed || entry.kind == .statement)
  }

  @Test(arguments: Keyword.allCases)
  func keywordsHaveEntries(keyword: Keyword) {
    #expect(!Vocabulary.entries(for: keyword.spelling.uppercased()).isEmpty)
  }
}
