import Testing
import ToriEngine
import ToriLanguage
import ToriStatistics
import ToriWords

/// Figures on the seeds, found by another program over the same posts: MeCab with IPADIC, each line as it stands, a word
/// being a token with a letter or a digit.
///
/// tori's scanner takes words out before the dictionary is asked, so that some figures differ; each that does stands in
/// `differences` with the reason.
@Suite(.enabled(if: WordDictionary.installedFolder != nil))
struct WordFigureTests {
  struct Difference: CustomTestStringConvertible {
    /// What asks for the figure, as its first cell.
    let query: String
    let other: Double
    let own: Double
    let why: String

    var testDescription: String { query }
  }

  static let differences = [
    Difference(
      query: "posts | dispersion of word \"中国\" | select words", other: 9153, own: 9020,
      why: "an address is one word and not ten, 16.5 one and not two, G7 and 350トン too; -133"),
    Difference(
      query: "posts | dispersion of word \"レアアース\" | select frequency", other: 114, own: 113,
      why: "of the hashtag #南鳥島のレアアース it is a part, and the tag is one word"),
    Difference(
      query: "posts | collocates of word \"中国\" within 5 | limit 1 | select words", other: 9040,
      own: 8907, why: "N is the words without the 113 nodes"),
    Difference(
      query: "posts | collocates of word \"中国\" within 5 | limit 1 | select window", other: 997,
      own: 996,
      why: "numbers of several signs are one word, so that windows reach further or less far"),
    Difference(
      query: "posts | dispersion of word \"G7\" | select frequency", other: 0, own: 11,
      why: "the dictionary cuts G7 into G and 7"),
    Difference(
      query: "posts | words | where word = \"https\" | count", other: 1, own: 0,
      why: "an address is a word by itself"),
  ]

  @Test(arguments: differences)
  func differsForAReason(difference: Difference) throws {
    #expect(try number(difference.query) == difference.own)
    #expect(difference.own != difference.other && !difference.why.isEmpty)
  }

  /// Dictionary forms with the top of their tags: how often, in how many posts and documents.
  @Test func frequentWords() throws {
    let rows = try cells("posts | words | where content | limit 12").map { row in
      [row[0], row[2], row[4], row[6], row[7]].map(\.plain)
    }
    #expect(
      rows == [
        ["する", "動詞", "307", "94", "5"], ["レアアース", "名詞", "113", "72", "5"],
        ["中国", "名詞", "113", "66", "5"], ["米", "名詞", "48", "39", "5"],
        ["日本", "名詞", "42", "27", "3"], ["米国", "名詞", "42", "25", "5"],
        ["韓国", "名詞", "38", "29", "4"], ["なる", "動詞", "37", "30", "5"],
        ["輸出", "名詞", "37", "28", "5"], ["依存", "名詞", "36", "23", "5"],
        ["安全", "名詞", "35", "23", "5"], ["倭国", "名詞", "34", "11", "1"],
      ])
  }

  /// O11 and C1 of collocates, which the other program has alike but for レアアース.
  @Test(arguments: [
    ("依存", 20, 36), ("脱却", 6, 9), ("規制", 10, 27), ("レアアース", 28, 113), ("なくなる", 3, 3),
    ("輸出", 12, 37),
  ])
  func collocates(word: String, observed: Int, count: Int) throws {
    let row = try #require(
      try cells(
        "posts | collocates of word \"中国\" within 5 | where word = \"\(word)\" | select observed, count, node, window, words, expected, log_likelihood, mi, log_dice"
      ).first)
    #expect(row[0] == .integer(observed) && row[1] == .integer(count) && row[2] == .integer(113))
    guard case .integer(let window) = row[3], case .integer(let words) = row[4] else {
      Issue.record("no counts")
      return
    }
    let table = ContingencyTable(o11: observed, r1: window, c1: count, n: words)
    #expect(row[5] == .number(table.expected) && row[6] == .number(table.logLikelihood))
    #expect(row[7] == table.mutualInformation.map { .number($0) })
    #expect(row[8] == table.logDice(node: 113).map { .number($0) })
  }

  @Test func collocatesAreNearlyTheOthers() throws {
    let own = try number(
      "posts | collocates of word \"中国\" within 5 | where word = \"依存\" | select log_likelihood")
    #expect(abs(own - 42.756949) < 0.6)
    let dice = try number(
      "posts | collocates of word \"中国\" within 5 | where word = \"依存\" | select log_dice")
    #expect(abs(dice - 12.10276) < 1e-5)
  }

  @Test(arguments: [("日本", 18, 24), ("諸国", 7, 2), ("ベセント", 4, 0)])
  func keywords(word: String, here: Int, there: Int) throws {
    let rows = try cells(
      "posts in 001 | keywords against (posts not in 001) | where word = \"\(word)\" | select count, other"
    )
    #expect(rows.contains([.integer(here), .integer(there)]))
  }

  /// The other program counts 他 5 times in 001 as one word; here it is a content word 4 times, and once, as an adverb,
  /// none.
  @Test func aWordThatIsContentAtTimesHasTwoRows() throws {
    let rows = try cells(
      "posts in 001 | keywords against (posts not in 001) at least 1 | where word = \"他\" | select count, other, content"
    )
    #expect(
      rows == [
        [.integer(4), .integer(1), .boolean(true)], [.integer(1), .integer(0), .boolean(false)],
      ])
  }

  @Test func spread() throws {
    let rows = try cells("posts | dispersion of word \"レアアース\" by doc | select doc, count, words")
    #expect(
      rows.map { $0.map(\.plain) } == [
        ["000", "29", "2158"], ["001", "12", "1218"], ["002", "29", "3158"], ["003", "17", "1369"],
        ["004", "26", "1117"],
      ])
    let row = try #require(
      try cells(
        "posts | dispersion of word \"レアアース\" | select range, documents, post_range, posts"
      ).first)
    #expect(row.map(\.plain) == ["5", "5", "72", "166"])
    let d = try number("posts | dispersion of word \"レアアース\" | select post_d")
    #expect(abs(d - 0.87006) < 0.001)
  }

  @Test func formsOfAWord() throws {
    #expect(
      try cells("posts where mentions word \"言う\" | select id").map { $0[0].plain } == [
        "000:25", "000:51", "001#11", "001#14", "001#16", "001#51", "001#76", "002#3", "002#6",
        "002#8", "002#14", "002#15",
      ])
    #expect(
      try cells("posts | kwic word \"言う\" | count by match").map { $0.map(\.plain) } == [
        ["言っ", "8"], ["言う", "4"], ["言わ", "3"], ["言い", "1"],
      ])
  }

  /// As the other program has it, which leaves out signs too.
  @Test func pattern() throws {
    let pattern = "[word = \"中国\"] []{0,3} [tag = \"名詞-サ変接続\"]"
    #expect(try number("posts | kwic \(pattern) | count") == 61)
  }

  /// Whatever has a column has a line in help.
  @Test func measuresAreExplained() {
    let names = Set(MeasureEntry.all.map(\.name))
    let columns = Set(AssociationMeasure.allCases.map(\.rawValue))
    #expect(columns.subtracting(names) == ["log_ratio_high"])
    #expect(names.count == MeasureEntry.all.count)
  }

  @Test func whatIsNearWhenThereIsNone() throws {
    #expect(
      try Sample.seeds.get().notes("posts where mentions word \"掘る\"").last
        == "no word has the dictionary form \"掘る\"; \"掘\" stands as characters in 13 posts, inside 採掘 8, 試掘 4, 掘削 2, 掘れる 1"
    )
    #expect(
      try Sample.seeds.get().notes("posts where mentions word \"言っ\"").last
        == "no word has the dictionary form \"言っ\": it is a form of 言う; write word \"言う\", or word exactly \"言っ\""
    )
  }

  private func cells(_ query: String) throws -> [[Value]] { try Sample.seeds.get().cells(query) }

  private func number(_ query: String) throws -> Double {
    switch try cells(query).first?.first {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: .nan
    }
  }
}

extension Value {
  /// As text, of what is one or a whole number.
  fileprivate var plain: String {
    switch self {
    case .text(let text), .identifier(let text, _): text
    case .integer(let number): "\(number)"
    default: ""
    }
  }
}
