import Testing
import ToriEngine
import ToriLanguage

/// Every code is explained, by an example that causes it.
@Suite struct CatalogueTests {
  @Test(arguments: Diagnostic.analysisCatalogue)
  func exampleCausesIt(entry: CatalogueEntry) throws {
    let seeds = try Sample.seeds.get()
    // Some need a setting and a corpus of their own; their tests cause them.
    let found = seeds.diagnostics(entry.example).map(\.code)
    #expect(found == (Self.ofSettings.contains(entry.code) ? [] : [entry.code]))
    #expect(!entry.title.english.isEmpty && entry.explanation.english.hasSuffix("."))
    if let corrected = entry.corrected { #expect(seeds.diagnostics(corrected).isEmpty) }
  }

  private static let ofSettings: Set = ["E121", "E124"]

  /// Whatever a fix replaces, what comes of it is right.
  @Test(arguments: Diagnostic.analysisCatalogue)
  func fixesHelp(entry: CatalogueEntry) throws {
    let seeds = try Sample.seeds.get()
    guard let fix = seeds.diagnostics(entry.example).first?.fix else { return }
    var bytes = Array(entry.example.utf8)
    bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    #expect(seeds.diagnostics(String(decoding: bytes, as: UTF8.self)).isEmpty)
  }

  @Test func codesAreOrderedAndUnique() {
    let codes = (Diagnostic.catalogue + Diagnostic.analysisCatalogue).map(\.code)
    #expect(Set(codes).count == codes.count)
    let own = Diagnostic.analysisCatalogue.map(\.code)
    #expect(own == own.sorted())
  }
}
