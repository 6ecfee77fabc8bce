import Testing
import ToriCorpus
import ToriRandom
import ToriTime

/// Exports of chats, whose stamps are written as each telephone's language has them.
@Suite struct ChatTests {
  private func read(_ text: String, order: DateOrder? = nil) throws -> Document {
    try DocumentReader.read(
      bytes: Array(text.utf8), path: "chat.txt", options: ReadOptions(dateOrder: order))
  }

  private func times(_ document: Document) -> [String?] {
    document.blocks.filter(\.kind.isPost).map { $0.time?.edtf(in: .tokyo) }
  }

  /// Each pair of stamps is of 4 and 25 May 2021; the second proves which part comes first.
  @Test(arguments: [
    ("2021/05/04 6:07 - ", "2021/05/25 18:08 - "), ("2021-05-04 06:07 - ", "2021-05-25 18:08 - "),
    ("04/05/2021, 06:07 - ", "25/05/2021, 18:08 - "), ("04/05/21, 06:07 - ", "25/05/21, 18:08 - "),
    ("5/4/21, 6:07 AM - ", "5/25/21, 6:08 PM - "),
    ("5/4/21, 6:07\u{202F}AM - ", "5/25/21, 6:08\u{202F}PM - "),
    ("04.05.21, 06:07 - ", "25.05.21, 18:08 - "), ("04.05.2021, 06:07 - ", "25.05.2021, 18:08 - "),
    ("[2021/05/04 6:07:00] ", "[2021/05/25 18:08:00] "),
    ("[04.05.21, 06:07:00] ", "[25.05.21, 18:08:00] "),
    ("[5/4/21, 6:07:00 AM] ", "[5/25/21, 6:08:00 PM] "),
    ("[04/05/2021, 06:07:00] ", "[25/05/2021, 18:08:00] "),
    ("2021. 5. 4. 오전 6:07 - ", "2021. 5. 25. 오후 6:08 - "),
  ])
  func stamps(first: String, second: String) throws {
    let document = try read("\(first)海: 一つ目\n二行目: 続き\n\(second)山 川: 二つ目\n")
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.author) == ["海", "山 川"])
    #expect(posts.map(\.text) == ["一つ目\n二行目: 続き", "二つ目"])
    let minutes = times(document).map { $0?.prefix(16).description }
    #expect(minutes == ["2021-05-04T06:07", "2021-05-25T18:08"])
  }

  /// Logs of IRC by several programs, and the chat of a meeting.
  @Test(arguments: [
    "--- Log opened Tue May 04 06:00:00 2021\n06:07 <harborcat> one\n06:08 < islerain> <b> two\n06:09 * islerain nods\n06:10 -!- x [~x@mud.example] has joined #mud\n06:11 <@harborcat> three\n",
    "[2021-05-04 06:07:01] <harborcat> one\n[2021-05-04 06:08:01] <islerain> <b> two\n[2021-05-04 06:11:01] <harborcat> three\n",
    "2021-05-04 06:07:01\tharborcat\tone\n2021-05-04 06:08:01\t@islerain\t<b> two\n2021-05-04 06:09:01\t-->\tx (~x@mud.example) has joined #mud\n2021-05-04 06:11:01\tharborcat\tthree\n",
    "[06:07:01] <harborcat> one\n[06:08:01] <islerain> <b> two\n[06:09:01] *** Joins: x (~x@mud.example)\n[06:11:01] <harborcat> three\n",
    "06:07:01\t From harborcat to Everyone : one\n06:08:01\t From islerain to Everyone : <b> two\n06:11:01\t From harborcat to Everyone : three\n",
  ])
  func logs(text: String) throws {
    let posts = try read(text).blocks.filter(\.kind.isPost)
    #expect(posts.map(\.author) == ["harborcat", "islerain", "harborcat"])
    #expect(posts.map(\.text) == ["one", "<b> two", "three"])
    #expect(posts.allSatisfy { $0.kind == .message })
    let day = text.contains("2021") ? "2021-05-04T06:07" : nil
    #expect(posts.first?.time?.edtf(in: .tokyo).prefix(16).description == day)
  }

  /// What the program reports before the first message makes no list of news of the chat.
  @Test func reportsBefore() throws {
    let document = try read(
      "12/07/2017, 22:35 - Messages to this group are now secured with end-to-end encryption.\n"
        + "12/07/2017, 22:35 - You created group \"x\"\n13/07/2017, 09:12 - 海: 一つ目\n"
        + "13/07/2017, 09:16 - 山: 二つ目\n")
    #expect(document.reader == .messages)
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["一つ目", "二つ目"])
  }

  /// KakaoTalk, of a telephone in two languages and of a computer.
  @Test(arguments: [
    """
    항구 모임과 카카오톡 대화
    저장한 날짜 : 2021년 6월 1일 오후 3:28


    2021년 5월 4일 오전 6:07
    2021년 5월 4일 오전 6:07, 섬 비님이 들어왔습니다.
    2021년 5월 4일 오전 6:07, 고양이 : 하나
    2021년 5월 25일 오후 6:08, 섬 비 : 둘: 셋
    넷
    2021년 5월 25일 오후 6:10, 고양이 : 다섯

    """,
    """
    N04 (11명)과 카카오톡 대화.txt
    저장한 날짜 : 2021. 6. 1. 오후 3:28
    2021년 5월 4일 화요일
    2021. 5. 4. 오전 6:07: 섬 비님이 들어왔습니다.
    2021. 5. 4. 오전 6:07, 고양이 : 하나
    2021년 5월 25일 화요일
    2021. 5. 25. 오후 6:08, 섬 비 : 둘: 셋
    넷
    2021. 5. 25. 오후 6:09: 고양이님이 나갔습니다.
    2021. 5. 25. 오후 6:10, 섬 비 : 다섯

    """,
    """
    Harbour KakaoTalk Chats
    Date Saved : Jun 1, 2021 at 15:28

    Tuesday, May 4, 2021
    May 4, 2021 at 6:07, 고양이 : 하나
    Tuesday, May 25, 2021
    May 25, 2021 at 18:08, 섬 비 : 둘: 셋
    넷
    May 25, 2021 at 18:10, 섬 비 : 다섯

    """,
    """
    항구 님과 카카오톡 대화
    저장한 날짜 : 2021-06-01 15:28:05

    --------------- 2021년 5월 4일 화요일 ---------------
    [고양이] [오전 6:07] 하나
    섬 비님이 들어왔습니다.
    --------------- 2021년 5월 25일 화요일 ---------------
    [섬 비] [오후 6:08] 둘: 셋
    넷
    [고양이] [오후 6:10] 사진

    """,
  ])
  func kakaoTalk(text: String) throws {
    let posts = try read(text).blocks.filter(\.kind.isPost)
    #expect(posts.prefix(2).map(\.author) == ["고양이", "섬 비"])
    #expect(posts.prefix(2).map(\.text) == ["하나", "둘: 셋\n넷"])
    #expect(
      posts.prefix(2).map { $0.time?.edtf(in: .tokyo).prefix(16).description } == [
        "2021-05-04T06:07", "2021-05-25T18:08",
      ])
    #expect(posts.allSatisfy { $0.kind == .message })
  }

  /// Who is not among the contacts of the chat's owner is called by a number.
  @Test(arguments: ["+81 90-1234-5678", "+49 1511 2345678", "\u{202A}+44 7911 123456\u{202C}"])
  func telephoneNumbers(name: String) throws {
    for (start, end) in [("", " - "), ("[", ":00] ")] {
      let document = try read(
        "\(start)2021/05/24 6:07\(end)\(name): 一つ目\n\(start)2021/05/25 18:08\(end)海: 二つ目\n")
      let posts = document.blocks.filter(\.kind.isPost)
      #expect(posts.map(\.text) == ["一つ目", "二つ目"], "\(name)")
      #expect(posts.first?.author?.contains(name.filter(\.isNumber).suffix(4)) == true)
    }
  }

  /// The order in which a chat never goes back is its order.
  @Test func daysThatRise() throws {
    let document = try read(
      "1/2/21, 6:07 - 海: 一\n1/9/21, 6:07 - 海: 二\n2/3/21, 6:07 - 海: 三\n2/4/21, 6:07 - 海: 四\n")
    #expect(
      times(document).map { $0?.prefix(10).description } == [
        "2021-01-02", "2021-01-09", "2021-02-03", "2021-02-04",
      ])
  }

  /// Where nothing proves an order there is no time, but there are messages; an order may be given.
  @Test func openOrder() throws {
    let text = "1/2/21, 6:07 - 海: 一\n1/3/21, 6:07 - 山: 二\n"
    let open = try read(text)
    #expect(open.blocks.filter(\.kind.isPost).map(\.author) == ["海", "山"])
    #expect(times(open) == [nil, nil])
    let given = times(try read(text, order: .dayFirst))
    #expect(given.map { $0?.prefix(10).description } == ["2021-02-01", "2021-03-01"])
  }

  /// What the program reports is no message, whoever is named in it.
  @Test func notices() throws {
    let document = try read(
      """
      2021/05/04 6:07 - 海: 一
      2021/05/04 6:08 - 海が山を追加しました
      2021/05/04 6:09 - 山: 二: 三
      2021/05/04 6:10 - 会: メッセージと通話はエンドツーエンドで暗号化されています。

      """)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text) == ["一", "二: 三"])
    #expect(posts.map(\.number) == [1, 2])
  }

  @Test func quotedMessages() throws {
    let document = try read(
      "2021/05/04(火)\n06:07\t海\t\"一\n「\"\"二\"\"」\n2021/05/05の話\"\n06:08\t海\t\"三\"\n06:09\t\t山が参加しました。\n2021/05/05(水)\n00:01\t山\t四\n"
    )
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.text) == ["一\n「\"二\"」\n2021/05/05の話", "\"三\"", "四"])
    #expect(
      times(document) == [
        "2021-05-04T06:07+09:00", "2021-05-04T06:08+09:00", "2021-05-05T00:01+09:00",
      ])
  }

  /// Whatever is cut out of or put into a page of a family, its blocks tile it.
  @Test(arguments: UInt64(0)..<60)
  func mutated(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let page = try #require(FamilyPage.all.randomElement(using: &random))
    var bytes = try page.bytes
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...30, using: &random))
      let pieces = ["", "\n", "\n\n", "\t", " ", "1", ":", "2021/05/04", ">>1", "[", "\"", "名"]
      bytes.replaceSubrange(
        start..<end, with: pieces.randomElement(using: &random)?.utf8 ?? "".utf8)
    }
    let document: Document
    do {
      document = try DocumentReader.read(bytes: bytes, path: "page.txt")
    } catch { return }
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end && !block.bytes.isEmpty, "\(page.name), seed \(seed)")
      end = block.bytes.upperBound
    }
    #expect(end == bytes.count, "\(page.name), seed \(seed)")
  }
}
