import ToriCorpus
import ToriRandom
import ToriSystem
import ToriText
import ToriTime

/// Documents drawn at random: small in alphabet so that needles hit, and odd in what they lack.
extension SplitMix64 {
  /// In files of `folder`, with what each is to hold.
  mutating func documents(in folder: String) -> [(document: Document, bytes: [UInt8])] {
    let count = 1 + below(4)
    return (0..<count).map { index in
      document("\(folder)/d\(index)_x.txt", index, blockCount: pick([0, 1, 5, 12, 30]))
    }
  }

  private mutating func document(
    _ path: String, _ index: Int, blockCount: Int
  ) -> (document: Document, bytes: [UInt8]) {
    var blocks: [Block] = []
    var (offset, line) = (0, 1)
    for _ in 0..<blockCount {
      let size = 1 + below(60)
      let block = block(offset..<offset + size, line: line, count: blockCount)
      blocks.append(block)
      offset += size
      // Some blocks begin on the line on which the one before ended.
      line = block.lines.upperBound + pick([0, 1, 1, 2])
    }
    let bytes = (0..<offset).map { _ in UInt8.random(in: 0...255, using: &self) }
    let document = Document(
      path: path, reader: pick(ReaderName.allCases), seen: .seen(.askedFor),
      encoding: .utf8, byteCount: offset, checksum: checksum(of: bytes),
      title: chance(2) ? "題\(index)" : nil, blocks: blocks, notices: [])
    return (document, bytes)
  }

  private mutating func block(_ bytes: Range<Int>, line: Int, count: Int) -> Block {
    var block = Block(
      kind: pick([
        .opening, .reply, .reply, .comment, .message, .fragment, .xpost, .news, .paragraph,
        .headline,
        .title,
      ]),
      bytes: bytes, lines: line...line + below(3), text: text())
    block.time = chance(4) ? nil : time()
    block.isDeleted = chance(9)
    block.links = (0..<pick([0, 0, 1, 2])).map { _ in
      pick([
        "https://example.com/\(below(3))", "http://news.example.com:80/a?b#c",
        "https://t.co/\(below(4))",
        "https://u:p@EXAMPLE.com", "https://ｅxample.com/南", "http://日本語.example/", "mailto:nobody",
        "https:///nothing",
      ])
    }
    guard block.kind.isPost else { return block }
    if chance(2) { block.own = own() }
    // Numbers come twice, and answers go to numbers that are not there.
    block.number = chance(5) ? nil : pick([below(count + 1), below(4), 1_876_543_210_987_654_321])
    block.author = chance(3) ? nil : pick(["名無し", "ＯｇＹ", "ogy", "OGY", "が", "か\u{3099}", "b"])
    block.authorID = chance(3) ? nil : pick(["ID1", "id1", "ID2", "b"])
    if chance(3) {
      block.sourceID = pick(["a1", "A1", "b#2", "7", "\(below(count + 1))", "9007199254740993"])
      block.hasDamagedID = chance(6)
    }
    block.run = pick([0, 0, 0, 1])
    let targets = (0..<pick([0, 0, 1, 3])).map { _ in key(count) }
    block.repliesTo = targets.enumerated().filter { targets.firstIndex(of: $1) == $0 }.map(
      \.element)
    block.repostsOf = chance(6) ? key(count) : nil
    block.quotesOf = chance(6) ? key(count) : nil
    block.likes = chance(3) ? pick([0, 5, 12_000]) : nil
    block.dislikes = chance(5) ? below(3) : nil
    block.views = chance(4) ? below(9) : nil
    block.thread = chance(4) ? pick(["c1", "C1", "12"]) : nil
    block.permalink = chance(5) ? "https://example.com/p/\(below(5))" : nil
    block.language = chance(4) ? pick(["ja", "en"]) : nil
    block.quotes = (0..<pick([0, 0, 2])).map { _ in text() }
    block.reposts = chance(3) ? pick([0, 5, 5, 55, 1_000_000, -3]) : nil
    block.hashtags = (0..<pick([0, 0, 2])).map { _ in
      pick(["南鳥島", "レアアース", "ﾚｱｱｰｽ", "ＥＵ", "eu", "EU"])
    }
    block.handles = (0..<pick([0, 0, 1])).map { _ in pick(["u", "U", "Ｕ"]) + "\(below(2))" }
    block.heading = chance(4) ? "見出し\(below(2))" : nil
    block.title = chance(5) ? "題\(below(3))" : nil
    block.dates = (0..<pick([0, 0, 2])).map { _ in date() }
    block.source = chance(5) ? pick(["board", "Board", "ＢＯＡＲＤ"]) + ":\(below(2))" : nil
    return block
  }

  /// Of each column, mostly values of one sort.
  private mutating func own() -> OwnCells {
    let columns: [(name: String, values: [String])] = [
      ("score", ["0", "2", "5", "12", "-3", "1,234"]),
      ("ratio", ["0.5", "2", "2.0", "-1.25", "12"]),
      ("verified", ["true", "false", "TRUE"]), ("q1 (sa)", ["はい", "いいえ"]),
      ("signup", ["2025-11-03", "2026-01", "2026-01-12 18:12:00", "2025"]),
      ("会派", ["自民", "立憲", "自民 ", "か\u{3099}", "が", "007"]),
      ("labels", ["[\"eu\",\"EU\"]", "[\"eu\"]", "[]"]), ("length", ["1", "2.0"]),
      ("user.name", ["k", "", "南"]),
    ]
    let odd = ["n/a", "007", "3", "0.25", "true", "2026-01-13", "[\"x\"]", "自民"]
    var cells: [(name: String, value: OwnValue)] = []
    for (name, values) in columns where chance(2) {
      let value = chance(6) ? pick(odd) : pick(values)
      if !value.isEmpty { cells.append((name, OwnValue(value))) }
    }
    if chance(2) { cells.append(("mixed", OwnValue(pick(odd)))) }
    return OwnCells(cells)
  }

  private mutating func key(_ count: Int) -> PostKey {
    chance(3) ? .text(pick(["a1", "t1_a1", "b#2", "t1_7", "zz"])) : .number(below(count + 3))
  }

  private mutating func text() -> String {
    let parts = [
      "南", "鳥", "島", "中国", "規制", "レアアース", "ﾚｱｱｰｽ", "ＥＵ", "eu", "㌧", "トン", "か\u{3099}", "が",
      "👍🏽", "👨‍👩‍👧", "\u{3099}", "…", "\u{200B}", "〜", "～", "\r\n", "⑪", "、", "。", "\n", " ", "a", "B",
      "ß", "12", "①", "é", "e\u{301}", "ァァァァ",
    ]
    return (0..<pick([0, 1, 2, 5, 20, 40])).map { _ in pick(parts) }.joined()
  }

  /// From 2025-11 to 2026-02, as finely and as surely as sources say it.
  private mutating func time() -> TimeSpan {
    let minute = Int64(60_000)
    let start = Instant(milliseconds: 1_761_922_800_000 + Int64(below(120 * 24 * 60)) * minute)
    func after(_ milliseconds: Int64) -> Instant {
      Instant(milliseconds: start.milliseconds + milliseconds)
    }
    switch below(8) {
    case 0: return .init(earliest: start, latest: nil, precision: .minute, basis: .bounded)
    case 1: return .init(earliest: nil, latest: start, precision: .minute, basis: .bounded)
    case 2:
      let latest = after(pick([30 * minute, 5 * 1440 * minute]))
      return .init(earliest: start, latest: latest, precision: .minute, basis: .bounded)
    case 3:
      let year = PartialDate(year: pick([2025, 2026])).span(in: .tokyo)
      return year ?? .init(earliest: start, latest: nil, precision: .year, basis: .stated)
    case 4, 5:
      let day = CivilTime(start, in: .tokyo)
      let span = PartialDate(year: day.year, month: day.month, day: day.day).span(in: .tokyo)
      return span ?? .init(earliest: start, latest: nil, precision: .day, basis: .stated)
    case 6: return .init(earliest: start, latest: start, precision: .second, basis: .stated)
    default:
      return .init(earliest: start, latest: after(1000), precision: .second, basis: .stated)
    }
  }

  private mutating func date() -> PartialDate {
    var date = PartialDate(year: chance(3) ? nil : 2025 + below(2))
    if chance(6) {
      date.half = 1 + below(2)
    } else {
      date.month = 1 + below(12)
      if chance(2) { date.day = 1 + below(31) }
    }
    return date
  }
}
