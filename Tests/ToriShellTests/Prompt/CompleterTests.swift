import Testing
import ToriLanguage
import ToriShell
import ToriSystem
import ToriText

/// What Tab offers on the seeds; the caret stands at `^`.
@Suite struct CompleterTests {
  @Test(arguments: [
    ("posts by ^", ["名無し 3", "\"<丶`∀´>(´・ω・`)(`ハ´  )さん\" 29"]),
    ("posts by \"名^", ["名無し\" 3"]), ("posts by 名^", ["名無し 3"]),
    ("posts where author = 「名^", ["名無し」 3"]),
    ("posts where kind = re^", ["reply"]),
    ("posts where tagged ^", ["南鳥島のレアアース 1"]),
    ("posts in 00^ | count", ["000", "001", "002", "003", "004"]),
    ("posts ^", ["where", "since", "|"]), ("posts whe^", ["where "]), ("posts where whe^", []),
    ("posts where dele^", ["deleted"]),
    ("posts | sort^", ["sort "]), ("posts where mentions any^ of 海", ["any"]),
    ("posts | count by ^", ["month", "week", "weekday", "host", "doc", "author"]),
    ("posts | count by doc, ^", ["day", "kind"]), ("posts | timeline by w^", ["week"]),
    ("posts where wee^", ["week", "weekday"]),
    ("posts | sort by repo^", ["reposts"]), ("posts where has li^", ["lines", "links"]),
    ("posts | kwic 中国 | sort by ri^", ["right"]), ("posts | kwic 中国 | count by au^", ["author"]),
    ("posts | kwic 中国 | count by mon^", ["month"]),
    ("posts | count by doc | sort by c^", ["count"]),
    ("posts | count by doc | sort by au^", []), ("posts | count by doc | count by mon^", []),
    ("explain authors where doc^", ["documents"]), ("let a = links where ho^", ["host"]),
    ("posts | minus (documents | sort by rea^", ["reader", "reason"]),
    ("(posts | count by doc) where c^", ["count"]), ("posts | select id, tim^", ["time"]),
    ("posts | cite | sort by sha^", ["sha256"]), ("posts | select id | sort by tim^", ["time"]),
    ("posts where mentions \"レアアース^", ["レアアース供給 6", "レアアース規制 4"]),
    ("posts where mentions word \"レアア^", ["レアアース 72"]),
    ("posts | kwic [word = \"レアア^", ["レアアース 72"]),
    ("posts | kwic [pos = ^", ["\"noun\"", "\"verb\""]), ("posts | kwic [wo^", ["word "]),
    ("posts | words by ^", ["form", "reading", "doc", "month"]),
    ("posts | words | where con^", ["content"]), ("posts | kwic 中国 | count by ne^", ["next"]),
    ("posts | save \"x.csv\" as kh^", ["khcoder"]), ("posts | save \"x.csv\" ti^", ["titled "]),
    ("posts | save \"/us^", ["/usr/"]),
    ("expect ^", ["corpus "]),
    (".mo^", [".mode "]), (".mode js^", ["json", "jsonl"]), (".quit^", [".quit"]),
    (".mode json ^", []), (".timer o^", ["off", "on"]), (".color a^", ["auto"]),
    (".width ^", ["auto"]),
    (".limit n^", ["none"]), (".lang j^", ["ja"]), (".pager o^", ["off", "on"]),
    (".zone U^", ["UTC"]),
    (".help hi^", ["history"]), (".plot x.svg d^", ["dark"]), (".plot x.svg ^", ["dark", "light"]),
    (".save --b^", ["--bom "]), (".plot --^", ["--replace "]), (".read --^", []),
    (".plot --replace x.svg ^", ["dark", "light"]),
    ("posts where reposts ^", ["=", ">="]), ("posts where author ^", ["=", "!="]),
    ("posts where time >= ^", ["2025-12 16", "2026-01 30"]),
    ("posts since ^", ["2026-01 30", "last"]),
    ("posts since last ^", ["month", "year"]), ("posts since 2026-01^", ["2026-01-12 24"]),
    ("posts where month = ^", ["2026-01 30"]), ("posts where weekday = ^", ["Mon 24"]),
    ("posts where links to ^", ["www.reuters.com 1"]), ("posts where id = 001#4^", ["001#42"]),
    ("posts where deleted = ^", ["true", "false"]), ("posts where reposts = ^", ["55 1"]),
    ("posts where mentions \"^", ["中国 68", "レアアース 73"]),
    ("posts in 003 where mentions \"^", ["中国 15"]),
    ("posts in 003 where kind = ^", ["news 28"]),
    ("posts in 003 where mentions \"レア^", ["レアアース 14"]),
    ("posts since ^ | count", ["2026-01 30"]), ("param $x ^", ["date", "texts"]),
    ("_ | sel^", ["select "]), ("help 検^", ["mentions"]),
    ("投稿^", ["posts"]), ("投^", ["authors", "posts"]), ("ポスト^", ["posts"]),
    ("posts | 件数^", ["count"]),
    ("posts | 並べ^", ["sort "]), ("posts | count by 著^", ["author"]), ("posts 条^", ["where "]),
    ("posts | count by 月^", ["month"]), ("posts | count by 月別^", ["month"]),
    ("posts | 月別^", ["count by month"]), ("posts where 返信^", ["replies "]),
    ("help key^", ["keys"]),
    ("posts -- no^", []), ("posts | coll^", ["collocates "]), ("help coll^", ["collocates"]),
  ])
  func offers(marked: String, wanted: [String]) throws {
    let list = try completions(marked)
    let offered = list.candidates.map { $0.text }
    let counted = list.candidates.map { "\($0.text) \($0.note?.english ?? "")" }
    for text in wanted { #expect(offered.contains(text) || counted.contains(text), "\(counted)") }
    #expect(wanted.isEmpty == offered.isEmpty, "\(offered)")
  }

  /// Only kinds that there are, and for posts only those of posts.
  @Test func kindsThatOccur() throws {
    func kinds(_ marked: String) throws -> [String] {
      try completions(marked).candidates.map(\.text)
    }
    let ofPosts = try kinds("posts where kind = ^")
    #expect(ofPosts.contains("reply") && !ofPosts.contains("title"))
    let ofBlocks = try kinds("blocks where kind = ^")
    #expect(ofBlocks.contains("reply") && ofBlocks.contains("title"))
  }

  @Test func filesWhereTheyAreNamed() throws {
    let folder = try TestFiles.temporaryFolder()
    try TestFiles.makeFolder(folder + "/海 山")
    for name in ["海.tq", "空.tq", ".hidden", "海 山/a b.csv"] {
      try TestFiles.write("", to: folder + "/" + name)
    }
    for command in ["read", "save", "plot", "output", "open", "open a"] {
      func offered(_ typed: String) throws -> [String] {
        try completions(".\(command) \(typed)^").candidates.map(\.text)
      }
      #expect(try offered("\(folder)/空") == ["\(folder)/空.tq"])
      #expect(try offered("\(folder)/海") == ["\"\(folder)/海 山/", "\"\(folder)/海.tq\""])
      #expect(try offered("\"\(folder)/海 山/") == ["\"\(folder)/海 山/a b.csv\""])
      #expect(try offered("\(folder)/.h") == ["\(folder)/.hidden"])
      #expect(try offered("\(folder)/nothing").isEmpty)
    }
    let typed = ".read \"\(folder)/海 山/a"
    #expect(try completions(typed + "^").replaced == 6..<typed.utf8.count)
  }

  @Test func stringsThatOccurWithCounts() throws {
    let list = try completions("posts where mentions \"南^")
    #expect(list.candidates.first == CompletionCandidate("南鳥島", note: LocalizedText(same: "13")))
    #expect(list.candidates.contains(CompletionCandidate("南鳥島沖", note: LocalizedText(same: "6"))))
    #expect(list.replaced == 22..<25)
    let folded = try completions("posts where mentions \"ﾚｱｱ^")
    #expect(folded.candidates.contains { $0.text.hasPrefix("ﾚｱｱース") })
    #expect(
      try completions("posts in ^").candidates.map(\.text) == ["000", "001", "002", "003", "004"])
    #expect(try completions("posts where mentions \"どこにもない^").candidates.isEmpty)
  }

  /// Every count is that of the query, and every candidate occurs.
  @Test(arguments: ["中", "日", "レ", "米", "a", "2", "の", "規制", "ト"])
  func countsAreThoseOfTheQuery(typed: String) throws {
    let list = try completions("posts where mentions \"\(typed)^")
    #expect(!list.candidates.isEmpty)
    for candidate in list.candidates {
      var interpreter = try SeedsInterpreter.make()
      _ = try interpreter.value.run(
        "posts where mentions \"\(candidate.text)\" | count", mode: .prompt, cancellation: .init())
      #expect(
        interpreter.output.text.split(separator: "\n").last?.filter(\.isNumber)
          == candidate.note?.english)
    }
  }

  private func completions(_ marked: String) throws -> CompletionList {
    let parts = marked.split(separator: "^", omittingEmptySubsequences: false)
    let session = try SeedsInterpreter.make().value.session
    return Completer(session: session).completions(
      in: parts.joined(), at: parts[0].utf8.count)
  }
}
