import Testing
import ToriCorpus

/// Where the fields of a post stand: told by the readers, and true.
@Suite struct AnatomyTests {
  @Test(arguments: Fixture.seedStems, ["\n", "\r\n", "\r"])
  func fieldsOfSeeds(stem: String, lineBreak: String) throws {
    let text = String(decoding: try Fixture.seed(stem), as: UTF8.self)
    let broken = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineBreak)
    try check(Array(broken.utf8), path: stem + ".txt", withText: stem)
  }

  @Test(arguments: ["SHIFT_JIS", "EUC-JP"])
  func otherEncodings(name: String) throws {
    let page = """
      1: 名無し 2026/01/13(火) 10:32:15.84 ID:L9vWkR3z0
      海底の話

      2: 漁師 2026/01/13(火) 10:40:00.00 ID:abcdEFG01
      >>1
      南鳥島は遠い 2026年1月

      """
    try check(
      Fixture.convert(Array(page.utf8), "UTF-8", name), path: "a.txt",
      options: ReadOptions(reader: .threadDigest), withText: "converted")
  }

  @Test func dataFiles() throws {
    let lines = """
      {"id": 7, "text": "a \\"b\\" \\u5357\\n>>3 https://a.jp/x #海", "author": "Bob", "mood": [1, 2]}
      {"id": 8, "body": "x", "text": "日本 \\ud83d\\udc1f @sea", "created_at": "2026-01-02"}

      """
    try check(Array(lines.utf8), path: "a.jsonl", withText: "JSON Lines")
    let array = "[\n" + lines.split(separator: "\n").joined(separator: ",\n") + "\n]\n"
    try check(Array(array.utf8), path: "a.json", withText: "an array")
    let table = "id,text,author\r\n1,\"he said \"\"hi\"\"\n>>4, 2026年1月\",Bob\r\n2,plain,Ann\r\n"
    try check(Array(table.utf8), path: "a.csv", withText: "CSV")
    let thread =
      "名無し<>sage<>2026/01/13(火) 10:32:15.84 ID:L9vWkR3z0<> 海 <br> 山 <>題\n"
      + "<b>漁師</b><><>2026/01/13(火) 10:40:00.00 ID:abc<> <a href=\"x\">&gt;&gt;1</a> <br> はい <>\n"
    try check(Array(thread.utf8), path: "a.dat", withText: "a .dat file")
  }

  /// A column whose name tells nothing is known by its value.
  @Test func mappedColumns() throws {
    var options = ReadOptions()
    try options.columns.map("text=words")
    let bytes = Array("words,who\n\"a, b\",x\n".utf8)
    let document = try DocumentReader.read(bytes: bytes, path: "a.csv", options: options)
    let block = try #require(document.blocks.first { $0.kind.isPost })
    let anatomy = DocumentReader.anatomy(
      of: block, in: bytes, path: "a.csv", reader: .csv, encoding: .utf8, options: ReadOptions())
    #expect(anatomy.places.map(\.part) == [.text, .column("who")])
  }

  private func check(
    _ bytes: [UInt8], path: String, options: ReadOptions = ReadOptions(), withText name: String
  ) throws {
    let document = try DocumentReader.read(bytes: bytes, path: path, options: options)
    for block in document.blocks {
      let anatomy = DocumentReader.anatomy(
        of: block, in: bytes, path: path, reader: document.reader, encoding: document.encoding,
        shapes: document.shapes, options: options)
      let content = Array(anatomy.content.utf8)
      func texts(_ part: BlockPart) -> [String] {
        anatomy.places.filter { $0.part == part }
          .map { String(decoding: content[$0.utf8], as: UTF8.self) }
      }
      let comment = Comment(rawValue: "\(name), line \(block.lines.lowerBound)")
      for place in anatomy.places {
        #expect(block.bytes.contains(place.bytes.lowerBound), comment)
        #expect(place.bytes.upperBound <= block.bytes.upperBound, comment)
        if document.encoding == .utf8 {
          #expect(Array(bytes[place.bytes]) == Array(content[place.utf8]), comment)
        }
      }
      #expect(anatomy.lines.contains { $0.number == block.lines.lowerBound }, comment)
      guard block.kind.isPost else { continue }
      #expect(texts(.text).isEmpty == block.text.isEmpty, comment)
      for (part, value) in [(BlockPart.authorID, block.authorID), (.author, block.author)] {
        guard let value, document.reader != .dat else { continue }
        #expect(texts(part) == [value], comment)
      }
      if document.reader.isThread, document.reader != .dat {
        #expect(texts(.number).compactMap { Int($0) } == [block.number].compactMap { $0 }, comment)
      }
      #expect(texts(.time).isEmpty || block.time?.basis == .stated, comment)
      #expect(Set(texts(.link)).count >= block.links.count, comment)
      #expect(texts(.hashtag).count >= block.hashtags.count, comment)
      #expect(texts(.handle).count >= block.handles.count, comment)
      #expect(texts(.quote).count == block.quotes.count, comment)
      #expect(texts(.date).count >= block.dates.count, comment)
      #expect(texts(.anchor).isEmpty == block.repliesTo.isEmpty, comment)
    }
  }
}
