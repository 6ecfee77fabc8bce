extension AskedClass {
  /// What is asked of words: of the posts with at least so many reposts, a tenth of all, where not of all.
  ///
  /// DuckDB has the same words: a table `tokens` with `post`, `place` among the post's words, `lexeme` and `tag`; of
  /// `lexemes` the `word` as it is shown and the folded `key`; of `posts` the `reposts`.
  static func words(reposts: Int) -> [AskedClass] {
    [
      of(
        "all words", "posts | words | limit 20 | select word, count, posts",
        "select word, n, posts from (\(counted("tokens")) order by n desc limit 20) "
          + "join lexemes using (lexeme) order by n desc, key"),
      of(
        "words of a tenth",
        "posts where reposts >= \(reposts) | words | limit 20 | select word, count, posts",
        "select word, n, posts from (\(counted(part(">= \(reposts)"))) order by n desc limit 20) "
          + "join lexemes using (lexeme) order by n desc, key"),
      of(
        "content words", "posts | words | where content | limit 20 | select word, count",
        "select word, n from (\(counted("tokens"))) join lexemes using (lexeme) where content "
          + "order by n desc, key limit 20"),
      collocates("中国", 5), collocates("レアアース", 5), collocates("する", 5), collocates("の", 5),
      of(
        "keywords of a tenth",
        "posts where reposts >= \(reposts) | keywords against (posts where reposts < \(reposts)) "
          + "| limit 20 | select word, count, other, log_likelihood",
        "with here as (\(counted(part(">= \(reposts)")))), there as (\(counted(part("< \(reposts)")))), "
          + "o as (select lexeme, coalesce(here.n, 0) o11, coalesce(there.n, 0) o21 "
          + "from here full join there using (lexeme)), "
          + "s as (select sum(o11) r1, sum(o11) + sum(o21) n from o) "
          + "select word, o11, o21, \(likelihood("o11 + o21")) g2 from o cross join s join lexemes "
          + "using (lexeme) where o11 + o21 >= 3 order by g2 desc, o11 desc, key limit 20"),
      of(
        "keywords by source",
        "posts | keywords by source | limit 1 by source | select source, word, count",
        "with parts as (select source, lexeme, count(*) o11 from tokens join posts using (post) "
          + "group by all), o as (select *, sum(o11) over (partition by lexeme) c1, "
          + "sum(o11) over (partition by source) r1, sum(o11) over () n from parts) "
          + "select source, word, o11 from (select *, row_number() over (partition by source "
          + "order by \(likelihood("c1")) desc, o11 desc) nth from o where c1 >= 3) "
          + "join lexemes using (lexeme) where nth = 1 order by source"),
      of(
        "[word = \"中国\"] []{0,3} [サ変接続]",
        "posts where matches words [word = \"中国\"] []{0,3} [tag = \"名詞-サ変接続\"] | count",
        "with node as (select post, place from tokens where lexeme in (\(lexemes("中国")))) "
          + "select count(distinct t.post) from tokens t join node on t.post = node.post "
          + "and t.place between node.place + 1 and node.place + 4 "
          + "where tag in (select tag from tags where name = '名詞-サ変接続')"),
      of(
        "mentions word \"言う\"", "posts where mentions word \"言う\" | count",
        "select count(distinct post) from tokens where lexeme in (\(lexemes("言う")))"),
      of(
        "dispersion of word \"レアアース\"",
        "posts | dispersion of word \"レアアース\" | select frequency, post_range, words",
        "select count(*) filter (lexeme in (\(lexemes("レアアース")))), "
          + "count(distinct post) filter (lexeme in (\(lexemes("レアアース")))), count(*) from tokens"),
    ]
  }

  private static func of(_ name: String, _ query: String, _ duckDB: String) -> AskedClass {
    AskedClass(name, query, duckDB: duckDB, clickHouse: nil)
  }

  /// How often each lexeme stands in some tokens, and in how many posts.
  private static func counted(_ tokens: String) -> String {
    "select lexeme, count(*) n, count(distinct post) posts from \(tokens) group by lexeme"
  }

  private static func part(_ condition: String) -> String {
    "tokens where post in (select post from posts where reposts \(condition))"
  }

  private static func lexemes(_ word: String) -> String {
    "select lexeme from lexemes where key = '\(word)'"
  }

  private static func collocates(_ word: String, _ size: Int) -> AskedClass {
    of(
      "collocates of word \"\(word)\"",
      "posts | collocates of word \"\(word)\" within \(size) | limit 20 "
        + "| select word, count, observed, expected, log_likelihood",
      "with node as (select post, place from tokens where lexeme in (\(lexemes(word)))), "
        + "near as (select distinct t.post, t.place, t.lexeme from tokens t join node on "
        + "t.post = node.post and t.place between node.place - \(size) and node.place + \(size) "
        + "where t.lexeme not in (\(lexemes(word)))), "
        + "o as (select lexeme, count(*) o11 from near group by lexeme), "
        + "c as (select lexeme, count(*) c1 from tokens where lexeme not in (\(lexemes(word))) "
        + "group by lexeme), "
        + "s as (select (select count(*) from near) r1, (select sum(c1) from c) n) "
        + "select word, c1, o11, r1::double * c1 / n, \(likelihood("c1")) g2 from o join c "
        + "using (lexeme) cross join s join lexemes using (lexeme) order by g2 desc, o11 desc, key limit 20"
    )
  }

  /// Of `o11`, `r1`, `n` and the sum of the word's column, as `ContingencyTable.logLikelihood`.
  private static func likelihood(_ c1: String) -> String {
    func term(_ observed: String, _ row: String, _ column: String) -> String {
      "case when \(observed) > 0 then (\(observed))::double * "
        + "ln((\(observed))::double * n / ((\(row))::double * (\(column)))) else 0 end"
    }
    let c1 = "(\(c1))"
    let sum = [
      term("o11", "r1", c1), term("r1 - o11", "r1", "n - \(c1)"),
      term("\(c1) - o11", "n - r1", c1), term("n - r1 - \(c1) + o11", "n - r1", "n - \(c1)"),
    ].joined(separator: " + ")
    return "2 * (\(sum)) * (case when o11 < r1::double * \(c1) / n then -1 else 1 end)"
  }
}
