import Testing
import ToriCorpus
import ToriSentences
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
      ("UTF-16LE", Encoding.utf16LE, true), ("UTF-16LE", .utf16LE, false),
      ("UTF-16BE", .utf16BE, true), ("UTF-16BE", .utf16BE, false), ("UTF-32LE", .utf32LE, true),
      ("UTF-32LE", .utf32LE, false), ("UTF-32BE", .utf32BE, true), ("GB18030", .gb18030, true),
    ], Fixture.seedStems)
  func seedsInUnicode(encoding: (name: String, value: Encoding, isMarked: Bool), stem: String)
    throws
  {
    let text = try Fixture.seed(stem)
    let mark = encoding.isMarked ? Array("\u{FEFF}".utf8) : []
    let source = Fixture.convert(mark + text, "UTF-8", encoding.name)
    let expected = try DocumentReader.read(bytes: text, path: "a.txt")
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.encoding == encoding.value)
    #expect(document.reader == expected.reader)
    #expect(document.blocks.map(\.text) == expected.blocks.map(\.text))
    #expect(document.blocks.map(\.lines) == expected.blocks.map(\.lines))
    var end = 0
    for (block, other) in zip(document.blocks, expected.blocks) {
      #expect(block.bytes.lowerBound == end)
      end = block.bytes.upperBound
      var own = Fixture.convert(Array(source[block.bytes]), encoding.name, "UTF-8")
      if own.starts(with: mark) { own.removeFirst(mark.count) }
      #expect(own == Array(text[other.bytes]))
    }
    #expect(end == source.count)
  }

  @Test(arguments: Fixture.seedStems)
  func seedsInISO2022JP(stem: String) throws {
    let original = try Fixture.seed(stem)
    let source = Fixture.convert(original, "UTF-8", "ISO-2022-JP")
    // As Windows reads the signs that standards read in two ways.
    var text = String(decoding: Fixture.convert(source, "ISO-2022-JP", "UTF-8"), as: UTF8.self)
    for (sign, other) in [("〜", "～"), ("−", "－"), ("—", "―"), ("‖", "∥")] {
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { String($0) == sign ? other.unicodeScalars.first ?? $0 : $0 }))
    }
    let expected = try DocumentReader.read(bytes: Array(text.utf8), path: "a.txt")
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.encoding == .iso2022JP)
    #expect(document.notices.isEmpty)
    #expect(document.blocks.map(\.text) == expected.blocks.map(\.text))
    #expect(document.blocks.first?.bytes.lowerBound == 0)
    #expect(document.blocks.last?.bytes.upperBound == source.count)
  }

  /// Short texts whose bytes could be of others.
  @Test(
    arguments: [
      ("CP932", Encoding.shiftJIS, "ミナミトリシマ"), ("CP932", .shiftJIS, "ﾐﾅﾐﾄﾘｼﾏ ﾉ ﾄﾞﾛ ｦ ﾎﾙ\n"),
      ("CP932", .shiftJIS, "ｷﾞﾝｺｳﾌﾘｺﾐ\nｶﾌﾞｼｷｶﾞｲｼｬ\n"), ("CP932", .shiftJIS, "①㈱髙橋と﨑山、～―"),
      ("CP932", .shiftJIS, "深海調査"), ("EUC-JP-MS", .eucJP, "深海の調査"),
      ("EUC-JP-MS", .eucJP, "海底資源を調べる船"), ("EUC-JP-MS", .eucJP, "半角ｶﾅも混ざるﾃﾞｰﾀです"),
      ("EUC-JP-MS", .eucJP, "鄧と鮏を丂に書く、補助漢字の文です"),
      ("GB18030", .gb18030, "我们昨天在海边看到了很多船，他们说这里的鱼不多，但是他们还会来的。"),
      ("BIG5", .big5, "我們昨天在海邊看到了很多船，他們說這裡的魚不多，但是他們還會來的。"),
      ("CP949", .eucKR, "우리는 어제 바다에서 큰 배를 많이 보았다. 그들은 물고기가 적다고 말했다."),
      ("ISO-2022-JP", .iso2022JP, "海の底。\n二行目 abc 三\n"),
      ("UTF-16LE", .utf16LE, "見出し\t本文\r\n一\t海の話です\r\n"),
      ("UTF-16BE", .utf16BE, "plain words only"), ("UTF-16LE", .utf16LE, "plain words only"),
    ] as [(String, Encoding, String)])
  func detected(name: String, encoding: Encoding, text: String) throws {
    let source = Fixture.convert(Array(text.utf8), "UTF-8", name)
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.encoding == encoding)
    let wanted = try DocumentReader.read(bytes: Array(text.utf8), path: "a.txt")
    #expect(document.blocks.map(\.text) == wanted.blocks.map(\.text))
    #expect(document.notices.isEmpty)
  }

  /// JIS X 0201 kana and JIS X 0212 by their escapes; a line that lost its way back to ASCII.
  @Test func setsOfISO2022JP() throws {
    let source =
      Array("a".utf8) + [0x1B, 0x28, 0x49, 0x50, 0x45, 0x1B, 0x28, 0x42]
      + [0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x1B, 0x24, 0x42, 0x24, 0x22, 0x0A] + Array("b\n".utf8)
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.encoding == .iso2022JP)
    #expect(document.blocks.map(\.text) == ["aﾐﾅ丂あ\nb"])
  }

  /// Escapes in a text of another encoding, or before what is no character, switch to nothing.
  @Test(arguments: ["色は\u{1B}$Bと書く。", "a \u{1B}$B b", "\u{1B}$Bab c\u{1B}(B", "\u{1B}(I b"])
  func escapesOfNoSet(text: String) throws {
    let document = try DocumentReader.read(bytes: Array("本\(text)\n".utf8), path: "a.txt")
    #expect(document.encoding == .utf8)
    let ascii = Array(text.utf8.filter { $0 < 0x80 }) + [0x0A]
    if !text.contains("色") {
      #expect(try DocumentReader.read(bytes: ascii, path: "a.txt").encoding == .utf8)
    }
  }

  /// Bytes that stand alone between letters are no halves of kanji.
  @Test(arguments: [
    "I’m glad, said Ann: “We’ll see the lighthouse – and the fog…”", "Le café était fermé à l’été.",
    "It’s only one.",
  ])
  func western(text: String) throws {
    let bytes = Fixture.convert(Array("\(text)\n".utf8), "UTF-8", "WINDOWS-1252")
    let document = try DocumentReader.read(bytes: bytes, path: "a.txt")
    #expect(document.encoding == .windows1252 && document.blocks.first?.text == text)
    #expect(document.notices.count == 1)
  }

  @Test func loneKanji() throws {
    for text in ["see 表 and 構 here", "ソ連 and 予定", "A社 B社"] {
      let bytes = Fixture.convert(Array("\(text)\n".utf8), "UTF-8", "CP932")
      #expect(try DocumentReader.read(bytes: bytes, path: "a.txt").encoding == .shiftJIS, "\(text)")
    }
  }

  private static let sentence =
    "Сегодня хорошая погода, и мы пошли гулять по берегу моря. Чайки кричали, а рыбаки чинили сети."

  /// Letters that have a byte each in encodings that tori does not read are half-width kana in Shift_JIS.
  @Test(arguments: [
    ("KOI8-R", sentence), ("WINDOWS-1251", sentence), ("ISO-8859-5", sentence),
    ("TIS-620", "วันนี้อากาศดีมาก เราไปเดินเล่นที่ชายหาดและดูนกนางนวล"),
    ("ISO-8859-7", "Σήμερα ο καιρός είναι καλός και πήγαμε βόλτα στην παραλία."),
  ])
  func othersLetters(name: String, text: String) throws {
    let bytes = Fixture.convert(Array("\(text)\n\(text)\n".utf8), "UTF-8", name)
    let error = #expect(throws: CorpusError.self) {
      try DocumentReader.read(bytes: bytes, path: "a.txt")
    }
    #expect(error?.message.english.contains("iconv") == true)
  }

  @Test(arguments: [
    ("ｷｮｳﾊｲｲﾃﾝｷﾃﾞ､ｳﾐﾍﾞｦｱﾙｲﾃｶｴｯﾀ｡ｶﾓﾒｶﾞﾅｲﾃｲﾀ｡", false), ("ｱｲｳ", true), ("ｶﾞｷﾞ", false), ("ｱｲｳと言う", false),
  ])
  func halfWidth(text: String, isSaid: Bool) throws {
    let bytes = Fixture.convert(Array("\(text)\n".utf8), "UTF-8", "CP932")
    let document = try DocumentReader.read(bytes: bytes, path: "a.txt")
    #expect(document.encoding == .shiftJIS)
    #expect(document.blocks.map(\.text) == [text])
    #expect(document.notices.count == (isSaid ? 1 : 0))
  }

  /// The mark decides what order the bytes of UTF-16 have, whatever is said.
  @Test(arguments: [Encoding.utf16LE, .utf16BE], ["UTF-16LE", "UTF-16BE"])
  func marksDecide(said: Encoding, name: String) throws {
    let bytes = Fixture.convert(Array("\u{FEFF}海の話\n".utf8), "UTF-8", name)
    let document = try DocumentReader.read(
      bytes: bytes, path: "a.txt", options: ReadOptions(encoding: said))
    #expect(document.blocks.map(\.text) == ["海の話"])
  }

  /// A text may begin with the letters that kinds of data begin with.
  @Test(arguments: [
    "ID3", "PAR1", "BZh", "GIF8", "Rar!", "OggS", "FEA1", "WARC/1.1", "SQLite format 3",
  ])
  func lettersOfData(letters: String) throws {
    let document = try DocumentReader.read(
      bytes: Array("\(letters)タグの話をした。\n\nその次の話。\n".utf8), path: "a.txt")
    #expect(document.blocks.first?.text == "\(letters)タグの話をした。")
  }

  @Test func damageInUTF16() throws {
    var source: [UInt8] = [0xFF, 0xFE]
    for unit in "一行\n二行".utf16 { source += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    source += [0x00, 0xD8] + [0x42, 0x30, 0x41]
    let document = try DocumentReader.read(bytes: source, path: "a.txt")
    #expect(document.blocks.map(\.text) == ["一行\n二行\u{FFFD}あ\u{FFFD}"])
    #expect(document.notices.map(\.byteOffset) == [12, 16])
    #expect(document.notices.map(\.line) == [2, 2])
  }

  @Test(arguments: [
    "UTF-16LE", "UTF-16BE", "ISO-2022-JP", "CP932", "EUC-JP-MS", "GB18030", "UTF-32LE",
  ])
  func tables(name: String) throws {
    let text = "id,本文,投稿者\n1,\"表の中の、\n改行と\"\"引用\"\"\",ソ連\n2,ふつうの行です,能\n"
    let source = Fixture.convert(Array(text.utf8), "UTF-8", name)
    let document = try DocumentReader.read(
      bytes: source, path: "a.csv", options: ReadOptions(encoding: Encoding(named: name)))
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text) == ["表の中の、\n改行と\"引用\"", "ふつうの行です"])
    #expect(posts.map(\.author) == ["ソ連", "能"])
    #expect(posts.map(\.lines) == [2...3, 4...4])
    #expect(document.blocks.last?.bytes.upperBound == source.count)
    #expect(
      Fixture.convert(Array(source[posts[1].bytes]), name, "UTF-8") == Array("2,ふつうの行です,能\n".utf8))
  }

  @Test func listOfJSONInShiftJIS() throws {
    let text = "[{\"id\":1,\"text\":\"予定表\"},{\"id\":2,\"text\":\"ソ\"}]"
    let source = Fixture.convert(Array(text.utf8), "UTF-8", "CP932")
    let document = try DocumentReader.read(bytes: source, path: "a.json")
    #expect(document.blocks.map(\.text) == ["予定表", "ソ"])
    #expect(document.blocks.last?.bytes.upperBound == source.count)
  }

  @Test func namesOfEncodings() {
    for (name, encoding) in [
      ("sjis", Encoding.shiftJIS), ("CP932", .shiftJIS), ("Windows-31J", .shiftJIS),
      ("euc_jp", .eucJP), ("utf8", .utf8), ("UTF-16", .utf16LE), ("gbk", .gb18030),
      ("latin1", .windows1252), ("iso-2022-jp", .iso2022JP), ("UHC", .eucKR),
    ] {
      #expect(Encoding(named: name) == encoding)
    }
    for encoding in Encoding.allCases { #expect(Encoding(named: encoding.rawValue) == encoding) }
    #expect(Encoding(named: "ebcdic") == nil)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG image"),
      ([0x4F, 0x67, 0x67, 0x53, 0], "sound"),
      ([0x01, 0x02, 0x03, 0x04, 0x00, 0x05, 0x61], "binary data"),
    ] as [([UInt8], String)])
  func notText(bytes: [UInt8], what: String) {
    let error = #expect(throws: CorpusError.self) {
      try DocumentReader.read(bytes: bytes, path: "a.txt")
    }
    #expect(error?.message.english == "this is \(what), not a text")
  }

  /// What is refused, and the word by which its refusal helps.
  @Test(
    arguments: [
      ("a.parquet", Array("PAR1\u{15}\u{4}".utf8), "duckdb"),
      ("a.pdf", Array("%PDF-1.7".utf8), "pdftotext"),
      ("a.ods", [0x50, 0x4B, 3, 4], "CSV"), ("a.docx", [0x50, 0x4B, 3, 4], "as text"),
      ("a.xls", [0xD0, 0xCF, 0x11, 0xE0], "libreoffice"),
      ("a.db", Array("SQLite format 3\0".utf8), "sqlite3"),
      ("a.feather", Array("ARROW1\0\0".utf8), "read_feather"),
      ("a.pkl", [0x80, 0x04, 0x95], "read_pickle"),
      ("a.rds", [0x58, 0x0A, 0, 0, 0, 3, 0, 4] + Array("tweets by the thousand".utf8), "readRDS"),
      ("a.RData", Array("RDX3\nX\n\0\0\0\u{3}".utf8), "load("),
      ("a.dta", Array("<stata_dta><header>\u{1}".utf8), "read_stata"),
      ("a.sav", Array("$FL2@(#) IBM\0".utf8), "read_spss"),
      (
        "a.zst", Array("version https://git-lfs.github.com/spec/v1\noid sha256:b1\n".utf8),
        "git lfs pull"
      ),
    ] as [(String, [UInt8], String)])
  func refusalsHelp(path: String, bytes: [UInt8], word: String) throws {
    let error = try #require(
      #expect(throws: CorpusError.self) { try DocumentReader.read(bytes: bytes, path: path) })
    #expect(error.message.english.contains(word))
    #expect(error.message.english.hasPrefix("this is "))
    #expect(!error.message.english.contains("\n"))
  }
}
