extension Vocabulary {
  static let stages: [Entry] = [
    Entry(
      .sort, .stage, "sort by FIELD [asc|desc], …", "puts the rows in order",
      "posts | sort by reposts desc, time | limit 5"),
    Entry(.limit, .stage, "limit N", "keeps the first N rows", "posts | limit 3"),
    Entry(
      .sample, .stage, "sample N [seed S]", "keeps N rows drawn by lot", "posts | sample 5",
      "posts | sample 5 seed 1"),
    Entry(
      .select, .stage, "select FIELD, …", "keeps these columns", "posts | select id, time, text"),
    Entry(
      .count, .stage, "count [by KEY, …]", "counts the rows, in all or for each value",
      "posts | count", "posts | count by doc, month"),
    Entry(.sum, .stage, "sum FIELD [by KEY, …]", "adds up", "posts | sum reposts by doc"),
    Entry(
      .mean, .stage, "mean FIELD [by KEY, …]", "the arithmetic mean", "posts | mean length by doc"),
    Entry(
      .median, .stage, "median FIELD [by KEY, …]", "the value in the middle",
      "posts | median length by kind"),
    Entry(.min, .stage, "min FIELD [by KEY, …]", "the smallest value", "posts | min length"),
    Entry(.max, .stage, "max FIELD [by KEY, …]", "the largest value", "posts | max reposts by doc"),
    Entry(
      .timeline, .stage, "timeline by UNIT", "counts over time, gaps included",
      "posts | timeline by month"),
    Entry(
      .share, .stage, "share by KEY", "these as a share of all posts, for each value",
      "posts where mentions \"中国\" | share by month"),
    Entry(
      .kwic, .stage, "kwic TEXT [width N]", "every occurrence in its context, aligned",
      "posts | kwic \"規制\"", "posts | kwic \"規制\" width 12 | sort by right"),
    Entry(
      .words, .stage, "words", "the words of these posts with their counts (not yet)",
      "posts in 003 | words"),
    Entry(
      .collocates, .stage, "collocates of TEXT [within N]",
      "the words that stand near it (not yet)",
      "posts | collocates of \"中国\" within 5"),
    Entry(
      .keywords, .stage, "keywords against (QUERY)",
      "the words used more, or less, than there (not yet)",
      "posts in 002 | keywords against (posts in 001)"),
    Entry(
      .replies, .stage, "replies", "the posts that answer these",
      "posts in 001 where number = 44 | replies"),
    Entry(.parents, .stage, "parents", "the posts that these answer", "posts in 001 | parents"),
    Entry(
      .thread, .stage, "thread", "the whole threads that these stand in",
      "posts where mentions \"南鳥島\" | thread | count by doc"),
    Entry(
      .around, .stage, "around N", "these, and what stands within N posts of them",
      "posts where mentions \"掘削\" | around 1"),
    Entry(.authors, .stage, "authors", "the authors of these posts", "posts in 001 | authors"),
    Entry(.links, .stage, "links", "the links in these posts", "posts | links | count by host"),
    Entry(
      .documents, .stage, "documents", "the documents that these stand in",
      "posts where mentions \"南鳥島\" | documents"),
    Entry(.posts, .stage, "posts", "the posts of these", "documents | posts | count"),
    Entry(
      .cite, .stage, "cite", "file, bytes, lines and checksum of what each row came from",
      "posts where mentions \"南鳥島\" | cite"),
    Entry(.raw, .stage, "raw", "the source bytes, as they stand", "posts in 003 | limit 1 | raw"),
    Entry(
      .union, .stage, "union (QUERY)", "these and those, each once",
      "posts in 001 | union (posts in 002) | count"),
    Entry(
      .minus, .stage, "minus (QUERY)", "these without those",
      "posts where mentions \"中国\" | minus (posts in 001) | count"),
    Entry(
      .intersect, .stage, "intersect (QUERY)", "those among these",
      "posts in 001 | intersect (posts where has link)"),
    Entry(
      .expect, .stage, "expect rows = N | expect all CONDITION | expect any CONDITION",
      "fails, with what was seen, unless it holds; the rows go on", "documents | expect rows = 5",
      "posts since 2026 | expect all not undated"),
  ]

  static let statements: [Entry] = [
    Entry(
      .let, .statement, "let NAME = CONDITION | QUERY | TEXT, …",
      "names a condition, a query or a list of texts",
      "let seabed = mentions any of \"海底\", \"深海\"; posts where seabed",
      "let recent = posts since 2026-01; recent | count"),
    Entry(
      .variants, .statement, "variants TEXT, TEXT, …", "says which spellings mean the same",
      "variants \"日本\", \"倭国\", \"Japan\""),
    Entry(
      .explain, .statement, "explain QUERY | explain analyze QUERY",
      "says how a query is read and run, without running it; with `analyze`, runs it too",
      "explain posts where mentions \"南鳥島\" since 2026-01"),
    Entry(
      .analyze, .connective, "explain analyze QUERY", "runs the query and says what it met",
      "explain analyze posts | count"),
    Entry(
      .describe, .statement, "describe [DOC | FIELD | POST | thread DOC | variants TEXT]",
      "draws what the corpus is made of, a document, a post in its source bytes, who answers whom",
      "describe", "describe 001", "describe reposts", "describe 001#11", "describe thread 001"),
    Entry(
      .help, .statement, "help [WORD]", "explains a word, with examples", "help", "help mentions"),
    Entry(
      .tour, .statement, "tour [N]",
      "lessons on this corpus, each with a question: from the start, where you left, or the Nth",
      "tour", "tour 3"),
  ]

  static let dates: [Entry] =
    [
      Entry(.today, .date, "today", "this day", "posts on today"),
      Entry(.yesterday, .date, "yesterday", "the day before today", "posts since yesterday"),
      Entry(
        .last, .date, "last UNIT", "the day, week, month or year before this", "posts on last month"
      ),
      Entry(
        .this, .date, "this UNIT", "the day, week, month or year that is now", "posts on this year"),
      Entry(.ago, .date, "N UNITS ago", "that far back from today", "posts since 7 days ago"),
    ]
    + [.hour, .day, .week, .month, .year].map { unit($0) }
    + [.hours, .days, .weeks, .months, .years].map { units($0) }

  private static func unit(_ keyword: Keyword) -> Entry {
    Entry(
      keyword, .date, "last \(keyword) | this \(keyword)", "a unit of time",
      "posts since last \(keyword)")
  }

  private static func units(_ keyword: Keyword) -> Entry {
    Entry(keyword, .date, "N \(keyword) ago", "units of time", "posts since 3 \(keyword) ago")
  }
}
