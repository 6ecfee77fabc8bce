import ToriCorpus
import ToriRandom
import ToriText
import ToriTime

/// Documents drawn at random, small in alphabet so that needles hit, mixed in script.
extension SplitMix64 {
  mutating func documents() -> [Document] {
    (0..<below(5)).map { document($0, blockCount: pick([0, 1, 3, 40, 200])) }
  }

  mutating func document(
    _ index: Int, blockCount: Int, isOrdered: Bool = false
  ) -> Document {
    var blocks: [Block] = []
    var offset = 0
    let hasGivenNames = chance(5)
    for number in 1...max(1, blockCount) where number <= blockCount {
      var block = block(at: offset, line: offset / 10 + 1, numbers: blockCount)
      if hasGivenNames {
        block.givenName = pick(["#\(below(9))", ":\(below(99))", "#a1.\(below(4))"])
      }
      if isOrdered {
        block.number = number
        block.lines = number...number
        block.text = "投稿\(number)"
      }
      offset = block.bytes.upperBound
      blocks.append(block)
    }
    return Document(
      path: "/corpus/\(pick(["a", "b"]))/\(index)_x.txt", reader: pick(ReaderName.allCases),
      seen: .seen(.askedFor), encoding: pick(Encoding.allCases),
      byteCount: offset,
      checksum: next(), title: chance(2) ? "題\(index)" : nil, blocks: blocks,
      notices: chance(3)
        ? [ReadNotice(.doubt(.noTime, "odd"), byteOffset: 3, line: 1)] : [])
  }

  mutating func block(at offset: Int, line: Int, numbers: Int) -> Block {
    var block = Block(
      kind: pick(BlockKind.allCases), bytes: offset..<offset + below(300),
      lines: line...line + below(4), text: text())
    block.number = chance(4) ? nil : below(numbers + 1)
    block.author = chance(2) ? pick(["名無し", "OgY", "が", "か\u{3099}", ""]) : nil
    block.authorID = chance(3) ? "ID\(below(20))" : nil
    block.time = chance(3) ? nil : time()
    if chance(3) {
      block.sourceID = pick([
        "a1", "A1", "a1.2", "b 2", "007", "p/a1", "q/zz", "r/3", "\(below(numbers + 1))",
        "12345678901234567890",
      ])
      block.hasDamagedID = chance(8)
    }
    block.run = pick([0, 0, 0, 1])
    block.repliesTo = (0..<pick([0, 0, 1, 3])).map { _ in key(numbers) }.unique
    block.repostsOf = chance(5) ? key(numbers) : nil
    block.quotesOf = chance(5) ? key(numbers) : nil
    block.likes = chance(3) ? pick([0, 12_000, Int.max]) : nil
    block.dislikes = chance(9) ? below(3) : nil
    block.views = chance(4) ? below(9) : nil
    block.thread = chance(4) ? pick(["c1", "C1", "12"]) : nil
    block.permalink = chance(5) ? "https://example.com/p/\(below(5))" : nil
    block.language = chance(4) ? pick(["ja", "en"]) : nil
    block.quotes = (0..<pick([0, 0, 2])).map { _ in text() }
    block.reposts = chance(3) ? pick([0, 5, 55, 1_000_000, -3, Int.max]) : nil
    block.links = (0..<pick([0, 0, 1])).map { _ in "https://example.com/\(below(9))" }
    block.hashtags = (0..<pick([0, 0, 2])).map { _ in pick(["南鳥島", "レアアース", "EU"]) }
    block.handles = (0..<pick([0, 0, 1])).map { _ in "u\(below(5))" }
    block.isDeleted = chance(9)
    block.heading = chance(4) ? "見出し\(below(3))" : nil
    block.title = chance(6) ? "題\(below(3))" : nil
    block.dates = (0..<pick([0, 0, 2])).map { _ in date() }
    block.source = chance(5) ? "board:\(below(3))" : nil
    if chance(2) { block.own = own() }
    return block
  }

  mutating func own() -> OwnCells {
    let values = [
      "0", "-0", "5", "-12", "007", "1,234", "3.0", "2.5", "1e3", "9223372036854775807", "true",
      "はい",
      "2026-01-12", "2026年1月", "[\"a\"]", "['b', 'c']", "自民", "か\u{3099}", "が", " x ", "１２",
      String(repeating: "長", count: 40),
    ]
    let names = ["score", "Score", "会派", "a.b", "x"].filter { _ in chance(2) }
    return OwnCells(names.map { ($0, OwnValue($0 == "score" ? "\(below(99))" : pick(values))) })
  }

  mutating func key(_ numbers: Int) -> PostKey {
    chance(3) ? .text(pick(["a1", "t1_a1", "t1_3", "b 2", "zz"])) : .number(below(numbers + 5))
  }

  mutating func text() -> String {
    let parts = [
      "南", "鳥", "島", "中国", "規制", "レアアース", "ﾚｱｱｰｽ", "ＥＵ", "eu", "EU", "㌧", "トン", "か\u{3099}",
      "が", "か", "👍🏽", "👨‍👩‍👧", "\u{3099}", "、", "。", "\n", "\r\n", " ", "　", "a", "B", "ß", "ﾞ",
      "日\u{FE0F}", "\u{200D}",
      "😀", "é", "e\u{301}", "①", "\0", "한", "\u{FFFD}", "…", "→", "■", "♪", "☺", "\u{FE0F}", "Ж",
      "ñ", "\u{301}", "“", "\u{AD}", "㈱", "ww", "www", "草草草",
    ]
    return (0..<pick([0, 1, 2, 5, 20, 60])).map { _ in pick(parts) }.joined()
  }

  mutating func time() -> TimeSpan {
    let start = Int64(below(1000)) * 60_000
    let end = start + pick([1000, 10, 60_000, 86_400_000])
    return TimeSpan(
      earliest: chance(6) ? nil : Instant(milliseconds: start),
      latest: chance(6) ? nil : Instant(milliseconds: end), precision: pick(Precision.allCases),
      basis: pick(Basis.allCases))
  }

  mutating func date() -> PartialDate {
    var date = PartialDate(year: chance(4) ? nil : 2020 + below(4))
    if chance(5) { date.half = 1 + below(2) } else if !chance(4) { date.month = 1 + below(12) }
    if date.month != nil, chance(2) { date.day = 1 + below(31) }
    if date.day != nil, chance(3) {
      (date.hour, date.minute, date.second) = (below(24), below(60), below(60))
      date.fraction = chance(2) ? .init(milliseconds: 460, digits: 2) : nil
      date.utcOffset = chance(2) ? -5 * 3600 : nil
    }
    return date
  }
}

extension Array where Element: Hashable {
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
