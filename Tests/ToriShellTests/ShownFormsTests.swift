import Testing
import ToriLanguage

/// Every form of the table of words is typed, and runs, in the golden transcripts.
@Suite struct ShownFormsTests {
  /// The statements of the transcripts that were answered, as `ShownForms.shape` puts them.
  private static let shapes = Result {
    try TranscriptTests.names.flatMap { name in
      let text = try TestFiles.text(of: TestFiles.folder + "/Transcripts/\(name).txt")
      return Transcript(text.split(separator: "\n")).entries.flatMap { entry in
        let parsed = Parser.parse(entry.statement, mode: .prompt)
        let isAnswered = entry.answer.last != "[exit status 2]"
        return isAnswered
          ? parsed.script.statements.map { statement in
            ShownForms.shape(
              of: parsed.tokens.filter {
                statement.span.start <= $0.span.start && $0.span.end <= statement.span.end
              })
          } : []
      }
    }
  }

  /// Lessons show what is typed in them, so they cannot stand in a transcript; the tour's tests hold them.
  @Test(arguments: Vocabulary.entries.filter { $0.keyword != .tour })
  func isShown(entry: Vocabulary.Entry) throws {
    let ends = Self.ends(of: entry.kind)
    for form in ShownForms.expressions(of: entry.form) {
      #expect(
        try Self.isShown(ends.before + form + ends.after), "\(entry.kind) \(entry.form): \(form)")
    }
  }

  @Test(arguments: ComparisonOperator.allCases)
  func isShown(comparison: ComparisonOperator) throws {
    #expect(try Self.isShown(#"\S+ \#(comparison.rawValue) \S+"#), "\(comparison.rawValue)")
  }

  /// A word that no transcript shows is noticed.
  @Test func formsAreToldApart() throws {
    #expect(ShownForms.expressions(of: "sample N [seed S]") == ["sample 1", "sample 1 seed 1"])
    #expect(
      ShownForms.expressions(of: "sort by FIELD [asc|desc], …") == [
        #"sort by \S+"#, #"sort by \S+ , \S+"#, #"sort by \S+ asc"#, #"sort by \S+ asc , \S+"#,
        #"sort by \S+ desc"#, #"sort by \S+ desc , \S+"#,
      ])
    #expect(ShownForms.expressions(of: "replies to DOC#N | replies to (QUERY)").count == 2)
    #expect(try !Self.isShown(#"\| shuffle"#))
    #expect(try !Self.isShown(#"\| count count"#))
  }

  private static func isShown(_ form: String) throws -> Bool {
    let expression = try Regex("(?:^| )" + form + "(?: |$)")
    return try shapes.get().contains { $0.contains(expression) }
  }

  /// What stands on either side of a word of this kind.
  private static func ends(of kind: Vocabulary.Kind) -> (before: String, after: String) {
    switch kind {
    case .source: (#"(?:^|\( |= |explain |analyze )"#, "")
    case .stage: (#"\| "#, #"(?= \||$| \))"#)
    case .statement: ("^", "$")
    case .clause, .predicate, .connective, .date: ("", "")
    }
  }
}
