import Testing
import ToriLanguage

/// Every code is explained, by an example that causes it.
@Suite struct CatalogueTests {
  @Test(arguments: Diagnostic.catalogue)
  func exampleCausesIt(entry: CatalogueEntry) {
    let codes = expectSound(entry.example).diagnostics.map(\.code)
    #expect(codes == [entry.code])
    #expect(!entry.title.english.isEmpty && entry.explanation.english.hasSuffix("."))
    if let corrected = entry.corrected {
      #expect(expectSound(corrected).diagnostics.isEmpty)
    }
  }

  @Test func codesAreOrderedAndUnique() {
    let codes = Diagnostic.catalogue.map(\.code)
    #expect(codes == codes.sorted() && Set(codes).count == codes.count)
  }

  /// Whatever a fix replaces, what comes of it is no worse than before.
  @Test(arguments: Diagnostic.catalogue)
  func fixesHelp(entry: CatalogueEntry) throws {
    let parsed = Parser.parse(entry.example)
    guard let fix = parsed.diagnostics.first?.fix else { return }
    let fixed = entry.example.replacing(fix.span, with: fix.replacement)
    #expect(Parser.parse(fixed).diagnostics.isEmpty, "\(fixed)")
  }
}
