import ToriCorpus
import ToriIndex
import ToriLanguage
import ToriTime

extension Analyzer {
  /// The stage, bound to the rows that `plan` gives; nil, reported, if it cannot take them.
  mutating func stage(_ stage: Stage, on plan: LogicalPlan) -> LogicalPlan? {
    let shape = plan.shape
    switch stage.kind {
    case .invalid: return nil
    case .clauses(let clauses): return self.clauses(clauses, on: plan)
    case .sort(let keys):
      let terms = keys.compactMap { key in
        doubt(dates: key.field, in: shape)
        return column(key.field, in: shape).map { SortTerm(column: $0, descending: key.descending) }
      }
      return terms.count == keys.count ? .sort(plan, terms) : nil
    case .limit(let count): return .limit(plan, count.value)
    case .sample(let count, let seed):
      return .sample(plan, count.value, seed: UInt64(bitPattern: Int64(seed?.value ?? 0)))
    case .select(let names):
      let columns = names.compactMap { column($0, in: shape) }
      return columns.count == names.count ? .select(plan, columns) : nil
    case .count(let names):
      return keys(names, in: shape).map { .aggregate(plan, .count, by: $0) }
    case .aggregate(let function, let field, let names):
      return figure(function, field, by: names, on: plan)
    case .timeline(let name):
      guard posts(stage, plan), let part = bucket(name) else { return nil }
      return .timeline(plan, by: part)
    case .share(let name):
      guard posts(stage, plan), let key = key(name, in: shape) else { return nil }
      return .share(plan, by: key)
    case .concordance(let text, let width):
      guard posts(stage, plan), let needle = needle(text) else { return nil }
      return .concordance(plan, needle, width: max(1, width?.value ?? 30))
    case .words, .collocates, .keywords:
      report(.needsWords(stage.kind.words, at: stage.span))
      return nil
    case .replies: return posts(stage, plan) ? .related(plan, .replies) : nil
    case .parents: return posts(stage, plan) ? .related(plan, .parents) : nil
    case .thread: return posts(stage, plan) ? .related(plan, .thread) : nil
    case .around(let count):
      return posts(stage, plan) ? .related(plan, .around(count.value)) : nil
    case .rows(let name): return rows(name, stage, plan)
    case .cite: return posts(stage, plan) ? .cite(plan) : nil
    case .raw: return posts(stage, plan) ? .raw(plan) : nil
    case .union(let query): return combine(plan, .union, query, stage)
    case .minus(let query): return combine(plan, .minus, query, stage)
    case .intersect(let query): return combine(plan, .intersect, query, stage)
    case .expect(let expectation): return expect(expectation, on: plan)
    }
  }

  /// Whether rows of posts or blocks come; reports it if not.
  private mutating func posts(_ stage: Stage, _ plan: LogicalPlan) -> Bool {
    if plan.shape.isBlockRows { return true }
    // Without the stages since the posts, it takes them.
    let between = leftPosts.map { SourceSpan($0.start, stage.span.start) }
    report(
      .needsPosts(
        stage: stage.kind.words, got: plan.shape.kind, at: stage.span, between: between,
        taking: Self.takingPosts(before: stage)))
    return false
  }

  private static func takingPosts(before stage: Stage) -> Diagnostic.Fix {
    let place = SourceSpan(stage.span.start, stage.span.start)
    return Diagnostic.Fix(span: place, replacement: "posts | ")
  }

  private static func takingPosts(of query: Query) -> Diagnostic.Fix {
    let place = SourceSpan(query.span.end, query.span.end)
    return Diagnostic.Fix(span: place, replacement: " | posts")
  }

  private mutating func rows(_ name: Name, _ stage: Stage, _ plan: LogicalPlan) -> LogicalPlan? {
    guard let kind = RowKind(rawValue: name.value) else { return nil }
    if kind == .posts && plan.shape.kind == .posts { return plan }
    if kind == .posts && plan.shape.isGroups { return .members(of: plan) }
    guard posts(stage, plan) else { return nil }
    if kind == .posts { return .members(of: plan) }
    return .groups(kind, of: plan)
  }

  private mutating func combine(
    _ plan: LogicalPlan, _ operation: SetOperation, _ query: Query, _ stage: Stage
  ) -> LogicalPlan? {
    guard let other = self.query(query) else { return nil }
    guard plan.shape.isBlockRows, other.shape.isBlockRows else {
      let isOther = plan.shape.isBlockRows
      report(
        .needsPosts(
          stage: operation.rawValue, got: (isOther ? other : plan).shape.kind, at: stage.span,
          taking: isOther ? Self.takingPosts(of: query) : Self.takingPosts(before: stage)))
      return nil
    }
    return .combine(plan, operation, other)
  }

  private mutating func expect(
    _ expectation: Expectation, on plan: LogicalPlan
  ) -> LogicalPlan? {
    switch expectation {
    case .rows(let comparison, let count): return .expect(plan, .rows(comparison, count.value))
    case .all(let condition, let written):
      return filter(condition, on: plan.shape).map { .expect(plan, .all($0, written: written)) }
    case .any(let condition, let written):
      return filter(condition, on: plan.shape).map { .expect(plan, .any($0, written: written)) }
    }
  }

  private mutating func figure(
    _ function: AggregateFunction, _ field: Name, by names: [Name], on plan: LogicalPlan
  ) -> LogicalPlan? {
    let keys = keys(names, in: plan.shape)
    guard let column = column(field, in: plan.shape) else { return nil }
    let isOrdered = function == .min || function == .max
    switch column.type {
    case .integer, .number: break
    case .time where isOrdered: break
    default:
      report(.noFigure(function.rawValue, of: column.name, at: field.span))
      return nil
    }
    return keys.map { .aggregate(plan, .figure(function, of: column), by: $0) }
  }

  private mutating func bucket(_ name: Name) -> TimePart? {
    let parts = TimePart.onLine
    if let part = TimePart(rawValue: name.value), parts.contains(part) { return part }
    report(.unknownPeriod(name.value, at: name.span, known: parts.map(\.rawValue)))
    return nil
  }

  /// What rows are counted by: a column, a part of its time, or the host of a link.
  private mutating func keys(_ names: [Name], in shape: RowShape) -> [GroupKey]? {
    let keys = names.compactMap { key($0, in: shape) }
    return keys.count == names.count ? keys : nil
  }

  private mutating func key(_ name: Name, in shape: RowShape) -> GroupKey? {
    if let column = shape.column(named: name.value) {
      doubt(dates: name, in: shape)
      if column.type == .bytes {
        report(.notComparable(name.value, at: name.span))
        return nil
      }
      return .column(column)
    }
    // A time that was counted by is a text from then on.
    let time = ["time", "first"].lazy.compactMap { shape.column(named: $0) }.first {
      $0.type == .time
    }
    if let part = TimePart(rawValue: name.value), let time { return .time(part, of: time) }
    let link = shape.column(named: "links") ?? shape.column(named: "url")
    if name.value == "host", let link { return .host(of: link) }
    let parts = time == nil ? [] : TimePart.allCases.map(\.rawValue)
    let names = shape.columns.map(\.name)
    let host = link == nil || names.contains("host") ? [] : ["host"]
    report(
      .unknownField(name.value, at: name.span, of: shape.kind, known: names + parts + host))
    return nil
  }
}

extension Stage.Kind {
  /// Whether rows of the same kind come out as go in.
  var keepsShape: Bool {
    switch self {
    case .clauses, .sort, .limit, .sample, .replies, .parents, .thread, .around, .union, .minus,
      .intersect, .expect:
      true
    case .select, .count, .aggregate, .timeline, .share, .concordance, .words, .collocates,
      .keywords, .rows, .cite, .raw, .invalid:
      false
    }
  }

  /// How the stage begins, as it is written.
  var words: String {
    switch self {
    case .clauses, .invalid: "where"
    case .sort: "sort"
    case .limit: "limit"
    case .sample: "sample"
    case .select: "select"
    case .count: "count"
    case .aggregate(let function, _, _): function.rawValue
    case .timeline: "timeline"
    case .share: "share"
    case .concordance: "kwic"
    case .words: "words"
    case .collocates: "collocates"
    case .keywords: "keywords"
    case .replies: "replies"
    case .parents: "parents"
    case .thread: "thread"
    case .around: "around"
    case .rows(let name): name.value
    case .cite: "cite"
    case .raw: "raw"
    case .union: "union"
    case .minus: "minus"
    case .intersect: "intersect"
    case .expect: "expect"
    }
  }
}
