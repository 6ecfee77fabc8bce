import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Shapes as users write them: read, chosen, shown and read back.
@Suite struct ShapeTests {
  private func read(_ page: String, _ shapes: [String] = []) throws -> Document {
    var options = ReadOptions()
    for shape in shapes { options.shapes = try options.shapes.adding(argument: shape) }
    options.shapes = try options.shapes.adding([])
    return try DocumentReader.read(bytes: Array(page.utf8), path: "page.txt", options: options)
  }

  private func posts(_ page: String, _ shapes: [String] = []) throws -> [String] {
    try read(page, shapes).blocks.filter(\.kind.isPost).map { block in
      [
        block.number.map { "#\($0)" }, block.author, block.authorID,
        block.time?.edtf(in: .tokyo), block.likes.map { "+\($0)" }, block.dislikes.map { "-\($0)" },
        block.text,
      ].compactMap { $0 }.joined(separator: " | ")
    }
  }

  // MARK: The notation

  struct Construct: Sendable {
    let shape: String
    let page: String
    let posts: [String]
  }

  @Test(arguments: [
    // A literal, and white space that may be missing.
    Construct(
      shape: "◎ {number} ◎ {author}", page: "◎1◎ 青い船\n泥の話\n◎ 2 ◎ 白い船\n波の話\n",
      posts: ["#1 | 青い船 | 泥の話", "#2 | 白い船 | 波の話"]),
    // One of several, and what may be missing.
    Construct(
      shape: "(送信|受信) [至急] {author}", page: "送信 至急 港の猫\n泥\n受信 山の犬\n波\n",
      posts: ["港の猫 | 泥", "山の犬 | 波"]),
    // Signs themselves.
    Construct(
      shape: "\\[{author}\\] \\| {time}",
      page: "[港の猫] | 2026-01-13 10:15\n泥\n[山の犬] | 2026-01-13 10:16\n波\n",
      posts: ["港の猫 | 2026-01-13T10:15+09:00 | 泥", "山の犬 | 2026-01-13T10:16+09:00 | 波"]),
    // Lines below each other, one of which may be missing.
    Construct(
      shape: "◎ {author} / [{count}回答] / {time}",
      page: "◎ 港の猫\n2回答\n2026-01-13\n泥\n◎ 山の犬\n2026-01-14\n波\n",
      posts: ["港の猫 | 2026-01-13 | 泥", "山の犬 | 2026-01-14 | 波"]),
    // Lines that are passed over.
    Construct(
      shape: "◎ {author} / … / {time}",
      page: "◎ 港の猫\n登録 五年\n投稿 十\n2026-01-13\n泥\n◎ 山の犬\n2026-01-14\n波\n",
      posts: ["港の猫 | 2026-01-13 | 泥", "山の犬 | 2026-01-14 | 波"]),
    // A tab, white space that must be there, the rest of a line.
    Construct(
      shape: "line {clock}\\t{author}\\t{text}", page: "10:15\t港 の猫\t泥\n10:16\t山\t波\n",
      posts: ["#1 | 港 の猫 | 泥", "#2 | 山 | 波"].map { String($0.dropFirst(5)) }),
    // Counts in a foot, with their units.
    Construct(
      shape: "shape votes\n head ◎ {author}\n foot +{likes} / -{dislikes}",
      page: "◎ 港の猫\n泥\n+1,203\n-5\n◎ 山の犬\n波\n+1.2万\n-3\n",
      posts: ["港の猫 | +1203 | -5 | 泥", "山の犬 | +12000 | -3 | 波"]),
  ])
  func constructs(construct: Construct) throws {
    #expect(try posts(construct.page, [construct.shape]) == construct.posts)
  }

  @Test(arguments: [
    ("shape a\n head {autor}", 2, "there is no slot {autor}, did you mean '{author}'?"),
    ("shape a\n head [x", 2, "column 1: '[' is not closed"),
    ("shape a\n head x]", 2, "column 2: ']' closes nothing"),
    ("shape a\n head a|b", 2, "column 2: '|' parts"),
    ("shape a\n haed x", 2, "no line of a shape begins with 'haed', did you mean 'head'?"),
    ("head x", 1, "'head' stands before the first shape"),
    ("shape a\n kind treads\n head x", 2, "kind 'treads', did you mean 'thread'?"),
    ("shape a\n min many\n head x", 2, "min 'many': a number from 1 to 1000"),
    ("shape a\n kind thread\nshape b\n head x", 3, "the shape 'a' has no head"),
    ("shape a\n head x\nshape a\n head y", 3, "there are two shapes named 'a'"),
    ("shape a b\n head x", 1, "stands in quotes"),
    ("shape a\n line {author} / {text}", 2, "this is one line of a page"),
    ("shape a\n head x / ", 2, "a line of the pattern is empty"),
    ("shape a\n head x\\", 2, "a sign follows \\"),
    ("shape a\n list no\n head x", 2, "nothing stands behind 'list'"),
    ("shape a\n text most\n head x", 2, "text 'most'"),
    ("shape a\n head {text} {text}", 2, "only one {text}"),
  ])
  func mistakes(text: String, line: Int, message: String) {
    do {
      _ = try ShapeFile.read(text, file: "my.shapes")
      Issue.record("no mistake found in \(text)")
    } catch {
      #expect(error.file == "my.shapes")
      #expect(error.line == line)
      #expect(error.message.english.contains(message), "\(error.message.english)")
      #expect(!error.message.japanese.isEmpty)
    }
  }

  // MARK: What is used is shown, and read back to the same

  private static let pages = [
    "1: 名無し 2026/01/13(火) 10:15:42 ID:a8Kz3LmP0\n港\n\n2: 海 2026/01/13(火) 10:18:01 ID:Zp1Qw2Er0\n>>1 泥\n",
    "港の猫\n@minatoneko\n泥が上がった\n午前10:15 · 2026年1月13日\n山の犬\n@yamainu\n波\n午前10:18 · 2026年1月13日\n",
    "作者harborcat (港貓)看板Sea標題[情報] 泥時間Tue Jan 13 10:15:42 2026\n\n船回港了\n\n--\n推 waveson: 恭喜 01/13 10:18\n→ numbers: 多少錢 01/13 10:19\n",
  ]

  @Test(arguments: pages)
  func usedShapesReadTheSame(page: String) throws {
    let document = try read(page)
    #expect(!document.shapes.isEmpty)
    for used in document.shapes {
      let again = try ShapeFile.read(used.source, file: "a")
      #expect(again.map(\.source) == [used.source])
      #expect(used.headCount > 0)
      #expect((1...100).contains(used.coverage))
    }
    let own = try read(page, [document.shapes.map(\.source).joined()])
    #expect(own.blocks == document.blocks)
  }

  @Test func theUsersShapesComeFirst() throws {
    let page = Self.pages[0]
    let shape = "shape mine\n kind comment\n head {number}: {author} {time} ID:{author_id}"
    let document = try read(page, [shape])
    #expect(document.blocks.map(\.kind) == [.comment, .comment])
    #expect(document.shapes.map(\.name) == ["mine"])
    // By its name, one that is shipped comes first as well.
    #expect(throws: ShapeMistake.self) { try read(page, ["nothing-like-it"]) }
    do {
      _ = try read(page, ["bord"])
      Issue.record("there is no such shape")
    } catch let mistake as ShapeMistake {
      #expect(mistake.message.english.hasPrefix("there is no shape 'bord', did you mean 'board'?"))
    }
    #expect(ChosenShapes().key == "")
    #expect(try ChosenShapes().adding(argument: shape).key != "")
  }

  // MARK: Learning

  @Test func learnsWhatNoShapeFits() throws {
    let page = (1...6).map { number in
      "発言\(number) ◆ 船員\(number % 3)号 ◆ 2026/01/1\(number) 10:15\n今日も泥を見た、という話をします。\n"
    }.joined(separator: "\n")
    let document = try read(page)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.count == 6, "\(document.reason.english)")
    #expect(document.shapes.first?.origin == .learned)
    #expect(document.reason.english.contains("not certain"))
  }

  /// Names between words that all heads have, days without a year, what varies at the end.
  @Test func learnsNamesBetweenWords() throws {
    let names = ["雨男", "傘屋", "雨男", "晴男"]
    let page = names.enumerated().map { place, name in
      "[\(12 + place)番の声] \(name)さんより（3月\(4 + place)日の\(place % 2 == 0 ? "夜" : "朝")）\n骨が折れました。\n"
    }.joined(separator: "\n")
    let document = try read(page)
    let posts = document.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.author) == names, "\(document.reason.english)")
    #expect(posts.map(\.number) == [12, 13, 14, 15])
    #expect(document.shapes.first?.origin == .learned)
  }

  // MARK: Stamps of two orders

  /// `02/07/21(Sun)` is a Sunday with the month first and with the year first: the other stamps tell.
  @Test func weekdaysDecideTogether() throws {
    func page(_ stamps: [String]) -> String {
      stamps.enumerated().map { "Anonymous \($1)05:06:07 No.\(4_300_123 + $0)\numbrellas\n" }
        .joined(separator: "\n")
    }
    let told = try read(page(["02/07/21(Sun)", "02/09/21(Tue)"]))
    #expect(
      told.blocks.filter(\.kind.isPost).map { $0.time?.edtf(in: .tokyo) } == [
        "2021-02-07T05:06:07+09:00", "2021-02-09T05:06:07+09:00",
      ])
    #expect(told.notices.isEmpty)
    let open = try read(page(["02/07/21(Sun)", "02/07/21(Sun)"]))
    let posts = open.blocks.filter(\.kind.isPost)
    #expect(posts.map(\.number) == [4_300_123, 4_300_124] && posts.allSatisfy { $0.time == nil })
    #expect(open.notices.count == 1)
    #expect(open.notices.first?.message.english.contains("--date-order") == true)
  }

  @Test(arguments: [
    "今日は朝から2026年1月13日の会議に出た。\n\n明日は2026年1月14日に港へ行く。\n\nあさっては休みだ。\n",
    "港の朝市\n\n1. 駐車場はありません。\n2. 開場は2026/01/13 10:15です。\n3. 犬は入れません。\n",
    "version 1.2.3 2026-01-13\n\n* fixed this\n\nversion 1.2.4 2026-01-14\n\n* fixed that\n",
  ])
  func textsThatAreNoPosts(page: String) throws {
    let document = try read(page)
    #expect(
      document.blocks.allSatisfy { !$0.kind.isPost || $0.kind == .paragraph },
      "\(document.reason.english)")
  }
}
