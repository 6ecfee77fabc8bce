import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Lists whose posts begin with their stamps, beside those that end in them.
@Suite struct HeadedPageTests {
  private func read(_ text: String) throws -> Document {
    try DocumentReader.read(bytes: Array(text.utf8), path: "page.txt")
  }

  @Test(arguments: ["\n", "", "\n\n"])
  func authorsFirst(gap: String) throws {
    let posts = [
      "海の人 @sea · 2025/12/01\n泥を見た\n二行目\n♡ 12  RT 3\n",
      "山 (@yama) 2025/12/02\nいいな @sea\nRT 2 いいね 10\n",
      "川 @kawa · 2025/12/03\n遠い\n",
    ]
    let document = try read(posts.joined(separator: gap))
    #expect(document.reader == .xDigest, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.xpost, .xpost, .xpost])
    #expect(document.blocks.map(\.author) == ["海の人", "山", "川"])
    #expect(document.blocks.map(\.authorID) == ["@sea", "@yama", "@kawa"])
    #expect(document.blocks.map(\.text) == ["泥を見た\n二行目", "いいな @sea", "遠い"])
    #expect(document.blocks.map(\.reposts) == [3, 2, nil])
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "2025-12-01", "2025-12-02", "2025-12-03",
      ])
  }

  @Test func titleFootAndImpossibleDay() throws {
    let document = try read(
      """
      # 深海の話まとめ

      海 @sea · 2025/12/01
      泥

      山 @yama · 2025/02/31
      石

      お問い合わせはこちら
      """)
    #expect(document.blocks.map(\.kind) == [.title, .xpost, .xpost, .notice])
    #expect(document.title == "# 深海の話まとめ")
    #expect(document.blocks.map(\.text)[1...2] == ["泥", "石"])
    #expect(document.blocks[2].time == nil)
    #expect(document.notices.map(\.line) == [6])
  }

  @Test func footersStayFooters() throws {
    let blank = try read("一つ目の話\n海 @sea · 2025/12/01\n\n二つ目の話\n山 @yama · 2025/12/02\n\n切れた")
    #expect(blank.reader == .xDigest)
    #expect(blank.blocks.map(\.author) == ["海", "山", nil])
    #expect(blank.blocks.map(\.text) == ["一つ目の話", "二つ目の話", "切れた"])
    let titled = try read("「海」まとめ\n一つ目の話\n2025/12/01\n3RP\n二つ目の話\n2025/12/02\n1RP\n")
    #expect(titled.blocks.map(\.kind) == [.title, .xpost, .xpost])
    #expect(titled.title == "「海」まとめ")
    let plain = try read("一つ目の話\n海 @sea · 2025/12/01\n二つ目の話\n山 @yama · 2025/12/02\n")
    #expect(plain.blocks.map(\.author) == ["海", "山"])
  }

  /// Text before the first stamp and behind the last, and nothing else to tell by.
  @Test func unclearListsArePlain() throws {
    let document = try read(
      "長い話がここに一つあるが題ではないだろう。\n海 @sea · 2025/12/01\n二つ目の話\n山 @yama · 2025/12/02\n三つ目の話\n")
    #expect(document.reader == .plain, "\(document.reason.english)")
    #expect(document.blocks.allSatisfy { $0.author == nil && $0.time == nil })
  }

  @Test func newsUnderDateAndSource() throws {
    let document = try read(
      """
      2026年1月20日(火)
      港の新聞
      船が沖へ出て、海の底から泥を引き揚げる試験をはじめた。
      2026年1月19日(月)
      山の通信
      株が上がり、市場では過熱を心配する声も出ている。
      """)
    #expect(document.reader == .newsList, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.news, .news])
    #expect(document.blocks.map(\.source) == ["港の新聞", "山の通信"])
    #expect(document.blocks.map(\.text.count) == [27, 24])
    #expect(document.blocks.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-20", "2026-01-19"])
  }

  @Test func newsWithTitleSourceAndSummary() throws {
    let document = try read(
      "海の記事一覧\r\n\r\n試験はじまる\r\n港の通信 2026年1月18日 07時05分\r\n試験が始まった。\r\n\r\n船が帰る\r\n山の新聞 2026年1月19日 10時00分\r\n船が港に着いた。\r\n"
    )
    #expect(document.reader == .newsList, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.title, .news, .news])
    #expect(document.blocks.map(\.title) == [nil, "試験はじまる", "船が帰る"])
    #expect(document.blocks.map(\.source) == [nil, "港の通信", "山の新聞"])
    #expect(document.blocks.map(\.text) == ["海の記事一覧", "試験はじまる\n試験が始まった。", "船が帰る\n船が港に着いた。"])
    #expect(document.blocks[1].time?.edtf(in: .tokyo) == "2026-01-18T07:05+09:00")
  }

  @Test func labels() throws {
    let document = try read(
      "Name: Taro\nDate: 2026-01-05 10:00\nHello.\n\n投稿者：花\n日時：2026/01/06\n二行\nの話\n\nDate: 2026-01-05\n\n名前: 無し\n"
    )
    #expect(document.reader == .threadDigest, "\(document.reason.english)")
    #expect(document.blocks.map(\.author) == ["Taro", "花"])
    // A label alone begins nothing: what stands behind the last head is its text.
    #expect(
      document.blocks.map(\.text) == ["Hello.", "二行\nの話\n\nDate: 2026-01-05\n\n名前: 無し"])
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-05T10:00+09:00", "2026-01-06"])
  }
}
