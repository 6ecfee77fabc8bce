import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// A condition as SQL, which knows no third value that is the same everywhere: when it certainly holds, and when it
/// certainly does not, each true or false of every row.
struct Condition {
  var holds: String
  var fails: String
  /// For want of what it may be neither: when it is not known of a row, and of all that it is part of.
  var doubts: [(doubt: Doubt, sql: String)] = []

  static func known(_ sql: String) -> Condition {
    Condition(holds: sql, fails: SQLText.not(sql))
  }

  /// Neither certainly true nor false.
  var unknown: String {
    SQLText.and([SQLText.not(holds), SQLText.not(fails)])
  }

  /// True of rows that have something, false of these where `sql` is false; unknown of the others.
  static func known(_ sql: String, where isThere: String, _ doubt: Doubt) -> Condition {
    var condition = Condition(
      holds: SQLText.and([isThere, sql]), fails: SQLText.and([isThere, SQLText.not(sql)]))
    condition.doubts = [(doubt, SQLText.not(isThere))]
    return condition
  }
}

/// Makes SQL of conditions; throws `refused` of what servers are not asked.
struct ConditionWriter {
  let fields: FieldSQL
  let wording: Wording
  /// The documents in which a reply may name a post otherwise than the post names itself.
  let renaming: Set<String>
  /// What of a query within the condition is asked; and what is to be said of it.
  let found: (LogicalNode) throws(EngineError) -> Found
  /// When conditions hold that only texts tell; nil where that is not known yet, and they may or may not.
  let picked: [Filter: String]?
  /// What is to be said of queries within.
  private(set) var remarks: [Remark] = []

  init(
    fields: FieldSQL, wording: Wording, renaming: Set<String>, picked: [Filter: String]?,
    found: @escaping (LogicalNode) throws(EngineError) -> Found
  ) {
    (self.fields, self.wording, self.renaming) = (fields, wording, renaming)
    (self.picked, self.found) = (picked, found)
  }

  mutating func condition(_ filter: Filter) throws(EngineError) -> Condition {
    switch filter {
    case .and(let parts): return joined(try conditions(parts), isAnd: true)
    case .or(let parts): return joined(try conditions(parts), isAnd: false)
    case .not(let part):
      let inner = try condition(part)
      return Condition(holds: inner.fails, fails: inner.holds, doubts: inner.doubts)
    case .mentions(let needle):
      // Whatever holds nothing is held by everything.
      if needle.spellings.contains(where: \.isEmpty) { break }
      return .known(SQLText.or(needle.spellings.map { SQLText.holds("body_fold", $0) }))
    case .mentionsExactly(let needle):
      return .known("position(body, \(SQLText.literal(needle.text))) > 0")
    case .kinds(let kinds): return .known("kind IN \(SQLText.list(kinds.map(\.name).sorted()))")
    case .deleted: return .known("deleted = 1")
    case .undated: return .known("dated = 0")
    case .documents(let names): return .known(Self.any("doc", of: names))
    case .identifiers(let names): return .known(Self.any("id", of: names))
    case .has(let field):
      guard let isThere = fields.isThere(field) else { break }
      return .known(isThere)
    case .integer(let field, let range):
      guard let (column, isThere) = integer(field), let doubt = filter.doubt else { break }
      let sql = "\(column) >= \(range.lowerBound) AND \(column) <= \(range.upperBound)"
      return .known(SQLText.certainly("(\(sql))"), where: isThere, doubt)
    case .text(let field, let comparison):
      guard let (column, isThere) = text(field), let doubt = filter.doubt,
        case let sql = compared(column, comparison, isFolded: field.isFolded)
      else { break }
      return .known(SQLText.certainly(sql), where: isThere, doubt)
    case .texts(let field, let comparison):
      let sql = compared("x", comparison, isFolded: field.isFolded)
      if let number = fields.number(field) {
        return .known(
          "arrayExists((x, f) -> f = \(number) AND \(sql), own_key, own_field)")
      }
      guard let list = fields.key(field.access) else { break }
      return .known("arrayExists(x -> \(sql), \(list))")
    case .author(let needles):
      guard let doubt = filter.doubt else { break }
      return author(needles, doubt)
    case .time where filter.isEmptyPeriod: return .known("0")
    case .time(let start, let end): return time(from: start, to: end)
    case .clock(let part, let comparison, let value): return clock(part, comparison, value)
    case .tagged(let needle):
      guard needle.foldsVariants else {
        return .known("has(hashtags_fold, \(SQLText.literal(needle.folded)))")
      }
      return .known("arrayExists(x -> \(SQLText.isSame("x", asAnyOf: [needle])), hashtags_fold)")
    case .dated(let period):
      let (start, end) = (period.start.milliseconds, period.end.milliseconds)
      return .known(
        "arrayExists((f, t) -> f >= \(start) AND t <= \(end), dates_from, dates_to)")
    case .repliesToPost(let identifier):
      return .known("has(replies_to, \(SQLText.literal(identifier)))")
    case .repliesTo(let node):
      let targets = try found(node)
      remarks += targets.remarks
      return .known(targets.answers)
    case .linksTo(let pattern):
      return .known(Self.place(of: pattern))
    case .cell(let field, let comparison, let value):
      guard let condition = cell(field, comparison, value), let doubt = filter.doubt else { break }
      return .known(condition.sql, where: condition.isThere, doubt)
    case .near, .nearby, .word, .words, .matches, .body:
      guard let picked else {
        return Condition(holds: "0", fails: SQLText.not(filter.necessary))
      }
      if let sql = picked[filter] { return .known(sql) }
    case .repliesToKey(let key, let document):
      guard let sql = answers(key, in: document) else { break }
      return .known(sql)
    case .column, .hasColumn: break
    }
    throw Refusal.condition(filter, wording)
  }

  private mutating func conditions(_ parts: [Filter]) throws(EngineError) -> [Condition] {
    var conditions: [Condition] = []
    for part in parts { conditions.append(try condition(part)) }
    return conditions
  }

  private func joined(_ parts: [Condition], isAnd: Bool) -> Condition {
    let (holds, fails) = (parts.map(\.holds), parts.map(\.fails))
    var condition = Condition(
      holds: isAnd ? SQLText.and(holds) : SQLText.or(holds),
      fails: isAnd ? SQLText.or(fails) : SQLText.and(fails))
    let unknown = condition.unknown
    condition.doubts = parts.flatMap(\.doubts).map { ($0.doubt, SQLText.and([$0.sql, unknown])) }
    return condition
  }

  private static func any(_ column: String, of names: Set<String>) -> String {
    names.isEmpty ? "0" : "\(column) IN \(SQLText.list(names.sorted()))"
  }
}

extension ConditionWriter {
  /// When a block answers what is called so, which need not be there; nil where its identifiers do not tell that.
  private func answers(_ key: PostKey, in document: String?) -> String? {
    guard document.map({ !renaming.contains($0) }) ?? renaming.isEmpty else { return nil }
    let name = key.spelling
    // What ends as the second post of a name does may be one, or be called so.
    if let mark = name.lastIndex(of: "."), Int(name[name.index(after: mark)...]) != nil {
      return nil
    }
    // A column that stands within a lambda alone is not found on 18.16.
    let first = "has(replies_to, concat(doc, \(SQLText.literal("#" + name))))"
    let nth = SQLText.literal("#" + SQLText.pattern(of: name) + "\\.[0-9]+$")
    let sql = SQLText.or([first, "arrayExists(x -> match(x, \(nth)), replies_to)"])
    return document.map { SQLText.and(["doc = \(SQLText.literal($0))", sql]) } ?? sql
  }

  private func integer(_ field: Field) -> (column: String, isThere: String)? {
    if let number = fields.number(field), field.type == .integer {
      return (fields.own("own_number", number), fields.ownIsThere(number))
    }
    guard case .integer(let column) = field.access, let name = fields.integer(column) else {
      return nil
    }
    return (name, "\(name) IS NOT NULL")
  }

  private func text(_ field: Field) -> (column: String, isThere: String)? {
    if let number = fields.number(field), field.type == .text {
      return (fields.own("own_key", number), fields.ownIsThere(number))
    }
    return fields.key(field.access).map { ($0, "\($0) IS NOT NULL") }
  }

  /// Texts are compared as Swift compares them: by their characters, composed.
  private func compared(
    _ column: String, _ comparison: TextComparison, isFolded: Bool
  ) -> String {
    let value =
      isFolded ? Folding.string(comparison.value) : Composed.string(comparison.value)
    let sql = "\(column) \(comparison.comparison.sql) \(SQLText.literal(value))"
    guard comparison.foldsVariants, let same = SQLText.isVariant(column, of: value) else {
      return sql
    }
    return comparison.comparison.holds(0, 0)
      ? SQLText.or([sql, same]) : SQLText.and([sql, SQLText.not(same)])
  }

  private func author(_ needles: [Needle], _ doubt: Doubt) -> Condition {
    let handles = needles.map {
      SQLText.literal(Composed.string(String($0.text.drop { $0 == "@" || $0 == "＠" })))
    }.joined(separator: ", ")
    let holds = SQLText.or([
      SQLText.certainly(SQLText.isSame("author_fold", asAnyOf: needles)),
      SQLText.certainly("author_handle IN (\(handles))"),
    ])
    let isThere = "author IS NOT NULL"
    var condition = Condition(
      holds: holds, fails: SQLText.and([isThere, SQLText.not(holds)]))
    condition.doubts = [(doubt, condition.unknown)]
    return condition
  }

  private func time(from start: Instant?, to end: Instant?) -> Condition {
    func certainly(_ sql: String) -> String { SQLText.certainly(sql) }
    let (from, to) = (start?.milliseconds, end?.milliseconds)
    let inside =
      ["dated = 1"] + (from.map { [certainly("time_from >= \($0)")] } ?? [])
      + (to.map { [certainly("time_to <= \($0)")] } ?? [])
    let outside =
      (from.map { [certainly("time_to <= \($0)")] } ?? [])
      + (to.map { [certainly("time_from >= \($0)")] } ?? [])
    let holds = SQLText.and(inside)
    var condition = Condition(
      holds: holds,
      fails: SQLText.and(["dated = 1", SQLText.or(outside), SQLText.not(holds)]))
    condition.doubts = [
      (.undated, "dated = 0"), (.uncertainTime, SQLText.and(["dated = 1", condition.unknown])),
    ]
    return condition
  }

  private func clock(_ part: TimePart, _ comparison: ComparisonOperator, _ value: Int) -> Condition
  {
    let values = part.cycle.map { Array($0) } ?? []
    func mask(_ values: [Int]) -> Int64 { values.reduce(0) { $0 | 1 << Int64($1) } }
    let wanted = mask(values.filter { comparison.holds($0, value) })
    let others = mask(values.filter { !comparison.holds($0, value) })
    let column = BlockColumns.possible(part)
    var condition = Condition(
      holds: SQLText.and(["dated = 1", "bitAnd(\(column), \(others)) = 0"]),
      fails: SQLText.and(["dated = 1", "bitAnd(\(column), \(wanted)) = 0"]))
    condition.doubts = [
      (.undated, "dated = 0"), (.uncertain(part), SQLText.and(["dated = 1", condition.unknown])),
    ]
    return condition
  }

  /// A link without a host leads nowhere.
  private static func place(of pattern: URLPattern) -> String {
    func isHost(_ sql: String) -> String {
      SQLText.or([
        "\(sql) = \(SQLText.literal(pattern.host))", SQLText.ends(sql, "." + pattern.host),
      ])
    }
    guard let path = pattern.path else {
      return "arrayExists(h -> notEmpty(h) AND \(isHost("h")), link_hosts)"
    }
    // Where the path begins, or the place ends.
    let start = "position(concat(h, '/'), '/')"
    let isPath = "startsWith(substring(h, \(start)), \(SQLText.literal(Composed.string(path))))"
    let host = "substring(h, 1, \(start) - 1)"
    return
      "arrayExists(h -> notEmpty(\(host)) AND \(isHost(host)) AND \(isPath), link_places)"
  }
}

extension ComparisonOperator {
  /// As SQL writes it.
  var sql: String {
    switch self {
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
