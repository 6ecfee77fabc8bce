extension Vocabulary {
  static let sources: [Entry] = [
    Entry(
      .posts, .source, "posts", "everything that somebody said or published", "posts | count by doc"
    ),
    Entry(
      .blocks, .source, "blocks", "posts and what surrounds them: titles, menus, counters",
      "blocks | count by kind"),
    Entry(.documents, .source, "documents", "the source files, one row each", "documents"),
    Entry(.threads, .source, "threads", "threads, one row each", "threads"),
    Entry(
      .authors, .source, "authors", "the names that posts were signed with",
      "authors | sort by posts desc | limit 5"),
    Entry(.links, .source, "links", "the addresses that posts point to", "links | count by host"),
    Entry(
      .words, .source, "words", "the words of all posts with their counts",
      "words | sort by count desc | limit 20"),
  ]

  static let clauses: [Entry] = [
    Entry(
      .where, .clause, "where CONDITION", "keeps the rows that the condition holds for",
      "posts where mentions \"南鳥島\""),
    Entry(
      .since, .clause, "since DATE", "from the first instant of the date on",
      "posts since 2026-01", "posts where mentions \"中国\" since 2025-12-01 until 2026-01"),
    Entry(
      .until, .clause, "until DATE", "up to the last instant of the date", "posts until 2025-12"),
    Entry(
      .on, .clause, "on DATE", "within the date: a day, a month, a year", "posts on 2026-01-13"),
    Entry(
      .between, .clause, "between DATE and DATE",
      "from the first instant of one date to the last of the other",
      "posts between 2025-12-01 and 2026-01-15"),
    Entry(
      .in, .clause, "in DOC, …", "in one of these documents", "posts in 001",
      "posts where mentions \"EU\" in 000, 001"),
    Entry(
      .by, .clause, "by TEXT, …", "signed with one of these names",
      "posts by \"名無し\"", "posts in 001 by 名無し"),
  ]
}
