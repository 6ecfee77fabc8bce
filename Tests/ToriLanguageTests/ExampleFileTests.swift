import Testing
import ToriLanguage

/// The query files of `grammar/examples/`, and the queries of `grammar/README.md`.
@Suite struct ExampleFileTests {
  @Test(arguments: ["search", "time", "threads", "counting", "concordance", "report"])
  func validFilesAreClean(name: String) throws {
    let parsed = expectSound(try projectFile("grammar/examples/\(name).tq"))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.script.statements.count > 10)
  }

  /// Above each statement stands a comment with the codes it is answered with.
  @Test(arguments: ["words", "shape", "habits"])
  func invalidFilesAreAnswered(name: String) throws {
    let lines = try projectFile("grammar/examples/invalid/\(name).tq").split(separator: "\n")
    #expect(lines.count % 2 == 0)
    for index in stride(from: 0, to: lines.count, by: 2) {
      let expected = lines[index].split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter {
          $0.count == 4 && "EW".contains($0.prefix(1)) && $0.dropFirst().allSatisfy(\.isNumber)
        }
      let found = Parser.parse(String(lines[index + 1])).diagnostics.map(\.code)
      #expect(found == expected, "\(lines[index + 1])")
    }
  }

  @Test func readmeIsTrue() throws {
    let pieces = try projectFile("grammar/README.md").split(separator: "```")
    let blocks = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    #expect(blocks.count >= 5)
    for block in blocks where block.hasPrefix("tori\n") {
      #expect(Parser.parse(String(block.dropFirst(5))).diagnostics.isEmpty, "\(block)")
    }
  }
}
