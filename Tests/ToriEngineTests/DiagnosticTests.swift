import Testing
import ToriEngine
import ToriLanguage

/// What is said of a query that reads well and means nothing, and where.
@Suite struct DiagnosticTests {
  /// The text, and for each thing said: what is underlined, code and message, hint, and what to write.
  @Test(
    arguments: [
      ("post where deleted", ["post|E101 there is no source 'post'|did you mean 'posts'?|posts"]),
      (
        "frobnications | count",
        [
          "frobnications|E101 there is no source 'frobnications'|"
            + "to look for it in the texts: posts where mentions frobnications|"
            + "posts where mentions frobnications"
        ]
      ),
      (
        "posts where autor = \"名無し\"",
        ["autor|E102 there is no field of posts 'autor'|did you mean 'author'?|author"]
      ),
      (
        "documents | sort by reposts",
        [
          "reposts|E102 there is no field of documents 'reposts'|did you mean 'posts'?|posts"
        ]
      ),
      (
        "posts | count | sort by x",
        ["x|E102 there is no field of figures 'x'|there are count|"]
      ),
      (
        "posts in 0O1",
        ["0O1|E103 there is no document '0o1'|did you mean '001'?|001"]
      ),
      (
        "posts where sebed",
        [
          "sebed|E104 there is no condition 'sebed'|to look for it in the text: mentions sebed|mentions sebed"
        ]
      ),
      (
        "posts where kind = replay",
        ["replay|E105 there is no kind 'replay'|did you mean 'reply'?|reply"]
      ),
      (
        "posts | timeline by weekday",
        [
          "weekday|E105 there is no period 'weekday'|"
            + "there are year, month, week, day, hour, minute, second|"
        ]
      ),
      (
        "posts | count | kwic \"規制\"",
        [
          "kwic \"規制\"|E106 'kwic' takes posts or blocks, but these rows are figures|put it before the rows become figures: posts … | kwic …|"
        ]
      ),
      (
        "documents where mentions \"規制\"",
        [
          "mentions \"規制\"|E106 'mentions' is asked of posts or blocks, but these rows are documents|ask it of the posts first: posts where mentions … | documents|"
        ]
      ),
      (
        "posts where reposts > many",
        ["many|E107 reposts is a number, and 'many' is not||"]
      ),
      (
        "posts where time > soon",
        [
          "soon|E107 time is a time, and 'soon' is not|a time is written 2026, 2026-01, 2026-01-13 or 2026-01-13T10:32|"
        ]
      ),
      (
        "posts where deleted = perhaps",
        ["perhaps|E107 deleted is true or false, and 'perhaps' is not||"]
      ),
      (
        "posts where kind > reply",
        ["reply|E108 values of kind stand in no order, so '>' says nothing|use = or !=|"]
      ),
      (
        "posts where lines = 3",
        [
          "3|E109 lines cannot be compared or counted by|to find the block that holds a line: posts where id = 000:29|"
        ]
      ),
      ("posts where time = 2026-02-30", ["2026-02-30|E110 there is no such date||"]),
      (
        "posts where mentions \"\"",
        [
          "\"\"|E111 there is nothing here to look for|a text to look for has at least one visible character|"
        ]
      ),
      (
        "posts where matches /(/",
        ["/(/|E112 this pattern cannot be read: missing closing parenthesis||"]
      ),
      (
        "posts where replies to 000:29",
        [
          "000:29|E113 nothing can answer a block without a number|name a post by its number: replies to 001#44|"
        ]
      ),
      (
        "posts where id = 001#999",
        ["001#999|E114 no block is called '001#999'|describe 001 lists its blocks|"]
      ),
      (
        "posts where id = 44",
        [
          "44|E114 a post is named with its document, and '44' names none|did you mean '001#44'?|001#44"
        ]
      ),
      (
        "describe 001#999",
        ["001#999|E114 001 has no such block|describe 001 lists its blocks|"]
      ),
      (
        "posts | kwic []*",
        [
          "[]*|E125 this pattern is met where there is no word at all|some word of it must be there: + for one or more, {1,3} for one to three|"
        ]
      ),
      (
        "posts | kwic [content] []{3,1}",
        ["[]{3,1}|E126 at least 3 and at most 1 is never|write '{1,3}'|"]
      ),
      (
        "posts | kwic [pos = \"nouns\"]",
        ["\"nouns\"|E127 there is no part of speech 'nouns'|did you mean 'noun'?|\"noun\""]
      ),
      ("posts | ngrams 0", ["0|E128 this is from 1 to 20 words||"]),
      ("posts | ngrams 3 to 2", ["2|E128 this is from 3 to 20 words||"]),
      (
        "posts | collocates of \"中国\" within 2000", ["2000|E128 this is from 1 to 1000 words||"]
      ),
      (
        "posts | mean author",
        ["author|E117 author has no mean: it is not a number|to count its values: count by author|"]
      ),
      (
        "let c = deleted; c | count",
        ["c|E118 'c' is a condition, not a query|posts where c|posts where c"]
      ),
      (
        "let t = \"南鳥島\", \"海底\"; t | count",
        [
          "t|E118 't' is a list of texts, not a query|posts where mentions any of t|posts where mentions any of t"
        ]
      ),
      (
        "let q = posts; posts where q",
        ["q|E118 'q' is a query, not a condition|q | where …|"]
      ),
      (
        "posts in 009 where autor = 1 | sort by nmber | limit 3 | count by knd",
        [
          "009|E103 there is no document '009'|there are 000, 001, 002, 003, 004|",
          "autor|E102 there is no field of posts 'autor'|did you mean 'author'?|author",
          "nmber|E102 there is no field of posts 'nmber'|did you mean 'number'?|number",
          "knd|E102 there is no field of posts 'knd'|did you mean 'kind'?|kind",
        ]
      ),
    ])
  func errors(text: String, expected: [String]) throws {
    #expect(try lines(text) == expected)
  }

  @Test(
    arguments: [
      (
        "posts between 2026 and 2025",
        [
          "between 2026 and 2025|W101 this period ends before it begins|the earlier date comes first|"
        ]
      ),
      (
        "posts since 2026 until 2025",
        [
          "until 2025|W101 no time lies both here and in the other period|all clauses hold at once|"
        ]
      ),
      (
        "posts since 2026 where mentions \"日本\" and on 2025-12-12",
        [
          "on 2025-12-12|W101 no time lies both here and in the other period|all clauses hold at once|"
        ]
      ),
      (
        "posts where since today and until yesterday",
        [
          "until yesterday|W101 no time lies both here and in the other period|all clauses hold at once|"
        ]
      ),
      (
        "let new = since 2026; posts where new until 2025",
        [
          "until 2025|W101 no time lies both here and in the other period|all clauses hold at once|"
        ]
      ),
      ("posts since 2026 until 2026", []),
      ("posts since 2026 or until 2025", []),
      (
        "posts where mentions variants of \"日本\"",
        [
          "\"日本\"|W102 no set of variants lists '日本': only itself is looked for|variants \"日本\", \"…\"|"
        ]
      ),
      (
        "posts where kind = reply and kind = news",
        [
          "kind = news|W103 no row meets both this and the other condition|for rows that meet either, write 'or' between them|"
        ]
      ),
      (
        "posts in 001 in 002",
        [
          "in 002|W103 no row meets both this and the other condition|for rows that meet either, write 'or' between them|"
        ]
      ),
      (
        "posts where reposts > 5 where has link and reposts < 3",
        [
          "reposts < 3|W103 no row meets both this and the other condition|for rows that meet either, write 'or' between them|"
        ]
      ),
      (
        "posts where undated since 2026",
        [
          "since 2026|W103 no row meets both this and the other condition|for rows that meet either, write 'or' between them|"
        ]
      ),
      (
        "posts where author = \"a\" and author = \"b\"",
        [
          "author = \"b\"|W103 no row meets both this and the other condition|for rows that meet either, write 'or' between them|"
        ]
      ),
      (
        "posts where reposts = 2.5",
        ["reposts = 2.5|W103 this holds for no row: numbers here are whole||"]
      ),
      (
        "posts where kind = headline",
        [
          "kind = headline|W103 this holds for no row: headline is no kind of post|blocks where kind = headline|"
        ]
      ),
      ("blocks where kind = headline", []),
      (
        "posts where length < 0",
        ["length < 0|W103 this holds for no row: the number is never below 0||"]
      ),
      (
        "posts where replies >= 0",
        ["replies >= 0|W104 this holds for every row: the number is never below 0||"]
      ),
      ("posts where reposts >= 0", []),
      (
        "posts where kind != reply or kind != news",
        [
          "kind != news|W104 every row meets this or the other condition|for rows that meet both, write 'and' between them|"
        ]
      ),
      (
        "posts where not in 001 or not in 002",
        [
          "not in 002|W104 every row meets this or the other condition|for rows that meet both, write 'and' between them|"
        ]
      ),
      ("posts where (kind != reply and has link) or kind != news", []),
      ("posts where kind = reply or kind = news", []),
      ("posts where reposts > 3 and reposts < 5", []),
      // What is its own opposite is seen where it is read, once.
      (
        "posts where kind = reply and not kind = reply",
        ["kind = reply and not kind = reply|W004 this holds for no row||"]
      ),
    ])
  func warnings(text: String, expected: [String]) throws {
    #expect(try lines(text) == expected)
  }

  /// Without a corpus, any document may be there.
  @Test func checkedAloneNothingIsSaidOfDocuments() {
    let environment = Environment(now: Sample.now, zone: .tokyo)
    let script = Parser.parse("posts in 007 and not in 008 | where id = 009#3 in 010").script
    #expect(Session.check(script, in: environment).isEmpty)
  }

  private func lines(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try Sample.seeds.get().diagnostics(text).map { diagnostic in
      let place = String(
        decoding: bytes[diagnostic.span.start..<diagnostic.span.end], as: UTF8.self)
      return
        "\(place)|\(diagnostic.code) \(diagnostic.message.english)|\(diagnostic.hint?.english ?? "")|\(diagnostic.fix?.replacement ?? "")"
    }
  }
}
