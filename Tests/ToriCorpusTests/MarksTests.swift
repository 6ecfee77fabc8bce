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
    (">>4-2", [4]), (">>1,3-5,9", [1, 3, 4, 5, 9]),
    ("＞＞2", [2]), ("＞>２", [2]), (">＞2-３", [2, 3]), (">>No.2", [2]), (">>6", []), ("＞＞5-7", [5, 7]),
  ])
  func anchors(text: String, numbers: [Int]) throws {
    #expect(try post(text).repliesTo == numbers.map { .number($0) })
  }

  @Test(arguments: [
    (">引用です", ["引用です"]), ("> 引用です", ["引用です"]), ("＞引用です", ["引用です"]), (">>5\n本文", []),
    ("本文 > 不等号", []), (">>日本は", ["日本は"]), (">", []), ("a\n>b\n>c", ["b", "c"]),
  ])
  func quotes(text: String, quotes: [String]) throws {
    #expect(try post(text).quotes == quotes)
  }

  @Test(arguments: [
    ("https://a.jp/b韓国", ["https://a.jp/b"]), ("https://a.jp/_b_c~d", ["https://a.jp/_b_c~d"]),
    ("https://a.jp/wiki/東京_(x)", ["https://a.jp/wiki/"]),
    ("見て https://a.jp/b。", ["https://a.jp/b"]),
    ("(https://a.jp/b)", ["https://a.jp/b"]), ("https://a.jp/b_(c)", ["https://a.jp/b_(c)"]),
    ("https://a.jp/b.", ["https://a.jp/b"]),
    ("https://a.jp/?q=1&r=2#f,", ["https://a.jp/?q=1&r=2#f"]),
    ("ttp://a.jp/x", ["http://a.jp/x"]), ("ttps://a.jp/x", ["https://a.jp/x"]),
    ("https://a.jp https://a.jp", ["https://a.jp"]), ("http://", []), ("http://日本.jp", []),
    ("xhttp://a.jp", []), ("「https://a.jp/」", ["https://a.jp/"]),
    ("https://a.jp/\"x", ["https://a.jp/"]),
    ("https://a.jp/%E3%81%82", ["https://a.jp/%E3%81%82"]), ("HTTP", []),
  ])
  func links(text: String, links: [String]) throws {
    #expect(try post(text).links == links)
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
    (".@abc", []),
    ("@a.b", []), ("名前@お腹", []), ("(@abc)", ["abc"]), ("https://x.com/@abc", []),
    ("@abcdefghijklmnopqrstuvwxyz", []), ("@a@b", []),
  ])
  func handles(text: String, handles: [String]) throws {
    #expect(try post(text).handles == handles)
  }

  @Test func datesOfAPost() throws {
    #expect(try post("2026年1月12日と3日間と7日").dates.map(\.edtf) == ["2026-01-12", "XXXX-XX-07"])
  }
}
