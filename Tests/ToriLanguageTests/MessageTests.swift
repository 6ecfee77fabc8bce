import Testing
import ToriLanguage

/// What is said of a mistake, and where.
@Suite struct MessageTests {
  /// The text, what is underlined, and code with message, for each mistake in it.
  @Test(
    arguments: [
      (
        "posts where mentons \"南鳥島\"",
        ["mentons|E011 expected a condition, found 'mentons'|mentions"]
      ),
      (
        "posts where mentions \"南鳥島\" sinse 2026-01",
        ["sinse|E011 expected 'since', 'until' or the end, found 'sinse'|since"]
      ),
      (
        "posts whree deleted",
        ["whree|E011 expected 'where', 'since' or the end, found 'whree'|where"]
      ),
      ("posts where a adn b", ["adn|E011 expected 'and', 'or' or the end, found 'adn'|and"]),
      (
        "posts | cuont by doc",
        ["cuont|E011 expected a stage such as 'count' or 'sort' after '|', found 'cuont'|count"]
      ),
      ("posts | count yb doc", ["yb|E011 expected 'by', '|' or the end, found 'yb'|by"]),
      ("posts | sort time", ["time|E012 expected 'by' after 'sort', found 'time'|by "]),
      ("posts | sort by", ["|E010 expected a field after 'by', found the end|"]),
      ("posts where mentions", ["|E010 expected a text after 'mentions', found the end|"]),
      ("posts where", ["|E010 expected a condition, found the end|"]),
      ("posts |", ["|E010 expected a stage such as 'count' or 'sort' after '|', found the end|"]),
      (
        "posts where mentions any \"a\"",
        ["\"a\"|E012 expected 'of' after 'any', found '\"a\"'|of "]
      ),
      (
        "posts where \"日本\" or \"中国\"",
        [
          "\"日本\"|E017 expected a condition, found the text \"日本\"|mentions ",
          "\"中国\"|E017 expected a condition, found the text \"中国\"|mentions ",
        ]
      ),
      (
        "posts where metions \"a\" sinse 2026-13 | cuont",
        [
          "metions|E011 expected a condition, found 'metions'|mentions",
          "sinse|E011 expected 'since', 'until' or the end, found 'sinse'|since",
          "2026-13|E021 there is no '2026-13' in the calendar|",
          "cuont|E011 expected a stage such as 'count' or 'sort' after '|', found 'cuont'|count",
        ]
      ),
      (
        "posts where mentions 'a'b'",
        [
          "b|E010 expected 'and', 'or', '|' or the end, found 'b'|",
          "'|E001 a quote stands after the text but not before it|'",
        ]
      ),
      ("posts where (has link", ["(|E035 a parenthesis opens here and is never closed|)"]),
      ("posts where has link) | count", [")|E036 ')' closes nothing|"]),
      ("posts mentions 日本", ["mentions|E032 expected 'where' before 'mentions'|where "]),
      (
        "posts where has link mentions 日本",
        ["mentions|E033 expected 'and' or 'or' before 'mentions'|and "]
      ),
      ("posts where has link count", ["count|E034 expected '|' before 'count'|| "]),
      (
        "posts where mentions rare earth",
        ["rare earth|E015 a text of several words needs quotes|\"rare earth\""]
      ),
      (
        "SELECT id FROM posts WHERE x",
        ["SELECT|E050 a query begins with its source, not with 'SELECT'|"]
      ),
      ("posts where from:Bob", ["from:Bob|E052 'from:Bob' is written 'by Bob' here|by Bob"]),
      (
        "posts site:reuters.com",
        [
          "site:reuters.com|E052 'site:reuters.com' is written 'where links to reuters.com' here|where links to reuters.com"
        ]
      ),
      ("posts where has link AND has quote OR deleted", []),
      (
        "posts where has link && has quote || deleted",
        [
          "&&|E053 '&&' is written 'and' here|and", "|||E053 '||' is written 'or' here|or",
        ]
      ),
      ("posts where !deleted", ["!|E053 '!' is written 'not' here|not "]),
      (
        "posts where text LIKE '%日本%'",
        ["LIKE|E057 'LIKE' is written 'mentions' here|mentions \"日本\""]
      ),
      ("posts where author LIKE 名無し", ["LIKE|E057 'LIKE' is written '=' here|= \"名無し\""]),
      (
        "posts where kind == reply and author <> x",
        [
          "==|E054 '==' is written '=' here|=", "<>|E054 '<>' is written '!=' here|!=",
        ]
      ),
      ("posts ORDER BY time", ["ORDER BY|E055 'ORDER BY' is the stage 'sort by' here|| sort by"]),
      ("posts | group by doc", ["group by|E055 'group by' is the stage 'count by' here|count by"]),
      (
        "posts where mentions since 2026",
        ["since|E014 expected a text after 'mentions', found the word 'since'|"]
      ),
      (
        "posts since 2026-02-30 until 2025-00",
        [
          "2026-02-30|E021 there is no '2026-02-30' in the calendar|",
          "2025-00|E021 there is no '2025-00' in the calendar|",
        ]
      ),
      (
        "posts | limit many | sample 99999999999999999999",
        [
          "many|E010 expected a number after 'limit', found 'many'|",
          "99999999999999999999|E023 expected a whole number, 0 or more and not too large, found '99999999999999999999'|",
        ]
      ),
      ("let = deleted", ["=|E010 expected a name after 'let', found '='|"]),
      ("let x deleted", ["deleted|E010 expected '=' after the name, found 'deleted'|"]),
      (
        "\"日本\"",
        ["\"日本\"|E030 a query begins with what to look at, found '\"日本\"'|posts where mentions "]
      ),
      ("posts # all", ["#|E006 '#' means nothing here|"]),
      (
        "posts where mentions \"a\"\nposts where mentons \"b\"\nposts | cuont",
        [
          "mentons|E011 expected a condition, found 'mentons'|mentions",
          "cuont|E011 expected a stage such as 'count' or 'sort' after '|', found 'cuont'|count",
        ]
      ),
      ("posts where mentions 日本\"", ["\"|E001 a quote stands after the text but not before it|\""]),
      ("posts where mentions \"日本”", ["\"|E001 a quote opens here and is never closed|\""]),
      (
        "posts where mentions any of (\"a\", \"b\") since 2026",
        ["(|E019 a list after 'of' has no parentheses|"]
      ),
      (
        "posts in (000, 001) | cuont",
        [
          "(|E019 a list after 'in' has no parentheses|",
          "cuont|E011 expected a stage such as 'count' or 'sort' after '|', found 'cuont'|count",
        ]
      ),
      ("posts 2026-01", ["2026-01|E024 '2026-01' by itself is no condition|on "]),
      ("posts where 5 < reposts", ["5|E010 expected a field before '<', found '5'|"]),
      ("posts with link", ["with|E056 'with' is written 'where has' here|where has"]),
      ("posts where is deleted", ["is|E059 'is' is not needed here|"]),
      ("posts where has no link", ["has no|E060 'has no' is written 'not has' here|not has"]),
      (
        "posts where author is null",
        ["author is null|E069 'is null' is written 'not has author' here|not has author"]
      ),
      (
        "posts where author IS NOT NULL and time == null",
        [
          "author IS NOT NULL|E069 'IS NOT NULL' is written 'has author' here|has author",
          "time == null|E069 '== null' is written 'undated' here|undated",
        ]
      ),
      (
        "posts author is empty",
        [
          "author is empty|E069 'is empty' is written 'where not has author' here|where not has author"
        ]
      ),
      (
        "posts where deleted or reposts != null | count",
        ["reposts != null|E069 '!= null' is written 'has reposts' here|has reposts"]
      ),
      ("posts where author = \"null\" or author = none", []),
      ("posts where links \"x\"", ["\"x\"|E012 expected 'to' after 'links', found '\"x\"'|to "]),
      (
        "posts | sort by time descending",
        ["descending|E056 'descending' is written 'desc' here|desc"]
      ),
      ("posts | count doc", ["doc|E012 expected 'by' after 'count', found 'doc'|by "]),
      (
        "posts | expect rows 5",
        ["5|E010 expected a comparison such as '=' after 'rows', found '5'|= "]
      ),
      ("posts | select *", ["*|E006 '*' means nothing here|"]),
      ("| count", ["||E030 a query begins with what to look at, found '|'|posts "]),
      ("posts from 2026", ["from|E056 'from' is written 'since' here|since"]),
    ] as [(String, [String])])
  func messages(text: String, expected: [String]) {
    let shown = expectSound(text).diagnostics.map { diagnostic in
      "\(text.piece(diagnostic.span))|\(diagnostic.code) \(diagnostic.message.english)|"
        + (diagnostic.fix?.replacement ?? "")
    }
    #expect(shown == expected)
  }

  @Test func openQuoteHasTwoMarks() throws {
    let text = "posts where mentions 「日本\nposts"
    let diagnostic = try #require(Parser.parse(text).diagnostics.first)
    #expect(text.piece(diagnostic.span) == "「")
    #expect(diagnostic.notes.map(\.span) == [SourceSpan(30, 30)])
    #expect(diagnostic.hint?.english == "end the text with 」")
  }

  @Test func houseStyleExampleIsAtItsPlace() {
    let text = "posts where mentions \"南鳥島\" sinse 2026-01"
    #expect(Parser.parse(text).diagnostics.map(\.span) == [SourceSpan(33, 38)])
    #expect(Parser.parse(text).diagnostics.map(\.hint?.english) == ["did you mean 'since'?"])
  }

  @Test(arguments: [
    ("posts where (", true), ("posts |", true), ("posts where mentions \"日本", true),
    ("posts where a and", true), ("posts where", true), ("posts in 000,", true),
    ("posts where (a", true), ("posts where not", true), ("posts where reposts >=", true),
    ("posts where mentions any of", true), ("let", true), ("let x =", true),
    ("posts | limit", true),
    ("posts where matches /a", true), ("explain", true), ("posts | sort by", true),
    ("posts", false), ("posts where a", false), ("posts | count", false), ("help where", false),
    ("posts | words", false), ("posts | timeline", false), ("posts | frobnicate", false),
    ("", false), ("posts;", false),
    ("describe", false), ("posts where mentions \"a\" -- and", false), ("posts (;", false),
  ])
  func incompleteAtThePrompt(text: String, isIncomplete: Bool) {
    #expect(Parser.parse(text, mode: .prompt).isIncomplete == isIncomplete)
    #expect(!Parser.parse(text, mode: .script).isIncomplete)
  }
}
