import ToriRandom

/// Pages in the looks of real ones, drawn from sentences; the same seed gives the same pages.
struct DrawnPages {
  /// How a page looks.
  package enum Look: String, CaseIterable, Sendable {
    /// A thread of a board: number, name, stamp and ID before each post.
    case thread
    /// A blog's digest of a thread, with furniture around it.
    case digest
    /// Posts copied from X: name, handle, dot and day.
    case timeline
    /// A chat: a stamp, a name and the text on one line.
    case chat
    /// Titles with dates and sources.
    case news
    /// A headline, a date and paragraphs.
    case article
    /// Paragraphs alone.
    case prose
    /// Heads that no shipped shape knows.
    case unknown
  }

  private let sentences: [String]
  private var random: SplitMix64
  /// Seconds from the first stamp on.
  private var clock = 0

  init(_ sentences: [String], seed: UInt64 = 20_260_102) {
    self.sentences = sentences
    random = SplitMix64(seed: seed)
  }

  /// A page of about so many bytes.
  mutating func page(_ look: Look, byteCount: Int) -> String {
    clock = 0
    var page = begin(look)
    var number = 1
    while page.utf8.count < byteCount {
      page += item(look, number)
      number += 1
    }
    return page + end(look)
  }

  // MARK: Parts

  private mutating func text(_ most: Int) -> String {
    var text = ""
    for _ in 0..<1 + random.skewed(below: most) { text += sentences[random.below(sentences.count)] }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private mutating func line() -> String {
    String(sentences[random.below(sentences.count)].prefix { $0 != "\n" }.prefix(40))
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func stamp(isLong: Bool) -> String {
    clock += random.below(400)
    let (day, second) = (clock / 86_400, clock % 86_400)
    let date = "2026/\(two(day / 28 % 12 + 1))/\(two(day % 28 + 1))"
    let time = "\(two(second / 3600)):\(two(second / 60 % 60))"
    guard isLong else { return "\(date) \(time)" }
    return "\(date)(\(["月", "火", "水", "木", "金", "土", "日"][day % 7])) \(time):\(two(second % 60)).42"
  }

  private mutating func identifier() -> String {
    let letters = Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789")
    return String((0..<8).map { _ in letters[random.below(letters.count)] }) + "0"
  }

  private mutating func name() -> String {
    ["名無しさん", "港の猫", "numbers_only", "名無しの権兵衛", "泥の人", "deepmud"][random.below(6)]
  }

  private mutating func begin(_ look: Look) -> String {
    switch look {
    case .thread: "【話題】\(line())\n\n"
    case .digest: "\(line())\n\nカテゴリ: ニュース\n\n"
    case .timeline, .chat, .prose, .unknown: ""
    case .news: "最新のニュース一覧\n\n"
    case .article: "\(line())\n2026年1月13日 10時15分\n\n"
    }
  }

  private mutating func end(_ look: Look) -> String {
    switch look {
    case .digest:
      "引用元: https://board.example/test/read.cgi/1/\n\n関連記事\n\(line())\n\(line())\n\(line())\n"
    case .thread: "新着レスの表示\n掲示板に戻る 全部 前100 次100 最新50\n"
    case .article: "\n関連記事\n\(line())\n\(line())\n\nプライバシーポリシー\n"
    default: ""
    }
  }

  private mutating func item(_ look: Look, _ number: Int) -> String {
    switch look {
    case .thread:
      let answer = random.below(3) == 0 && number > 1 ? ">>\(1 + random.below(number - 1))\n" : ""
      return "\(number) ：\(name())：\(stamp(isLong: true)) ID:\(identifier())\n"
        + "\(answer)\(text(4))\n\n"
    case .digest:
      return "\(number): \(name()) \(stamp(isLong: true)) ID:\(identifier())\n\n\(text(4))\n\n\n"
    case .timeline:
      let month = 1 + random.below(12)
      return "\(name())\n@user\(random.below(5000))\n·\n\(month)月\(1 + random.below(28))日\n"
        + "\(text(4))\n"
        + "\(random.below(90))\n\(random.below(900))\n1,\(100 + random.below(800))\n"
    case .chat:
      return "[\(stamp(isLong: false))] \(name()): \(text(3))\n"
    case .news:
      return "\(line())\n\(stamp(isLong: false)) 港日報\n"
    case .article, .prose: return "\(text(12))\n\n"
    case .unknown:
      return "◎ \(name()) さん ☆\(stamp(isLong: false))☆ #\(number)\n\(text(4))\n\n"
    }
  }
}
