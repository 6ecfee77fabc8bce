import ToriSystem
import ToriTime

/// An engine for columns that is asked beside tori, by its package for Python.
enum ColumnEngine: String, CaseIterable {
  case duckdb, clickhouse

  var name: String {
    switch self {
    case .duckdb: "DuckDB"
    case .clickhouse: "ClickHouse"
    }
  }

  private var package: String {
    switch self {
    case .duckdb: "duckdb"
    case .clickhouse: "chdb"
    }
  }

  var isInstalled: Bool {
    Child.run(["python3", "-c", "import \(package)"], showsErrors: false) != nil
  }

  func sql(_ asked: AskedClass) -> String? {
    self == .duckdb ? asked.duckDB : asked.clickHouse
  }

  /// Asks all of `queries`, of what was written into `folder`; the seconds that each took, and its rows.
  ///
  /// - Parameter loading: what of the program opens a store and loads it; else that of the posts of `ClassColumns`.
  func answers(
    _ queries: [String], in folder: String, by clock: Clock, idle: Int, runs: Int,
    loading: String = ColumnProgram.loading
  ) throws -> [(seconds: Double, rows: [[String]])] {
    let (program, asked, output) = (folder + "/ask.py", folder + "/asked", folder + "/answers")
    try OutputFile(program).write(ColumnProgram.start + loading + ColumnProgram.end)
    try OutputFile(asked).write(queries.map { $0 + "\n" }.joined())
    let arguments = [
      "python3", program, rawValue, folder, clock.rawValue, String(idle), String(runs),
    ]
    guard Child.run(arguments, output: output) != nil else {
      throw PeerFailure(description: "\(name) cannot answer")
    }
    var lines = try fileBytes(atPath: output).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }[...]
    return try queries.map { query in
      let head = (lines.popFirst() ?? "").split(separator: " ")
      guard head.count == 2, let time = Int(head[0]), let count = Int(head[1]) else {
        throw PeerFailure(description: "\(name) does not answer: \(query)")
      }
      let rows = (0..<count).map { _ in
        (lines.popFirst() ?? "").split(separator: "\t", omittingEmptySubsequences: false)
          .map(String.init)
      }
      return (Double(time) / 1e9, rows)
    }
  }
}

/// What asks the engines, in Python: `ask.py ENGINE FOLDER CLOCK IDLE RUNS` loads what is in the folder into a store of
/// its own, answers each line of `asked` once and then RUNS times, and prints the median of these, in nanoseconds, how
/// many rows there are, and those, cells between tabs.
enum ColumnProgram {
  static let start = #"""
    import os, statistics, sys, time

    engine, folder, clock, idle, runs = sys.argv[1:]
    now = time.perf_counter_ns if clock == "wall" else time.process_time_ns

    """#

  /// The posts, of `posts.jsonl`; `run` answers a query from then on.
  static let loading = #"""
    posts = os.path.join(folder, "posts.jsonl")
    FIELDS = [
        ("row", "INTEGER", "UInt32"), ("id", "VARCHAR", "String"), ("doc", "VARCHAR", "String"),
        ("kind", "VARCHAR", "LowCardinality(String)"), ("source", "VARCHAR", "Nullable(String)"),
        ("author", "VARCHAR", "Nullable(String)"), ("time", "TIMESTAMP", "Nullable(DateTime64(3, 'UTC'))"),
        ("reposts", "BIGINT", "Nullable(Int64)"), ("text", "VARCHAR", "String"),
        ("links", "VARCHAR[]", "Array(String)"), ("source_name", "VARCHAR", "Nullable(String)"),
        ("author_name", "VARCHAR", "Nullable(String)"), ("folded", "VARCHAR", "String"),
    ]

    if engine == "duckdb":
        import duckdb
        base = duckdb.connect(os.path.join(folder, "posts.duckdb"))
        types = ", ".join(f"'{name}': '{kind}'" for name, kind, _ in FIELDS)
        base.execute(f"create table posts as select * from read_json('{posts}', "
                     f"format = 'newline_delimited', columns = {{{types}}})")
        base.execute("checkpoint")
        run = lambda sql: base.execute(sql).fetchall()
    else:
        import json
        from chdb import session
        base = session.Session(os.path.join(folder, "clickhouse"))
        columns = ", ".join(f"{name} {kind}" for name, _, kind in FIELDS)
        base.query("create database b")
        base.query(f"create table b.posts ({columns}) engine = MergeTree order by row")
        quoted = columns.replace("'", "\\'")
        base.query(f"insert into b.posts select * from file('{posts}', JSONEachRow, '{quoted}') "
                   "settings input_format_null_as_default = 1")
        base.query("optimize table b.posts final")
        base.query("use b")
        run = lambda sql: base.query(sql, "JSONCompactEachRow")

    """#

  static let end = #"""
    def rows(answer):
        if engine == "duckdb":
            return answer
        return [json.loads(line) for line in str(answer).splitlines()]

    def cell(value):
        text = "" if value is None else str(value)
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")

    with open(os.path.join(folder, "asked"), encoding="utf-8", newline="\n") as asked:
        queries = [line[:-1] for line in asked]
    for sql in queries:
        found = rows(run(sql))
        times = []
        while len(times) < int(runs) and sum(times) < 2e10:
            time.sleep(int(idle) / 1000)
            start = now()
            run(sql)
            times.append(now() - start)
        print(int(statistics.median(times)), len(found))
        for row in found:
            print("\t".join(cell(value) for value in row))
    """#
}
