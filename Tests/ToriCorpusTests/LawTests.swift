import Glibc
import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// The two laws of reading, for every reader and whatever bytes: nothing lost, nothing invented.
@Suite struct LawTests {
  /// `TORI_SEEDS=1000-3000` tries others than the first.
  static let seeds: Range<UInt64> = {
    // SAFETY: the string is copied at once; the tests set no variables.
    let asked = unsafe getenv("TORI_SEEDS").map { unsafe String(cString: $0) } ?? ""
    let ends = asked.split(separator: "-").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : 0..<30
  }()

  @Test(arguments: Self.seeds)
  func mutatedSeeds(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let stem = Fixture.seedStems[Int(seed) % 5]
    let bytes = try mutated(Fixture.seed(stem), using: &random)
    try checkAllReaders(bytes, "seed \(stem), \(seed)")
  }

  @Test(arguments: Self.seeds)
  func randomBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0..<300, using: &random)
    let alphabet: [UInt8] =
      seed % 2 == 0 ? Array(0...255) : Array("\n\r ab1:>-,\"{}[]<>/".utf8) + [0xE3, 0x81, 0x82]
    let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    try checkAllReaders(bytes, "random \(seed)")
  }

  @Test(arguments: Self.seeds)
  func shuffledPieces(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "\n", "\n\n", "\r\n", "\r", " ", "　", "1: 名無し 2026/01/13(火) 10:32:15.84 ID:L9v\n", "- 7\n",
      "名無し2025/10/23(Thu) 17:19:24(1/1)\n", "このレスは削除されています", ">>5", ">>1-1000",
      ">>99999999999999999999", "＞＞１",
      "NEW\n", "【悲報】やす子、毒舌コメントがネットで炎上\n", "引用元: 【速報】\n", "本文です。", " December 12, 2025\n", "55RP\n",
      "— 山田 (@yamada) January 18, 2026\n", "海 @sea · 2026/02/31\n", "港の通信 2026年1月18日 07時05分\n",
      "Name: Taro\n", "Date: 2026-01-05\n", "名無し 2026/01/05(月) 10:00:00 No.12\n", "広告\n",
      "♡ 1 RT 2\n", "公開日:2025/06/10\n", "出典: https://a.jp/1\n",
      "2026年1月12日\n",
      "・項目", "# 見出し\n", "```\n", "---\n", "次のページ\n", "{\"text\":\"a\"}\n", "text,id\n",
      "a<>b<>c<>d<>\n",
      "\"", ",", "http://a.jp/(b)", "@name", "#タグ", "\u{FEFF}", "\0", "2026/01/12",
    ]
    let count = Int.random(in: 1..<40, using: &random)
    let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    try checkAllReaders(Array(text.utf8), "pieces \(seed)")
  }

  /// Records as platforms export them, with what goes wrong on the way: cut, doubled, bytes turned, quotes and
  /// brackets lost, other line ends and encodings.
  @Test(arguments: Self.seeds)
  func mutatedData(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shape = Int(seed % 4)
    let rows = (0..<Int.random(in: 1..<12, using: &random)).map { row in
      record(row, shape, using: &random)
    }
    let head = [
      "", "id,text,author,time,reply_to,url\n", "id\ttext\tauthor\ttime\treply_to\turl\n", "",
    ][shape]
    var bytes = Array((head + rows.joined(separator: "\n") + "\n").utf8)
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      damage(&bytes, using: &random)
    }
    if random.next() % 5 == 0 { bytes = Fixture.convert(bytes, "UTF-8", "CP932") }
    try checkAllReaders(bytes, "data \(seed)")
  }

  private func record(_ row: Int, _ shape: Int, using random: inout SplitMix64) -> String {
    let texts = [
      "南鳥島の規制", "「引用」\\n二行目", "a,b;c\td", "\"\"", "", ">>\(row)",
      "https://ja.wikipedia.org/wiki/南鳥島",
      "@kou@mstdn.jp #レアアース", "㌧髙﨑\u{200B}", "&lt;b&gt;", "\u{1F468}\u{200D}\u{1F469}", "null",
      "1.29403E+18",
    ]
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    let time =
      ["2026-01-13T10:32:15Z", "1767190000", "2016-12-31T23:59:60Z", "先週", ""].randomElement(
        using: &random) ?? ""
    switch shape {
    case 0:
      return
        #"{"id": "\#(row)", "text": "\#(text())", "user": {"name": "\#(text())"}, "time": "\#(time)", "reply_to": [\#(row - 1)], "urls": ["\#(text())"], "n": \#(row).5}"#
    case 1: return "\(row),\"\(text())\",\(text()),\(time),\(row - 1),\(text())"
    case 2: return "\(row)\t\(text())\t\(text())\t\(time)\t\(row - 1)\t\(text())"
    default:
      return
        "\(text())<>sage<>2026/01/13(火) 10:32:15.84 ID:L9v<> \(text()) <br> \(text()) <>\(text())"
    }
  }

  private func damage(_ bytes: inout [UInt8], using random: inout SplitMix64) {
    guard bytes.count > 1 else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1..<40, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes = Array(bytes[..<place])
    case 4: bytes.removeAll { $0 == [0x22, 0x7D, 0x0A, 0x2C, 0x3E].randomElement(using: &random) }
    case 5: bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    case 6: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
    default: bytes.insert(contentsOf: Array("\"{[\\\0\u{2028}".utf8), at: place)
    }
  }

  @Test func emptyFile() throws {
    for reader in ReaderName.allCases {
      let document = try DocumentReader.read(
        bytes: [], path: "a", options: ReadOptions(reader: reader))
      #expect(document.blocks.isEmpty)
    }
  }

  // MARK: The check

  private func checkAllReaders(_ bytes: [UInt8], _ name: String) throws {
    for reader in [nil] + ReaderName.allCases.map({ Optional($0) }) {
      let options = ReadOptions(reader: reader)
      let document: Document
      do {
        document = try DocumentReader.read(bytes: bytes, path: "a.txt", options: options)
      } catch {
        #expect(!error.message.isEmpty)
        continue
      }
      let laws = try [
        ("tiled", isTiled(document, bytes)), ("lines", linesAreRight(document, bytes)),
        ("found", isFound(document, bytes)), ("traced", isTraced(document, bytes, options)),
        ("windows", isSameByWindows(document, bytes, options)),
      ]
      let broken = laws.filter { !$0.1 }.map(\.0)
      guard broken.isEmpty else {
        Issue.record(
          "\(name), read as \(reader?.rawValue ?? "sniffed"): not \(broken): \(String(decoding: bytes, as: UTF8.self))"
        )
        return
      }
    }
  }

  /// Whether reading a few bytes at a time gives the same.
  private func isSameByWindows(
    _ document: Document, _ bytes: [UInt8], _ options: ReadOptions
  ) throws -> Bool {
    // Pages are read whole; for them, it is checksum and encoding alone, whatever reader they are given to.
    let sizes = document.reader.isData ? [5, 64, 1000] : options.reader == nil ? [64] : []
    return try sizes.allSatisfy { windowSize in
      var blocks: [Block] = []
      let source = SourceBytes(bytes, windowSize: windowSize)
      let other = try DocumentReader.read(source, path: document.path, options: options) {
        blocks.append($0)
      }
      return blocks == document.blocks && other.notices == document.notices
        && other.checksum == document.checksum && other.encoding == document.encoding
    }
  }

  private func isTiled(_ document: Document, _ bytes: [UInt8]) -> Bool {
    var end = 0
    for block in document.blocks {
      guard block.bytes.lowerBound == end, !block.bytes.isEmpty else { return false }
      end = block.bytes.upperBound
    }
    return end == bytes.count
  }

  private func linesAreRight(_ document: Document, _ bytes: [UInt8]) -> Bool {
    var lineCount = 1
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A) {
        lineCount += 1
      }
    }
    var last = 1
    for block in document.blocks {
      guard block.lines.lowerBound >= last, block.lines.upperBound <= lineCount else {
        return false
      }
      last = block.lines.lowerBound
    }
    return true
  }

  /// Every line of a post's text stands in the post's own bytes.
  private func isFound(_ document: Document, _ bytes: [UInt8]) -> Bool {
    guard !document.reader.isData, !document.reader.isForm, document.encoding == .utf8 else {
      return true
    }
    for block in document.blocks where block.kind.isPost {
      let own = Array(String(decoding: bytes[block.bytes], as: UTF8.self).utf8)
      for line in block.text.split(separator: "\n") where line.utf8.count < 200 {
        // Each undecodable byte becomes a U+FFFD here, where `String` may make one of several.
        if line.unicodeScalars.contains("\u{FFFD}") { continue }
        guard own.firstRange(of: Array(line.utf8)) != nil else { return false }
      }
      for link in block.links where !block.text.contains(link.dropFirst(4)) { return false }
    }
    return true
  }

  /// Every post's text and marks are found again where its bytes say them.
  private func isTraced(_ document: Document, _ bytes: [UInt8], _ options: ReadOptions) -> Bool {
    // Each looks at the whole file, so not all of them.
    for block in document.blocks.prefix(options.reader == nil ? 4 : 1) {
      let anatomy = DocumentReader.anatomy(
        of: block, in: bytes, path: document.path, reader: document.reader,
        encoding: document.encoding, shapes: document.shapes, options: options)
      let places = anatomy.places
      let isInside = places.allSatisfy {
        block.bytes.lowerBound <= $0.bytes.lowerBound
          && $0.bytes.upperBound <= block.bytes.upperBound
      }
      guard isInside, !anatomy.lines.isEmpty || anatomy.content.isEmpty else { return false }
      if document.reader.isData || document.reader.isForm || !block.kind.isPost { continue }
      guard places.contains(where: { $0.part == .text }) != block.text.isEmpty,
        places.count(where: { $0.part == .quote }) == block.quotes.count,
        places.count(where: { $0.part == .link }) >= block.links.count
      else { return false }
    }
    return true
  }

  // MARK: Changes to a page

  private func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let start = Int.random(in: 0..<lines.count, using: &random)
    lines = Array(lines[start..<min(lines.count, start + 30)])
    for _ in 0..<Int.random(in: 0..<4, using: &random) {
      let line = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lines[line] = []
      case 1: lines.insert(lines[line], at: line)
      case 2: lines.shuffle(using: &random)
      case 3:
        if line + 1 < lines.count {
          lines[line] += lines[line + 1]
          lines[line + 1] = []
        }
      default: lines[line] = Array(lines[line].prefix(Int.random(in: 0..<20, using: &random)))
      }
    }
    let end: [UInt8] = [[0x0A], [0x0D, 0x0A], [0x0D]].randomElement(using: &random) ?? [0x0A]
    var result = Array(lines.joined(separator: end))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: result = Array(result.dropFirst(Int.random(in: 0..<5, using: &random)))
    case 1:
      for _ in 0..<Int.random(in: 1..<6, using: &random) where !result.isEmpty {
        result[Int.random(in: 0..<result.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
    case 2: result = [0xEF, 0xBB, 0xBF] + result
    case 3: result = Fixture.convert(result, "UTF-8", "CP932")
    case 4: result = Fixture.convert(result, "UTF-8", "EUC-JP-MS").dropLast(1)
    default: break
    }
    return result
  }
}

extension Array where Element == UInt8 {
  /// Where `pattern` first stands.
  func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    guard let first = pattern.first, pattern.count <= count else { return nil }
    for start in 0...(count - pattern.count) where self[start] == first {
      if self[start..<start + pattern.count].elementsEqual(pattern) {
        return start..<start + pattern.count
      }
    }
    return nil
  }
}
