/// What `help E012` shows of a diagnostic.
package struct CatalogueEntry: Hashable, Sendable {
  package let code: String
  package let title: String
  /// Why it is wrong and what to do, in a few sentences.
  package let explanation: String
  /// The smallest text that causes it.
  package let example: String
  /// The example as it should be; `nil` where there is no one way.
  package let corrected: String?

  package init(
    _ code: String, _ title: String, _ explanation: String, example: String,
    corrected: String? = nil
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.example = example
    self.corrected = corrected
  }
}

extension Diagnostic {
  /// The code of a `$name` that no value was given for: whether that is wrong depends on who reads.
  package static let missingParameter = "E007"

  /// Every diagnostic of the language itself, by code. Those of a query's meaning (E100 and up) are
  /// listed where they are made.
  package static let catalogue: [CatalogueEntry] =
    characters + words + values + shape + habits + mixtures + doubts

  private static let characters = [
    CatalogueEntry(
      "E001", "a quote without its end",
      "A text in quotes ends with the quote that belongs to the one it began with: \"…\", 「…」, 『…』, “…”, '…'.",
      example: "posts where mentions \"日本", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E002", "a pattern without its end",
      "A pattern stands between slashes, on one line. A slash within it is written \\/.",
      example: "posts where matches /日本", corrected: "posts where matches /日本/"),
    CatalogueEntry(
      "E003", "an escape that means nothing",
      "In plain quotes a backslash begins one of \\\" \\' \\\\ \\n \\t \\u{5357}. In 「…」 a backslash is a backslash.",
      example: "posts where mentions \"\\q\"", corrected: "posts where mentions \"\\\\q\""),
    CatalogueEntry(
      "E004", "an escape that names no character",
      "\\u{…} takes the hexadecimal number of a Unicode character, up to 10FFFF, surrogates excepted.",
      example: "posts where mentions \"\\u{110000}\""),
    CatalogueEntry(
      "E005", "a flag that patterns do not have",
      "After its last slash a pattern takes i (case does not matter), m (^ and $ at each line), s (. takes line breaks too) and x (blanks do not count).",
      example: "posts where matches /日本/q"),
    CatalogueEntry(
      "E006", "a sign that means nothing",
      "The signs of the language are | , ( ) ; = != < <= > >= and quotes.",
      example: "posts where mentions 日*"),
    CatalogueEntry(
      "E007", "a parameter without a value",
      "$name stands for a value that is given from outside, with --set name=value.",
      example: "posts where mentions $x"),
  ]

  private static let words = [
    CatalogueEntry(
      "E010", "something else was expected",
      "The message says what may stand at the place and what was found there.",
      example: "posts where mentions"),
    CatalogueEntry(
      "E011", "a mistyped word",
      "A word stands here that is none of those that may, but nearly is one.",
      example: "posts where mentons \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E012", "a word is missing",
      "Some words always go with another: any of, all of, replies to, sort by, keywords against.",
      example: "posts where mentions any \"日本\"", corrected: "posts where mentions any of \"日本\""),
    CatalogueEntry(
      "E013", "another word is used here",
      "`between` has `and` between its two dates.",
      example: "posts between 2025 to 2026", corrected: "posts between 2025 and 2026"),
    CatalogueEntry(
      "E014", "a word of the language where a text belongs",
      "A text may stand without quotes unless it is a word that shapes a query, such as since or and. In quotes any text may stand.",
      example: "posts where mentions since 2026",
      corrected: "posts where mentions \"since\" since 2026"),
    CatalogueEntry(
      "E015", "several words without quotes",
      "A single word needs no quotes; a text with spaces does.",
      example: "posts where mentions rare earth",
      corrected: "posts where mentions \"rare earth\""),
    CatalogueEntry(
      "E016", "several texts after mentions",
      "Say whether one of them is enough (any of) or every one must be there (all of).",
      example: "posts where mentions \"日本\", \"中国\"",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
    CatalogueEntry(
      "E017", "a text where a condition belongs",
      "A text by itself says nothing of a post: mentions \"…\", by \"…\", tagged \"…\" do.",
      example: "posts where mentions \"日本\" or \"中国\"",
      corrected: "posts where mentions \"日本\" or mentions \"中国\""),
    CatalogueEntry(
      "E018", "near without within",
      "near needs a number: how many characters may lie between the two at most.",
      example: "posts where mentions \"中国\" near \"規制\"",
      corrected: "posts where mentions \"中国\" near \"規制\" within 20"),
    CatalogueEntry(
      "E019", "a list in parentheses",
      "The items of a list stand with commas between them, without parentheses.",
      example: "posts where mentions any of (\"日本\", \"中国\")",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
  ]

  private static let values = [
    CatalogueEntry(
      "E020", "not a date",
      "Dates are written 2026, 2026-01, 2026-01-13, 2026-01-13T10:32, 2026/01/13, 2026年1月13日, 令和8年1月, today, yesterday, 7 days ago, last month, this year.",
      example: "posts since winter"),
    CatalogueEntry(
      "E021", "a date that no calendar has", "The month has no such day, or the day no such hour.",
      example: "posts on 2026-02-30"),
    CatalogueEntry(
      "E022", "a date without its year",
      "Which year is meant cannot be told from a query; write it.",
      example: "posts on 1月12日", corrected: "posts on 2026年1月12日"),
    CatalogueEntry(
      "E023", "a number that does not fit", "Counts and widths are whole numbers, 0 or more.",
      example: "posts | limit -1"),
    CatalogueEntry(
      "E024", "a date by itself", "A clause says what the date is: on, since, until.",
      example: "posts 2026-01", corrected: "posts on 2026-01"),
  ]

  private static let shape = [
    CatalogueEntry(
      "E030", "a condition without a source",
      "A query first says what to look at: posts, blocks, documents, threads, authors, links or words.",
      example: "mentions \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E031", "a stage without a source",
      "A stage works on the rows that come to it through a |.",
      example: "count by doc", corrected: "posts | count by doc"),
    CatalogueEntry(
      "E032", "where is missing", "Conditions follow the word where.",
      example: "posts mentions \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E033", "and or or is missing", "Between two conditions stands and, or or.",
      example: "posts where has link has quote", corrected: "posts where has link and has quote"),
    CatalogueEntry(
      "E034", "| is missing", "Before each stage stands a |.", example: "posts count",
      corrected: "posts | count"),
    CatalogueEntry(
      "E035", "a parenthesis without its end", "Every ( has its ) within the same statement.",
      example: "posts where (has link", corrected: "posts where (has link)"),
    CatalogueEntry(
      "E036", "a parenthesis without its beginning", "This ) has no ( before it.",
      example: "posts)", corrected: "posts"),
    CatalogueEntry(
      "E037", "nested too deep",
      "Parentheses, not and queries within queries go 200 levels deep. A part that let names starts anew.",
      example: "posts where " + String(repeating: "not ", count: 201) + "deleted"),
    CatalogueEntry(
      "E038", "a word of the language as a name",
      "let gives new names; a word that means something already cannot get another meaning.",
      example: "let posts = has link"),
    CatalogueEntry(
      "E039", "a condition that goes on as a query",
      "let names a condition or a query. Only a query, which begins with its source, has clauses and stages.",
      example: "let x = has link | count", corrected: "let x = posts where has link | count"),
    CatalogueEntry(
      "E040", "a query within a query without parentheses",
      "Parentheses show where the inner query ends.",
      example: "posts | union posts in 001", corrected: "posts | union (posts in 001)"),
    CatalogueEntry(
      "E041", "a single spelling",
      "variants says that two spellings or more mean the same.", example: "variants \"日本\"",
      corrected: "variants \"日本\", \"倭国\""),
  ]

  private static let habits = [
    CatalogueEntry(
      "E050", "SELECT … FROM",
      "A query reads from left to right: the source, its conditions, then what to do with the rows.",
      example: "select id from posts", corrected: "posts | select id"),
    CatalogueEntry(
      "E051", "a command from elsewhere",
      "Looking for a text is a condition: posts where mentions \"…\".",
      example: "grep 南鳥島", corrected: "posts where mentions 南鳥島"),
    CatalogueEntry(
      "E052", "a search with a prefix",
      "What engines on the web write with a colon is a clause or a condition here: by, links to, since, until, in.",
      example: "posts where from:名無し", corrected: "posts where by 名無し"),
    CatalogueEntry(
      "E053", "a sign for a word", "Conditions are joined by words: and, or, not.",
      example: "posts where has link && has quote",
      corrected: "posts where has link and has quote"),
    CatalogueEntry(
      "E054", "a comparison from elsewhere", "Comparisons are = != < <= > >=.",
      example: "posts where kind == reply", corrected: "posts where kind = reply"),
    CatalogueEntry(
      "E055", "ORDER BY and GROUP BY", "Sorting and counting are stages, after a |.",
      example: "posts order by time", corrected: "posts | sort by time"),
    CatalogueEntry(
      "E056", "a word from elsewhere", "The language has another word for it.",
      example: "posts where contains \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E057", "a comparison in words",
      "Fields are compared with signs; mentions and matches look at the text by themselves.",
      example: "posts where text contains \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E058", "a bare hashtag", "tagged \"…\" finds the posts that carry a hashtag.",
      example: "posts where #南鳥島", corrected: "posts where tagged #南鳥島"),
    CatalogueEntry(
      "E059", "a word too many", "The condition says it without that word.",
      example: "posts where is deleted", corrected: "posts where deleted"),
    CatalogueEntry(
      "E060", "has no", "not goes before the condition.", example: "posts where has no link",
      corrected: "posts where not has link"),
  ]

  private static let mixtures = [
    CatalogueEntry(
      "E061", "two sources",
      "A query looks at one kind of rows; the rows of another query are added with union.",
      example: "posts, blocks", corrected: "posts | union (blocks)"),
    CatalogueEntry(
      "E062", "a chain of comparisons", "Each comparison is a condition, joined by and.",
      example: "posts where reposts > 5 < 10", corrected: "posts where reposts > 5 and reposts < 10"
    ),
    CatalogueEntry(
      "E063", "within, without near",
      "Two texts stand near each other: mentions, the one, near, the other, within, how many characters.",
      example: "posts where mentions \"a\" within 5 of \"b\"",
      corrected: "posts where mentions \"a\" near \"b\" within 5"),
    CatalogueEntry(
      "E064", "a list to compare with",
      "A field is compared with each value by itself, joined by or.",
      example: "posts where number in (1, 2)", corrected: "posts where number = 1 or number = 2"),
    CatalogueEntry(
      "E065", "texts alone",
      "A query says what to look at before what to look for: posts where mentions all of, or any of.",
      example: "南鳥島 中国", corrected: "posts where mentions all of 南鳥島, 中国"),
  ]

  private static let doubts = [
    CatalogueEntry(
      "W002", "or within quotes",
      "What stands in quotes is looked for letter by letter, and and or included.",
      example: "posts where mentions \"日本 or 中国\"",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
    CatalogueEntry(
      "W003", "a condition that holds for everything",
      "It is true of every row, so it could as well be left out.",
      example: "posts where has link or not has link"),
    CatalogueEntry(
      "W004", "a condition that holds for nothing", "It contradicts itself, so no row can meet it.",
      example: "posts where has link and not has link"),
    CatalogueEntry(
      "W006", "full-width letters without quotes",
      "Outside of quotes full-width letters are read as half-width ones, which matters after exactly.",
      example: "posts where mentions exactly ＥＵ",
      corrected: "posts where mentions exactly \"ＥＵ\""),
    CatalogueEntry(
      "W007", "the same twice", "Saying it once means the same.",
      example: "posts where mentions any of \"日本\", \"日本\"",
      corrected: "posts where mentions \"日本\""),
  ]
}
