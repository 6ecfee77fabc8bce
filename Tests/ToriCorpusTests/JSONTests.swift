import Testing
import ToriCorpus
import ToriRandom

/// Objects of JSON of the usual form are read by a reader of their own, all others by a slower one; which of the
/// two reads one must not matter.
@Suite struct JSONTests {
  /// Objects as they come, and some that are no JSON; each also with a key that only the slower one takes.
  @Test(arguments: UInt64(0)..<100)
  func bothReadersAgree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (posts, others) = (0, 0)
    for _ in 0..<50 {
      let members = (0..<Int.random(in: 0...6, using: &random)).map { _ in member(&random) }
      var object = "{" + members.joined(separator: random.next() % 40 == 0 ? ",," : ",") + "}"
      if random.next() % 8 == 0 { damage(&object, &random) }
      let nested = object.replacing(
        "{", with: #"{"zz":[[]]"# + (members.isEmpty ? "" : ","), maxReplacements: 1)
      guard object.hasPrefix("{") else { continue }
      let quick = try read(object)
      #expect(quick == (try read(nested)), "seed \(seed): \(object)")
      if quick.kind.isPost { posts += 1 } else { others += 1 }
    }
    #expect(posts > 0 && others > 0)
  }

  /// What the object becomes, places aside. A first line sees to it that the file has a text.
  private func read(_ object: String) throws -> Block {
    let bytes = Array("{\"text\":\"a\",\"author\":\"b\"}\n\(object)\n".utf8)
    let document = try DocumentReader.read(bytes: bytes, path: "a.jsonl")
    var block = try #require(document.blocks.last)
    block.bytes = 0..<0
    block.own = OwnCells(
      block.own.byName.filter { $0.key != "zz" }.map { (name: $0.key, value: $0.value) })
    if !block.kind.isPost { block.text = "" }
    return block
  }

  private func member(_ random: inout SplitMix64) -> String {
    let keys = [
      "text", "id", "author", "time", "reposts", "urls", "reply_to", "x", "テ", "body", "deleted",
      "name", "Author", "Time", "date", "時刻", "comment", "tags",
    ]
    let values = [
      #""本文""#, #""a\nb\t\"\\\/""#, #""\u3042\ud83d\ude00""#, #""""#, #""2026-01-12T13:15:12Z""#,
      #""@name #タグ >>3 http://a.jp/""#, "0", "-0", "12", "-7", "1.5", "1e3", "123456789012345678",
      "9223372036854775807", "true", "false", "null", "[]", #"[1,"a",null]"#, "[[1]]", "{}",
      #"{"name":"甲"}"#, #"["http://b.jp"]"#, "\"\u{7F}\"", #"["{a:b","c"]"#, "[\"\\\"{\",{}]",
      #""10:15""#, #""2026/01/13""#,
    ]
    let others = [
      #""\ud83d""#, #""\u0000""#, #""\x""#, "012", "-", "9223372036854775808", "nul", "truex",
      "[1,]",
      "\"\t\"",
    ]
    let key = keys.randomElement(using: &random) ?? ""
    let value = (random.next() % 20 == 0 ? others : values).randomElement(using: &random) ?? ""
    let space = ["", "", "", " ", "\t", "\r"].randomElement(using: &random) ?? ""
    return "\"\(key)\"\(space):\(space)\(value)\(space)"
  }

  /// Takes a character away, doubles it or puts another in its place.
  private func damage(_ text: inout String, _ random: inout SplitMix64) {
    var scalars = Array(text.unicodeScalars)
    let place = Int.random(in: 0..<scalars.count, using: &random)
    let other = Array("{}[]\",:\\ 0-あ".unicodeScalars).randomElement(using: &random) ?? " "
    scalars.replaceSubrange(
      place...place, with: [[], [scalars[place], scalars[place]], [other]][Int(random.next() % 3)])
    text = String(String.UnicodeScalarView(scalars))
  }
}
