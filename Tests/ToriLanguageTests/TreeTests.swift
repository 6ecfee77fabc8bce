import Testing
import ToriLanguage

/// What each form of the language is read as.
@Suite struct TreeTests {
  @Test(arguments: [
    ("posts", "(query posts)"),
    (
      "posts where mentions \"南鳥島\" since 2026-01",
      "(query posts (where (mentions \"南鳥島\")) (since 2026-01))"
    ),
    (
      "posts where mentions \"レアアース\" and not mentions \"中国\" in 002",
      "(query posts (where (and (mentions \"レアアース\") (not (mentions \"中国\")))) (in 002))"
    ),
    (
      "posts where reposts >= 4 | sort by reposts desc | select id, time, reposts, text",
      "(query posts (where (>= reposts 4)) | (sort (desc reposts)) | (select id time reposts text))"
    ),
    ("posts where a or b and not c", "(query posts (where (or a (and b (not c)))))"),
    ("posts where (a or b) and c", "(query posts (where (and (or a b) c)))"),
    ("posts where a or b since 2026-01", "(query posts (where (or a b)) (since 2026-01))"),
    ("posts since 2026-01 or undated", "(query posts (or (since 2026-01) (undated)))"),
    (
      "posts where (by \"名無し\" or has link) and not in 000",
      "(query posts (where (and (or (by \"名無し\") (has link)) (not (in 000)))))"
    ),
    (
      "posts between 2025-12 and 2026-01 and deleted",
      "(query posts (and (between 2025-12 2026-01) (deleted)))"
    ),
    ("posts not in 000, 001 not by a", "(query posts (not (in 000 001)) (not (by \"a\")))"),
    (
      "posts where deleted not in 001 or undated",
      "(query posts (where (deleted)) (or (not (in 001)) (undated)))"
    ),
    (
      "posts where a not in 001 | where b not by c",
      "(query posts (where a) (not (in 001)) | (clauses (where b) (not (by \"c\"))))"
    ),
    ("posts | limit 2 by author, day", "(query posts | (limit 2 author day))"),
    (
      #"posts where "reposts" = 3 and has "Q1 (SA)" | sort by "reposts" | count by "kind""#,
      "(query posts (where (and (= reposts 3) (has Q1 (SA)))) | (sort reposts) | (count kind))"
    ),
    ("posts | count distinct author by month", "(query posts | (count-distinct author month))"),
    (
      "posts where mentions distinct | count distinct id",
      "(query posts (where (mentions distinct)) | (count-distinct id))"
    ),
    ("posts | not by a | count", "(query posts | (clauses (not (by \"a\"))) | (count))"),
    ("posts in 000, 001 by a, \"b c\"", "(query posts (in 000 001) (by \"a\" \"b c\"))"),
    (
      "(posts | limit 3) where deleted",
      "(query (query posts | (limit 3)) (where (deleted)))"
    ),
    ("recent | count", "(query recent | (count))"),
    ("blocks", "(query blocks)"), ("documents", "(query documents)"),
    ("threads", "(query threads)"), ("authors", "(query authors)"), ("links", "(query links)"),
  ])
  func queries(text: String, tree: String) { expectTree(text, tree) }

  @Test(arguments: [
    ("mentions 南鳥島", "(mentions 南鳥島)"),
    ("mentions any of \"南鳥島\", \"レアアース泥\"", "(mentions-any \"南鳥島\" \"レアアース泥\")"),
    ("mentions all of \"a\", seabed", "(mentions-all \"a\" seabed)"),
    ("mentions \"中国\" near \"規制\" within 20", "(near \"中国\" \"規制\" 20)"),
    (
      "mentions exactly \"EU\" near variants of \"日本\" within 5",
      "(near (exactly \"EU\") (variants \"日本\") 5)"
    ),
    (
      "mentions variants of 日本 near word 言う within 5",
      "(near (variants \"日本\") (word \"言う\") 5)"
    ),
    ("mentions exactly \"ＥＵ\"", "(exactly \"ＥＵ\")"),
    ("mentions exactly", "(mentions exactly)"),
    ("mentions variants of \"日本\"", "(variants \"日本\")"),
    ("mentions word \"掘る\"", "(word \"掘る\")"),
    ("matches /[0-9]+万トン/", "(matches /[0-9]+万トン/)"),
    ("matches /a\\/b\\d/ix", "(matches /a/b\\d/ix)"),
    ("matches \"a+\"", "(matches /a+/)"),
    ("kind = reply", "(= kind reply)"), ("reposts>=5", "(>= reposts 5)"),
    ("kind = any of reply, \"opening\"", "(or (= kind reply) (= kind \"opening\"))"),
    ("kind != any of reply, opening", "(not (or (= kind reply) (= kind opening)))"),
    ("kind = any of reply", "(= kind reply)"), ("author = any", "(= author any)"),
    ("a = any of 1, 2 and b", "(and (or (= a 1) (= a 2)) b)"),
    ("time != any of 2026-01, last month", "(not (or (= time 2026-01) (= time last month)))"),
    ("ｋｉｎｄ＝ａｎｙ　ｏｆ　ｒｅｐｌｙ、ｎｅｗｓ", "(or (= kind reply) (= kind news))"),
    ("length > 200", "(> length 200)"), ("length ≦ 200", "(<= length 200)"),
    ("author = \"名無し\"", "(= author \"名無し\")"), ("number != 44", "(!= number 44)"),
    ("replies < 3", "(< replies 3)"), ("links > 3", "(> links 3)"),
    ("time >= 7 days ago", "(>= time 7 days ago)"), ("x = -1.5", "(= x -1.5)"),
    ("x = 1.2.3", "(= x 1.2.3)"),
    ("has link", "(has link)"), ("has replies", "(has replies)"),
    ("replies to 44", "(replies-to #44)"), ("replies to 001#44", "(replies-to 001#44)"),
    ("replies to 000:25.2", "(replies-to 000:25.2)"),
    ("replies to (posts where deleted)", "(replies-to (query posts (where (deleted))))"),
    ("replies to recent", "(replies-to (query recent))"),
    ("links to \"reuters.com\"", "(links-to \"reuters.com\")"),
    ("links to reuters.com", "(links-to \"reuters.com\")"),
    ("tagged \"南鳥島のレアアース\"", "(tagged \"南鳥島のレアアース\")"),
    ("tagged #南鳥島", "(tagged \"南鳥島\")"),
    ("dated 2026-01", "(dated 2026-01)"), ("deleted", "(deleted)"), ("undated", "(undated)"),
    ("seabed", "seabed"), ("not not a", "(not (not a))"), ("((a))", "a"),
    ("until today", "(until today)"), ("by $name", "(by \"名無し\")"),
  ])
  func conditions(text: String, tree: String) {
    expectTree("posts where \(text)", "(query posts (where \(tree)))")
  }

  @Test(arguments: [
    ("2026", "2026"), ("2026-01", "2026-01"), ("2026-01-13", "2026-01-13"),
    ("2026-01-13T10:32", "2026-01-13T10:32"), ("2026/01/13", "2026-01-13"),
    ("2026年1月13日", "2026-01-13"), ("令和8年1月", "2026-01"),
    ("２０２６－０１", "2026-01"), ("2026ー01−13", "2026-01-13"), ("\"2026-01\"", "2026-01"),
    ("today", "today"), ("Yesterday", "yesterday"), ("7 days ago", "7-day-ago"),
    ("1 week ago", "1-week-ago"), ("last month", "last-month"), ("this year", "this-year"),
    ("$when", "3-month-ago"),
  ])
  func dates(text: String, tree: String) {
    expectTree("posts since \(text)", "(query posts (since \(tree)))")
  }

  @Test(arguments: [
    ("where deleted since 2026 in 001", "(clauses (where (deleted)) (since 2026) (in 001))"),
    ("since 2026", "(clauses (since 2026))"),
    ("sort by a, b desc, c asc", "(sort a (desc b) c)"), ("limit 10", "(limit 10)"),
    ("sample 10", "(sample 10)"), ("sample 10 seed 3", "(sample 10 seed 3)"),
    ("select id, text", "(select id text)"), ("count", "(count)"),
    ("count by doc, month", "(count doc month)"), ("sum reposts", "(sum reposts)"),
    ("mean length by doc", "(mean length doc)"), ("median length", "(median length)"),
    ("min length", "(min length)"), ("max reposts by year, doc", "(max reposts year doc)"),
    ("timeline by month", "(timeline month)"), ("share by week", "(share week)"),
    ("kwic \"規制\"", "(kwic \"規制\")"), ("kwic 規制 width 12", "(kwic \"規制\" width 12)"),
    ("words", "(words)"), ("words by form", "(words by form)"), ("compounds", "(compounds)"),
    ("ngrams 2", "(ngrams 2)"), ("ngrams 2 to 3", "(ngrams 2 to 3)"),
    ("kwic any of \"a\", b, word \"c\" width 3", "(kwic (any \"a\" b (word \"c\")) width 3)"),
    ("kwic any", "(kwic \"any\")"), ("kwic exactly \"EU\"", "(kwic (exactly \"EU\"))"),
    ("kwic exactly width 4", "(kwic \"exactly\" width 4)"),
    ("kwic variants of 日本", "(kwic (variants \"日本\"))"), ("kwic variants", "(kwic \"variants\")"),
    ("kwic /[0-9]+万トン/i width 5", "(kwic /[0-9]+万トン/i width 5)"),
    ("collocates of /国./ within 2", "(collocates /国./ 2-2)"),
    (
      "collocates of [word = a] \"b\" within 3 within sentence",
      "(collocates (words [(= word \"a\")] [(= form \"b\")] within-sentence) 3-3 sentence)"
    ),
    (
      "collocates of any of a, b left 1 right 0 within sentence",
      "(collocates (any a b) 1-0 sentence)"
    ),
    ("dispersion of exactly \"EU\" by doc", "(dispersion (exactly \"EU\") by doc)"),
    ("network of words", "(network words)"),
    ("network of HASHTAGS at least 2", "(network hashtags at-least 2)"),
    ("collocates of \"中国\"", "(collocates \"中国\" 5-5)"),
    ("collocates of 中国 within 3", "(collocates \"中国\" 3-3)"),
    (
      "collocates of word \"中国\" left 0 right 2 within sentence",
      "(collocates (word \"中国\") 0-2 sentence)"
    ),
    ("collocates of word within 2", "(collocates \"word\" 2-2)"),
    ("collocates of left left 1 right 2", "(collocates \"left\" 1-2)"),
    ("keywords by doc at least 2", "(keywords by doc at-least 2)"),
    ("dispersion of word exactly \"言った\" by doc", "(dispersion (word-exactly \"言った\") by doc)"),
    ("kwic word \"困る\" width 3", "(kwic (word \"困る\") width 3)"),
    ("kwic word width 3", "(kwic \"word\" width 3)"), ("kwic words", "(kwic \"words\")"),
    ("kwic word exactly", "(kwic (word \"exactly\"))"),
    (
      "kwic [word = \"中国\"] []{0,3} [tag = /名詞-サ変.*/] within sentence width 9",
      "(kwic (words [(= word \"中国\")] []{0,3} [(= tag /名詞-サ変.*/)] within-sentence) width 9)"
    ),
    (
      "kwic words \"の\" ([content] | [not pos = noun or (word != \"a\" and form = b)]+)? []*",
      "(kwic (words [(= form \"の\")] (or (seq [content]) (seq [(or (not (= pos \"noun\")) (and (!= word \"a\") (= form \"b\")))]{1,})){0,1} []{0,}))"
    ),
    ("kwic ［ｗｏｒｄ＝「中国」］ ［］｛２，｝", "(kwic (words [(= word \"中国\")] []{2,}))"),
    ("keywords against (posts in 001)", "(keywords (query posts (in 001)))"),
    ("keywords against recent", "(keywords (query recent))"),
    ("replies", "(replies)"), ("parents", "(parents)"), ("thread", "(thread)"),
    ("around 3", "(around 3)"), ("authors", "(rows authors)"), ("links", "(rows links)"),
    ("documents", "(rows documents)"), ("posts", "(rows posts)"), ("cite", "(cite)"),
    ("raw", "(raw)"), ("union (posts)", "(union (query posts))"),
    ("minus (posts | limit 1)", "(minus (query posts | (limit 1)))"),
    ("intersect (recent)", "(intersect (query recent))"),
    ("expect rows = 13", "(expect rows = 13)"), ("expect rows >= 1", "(expect rows >= 1)"),
    ("expect all has time and not deleted", "(expect (all (and (has time) (not (deleted)))))"),
    ("expect any mentions \"日本\"", "(expect (any (mentions \"日本\")))"),
  ])
  func stages(text: String, tree: String) {
    expectTree("posts | \(text)", "(query posts | \(tree))")
  }

  @Test(arguments: [
    (
      "let seabed = mentions any of \"南鳥島\", \"海底\"",
      "(let seabed (mentions-any \"南鳥島\" \"海底\"))"
    ),
    ("let recent = posts since 2026-01", "(let recent (query posts (since 2026-01)))"),
    ("let places = \"南鳥島\", \"海底\"", "(let places (texts \"南鳥島\" \"海底\"))"),
    ("let places = 南鳥島, 海底", "(let places (texts \"南鳥島\" \"海底\"))"),
    ("let r = recent | count", "(let r (query recent | (count)))"),
    (
      "let r = (recent since 2026) | count", "(let r (query (query recent (since 2026)) | (count)))"
    ),
    ("let both = (a or b) and c", "(let both (and (or a b) c))"),
    ("let alias = other", "(let alias other)"),
    ("let big = reposts >= 9", "(let big (>= reposts 9))"),
    ("let o = links to \"x\"", "(let o (links-to \"x\"))"),
    ("variants \"日本\", \"倭国\", Japan", "(variants \"日本\" \"倭国\" \"Japan\")"),
    ("explain posts", "(explain (query posts))"),
    ("explain analyze posts | count", "(explain-analyze (query posts | (count)))"),
    ("describe", "(describe)"), ("describe 001", "(describe 001)"),
    ("describe posts", "(describe posts)"), ("describe \"posts\"", "(describe \"posts\")"),
    ("describe 001#11", "(describe 001#11)"),
    ("describe 000:25.2", "(describe 000:25.2)"),
    (
      "describe variants \"日本\"",
      "(describe (variants \"日本\"))"
    ),
    ("describe variants", "(describe variants)"), ("help", "(help)"),
    ("help mentions any of", "(help mentions any of)"), ("help E012", "(help e012)"),
    ("HELP Where", "(help where)"),
  ])
  func statements(text: String, tree: String) { expectTree(text, tree) }

  @Test(arguments: [
    ("posts; blocks ;", "(query posts)\n(query blocks)"),
    ("posts\nblocks\n", "(query posts)\n(query blocks)"),
    ("posts\n  where deleted\n\n  | count", "(query posts (where (deleted)) | (count))"),
    ("#!/usr/bin/env tori\n-- all of them\nposts -- here\n| count", "(query posts | (count))"),
    ("posts |\ncount", "(query posts | (count))"),
    ("posts where (deleted\nor undated)", "(query posts (where (or (deleted) (undated))))"),
    ("posts where deleted or\nundated", "(query posts (where (or (deleted) (undated))))"),
    ("posts in 000,\n001", "(query posts (in 000 001))"),
    ("  posts\n  blocks", "(query posts)\n(query blocks)"),
    ("  posts\n    | count\n  blocks", "(query posts | (count))\n(query blocks)"),
    ("posts where mentions \"a\nb\"", "(query posts (where (mentions \"a\nb\")))"),
    ("help and\nposts", "(help and)\n(query posts)"), ("", ""), (";;\n", ""),
    ("let x =\nposts\nx", "(let x (query posts))\n(query x)"),
  ])
  func layout(text: String, tree: String) { expectTree(text, tree) }

  @Test(arguments: [
    ("\"a\\\"b\\\\\\n\\t\\u{5357}\"", "a\"b\\\n\t南"), ("「南\\n『鳥』島」", "南\\n『鳥』島"),
    ("『「南」』", "「南」"), ("“南”", "南"), ("”南”", "南"), ("＂南＂", "南"), ("'南'", "南"),
    ("‘南’", "南"), ("｢南｣", "南"), ("\"\"", ""), ("Ｇ７", "G7"), ("co-op", "co-op"), ("💡", "💡"),
    ("スコット・ベセント", "スコット・ベセント"), ("か\u{3099}", "か\u{3099}"),
  ])
  func texts(text: String, value: String) {
    // Only in quotes is it certain to be a text, and not the name of some.
    let isQuoted = text.first.map { "\"「『“”＂'‘｢".contains($0) } ?? false
    let shown = isQuoted ? "\"\(value)\"" : value
    expectTree("posts where mentions \(text)", "(query posts (where (mentions \(shown))))")
  }
}

/// What a value on the right of a comparison may be taken for.
@Suite struct LiteralTests {
  @Test(
    arguments: [
      ("2026", 2026, true), ("44", 44, false), ("-1.5", -1.5, false), ("reply", nil, false),
      ("\"44\"", nil, false), ("\"2026-01\"", nil, true), ("2026-01", nil, true),
      ("1.2.3", nil, false),
      (String(repeating: "9", count: 400), nil, false), ("yesterday", nil, true),
      ("7 days ago", nil, true), ("$number", 12, false),
    ] as [(String, Double?, Bool)])
  func readings(value: String, number: Double?, isDate: Bool) throws {
    let parsed = Parser.parse("posts where x = \(value)", parameters: ["number": "12"])
    #expect(parsed.diagnostics.isEmpty)
    guard case .query(let query) = parsed.script.statements.first?.kind,
      case .predicate(let predicate) = query.clauses.first?.condition,
      case .comparison(field: _, .equal, let literal) = predicate.kind
    else {
      Issue.record("no comparison: \(parsed.script.outline)")
      return
    }
    #expect(literal.number == number)
    #expect((literal.date != nil) == isDate)
    #expect(literal.isQuoted == value.hasPrefix("\""))
  }
}

private func expectTree(
  _ text: String, _ tree: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let parsed = Parser.parse(text, parameters: ["name": "名無し", "when": "3 months ago"])
  let errors = parsed.diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(text)", sourceLocation: sourceLocation)
  #expect(parsed.script.outline == tree, sourceLocation: sourceLocation)
}
