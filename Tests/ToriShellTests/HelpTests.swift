import Testing
import ToriEngine
import ToriLanguage
import ToriShell

@Suite struct HelpTests {
  /// Codes of both modules, in letters of any case.
  @Test(arguments: Diagnostic.catalogue + Diagnostic.analysisCatalogue)
  func codesHaveAPage(entry: CatalogueEntry) {
    let page = Help.page(on: entry.code.lowercased())
    #expect(page == Help.page(on: entry.code))
    #expect(page.hasPrefix("\(entry.code): \(entry.title)\n  "))
    #expect(page.contains("\n    \(entry.example)\n"))
    #expect(entry.corrected.map { page.hasSuffix("  rather:\n    \($0)\n") } ?? true)
    let lines = page.split(separator: "\n")
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func pagesOfWordsAndFields() {
    #expect(Help.page(on: "MENTIONS") == Help.page(on: "mentions"))
    #expect(Help.page(on: "Reposts").contains("a field of posts: "))
    #expect(Help.page(on: "e999").hasPrefix("there is no help on 'e999'"))
    #expect(Help.page(on: "mentoins").contains("did you mean 'help mentions'?"))
  }
}
