import Testing
import ToriIndex
import tori_bench

@Suite struct ServingTests {
  /// Without the nanoseconds, which must be a number.
  private static func answers(_ lines: String...) throws -> [String] {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    _ = try buildIndex(from: ["seeds"], to: folder.path + "/seeds.tori")
    var serving = try Serving(corpus: folder.path + "/seeds.tori")
    return lines.map { line in
      let answer = serving.answer(line)
      let fields = answer.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3, Int(fields[0]) != nil else { return answer }
      return fields[1...].joined(separator: " ")
    }
  }

  @Test func anAnswerIsCountedAndNamesItsFirstTen() throws {
    #expect(
      try Self.answers(
        "posts where replies to 001#44", "posts in 001 | limit 12", "documents", "posts | count")
        == [
          "2 001#46,001#51",
          "12 001#1,001#11,001#14,001#16,001#20,001#24,001#25,001#26,001#29,001#31",
          "5 000,001,002,003,004", "1 ",
        ])
  }

  @Test func mistakesAreToldAndTheNextLineIsRead() throws {
    #expect(
      try Self.answers(
        "posts where mentons \"x\"", "posts | expect rows = 5", "posts | expect rows > 5 | count")
        == [
          "error: expected a condition, found 'mentons'",
          "error: expected rows = 5, found 166 rows",
          "1 ",
        ])
  }

  @Test func namesStayForTheNextLine() throws {
    #expect(
      try Self.answers("let it = posts where replies to 001#44", "it")
        == ["0 ", "2 001#46,001#51"])
  }
}
