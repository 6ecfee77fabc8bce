import ToriEngine
import ToriLanguage
import ToriText

/// Posts or blocks that servers find: which, and in what order.
struct Found: Sendable {
  /// All that must hold, each true or false of every row.
  var conditions: [String]
  /// What rows stand in the order of before their place in the corpus.
  var order: [String] = []
  /// What is to be found out to be said of them, in that order.
  var remarks: [Remark] = []
  /// Which limits may have cut rows off, the last one last.
  var cuts: [(before: Found, after: [String], limit: LimitStage)] = []
  /// The order as a query has it, which tables show.
  var terms: [SortTerm] = []
  /// What was tried here to find them, to be shown.
  var pickings: [Picking] = []

  /// All posts, or all blocks.
  init(_ kind: RowKind) { conditions = kind == .posts ? ["is_post = 1"] : [] }

  var condition: String { SQLText.and(conditions) }

  private var ordered: String { (order + ["n"]).joined(separator: ", ") }

  /// A query for columns of the rows, in their order; of some of them where a limit is given.
  func rows(_ columns: [String], from start: Int = 0, limit: Int? = nil) -> String {
    let part = limit.map { " LIMIT \(start), \($0)" } ?? ""
    return
      "SELECT \(columns.joined(separator: ", ")) FROM \(BlockColumns.table) WHERE \(condition) ORDER BY \(ordered)\(part)"
  }

  /// A query for how many there are.
  var count: String {
    "SELECT toInt64(count()) FROM \(BlockColumns.table) WHERE \(condition)"
  }

  /// More groups than these are no table.
  static let groupLimit = 1_000_000

  /// A query for how many there are of each that these tell apart, one group more than a table may have at the most.
  func groups(by columns: [String], limit: Int? = groupLimit + 1) -> String {
    let named = columns.enumerated().map { "\($0.element) AS k\($0.offset), " }.joined()
    let names = columns.indices.map { "k\($0)" }.joined(separator: ", ")
    let by = names.isEmpty ? "" : " GROUP BY \(names)"
    let part = limit.map { " LIMIT \($0)" } ?? ""
    return
      "SELECT \(named)toInt64(count()) AS c FROM \(BlockColumns.table) WHERE \(condition)\(by)\(part)"
  }

  /// Only those of which more holds.
  func filtered(_ more: String) -> Found {
    var found = self
    if found.conditions.last != more { found.conditions.append(more) }
    return found
  }

  /// The first so many.
  func first(_ count: Int) -> Found {
    var found = self
    found.conditions = ["n GLOBAL IN (\(rows(["n"], limit: count)))"]
    return found
  }

  /// The first so many of each group that these tell apart; a row that is in several stays if it is among the first of
  /// any.
  func first(_ count: Int, of parts: [String]) -> Found {
    let named = parts.enumerated().map { "\($0.element) AS k\($0.offset)" }
    let names = parts.indices.map { "k\($0)" }.joined(separator: ", ")
    var found = self
    found.conditions = [
      "n GLOBAL IN (SELECT n FROM (\(rows(["n"] + named)) LIMIT \(count) BY \(names)))"
    ]
    return found
  }

  /// When a block answers one of these.
  var answers: String {
    let ids = "SELECT id FROM \(BlockColumns.table) WHERE \(condition)"
    let pairs = "SELECT n, arrayJoin(replies_to) AS target FROM \(BlockColumns.table)"
    return "n GLOBAL IN (SELECT n FROM (\(pairs)) WHERE target GLOBAL IN (\(ids)))"
  }

  /// When a block is in the thread that one of these leads to.
  var threads: String {
    let roots = "SELECT thread_root FROM \(BlockColumns.table) WHERE \(condition)"
    return "(thread_size > 0 AND thread_root GLOBAL IN (\(roots)))"
  }

  /// For each of some blocks as many places are sent between servers, twice.
  static let aroundLimit = 100

  /// When a block is one of these, or one of the posts of its document just before or behind.
  func neighbours(_ count: Int) -> String {
    let these = "SELECT n FROM \(BlockColumns.table) WHERE \(condition)"
    // Where no post stands, the next one behind has the number of those before.
    let places =
      "posts_before + arrayJoin(range(toUInt64(\(2 * count)) + is_post)) - \(count)"
    let posts =
      "SELECT doc, \(places) FROM \(BlockColumns.table) WHERE \(condition)"
    return
      "(n GLOBAL IN (\(these)) OR (is_post = 1 AND (doc, posts_before) GLOBAL IN (\(posts))))"
  }

  /// When a block is answered by one of these.
  var answered: String {
    "id GLOBAL IN (SELECT arrayJoin(replies_to) FROM \(BlockColumns.table) WHERE \(condition))"
  }
}

/// What is to be found out of rows on the way, to be said below the answer.
indirect enum Remark: Sendable {
  /// Of how many a filter could not be known.
  case doubts(DoubtQuestion)
  /// Whether a limit keeps some of the rows that are alike in their order.
  case tie(Found, keys: [String], count: Int, names: [String])
  /// Whether there are so many rows, without which there is no answer.
  case expected(Found, ComparisonOperator, Int)
  /// Whether all or any of them meet a condition; the first cells tell those that do not.
  case held(Found, where: String, TypedExpectation, named: CellSQL)
  /// What is said of a table that others come from.
  case table(RemotePlan)
}

/// Of how many rows it is not known whether a filter holds, and for want of what.
struct DoubtQuestion: Sendable {
  /// Those that were tried.
  let among: Found
  let filter: Filter
  let unknown: String
  /// Each kind of doubt once, in the order in which they are told, and when it is there.
  let doubts: [(doubt: Doubt, sql: String)]
  /// For each that a hint can lift, when a row is let in by it.
  let widened: [String?]
}
