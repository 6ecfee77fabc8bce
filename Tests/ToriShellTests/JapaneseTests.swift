import Testing
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRender
import ToriShell
import ToriSystem
import ToriText

/// Nothing that tori says is left in English where Japanese is asked for.
///
/// In a Japanese sentence letters of the Latin alphabet spell only words of the query language, names
/// of fields and what the query or the world calls so; 「…」 is what the corpus says.
@Suite struct JapaneseTests {
  private static let catalogue = HelpTopic.diagnostics
  private let help = Help(language: .japanese)

  @Test(arguments: catalogue)
  func diagnostics(entry: CatalogueEntry) throws {
    expectJapanese(entry.title, besides: entry.example)
    expectJapanese(entry.explanation, besides: entry.example + " " + (entry.corrected ?? ""))
    let session = try SeedsInterpreter.make().value.session
    for text in [entry.example, entry.corrected ?? ""] {
      let parsed = Parser.parse(text)
      for diagnostic in parsed.diagnostics + session.analyze(parsed.script).diagnostics {
        expectJapanese(diagnostic.message, besides: text)
        for note in diagnostic.notes { expectJapanese(note.message, besides: text) }
        // What to write may be the words of the query alone.
        if let hint = diagnostic.hint, !isQuery(hint, besides: text) {
          expectJapanese(hint, besides: text)
        }
      }
    }
  }

  @Test(arguments: Vocabulary.entries)
  func words(entry: Vocabulary.Entry) {
    expectJapanese(entry.summary, besides: entry.form)
    let page = help.page(on: entry.keyword.spelling).filter { !$0.isWhitespace }
    #expect(page.contains(entry.summary.japanese.filter { !$0.isWhitespace }))
  }

  @Test(arguments: Field.all)
  func fields(field: Field) {
    expectJapanese(field.summary)
    #expect(help.page(on: field.name).contains("投稿の項目: \(field.summary.japanese)"))
  }

  @Test func pagesOfHelp() {
    for entry in Self.catalogue {
      #expect(help.page(on: entry.code).hasPrefix("\(entry.code): \(entry.title.japanese)\n"))
    }
    #expect(
      strangers(
        in: help.page(on: nil), besides: "shapes profiles readers kinds keys commands reports"
      ).isEmpty)
    for topic in TimePart.allCases.map(\.rawValue) + ["host"] {
      let page = help.page(on: topic)
      #expect(strangers(in: page, besides: "\(topic) W Mon Sun www reuters com").isEmpty, "\(page)")
    }
  }

  @Test func commandsOfTheShell() {
    expectJapanese(
      DotCommand.list(columns: nil),
      besides:
        "FILE PATH PROGRAM N COMMAND ZONE on off auto none PAGER less replace bom Excel fold usual undo"
    )
  }

  /// Lessons speak of statements by the words that these are made of.
  @Test(arguments: Lesson.all.indices)
  func lessons(place: Int) throws {
    let lesson = Lesson.all[place]
    let statements = lesson.steps.map(\.statement) + [lesson.answer]
    // Keys, what things are counted by, a column, a step of a plan, and what a shape is given by.
    let others =
      [
        "Enter", "Tab", "host", "left", "filter", "shape", "shapes", "head", "pages", "PAGE",
        "PATTERN",
      ]
      + TimePart.allCases.map(\.rawValue)
    let words = (statements + others).joined(separator: " ")
    let texts =
      [lesson.title, lesson.question] + lesson.hints + lesson.steps.map(\.prose)
      + [lesson.none, lesson.conclusion].compactMap { $0 }
    for text in texts { expectJapanese(text, besides: words) }
  }

  /// What stands below the answers to the examples, and how each is read and run.
  @Test(arguments: Vocabulary.entries)
  func answers(entry: Vocabulary.Entry) throws {
    for example in entry.examples {
      try expectJapaneseNotes(example)
      guard !example.hasPrefix("explain"), !example.contains(";") else { continue }
      try expectJapaneseExplanation("explain analyze \(example)")
    }
  }

  @Test(
    arguments: [
      "posts where mentions \"南鳥鳥\"", "posts on 2020", "posts since 2026 until 2025",
      "posts where mentions \"中国\" | limit 0", "posts | parents | where undated | kwic \"謎\"",
      "posts | timeline by month", "posts | mean reposts", "posts where reposts > 3",
      "posts | count by hour, weekday | where hour = 10", "describe 000", "describe time",
    ])
  func notes(text: String) throws { try expectJapaneseNotes(text) }

  @Test(
    arguments: [
      "posts where length > 10 and length < 20 and (deleted or not tagged \"EU\" or dated 2026)",
      "posts | sort by length desc, time | limit 3 | select id, length",
      "posts | minus (posts in 001)",
      "posts | intersect (posts in 001)", "posts | sample 3 | cite | where lines = 3",
      "documents | posts | raw", "posts | share by month", "posts | median length by doc, week",
      "posts | around 2 | expect all not deleted", "posts | threads | expect any has title",
      "posts where replies to (posts in 001) | parents", "posts until 2026",
    ])
  func explanations(text: String) throws { try expectJapaneseExplanation("explain \(text)") }

  // MARK: What is held to it

  private func expectJapaneseNotes(_ text: String) throws {
    guard case .answer(let answer, _) = try outcome(text) else { return }
    for note in answer.notes {
      expectJapanese(note.message, besides: text)
    }
  }

  private func expectJapaneseExplanation(_ text: String) throws {
    guard case .explanation(let explanation) = try outcome(text) else { return }
    let sentences = explanation.reading + [explanation.summary].compactMap(\.self)
    for sentence in sentences + explanation.steps.map(\.words) {
      #expect(strangers(in: sentence.japanese, besides: text).isEmpty, "\(sentence.japanese)")
    }
    #expect(explanation.reading.first?.japanese.hasPrefix("コーパスの") == true, "\(text)")
  }

  private func outcome(_ text: String) throws -> Session.Outcome? {
    var session = try SeedsInterpreter.make().value.session
    let parsed = Parser.parse(text)
    var outcome: Session.Outcome?
    for action in session.analyze(parsed.script).actions {
      outcome = try session.run(action, cancellation: Cancellation())
    }
    return outcome
  }

  private func expectJapanese(
    _ text: LocalizedText, besides words: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let hasScript = text.japanese.unicodeScalars.contains {
      0x3041...0x30FF ~= $0.value || 0x4E00...0x9FFF ~= $0.value
    }
    #expect(
      hasScript && text.japanese != text.english, "\(text.english)", sourceLocation: sourceLocation)
    let strangers = strangers(in: text.japanese, besides: words)
    #expect(strangers.isEmpty, "\(text.japanese)", sourceLocation: sourceLocation)
  }

  private func isQuery(_ text: LocalizedText, besides words: String) -> Bool {
    text.english == text.japanese && strangers(in: text.english, besides: words).isEmpty
  }

  private func strangers(in text: String, besides more: String) -> [String] {
    let folded = String(decoding: Folding.fold(more).bytes, as: UTF8.self)
    let known = Self.known.union(latinWords(more + " " + folded))
    return latinWords(text.replacing(/「.*?」/, with: "")).filter { !known.contains($0) }
  }

  private func latinWords(_ text: String) -> [String] {
    text.split { !($0.isASCII && ($0.isLetter || $0 == "_")) }.map(String.init)
  }

  private static let known: Set<String> = {
    var known = Set(Keyword.allCases.map(\.spelling) + Field.all.map(\.name))
    known.formUnion(Field.all.compactMap(\.singular))
    known.formUnion([
      "table", "cards", "jsonl", "json", "csv", "tsv", "markdown", "svg", "dark", "en", "ja",
      "excel", "xlsx", "khcoder", "vrt", "meta", "graphml", "Gephi", "Cytoscape", "igraph",
    ])
    // Of the shell and the command line.
    known.formUnion([
      "tori", "mode", "timer", "color", "lang", "pager", "output", "save", "plot", "light", "FILE",
      "md", "tq", "read", "edit", "open",
      "zone", "history", "quit", "NO_COLOR", "VISUAL", "EDITOR", "Ctrl", "D", "set", "name",
    ])
    // Of rows and figures of words.
    known.formUnion(MeasureEntry.all.map(\.name) + WordPart.classNames)
    known.formUnion(WordPart.allCases.map(\.rawValue))
    known.formUnion([
      "content", "previous", "next", "match", "from", "jaccard", "FOLDER", "stop", "hosts",
      "observed",
      "count", "post_", "measures", "noun", "node",
      "C", "E", "L", "O", "R", "DP", "DPnorm", "FLR", "ln", "log", "f", "gram", "Juilland",
      "Gries", "Nakagawa", "Mori", "Universal", "Dependencies",
    ])
    // What the world calls so.
    known.formUnion([
      "ID", "URL", "DOC", "EU", "N", "KiB", "UTF", "Unicode", "PCRE", "FFFF", "XXXX", "XX",
      "SELECT", "FROM", "Excel", "CSV", "KH", "Coder",
      "ORDER",
      "BY", "GROUP", "T", "Asia", "Tokyo", "news", "list", "digest", "flattened", "opening",
      "reply", "i",
      "m",
      "s", "x", "u", "n", "t", "true", "false", "yes", "no",
    ])
    return known
  }()
}
