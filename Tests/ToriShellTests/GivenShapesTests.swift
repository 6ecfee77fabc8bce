import Testing
import ToriShell
import ToriSystem

/// Shapes that are given on the command line: as heads, and in files.
@Suite struct GivenShapesTests {
  private func shapes(_ given: String) throws -> [String] {
    let words = Invocation.ReadingWords(
      zone: nil, reader: nil, dateOrder: nil, encoding: nil, map: [], shapes: [given])
    return try words.options(of: []).shapes.own.map(\.name)
  }

  @Test func files() throws {
    let folder = try TestFiles.temporaryFolder()
    let good = folder + "/own.shapes"
    try TestFiles.write("shape fog\n  head {number}: {author} {time}\n", to: good)
    #expect(try shapes(good) == ["fog"])
    #expect(try shapes("{number}: {author} {time}") == ["given"])
    let bad = folder + "/bad.shapes"
    try TestFiles.write("shape fog\n  head {nmber}\n", to: bad)
    for wrong in [folder + "/missing.shapes", bad] {
      #expect(throws: CommandLineProblem.self) { try shapes(wrong) }
    }
  }
}
