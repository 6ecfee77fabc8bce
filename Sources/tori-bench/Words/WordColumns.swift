import ToriIndex
import ToriSystem
import ToriText

/// The words of the posts of an index as columns for DuckDB: numbers of four bytes each, and texts a line.
struct WordColumns {
  let index: Index
  let layer: WordLayer

  func write(to folder: String) throws {
    try writeTokens(to: folder)
    let (lexemes, tags) = (
      try OutputFile(folder + "/lexemes.tsv"), try OutputFile(folder + "/tags.tsv")
    )
    for number in 0..<UInt32(layer.lexemeCount) {
      let lexeme = layer.lexeme(number)
      try lexemes.write(
        "\(number)\t\(lexeme.word)\t\(FoldedWord.of(lexeme.word))\t\(lexeme.isContent)\n")
    }
    for (number, tag) in layer.tags.enumerated() { try tags.write("\(number)\t\(tag)\n") }
  }

  private func writeTokens(to folder: String) throws {
    let files = try ["post", "place", "lexeme", "tag", "of-post", "reposts"].map {
      try OutputFile(folder + "/\($0).u32")
    }
    let sources = try OutputFile(folder + "/sources.tsv")
    try layer.forEachText(of: index.posts, Cancellation()) { block, words in
      let counted = words.filter { layer.isWord($0.entry) }
      let columns: [[UInt32]] = [
        counted.map { _ in block.rawValue }, counted.indices.map { UInt32($0) },
        counted.map { layer.lexeme(ofEntry: $0.entry) },
        counted.map { UInt32(layer.tag($0.entry)) }, [block.rawValue],
        [UInt32(index.integer(.reposts, of: block) ?? 0)],
      ]
      for (file, column) in zip(files, columns) { try file.write(bytes(column)) }
      try sources.write((index.text(.source, of: block) ?? "") + "\n")
    }
  }

  private func bytes(_ numbers: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 4)
    for number in numbers {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    return bytes
  }

  /// How many reposts a tenth of the posts has at least.
  var repostsOfTenth: Int {
    let counts = index.posts.map { index.integer(.reposts, of: $0) ?? 0 }.sorted()
    return counts.isEmpty ? 1 : max(1, counts[counts.count * 9 / 10])
  }

  /// What loads them; see `ColumnProgram`.
  static let loading = #"""
    import duckdb, numpy
    base = duckdb.connect(os.path.join(folder, "words.duckdb"))
    numbers = lambda name: numpy.fromfile(os.path.join(folder, name + ".u32"), dtype="<u4")
    def lines(name):
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            return [line[:-1].split("\t") for line in file]
    post, place, lexeme, tag = (numbers(name) for name in ["post", "place", "lexeme", "tag"])
    columns = {"post": post, "place": place, "lexeme": lexeme, "tag": tag}
    base.register("given", columns)
    base.execute("create table tokens as select post, place::integer place, lexeme, tag::usmallint tag from given")
    sources = [line[0] for line in lines("sources.tsv")]
    posts = {"post": numbers("of-post"), "reposts": numbers("reposts"), "source": numpy.array(sources, dtype=object)}
    base.register("given_posts", posts)
    base.execute("create table posts as select * from given_posts")
    all = lines("lexemes.tsv")
    words = {"lexeme": numpy.array([int(row[0]) for row in all], dtype="<u4"),
             "word": numpy.array([row[1] for row in all], dtype=object),
             "key": numpy.array([row[2] for row in all], dtype=object),
             "content": numpy.array([row[3] == "true" for row in all])}
    base.register("given_lexemes", words)
    base.execute("create table lexemes as select * from given_lexemes")
    names = {"tag": numpy.array([int(row[0]) for row in lines("tags.tsv")], dtype="<u4"),
             "name": numpy.array([row[1] for row in lines("tags.tsv")], dtype=object)}
    base.register("given_tags", names)
    base.execute("create table tags as select * from given_tags")
    base.execute("checkpoint")
    run = lambda sql: base.execute(sql).fetchall()

    """#
}
