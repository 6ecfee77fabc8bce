import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// Tables as they are found: quotes out of order, rows of other lengths, lines around the table.
@Suite struct TableTests {
  private func read(_ text: String, path: String = "t.csv", window: Int? = nil) throws -> Document {
    guard let window else {
      return try DocumentReader.read(bytes: Array(text.utf8), path: path)
    }
    var blocks: [Block] = []
    var document = try DocumentReader.read(
      SourceBytes(Array(text.utf8), windowSize: window), path: path
    ) { blocks.append($0) }
    document.blocks = blocks
    return document
  }

  private func texts(_ text: String, path: String = "t.csv") throws -> [String] {
    try read(text, path: path).blocks.filter(\.kind.isPost).map(\.text)
  }

  @Test(
    arguments: [
      // A quote that opens a text and closes nowhere, before one that is in order.
      (
        "id,text\n1,\"開いたまま\n2,ふつう\n3,これも\n4,\"閉じた\"\n5,終わり\n",
        ["\"開いたまま", "ふつう", "これも", "閉じた", "終わり"], [2]
      ),
      ("id,text\n1,a\n2,\"開いたまま\n3,c\n", ["a", "\"開いたまま", "c"], [3]),
      ("id,text,n\n1,\"あ,5\n2,い,6\n3,\"う, え\",7\n", ["\"あ", "い", "う, え"], [2]),
      // Numbered on from row to row, and closed by another stray quote.
      ("id,text\n1,\"あ\n2,い\n3,う\"\n4,え\n", ["\"あ", "い", "う\"", "え"], [2]),
      // In order: breaks, doubled quotes and separators within quotes.
      ("id,text\n1,\"あ\nい, \"\"う\"\"\"\n2,え\n", ["あ\nい, \"う\"", "え"], []),
      ("id,text\n1,\"\"\n2,\"\"\"い\"\"\"\n", ["", "\"い\""], []),
      // Not doubled, in one line and over two.
      ("id,text\n1,\"彼は\"はい\"と言う\"\n2,い\n", ["彼は\"はい\"と言う", "い"], [2]),
      ("id,text\n1,\"一行目\n今日は\"晴れ\"、ですね\"\n2,い\n", ["一行目\n今日は\"晴れ\"、ですね", "い"], [2]),
      // A quote that closes is lost: the row has its fields all the same.
      ("id,text,n\n\"1\",\"あ,\"5\"\n\"2\",\"い\",\"6\"\n", ["\"あ", "い"], [2]),
      ("id,text\n\"1\",\"あ\n\"2\",\"い\"\n\"3\",\"う\"\n", ["\"あ", "い", "う"], [2]),
      // With backslashes.
      ("id,text\n1,\"彼は\\\"はい\\\"と\"\n2,\"い\\\"\"\n", ["彼は\"はい\"と", "い\""], []),
      ("id,text\n1,\"C:\\dir\\\"\n2,い\n", ["C:\\dir\\", "い"], []),
      // Inside a field that no quote opens.
      ("id,text\n1,彼は\"はい\"と\n2,5\"の板\n", ["彼は\"はい\"と", "5\"の板"], []),
      // Behind a stray one in the same line.
      ("id,text,n,m,k\n1,\"あ,,\"\",4\n2,い,\"\"\"\",,5\n", ["\"あ", "い"], [2]),
      // Spaces behind a quote.
      ("id,text,n\n1,\"あ, い\" ,2\n", ["あ, い"], []),
    ] as [(String, [String], [Int])])
  func quotes(table: String, texts: [String], lines: [Int]) throws {
    for window in [nil, 4, 16] {
      let document = try read(table, window: window)
      #expect(document.blocks.filter(\.kind.isPost).map(\.text) == texts)
      #expect(document.notices.map(\.line) == lines)
      #expect(document.blocks.last?.bytes.upperBound == table.utf8.count)
    }
  }

  @Test func rowsOfOtherLengths() throws {
    let document = try read(
      "id,text,author\n1,あ,甲\n2,い\n3,う,乙,余り\n4,え,丙,,\n5,お,丁\n")
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["あ", "い", "え", "お"])
    #expect(document.notices.map(\.line) == [3, 4, 5])
    #expect(document.notices[1].message.english == "4 fields where there are 3 columns")
  }

  @Test(arguments: [
    "sep=;\nid;text\n1;あ, い\n", "\u{FEFF}sep=;\r\nid;text\r\n1;あ, い\r\n", "id;text\n1;あ, い\n",
    "id\ttext\n1\tあ, い\n", "id|text\n1|あ, い\n", "# exported\n# 2026\nid;text\n1;あ, い\n",
    "検索結果,\n\nid;text\n1;あ, い\n", "id;text\r1;あ, い\r",
  ])
  func beginnings(table: String) throws {
    let document = try read(table)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text) == ["あ, い"])
    #expect(document.notices.isEmpty)
    #expect(document.blocks.first?.bytes.lowerBound == 0)
    let line = table.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .firstIndex { $0.hasPrefix("1") }
    #expect(posts.first?.lines.lowerBound == line.map { $0 + 1 })
  }

  @Test func tableWithoutNames() throws {
    let rows = "甲,2026-01-12,海の話\n乙,2026-01-13,泥の話\n"
    let error = #expect(throws: CorpusError.self) { try read(rows) }
    #expect(error?.message.english.contains("--map text=3") == true)
    var options = ReadOptions()
    for pair in ["text=3", "time=2", "author=1"] { try options.columns.map(pair) }
    let document = try DocumentReader.read(bytes: Array(rows.utf8), path: "t.csv", options: options)
    #expect(document.blocks.map(\.text) == ["海の話", "泥の話"])
    #expect(document.blocks.map(\.author) == ["甲", "乙"])
  }

  @Test func joinedExports() throws {
    let document = try read("id,text\n1,あ\nid,text\n2,い\n")
    #expect(document.blocks.map(\.kind.isPost) == [false, true, false, true])
    #expect(document.notices.isEmpty)
  }

  /// Quotes that nothing closes, in one line: read once each to the end, these would take hours.
  @Test(arguments: [
    // Each opens a field, and none closes.
    ("id,text\n1,", "\"あ,", "\n2,い\n"),
    // The last closes the first, so that all of it is one field; which the number of columns denies.
    ("id,text,n\n1,", "\"あ,", "\"う\"\n2,い,3\n"),
    // None opens or closes, in a field that goes over lines.
    ("id,text\n1,\"う\n", "あ\"", "\n2,い\n"),
    // Each line has one, and is a row, or has too few fields for one.
    ("id,text\n", "1,\"あ\" と\n", "2,い\n"), ("id,text,n\n", "1,\"あ\" と\n", "2,い,3\n"),
    ("id,text,n\n", "1,\"\"あ\n", "2,い,3\n"),
  ])
  func manyStrayQuotes(begin: String, middle: String, end: String) throws {
    let document = try read(begin + String(repeating: middle, count: 100_000) + end)
    #expect(document.blocks.last?.text == "い")
    #expect(!document.notices.isEmpty)
  }

  @Test func manyColumns() throws {
    let count = 50_000
    let names = (0..<count).map { "c\($0)" }.joined(separator: ",")
    let row = [String](repeating: "1", count: count).joined(separator: ",")
    let document = try read("text,\(names)\nあ,\(row)\n")
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["あ"])
    #expect(document.notices.isEmpty)
  }

  /// Whatever happens to one row, every other is read, or a notice names its line.
  @Test(arguments: UInt64(0)..<300)
  func damageStaysInItsRow(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
    let columns = Int.random(in: 2...5, using: &random)
    let quotesAll = Bool.random(using: &random)
    let pieces = ["海", "泥", "x", "5", " ", "、", "\"", separator, "\n", "あ\"い", "\"\""]
    func field() -> String {
      (0..<Int.random(in: 0..<6, using: &random)).map { _ in
        // What needs quotes is rarer.
        pieces[Int.random(in: 0..<(Bool.random(using: &random) ? 6 : pieces.count), using: &random)]
      }.joined()
    }
    func written(_ text: String) -> String {
      let needs = text.contains("\"") || text.contains(separator) || text.contains("\n")
      guard needs || quotesAll else { return text }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    let rowCount = Int.random(in: 3...8, using: &random)
    let rows = (0..<rowCount).map { row in
      (0..<columns).map { column in
        column == 0 ? "\(row + 1)" : column == 1 ? "t\(row)" + field() : field()
      }
    }
    let names = ["id", "text"] + (2..<max(2, columns)).map { "c\($0)" }
    var lines = ([names] + rows).map { $0.map(written).joined(separator: separator) }
    let damaged = Int.random(in: 1...rowCount, using: &random)
    var bytes = Array(lines[damaged].utf8)
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(0x22, at: place)
    case 1: bytes.removeAll { $0 == 0x22 && Bool.random(using: &random) }
    case 2: bytes.insert(separator.utf8.first ?? 0x2C, at: place)
    default: bytes.removeLast(bytes.count - place)
    }
    lines[damaged] = String(decoding: bytes, as: UTF8.self)
    let table = lines.joined(separator: "\n") + "\n"
    let document = try read(table, path: separator == "\t" ? "t.tsv" : "t.csv")
    let posts = Set(document.blocks.filter(\.kind.isPost).map(\.text))
    var line = 1
    for (index, text) in lines.enumerated() {
      let range =
        line...line + text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      line = range.upperBound + 1
      guard index > 0, index != damaged else { continue }
      let isRead = posts.contains(rows[index - 1][1])
      let isSaid = document.notices.contains {
        range.contains($0.line) || $0.line >= range.lowerBound
      }
      let isHeld = document.notices.contains { notice in
        document.blocks.contains { $0.lines.contains(notice.line) && $0.lines.overlaps(range) }
      }
      #expect(isRead || isSaid || isHeld, "row \(index) of \(table)")
    }
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end)
      end = block.bytes.upperBound
    }
    #expect(end == table.utf8.count)
  }
}
