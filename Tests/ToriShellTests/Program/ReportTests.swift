import Testing

/// `--report`: scripts as pages, which are made again, held to what they were, and hold whatever a corpus does as text.
@Suite struct ReportTests {
  private let world = ProgramWorld()

  /// The example of the grammar's folder, from which README shows a part.
  @Test func example() throws {
    world.write(
      try TestFiles.text(of: TestFiles.repository + "/grammar/examples/report.tq"), to: "report.tq")
    let finished = try world.sh(
      """
      make() { "$TORI" $SEEDS -f report.tq --report $1.html --report $1.md --now 2026-01-20; echo $?; }
      make a; make b; "$TORI" $SEEDS -f report.tq --report ja.html --lang ja; cmp a.html b.html; cmp a.md b.md
      ls; "$TORI" rerun a.html a.md island.csv attention.svg | grep -c ': the same, '; echo $?
      """)
    #expect(
      finished.output.split(separator: "\n") == [
        "0", "0", "a.html", "a.html.meta.json", "a.md", "a.md.meta.json", "attention.svg",
        "attention.svg.meta.json", "b.html", "b.html.meta.json", "b.md", "b.md.meta.json",
        "island.csv", "island.csv.meta.json", "ja.html", "ja.html.meta.json", "report.tq", "4", "0",
      ], "\(finished)")
    #expect(finished.errors.contains("8 answers written to a.html\n"), "\(finished)")
    let page = world.text(of: "a.html")
    try expectSound(page)
    for said in [
      "<html lang=\"en\">", "<title>Who speaks of 南鳥島?</title>", "<h1>Who speaks of 南鳥島?</h1>",
      "<h2>Attention</h2>", "<strong>different kinds</strong>",
      "<pre class=\"query\"><code>let island = mentions $place</code></pre>",
      "<figcaption>Answer 3: Posts that name the island, by month</figcaption>",
      "<p class=\"remark\">7 rows written to island.csv</p>", "<p class=\"remark\">as expected</p>",
      "<td class=\"id\"><a href=\"#post-001_231\">001#1</a></td>", "<article id=\"post-001_231\">",
      "<th scope=\"row\">$place</th><td>南鳥島</td>", "<mark>南鳥島</mark>",
      "5 documents, 215 blocks, 166 of them posts", "<td class=\"match\" dir=\"auto\">南鳥島</td>",
      "<th scope=\"row\">zone of dates</th><td>Asia/Tokyo</td>",
    ] {
      #expect(page.contains(said), "\(said)")
    }
    // Each post once, with its bytes; what is named leads to it; no clock where no date counts from one.
    let articles = page.matches(of: /<article id="([^"]+)"/).map(\.1)
    #expect(articles.count == Set(articles).count && articles.count > 10)
    let links = Set(page.matches(of: /href="#(post-[^"]+)"/).map(\.1))
    #expect(links == Set(articles))
    #expect(page.matches(of: /SHA-256 <code>[0-9a-f]{64}<\/code>/).count == articles.count)
    #expect(!page.contains("dates count from"))
    #expect(page.contains("<svg") && page.contains("prefers-color-scheme: dark"))
    let japanese = world.text(of: "ja.html")
    #expect(japanese.contains("<html lang=\"ja\">") && japanese.contains("<h2>投稿</h2>"))
    let markdown = world.text(of: "a.md")
    #expect(markdown.hasPrefix("# Who speaks of 南鳥島?\n\nA paper in one script: "))
    // What README shows of it stands in it so.
    let readme = try TestFiles.text(of: TestFiles.repository + "/README.md")
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.contains("after its opening stands") })
    let excerpt = lines[(start + 2)...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { $0.dropFirst(4) }
    #expect(excerpt.count > 10 && markdown.contains(excerpt.joined(separator: "\n")), "\(excerpt)")
  }

  /// Nothing of a corpus is markup, leads anywhere but to the web, or turns what stands around it.
  @Test func hostileTextStaysText() throws {
    let hostile = [
      #"{"id":"1\"' onclick=alert(1) x#<b>","author":"\"><img src=x onerror=alert(1)>","text":"</td></table></main><script>alert(1)</script>"}"#,
      #"{"id":"2","author":"a\u001b[31m\u202eb","text":"\u0000\u202e\u2066 x \u2028 y ]]> --> <!-- `|` \\ [a](javascript:alert(1)) ```\n# no heading\n- no item\n1. nor this"}"#,
      #"{"id":"3","author":"</title></svg><style>*{display:none}</style>","text":"=cmd|' /C calc'!A0 &lt;b&gt; &amp;","permalink":"javascript:alert(1)"}"#,
      #"{"id":"4","author":"b","text":""# + String(repeating: "長", count: 700)
        + #" http://a.example/\"><i>"}"#,
    ]
    world.write(hostile.joined(separator: "\n") + "\n", to: "in.jsonl")
    world.write(
      """
      -- # <script>alert(2)</script>
      posts
      posts where id = "in#1\\"' onclick=alert(1) x#<b>"
      posts | count by author
      posts | network of authors
      links
      posts | select id, permalink
      posts where mentions "</td>" -- <b>
      describe in

      """, to: "s.tq")
    let finished = try world.sh(
      """
      "$TORI" in.jsonl -f s.tq --report a.html --report a.md --set 'x=<u>'; echo $?
      """)
    #expect(finished.output == "0\n", "\(finished)")
    let page = world.text(of: "a.html")
    try expectSound(page)
    #expect(page.contains("&lt;/td&gt;&lt;/table&gt;&lt;/main&gt;&lt;script&gt;alert(1)"))
    #expect(page.contains("&lt;title&gt;") == false && page.contains("&amp;lt;b&amp;gt; &amp;amp;"))
    #expect(page.contains("a␛[31m\\u{202E}b") && page.contains("a␛[31m"))
    #expect(page.contains("<h1>&lt;script&gt;alert(2)&lt;/script&gt;</h1>"))
    // The whole of a long text stands with its post, its beginning in tables.
    #expect(page.contains(String(repeating: "長", count: 700)) && page.contains("長…</td>"))
    let markdown = world.text(of: "a.md")
    let quoted = markdown.split(separator: "\n").filter { $0.hasPrefix("> ") }
    #expect(quoted.contains { $0.hasPrefix("> \\# no heading") }, "\(quoted)")
    #expect(
      quoted.contains { $0.hasPrefix("> \\- no item") }
        && quoted.contains { $0.hasPrefix("> 1\\. nor") })
    #expect(!quoted.contains { $0.contains("<") || $0.contains(/[^\\]\]\(/) })
  }

  /// What is too much for a page is said; what a page shows is told from what it showed.
  @Test func largeAndChangedCorpora() throws {
    world.write(
      """
      -- # Counts
      posts
      posts where mentions "海" | select id, text
      posts on today

      """, to: "s.tq")
    let finished = try world.sh(
      """
      mkdir c; i=0; while [ $i -lt 2100 ]; do i=$((i+1)); echo "{\\"id\\":\\"$i\\",\\"text\\":\\"山 $i\\"}"; done > c/a.jsonl
      make() { "$TORI" c -f s.tq --report page.html --now 2026-01-20 2> log; echo $?; cat log; }
      make; "$TORI" rerun page.html; echo $?
      grep -c -e 'Answer 1: the first 2000 of 2100 rows' -e 'The other 100, by their ids' -e 'c#2100$' -e '<article' page.html
      echo '{"id":"x","text":"海"}' >> c/a.jsonl; "$TORI" rerun page.html; echo $?; make
      "$TORI" c -c 'expect corpus = "page.html"'; echo $?
      echo more >> page.html; make; rm page.html; "$TORI" c -c 'posts | expect rows = 1' --report page.html 2> log; echo $?; ls
      """)
    #expect(
      finished.output.replacing(/[0-9]+ bytes(, 2[^;\n]*)?/, with: "N bytes")
        == """
        0
        3 answers written to page.html
        page.html: the same, 2100 rows, N bytes
        0
        2002
        page.html: differs, 2102 rows instead of 2100
          2101 rows instead of 2100: posts
          1 row instead of 0: posts where mentions "海" | select id, text
          another answer, with 0 rows still: posts on today
          the corpus is another
          changed: a.jsonl
        1
        0
        3 answers written to page.html
          2101 rows instead of 2100: posts
          1 row instead of 0: posts where mentions "海" | select id, text
          another answer, with 0 rows still: posts on today
          changed: a.jsonl
        0
        2
        tori: page.html is there already, and not as 'save' wrote it: N bytes; remove it, or name another file
        1
        c
        log
        page.html.meta.json
        s.tq

        """, "\(finished)")
    let log = world.text(of: "log")
    #expect(log.contains("expected 1 row") || log.contains("error: "), "\(log)")
    #expect(log.contains("tori: page.html: not written"), "\(log)")
  }

  /// What is to be said of rows stands on the page though they went to a file; an answer is the same with others before it.
  @Test func savedAndMovedAnswers() throws {
    world.write(
      "posts on 2026-01 | save \"a.csv\"\nposts on 2026-01 | expect rows > 0\nposts by タマ\n",
      to: "s.tq")
    let finished = try world.sh(
      """
      "$TORI" $SEEDS -f s.tq --report a.md --now 2026-02-01; grep -c 'carry no time' a.md
      { echo documents; cat s.tq; } > t.tq; mv t.tq s.tq
      "$TORI" $SEEDS -f s.tq --report a.md --now 2026-02-01
      """)
    #expect(finished.output == "2\n", "\(finished)")
    let added = finished.errors.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(added == ["  the script is another", "  + documents"], "\(finished)")
  }

  /// What stands for what on the command line.
  @Test(
    arguments: [
      ("-f s.tq --report a.txt", "a report is .html, .htm, .md, .markdown, and 'a.txt' is not"),
      ("-f s.tq --report a.html --format csv", "--format and --report cannot both be given"),
      ("-f s.tq --report no/a.html", "no/a.html cannot be written: No such file or directory"),
      ("-f s.tq --report c.html", "c.html is a source of this corpus, and is never written over"),
      ("-f save.tq --report b.md", "b.md is saved twice in one text"),
    ])
  func commandLines(words: String, said: String) throws {
    world.write("posts\n", to: "s.tq")
    world.write("posts | save \"b.md\"\n", to: "save.tq")
    world.write("<p>A page of some words.</p>", to: "c.html")
    let finished = try world.sh("\"$TORI\" c.html \(words); echo $?; ls *.md *.txt 2> /dev/null")
    #expect(finished.output.hasPrefix("2\n") && finished.output.count == 2, "\(finished)")
    #expect(finished.errors.contains(said), "\(finished)")
  }

  /// All that is markup is the page's own: these elements with these attributes, each closed where it should be.
  private func expectSound(
    _ page: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let empty: Set<Substring> = ["meta", "hr"]
    let elements: Set<Substring> = [
      "html", "head", "title", "style", "body", "main", "section", "article", "figure",
      "figcaption", "h1", "h2", "h3", "p", "pre", "code", "em", "strong", "ul", "ol", "li", "a",
      "b", "bdi", "span", "mark", "div", "table", "thead", "tbody", "tr", "th", "td", "svg",
      "text", "rect", "line", "circle", "polyline", "polygon",
    ]
    let attributes: Set<Substring> = [
      "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "dir",
      "scope", "aria-label", "role", "xmlns", "xml:lang", "width", "height", "viewBox",
      "font-family", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points", "fill",
      "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "paint-order",
      "font-size", "font-weight", "text-anchor", "transform",
    ]
    var open: [Substring] = []
    for tag in page.matches(of: /<(\/?)([A-Za-z0-9!]+)([^<>]*)>/) {
      let (_, end, name, rest) = tag.output
      if name == "!DOCTYPE" || empty.contains(name) || rest.hasSuffix("/") { continue }
      #expect(elements.contains(name), "\(tag.0)", sourceLocation: sourceLocation)
      if end.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name, "\(tag.0)", sourceLocation: sourceLocation)
      }
      for attribute in rest.matches(of: /([A-Za-z][A-Za-z0-9:-]*)="([^"]*)"/) {
        #expect(attributes.contains(attribute.1), "\(tag.0)", sourceLocation: sourceLocation)
        if attribute.1 == "href" {
          let isFine = attribute.2.hasPrefix("#") || attribute.2.hasPrefix("http")
          #expect(isFine, "\(tag.0)", sourceLocation: sourceLocation)
        }
      }
      let left = rest.replacing(/\ [A-Za-z][A-Za-z0-9:-]*="[^"]*"/, with: "")
      #expect(left.isEmpty, "\(tag.0)", sourceLocation: sourceLocation)
    }
    #expect(open.isEmpty, "\(open)", sourceLocation: sourceLocation)
    let controls = page.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || 0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value
    }
    #expect(controls.isEmpty, sourceLocation: sourceLocation)
  }
}
