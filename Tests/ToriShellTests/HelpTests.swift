import Testing
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriShell
import ToriText

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
    for topic in HelpTopic.names { #expect(!help.page(on: topic).isEmpty, "\(topic)") }
  }

  @Test(arguments: SpokenLanguage.allCases)
  func pagesOfKinds(language: SpokenLanguage) {
    let help = Help(language: language)
    for topic in ["dates", "date", "日付"] {
      let page = help.page(on: topic).filter { !$0.isWhitespace }
      #expect(page.contains("2026年1月13日") && page.contains("NUNITSago"), "\(page)")
    }
    let stages = help.page(on: "stages")
    #expect(stages == help.page(on: "段"))
    for stage in Vocabulary.keywords(.stage) { #expect(stages.contains("  \(stage.spelling)")) }
    #expect(stages.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= 80 })
  }

  /// By whatever name something is looked up, there is a page on it.
  @Test(arguments: SpokenLanguage.allCases)
  func otherNames(language: SpokenLanguage) {
    let help = Help(language: language)
    #expect(HelpTopic.shellCommands == DotCommand.allCases.map(\.rawValue))
    for (name, topic) in HelpTopic.otherNames {
      #expect(HelpTopic.isKnown(name) && HelpTopic.isKnown(topic), "\(name)")
      #expect(!help.page(on: name).isEmpty, "\(name)")
    }
    #expect(help.page(on: "検索") == help.page(on: "mentions"))
    #expect(help.page(on: ".plot") == help.page(on: "plot"))
    #expect(help.page(on: "keys").contains("Ctrl-R") && help.page(on: "キー").contains("Ctrl-R"))
  }

  /// What reads files and what blocks are, by any of their names.
  @Test(arguments: SpokenLanguage.allCases)
  func readersAndKinds(language: SpokenLanguage) {
    let help = Help(language: language)
    let readers = help.page(on: "readers")
    for reader in ReaderName.allCases { #expect(readers.contains("  \(reader.rawValue)")) }
    #expect(["reader", "読み方", "thread-digest"].allSatisfy { help.page(on: $0) == readers })
    let kinds = help.page(on: "kinds")
    for kind in BlockKind.allCases { #expect(kinds.contains("  \(kind.name)")) }
    #expect(help.page(on: "fragment") == kinds && help.page(on: "kind").hasSuffix(kinds))
  }

  /// Forms stand whole, however long, and each word with what it says where Japanese is spoken.
  @Test func wholeFormsAndGlosses() {
    let squeezed = { (text: String) in text.filter { !$0.isWhitespace } }
    for language in SpokenLanguage.allCases {
      for (kind, topic) in [(Vocabulary.Kind.stage, "stages"), (.predicate, "conditions")] {
        let page = squeezed(Help(language: language, columns: 60).page(on: topic))
        for entry in Vocabulary.entries where entry.kind == kind {
          for way in entry.form.split(separator: " | ") {
            #expect(page.contains(squeezed(String(way))), "\(entry.form)")
          }
        }
      }
    }
    let overview = Help(language: .japanese).page(on: nil)
    for entry in Vocabulary.entries {
      #expect(overview.contains("\(entry.keyword.spelling) \(entry.keyword.japanese)"))
    }
  }

  /// What is said to lack a point names a command of the shell.
  @Test func forgottenPoints() {
    #expect(Parser.shellCommands.allSatisfy { DotCommand(rawValue: $0) != nil })
  }

  /// No word is broken at the edge of the screen.
  @Test(arguments: SpokenLanguage.allCases, [80, 40])
  func fitsTheScreen(language: SpokenLanguage, columns: Int) {
    let help = Help(language: language, columns: columns)
    let examples = Set(Vocabulary.entries.flatMap(\.examples).map { "    \($0)" })
    let forms = Set(Vocabulary.entries.map(\.form))
    for topic in Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name) {
      for line in help.page(on: topic).split(separator: "\n").map(String.init)
      where !examples.contains(line) && !forms.contains(line) {
        #expect(displayWidth(line) <= columns)
      }
    }
    let overview = help.page(on: nil).split(separator: "\n").filter { !$0.hasPrefix("  posts") }
    let commands = DotCommand.list(columns: columns)[language].split(separator: "\n")
    #expect(overview.count > 15 && commands.count >= DotCommand.allCases.count)
    #expect(overview.allSatisfy { displayWidth(String($0)) <= columns })
    #expect(commands.allSatisfy { displayWidth(String($0)) <= columns || $0.hasPrefix("  .") })
  }

  /// What the pages on shapes and profiles show is a shape and a profile.
  @Test(arguments: SpokenLanguage.allCases)
  func examplesOfReading(language: SpokenLanguage) throws {
    func example(_ topic: String, from start: String) -> String {
      Help(language: language).page(on: topic).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .drop { !$0.drop { $0 == " " }.hasPrefix(start) }.prefix { !$0.isEmpty }
      .joined(separator: "\n")
    }
    let shapes = try ShapeFile.read(example("shapes", from: "shape comments"), file: "help")
    #expect(shapes.count == 1)
    let profiles = try ProfileReader.read(example("profiles", from: "profile forum"), file: "help")
    #expect(profiles.count == 1)
  }
}
