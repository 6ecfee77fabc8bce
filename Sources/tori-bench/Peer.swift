import Glibc

/// Another program that finds texts exactly; it is run by a small Python program.
///
/// That program writes for each needle the nanoseconds and the texts found, as it measured them itself, so
/// that starting it is not counted. What is not installed is left out.
struct Peer {
  let name: String
  /// As the Python program calls it.
  private let kind: String
  /// Needles of fewer characters cannot be answered by its index.
  let shortest: Int

  static let all = [
    Peer(name: "SQLite FTS5", kind: "sqlite", shortest: 3),
    Peer(name: "ripgrep", kind: "ripgrep", shortest: 1),
  ]

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Asks for each of `needles` which lines of the file `texts` hold it, counted from 0; nothing if the
  /// program is not installed.
  func ask(
    _ needles: [String], in texts: String, folder: String
  ) throws -> [(lines: [UInt32], seconds: Double)] {
    let (program, questions, answers) =
      (folder + "/peer.py", folder + "/needles", folder + "/answers")
    defer { for path in [program, questions, answers] { unsafe unlink(path) } }
    try Self.write(Self.program, to: program)
    try Self.write(needles.map { $0 + "\n" }.joined(), to: questions)
    let status = unsafe system(
      "python3 '\(program)' \(kind) '\(texts)' '\(questions)' '\(answers)' 2>/dev/null")
    if status != 0 { return [] }
    guard let stream = unsafe fopen(answers, "r") else { return [] }
    defer { unsafe fclose(stream) }
    var found: [(lines: [UInt32], seconds: Double)] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { unsafe free(line) }
    // SAFETY: the library keeps `line` and `capacity` in step; the string is copied at once.
    while unsafe getline(&line, &capacity, stream) >= 0 {
      guard let line = unsafe line else { break }
      let parts = unsafe String(cString: line).split { " \n".contains($0) }
      found.append((parts.dropFirst().compactMap { UInt32($0) }, (Double(parts[0]) ?? 0) / 1e9))
    }
    guard found.count == needles.count else {
      throw Failure(description: "\(name) answered \(found.count) of \(needles.count)")
    }
    return found
  }

  /// Writes a text to a new file.
  static func write(_ text: String, to path: String) throws {
    guard let stream = unsafe fopen(path, "w") else {
      throw Failure(description: "cannot write '\(path)'")
    }
    defer { unsafe fclose(stream) }
    let bytes = Array(text.utf8)
    guard unsafe fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw Failure(description: "cannot write '\(path)'")
    }
  }

  private static let program = """
    import shutil, sqlite3, subprocess, sys, time
    kind, texts, questions, answers = sys.argv[1:]
    lines = open(texts, encoding="utf-8", newline="\\n").read().split("\\n")[:-1]
    needles = open(questions, encoding="utf-8", newline="\\n").read().split("\\n")[:-1]

    if kind == "sqlite":
        base = sqlite3.connect(":memory:")
        base.execute("create virtual table t using fts5(x, tokenize='trigram case_sensitive 1')")
        base.executemany("insert into t(rowid, x) values (?, ?)", enumerate(lines))
        base.commit()
        def find(needle):
            query = '"' + needle.replace('"', '""') + '"'
            rows = base.execute("select rowid from t where t match ? order by rowid", (query,))
            return [row[0] for row in rows]
    elif kind == "ripgrep":
        program = shutil.which("rg") or sys.exit(1)
        def find(needle):
            call = [program, "--no-filename", "--line-number", "--fixed-strings", "--text",
                    "--no-encoding", "--color=never", "-e", needle, texts]
            out = subprocess.run(call, stdout=subprocess.PIPE).stdout
            return [int(line.split(b":", 1)[0]) - 1 for line in out.split(b"\\n") if line]

    with open(answers, "w") as out:
        for needle in needles:
            start = time.perf_counter_ns()
            found = find(needle)
            taken = time.perf_counter_ns() - start
            out.write(" ".join(map(str, [taken] + found)) + "\\n")
    """
}
