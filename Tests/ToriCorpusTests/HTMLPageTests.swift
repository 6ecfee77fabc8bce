import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriTime

/// Pages of HTML: what they show, where each byte of it comes from, and what their markup says besides.
@Suite struct HTMLPageTests {
  private func read(_ body: String, path: String = "a.html") throws -> Document {
    try DocumentReader.read(
      bytes: Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8), path: path)
  }

  private func texts(_ body: String) throws -> [String] { try read(body).blocks.map(\.text) }

  /// What is not shown is no text; what stands beside each other is not glued; a doubled break is one.
  @Test(arguments: [
    (
      "<p>霧笛が<b>鳴る</b>。</p><script>x()</script><p hidden>隠れた文。</p><p style='display: none'>見えない。</p>",
      "霧笛が鳴る。"
    ),
    ("<p>港の<span>朝</span><span>市</span>は早い。</p>", "港の朝市は早い。"),
    ("<p><span class=a>港の人</span><span class=b>朝の人</span>が話した。</p>", "港の人 朝の人が話した。"),
    ("<p>一行目です。<br /><br>\n二行目です。</p>", "一行目です。\n二行目です。"),
    ("<p>一行目です。<br><br>二行目です。</p>", "一行目です。\n\n二行目です。"),
    ("<p>A &amp; B &lt;b&gt; は&nbsp;文字です。</p>", "A & B <b> は\u{A0}文字です。"),
  ])
  func shown(body: String, text: String) throws {
    #expect(try texts(body).joined(separator: "\n\n") == text)
  }

  /// A head's time is the one that the markup states, where it shows less.
  @Test func statedTimes() throws {
    let posts = (1...3).map {
      "<div class=post><span class=n>\($0)</span> <b>港の人</b> <time datetime='2026-01-0\($0)T10:00:00+09:00'>\($0)日前</time><p>霧笛が\($0)回鳴った。</p></div>"
    }
    let document = try read("<div id=list>" + posts.joined() + "</div>")
    let found = document.blocks.filter(\.kind.isPost)
    #expect(
      found.map { $0.time?.earliest?.milliseconds }
        == [1, 2, 3].map { Optional(Int64(1_767_229_200_000) + ($0 - 1) * 86_400_000) })
    #expect(found.map(\.text) == (1...3).map { "霧笛が\($0)回鳴った。" })
    // A whole stamp stays as it is shown.
    let whole = try read(
      "<p><time datetime='2026-01-01T10:00:00Z'>2026年1月1日 19:00</time>に霧笛が鳴ったという。</p>")
    #expect(whole.blocks.map(\.text) == ["2026年1月1日 19:00に霧笛が鳴ったという。"])
  }

  /// A time that the markup states of something else is not the post's, and one that is shown stays.
  @Test func statedElsewhere() throws {
    let posts = (1...3).map {
      "<h2>題\($0)</h2><div>\($0)：港の人：2005/08/0\($0)(木) 00:52:48 ID:abc\($0)</div><p>霧笛が\($0)回鳴った</p><p><time datetime='2016-03-1\($0)T22:05:58+09:00'>3月</time></p>"
    }
    let found = try read("<div>\(posts.joined())</div>").blocks.filter(\.kind.isPost)
    #expect(found.count == 3)
    for (place, post) in found.enumerated() {
      let shown = PartialDate(year: 2005, month: 8, day: place + 1, hour: 0, minute: 52, second: 48)
      #expect(post.time?.earliest == shown.span(in: .tokyo)?.earliest)
    }
  }

  /// Years of other calendars are no times, and that is said.
  @Test func otherCalendars() throws {
    let posts = (1...3).map {
      "<div class=post><b class=author>港\($0)</b> <i>1394-11-2\($0) 10:1\($0)</i><div class=body>霧笛が\($0)回鳴った。</div></div>"
    }
    let document = try read("<div>\(posts.joined())</div>")
    let found = document.blocks.filter(\.kind.isPost)
    #expect(found.count == 3 && found.allSatisfy { $0.time == nil })
    #expect(document.notices.map(\.message.english).filter { $0.contains("calendar") }.count == 1)
  }

  /// Buttons below most texts are none of them; what people end their texts with is.
  @Test(arguments: [("Tweet", false), ("ではまた明日。", true)])
  func endsOfTexts(line: String, isText: Bool) throws {
    let posts = (1...3).map {
      "<div class=post><b class=author>港\($0)</b><div class=body>霧笛が\($0)回鳴った。<br>\(line)</div></div>"
    }
    let found = try read("<div>\(posts.joined())</div>").blocks.filter(\.kind.isPost)
    #expect(found.map(\.text) == (1...3).map { "霧笛が\($0)回鳴った。" + (isText ? "\n\(line)" : "") })
  }

  /// When something was said is not when it happened, and what leads to the rest of a text is none of it.
  @Test func published() throws {
    let posts = (1...3).map {
      "<div class=review><b itemprop=author>港\($0)</b><p>Visited 2015-08-0\($0)</p><div class=review-body>霧笛が\($0)回鳴った。 <a href='/\($0)'>続きを読む</a></div><p itemprop=datePublished content='2026-02-0\($0)T10:00:00+09:00'>6 months ago</p></div>"
    }
    let found = try read("<div>\(posts.joined())</div>").blocks.filter(\.kind.isPost)
    #expect(found.map(\.text) == (1...3).map { "霧笛が\($0)回鳴った。" })
    for (place, post) in found.enumerated() {
      let stated = PartialDate(year: 2026, month: 2, day: place + 1, hour: 10, minute: 0, second: 0)
      #expect(post.time?.earliest == stated.span(in: .tokyo)?.earliest)
    }
  }

  /// The day on which somebody joined is shown beside the time that a head states of the post.
  @Test func statedInHead() throws {
    let posts = (1...3).map {
      "<div class=post><b class=author>港\($0)</b> 登録日 2012年3月\($0)日 <time datetime='2026-02-0\($0)T10:00:00+09:00'>2月\($0)日</time><div class=body>霧笛が\($0)回鳴った。</div></div>"
    }
    let found = try read("<div>\(posts.joined())</div>").blocks.filter(\.kind.isPost)
    #expect(found.count == 3)
    for (place, post) in found.enumerated() {
      let stated = PartialDate(year: 2026, month: 2, day: place + 1, hour: 10, minute: 0, second: 0)
      #expect(post.time?.earliest == stated.span(in: .tokyo)?.earliest)
    }
  }

  /// The last post ends with the element that holds them all, or before one that is named otherwise.
  @Test(arguments: [
    "</div><div class=ad>霧の広告です。</div>", "<div class=related><a>他の霧の記事</a></div></div>",
    "<aside>霧の豆知識です。</aside></div>",
  ])
  func lastPostEnds(rest: String) throws {
    let posts = (1...3).map {
      "<div class=head>\($0): 港の人 2026/01/0\($0)(木) 10:00:00 ID:abc\($0)</div><div class=text>霧笛が\($0)回鳴った</div>"
    }
    let document = try read("<div class=list>" + posts.joined() + rest)
    let found = document.blocks.filter(\.kind.isPost)
    #expect(found.map(\.text) == (1...3).map { "霧笛が\($0)回鳴った" })
  }

  @Test func links() throws {
    let post =
      "<div>1: <a href='https://p.example/kou'>港の人</a> 2026/01/01(木) 10:00:00 ID:abc</div><div>出典は<a href='http://jump.example/?https://a.example/1'>ここ</a>と<a href='https://b.example/long/path'>https://b.example/lo...</a></div>"
    let document = try read(
      post + post.replacing("1:", with: "2:").replacing("ここ", with: "https://c.example/"))
    let found = document.blocks.filter(\.kind.isPost)
    #expect(
      found.map { Set($0.links) } == [
        ["https://a.example/1", "https://b.example/long/path"],
        ["https://c.example/", "https://b.example/long/path"],
      ])
  }

  @Test func encodingsAndTitles() throws {
    let page =
      "<html><head><meta charset=Shift_JIS><title> 港の\n掲示板 </title></head><body>1: 港の人 2026/01/01(木) 10:00:00 ID:abc<br>霧笛<br><br>2: 朝の人 2026/01/01(木) 10:01:00 ID:abd<br>㌧表示</body></html>"
    let document = try DocumentReader.read(
      bytes: Fixture.convert(Array(page.utf8), "UTF-8", "CP932"), path: "a.htm")
    #expect(document.title == "港の 掲示板" && document.encoding == .shiftJIS)
    #expect(document.blocks.filter(\.kind.isPost).map(\.text) == ["霧笛", "㌧表示"])
  }

  @Test func tooDeep() throws {
    let deep = String(repeating: "<div>", count: 100_000) + "底"
    let error = try #require(#expect(throws: CorpusError.self) { try read(deep) })
    #expect(error.message.english.contains("512"))
  }

  /// What nobody writes but to see what happens.
  @Test(arguments: [
    "<p>港の朝。<time datetime='2026-01-02T999999999999999999:1:1 5'>きのう</time></p>",
    "<pre><a href='http://x.example/'>港の     </a></pre><p>朝の話。</p>",
    "<pre>港     </pre><time datetime='2026-01-02'></time>",
    "<p>&copy2012 港の会。&ampと&notin;。</p>", "<title>", "<!--", "<script>", "<p title='", "</", "<",
  ])
  func oddMarkup(body: String) throws {
    let document = try read(body)
    #expect(document.blocks.last.map { $0.bytes.upperBound == document.byteCount } ?? true)
  }

  /// Scripts and drawings are no elements within each other; what closes nothing makes nothing shallower.
  @Test func depth() throws {
    let script = "<script>" + String(repeating: "if(i<n)", count: 1000) + "</script>"
    let drawing = "<svg>" + String(repeating: "<path d='M0'/>", count: 1000) + "</svg>"
    #expect(try texts(script + drawing + "<p>港の朝は早い。</p>") == ["港の朝は早い。"])
    let hidden = String(repeating: "<div></x></p>", count: 10_000)
    #expect(throws: CorpusError.self) { try read(hidden) }
  }

  /// Links are told quickly, however many stand on a line.
  @Test func manyLinks() throws {
    let links = (0..<3000).map { "<a href='http://a.example/\($0)'>港\($0)</a> " }.joined()
    let document = try read("<p>\(links)。ここまで。</p>")
    #expect(document.blocks.flatMap(\.links).count == 3000)
  }

  /// Stamps of the heads are of the order that the user states.
  @Test func namedPostsInOrder() throws {
    let posts = [("港の人", "03/04/26 10:15"), ("船の人", "03/04/26 10:20"), ("朝の人", "05/04/26 11:00")]
      .map {
        "<div class=post><b class=author>\($0)</b> <i>\($1)</i><div class=body>霧笛が鳴った。</div></div>"
      }
    let page = "<html><body><div>\(posts.joined())</div></body></html>"
    let options = ReadOptions(dateOrder: .dayFirst)
    let document = try DocumentReader.read(
      bytes: Array(page.utf8), path: "a.html", options: options)
    let found = document.blocks.filter(\.kind.isPost)
    #expect(found.map(\.author) == ["港の人", "船の人", "朝の人"])
    #expect(found.allSatisfy { $0.time?.precision == .minute })
  }

  /// Whatever the markup, blocks tile the file, and each character of a block stands among its bytes, in order.
  @Test(arguments: LawTests.seeds)
  func anything(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "<p>", "</p>", "<br>", "<br />", "<div class=a>", "</div>", "<table><tr><td>", "</table>",
      "<b>", "</i>", "<!-- 注 -->",
      "<a href=\"http://a.example/1\">", "</a>", "<ul><li>", "霧笛が鳴る。",
      "1: 港の人 2026/01/13(火) 10:32:15 ID:abc\n", "  ",
      "\r\n", "<pre>", "</pre>", "<", "\u{3000}", "港", "<span class=x>", "</span>", "<svg>",
      "<script>霧</script>", "<nav>", "</html>",
    ]
    let count = Int.random(in: 1..<60, using: &random)
    let body = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array("<!DOCTYPE html><title>題</title>\(body)".utf8)
    let document = try DocumentReader.read(bytes: bytes, path: "a.html")
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end, "seed \(seed)")
      end = block.bytes.upperBound
      var rest = bytes[block.bytes]
      for byte in block.text.utf8 where byte > 0x20 {
        guard let place = rest.firstIndex(of: byte) else {
          Issue.record("seed \(seed): '\(block.text)' is not in \(body)")
          return
        }
        rest = rest[(place + 1)...]
      }
    }
    #expect(document.blocks.isEmpty || end == bytes.count, "seed \(seed)")
  }
}
