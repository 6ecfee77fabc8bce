import Testing
import ToriEngine
import ToriRender
import ToriText

/// What people write in comments, as it stands on a page.
@Suite struct ProseTests {
  /// Each with what the page has for it.
  static let cases: [(prose: String, html: String)] = [
    ("A line\nand one more", "<p>A line and one more</p>"),
    // Japanese is written without blanks, so that no line's end is one.
    ("海の底に\n島がある。\nReuters は", "<p>海の底に島がある。Reuters は</p>"),
    ("## Two\ntext\n### Three", "<h2>Two</h2>\n<p>text</p>\n<h3>Three</h3>"),
    ("- a\n- b\n  goes on\n- c", "<ul>\n<li>a</li>\n<li>b goes on</li>\n<li>c</li>\n</ul>"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("・海\n・山", "<ul>\n<li>海</li>\n<li>山</li>\n</ul>"),
    ("> quoted\n> on\n\nthen", "<blockquote><p>quoted on</p></blockquote>\n<p>then</p>"),
    ("```\n*a* <b>\n```", "<pre><code>*a* &lt;b&gt;</code></pre>"),
    ("------", "<hr>"),
    // A mark of emphasis may stand beside any letter.
    ("これは**「海」**のこと", "<p>これは<strong>「海」</strong>のこと</p>"),
    (
      "*a* **b** `c*d*` **e *f* g**",
      "<p><em>a</em> <strong>b</strong> <code>c*d*</code> <strong>e <em>f</em> g</strong></p>"
    ),
    ("2 * 3 * 4, a ** b, \\*c\\*", "<p>2 * 3 * 4, a ** b, *c*</p>"),
    (
      "[a](https://x.example/?a=1&b=\"2\") [b](javascript:alert(1)) see http://y.example/z.",
      "<p><a href=\"https://x.example/?a=1&amp;b=&quot;2&quot;\" rel=\"noopener noreferrer nofollow\">a</a> "
        + "[b](javascript:alert(1)) see <a href=\"http://y.example/z\" rel=\"noopener noreferrer nofollow\">"
        + "http://y.example/z</a>.</p>"
    ),
    (
      "https://x.example/wiki/A_(b)を見よ [c](https://x.example/A_(b)_c)",
      "<p><a href=\"https://x.example/wiki/A_(b)\" rel=\"noopener noreferrer nofollow\">"
        + "https://x.example/wiki/A_(b)</a>を見よ "
        + "<a href=\"https://x.example/A_(b)_c\" rel=\"noopener noreferrer nofollow\">c</a></p>"
    ),
    (
      "<script>alert(1)</script> & \u{1B}[31m \u{202E}x",
      "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; ␛[31m \\u{202E}x</p>"
    ),
  ]

  @Test(arguments: cases.indices)
  func prose(place: Int) throws {
    let (prose, html) = Self.cases[place]
    let page = try Self.page(of: [.prose("# Title"), .prose(prose)])
    #expect(page.contains("<h1>Title</h1>\n\(html)\n<section"), "\(page)")
  }

  /// Without a heading a page is called as its script.
  @Test func titles() throws {
    #expect(try Self.page(of: [.prose("text")]).contains("<h1>paper</h1>\n<p>text</p>"))
    let page = try Self.page(of: [.prose("# *A* & b\n\ntext")])
    #expect(page.contains("<title>A &amp; b</title>"))
    #expect(page.contains("<h1><em>A</em> &amp; b</h1>\n<p>text</p>"))
  }

  /// Only ends of files that are pages say so.
  @Test func forms() {
    #expect(Report.Form(ofFile: "a/b.HTML") == .html && Report.Form(ofFile: "b.md") == .markdown)
    #expect(Report.Form(ofFile: "html") == nil && Report.Form(ofFile: "a.csv") == nil)
  }

  private static func page(of passages: [Report.Passage]) throws -> String {
    let colophon = Report.Colophon(facts: [], documents: [], remarks: [], generator: "tori")
    let report = Report(name: "paper", passages: passages, colophon: colophon) { _ in
      let none = Answer(shape: .posts, rowCount: 0) { _, _ in .none }
      return NamedBlocks(rows: none, places: nil)
    }
    var bytes: [UInt8] = []
    var sink = TextSink { bytes += $0 }
    try ReportPage.render(report, as: .html, options: RenderOptions(), to: &sink)
    return String(decoding: bytes, as: UTF8.self)
  }
}
