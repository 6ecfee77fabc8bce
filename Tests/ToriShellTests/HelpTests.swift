import Testing
import ToriEngine
import ToriLanguage
import ToriShell

@Suite struct HelpTests {
  private let help = Help(language: .english)

  /// Codes of both modules, in letters of any case.
  @Test(arguments: Diagnostic.catalogue + Diagnostic.analysisCatalogue)
  func codesHaveAPage(entry: CatalogueEntry) {
    let page = help.page(on: entry.code.lowercased())
    #expect(page == help.page(on: entry.code))
    #expect(page.hasPrefix("\(entry.code): \(entry.title.english)\n  "))
    #expect(page.contains("\n    \(entry.example)\n"))
    #expect(entry.corrected.map { page.hasSuffix("  rather:\n    \($0)\n") } ?? true)
    let lines = page.split(separator: "\n")
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func pagesOfWordsAndFields() {
    #expect(help.page(on: "MENTIONS") == help.page(on: "mentions"))
    #expect(help.page(on: "Reposts").contains("a field of posts: "))
    #expect(help.page(on: "e999").hasPrefix("there is no help on 'e999'"))
    #expect(help.page(on: "mentoins").contains("did you mean 'help mentions'?"))
  }
}
