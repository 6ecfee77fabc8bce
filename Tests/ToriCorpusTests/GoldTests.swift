import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Every block of the five seeds, as it was cut by hand.
@Suite struct GoldTests {
  @Test(arguments: [
    ("000_a5c2489ee14f07d7", ReaderName.flattenedThread), ("001_cac3fe6e2cceb2ae", .threadDigest),
    ("002_9877cdaf04ddf7d2", .xDigest), ("003_6bb724b6f327fac2", .newsList),
    ("004_f30c72c38a454bbd", .explainer),
  ])
  func seed(stem: String, reader: ReaderName) throws {
    let bytes = try Fixture.seed(stem)
    let document = try DocumentReader.read(bytes: bytes, path: stem + ".txt")
    #expect(document.reader == reader, "\(document.reason.english)")
    #expect(document.notices.isEmpty)
    let gold = try Fixture.gold.filter { stem.hasPrefix($0.doc) }
    #expect(!gold.isEmpty)
    for (block, expected) in zip(document.blocks, gold) {
      let got = GoldBlock(block, doc: expected.doc)
      guard got == expected else {
        Issue.record("\(expected.id)\n got: \(got)\ngold: \(expected)")
        return
      }
    }
    #expect(document.blocks.count == gold.count)
  }

  @Test func postCounts() throws {
    let counts = try Fixture.seedStems.map { stem in
      try DocumentReader.read(bytes: Fixture.seed(stem), path: stem).blocks.filter(\.kind.isPost)
        .count
    }
    #expect(counts == [53, 30, 16, 28, 39])
  }

  @Test func headingsOfTheExplainer() throws {
    let document = try DocumentReader.read(
      bytes: Fixture.seed("004_f30c72c38a454bbd"), path: "004.txt")
    func heading(atLine line: Int) -> String? {
      document.blocks.first { $0.lines.contains(line) }?.heading
    }
    #expect(heading(atLine: 5) == nil)
    #expect(heading(atLine: 25) == "米中対立とレアアース:冷戦の影")
    #expect(heading(atLine: 31) == "米中対立とレアアース:冷戦の影")
    #expect(heading(atLine: 99) == "貿易戦争と首脳会談:揺れる交渉")
    #expect(document.title?.hasPrefix("米中レアアース争奪戦の行方?") == true)
  }
}

/// What the gold says of a block. It does not say what the text of a block is that is no post.
struct GoldBlock: Equatable {
  var id: String
  var doc: String
  var kind: String
  var bytes: [Int]
  var lines: [Int]
  var text: String?
  var number: Int?
  var author: String?
  var authorID: String?
  var time: String?
  var basis: String?
  var precision: String?
  var repliesTo: [Int]
  var quotes: [String]
  var reposts: Int?
  var links: [String]
  var hashtags: [String]
  var handles: [String]
  var title: String?
  var isDeleted: Bool

  init(_ block: Block, doc: String) {
    id = ""
    self.doc = doc
    kind = block.kind.name
    bytes = [block.bytes.lowerBound, block.bytes.upperBound]
    lines = [block.lines.lowerBound, block.lines.upperBound]
    text = block.kind.isPost ? block.text : nil
    number = block.number
    author = block.author
    authorID = block.authorID
    time = block.time?.edtf(in: .tokyo)
    basis = block.time.map { "\($0.basis)" }
    precision = block.time?.basis == .stated ? block.time.map { "\($0.precision)" } : nil
    (repliesTo, quotes, reposts) = (
      block.repliesTo.compactMap(\.number), block.quotes, block.reposts
    )
    (links, hashtags, handles) = (block.links, block.hashtags, block.handles)
    title = block.title
    isDeleted = block.isDeleted
  }

  init(_ object: JSONObject) {
    id = object.string("id") ?? ""
    doc = object.string("doc") ?? ""
    kind = object.string("kind") ?? ""
    bytes = object.integers("bytes")
    lines = object.integers("lines")
    text = object.string("text")
    number = object.integer("number")
    author = object.string("author")
    authorID = object.string("author_id")
    time = object.string("time") ?? object.bounds("time")
    basis = object.string("basis")
    precision = object.string("precision")
    repliesTo = object.integers("replies_to")
    quotes = object.strings("quotes")
    reposts = object.integer("reposts")
    links = object.strings("links")
    hashtags = object.strings("hashtags")
    handles = object.strings("handles")
    title = object.string("title")
    isDeleted = object.isTrue("deleted")
  }

  static func == (a: GoldBlock, b: GoldBlock) -> Bool {
    var a = a
    a.id = b.id
    return "\(a)" == "\(b)"
  }
}
