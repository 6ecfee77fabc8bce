import ToriSystem
import ToriTime

/// All posts written to a file, by `tori` from its start to its end, and by DuckDB's `copy`.
struct ExportTimes {
  let name: String
  let own: Double
  let duckDB: Double

  /// As CSV and as JSON Lines; what tori wrote holds what DuckDB has, or it throws.
  static func all(corpus: String, folder: String, by clock: Clock) throws -> [ExportTimes] {
    guard let program = StartUp.program else { return [] }
    try OutputFile(folder + "/export.py").write(text)
    return try ["csv", "jsonl"].compactMap { format in
      let file = folder + "/tori.\(format)"
      let output = folder + "/exported"
      let arguments = [
        "python3", folder + "/export.py", folder, clock.rawValue, format, file, program, corpus,
      ]
      guard Child.run(arguments, output: output) != nil else {
        throw Mismatch(description: "the export as \(format) is not what DuckDB has")
      }
      let words = String(decoding: try fileBytes(atPath: output), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      return words.count == 2
        ? ExportTimes(name: "all posts as \(format)", own: words[0], duckDB: words[1]) : nil
    }
  }

  /// `export.py FOLDER CLOCK FORMAT FILE TORI CORPUS`: prints the medians of three, in seconds.
  private static let text = #"""
    import os, resource, statistics, subprocess, sys, time
    import duckdb

    folder, clock, format, file, tori, corpus = sys.argv[1:]
    columns = "id, doc, kind, source, author, time, reposts, text, links"
    base = duckdb.connect(os.path.join(folder, "posts.duckdb"), read_only=True)

    def children():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def own():
        with open(file, "wb") as output:
            start = time.perf_counter() if clock == "wall" else children()
            subprocess.run([tori, corpus, "-c", f"posts | select {columns}", "--format", format],
                           stdout=output, check=True)
            return (time.perf_counter() if clock == "wall" else children()) - start

    def other():
        now = time.perf_counter if clock == "wall" else time.process_time
        form = "csv, header" if format == "csv" else "json"
        start = now()
        base.execute(f"copy (select {columns} from posts) to '{file}.duckdb' (format {form})")
        return now() - start

    mine = statistics.median(own() for _ in range(3))
    theirs = statistics.median(other() for _ in range(3))
    read = ("read_csv('{}', all_varchar = true, header = true, quote = '\"', escape = '\"', strict_mode = false)"
            if format == "csv" else
            "read_json('{}', format = 'newline_delimited', columns = {{'id': 'VARCHAR', 'text': 'VARCHAR'}})")
    sums = "select count(*), sum(hash(id)::hugeint), sum(hash(text)::hugeint) from "
    if base.execute(sums + read.format(file)).fetchall() != base.execute(sums + "posts").fetchall():
        sys.exit(1)
    print(mine, theirs)
    """#
}
