import ToriText

extension Vocabulary {
  static let sources: [Entry] = [
    Entry(
      .posts, .source, "posts",
      "the blocks that somebody said or published; a page's titles and menus are blocks, and no posts",
      ja: "ブロックのうち、誰かが書いたもの、公表したもの。題やメニューはブロックだが投稿ではない", "posts | count by doc"
    ),
    Entry(
      .blocks, .source, "blocks",
      "all pieces of the sources: posts, and what is none: titles, menus, counters (see help kinds)",
      ja: "原文の全部分。投稿と、投稿でない題、メニュー、数の表示など",
      "blocks | count by kind"),
    Entry(
      .documents, .source, "documents", "the source files, one row each", ja: "原文のファイル。一つが一行です",
      "documents"),
    Entry(.threads, .source, "threads", "threads, one row each", ja: "スレッド。一つが一行です", "threads"),
    Entry(
      .authors, .source, "authors", "the names that posts were signed with", ja: "投稿者として記された名前",
      "authors | sort by posts desc | limit 5"),
    Entry(
      .links, .source, "links", "the addresses that posts point to", ja: "投稿にあるリンク先",
      "links | count by host"),
  ]

  static let clauses: [Entry] = [
    Entry(
      .where, .clause, "where CONDITION", "keeps the rows that the condition holds for",
      ja: "条件の成り立つ行を残します",
      "posts where mentions \"南鳥島\""),
    Entry(
      .since, .clause, "since DATE", "from the first instant of the date on", ja: "その日以降（当日を含む）",
      "posts since 2026-01", "posts where mentions \"中国\" since 2025-12-01 until 2026-01"),
    Entry(
      .until, .clause, "until DATE", "up to the last instant of the date", ja: "その日付の終わりまで",
      "posts until 2025-12"),
    Entry(
      .on, .clause, "on DATE", "within the date: a day, a month, a year", ja: "その日付の中。日、月、年",
      "posts on 2026-01-13"),
    Entry(
      .between, .clause, "between DATE and DATE",
      "from the first instant of one date to the last of the other",
      ja: "一方の日付の始まりから、もう一方の終わりまで",
      "posts between 2025-12-01 and 2026-01-15"),
    Entry(
      .in, .clause, "in DOC, …", "in one of these documents", ja: "これらの文書のどれかにあります", "posts in 001",
      "posts where mentions \"EU\" in 000, 001"),
    Entry(
      .by, .clause, "by TEXT, …", "signed with one of these names", ja: "これらの名前のどれかで投稿されています",
      "posts by \"名無し\"", "posts in 001 by 名無し"),
  ]
}
