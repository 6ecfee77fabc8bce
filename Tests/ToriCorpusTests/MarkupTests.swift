import Testing
import ToriCorpus
import ToriRandom

/// HTML in fields of data, read as a page shows it.
@Suite struct MarkupTests {
  @Test(arguments: [
    ("素の文\n二行目 a<b", "素の文\n二行目 a<b"),
    ("A &amp; B\n&lt;3 &copy;&#9786;&#x1F41F;&nosuch; &amp;lt;", "A & B\n<3 ©☺🐟&nosuch; &lt;"),
    ("<p>一段目<br />二行目</p><p>二段目</p>", "一段目\n二行目\n二段目"),
    ("はじめ<p>つぎ<p>おわり", "はじめ\nつぎ\nおわり"),
    ("<div>a\n   b</div>\n\n<div>c</div>", "a b\nc"),
    ("a<br><br>b", "a\n\nb"),
    ("<ul><li>一</li><li>二<ol><li>三</ol></ul>", "一\n二\n三"),
    ("<pre><code>x = 1\n  y = 2\n</code></pre>", "x = 1\n  y = 2"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
    ("<script>x()</script><style>y</style>本文<!-- 注 -->", "本文"),
    ("良い<img class=\"emoji\" alt=\"👍\">ね<img src=\"a.png\" alt=\"猫の写真\">", "良い👍ね"),
    ("<img alt=\":blobcat:\">", ":blobcat:"),
    ("漢字<b>太字</b>つづき", "漢字太字つづき"),
    ("a&nbsp;&nbsp;b", "a  b"),
    ("&copyright; &notit; a=1&section; &semi;&copy;", "&copyright; &notit; a=1&section; ;©"),
    ("", ""),
  ])
  func text(html: String, expected: String) {
    #expect(HTMLFragment(html).text == expected)
  }

  /// Each attribute is compared with those before it: of too many, the tag is only taken away.
  @Test func manyAttributes() {
    let attributes = (0..<50_000).map { "a\($0)=1" }.joined(separator: " ")
    for html in [
      "<p \(attributes)>a</p>", "<p a=\"<b>\" \(attributes)>a</p>", "b</p \(attributes)>a",
    ] {
      #expect(HTMLFragment(html).refusal != nil)
    }
    let words = String(repeating: "word ", count: 5000)
    #expect(HTMLFragment("<p class=\"a b\">\(words)</p>").refusal == nil)
  }

  @Test func links() {
    let mastodon = HTMLFragment(
      """
      <p><a href="https://m.example/@kou" class="u-url mention">@<span>kou</span></a> これ \
      <a href="https://a.example/x/1" rel="nofollow"><span class="invisible">https://</span>\
      <span class="ellipsis">a.example/x</span><span class="invisible">/1</span></a> \
      <a href="https://m.example/tags/海" rel="tag">#<span>海</span></a></p>
      """)
    #expect(mastodon.text == "@kou これ https://a.example/x/1 #海")
    #expect(mastodon.links == ["https://a.example/x/1"])
    let cut = HTMLFragment(
      "<a href=\"https:&#x2F;&#x2F;b.example&#x2F;long&#x2F;path\">https:&#x2F;&#x2F;b.example&#x2F;lo...</a>"
    )
    #expect(cut.text == "https://b.example/long/path")
    let named = HTMLFragment("<a href='https://c.example/'>ここ</a>と<a href='/d'>あそこ</a>")
    #expect(named.text == "こことあそこ" && named.links == ["https://c.example/"])
  }

  /// Too deep for a parser whose time grows with the square of the depth.
  @Test func deepAndManyElements() {
    let deep = HTMLFragment(String(repeating: "<div>", count: 100_000) + "底")
    #expect(deep.text == "底" && deep.refusal != nil)
    let many = HTMLFragment(String(repeating: "<p>段", count: 5_000))
    #expect(many.refusal == nil && many.text.split(separator: "\n").count == 5_000)
  }

  /// Whatever stands there, something comes out, and no more than went in but for addresses.
  @Test(arguments: UInt64(0)..<100)
  func anything(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "<", ">", "</", "<p>", "</p>", "<br", "/>", "<a href=\"http://a/\">", "</a>", "&amp", "&#",
      "&#0;",
      "&#55357;", ";", "<![CDATA[", "]]>", "<!--", "-->", "<pre>", "</pre>", "<td>", "<b", "海",
      "\0",
      " ", "\n", "<template>", "<svg>", "<math>", "<select>", "<img alt=\"😀\">",
    ]
    let html = (0..<Int.random(in: 0..<40, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let fragment = HTMLFragment(html)
    #expect(fragment.text.utf8.count <= html.utf8.count * 3, "seed \(seed)")
  }
}
