import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Digests, lists, articles and plain text in the dialects of other pages.
@Suite struct PageTests {
  private func read(_ text: String, as reader: ReaderName? = nil, path: String = "page.txt") throws
    -> Document
  {
    try DocumentReader.read(
      bytes: Array(text.utf8), path: path, options: ReadOptions(reader: reader))
  }

  @Test func digestWithAuthors() throws {
    let document = try read(
      """
      Popular posts
      深海の泥はすごい
      夢がある — 海の人 (@sea_man) January 18, 2026
      1,234RP
      反対です。 #南鳥島 https://t.co/abc — 山 (@yama) Jan 2, 2026
      1.2万 RP
      リンクだけ https://t.co/def January 3, 2026
      次の投稿
      - NAME (@n) May 4, 2026
      リポスト 7
      当サイトではXの利用規約に従っています。
      """)
    #expect(document.reader == .xDigest, "\(document.reason.english)")
    let posts = document.blocks.filter { $0.kind == .xpost }
    #expect(posts.map(\.author) == ["海の人", "山", nil, "NAME"])
    #expect(posts.map(\.authorID) == ["@sea_man", "@yama", nil, "@n"])
    #expect(posts.map(\.reposts) == [1234, 12000, nil, 7])
    #expect(posts.map(\.number) == [1, 2, 3, 4])
    #expect(
      posts.map(\.text) == [
        "深海の泥はすごい\n夢がある", "反対です。 #南鳥島 https://t.co/abc", "リンクだけ https://t.co/def", "次の投稿",
      ])
    #expect(
      posts.map { $0.time?.edtf(in: .tokyo) } == [
        "2026-01-18", "2026-01-02", "2026-01-03", "2026-05-04",
      ])
    #expect(posts[1].hashtags == ["南鳥島"])
    #expect(document.blocks.first?.kind == .metadata)
    #expect(document.blocks.last?.kind == .notice)
  }

  @Test func digestWithClocksAndJapaneseDates() throws {
    let clocks = try read("一つ目\n10:32 AM · Jan 18, 2026\n5RT\n二つ目\n11:00 PM · Jan 18, 2026\n")
    #expect(clocks.reader == .xDigest)
    #expect(clocks.blocks.map(\.text) == ["一つ目", "二つ目"])
    #expect(
      clocks.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "2026-01-18T10:32+09:00", "2026-01-18T23:00+09:00",
      ])
    let japanese = try read("一つ目 2026年1月18日\n3RP\n二つ目 2026年1月19日\n1RP\n")
    #expect(japanese.reader == .xDigest)
    #expect(japanese.blocks.map(\.reposts) == [3, 1])
  }

  @Test func digestCutOff() throws {
    let document = try read("一つ目 January 18, 2026\n5RP\n二つ目 January 19, 2026\n6RP\n途中で切れた投稿\n")
    #expect(document.blocks.map(\.kind) == [.xpost, .xpost, .xpost])
    #expect(document.blocks.last?.time == nil)
    #expect(document.blocks.last?.text == "途中で切れた投稿")
  }

  @Test func newsWithDates() throws {
    let document = try read(
      """
      資源ニュース一覧
      ・2026年1月12日：政府は南鳥島の周辺海域で、深い海の底から泥を引き揚げる試験をはじめたと発表した。
      ・2026/01/10 外務省は、輸出の規制について相手国の大使に強く抗議し、すぐに取りやめるよう求めたという
      [2026.01.09] 研究者の集まりが、資源の値段の移り変わりについて三十年分の記録をまとめて公開することを決めた
      1月8日、東京で開かれた会合では、各国の代表が供給網の多様化について意見を交わし、協力を続けることで合意した
      もっと見る
      """)
    #expect(document.reader == .newsList, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.title, .news, .news, .news, .news, .navigation])
    let news = document.blocks.filter { $0.kind == .news }
    #expect(
      news.map { $0.time?.edtf(in: .tokyo) } == ["2026-01-12", "2026-01-10", "2026-01-09", nil])
    #expect(news[0].text.hasPrefix("政府は"))
    #expect(news[2].text.hasPrefix("研究者"))
    #expect(news[3].text.hasPrefix("1月8日、"))
    #expect(news[3].dates.map(\.edtf) == ["XXXX-01-08"])
  }

  @Test func newsUnderDateLines() throws {
    let document = try read(
      "2026年1月12日\n一つ目の記事の要約です\n二つ目の記事の要約です\n2026年1月11日(日)\n三つ目の記事の要約です\n", as: .newsList)
    #expect(document.blocks.map(\.text) == ["一つ目の記事の要約です", "二つ目の記事の要約です", "三つ目の記事の要約です"])
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "2026-01-12", "2026-01-12", "2026-01-11",
      ])
    #expect(document.blocks[0].lines == 1...2)
  }

  @Test func explainerInEnglish() throws {
    let document = try read(
      """
      Home

      Why the deep sea mud matters so much

      The mud holds metals that motors need. It lies six kilometres down.

      A ship lifts the first mud from the sea

      Published: 2026-01-12

      - The pipe is six kilometres long.

      Source: https://example.com/news/1

      What comes next is a test of the whole system.

      Next page

      Ten ships that changed the sea
      """)
    #expect(document.reader == .explainer, "\(document.reason.english)")
    #expect(
      document.blocks.map(\.kind) == [
        .navigation, .title, .paragraph, .citation, .paragraph, .navigation, .headline,
      ])
    let citation = try #require(document.blocks.first { $0.kind == .citation })
    #expect(citation.title == "A ship lifts the first mud from the sea")
    #expect(citation.time?.edtf(in: .tokyo) == "2026-01-12")
    #expect(citation.links == ["https://example.com/news/1"])
  }

  @Test func explainerWithoutPictures() throws {
    let document = try read(
      "深海資源をめぐる動きを解説\n\n海の底の泥には金属が含まれています。\n\n泥の引き揚げに成功、専門家は慎重な見方\n\n掲載日：2026年1月12日\n\n・試験は六千メートルで行われた。\n\n引用元：https://example.jp/a\n\n今後が注目されます。\n"
    )
    #expect(document.reader == .explainer, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.title, .paragraph, .citation, .paragraph])
  }

  @Test func plainParagraphs() throws {
    let document = try read("一つ目の段落\n続き\n\n二つ目の段落\n　字下げの段落\n\n\n")
    #expect(document.reader == .plain)
    #expect(document.blocks.map(\.text) == ["一つ目の段落\n続き", "二つ目の段落", "　字下げの段落"])
    #expect(document.blocks.map(\.kind) == [.paragraph, .paragraph, .paragraph])
    #expect(document.reason.english == "nothing marks it as another kind of page")
  }

  @Test func markdown() throws {
    let document = try read(
      "---\ntitle: x\n---\n# 題\n\n本文 #タグ\n\n## 節\n段落\n```swift\nlet a = 1\n\nlet b = 2\n```\n別の節\n---\n終わり\n",
      path: "a.md")
    #expect(
      document.blocks.map(\.kind) == [
        .metadata, .title, .paragraph, .title, .paragraph, .paragraph, .title, .paragraph,
      ])
    #expect(document.blocks.map(\.heading) == [nil, nil, "題", nil, "節", "節", nil, "別の節"])
    #expect(document.blocks[5].text == "```swift\nlet a = 1\n\nlet b = 2\n```")
    #expect(document.title == "題")
  }

  @Test func lineBreaksOfAllKinds() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["", "一", "二", "", "三", ""].joined(separator: end)
      let document = try read(text)
      #expect(document.blocks.map(\.text) == ["一\n二", "三"])
      #expect(document.blocks.map(\.lines) == [2...3, 5...5])
    }
  }

  @Test func onlyBlankLines() throws {
    let document = try read("\n \n　\n")
    #expect(document.blocks.map(\.kind) == [.metadata])
    #expect(document.blocks[0].bytes == 0..<7)
  }
}
