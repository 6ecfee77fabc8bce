import Testing
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriRandom
import ToriText

/// What the index leaves out before a pattern is run is never more than what cannot match.
@Suite struct PatternNecessityTests {
  static let table: [(pattern: String, necessity: PatternNecessity)] = [
    ("中国", .text("中国")),
    ("レアアース(泥|鉱)", .any([.text("レアアース泥"), .text("レアアース鉱")])),
    ("(?<=中国)の", .all([.text("中国"), .text("の")])),
    ("[0-9]+万トン", .text("万トン")),
    ("中[国共]", .any([.text("中国"), .text("中共")])),
    ("a.*b", .all([.text("a"), .text("b")])),
    ("ab?c", .all([.text("a"), .text("c")])),
    ("a{2}b", .text("aab")),
    ("(ab)+c", .all([.text("ab"), .text("c")])),
    ("a\\.b", .text("a.b")),
    ("^a$", .text("a")),
    ("a(?!b)c", .text("ac")),
    ("(?:a|)b", .any([.text("ab"), .text("b")])),
    ("[]a]b", .any([.text("]b"), .text("ab")])),
    ("a|b*", .nothing), ("a*", .nothing), (".", .nothing), ("", .nothing), ("\\p{Han}", .nothing),
    ("(?i)ab", .nothing), ("(*ACCEPT)ab", .nothing), ("(a)\\1b", .nothing), ("\\Qa|b\\E", .nothing),
    ("a{,2}b", .nothing), ("[^a]", .nothing), ("[a-c]", .nothing), ("a(?#b)c", .text("ac")),
  ]

  @Test(arguments: table)
  func whatAPatternNeeds(_ pattern: String, _ necessity: PatternNecessity) {
    #expect(PatternNecessity(of: Pattern(source: pattern, flags: "")) == necessity)
  }

  @Test func whatFlagsLeave() {
    #expect(PatternNecessity(of: Pattern(source: "eu|é", flags: "i")) == .nothing)
    #expect(PatternNecessity(of: Pattern(source: "eu島", flags: "i")) == .text("eu島"))
    #expect(PatternNecessity(of: Pattern(source: "a b", flags: "x")) == .nothing)
  }

  /// Behind options that are set and unset, nothing is known of a pattern: all texts are tried.
  @Test(arguments: UInt64(0)..<50)
  func theIndexLeavesOutNoMatch(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sample = try Sample(
      [random.documentOfShortTexts()], segmentLimit: random.pick([1, 1 << 30]))
    for _ in 0..<8 {
      let pattern = random.pattern(depth: 2)
      let flag = random.pick(["", "", "i"])
      let found = try sample.cells("posts where matches /\(pattern)/\(flag) | select id")
      let all = try sample.cells("posts where matches /(?s)(?-s)(?:\(pattern))/\(flag) | select id")
      #expect(found == all, "seed \(seed), /\(pattern)/\(flag)")
    }
  }

  /// A text is the same as another that Unicode holds for the same, and no other.
  @Test(arguments: UInt64(0)..<20)
  func textsAreFoundWhole(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let document = random.documentOfShortTexts()
    let sample = try Sample([document])
    for text in document.blocks.map(\.text) where !text.isEmpty {
      let same = document.blocks.count { $0.text == text }
      let found = try sample.cells("posts where text = \"\(text)\" | count")
      #expect(found == [[.integer(same)]], "seed \(seed), “\(text)”")
    }
  }
}

extension SplitMix64 {
  private static let letters = ["中", "国", "か", "\u{3099}", "が", "a", "B", "b", "ｂ", "島", "é", "É"]

  /// Texts of few letters, some of which compose with their neighbours.
  fileprivate mutating func documentOfShortTexts() -> Document {
    let texts = (0..<150).map { _ in (0..<below(7)).map { _ in pick(Self.letters) }.joined() }
    var blocks: [Block] = []
    for (number, text) in texts.enumerated() {
      var block = Block(kind: .reply, bytes: number..<number + 1, lines: 1...1, text: text)
      block.number = number + 1
      blocks.append(block)
    }
    return Document(
      path: "/corpus/a.txt", reader: .threadDigest, seen: .seen(.askedFor),
      encoding: .utf8,
      byteCount: blocks.count, checksum: 0, title: nil, blocks: blocks, notices: [])
  }

  fileprivate mutating func pattern(depth: Int) -> String {
    let pieces = (0..<1 + below(4)).map { _ in piece(depth: depth) }.joined()
    return chance(4) && depth > 0 ? pieces + "|" + pattern(depth: depth - 1) : pieces
  }

  private mutating func piece(depth: Int) -> String {
    let piece: String
    switch below(depth > 0 ? 9 : 5) {
    case 0: piece = pick([".", "[中国]", "[^a]", "[a-c]", "\\w", "\\p{Han}"])
    case 5: piece = "(" + pattern(depth: depth - 1) + ")"
    case 6:
      piece = pick(["(?:", "(?<n\(below(1 << 30))>", "(?>"]) + pattern(depth: depth - 1) + ")"
    case 7: piece = pick(["(?=", "(?!"]) + pattern(depth: depth - 1) + ")"
    case 8: return pick(["^", "$", "\\b"])
    default: piece = pick(Self.letters)
    }
    return piece + pick(["", "", "", "", "?", "*", "+", "{2}", "{0,1}", "{1,2}?"])
  }
}
