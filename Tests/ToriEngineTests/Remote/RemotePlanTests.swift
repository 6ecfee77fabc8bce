import Testing
import ToriEngine
import ToriLanguage
import ToriRemote
import ToriSystem

/// What servers are asked, without any: SQL for the ordinary question, a refusal in plain words for the rest.
@Suite struct RemotePlanTests {
  private func steps(_ query: String) throws -> [String] {
    let sample = try Sample.seeds.get()
    let parsed = Parser.parse(query, mode: .prompt)
    let (actions, diagnostics) = sample.session.analyze(parsed.script)
    guard case .answer(let node, _)? = actions.last else {
      throw Sample.Problem(diagnostics: diagnostics)
    }
    let catalogue = sample.session.catalogue
    return try RemotePlanner(
      fields: catalogue.fields, zone: catalogue.zone, documents: catalogue.records()
    ).steps(of: node).map(\.words.english)
  }

  /// The condition of the last thing that the servers are asked.
  private func condition(_ query: String) throws -> String {
    let sql = try steps(query).last ?? ""
    let start = sql.firstRange(of: " WHERE ")?.upperBound ?? sql.startIndex
    let rest = sql[start...]
    // An order within a query within is a part of it.
    if rest.hasSuffix(")") { return String(rest) }
    return String(rest[..<(rest.firstRange(of: " ORDER BY ")?.lowerBound ?? rest.endIndex)])
  }

  @Test(arguments: [
    ("posts", "is_post = 1"),
    ("blocks | count", "1"),
    ("posts where mentions \"ﾚｱｱｰｽ\"", "(is_post = 1 AND body_fold LIKE '%レアアース%')"),
    // What has signs of its own in LIKE is looked for otherwise.
    ("posts where mentions \"100%\"", "(is_post = 1 AND position(body_fold, '100%') > 0)"),
    ("posts where mentions \"it's\"", "(is_post = 1 AND body_fold LIKE '%it\\'s%')"),
    ("posts where not deleted", "(is_post = 1 AND NOT (deleted = 1))"),
    (
      "posts where reposts >= 100",
      "(is_post = 1 AND (reposts IS NOT NULL AND ifNull((reposts >= 100 AND reposts <= 9223372036854775806), 0)))"
    ),
    // Of what has no value it is false too that it is less.
    (
      "posts where not reposts >= 100",
      "(is_post = 1 AND (reposts IS NOT NULL AND NOT (ifNull((reposts >= 100 AND reposts <= 9223372036854775806), 0))))"
    ),
    (
      "posts since 2026-01",
      "(is_post = 1 AND (dated = 1 AND ifNull(time_from >= 1767193200000, 0)))"
    ),
    ("posts where kind = reply", "(is_post = 1 AND kind IN ('reply'))"),
    (
      "posts where deleted | thread",
      "(is_post = 1 AND (thread_size > 0 AND thread_root GLOBAL IN (SELECT thread_root FROM blocks WHERE (is_post = 1 AND deleted = 1))))"
    ),
    (
      "posts where deleted | around 2",
      "(is_post = 1 AND (n GLOBAL IN (SELECT n FROM blocks WHERE (is_post = 1 AND deleted = 1)) OR (is_post = 1 AND (doc, posts_before) GLOBAL IN (SELECT doc, posts_before + arrayJoin(range(toUInt64(4) + is_post)) - 2 FROM blocks WHERE (is_post = 1 AND deleted = 1)))))"
    ),
    (
      "posts where deleted | authors | sort by posts | posts",
      "(is_post = 1 AND deleted = 1 AND (author IS NOT NULL OR author_id IS NOT NULL) AND is_post = 1)"
    ),
    (
      "posts where replies to 44",
      "(is_post = 1 AND (has(replies_to, concat(doc, '#44')) OR arrayExists(x -> match(x, '#\\\\x{34}\\\\x{34}\\\\.[0-9]+$'), replies_to)))"
    ),
    ("threads", "(is_post = 1 AND thread_size > 1) GROUP BY k0"),
    ("links | limit 2 | posts", "(is_post = 1 AND notEmpty(links) AND nth = 1) GROUP BY k0"),
    (
      "posts where links to \"a.b/c\"",
      "(is_post = 1 AND arrayExists(h -> notEmpty(substring(h, 1, position(concat(h, '/'), '/') - 1)) AND (substring(h, 1, position(concat(h, '/'), '/') - 1) = 'a.b' OR endsWith(substring(h, 1, position(concat(h, '/'), '/') - 1), '.a.b')) AND startsWith(substring(h, position(concat(h, '/'), '/')), '/c'), link_places))"
    ),
    (
      "posts | limit 2 | count",
      "n GLOBAL IN (SELECT n FROM blocks WHERE is_post = 1 ORDER BY n LIMIT 0, 2)"
    ),
  ])
  func conditions(query: String, sql: String) throws {
    let found = try condition(query)
    #expect(found == sql, "\(found)")
  }

  @Test func ordersAndKeys() throws {
    #expect(
      try steps("posts | sort by reposts desc") == [
        "on the servers: SELECT id, doc, kind, number, source_id, author, author_id, time, title, heading, source, thread, permalink, language, text, length, replies_to, replies, quotes, reposts_of, quotes_of, reposts, likes, dislikes, views, links, hashtags, handles, deleted, dates, lines, bytes FROM blocks WHERE is_post = 1 ORDER BY reposts IS NULL, reposts DESC, n"
      ])
    #expect(
      try steps("posts | count by month | limit 3") == [
        "here: the first 3", "here: how many for each month",
        "on the servers: SELECT dated AS k0, in_month AS k1, toInt64(count()) AS c FROM blocks WHERE is_post = 1 GROUP BY k0, k1 LIMIT 1000001",
      ])
  }

  /// Of many groups the first come alone, with those that are tied with the last.
  @Test func firstGroups() throws {
    let counted = "FROM blocks WHERE is_post = 1 GROUP BY"
    #expect(
      try steps("posts | count by author, kind | sort by count desc | limit 3") == [
        "here: the first 3", "here: sort by count, largest first",
        "here: how many for each author and kind",
        "on the servers: SELECT any(author_spelt) AS k0, kind AS k1, toInt64(count()) AS c \(counted) author_fold, k1 ORDER BY c DESC LIMIT 17",
        "on the servers: SELECT toInt64(count()) FROM (SELECT author_fold AS k0, kind AS k1 \(counted) k0, k1)",
      ])
    // Of texts those that fold alike may be the same.
    let texts = try steps("posts | count by text | limit 3")
    #expect(
      texts.last
        == "on the servers: SELECT body AS k0, toInt64(count()) AS c FROM blocks WHERE (is_post = 1 AND body_fold GLOBAL IN (SELECT body_fold \(counted) body_fold HAVING min(body) != max(body))) GROUP BY k0 LIMIT 1000001"
    )
    for query in [
      "posts | count by month | limit 3", "posts | count by author | sort by author | limit 3",
      "posts | count by author | sort by count | limit 3", "posts | count by time | limit 3",
    ] {
      #expect(try steps(query).last?.hasSuffix("LIMIT 1000001") == true)
    }
  }

  /// What only texts tell is tried here, on no more rows than may hold it; the rest of a query is carried out on rows
  /// that servers found.
  @Test func partsDoneHere() throws {
    let columns = "SELECT * FROM blocks WHERE"
    #expect(
      try steps("posts in 001 | words | limit 3") == [
        "here: first 3", "here: count words",
        "on the servers: \(columns) (is_post = 1 AND doc IN ('001')) ORDER BY n",
      ])
    let tried = try steps(
      "posts where (mentions \"島\" near \"南\" within 5 or matches /中.国/) and reposts > 3 | count")
    #expect(
      tried == [
        "here: how many",
        "on the servers: SELECT toInt64(count()) FROM blocks WHERE (is_post = 1 AND ((n IN (…) OR n IN (…)) AND (reposts IS NOT NULL AND ifNull((reposts >= 4 AND reposts <= 9223372036854775806), 0))))",
        "here: look which of these mentions \"島\" near \"南\" within 5, matches /中.国/",
        "on the servers: SELECT * FROM blocks WHERE (is_post = 1 AND NOT (((NOT ((body_fold LIKE '%島%' AND body_fold LIKE '%南%')) AND NOT ((body_fold LIKE '%中%' AND body_fold LIKE '%国%'))) OR (reposts IS NOT NULL AND NOT (ifNull((reposts >= 4 AND reposts <= 9223372036854775806), 0)))))) ORDER BY n",
      ])
    // Dates are said in the corpus's zone.
    let expected = try steps("documents | expect all last < 2026-01-12T03:00")
    #expect(expected.first?.contains("2026-01-12T03:00") == true, "\(expected)")
    // A server takes apart a list once, however often it is named.
    for query in [
      "posts | count distinct hashtags by hashtags", "posts | count by hashtags, hashtags",
      "posts | count by replies_to", "posts | limit 1 by text",
      "posts | kwic \"島\" | sort by right", "posts | kwic \"島\" | timeline by month",
    ] {
      let steps = try steps(query)
      #expect(steps.last?.hasPrefix("on the servers: \(columns)") == true, "\(steps)")
    }
  }

  /// Nothing is asked of what is not done whole.
  @Test(arguments: [
    "posts | cite", "posts | raw", "posts | kwic \"島\" | share by month",
  ])
  func refusals(query: String) throws {
    let error = #expect(throws: EngineError.self) { try steps(query) }
    guard case .refused(let words)? = error else {
      Issue.record("\(query): \(String(describing: error))")
      return
    }
    #expect(words.english.contains("is not done on a corpus that lies on servers"))
  }

  /// Who an address names asks, whoever the environment names; it has the password.
  @Test func credentials() throws {
    let environment = ["TORI_CLICKHOUSE_USER": "eve", "TORI_CLICKHOUSE_PASSWORD": "secret"]
    for (address, user) in [("clickhouse://ann@h/d", "ann"), ("clickhouse://h/d", "eve")] {
      let found = try Credentials.found(for: try RemoteAddress(address)) { environment[$0] }
      #expect(found.user == user && found.password == "secret")
    }
  }

  @Test func addresses() throws {
    let address = try RemoteAddress(
      "clickhouses://ann@db.example:9443/board?cluster=c&replicated=yes")
    #expect(address.host == "db.example" && address.port == 9443 && address.database == "board")
    #expect(address.isEncrypted && address.isReplicated && address.user == "ann")
    #expect(try RemoteAddress("clickhouse://localhost").text == "clickhouse://localhost:8123/tori")
    for (text, problem) in [
      ("clickhouse://ann:secret@h/d", AddressProblem.password), ("clickhouse://", .form),
      ("clickhouse://h:0/d", .form), ("clickhouse://h/d;x", .name("d;x")),
      ("clickhouse://h/d?x=1", .setting("x")),
      ("clickhouse://h/d?cluster=c&replicated=true", .setting("replicated=true")),
      ("clickhouse://h/d?replicated=yes", .setting("replicated=yes without cluster=NAME")),
    ] {
      let error = #expect(throws: AddressProblem.self) { try RemoteAddress(text) }
      #expect(error == problem)
    }
  }

  /// What each version does not know is not there, and replicas are where they are asked for.
  @Test func definitions() throws {
    func text(_ address: String, _ version: String) throws -> String {
      Definitions(for: try RemoteAddress(address), try #require(ServerVersion(version))).text
    }
    let old = try text("clickhouse://h/d?cluster=c", "18.16")
    #expect(!old.contains("CODEC(") && !old.contains("INDEX ") && !old.contains("LowCardinality"))
    #expect(old.contains("ENGINE = Distributed('c', 'd', 'blocks_local', cityHash64(doc));"))
    #expect(try text("clickhouse://h/d", "24.8").contains("ngrambf_v1(2, 65536, 2, 0)"))
    let new = try text("clickhouse://h/d?cluster=c&replicated=yes", "26.2")
    #expect(new.contains("text(tokenizer = ngrams(2))") && new.contains("ON CLUSTER 'c'"))
    #expect(
      new.contains("ReplicatedMergeTree('/clickhouse/tables/{shard}/d/blocks_local', '{replica}')"))
  }
}
