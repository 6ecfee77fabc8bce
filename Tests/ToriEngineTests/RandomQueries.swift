import ToriEngine
import ToriRandom

/// Makes scripts at random over some texts: names, needles cut from the texts, near misses, conditions
/// nested and stages in a row, each fit for the rows that come.
struct RandomQueries {
  var generator: SplitMix64
  let texts: [String]
  let documents: [String]
  let authors: [String]
  /// The fields that the corpus brings.
  let own: [String: ValueType]
  private var conditions: [String] = []
  private var lists: [String] = []
  private var queries: [String] = []

  init(
    seed: UInt64, texts: [String], documents: [String], authors: [String], own: [Field] = []
  ) {
    generator = SplitMix64(seed: seed)
    self.own = Dictionary(uniqueKeysWithValues: own.map { ($0.name, $0.type) })
    self.texts = texts
    self.documents = documents
    self.authors = authors
  }

  private mutating func below(_ limit: Int) -> Int { generator.below(limit) }
  private mutating func pick<T>(_ choices: [T]) -> T { generator.pick(choices) }
  private mutating func chance(_ count: Int) -> Bool { generator.chance(count) }

  /// Some names, at times, and a query.
  mutating func script() -> String {
    (conditions, lists, queries) = ([], [], [])
    var statements: [String] = []
    while chance(3) {
      let name = "n\(statements.count)"
      switch below(4) {
      case 0:
        // What begins with a text in quotes would be a list of texts.
        statements.append("let \(name) = (\(condition(depth: 1)))")
        conditions.append(name)
      case 1:
        statements.append("let \(name) = \(quoted(needle())), \(quoted(needle()))")
        lists.append(name)
      case 2:
        statements.append("let \(name) = \(posts())")
        queries.append(name)
      default: statements.append("variants \(quoted(needle())), \"中国\", \"島\"")
      }
    }
    return (statements + [query()]).joined(separator: "; ")
  }

  // MARK: Queries

  /// The rows that come, as far as the stages after them must know.
  private enum Rows {
    case posts, blocks
    /// With columns of their own, each of a post or block.
    case ofPosts([String])
    case gathered([String])
    case table([String])
  }

  /// Those that rows have.
  private func columns(_ rows: Rows) -> [String] {
    switch rows {
    case .posts, .blocks: fields
    case .ofPosts(let own): own + fields.filter { !own.contains($0) }
    case .gathered(let columns), .table(let columns): columns
    }
  }

  /// What posts have; what the corpus brings is asked for as often as the rest.
  private var fields: [String] {
    let model = NaiveEvaluator.fields + NaiveEvaluator.parts
    let brought = own.keys.sorted()
    return model + brought + (brought.count < 5 ? [] : brought + brought)
  }

  /// A name as a query has it; at times in quotes, as one must that holds odd signs.
  private mutating func written(_ name: String) -> String {
    own[name] != nil && chance(5) ? "\"\(name)\"" : name
  }

  private mutating func query() -> String {
    var (text, rows) = source()
    while !chance(3) {
      let (stage, next) = stage(on: rows)
      text += " | " + stage
      rows = next
    }
    return text
  }

  private mutating func source() -> (String, Rows) {
    switch below(14) {
    case 0: return ("blocks" + clauses(), .blocks)
    case 1: return ("documents", .gathered(Self.documentColumns))
    case 2: return ("authors", .gathered(Self.authorColumns))
    case 3: return ("links", .gathered(Self.linkColumns))
    case 4: return ("threads", .gathered(Self.threadColumns))
    case 5: return ("(\(posts()))" + clauses(), .posts)
    case 6 where !queries.isEmpty: return (pick(queries) + clauses(), .posts)
    default: return ("posts" + clauses(), .posts)
    }
  }

  /// A query of posts, for within another.
  private mutating func posts() -> String {
    let stages = ["", "", " | limit 4", " | sort by length desc | limit 3", " | replies"]
    return "posts" + clauses() + pick(stages)
  }

  private static let documentColumns = [
    "doc", "title", "reader", "posts", "blocks", "first", "last",
  ]
  private static let threadColumns = ["id", "doc", "title", "posts", "authors", "first", "last"]
  private static let authorColumns = ["author", "author_id", "posts", "documents", "first", "last"]
  private static let linkColumns = ["url", "host", "posts", "documents", "first", "last"]

  private mutating func stage(on rows: Rows) -> (String, Rows) {
    switch rows {
    case .ofPosts where chance(2): return plainStage(on: rows)
    case .posts, .blocks, .ofPosts:
      let isOwn = if case .ofPosts = rows { true } else { false }
      switch below(13) {
      case 0:
        return (
          "kwic \(quoted(needle())) width \(1 + below(9))",
          .ofPosts(["id", "left", "match", "right"])
        )
      case 1:
        return (
          pick(["replies", "parents", "thread", "around \(below(3))"]), isOwn ? .posts : rows
        )
      case 2: return gathering()
      case 3:
        let part = pick(["year", "month", "week", "day", "hour"])
        return ("timeline by \(part)", .table([part, "count"]))
      case 4:
        // Every minute of some months would be more rows than two evaluators are held to.
        let drawn = self.key(.posts)
        let key = ["minute", "second"].contains(drawn) ? "hour" : drawn
        return ("share by \(key)", .table([key, "count", "all", "share"]))
      case 5:
        let operations = (isOwn ? [] : ["union"]) + ["minus", "intersect"]
        return (pick(operations) + " (\(posts()))", rows)
      case 6: return ("expect rows >= 0", rows)
      case 8:
        return pick([
          ("cite", .ofPosts(["id", "file", "bytes", "lines", "sha256"])),
          ("raw", .ofPosts(["id", "raw"])),
        ])
      case 7:
        let clauses = isOwn ? " where " + condition(depth: 1) : clauses()
        return clauses.isEmpty ? ("posts", .posts) : (String(clauses.dropFirst()), rows)
      default: return plainStage(on: rows)
      }
    case .gathered where chance(4): return ("posts", .posts)
    case .gathered, .table: return plainStage(on: rows)
    }
  }

  private mutating func gathering() -> (String, Rows) {
    pick(
      [
        ("authors", .gathered(Self.authorColumns)), ("links", .gathered(Self.linkColumns)),
        ("documents", .gathered(Self.documentColumns)), ("threads", .gathered(Self.threadColumns)),
      ].filter { $0.0 != "threads" })
  }

  /// A stage that any rows can take.
  private mutating func plainStage(on rows: Rows) -> (String, Rows) {
    switch below(8) {
    case 0, 1:
      let keys = (0..<1 + below(2)).map { _ in pick(columns(rows)) + pick(["", " asc", " desc"]) }
      return ("sort by \(keys.joined(separator: ", "))", rows)
    case 2:
      if chance(2), columns(rows).contains(where: { $0 != "raw" }) {
        return ("limit \(below(4))" + by((0...below(2)).map { _ in key(rows) }), rows)
      }
      return ("limit \(below(12))", rows)
    case 3:
      let columns = (0..<1 + below(4)).map { _ in pick(self.columns(rows)) }
      let once = columns.enumerated().filter { columns.firstIndex(of: $1) == $0 }.map(\.element)
      switch rows {
      case .posts, .blocks, .ofPosts:
        return ("select \(once.joined(separator: ", "))", .ofPosts(once))
      case .gathered, .table: return ("select \(once.joined(separator: ", "))", .table(once))
      }
    case 4:
      // Bytes are no key.
      let count = columns(rows) == ["raw"] ? 0 : below(3)
      let keys = Array(Set((0..<count).map { _ in key(rows) })).sorted()
      let columns = self.columns(rows).filter { $0 != "raw" }
      if chance(3), let column = columns.randomElement(using: &generator) {
        return ("count distinct \(column)" + by(keys), .table(keys + ["distinct_\(column)"]))
      }
      return ("count" + by(keys), .table(keys + ["count"]))
    case 5:
      guard let column = numbers(rows).randomElement(using: &generator) else {
        return ("count", .table(["count"]))
      }
      let function = pick(["sum", "mean", "median", "min", "max"])
      let keys = chance(2) ? [] : [key(rows)].filter { $0 != column }
      return ("\(function) \(column)" + by(keys), .table(keys + ["\(function)_\(column)"]))
    case 6:
      let seed = chance(2) ? "" : " seed \(below(1000))"
      return ("sample \(below(20))" + seed, rows)
    default:
      return ("where " + condition(on: rows), rows)
    }
  }

  private func by(_ keys: [String]) -> String {
    keys.isEmpty ? "" : " by " + keys.joined(separator: ", ")
  }

  private mutating func key(_ rows: Rows) -> String {
    let columns = self.columns(rows)
    // A column of a table may be a key of that name, which is a text.
    let isTable = if case .table = rows { true } else { false }
    let isTimed = !isTable && (columns.contains("time") || columns.contains("first"))
    let isLinked = !isTable && (columns.contains("links") || columns.contains("url"))
    if isTimed, chance(3) {
      return pick(["year", "month", "week", "day", "hour", "minute", "second", "weekday"])
    }
    if isLinked, chance(6) { return "host" }
    // Texts as keys tell little, and are long to compare.
    let short = columns.filter { !["text", "bytes", "lines", "raw"].contains($0) }
    return pick(short.isEmpty ? columns.filter { $0 != "raw" } : short)
  }

  /// The columns of which there are figures: not of lists, nor of keys, which may be missing.
  private func numbers(_ rows: Rows) -> [String] {
    columns(rows).filter {
      NaiveEvaluator.isNumber($0) || own[$0] == .integer || own[$0] == .number
    }
  }

  // MARK: Conditions

  /// Nothing, or up to three clauses with a space before each.
  private mutating func clauses() -> String {
    (0..<below(4)).map { _ in
      " " + (chance(3) ? timeOrPlace() : "where " + condition(depth: 1 + below(2)))
    }.joined()
  }

  /// A condition on one or two columns.
  private mutating func condition(on rows: Rows) -> String {
    let one = comparison(pick(columns(rows)))
    switch below(4) {
    case 0: return "not \(one)"
    case 1: return "\(one) and \(comparison(pick(columns(rows))))"
    case 2: return "\(one) or not (\(comparison(pick(columns(rows)))))"
    default: return one
    }
  }

  private mutating func comparison(_ column: String) -> String {
    let sign = pick(["=", "!=", "<", "<=", ">", ">="])
    let equality = pick(["=", "!="])
    if let type = own[column] { return ownComparison(written(column), type, sign, equality) }
    switch column {
    case "lines", "bytes", "id", "raw": return "has \(column)"
    case "doc": return "doc \(equality) \(pick(documents))"
    case "kind": return "kind \(equality) \(pick(["reply", "fragment", "xpost", "news"]))"
    case "deleted": return "deleted \(equality) \(pick(["true", "false"]))"
    case "time", "first", "last", "time_from", "time_to":
      return chance(4) ? "has \(column)" : "\(column) \(sign) \(date())"
    case "dates": return "dates \(equality) \(date())"
    case "replies_to":
      let post = pick(["\(below(12))", "\(documents[0])#\(below(12))", "a1", "t1_a1"])
      return "replies_to \(equality) \(quoted(post))"
    case "source_id": return "source_id \(sign) \(quoted(pick(["a1", "A1", "b#2", "7", "3"])))"
    case "reposts_of", "quotes_of":
      return "\(column) \(equality) \(quoted("\(pick(documents))#\(pick(["1", "a1", "zz"]))"))"
    case "precision": return "precision \(sign) \(pick(["day", "minute", "second"]))"
    case "basis": return "basis \(equality) bounded"
    case "language": return "language \(sign) ja"
    case "hashtags": return "hashtags \(equality) \(pick(["南鳥島", "レアアース", "eu", "ＥＵ"]))"
    case "handles": return "handles \(sign) \(pick(["u0", "U1", "Ｕ1"]))"
    case "source": return "source \(sign) \(quoted(pick(["board:0", "BOARD:1", "x"])))"
    case "author", "author_id": return "\(column) \(sign) \(quoted(pick(authors)))"
    case let column where NaiveEvaluator.isNumber(column):
      return "\(column) \(sign) \(pick(["0", "2", "5", "12", "0.5", "1876543210987654321"]))"
    case "share": return "has share"
    default: return chance(3) ? "has \(column)" : "\(column) \(sign) \(quoted(needle()))"
    }
  }

  private mutating func ownComparison(
    _ column: String, _ type: ValueType, _ sign: String, _ equality: String
  ) -> String {
    if chance(4) { return "has \(column)" }
    switch type {
    case .integer, .number:
      return "\(column) \(sign) \(pick(["0", "2", "5", "12", "0.5", "-1.25", "1234"]))"
    case .boolean: return "\(column) \(equality) \(pick(["true", "false"]))"
    case .time: return "\(column) \(sign) \(date())"
    case .list: return "\(column) \(equality) \(pick(["eu", "EU", "x"]))"
    default:
      return "\(column) \(sign) \(quoted(pick(["自民", "立憲", "が", "007", "n/a", "3", "true"])))"
    }
  }

  private mutating func condition(depth: Int) -> String {
    if depth == 0 { return predicate() }
    switch below(5) {
    case 0: return "not \(operand(depth))"
    case 1, 2: return "\(operand(depth)) and \(operand(depth))"
    case 3: return "\(operand(depth)) or \(operand(depth))"
    default: return predicate()
    }
  }

  private mutating func operand(_ depth: Int) -> String { "(\(condition(depth: depth - 1)))" }

  private mutating func predicate() -> String {
    switch below(21) {
    case 19: return timePart()
    case 0, 1, 2: return "mentions \(quoted(needle()))"
    case 3: return "mentions any of \(listed()), \(quoted(needle()))"
    case 4: return "mentions all of \(quoted(needle())), \(quoted(needle()))"
    case 5: return "mentions \(quoted(needle())) near \(quoted(needle())) within \(below(30))"
    case 6: return "mentions exactly \(quoted(needle()))"
    case 7: return "mentions variants of \(quoted(needle()))"
    case 8:
      return "matches "
        + pick(["/[0-9]{2}/", "/レアアース|規制/", "/中[国共]/", "/[ァ-ヶ]{4,}/", "/eu|g7/i", "/^[0-9]/"])
    case 9, 10, 11:
      return chance(6) ? severalValues() : comparison(pick(fields))
    case 12: return "has \(pick(["link", "quote", "hashtag", "date", "author", "title", "text"]))"
    case 13:
      return
        "replies to \(pick(["44", "49", "1", "2", "\(documents[0])#74", "13", "\(documents[0])#a1", "\"a1\""]))"
    case 14: return "replies to (\(posts()))"
    case 15: return pick(["deleted", "undated", "tagged \"南鳥島のレアアース\"", "tagged ＥＵ"])
    case 16: return "links to \(quoted(pick(["t.co", "example.com", "com", "news.example.com"])))"
    case 17: return "dated \(date())"
    case 18 where !conditions.isEmpty: return pick(conditions)
    default: return timeOrPlace()
    }
  }

  private mutating func severalValues() -> String {
    let sign = pick(["=", "!="])
    return pick([
      "kind \(sign) any of reply, \(pick(["opening", "xpost", "news"]))",
      "doc \(sign) any of \(pick(documents)), \(pick(documents))",
      "author \(sign) any of \(quoted(pick(authors))), \(quoted(pick(authors)))",
      "number \(sign) any of 2, 5, 44", "hashtags \(sign) any of eu, 南鳥島",
      "deleted \(sign) any of true",
      "time \(sign) any of \(date()), \(date())",
    ])
  }

  private mutating func listed() -> String {
    lists.isEmpty || chance(2) ? quoted(needle()) : pick(lists)
  }

  private mutating func timePart() -> String {
    let sign = pick(["=", "!=", "<", "<=", ">", ">="])
    return pick([
      "year \(sign) 2025", "month \(sign) 2026-01", "day \(sign) 2026-01-12",
      "week \(sign) 2026-W03", "week \(sign) 2025-W52", "hour \(sign) \(below(24))",
      "minute \(sign) 2026-01-12T18:12",
      "weekday \(sign) \(pick(["Mon", "Wed", "Fri", "Sat", "Sun"]))",
    ])
  }

  private mutating func timeOrPlace() -> String {
    switch below(6) {
    case 0: return "since \(date())"
    case 1: return "until \(date())"
    case 2: return "on \(date())"
    case 3: return "between \(date()) and \(date())"
    case 4: return pick(["", "not "]) + "in \(pick(documents)), \(pick(documents))"
    default: return pick(["", "not "]) + "by \(quoted(pick(authors)))"
    }
  }

  private mutating func date() -> String {
    let dates = [
      "2025", "2026", "2025-06", "2025-10", "2025-12", "2026-01", "2025-12-12", "2026-01-12",
      "2026-01-13", "2026-01-12T18:12", "2025-10-23", "2025年10月23日", "2026/01/13",
    ]
    return pick(dates)
  }

  /// A piece of some text, at times with a character that does not belong.
  private mutating func needle() -> String {
    let text = Array(pick(texts))
    guard !text.isEmpty else { return "無" }
    let start = below(text.count)
    let length = 1 + below(pick([1, 2, 3, 6, 12]))
    var piece = Array(text[start..<min(text.count, start + length)])
    if chance(8) { piece[below(piece.count)] = pick(["鳥", "ア", "x", "。"]) }
    let needle = String(piece)
    return NaiveEvaluator.fold(needle).isEmpty || needle.allSatisfy(\.isWhitespace) ? "無" : needle
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.flatMap { character -> String in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "\n": "\\n"
      case "\r\n": "\\u{D}\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }
    return "\"\(String(escaped))\""
  }
}
