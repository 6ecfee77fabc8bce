import Testing
import ToriCorpus
import ToriTime

/// Links, tags, anchors and quotes, as a reader of threads finds them.
@Suite struct MarksTests {
  private func post(_ text: String) throws -> Block {
    let page = "6: 甲 2026/01/12(月) 10:00:00 ID:a\n\(text)\n"
    let document = try DocumentReader.read(
      bytes: Array(page.utf8), path: "a", options: ReadOptions(reader: .threadDigest))
    return try #require(document.blocks.first)
  }

  @Test(arguments: [
    (">>5", [5]), (">>1-3 はい", [1, 2, 3]), (">>1,2", [1, 2]), ("＞＞１", [1]), ("&gt;&gt;7", [7]),
    (">>1-1000", [1, 1000]), (">>99999999999999999999", []), (">>3>>4", [3, 4]), (">>5 と >>5", [5]),
    (">>0", []), ("文の中の>>12です", [12]), (">1", []), ("> > 3", []), (">>１－３", [1, 2, 3]),
    (">>4-2", [4]), ("＃海>>5", [5]), ("＠kou＞＞5", [5]), (">>1,3-5,9", [1, 3, 4, 5, 9]),
    ("＞＞2", [2]), ("＞>２", [2]), (">＞2-３", [2, 3]), (">>No.2", [2]), (">>6", []), ("＞＞5-7", [5, 7]),
  ])
  func anchors(text: String, numbers: [Int]) throws {
    #expect(try post(text).repliesTo == numbers.map { .number($0) })
  }

  @Test(arguments: [
    ("＃海\n>引用です", ["引用です"]), ("＠kou\n＞引用です", ["引用です"]),
    (">引用です", ["引用です"]), ("> 引用です", ["引用です"]), ("＞引用です", ["引用です"]), (">>5\n本文", []),
    ("本文 > 不等号", []), (">>日本は", ["日本は"]), (">", []), ("a\n>b\n>c", ["b", "c"]),
  ])
  func quotes(text: String, quotes: [String]) throws {
    #expect(try post(text).quotes == quotes)
  }

  @Test(arguments: [
    ("https://a.jp/b韓国", ["https://a.jp/b"]), ("https://a.jp/_b_c~d", ["https://a.jp/_b_c~d"]),
    ("https://a.jp/wiki/東京_(x)", ["https://a.jp/wiki/東京_(x)"]),
    ("見て https://a.jp/b。", ["https://a.jp/b"]),
    ("(https://a.jp/b)", ["https://a.jp/b"]), ("https://a.jp/b_(c)", ["https://a.jp/b_(c)"]),
    ("https://a.jp/b.", ["https://a.jp/b"]),
    ("https://a.jp/?q=1&r=2#f,", ["https://a.jp/?q=1&r=2#f"]),
    ("ttp://a.jp/x", ["http://a.jp/x"]), ("ttps://a.jp/x", ["https://a.jp/x"]),
    ("https://a.jp https://a.jp", ["https://a.jp"]), ("http://", []),
    ("http://日本.jp", ["http://日本.jp"]),
    ("xhttp://a.jp", []), ("「https://a.jp/」", ["https://a.jp/"]),
    ("https://a.jp/\"x", ["https://a.jp/"]),
    ("https://a.jp/%E3%81%82", ["https://a.jp/%E3%81%82"]), ("HTTP", []),
    ("HTTPS://EXAMPLE.COM/M を", ["HTTPS://EXAMPLE.COM/M"]), ("Http://a.jp", ["Http://a.jp"]),
    ("TTPS://A.JP/b", ["hTTPS://A.JP/b"]), ("xHTTP://a.jp", []), ("hTTp:/a.jp", []),
  ])
  func links(text: String, links: [String]) throws {
    #expect(try post(text).links == links)
  }

  /// Where Japanese letters are of an address and where the sentence goes on.
  @Test(arguments: [
    ("https://ja.wikipedia.org/wiki/南鳥島 を見て", "https://ja.wikipedia.org/wiki/南鳥島"),
    ("https://ja.wikipedia.org/wiki/南鳥島\u{3000}を", "https://ja.wikipedia.org/wiki/南鳥島"),
    ("https://ja.wikipedia.org/wiki/南鳥島\nを", "https://ja.wikipedia.org/wiki/南鳥島"),
    ("「https://ja.wikipedia.org/wiki/海」です", "https://ja.wikipedia.org/wiki/海"),
    ("『https://a.jp/深海』", "https://a.jp/深海"), ("【https://a.jp/深海】", "https://a.jp/深海"),
    ("（https://a.jp/深海）", "https://a.jp/深海"), ("https://a.jp/深海、と", "https://a.jp/深海"),
    ("https://a.jp/深海。", "https://a.jp/深海"), ("https://a.jp/深海！？", "https://a.jp/深海"),
    ("(https://a.jp/深海)", "https://a.jp/深海"), ("<https://a.jp/深海>", "https://a.jp/深海"),
    ("https://a.jp/東京_(曖昧さ回避)も", "https://a.jp/東京_(曖昧さ回避)も"),
    ("https://a.jp/wiki/第2次世界大戦", "https://a.jp/wiki/第2次世界大戦"),
    ("https://a.jp/ジョン・レノン・", "https://a.jp/ジョン・レノン"), ("https://a.jp/ﾚｱｱｰｽ", "https://a.jp/ﾚｱｱｰｽ"),
    ("https://a.jp/wiki/海#歴史", "https://a.jp/wiki/海#歴史"),
    ("https://a.jp/?q=南鳥島&p=1", "https://a.jp/?q=南鳥島&p=1"),
    ("https://a.jp/?q=南&r=泥と", "https://a.jp/?q=南&r=泥と"),
    ("https://a.jp/a-海底", "https://a.jp/a-海底"),
    ("https://a.jp/%E5%8D%97鳥島", "https://a.jp/%E5%8D%97鳥島"),
    ("https://a.jp/100%が", "https://a.jp/100%"),
    ("https://a.jp/340141韓国「", "https://a.jp/340141"),
    ("https://a.jp/海/340141韓国", "https://a.jp/海/340141"),
    ("https://a.jp/b.htmlより", "https://a.jp/b.html"), ("https://t.co/AbC9xと", "https://t.co/AbC9x"),
    ("https://a.jp/?p=12番", "https://a.jp/?p=12"), ("https://a.jp/海?p=1を", "https://a.jp/海?p=1"),
    ("https://a.jp/b.次に", "https://a.jp/b"), ("https://a.jpを見て", "https://a.jp"),
    ("https://a.jp:80を", "https://a.jp:80"), ("https://a.jp、", "https://a.jp"),
    ("https://日本語.jp/パス", "https://日本語.jp/パス"), ("https://日本語.jpを見て", "https://日本語.jp"),
    ("http://例え.テスト", "http://例え.テスト"), ("https://www.日本語.jp", "https://www.日本語.jp"),
    ("https://b級グルメ.com/x", "https://b級グルメ.com/x"), ("https://www.b級.com", "https://www.b級.com"),
    ("https://a.jpとb.jp", "https://a.jp"), ("https://a.jp.次に", "https://a.jp"),
    ("https://店.みんな/", "https://店.みんな/"), ("https://shop.みんな/1", "https://shop.みんな/1"),
    ("https://fr.wikipedia.org/wiki/Café_de_Flore", "https://fr.wikipedia.org/wiki/Café_de_Flore"),
    ("https://ko.wikipedia.org/wiki/섬 이", "https://ko.wikipedia.org/wiki/섬"),
    ("https://a.kr/b에서", "https://a.kr/b"),
    ("https://zh.wikipedia.org/wiki/南鳥島，", "https://zh.wikipedia.org/wiki/南鳥島"),
    ("https://ru.wikipedia.org/wiki/Море", "https://ru.wikipedia.org/wiki/Море"),
  ])
  func linksWithLetters(text: String, link: String) throws {
    #expect(try post(text).links == [link])
  }

  @Test(arguments: [
    ("#南鳥島のレアアース", ["南鳥島のレアアース"]), ("＃タグ", ["タグ"]), ("#ア・イ", ["ア・イ"]), ("#2026", []),
    ("#2026年", ["2026年"]), ("a#b", []), ("https://a.jp/#b", []), ("#a #b #a", ["a", "b"]),
    ("##", []),
    ("#人々ー", ["人々ー"]), ("#️⃣1", []), ("良い#タグ", ["タグ"]), ("#a_b-c", ["a_b"]), ("&#39;", []),
  ])
  func hashtags(text: String, hashtags: [String]) throws {
    #expect(try post(text).hashtags == hashtags)
  }

  @Test(arguments: [
    ("@Sankei_newsより", ["Sankei_news"]), ("＠abc", ["abc"]), ("a@b.com", []), ("@1", []),
    (".@abc", ["abc"]), ("はい.@kou です", ["kou"]), ("ok.@kou", ["kou"]), ("、@kou。", ["kou"]),
    ("RT@otsu: はい", ["otsu"]), ("rt@otsu", ["otsu"]), ("RT @otsu", ["otsu"]), ("ART@otsu", []),
    ("引用RT@otsu", ["otsu"]), ("RT:@otsu", ["otsu"]),
    ("@a.b", ["a"]), ("名前@お腹", []), ("(@abc)", ["abc"]), ("https://x.com/@abc", []),
    ("@abcdefghijklmnopqrstuvwxyz12345", []), ("@a@b", []),
    ("@a@b.example", ["a@b.example"]), ("@Kou@mstdn.jp さん", ["Kou@mstdn.jp"]),
    ("@kou@sub.mstdn.co.jp、", ["kou@sub.mstdn.co.jp"]), ("@kou.bsky.social", ["kou.bsky.social"]),
    ("@kou.bsky.social.", ["kou.bsky.social"]), ("@kou-no.example.comへ", ["kou"]),
    ("@kou.my-site.jpへ", ["kou.my-site.jp"]), ("@kou.Thanks", ["kou"]), ("@kou. はい", ["kou"]),
    ("@kouさん", ["kou"]), ("@kou's", ["kou"]), ("@a_1 @A_1", ["a_1", "A_1"]), ("@v1.2", ["v1"]),
    ("info@example.com", []), ("メールはinfo@example.comへ", []), ("a.b@c.jp", []), ("a+b@c.jp", []),
    ("kou.@ezweb.ne.jp", []), ("kou-@docomo.ne.jp", []), ("a_@c.jp", []), ("1@2", []),
    ("卵@100円", []),
    ("@@kou", []), ("#@kou", []), ("/@kou", []), ("&@kou", []), ("-@kou", ["kou"]),
  ])
  func handles(text: String, handles: [String]) throws {
    #expect(try post(text).handles == handles)
  }

  @Test func datesOfAPost() throws {
    #expect(try post("2026年1月12日と3日間と7日").dates.map(\.edtf) == ["2026-01-12", "XXXX-XX-07"])
  }
}
