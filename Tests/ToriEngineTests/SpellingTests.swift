import Testing
import ToriCorpus
import ToriEngine
import ToriIndex
import ToriText

/// Names, tags and sources that fold alike are one, shown as most of the corpus spells them, however they are
/// asked about; identifiers and addresses are told apart letter by letter.
@Suite struct SpellingTests {
  private struct Post {
    var text = "い"
    var author: String?
    var identifier: String?
    var tags: [String] = []
    var handles: [String] = []
    var links: [String] = []
    var source: String?
  }

  private func sample(_ posts: [Post], segmentLimit: Int = 1 << 20) throws -> Sample {
    let blocks = posts.enumerated().map { number, post in
      var block = Block(
        kind: .reply, bytes: number..<number + 1, lines: number + 1...number + 1, text: post.text)
      (block.author, block.authorID, block.source) = (post.author, post.identifier, post.source)
      (block.hashtags, block.handles, block.links) = (post.tags, post.handles, post.links)
      return block
    }
    let document = Document(
      path: "/s.txt", reader: .plain, seen: .seen(.askedFor), encoding: .utf8,
      byteCount: blocks.count, checksum: 0, title: nil, blocks: blocks, notices: [])
    return try Sample([document], segmentLimit: segmentLimit)
  }

  /// The same in one segment and in many.
  private func expect(
    _ query: String, of posts: [Post], _ rows: [[Value]],
    location: SourceLocation = #_sourceLocation
  ) throws {
    for limit in [1, 1 << 20] {
      let found = try sample(posts, segmentLimit: limit).cells(query)
      #expect(found == rows, "\(query)", sourceLocation: location)
    }
  }

  @Test(arguments: [
    (["NATO", "nato", "ＮＡＴＯ", "nato"], "nato"), (["NATO", "nato"], "NATO"),
    (["ﾚｱｱｰｽ", "レアアース", "レアアース"], "レアアース"),
    (["か\u{3099}", "が", "が"], "が"), (["A\u{200B}", "a", "A\u{200B}"], "A\u{200B}"),
    (["ﾀﾏ", "タマ"], "ﾀﾏ"),
    (["Straße", "STRASSE", "STRASSE"], "STRASSE"), (["①", "1", "1"], "1"),
    (["10〜20", "10～20"], "10〜20"),
  ])
  func oneNameForAll(_ spellings: [String], shown: String) throws {
    let count = spellings.count
    let posts = spellings.map {
      Post(author: $0, tags: [$0], handles: [$0], source: $0)
    }
    for field in ["author", "hashtags", "handles", "source"] {
      try expect("posts | count by \(field)", of: posts, [[.text(shown), .integer(count)]])
      try expect(
        "posts | count by \(field), kind", of: posts,
        [
          [.text(shown), .text("reply"), .integer(count)]
        ])
      try expect(
        "posts | share by \(field)", of: posts,
        [
          [.text(shown), .integer(count), .integer(count), .number(1)]
        ])
      try expect(
        "posts | select \(field) | count by \(field)", of: posts,
        [
          [.text(shown), .integer(count)]
        ])
      for spelling in spellings {
        try expect("posts where \(field) = \"\(spelling)\" | count", of: posts, [[.integer(count)]])
        try expect("posts where \(field) != \"\(spelling)\" | count", of: posts, [[.integer(0)]])
        try expect(
          "posts | count by \(field) | where \(field) = \"\(spelling)\" | count", of: posts,
          [
            [.integer(1)]
          ])
      }
      try expect("describe \(field)", of: posts, [[.text(shown), .integer(count)]])
    }
    try expect(
      "posts | authors | select author, posts", of: posts, [[.text(shown), .integer(count)]])
    for spelling in spellings {
      try expect("posts where tagged \"\(spelling)\" | count", of: posts, [[.integer(count)]])
      try expect("posts by \"\(spelling)\" | count", of: posts, [[.integer(count)]])
    }
  }

  /// A post with two spellings of a tag has it once.
  @Test func aPostCountsOnce() throws {
    let posts = [Post(tags: ["NATO", "nato", "eu"]), Post(tags: ["nato"])]
    try expect(
      "posts | count by hashtags", of: posts,
      [
        [.text("nato"), .integer(2)], [.text("eu"), .integer(1)],
      ])
  }

  @Test func lettersCountInIdentifiersAndAddresses() throws {
    let links = ["https://A.example/X", "https://a.example/x", "HTTPS://a.example/x"]
    let posts = links.enumerated().map { number, link in
      Post(author: "名", identifier: ["id", "ID", "ｉｄ"][number], links: [link])
    }
    try expect("posts | links | count", of: posts, [[.integer(3)]])
    try expect("posts | count by host", of: posts, [[.text("a.example"), .integer(3)]])
    try expect("posts | count by author_id | count", of: posts, [[.integer(3)]])
    try expect("posts | authors | count", of: posts, [[.integer(3)]])
    try expect("posts where author_id = id | count", of: posts, [[.integer(1)]])
    try expect("posts where links to \"A.EXAMPLE\" | count", of: posts, [[.integer(3)]])
  }

  /// Characters between two texts are those that are written, and seen.
  @Test(arguments: [
    ("中国……………………日本", 8, true), ("中国……………………日本", 7, false), ("中国一二三四五六七八日本", 8, true),
    ("中国㌧㌧日本", 2, true), ("中国㌧㌧日本", 1, false), ("中国㍿㍿㍿日本", 3, true), ("日本①②③中国", 3, true),
    ("中国\u{200B}\u{200B}日本", 0, true), ("中国か\u{3099}日本", 1, true), ("中国👨‍👩‍👧日本", 1, true),
    ("中国\r\n日本", 1, true), ("中国\r\n日本", 0, false), ("中国日本", 0, true), ("日本中国", 0, true),
    ("中国\u{FEFF}あ\u{2060}日本", 1, true),
  ])
  func nearCountsWhatIsWritten(_ text: String, _ within: Int, _ holds: Bool) throws {
    try expect(
      "posts where mentions 中国 near 日本 within \(within) | count", of: [Post(text: text)],
      [[.integer(holds ? 1 : 0)]])
  }

  @Test(arguments: [
    "規制\u{200B}深海", "規制10", "規制\u{FEFF}", "規制\u{2060}\u{200D}。", "規制\u{AD}-", "規制\u{E0100}",
  ])
  func matchesAreAlike(_ text: String) throws {
    try expect(
      "posts | kwic 規制 | count by match", of: [Post(text: text), Post(text: "規制")],
      [
        [.text("規制"), .integer(2)]
      ])
  }

  @Test(arguments: [
    ("一\n二", "一 二"), ("一\r\n二", "一 二"), ("一 二", "一\\n二"), ("一\u{2028}二", "一 二"), ("10〜20", "10～20"),
    ("10～20", "10〜20"), ("−5", "-5"), ("―いや", "—いや"), ("—いや", "―いや"), ("A‖B", "a∥b"),
  ])
  func signsAndBreaksAreOne(_ text: String, _ needle: String) throws {
    try expect(
      "posts where mentions \"\(needle)\" | count", of: [Post(text: text)], [[.integer(1)]])
  }
}
