/// SQLite's full-text index of trigrams, asked through its C interface within this process.
///
/// Texts of fewer than three characters are not in such an index, so it is not asked about them.
final class SQLite: InProcessAnswerer {
  let name = "SQLite FTS5"
  let building: Building?
  private let posts: BenchPosts
  private let base: SQLiteDatabase

  init?(_ posts: BenchPosts, folder: String) throws {
    guard let base = try SQLiteDatabase(folder + "/posts.sqlite") else { return nil }
    self.base = base
    self.posts = posts
    let (_, seconds) = try Clock.wall.timed { try Self.fill(base, posts) }
    let size = try base.rows(
      "select page_count * page_size from pragma_page_count, pragma_page_size")
    building = Building(seconds: seconds, byteCount: Int(size[0]))
  }

  private static func fill(_ base: SQLiteDatabase, _ posts: BenchPosts) throws {
    try base.run("pragma journal_mode = off")
    try base.run("pragma synchronous = off")
    try base.run("pragma cache_size = -2000000")
    try base.run("create virtual table t using fts5(x, tokenize = 'trigram case_sensitive 1')")
    try base.run(
      "create table p(id integer primary key, time integer, month integer, source integer, reposts integer)"
    )
    try base.run("begin")
    let text = try base.prepare("insert into t(rowid, x) values (?2, ?1)")
    let fields = try base.prepare("insert into p values (?1, ?2, ?3, ?4, ?5)")
    for row in 0..<posts.count {
      _ = try base.rows(of: text, text: Array(posts.text(row)), [row])
      _ = try base.rows(
        of: fields, text: nil,
        [row, posts.seconds[row], posts.months[row], posts.sources[row], posts.reposts[row]])
    }
    try base.run("insert into t(t) values ('optimize')")
    try base.run("commit")
  }

  func canAnswer(_ question: Question) -> Bool {
    question.needles.allSatisfy { String(decoding: $0, as: UTF8.self).unicodeScalars.count >= 3 }
  }

  func answer(_ question: Question, withRows: Bool) throws -> Reply {
    switch question {
    case .containing(let needle):
      return try list("from t where t match ?1", phrase(needle), withRows)
    case .combined(let first, let combination, let second):
      let word =
        switch combination {
        case .both: " AND "
        case .either: " OR "
        case .firstAlone: " NOT "
        }
      return try list(
        "from t where t match ?1", phrase(first) + Array(word.utf8) + phrase(second), withRows)
    case .during(let needle, let period):
      return try list(
        "from t join p on p.id = t.rowid where t match ?1 and p.time >= ?2 and p.time < ?3",
        phrase(needle), withRows, [period.seconds.lowerBound, period.seconds.upperBound])
    case .monthly(let needle):
      let source = needle == nil ? "p" : "t join p on p.id = t.rowid where t match ?1"
      let rows = try base.rows(
        "select month, count(*) from \(source) group by month", text: needle.map(phrase))
      return figures(rows, count: BenchPosts.monthCount)
    case .sources:
      let rows = try base.rows("select source, count(*) from p group by source")
      return figures(rows, count: BenchCorpus.sourceCount)
    case .top(let needle):
      let rows = try base.rows(
        "select p.id from t join p on p.id = t.rowid where t match ?1"
          + " order by p.reposts desc, p.id limit 10", text: phrase(needle))
      return Reply(count: rows.count, rows: rows.map { UInt32($0) })
    case .concordance(let needle):
      let rows = try base.rows("select rowid from t where t match ?1", text: phrase(needle))
      return posts.concordance(of: needle, in: rows.map { UInt32($0) })
    }
  }

  /// How many rows; and all of them in order, which is not measured, if they are asked for.
  private func list(
    _ source: String, _ text: [UInt8], _ withRows: Bool, _ numbers: [Int] = []
  ) throws -> Reply {
    guard withRows else {
      let count = try base.rows("select count(*) \(source)", text: text, numbers)
      return Reply(count: Int(count[0]), rows: nil)
    }
    let rows = try base.rows("select t.rowid \(source)", text: text, numbers)
    return Reply(count: rows.count, rows: rows.map { UInt32($0) }.sorted())
  }

  /// From places and figures in turn.
  private func figures(_ rows: [Int64], count: Int) -> Reply {
    var counts = Array(repeating: UInt32(0), count: count)
    for at in stride(from: 0, to: rows.count, by: 2) {
      counts[Int(rows[at])] = UInt32(rows[at + 1])
    }
    return PlainScan.figures(counts)
  }

  private func phrase(_ needle: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    return [quote] + needle.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
