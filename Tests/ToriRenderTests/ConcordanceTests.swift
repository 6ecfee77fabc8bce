import Testing
import ToriEngine
import ToriRandom
import ToriRender
import ToriText

struct ConcordanceTests {
  private static let columns: [(String, ValueType)] = [
    ("id", .text), ("left", .text), ("match", .text), ("right", .text),
  ]
  private let lines = answer(
    .concordance, columns,
    [
      [.text("001#11"), .text("する狙いだ。\n中国の"), .text("規制"), .text("に対抗し、レアアース")],
      [.text("000:1"), .text("EU"), .text("ｷｾｲ"), .text("")],
      [.text("000:2"), .text(""), .text("規制"), .text("👍\u{1B}x")],
    ])

  @Test func matchesStandBelowEachOther() throws {
    let expected = """
      001#11  する狙いだ。 ⏎ 中国の  規制  に対抗し、レアアース
      000:1                      EU  ｷｾｲ
      000:2                          規制  👍␛x

      """
    #expect(try rendered(lines, as: .table, terminal(80)) == expected)
    #expect(try rendered(lines, as: .table) == expected)
  }

  @Test func longIdentifiersStandThereInShort() throws {
    let id = Value.identifier("blog#2025/09/20/220220", short: "blog#220220")
    let lines = answer(
      .concordance, Self.columns, [[id, .text("鳥が"), .text("鳴"), .text("く")]])
    #expect(try rendered(lines, as: .table) == "blog#220220  鳥が  鳴  く\n")
  }

  @Test func contextIsCutOnItsFarSides() throws {
    let expected = """
      001#11  …。 ⏎ 中国の  規制  に対抗し、…
      000:1             EU  ｷｾｲ
      000:2                 規制  👍␛x

      """
    #expect(try rendered(lines, as: .table, terminal(40)) == expected)
  }

  @Test func matchesAreColoured() throws {
    let table = try rendered(lines, as: .table, terminal(80, colour: true))
    #expect(table.contains("中国の  \u{1B}[1;31m規制\u{1B}[0m  に"))
  }

  @Test func machineFormatsHaveThePlainColumns() throws {
    let first = #"{"id":"001#11","left":"する狙いだ。\n中国の","match":"規制","right":"に対抗し、レアアース"}"#
    #expect(try rendered(lines, as: .jsonl).hasPrefix(first + "\n"))
  }

  @Test(arguments: UInt64(0)..<300)
  func matchesAlignWhateverTheContext(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<6).map { _ -> [Value] in
      let id =
        "00\(Int.random(in: 0...1, using: &random))#\(Int.random(in: 1...999, using: &random))"
      return [
        .text(id), .text(random.text(upTo: 30)), .text("【規】"), .text(random.text(upTo: 30)),
      ]
    }
    let width = Int.random(in: 30...100, using: &random)
    let options = Bool.random(using: &random) ? terminal(width) : RenderOptions()
    let table = try rendered(answer(.concordance, Self.columns, rows), as: .table, options)
    let lines = table.split(separator: "\n")
    #expect(lines.count == rows.count)
    let columns = lines.map { line in
      line.firstRange(of: "【").map { displayWidth(line[..<$0.lowerBound]) }
    }
    #expect(Set(columns).count == 1 && columns[0] != nil)
    if options.isTerminal { #expect(lines.allSatisfy { displayWidth($0) <= width }) }
  }
}
