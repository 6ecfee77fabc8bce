import Testing
import ToriEngine
import ToriRandom
import ToriRender
import ToriText

/// `csv` and `tsv`.
struct SeparatedTests {
  @Test func csvQuotesWhatMustBeQuoted() throws {
    let expected = #"""
      id,doc,number,author,time,text,replies_to,links,deleted
      001#11,001,11,名無し,2026-01-13T10:32:15.84+09:00,">>3
      南鳥島沖のﾚｱｱｰｽ泥、""採掘""は2028年|以降",3,https://example.jp/a_b?x=1&y=2;https://example.com/c,false
      000:29,000,,,2025-10-23T17:19:24+09:00/2025-10-23T17:48:40+09:00,\#
      👨‍👩‍👧が\#u{1B}[31m赤い\#u{202E}字\#t🇯🇵、*強調*と\記号<b>,,,false
      002#3,002,3,"ｶﾞ=x, ""y""",2025-12-12,"",,,true
      003#1,003,1,,,日,,,

      """#
    let csv = try rendered(posts, as: .csv)
    #expect(csv.replacingLineEnds == expected)
    #expect(CSVReader.rows(csv).map(\.count) == [9, 9, 9, 9, 9])
  }

  @Test func tsvEscapesWhatWouldSplitALine() throws {
    let rows = answer(
      .columns, [("a", .text), ("b", .list(.text))],
      [
        [.text("x\ty\\n\r\nz"), .list([.text("一"), .text("二")])], [.none, .list([])],
        [.lacking(LocalizedText("(no a)", ja: "（aの値なし）")), .list([.text("一;\""), .text("二")])],
      ])
    #expect(
      try rendered(rows, as: .tsv)
        == "a\tb\nx\\ty\\\\n\\r\\nz\t一;二\n\t\n\t[\"一;\\\\\"\",\"二\"]\n")
  }

  @Test func anEmptyAnswerHasAHeader() throws {
    let none = answer(.columns, [("a", .text), ("b,c", .integer)], [])
    #expect(try rendered(none, as: .csv) == "a,\"b,c\"\r\n")
    #expect(try rendered(none, as: .tsv) == "a\tb,c\n")
  }

  /// Many readers skip a line on which nothing stands.
  @Test func aLoneFieldIsNeverAnEmptyLine() throws {
    let rows = answer(.columns, [("a", .text)], [[.none], [.text("")], [.text("=1+1")]])
    #expect(try rendered(rows, as: .csv) == "a\r\n\"\"\r\n\"\"\r\n=1+1\r\n")
  }

  @Test func bytesThatAreNoTextAreMarked() throws {
    let rows = answer(
      .bytes, [("bytes", .bytes)],
      [[.bytes([0x93, 0xFA])], [.bytes(Array("日本".utf8))], [.bytes(Array("base64:".utf8))]])
    #expect(
      try rendered(rows, as: .tsv) == "bytes\nbase64:k/o=\n日本\nbase64:YmFzZTY0Og==\n")
  }

  @Test func nothingActsOnATerminal() throws {
    let rows = answer(
      .columns, [("a", .text), ("b", .text)], [[.text("\u{1B}[2J\n"), .text("\u{9B}")]])
    #expect(try rendered(rows, as: .csv, terminal(80)) == "a,b\r\n\"␛[2J\n\",\\u{9B}\r\n")
  }

  @Test(arguments: UInt64(0)..<200)
  func textsComeBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = (0..<6).map { _ in (0..<3).map { _ in random.text(upTo: 8) } }
    let names = ["x", "y", "z"]
    let rows = answer(.columns, names.map { ($0, .text) }, texts.map { $0.map { .text($0) } })
    let csv = CSVReader.rows(try rendered(rows, as: .csv))
    #expect(
      csv.map { $0.map(Array.init) }
        == ([names] + texts).map { $0.map { Array($0.unicodeScalars) } })
    let tsv = TSVReader.rows(try rendered(rows, as: .tsv))
    #expect(
      tsv.map { $0.map(Array.init) }
        == ([names] + texts).map { $0.map { Array($0.unicodeScalars) } })
  }
}

extension String {
  fileprivate var replacingLineEnds: String {
    split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }
}

private enum CSVReader {
  /// The records of `text`, by RFC 4180.
  static func rows(_ text: String) -> [[String.UnicodeScalarView]] {
    var rows: [[String.UnicodeScalarView]] = []
    var row: [String.UnicodeScalarView] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      let next = at + 1 < scalars.count ? scalars[at + 1] : nil
      switch scalars[at] {
      case "\"" where isQuoted && next == "\"":
        field.append("\"")
        at += 1
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = .init()
      case "\r" where !isQuoted, "\n" where !isQuoted:
        rows.append(row + [field])
        (row, field) = ([], .init())
        if scalars[at] == "\r" && next == "\n" { at += 1 }
      default: field.append(scalars[at])
      }
      at += 1
    }
    return rows
  }
}

private enum TSVReader {
  static func rows(_ text: String) -> [[String.UnicodeScalarView]] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
    }
  }

  private static func unescaped(_ field: Substring.UnicodeScalarView) -> String.UnicodeScalarView {
    var unescaped = String.UnicodeScalarView()
    var scalars = field.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\", let escaped = scalars.next() else {
        unescaped.append(scalar)
        continue
      }
      unescaped.append(["t": "\t", "n": "\n", "r": "\r"][escaped] ?? escaped)
    }
    return unescaped
  }
}

/// Signs are found wherever they stand among others.
@Suite struct FoundSignTests {
  @Test(arguments: UInt64(0)..<20)
  func fieldsAreQuotedWhereTheyMustBe(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      "a", "海", "é", "!", "#", "\u{7F}", "\"", ",", "\n", "\r", "\t", "\\", "-", "¢", "👍",
    ]
    let texts = (0..<200).map { _ in
      (0..<generator.below(24)).map { _ in
        generator.chance(3) ? generator.pick(pieces) : "x"
      }.joined()
    }
    let rows = answer(
      .columns, [("a", .text), ("b", .integer)], texts.map { [.text($0), .integer(1)] })
    let csv = texts.map { text in
      let isQuoted =
        text.isEmpty || text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
      return isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    #expect(
      try renderedBytes(rows, as: .csv)
        == Array(("a,b\r\n" + csv.map { $0 + ",1\r\n" }.joined()).utf8))
    let tsv = texts.map {
      String(
        String.UnicodeScalarView(
          $0.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            let escapes: [Unicode.Scalar: Unicode.Scalar] = [
              "\t": "t", "\n": "n", "\r": "r", "\\": "\\",
            ]
            return escapes[scalar].map { ["\\", $0] } ?? [scalar]
          }))
    }
    #expect(
      try renderedBytes(rows, as: .tsv)
        == Array(("a\tb\n" + tsv.map { $0 + "\t1\n" }.joined()).utf8))
  }
}
