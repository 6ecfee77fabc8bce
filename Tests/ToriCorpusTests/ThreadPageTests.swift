import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Board threads in the dialects of other pages.
@Suite struct ThreadPageTests {
  private func read(_ text: String, as reader: ReaderName? = nil) throws -> Document {
    try DocumentReader.read(
      bytes: Array(text.utf8), path: "page.txt", options: ReadOptions(reader: reader))
  }

  struct Header: Sendable {
    let line: String
    let number: Int
    let author: String?
    let id: String?
    let time: String?
    var text = "本文"
  }

  @Test(arguments: [
    Header(
      line: "11: 名無しさん 2026/01/12(月) 13:15:12.46 ID:ID:OgY4uDLJ", number: 11, author: "名無しさん",
      id: "OgY4uDLJ", time: "2026-01-12T13:15:12.46+09:00"),
    Header(
      line: "3 ：名無しさん@お腹いっぱい。 [sage] ：2026/02/01(日) 21:29:52 ID:UG0lD3Z69", number: 3,
      author: "名無しさん@お腹いっぱい。", id: "UG0lD3Z69", time: "2026-02-01T21:29:52+09:00"),
    Header(
      line: "0005 名無しどんぶらこ 2026/02/01(日) 21:29:52.123", number: 5, author: "名無しどんぶらこ", id: nil,
      time: "2026-02-01T21:29:52.123+09:00"),
    Header(
      line: "１２：名無し：2026/01/12 13:15:12", number: 12, author: "名無し", id: nil,
      time: "2026-01-12T13:15:12+09:00"),
    Header(
      line: "7 名前：通りすがり ◆abc.DEF/12 投稿日：26/01/12 13:15 ID:x+/y", number: 7,
      author: "通りすがり ◆abc.DEF/12", id: "x+/y", time: "2026-01-12T13:15+09:00"),
    Header(
      line: "8. Anonymous 2026-01-12 13:15:12 ID:???", number: 8, author: "Anonymous", id: nil,
      time: "2026-01-12T13:15:12+09:00"),
    Header(
      line: "[9] <丶`∀´>さん 2026/01/12(Mon) 13:15:12 (2/5) ID:abc", number: 9, author: "<丶`∀´>さん",
      id: "abc", time: "2026-01-12T13:15:12+09:00"),
    Header(
      line: "10 : 名無し [age] : 2026年1月12日(月) 13:15 ID:q0 BE:123-456", number: 10, author: "名無し",
      id: "q0", time: "2026-01-12T13:15+09:00"),
    Header(
      line: "6: 名無し 2026/01/12(月) 13:15:12 ID:abc 同じ行に書く", number: 6, author: "名無し", id: "abc",
      time: "2026-01-12T13:15:12+09:00", text: "同じ行に書く\n本文"),
    Header(
      line: "0002名無しさん (ﾜｯﾁｮｲ 56-ef)2024/05/01(水) 08:01:00.00ID:yyyy1111?2BP(1000)", number: 2,
      author: "名無しさん (ﾜｯﾁｮｲ 56-ef)", id: "yyyy1111", time: "2024-05-01T08:01:00.00+09:00"),
    Header(
      line: "[2] 花子 (2024-05-03 09:20)", number: 2, author: "花子", id: nil,
      time: "2024-05-03T09:20+09:00"),
    Header(
      line: "5 ：鳥（2026年1月5日 10:00）空の話", number: 5, author: "鳥", id: nil,
      time: "2026-01-05T10:00+09:00", text: "空の話\n本文"),
    Header(
      line: "5: 名無し 2026/01/05(月) 25:02:00.00 ID:ddd", number: 5, author: "名無し", id: "ddd",
      time: nil),
    Header(
      line: "6: 名無し 2026/02/31(土) 10:02:00 ID:eee", number: 6, author: "名無し", id: "eee",
      time: nil),
    Header(
      line: "名無し 2026/01/05(月) 10:00:00 No.12 そうだねx3", number: 12, author: "名無し", id: nil,
      time: "2026-01-05T10:00:00+09:00"),
    Header(line: "4 ：あぼーん：あぼーん", number: 4, author: nil, id: nil, time: nil),
  ])
  func headers(header: Header) throws {
    // A page writes its headers in one way.
    let next =
      header.line.contains("No.")
      ? "次 2026/03/01(日) 10:00:00 No.99" : "99: 次 2026/03/01(日) 10:00:00 ID:z"
    let page = "\(header.line)\n本文\n\n\n\(next)\n終わり\n"
    let document = try read(page)
    #expect(document.reader == .threadDigest, "\(document.reason.english)")
    let post = try #require(document.blocks.first)
    #expect(post.number == header.number)
    #expect(post.author == header.author)
    #expect(post.authorID == header.id)
    #expect(post.time?.edtf(in: .tokyo) == header.time)
    #expect(post.text == header.text)
    #expect(post.kind == (header.number == 12 && header.line.hasSuffix("x3") ? .opening : .reply))
    #expect(document.notices.count == (header.time == nil && header.id != nil ? 1 : 0))
    #expect(post.isDeleted == header.line.contains("あぼーん"))
    #expect(document.blocks.last?.number == 99)
    #expect(document.isThread)
  }

  @Test(arguments: [
    "1.5倍の速さで2026年1月に", "2026/01/12(月) 13:15:12", "12月5日 2026/01/12 10:00", "3時に集合", "12", "",
    "100円 値上げは2026/01/12から", "2026年1月5日 10:00に会議", "0120番で2026/01/12に受付", "No.1 です",
    "2026/01/05(月) 10:00:00 に No.1 を見た",
  ])
  func noHeaders(line: String) throws {
    let document = try read("前の行。\n\(line)\n後の行。\n", as: .threadDigest)
    #expect(!document.blocks.contains { $0.kind == .reply || $0.kind == .opening })
  }

  @Test func imageboard() throws {
    let document = try read(
      """
      Anonymous 01/12/26(Mon)13:15:12 No.1001
      Is this thread in English?

      Anonymous 03/04/26(Wed)13:16:12 No.1002
      >>1001
      yes it is
      >implying

      Anonymous 03/04/26(Wed)13:22:12 No.1004
      >>1001
      >>1002
      ok
      """)
    #expect(document.reader == .threadDigest, "\(document.reason.english)")
    #expect(document.blocks.map(\.kind) == [.opening, .reply, .reply])
    #expect(document.blocks.map(\.number) == [1001, 1002, 1004])
    #expect(document.blocks.map(\.author) == ["Anonymous", "Anonymous", "Anonymous"])
    #expect(document.blocks.map(\.repliesTo) == [[], [1001], [1001, 1002]])
    #expect(document.blocks[1].quotes == ["implying"])
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "2026-01-12T13:15:12+09:00", "2026-03-04T13:16:12+09:00", "2026-03-04T13:22:12+09:00",
      ])
  }

  @Test func impossibleStampsAreNamed() throws {
    let document = try read(
      "1: 甲 2026/01/12(月) 10:00:00 ID:a\nA\n\n2: 乙 2026/02/31(土) 25:02:00 ID:b\n>>1\n>>2\nB\n")
    #expect(document.blocks.map(\.text) == ["A", ">>1\n>>2\nB"])
    #expect(document.blocks[1].repliesTo == [1])
    #expect(document.blocks[1].time == nil)
    #expect(
      document.notices.map { "\($0.line), \($0.byteOffset): \($0.message.english)" } == [
        "4, 40: there is no such time: “2: 乙 2026/02/31(土) 25:02:00 ID:b”"
      ])
    let flattened = try read(
      "話\n- 9\n甲2026/02/31(月) 10:05\nこのレスは削除されています\n次\n", as: .flattenedThread)
    #expect(flattened.blocks.map(\.kind) == [.fragment, .reply, .fragment])
    #expect(flattened.notices.map(\.line) == [3])
  }

  @Test func headlinesWithoutBadges() throws {
    let document = try read(
      """
      【速報】南鳥島で試掘はじまる

      1: 記者 2026/01/12(月) 10:00:00.00 ID:aaa
      試掘が始まった。
      詳しくは続報で。

      2: 名無し 2026/01/12(月) 10:01:00.00 ID:bbb
      >>1
      おめ。

      【悲報】猫、今日も起きない…
      【朗報】新しい船が完成した模様
      【画像】港の夕焼けがすごいwwww

      3: 名無し 2026/01/12(月) 10:02:00.00 ID:ccc
      つづき
      引用元: https://example.com/test/1
      """)
    #expect(document.title == "【速報】南鳥島で試掘はじまる")
    #expect(
      document.blocks.map(\.kind) == [
        .title, .opening, .reply, .headline, .headline, .headline, .reply, .metadata,
      ])
    #expect(document.blocks[2].text == ">>1\nおめ。")
    #expect(document.blocks[2].repliesTo == [1])
  }

  @Test func sectionsInsideThePage() throws {
    let document = try read(
      """
      # 猫まとめ

      1: 記者 2026/01/12(月) 10:00:00.00 ID:aaa
      猫が来た。
      広告
      とは何の関係もない。

      2: 名無し 2026/01/12(月) 10:01:00.00 ID:bbb
      >>1
      なにしとる？

      広告

      【関連記事】
      魚が焦げる
      鳥が飛ぶ

      3: 名無し 2026/01/12(月) 10:02:00.00 ID:ccc
      つづき
      """)
    #expect(
      document.blocks.map(\.kind) == [
        .title, .opening, .reply, .navigation, .navigation, .headline, .headline, .reply,
      ])
    #expect(document.title == "# 猫まとめ")
    #expect(document.blocks[1].text == "猫が来た。\n広告\nとは何の関係もない。")
    #expect(document.blocks[2].text == ">>1\nなにしとる？")
  }

  @Test(arguments: [
    ("引用元: 【速報】港に鯨", "【速報】港に鯨"), ("元スレ：【速報】港に鯨 https://a.jp/1", "【速報】港に鯨"),
    ("引用元: https://a.jp/1", nil), ("引用元:", nil),
  ])
  func titleOfTheThread(line: String, title: String?) throws {
    let document = try read("1: 甲 2026/01/12(月) 10:00:00 ID:a\n鯨だ\n\n\(line)\n")
    #expect(document.blocks.map(\.kind) == [.opening, .metadata])
    #expect(document.title == title)
  }

  @Test func laughterIsNoHeadline() throws {
    let document = try read(
      """
      1: 甲 2026/01/12(月) 10:00:00 ID:a
      すごいな。

      まじかよこれはすごいことwww
      うそでしょほんとにやるのwww
      やばいってこれはさすがに…

      2: 乙 2026/01/12(月) 10:01:00 ID:b
      はい
      """)
    #expect(document.blocks.map(\.kind) == [.opening, .reply])
  }

  @Test func badgesOfOtherPages() throws {
    let document = try read(
      """
      1: 甲 2026/01/12(月) 10:00:00 ID:a
      はじまりの文です。
      港の倉庫で見つかった古い地図の話
      【NEW】
      島の灯台に新しい灯りがともる
      NEW!

      2: 乙 2026/01/12(月) 10:01:00 ID:b
      はい
      """)
    #expect(document.blocks.map(\.kind) == [.opening, .headline, .headline, .reply])
    #expect(document.blocks.map(\.lines) == [1...2, 3...4, 5...6, 8...9])
  }

  @Test func aPostKeepsItsOwnBlankLines() throws {
    let document = try read(
      """
      1: 甲 2026/01/12(月) 10:00:00 ID:a
      はじめ



      つづきの文があります。おわり。



      2: 乙 2026/01/12(月) 10:01:00 ID:b
      はい



      3: 丙 2026/01/12(月) 10:02:00 ID:c
      うん
      """)
    #expect(document.blocks.map(\.number) == [1, 2, 3])
    #expect(document.blocks[0].text == "はじめ\n\n\n\nつづきの文があります。おわり。")
  }

  @Test func twoThreadsOnAPage() throws {
    let document = try read(
      "1: 甲 2026/01/12(月) 10:00:00 ID:a\nA\n\n2: 乙 2026/01/12(月) 10:01:00 ID:b\n>>1\nB\n\n"
        + "1: 丙 2026/01/13(火) 10:00:00 ID:c\nC\n")
    #expect(document.blocks.map(\.kind) == [.opening, .reply, .opening])
  }

  /// What half of the posts begin with is no button of the page where it says whom they answer.
  @Test(arguments: [">>", "＞＞", "≫", "※", "米"])
  func answersOnLinesOfTheirOwnStay(_ mark: String) throws {
    let heads = (1...6).map { "\($0): 2014/05/02(金)16:1\($0) ID:uOzfD9B\($0)\n" }
    let texts = ["立てた", "おつです", "ありがとう", "どういたしまして", "それはそうと", "では寝る"]
    let page = zip(heads, texts.enumerated()).map { head, text in
      head + (text.offset == 0 ? "" : "\(mark)\(text.offset)\n") + "\(text.element)\n"
    }
    let document = try read(page.joined())
    #expect(document.blocks.count == 6)
    for (block, number) in zip(document.blocks, 1...).dropFirst() {
      #expect(block.text == "\(mark)\(number - 1)\n\(texts[number - 1])")
      if mark.unicodeScalars.allSatisfy({ ">＞".unicodeScalars.contains($0) }) {
        #expect(block.repliesTo == [.number(number - 1)])
      }
    }
  }

  // MARK: Flattened threads

  /// One line with a stamp under one that ends in a number is no thread: an archive's list of newspaper articles.
  @Test func oneHeadMakesNoThread() throws {
    let document = try read(
      """
      Download Request: Selected Items: 1-10
      Time Of Request: Friday, March 20, 2018  16:51:31

      Source: The Harbour Telegraph;The Isle Mail
                                     1 of 10 DOCUMENTS

      Mud comes up
      It came up at noon, the port said yesterday. Nobody had seen the like of it.
      What has been removed was sand.
      """)
    #expect(document.reader != .flattenedThread, "\(document.reason.english)")
    #expect(document.blocks.allSatisfy { $0.time == nil })
  }

  @Test func flattenedInAnotherDialect() throws {
    let document = try read(
      """
      5
      深海の泥について語る
      20 いいね
      最初の話。>>3
      それは違う
      #12
      名無しさん 2026/02/01(日) 21:29:52 ID:UG0
      このコメントは削除されました
      次の話
      No.20
      通りすがり2026/02/01(日) 22:00:00
      残っている本文
      そのあと
      ＞＞１２
      返事です
      """)
    #expect(document.reader == .flattenedThread, "\(document.reason.english)")
    let kinds: [BlockKind] = [
      .metadata, .title, .metadata, .fragment, .fragment, .reply, .fragment, .reply, .fragment,
      .fragment,
    ]
    #expect(document.blocks.map(\.kind) == kinds)
    let replies = document.blocks.filter { $0.kind == .reply }
    #expect(replies.map(\.number) == [12, 20])
    #expect(replies.map(\.isDeleted) == [true, false])
    #expect(replies.map(\.author) == ["名無しさん", "通りすがり"])
    #expect(replies.last?.text == "残っている本文")
    #expect(document.blocks.last?.repliesTo == [12])
    let times = document.blocks.filter { $0.kind == .fragment }.map { $0.time?.edtf(in: .tokyo) }
    #expect(
      times == [
        "../2026-02-01T21:29:52+09:00", "../2026-02-01T21:29:52+09:00",
        "2026-02-01T21:29:52+09:00/2026-02-01T22:00:00+09:00", "2026-02-01T22:00:00+09:00/..",
        "2026-02-01T22:00:00+09:00/..",
      ])
  }

  @Test func stampsToTheMinuteBoundToTheMinute() throws {
    let document = try read(
      "話\n- 9\n甲2026/02/02(月) 10:05\nこのレスは削除されています\n次\n", as: .flattenedThread)
    #expect(
      document.blocks.map { $0.time?.edtf(in: .tokyo) } == [
        "../2026-02-02T10:06:00+09:00", "2026-02-02T10:05+09:00", "2026-02-02T10:05:00+09:00/..",
      ])
    #expect(document.blocks[0].time?.precision == .minute)
  }

  @Test func stampsOutOfOrderProveNothing() throws {
    let document = try read(
      "話>>1\n返事\n- 9\n甲2026/02/02(月) 10:00:00\nこのレスは削除されています\n次\n- 3\n乙2026/02/01(日) 10:00:00\nこのレスは削除されています\n",
      as: .flattenedThread)
    #expect(document.blocks.filter { $0.kind == .fragment }.allSatisfy { $0.time == nil })
    #expect(document.blocks.filter { $0.kind == .reply }.count == 2)
  }
}
