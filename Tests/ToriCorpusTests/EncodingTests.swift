import Testing
import ToriCorpus
import ToriTime

/// Texts in other encodings, and files that are no texts.
@Suite struct EncodingTests {
  @Test(arguments: [("CP932", Encoding.shiftJIS), ("EUC-JP-MS", .eucJP)], Fixture.seedStems)
  func seeds(encoding: (name: String, value: Encoding), stem: String) throws {
    // Emoji and the like are in no encoding before Unicode; without them the pages stay what they are.
    let original = try Fixture.seed(stem)
    let text = Fixture.convert(
      Fixture.convert(original, "UTF-8", encoding.name), encoding.name, "UTF-8")
    let source = Fixture.convert(text, "UTF-8", encoding.name)
    #expect(source.count < text.count)
    let expected = try DocumentReader.read(bytes: text, path: "a.txt")
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.encoding == encoding.value)
    #expect(document.reader == expected.reader)
    #expect(document.notices.isEmpty)
    #expect(document.blocks.map(\.text) == expected.blocks.map(\.text))
    #expect(document.blocks.map(\.number) == expected.blocks.map(\.number))
    #expect(document.blocks.map(\.time) == expected.blocks.map(\.time))
    #expect(document.blocks.last?.bytes.upperBound == source.count)
    for (block, other) in zip(document.blocks, expected.blocks) {
      #expect(
        Fixture.convert(Array(source[block.bytes]), encoding.name, "UTF-8")
          == Array(text[other.bytes]))
    }
  }

  @Test func datInShiftJIS() throws {
    // `表` and `ソ` end in the byte of a backslash, `―` has one of `<`'s neighbours.
    let text =
      "名無し<>sage<>2026/01/12(月) 13:15:12.46 ID:abc<> 表ソ―能 <br> 二行目 <>題名\n乙<><>2026/01/12(月) 13:16:00 ID:d<> はい <>\n"
    let source = Fixture.convert(Array(text.utf8), "UTF-8", "CP932")
    let document = try DocumentReader.read(bytes: source, path: "1.dat")
    #expect(document.encoding == .shiftJIS)
    #expect(document.blocks.map(\.text) == ["表ソ―能\n二行目", "はい"])
    #expect(document.title == "題名")
    #expect(document.blocks.last?.bytes.upperBound == source.count)
  }

  @Test func byteOrderMark() throws {
    let document = try DocumentReader.read(
      bytes: [0xEF, 0xBB, 0xBF] + Array("一\n\n二\n".utf8), path: "a")
    #expect(document.encoding == .utf8)
    #expect(document.blocks.map(\.text) == ["一", "二"])
    #expect(document.blocks.map(\.bytes) == [0..<8, 8..<12])
  }

  @Test func undecodableBytes() throws {
    var bytes = Array("一行目はこうです。\n二行目".utf8)
    bytes.append(0xFF)
    bytes += Array("です。\n".utf8)
    let document = try DocumentReader.read(bytes: bytes, path: "a")
    #expect(document.blocks.map(\.text) == ["一行目はこうです。\n二行目\u{FFFD}です。"])
    #expect(
      document.notices.map { "\($0.line), \($0.byteOffset): \($0.message.english)" } == [
        "2, 37: a byte that is not of UTF-8 is shown as U+FFFD"
      ])
    #expect(document.blocks.last?.bytes.upperBound == bytes.count)
  }

  @Test func undecodableBytesInJSON() throws {
    var bytes = Array("{\"text\":\"一".utf8)
    bytes.append(0xFF)
    bytes += Array("\"}\n{\"text\":\"日本語の文章を二つ\"}\n".utf8)
    let document = try DocumentReader.read(bytes: bytes, path: "a.jsonl")
    #expect(document.blocks.map(\.text) == ["一\u{FFFD}", "日本語の文章を二つ"])
    #expect(document.notices.map(\.byteOffset) == [12])
  }

  @Test func controlCharactersAreKept() throws {
    let document = try DocumentReader.read(bytes: Array("これは\0文です。そして続く。\n".utf8), path: "a")
    #expect(document.blocks[0].text == "これは\0文です。そして続く。")
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x42, 0x30], "UTF-16"), ([0xFE, 0xFF, 0x30, 0x42], "UTF-16"),
      (Array("abcdefgh".utf8).flatMap { [$0, 0] }, "UTF-16LE"),
      (Array("abcdefgh".utf8).flatMap { [0, $0] }, "UTF-16BE"),
    ] as [([UInt8], String)])
  func otherEncodings(bytes: [UInt8], name: String) {
    #expect(throws: CorpusError.unsupportedEncoding(name)) {
      try DocumentReader.read(bytes: bytes, path: "a.txt")
    }
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG image"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      ([0x01, 0x02, 0x03, 0x04, 0x00, 0x05, 0x61], "binary data"),
    ] as [([UInt8], String)])
  func notText(bytes: [UInt8], what: String) {
    let error = #expect(throws: CorpusError.self) {
      try DocumentReader.read(bytes: bytes, path: "a.txt")
    }
    #expect(error?.message.english == "this is \(what), not a text")
  }
}
