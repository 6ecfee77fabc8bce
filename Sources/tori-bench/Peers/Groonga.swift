/// Groonga with an index of pairs of characters and their places, asked through libgroonga in this process.
///
/// Without a normalizer its TokenBigram takes any characters alike, so answers are exact.
final class Groonga: InProcessAnswerer {
  let name = "Groonga"
  let building: Building?
  private let posts: BenchPosts
  private let context: GroongaContext

  init?(_ posts: BenchPosts, folder: String) throws {
    let path = folder + "/groonga"
    guard let context = try GroongaContext(folder: path) else { return nil }
    self.context = context
    self.posts = posts
    let (_, seconds) = try Clock.wall.timed { try Self.fill(context, posts) }
    building = Building(seconds: seconds, byteCount: allocatedBytes(inFolder: path))
  }

  private static func fill(_ context: GroongaContext, _ posts: BenchPosts) throws {
    try context.run("table_create Posts TABLE_NO_KEY")
    try context.run("column_create Posts text COLUMN_SCALAR Text")
    for column in ["time", "month", "source", "reposts"] {
      try context.run("column_create Posts \(column) COLUMN_SCALAR Int32")
    }
    try context.begin("load --table Posts")
    try context.begin("[[\"text\",\"time\",\"month\",\"source\",\"reposts\"]")
    for row in 0..<posts.count {
      let fields = [posts.seconds, posts.months, posts.sources, posts.reposts]
        .map { String($0[row]) }.joined(separator: ",")
      try context.begin(
        Array(",[".utf8) + quoted(posts.text(row)) + Array(",\(fields)]".utf8))
    }
    try context.run("]")
    try context.run("table_create Grams TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram")
    try context.run("column_create Grams posts COLUMN_INDEX|WITH_POSITION Posts text")
  }

  func canAnswer(_ question: Question) -> Bool { true }

  func answer(_ question: Question, withRows: Bool) throws -> Reply {
    let filter = Self.filter(question).map { " --filter '\(Self.escaped($0))'" } ?? ""
    switch question {
    case .monthly: return try figures("month", filter, count: BenchPosts.monthCount)
    case .sources: return try figures("source", filter, count: BenchCorpus.sourceCount)
    case .top:
      let rows = try select(filter + " --sort_keys -reposts,_id --limit 10").rows
      return Reply(count: rows.count, rows: rows)
    case .concordance(let needle):
      return posts.concordance(of: needle, in: try select(filter + " --limit -1").rows.sorted())
    default:
      let found = try select(filter + " --limit \(withRows ? -1 : 10)")
      return Reply(count: found.count, rows: withRows ? found.rows.sorted() : nil)
    }
  }

  private static func filter(_ question: Question) -> String? {
    // Unlike JSON, expressions know no escapes but of the quote and of the backslash.
    func holds(_ needle: [UInt8]) -> String {
      let text = String(decoding: needle, as: UTF8.self)
      return "text @ \"" + text.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
    }
    switch question {
    case .combined(let first, .both, let second): return "\(holds(first)) && \(holds(second))"
    case .combined(let first, .either, let second): return "\(holds(first)) || \(holds(second))"
    case .combined(let first, .firstAlone, let second):
      return "\(holds(first)) &! \(holds(second))"
    case .during(let needle, let period):
      return "\(holds(needle)) && time >= \(period.seconds.lowerBound)"
        + " && time < \(period.seconds.upperBound)"
    default: return question.needles.first.map(holds)
    }
  }

  /// How many rows, and those that it shows; answers are not to come from its cache.
  private func select(_ arguments: String) throws -> (count: Int, rows: [UInt32]) {
    let numbers = JSONNumbers.lists(
      in: try context.run("select Posts --cache no --output_columns _id" + arguments))
    guard let count = numbers.first?.first else { throw PeerFailure(description: "no count") }
    return (count, numbers.dropFirst().compactMap { $0.first.map { UInt32($0 - 1) } })
  }

  private func figures(_ column: String, _ filter: String, count: Int) throws -> Reply {
    let output = try context.run(
      "select Posts --cache no --output_columns _id --limit 0\(filter) --drilldown \(column)"
        + " --drilldown_output_columns _key,_nsubrecs --drilldown_limit -1")
    var counts = Array(repeating: UInt32(0), count: count)
    for pair in JSONNumbers.lists(in: output) where pair.count == 2 {
      counts[pair[0]] = UInt32(pair[1])
    }
    return PlainScan.figures(counts)
  }

  /// As JSON writes a text.
  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var quoted = [UInt8(ascii: "\"")]
    quoted.reserveCapacity(text.count + 16)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): quoted += Array("\\n".utf8)
      case UInt8(ascii: "\t"): quoted += Array("\\t".utf8)
      default: quoted.append(byte)
      }
    }
    quoted.append(UInt8(ascii: "\""))
    return quoted
  }

  /// Within the quotes of a command's argument; a command is one line.
  private static func escaped(_ argument: String) -> String {
    argument.map { $0 == "\n" ? "\\n" : "'\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }
}
