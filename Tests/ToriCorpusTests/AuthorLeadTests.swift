import Testing
import ToriCorpus

/// Words before all names of a page, and names that begin with such words.
@Suite struct AuthorLeadTests {
  @Test(arguments: [
    (
      ["geschrieben von hafen", "geschrieben von nebel", "geschrieben von hafen"],
      ["hafen", "nebel", "hafen"]
    ),
    (["by keeper7", "by harbour_jo", "by keeper7"], ["keeper7", "harbour_jo", "keeper7"]),
    (["von Hafen", "von Nebel", "von Hafen"], ["von Hafen", "von Nebel", "von Hafen"]),
    (["by keeper7", "harbour_jo", "by oil_can"], ["by keeper7", "harbour_jo", "by oil_can"]),
    (["by keeper7", "by keeper7", "by keeper7"], ["by keeper7", "by keeper7", "by keeper7"]),
  ])
  func dropped(names: [String], expected: [String]) {
    let blocks = names.map { name in
      var block = Block(kind: .comment, bytes: 0..<0, lines: 1...1, text: "霧")
      block.author = name
      return block
    }
    #expect(AuthorLead.dropped(from: blocks).map(\.author) == expected)
  }
}
