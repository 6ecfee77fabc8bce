import Glibc
import Testing
import ToriCorpus
import ToriSentences
import ToriSystem
import ToriTime

/// Files that are compressed or hold others, and what comes out of each.
@Suite struct ContainerTests {
  /// The same two posts, packed in each way.
  @Test(arguments: [("a.jsonl.gz", Self.gzip), ("b.jsonl.zst", Self.zstd)])
  func compressed(name: String, bytes: [UInt8]) throws {
    let (documents, failures) = try read(bytes, name)
    #expect(failures.isEmpty)
    let (document, texts) = try #require(documents.first)
    #expect(documents.count == 1 && texts == ["霧笛が鳴る", "灯台"])
    let member = try #require(document.member)
    #expect(member.name == nil && member.byteCount == 63)
    #expect(document.byteCount == bytes.count && document.checksum == checksum(of: bytes))
    #expect(member.path(within: document.path).hasSuffix(".jsonl"))
  }

  /// Each file of an archive is a document; what climbs out is named, and what systems put there is not.
  @Test func archive() throws {
    let (documents, failures) = try read(Self.zip, "a.zip")
    #expect(documents.map(\.document.member?.name) == ["港/a.jsonl", "港/b.txt"])
    #expect(documents.map(\.texts) == [["霧笛が鳴る", "灯台"], ["霧", "笛"]])
    #expect(documents[1].document.reader == .threadDigest)
    let said = failures.map { ($0.path.split(separator: "/").last ?? "", $0.isLoss) }
    #expect(said.map(\.0) == ["写真.png", "外.jsonl"] && said.map(\.1) == [false, true])
  }

  /// A row of a sheet with a cell beyond the named columns is read, and the cell with it.
  @Test func cellBeyondTheHeader() throws {
    let (documents, failures) = try read(Self.workbook, "a.xlsx")
    #expect(failures.isEmpty && documents.map(\.texts) == [["霧笛", "灯台"]])
    let document = try #require(documents.first?.document)
    #expect(document.notices.isEmpty && document.reading?.own == ["rate", "column_4"])
  }

  @Test func oldNames() throws {
    let (documents, _) = try read(Self.zipOfShiftJISName, "a.zip")
    #expect(documents.map(\.document.member?.name) == ["霧笛.jsonl"])
  }

  /// What cannot be unpacked is said, and nothing of it is given.
  @Test(
    arguments: [
      ("encrypted.zip", Self.zipEncrypted, "encrypted"),
      ("cut.gz", Array(Self.gzip.prefix(10)), "gzip data"),
      (
        "turned.gz",
        Self.gzip.enumerated().map { $0.offset == 65 ? $0.element ^ 1 : $0.element }, "gzip data"
      ),
      ("cut.zst", Array(Self.zstd.dropLast(9)), "zstd data"),
      (
        "turned.zst",
        Self.zstd.enumerated().map { $0.offset == 20 ? $0.element ^ 0xFF : $0.element }, "zstd data"
      ),
      ("cut.zip", Array(Self.zip.prefix(60)), ""),
      ("empty.zip", [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 30), ""),
      (
        "cut.warc",
        Array("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999\r\n\r\nHTTP".utf8), ""
      ),
    ] as [(String, [UInt8], String)])
  func damaged(name: String, bytes: [UInt8], word: String) throws {
    let error = try #require(#expect(throws: CorpusError.self) { try read(bytes, name) })
    #expect(error.message.english.contains(word), "\(error.message.english)")
  }

  /// What is whole before the damage is read, and the damage is said and a loss; members that follow each other, and
  /// what tapes are filled with, are none.
  @Test(
    arguments: [
      ("cut.jsonl.gz", Array(Self.gzip.dropLast(9)), ["霧笛が鳴る", "灯台"], "too early"),
      ("cut.jsonl.gz", Array(Self.gzip.dropLast(14)), ["霧笛が鳴る"], "too early"),
      ("more.jsonl.gz", Self.gzip + Array("and more".utf8), ["霧笛が鳴る", "灯台"], "something else"),
      ("filled.jsonl.gz", Self.gzip + [0, 0, 0], ["霧笛が鳴る", "灯台"], ""),
      ("twice.jsonl.gz", Self.gzip + Self.gzip, ["霧笛が鳴る", "灯台", "霧笛が鳴る", "灯台"], ""),
    ] as [(String, [UInt8], [String], String)])
  func beforeTheDamage(name: String, bytes: [UInt8], texts: [String], word: String) throws {
    let (documents, failures) = try read(bytes, name)
    #expect(documents.map(\.texts) == [texts])
    #expect(failures.map { $0.fact.words.english.contains(word) } == (word.isEmpty ? [] : [true]))
    #expect(failures.map(\.isLoss).contains(false) == false, "\(failures)")
  }

  /// Whatever a container is cut down to, it is read or refused.
  @Test(arguments: [Self.gzip, Self.zstd, Self.zip])
  func cut(bytes: [UInt8]) throws {
    for size in stride(from: 5, to: bytes.count, by: 7) {
      do {
        for (_, texts) in try read(Array(bytes[..<size]), "a.jsonl").documents {
          #expect(Set(texts).isSubset(of: ["霧笛が鳴る", "灯台", "霧", "笛"]))
        }
      } catch let error as CorpusError {
        #expect(!error.message.isEmpty)
      }
    }
  }

  /// Pages of a web archive by their addresses: those that a server gave, and of those the ones that are text.
  @Test func webArchive() throws {
    func record(_ type: String, _ address: String, _ block: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(address)\r\n"
        + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }
    let page = "<html><title>霧</title><body><p>霧笛が鳴る。朝の港は静かだった。</p></body></html>"
    let size = String(page.utf8.count, radix: 16)
    let archive =
      record("warcinfo", "", "software: x\r\n")
      + record("request", "http://a.example/1", "GET /1 HTTP/1.1\r\n\r\n")
      + record(
        "response", "http://a.example/1",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(page)")
      + record("response", "http://a.example/2", "HTTP/1.1 404 Not Found\r\n\r\n\(page)")
      + record(
        "response", "http://a.example/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG")
      + record(
        "response", "http://a.example/4",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n\(page)\r\n0\r\n\r\n"
      )
      + record(
        "response", "http://a.example/6",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"
      )
      + record(
        "response", "http://a.example/5",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: compress\r\n\r\n??")
    let (documents, failures) = try read(Array(archive.utf8), "a.warc")
    #expect(
      documents.map(\.document.member?.name) == [
        "http://a.example/1", "http://a.example/4", "http://a.example/6",
      ])
    // A length that no page has does not hold for what was sent in pieces.
    #expect(
      documents.dropLast().allSatisfy {
        $0.texts == ["霧笛が鳴る。朝の港は静かだった。"] && $0.document.title == "霧"
      })
    #expect(failures.map(\.isLoss) == [true, false])
    #expect(failures.first?.path.hasSuffix("http://a.example/5") == true)
    #expect(failures.last?.reason.english.contains("1 answer of servers") == true)
  }

  func read(
    _ bytes: [UInt8], _ name: String
  ) throws -> (documents: [(document: Document, texts: [String])], failures: [ReadFailure]) {
    var template = Array("/tmp/tori-container-XXXXXX".utf8CString)
    // SAFETY: the library writes within the template, which ends in a zero.
    guard unsafe mkdtemp(&template) != nil else { throw SystemError(number: errno) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folder + "/" + name
    defer {
      // SAFETY: the paths last as long as the calls.
      _ = unsafe (unlink(path), rmdir(folder))
    }
    try Fixture.write(bytes, to: path)
    var documents: [(Document, [String])] = []
    var texts: [String] = []
    var failures: [ReadFailure] = []
    try DocumentReader.readFile(atPath: path) {
      if $0.kind.isPost { texts.append($0.text) }
    } end: {
      documents.append(($0, texts))
      texts = []
    } failed: {
      failures.append($0)
    }
    for (document, _) in documents {
      let source = try DocumentReader.source(atPath: path, member: document.member).all()
      #expect(document.member?.checksum == checksum(of: source))
    }
    return (documents, failures)
  }

  /// A sheet under a title of its own, one of whose rows has a cell beyond the named columns.
  static let workbook = decoded(
    """
    UEsDBBQAAAAIAAAAIVxOAsN1RQAAAFkAAAAPAAAAeGwvd29ya2Jvb2sueG1ssynPL8pOys/PVqjIzckrtiqyVSpSsrMpzkhNLSmG\
    0gp5ibmptkqJSgpgrmeKrZKhkkKRVSaQUWSopG9now9Trw8zzg4AUEsDBBQAAAAIAAAAIVzOD+KoPQAAAFUAAAAaAAAAeGwvX3Jl\
    bHMvd29ya2Jvb2sueG1sLnJlbHOzCUrNSSzJzM8rzsgsKLazQeYqeKbYKhUZKimEJBalp5bYKpXnF2UXZ6SmlhTrgylDvYrcHCV9\
    Oxt9VFMAUEsDBBQAAAAIAAAAIVyEf23TmwAAAMQBAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1ssynPL8ouzkhNLbGzAVMu\
    iSWJdjZF+eUKRbZKhkp2NskghqOhkkKJrVJmXk5mXmpwSRFQPLPYzqbE7uXCHht9oF59EFc/GYiBWuH6jeD6jXDoL0mtKEE1AKze\
    CZf6osSSVDwWGsMtNMbl4DnLn6+Zjc1KXDoMsSh2waX4cWPT48YVeFxoAnehCQ4jnjeuf9q/AZsR+kgxpI+IOABQSwECFAMUAAAA\
    CAAAACFcTgLDdUUAAABZAAAADwAAAAAAAAAAAAAAgAEAAAAAeGwvd29ya2Jvb2sueG1sUEsBAhQDFAAAAAgAAAAhXM4P4qg9AAAA\
    VQAAABoAAAAAAAAAAAAAAIABcgAAAHhsL19yZWxzL3dvcmtib29rLnhtbC5yZWxzUEsBAhQDFAAAAAgAAAAhXIR/bdObAAAAxAEA\
    ABgAAAAAAAAAAAAAAIAB5wAAAHhsL3dvcmtzaGVldHMvc2hlZXQxLnhtbFBLBQYAAAAAAwADAMsAAAC4AQAAAAA=
    """)

  static let gzip = decoded(
    """
    H4sIAAAAAAACA6tWykxRslIyVNJRKkmtKAEyX85Z/nzN7MeNPS83b3nc1K1Uy1UNUWOEUPO8cf3T/g1AKQCITaBgPwAAAA==
    """)

  static let zstd = decoded(
    """
    KLUv/SQ/xQEA5AJ7ImlkIjoiMSIsInRleHQiOiLpnKfnrJvjgYzps7TjgosifQoy54Gv5Y+wIn0KAgBgC55MPQGSxdeT
    """)

  static let zip = decoded(
    """
    UEsDBBQAAAgAAAAAIVyITaBgPwAAAD8AAAALAAAA5rivL2EuanNvbmx7ImlkIjoiMSIsInRleHQiOiLpnKfnrJvjgYzps7Tj\
    gosifQp7ImlkIjoiMiIsInRleHQiOiLnga/lj7AifQpQSwMEFAAACAAAAAAhXGAIC+sGAAAABgAAAA4AAADmuK8v5YaZ55yf\
    LnBuZ4lQTkcNClBLAwQUAAAIAAAAACFciE2gYD8AAAA/AAAADAAAAC4uL+Wkli5qc29ubHsiaWQiOiIxIiwidGV4dCI6Iumc\
    p+esm+OBjOmztOOCiyJ9CnsiaWQiOiIyIiwidGV4dCI6IueBr+WPsCJ9ClBLAwQUAAAAAAAAACFcgxbcjAEAAAABAAAAEgAA\
    AF9fTUFDT1NYLy5fYS5qc29ubHhQSwMEFAAACAAAAAAhXDZt0SJpAAAAaQAAAAkAAADmuK8vYi50eHQxOiDlkI3nhKHjgZcg\
    MjAyNi8wMS8xMyjngaspIDEwOjMyOjE1Ljg0IElEOmFiYwrpnKcKCjI6IOWQjeeEoeOBlyAyMDI2LzAxLzEzKOeBqykgMTA6\
    MzM6MTUuODQgSUQ6YWJkCuesmwpQSwECFAMUAAAIAAAAACFciE2gYD8AAAA/AAAACwAAAAAAAAAAAAAAgAEAAAAA5rivL2Eu\
    anNvbmxQSwECFAMUAAAIAAAAACFcYAgL6wYAAAAGAAAADgAAAAAAAAAAAAAAgAFoAAAA5rivL+WGmeecny5wbmdQSwECFAMU\
    AAAIAAAAACFciE2gYD8AAAA/AAAADAAAAAAAAAAAAAAAgAGaAAAALi4v5aSWLmpzb25sUEsBAhQDFAAAAAAAAAAhXIMW3IwB\
    AAAAAQAAABIAAAAAAAAAAAAAAIABAwEAAF9fTUFDT1NYLy5fYS5qc29ubFBLAQIUAxQAAAgAAAAAIVw2bdEiaQAAAGkAAAAJ\
    AAAAAAAAAAAAAACAATQBAADmuK8vYi50eHRQSwUGAAAAAAUABQAmAQAAxAEAAAAA
    """)

  static let zipOfShiftJISName = decoded(
    """
    UEsDBBQAAAAAAAAAIVyITaBgPwAAAD8AAAAKAAAAlraTSi5qc29ubHsiaWQiOiIxIiwidGV4dCI6Iumcp+esm+OBjOmztOOC\
    iyJ9CnsiaWQiOiIyIiwidGV4dCI6IueBr+WPsCJ9ClBLAQIUAxQAAAAAAAAAIVyITaBgPwAAAD8AAAAKAAAAAAAAAAAAAACA\
    AQAAAACWtpNKLmpzb25sUEsFBgAAAAABAAEAOAAAAGcAAAAAAA==
    """)

  static let zipEncrypted = decoded(
    """
    UEsDBBQAAQAAAAAAIVyITaBgPwAAAD8AAAAHAAAAYS5qc29ubHsiaWQiOiIxIiwidGV4dCI6Iumcp+esm+OBjOmztOOCiyJ9\
    CnsiaWQiOiIyIiwidGV4dCI6IueBr+WPsCJ9ClBLAQIUAxQAAQAAAAAAIVyITaBgPwAAAD8AAAAHAAAAAAAAAAAAAACAAQAA\
    AABhLmpzb25sUEsFBgAAAAABAAEANQAAAGQAAAAAAA==
    """)

  static func decoded(_ text: String) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var (bytes, bits, size) = ([UInt8](), 0, 0)
    for digit in text.utf8 {
      guard let value = digits.firstIndex(of: digit) else { continue }
      (bits, size) = (bits << 6 | value, size + 6)
      if size >= 8 {
        size -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> size))
        bits &= 1 << size - 1
      }
    }
    return bytes
  }
}
