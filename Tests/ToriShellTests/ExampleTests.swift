import Testing
import ToriIndex
import ToriLanguage
import ToriRender
import ToriShell
import ToriSystem

/// What the grammar's folder and the table of words show runs on the seeds as it stands.
@Suite struct ExampleTests {
  static let scripts = ["concordance", "counting", "report", "search", "threads", "time"]

  @Test(arguments: scripts)
  func script(name: String) throws {
    let path = TestFiles.repository + "/grammar/examples/\(name).tq"
    let text = try TestFiles.text(of: path)
    #expect(try run(text, mode: .script) == "", "\(name).tq")
    #expect(Formatter.format(text) == text, "\(name).tq is laid out")
  }

  /// Beside each script stands how it is read.
  @Test(arguments: scripts)
  func tree(name: String) throws {
    let path = TestFiles.repository + "/grammar/examples/\(name)"
    let statements = Parser.parse(try TestFiles.text(of: path + ".tq")).script.statements
    try TestFiles.check(statements.map { $0.outline + "\n" }.joined(), against: path + ".tree")
  }

  /// Beside each script that is wrong stands what is said of it.
  @Test(arguments: ["habits", "shape", "words"])
  func messages(name: String) throws {
    let path = TestFiles.repository + "/grammar/examples/invalid/\(name)"
    let text = try TestFiles.text(of: path + ".tq")
    let parsed = Parser.parse(text)
    let messages = DiagnosticRenderer.render(
      parsed.diagnostics, of: text, file: "\(name).tq", options: RenderOptions())
    try TestFiles.check(messages, against: path + ".messages")
  }

  @Test(arguments: Vocabulary.entries)
  func example(of entry: Vocabulary.Entry) throws {
    for example in entry.examples {
      #expect(try run(example, mode: .prompt) == "", "\(example)")
    }
  }

  /// The statements in the fences of the page on the language, in order, as one session.
  @Test func page() throws {
    let page = try TestFiles.text(of: TestFiles.repository + "/grammar/README.md")
    var isFenced = false
    var statements = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("```") {
        isFenced = line == "```tori"
      } else if isFenced {
        statements += line + "\n"
      }
    }
    #expect(statements.split(separator: "\n").count > 30)
    #expect(try run(statements, mode: .script) == "")
  }

  /// What went wrong; nothing if all is well.
  private func run(_ text: String, mode: Parser.Mode) throws -> String {
    var interpreter = try SeedsInterpreter.make()
    let status = try interpreter.value.run(text, mode: mode, cancellation: Cancellation())
    return status == .done ? "" : interpreter.output.text
  }
}
