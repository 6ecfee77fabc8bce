import Testing
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// What is said when nothing comes back.
@Suite struct EmptyAnswerTests {
  @Test(
    arguments: [
      (
        "posts where mentions \"中国\" and mentions \"南極\" in 001",
        [
          "left after each condition: 166 posts → mentions \"中国\": 68 → mentions \"南極\": 0",
          "\"南極\" does not occur",
        ]
      ),
      (
        "posts in 001 where kind = news",
        ["left after each condition: 166 posts → in 001: 30 → kind = news: 0"]
      ),
      (
        "posts in 001 | kwic \"れああーす\"",
        [
          "left after each condition: 166 posts → in 001: 30 → kwic \"れああーす\": 0",
          "\"れああーす\" does not occur; near it are \"レアアース\" 73",
        ]
      ),
      (
        "posts where mentions \"レアーアス\"",
        [
          "left after each condition: 166 posts → mentions \"レアーアス\": 0",
          "\"レアーアス\" does not occur; near it are \"レアアース\" 73",
        ]
      ),
      // After a choice of columns, of which the filter asks.
      (
        "posts where kind = xpost | select id, reposts | where reposts > 1000",
        [
          "6 more carry no reposts",
          "left after each condition: 166 posts → kind = xpost: 16 → reposts >= 1001: 0",
        ]
      ),
      (
        "posts in 002 | replies | count",
        ["left after each condition: 166 posts → in 002: 16 → replies: 0"]
      ),
      (
        "posts where author = \"名無しさん\"",
        [
          "134 more carry no author",
          "left after each condition: 166 posts → author = \"名無しさん\": 0",
          "no author is \"名無しさん\"; near it are \"名無し\"",
        ]
      ),
      (
        "posts by ldsJfAcl, 太郎",
        [
          "134 more carry no author",
          "left after each condition: 166 posts → by \"ldsJfAcl\", \"太郎\": 0",
          "no author is \"ldsJfAcl\"; near it are \"ldsJfAcI\"",
          "no author is \"太郎\"; describe author shows some",
        ]
      ),
      // The author is there, and another condition left nothing.
      (
        "posts by ldsJfAcI in 003",
        [
          "28 more carry no author",
          "left after each condition: 166 posts → by \"ldsJfAcI\": 2 → in 003: 0",
        ]
      ),
      (
        "posts by 名無し in 002",
        [
          "16 more carry no author",
          "left after each condition: 166 posts → by \"名無し\": 3 → in 002: 0",
        ]
      ),
      (
        "posts in 001 | limit 0", ["left after each condition: 166 posts → in 001: 30 → limit 0: 0"]
      ),
      (
        "posts where kind = reply and not mentions \"中国\" in 004",
        [
          "left after each condition: 166 posts → kind = reply: 31 → not mentions \"中国\": 16 → in 004: 0"
        ]
      ),
      (
        "posts | count by doc | where count < 0",
        [
          "left after each condition: 166 posts → count < 0: 0"
        ]
      ),
    ])
  func notes(text: String, expected: [String]) throws {
    #expect(try Sample.seeds.get().notes(text) == expected)
  }

  @Test func theCorpusCoversAPeriod() throws {
    #expect(
      try Sample.seeds.get().notes("posts on 2024-01-01") == [
        "65 more posts match but carry no time",
        "26 more posts match but may or may not lie in the period",
        "left after each condition: 166 posts → from 2024-01-01 up to 2024-01-02: 0",
        "the times of the corpus run from 2025-06-10 to 2026-01-13T10:32:15",
      ])
    let timeless = try Sample(corpus("南鳥島"))
    #expect(
      try timeless.notes("posts since 2024") == [
        "1 more post matches but carries no time",
        "left after each condition: 1 posts → since 2024-01-01: 0",
        "no post of the corpus has a time",
      ])
  }

  @Test(
    arguments: [
      // One character another, missing, too many, or in another's place.
      ("中図の規制", "\"中国の規制\" 2"), ("中の規制", "\"中国の規制\" 2"), ("中国のの規制", "\"中国の規制\" 2"),
      ("国中の規制", "\"中国の規制\" 2"),
      // The last one another of its kind, and not what merely follows.
      ("規制緩私", "\"規制緩和\" 1"), ("とんがり", "\"トンガリ\" 1"),
    ])
  func nearSpellings(needle: String, near: String) throws {
    let sample = try Sample(corpus("中国の規制", "中国の規制に", "規制緩和へ", "トンガリ帽子が"))
    let note = try sample.notes("posts where mentions \"\(needle)\"").last ?? ""
    #expect(
      note.hasSuffix("near it are \(near)") || note.contains("near it are \(near),"), "\(note)")
  }

  @Test func variantsOfTheSessionAreNear() throws {
    var session = try Sample(corpus("倭国の漁船", "Japan", "japan")).session
    guard
      case .answer(let answer, _) = try session.outcome(
        "variants \"日本\", \"倭国\", \"Japan\"; posts where mentions \"日本\"")
    else {
      Issue.record("an answer")
      return
    }
    #expect(
      answer.notes.last?.message.english
        == "\"日本\" does not occur; near it are \"Japan\" 2, \"倭国\" 1")
  }

  /// A title is compared as it is spelt; names are not.
  @Test func otherWidthsOfATitleAreNear() throws {
    var documents = corpus("南鳥島")
    documents[0].blocks[0].title = "ﾀﾏ"
    documents[0].blocks[0].author = "ﾀﾏ"
    #expect(
      try Sample(documents).notes("posts where title = タマ").last
        == "no title is \"タマ\"; near it are \"ﾀﾏ\"")
    #expect(try Sample(documents).cells("posts where author = タマ | count") == [[.integer(1)]])
  }

  @Test func foundIsNotExplained() throws {
    #expect(try Sample.seeds.get().notes("posts where mentions \"南鳥島\"").isEmpty)
    #expect(try Sample.seeds.get().notes("posts where mentions \"南鳥島\" | count").isEmpty)
  }

  private func corpus(_ texts: String...) -> [Document] {
    var blocks: [Block] = []
    for (place, text) in texts.enumerated() {
      blocks.append(
        Block(
          kind: .news, bytes: place * 100..<place * 100 + 100, lines: place + 1...place + 1,
          text: text))
    }
    return [
      Document(
        path: "/corpus/a.txt", reader: .newsList, seen: .seen(.askedFor),
        encoding: .utf8,
        byteCount: texts.count * 100, checksum: 1, title: nil, blocks: blocks, notices: [])
    ]
  }
}
