import Testing
import ToriCorpus
import ToriSentences
import ToriText

/// Pages and books that are kept whole in one file, and what comes with them.
extension ContainerTests {
  /// A page saved by a browser in one file, in the ways in which browsers write it.
  @Test(
    arguments: [
      // Chrome: no encoding is named, and the parts are after the page.
      (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\n", "",
        Self.quoted(Self.page), Encoding.utf8
      ),
      // Internet Explorer.
      (
        "From: \"Saved by Windows Internet Explorer 8\"\n", "; charset=\"shift_jis\"",
        Self.quoted(Self.shiftJIS), .shiftJIS
      ),
      // Add-ons of Firefox.
      (
        "From: <Saved by UnMHT>\nX-MAF-Information: x\n", "; charset=utf-8", Self.quoted(Self.page),
        .utf8
      ),
      // A header that was folded wrongly.
      (
        "From: <Saved by Blink>\nX-Snapshot-Title: =?utf-8?Q?this\nis two lines\n", "",
        Self.quoted(Self.page), .utf8
      ),
    ] as [(String, String, String, Encoding)])
  func savedPage(header: String, charset: String, content: String, encoding: Encoding) throws {
    let file = """
      \(header)Subject: =?utf-8?B?6Zyn?=
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html"; boundary="--b--"

      ----b--
      Content-Type: text/html\(charset)
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://a.example/1

      \(content)
      ----b--
      Content-Type: text/css
      Content-Location: cid:css

      p { color: red }
      ----b--
      Content-Type: text/html

      <html><body><p>\(String(repeating: "枠の中の長い文章。", count: 20))</p></body></html>
      ----b----

      """
    let (documents, failures) = try read(Array(file.utf8), "霧の頁.mhtml")
    #expect(failures.isEmpty && documents.count == 1)
    let (document, texts) = try #require(documents.first)
    #expect(texts == ["霧笛が鳴る朝の港は静かだった。"])
    #expect(document.title == "霧" && document.encoding == encoding)
    #expect(document.member?.name == "https://a.example/1")
    #expect(document.notices.map(\.message.english).contains { $0.contains("1 frame of the page") })
  }

  /// Internet Explorer writes a page without parts alone.
  @Test func savedPageAlone() throws {
    let file =
      "From: \"x\"\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
      + "Content-Transfer-Encoding: quoted-printable\r\n\r\n\(Self.quoted(Self.page))"
    let (documents, _) = try read(Array(file.utf8), "a.mht")
    #expect(documents.map(\.texts) == [["霧笛が鳴る朝の港は静かだった。"]])
    #expect(documents.first?.document.member?.name == .some(nil))
  }

  @Test(
    arguments: [
      ("text/plain", "--b--", "no page of HTML"), ("text/html", "", "ends too early"),
    ])
  func savedPageWithout(kind: String, end: String, word: String) throws {
    let file =
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
      + "Content-Type: \(kind)\n\n<html><p>霧笛が鳴る朝の港は静かだった。</p>\n\(end)\n"
    do {
      let notices = try read(Array(file.utf8), "a.mht").documents[0].document.notices
      #expect(notices.contains { $0.isLoss && $0.message.english.contains(word) })
    } catch let error as CorpusError {
      #expect(error.message.english.contains(word))
    }
  }

  /// The parts of saved pages are no documents, in archives as in folders; the same name twice is two files.
  @Test func saves() throws {
    let (documents, failures) = try read(Self.zipOfSaves, "a.zip")
    #expect(
      documents.map(\.document.member?.name) == [
        "a.jsonl", "a.2.jsonl", "m.mhtml", "p.html", "q_files/t.jsonl",
      ])
    #expect(
      documents.map(\.texts) == [
        ["霧笛が鳴る"], ["汽笛が鳴る"], ["霧笛が鳴る朝の港は静かだった。"], ["霧笛が鳴る朝の港は静かだった。"],
        ["霧笛が鳴る"],
      ])
    #expect(failures.map { $0.path.hasSuffix("a.zip/p_files") } == [true])
    #expect(failures.map(\.isLoss) == [false])
  }

  /// Chapters come in the book's own order, without its cover and its contents.
  @Test func book() throws {
    let (documents, failures) = try read(Self.book, "a.epub")
    #expect(documents.map(\.document.member?.name) == ["O/b c.xhtml", "O/a.xhtml"])
    #expect(documents.map(\.document.title) == ["始", "終"])
    #expect(documents.map(\.texts.last) == ["霧笛が鳴る朝の港は静かだった。", "灯台は遠くに見えていた。"])
    #expect(failures.map { $0.path.hasSuffix("O/d.xhtml") } == [true])
    #expect(failures[0].reason.english.contains("encrypted"))
  }

  /// Pages are unpacked that a web archive keeps as the server packed them.
  @Test(
    arguments: [
      ("deflate", Self.zlib), ("deflate", Self.deflate), ("br", Self.brotli),
      ("zstd", Self.zstdPage),
    ])
  func packedPage(coding: String, body: [UInt8]) throws {
    let answer =
      Array(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: \(coding)\r\n\r\n".utf8)
      + body
    let head =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
      + "Content-Length: \(answer.count)\r\n\r\n"
    let repeated =
      "\r\n\r\nWARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://a.example/1\r\n"
      + "Content-Length: 0\r\n\r\n\r\n\r\n"
    let (documents, failures) = try read(
      Array(head.utf8) + answer + Array(repeated.utf8), "a.warc")
    #expect(documents.map(\.texts) == [["霧笛が鳴る。朝の港は静かだった。"]])
    #expect(failures.map { $0.reason.english.contains("1 record of pages") } == [true])
  }

  /// What is sent along with a mail is named.
  @Test func attachments() throws {
    let mail = """
      From: a@example.jp
      Date: Mon, 12 Jan 2026 10:00:00 +0900
      Message-ID: <1@example.jp>
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      霧笛が鳴る
      --b
      Content-Type: application/pdf; name="x.pdf"
      Content-Disposition: attachment; filename*=utf-8''%E9%9C%A7.pdf

      %PDF
      --b
      Content-Type: image/png
      Content-ID: <1>

      PNG
      --b--

      """
    let document = try DocumentReader.read(bytes: Array(mail.utf8), path: "a.eml")
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["霧笛が鳴る"])
    #expect(document.notices.map(\.message.english) == ["sent along and not read: 霧.pdf"])
  }

  private static let page = Array(
    "<html><title>霧</title><body><p>霧笛が鳴る朝の港は静かだった。</p></body></html>".utf8)
  /// The same in Shift_JIS.
  private static let shiftJIS: [UInt8] =
    Array("<html><title>".utf8) + [0x96, 0xB6] + Array("</title><body><p>".utf8)
    + [
      0x96, 0xB6, 0x93, 0x4A, 0x82, 0xAA, 0x96, 0xC2, 0x82, 0xE9, 0x92, 0xA9, 0x82, 0xCC, 0x8D,
      0x60,
      0x82, 0xCD, 0x90, 0xC3, 0x82, 0xA9, 0x82, 0xBE, 0x82, 0xC1, 0x82, 0xBD, 0x81, 0x42,
    ] + Array("</p></body></html>".utf8)

  /// In quoted-printable, with soft ends of lines.
  private static func quoted(_ bytes: [UInt8]) -> String {
    var (text, width) = ("", 0)
    for byte in bytes {
      let isPlain = (0x20..<0x7F).contains(byte) && byte != 0x3D
      let hex = String(byte, radix: 16, uppercase: true)
      text += isPlain ? String(UnicodeScalar(byte)) : "=" + (hex.count == 1 ? "0" : "") + hex
      width += 3
      if width > 66 { (text, width) = (text + "=\n", 0) }
    }
    return text
  }

  static let book = decoded(
    """
    UEsDBBQAAAAIAAAAIVxvYassFgAAABQAAAAIAAAAbWltZXR5cGVLLCjIyUxOLMnMz9NPLShN0q7KLAAAUEsDBBQAAAAIAAAAIVxl\
    zT2UNgAAAE0AAAAWAAAATUVUQS1JTkYvY29udGFpbmVyLnhtbLNJzs8rSczMSy2ysynKzy9Jy8xJLUYwFdJKc3J0CxJLMmyV/PUL\
    9PIL0pT07Wz0kZTqI0wAAFBLAwQUAAAACAAAACFc+gx5nUEAAABaAAAAFwAAAE1FVEEtSU5GL2VuY3J5cHRpb24ueG1ss0nNSy6q\
    LCjJzM+zs3GFsFNTXBJLEu1snDMLMlKLglLTUouAqlIVQoM8bZX89VP0KjJKcnOU9O1s9NF06COZBgBQSwMEFAAAAAgAAAAhXHMx\
    Ng2NAAAAngAAAAkAAABPL2EueGh0bWyzsa/IzVEoSy0qzszPs1Uy1DNQsrezySgBCgIl8optlTJKSgqs9PXLy8v1yo318ovS9Q0t\
    LS31K0BqlIBKUxNT7GxKMktyUu2eb22y0YcwbfQhEkn5KZV2NgV2zxvXP+3f8Lhx/cvGBY8b+x83rn6xrPtxY8fjxmWPG1seN85/\
    3ADUWwDUB9GhDzLeDgBQSwMEFAAAAAgAAAAhXC7LHOaeAAAAswAAAAsAAABPL2IgYy54aHRtbLOxr8jNUShLLSrOzM+zVTLUM1Cy\
    t7PJKAEKAiXyim2VMkpKCqz09cvLy/XKjfXyi9L1DS0tLfUrQGqUgEpTE1PsbEoyS3JS7Z4u77bRhzBt9CESSfkplUBFhhA5IG1T\
    YPdyzvLna2Y/bux5uXnL46buZ3PmPm5c92zH+seN61/Onfm4sftx44LHjYsfN85/3NBko18ANAxijD7ITjsAUEsDBBQAAAAIAAAA\
    IVwISr2djwAAAKoAAAANAAAATy9jb3Zlci54aHRtbLOxr8jNUShLLSrOzM+zVTLUM1Cyt7PJKAEKAiXyim2VMkpKCqz09cvLy/XK\
    jfXyi9L1DS0tLfUrQGqUgEpTE1PsbEoyS3JS7V4sXPF8y0wbfQjPRh8il5SfUmlnUwCVfdy47vnWrUDyxao1z2b0ARnPprU/X73g\
    cWPP48bJYLT6cUOTjX4B0ACIVn2QVXYAUEsDBBQAAAAIAAAAIVzmtwm9nwAAALcAAAALAAAATy9uYXYueGh0bWyzsa/IzVEoSy0q\
    zszPs1Uy1DNQsrezySgBCgIl8optlTJKSgqs9PXLy8v1yo318ovS9Q0tLS31K0BqlIBKUxNT7GxKMktyUu2ez173bM1CG30Iz0Yf\
    IpeUn1JpZ5OXWGZnk59jZ5OTafdyzvLna2Y/blz3fPWCx409jxsng1H346bOp8u7Hzfue9zUbaMPVGijD9KhD9arDzFHH2SvHQBQ\
    SwMEFAAAAAgAAAAhXOXoolwIAAAABgAAAAkAAABPL2QueGh0bWwrTk0uSi0BAFBLAwQUAAAACAAAACFc3JRJkAYAAAAEAAAABwAA\
    AE8vcy5jc3MrUKiuBQBQSwMEFAAAAAgAAAAhXOcBRuPRAAAAwAIAAAcAAABPL3Aub3BmndJLDsIgEAbgqxASV0YxLk3rXaYw1YmF\
    EsAGby+torXaxHQHPzNfeBWtrQ8W5AVOyKJujD+kpOSRH4t+SYOhGn14zCigZqRKbjg7O0x1BrptPAfdcKZREWzCzWLJwdqGJARq\
    jRiW17Evsa616AKhHzq5mLBdZmXbofsfnjqQHVhuVNmoVvudXO6o7Kjlhs+G30rvP4WAMYg+TU3i+8m8JYNvLilJHKyP6x/lZiav\
    ZnI1k8NrR6M9nK6knsNUhA6NRPY4yPDmvz5AZp69YvRlj3dQSwECFAMUAAAACAAAACFcb2GrLBYAAAAUAAAACAAAAAAAAAAAAAAA\
    gAEAAAAAbWltZXR5cGVQSwECFAMUAAAACAAAACFcZc09lDYAAABNAAAAFgAAAAAAAAAAAAAAgAE8AAAATUVUQS1JTkYvY29udGFp\
    bmVyLnhtbFBLAQIUAxQAAAAIAAAAIVz6DHmdQQAAAFoAAAAXAAAAAAAAAAAAAACAAaYAAABNRVRBLUlORi9lbmNyeXB0aW9uLnht\
    bFBLAQIUAxQAAAAIAAAAIVxzMTYNjQAAAJ4AAAAJAAAAAAAAAAAAAACAARwBAABPL2EueGh0bWxQSwECFAMUAAAACAAAACFcLssc\
    5p4AAACzAAAACwAAAAAAAAAAAAAAgAHQAQAATy9iIGMueGh0bWxQSwECFAMUAAAACAAAACFcCEq9nY8AAACqAAAADQAAAAAAAAAA\
    AAAAgAGXAgAATy9jb3Zlci54aHRtbFBLAQIUAxQAAAAIAAAAIVzmtwm9nwAAALcAAAALAAAAAAAAAAAAAACAAVEDAABPL25hdi54\
    aHRtbFBLAQIUAxQAAAAIAAAAIVzl6KJcCAAAAAYAAAAJAAAAAAAAAAAAAACAARkEAABPL2QueGh0bWxQSwECFAMUAAAACAAAACFc\
    3JRJkAYAAAAEAAAABwAAAAAAAAAAAAAAgAFIBAAATy9zLmNzc1BLAQIUAxQAAAAIAAAAIVznAUbj0QAAAMACAAAHAAAAAAAAAAAA\
    AACAAXMEAABPL3Aub3BmUEsFBgAAAAAKAAoARAIAAGkFAAAAAA==
    """)

  static let zipOfSaves = decoded(
    """
    UEsDBBQAAAAIAAAAIVzX1HVEJgAAACQAAAAHAAAAYS5qc29ubKtWykxRslIyVNJRKkmtKAEyX85Z/nzN7MeNPS83b3nc1K1UywUA\
    UEsDBBQAAAAIAAAAIVzlZYOcJgAAACQAAAAHAAAAYS5qc29ubKtWykxRslIyVNJRKkmtKAEyn23c+3zN7MeNPS83b3nc1K1UywUA\
    UEsDBBQAAAAIAAAAIVz9PaKdwwAAANUAAAAHAAAAbS5taHRtbHMrys+1UrAJTixLTVFIqlRwysnMy7bjCi5NykpNLrFSKOby9fR1\
    1Q1LLSrOzM+zUjDUM+Byzs8rSc0r0Q2pLEi1UsgtzSnJLEgsKtEvSs1JLElNsVZIyi/NS0ksqrRVSlLi4tLVTULTUpJaUaKfUZKb\
    w8VlA6LsbJLyUyrtbArsXs5Z/nzN7MeNPS83b3nc1P1sztzHjeue7Vj/uHH9y7kzHzd2P25c8Lhx8ePG+Y8bmmz0C+xs9CFawcbZ\
    gezS1eUCAFBLAwQUAAAACAAAACFcmDCoDU0AAABOAAAABgAAAHAuaHRtbLPJKMnNsbNJyk+ptLMpsHs5Z/nzNbMfN/a83LzlcVP3\
    szlzHzeue7Zj/ePG9S/nznzc2P24ccHjxsWPG+c/bmiy0S+ws9GHaNUHmwMAUEsDBBQAAAAIAAAAIVyYMKgNTQAAAE4AAAASAAAA\
    cF9maWxlcy9mcmFtZS5odG1ss8koyc2xs0nKT6m0symwezln+fM1sx839rzcvOVxU/ezOXMfN657tmP948b1L+fOfNzY/bhxwePG\
    xY8b5z9uaLLRL7Cz0Ydo1QebAwBQSwMEFAAAAAgAAAAhXLGeB4IDAAAAAQAAAA0AAABwX2ZpbGVzL3guY3NzKwAAUEsDBBQAAAAI\
    AAAAIVzX1HVEJgAAACQAAAAPAAAAcV9maWxlcy90Lmpzb25sq1bKTFGyUjJU0lEqSa0oATJfzln+fM3sx409LzdvedzUrVTLBQBQ\
    SwECFAMUAAAACAAAACFc19R1RCYAAAAkAAAABwAAAAAAAAAAAAAAgAEAAAAAYS5qc29ubFBLAQIUAxQAAAAIAAAAIVzlZYOcJgAA\
    ACQAAAAHAAAAAAAAAAAAAACAAUsAAABhLmpzb25sUEsBAhQDFAAAAAgAAAAhXP09op3DAAAA1QAAAAcAAAAAAAAAAAAAAIABlgAA\
    AG0ubWh0bWxQSwECFAMUAAAACAAAACFcmDCoDU0AAABOAAAABgAAAAAAAAAAAAAAgAF+AQAAcC5odG1sUEsBAhQDFAAAAAgAAAAh\
    XJgwqA1NAAAATgAAABIAAAAAAAAAAAAAAIAB7wEAAHBfZmlsZXMvZnJhbWUuaHRtbFBLAQIUAxQAAAAIAAAAIVyxngeCAwAAAAEA\
    AAANAAAAAAAAAAAAAACAAWwCAABwX2ZpbGVzL3guY3NzUEsBAhQDFAAAAAgAAAAhXNfUdUQmAAAAJAAAAA8AAAAAAAAAAAAAAIAB\
    mgIAAHFfZmlsZXMvdC5qc29ubFBLBQYAAAAABwAHAIsBAADtAgAAAAA=
    """)

  static let zlib = decoded(
    """
    eNqzySjJzbGzKcksyUm1ezlnuY0+hGmTlJ9SaWdTABJ7vmb248ael5u3PG7qftzQ9GzO3MeN657tWP+4cf3LuTMfN3Y/blzwuHHx\
    48b5QFkb/QI7G32Ibn2w4QDswzOk
    """)

  static let deflate = decoded(
    """
    s8koyc2xsynJLMlJtXs5Z7mNPoRpk5SfUmlnUwASe75m9uPGnpebtzxu6n7c0PRsztzHjeue7Vj/uHH9y7kzHzd2P25c8Lhx8ePG\
    +UBZG/0COxt9iG59sOEA
    """)

  static let brotli = decoded(
    """
    G2IAYB0Hbixt+JSRHUKGHEti9q2Wzi03cuavGIoTppvB4iRosF7gYAMOXNIk4UVp2BjDNWwG/bhGUHT3FbChMvzZblB+HxplPeD0\
    J+SjgsGACZ0ySkE=
    """)

  static let zstdPage = decoded(
    """
    KLUv/SBjGQMAPGh0bWw+PHRpdGxlPumcpzwvdGl0bGU+PGJvZHk+PHA+6Zyn56yb44GM6bO044KL44CC5pyd44Gu5riv44Gv6Z2Z\
    44GL44Gg44Gj44Gf44CCPC9wPjwvYm9keT48L2h0bWw+
    """)
}
