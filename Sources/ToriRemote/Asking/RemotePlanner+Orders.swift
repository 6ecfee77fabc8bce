import ToriEngine
import ToriText

/// Orders, limits, columns and figures.
extension RemotePlanner {
  func sorted(
    _ plan: RemotePlan, by terms: [SortTerm], _ shape: RowShape
  ) throws(EngineError) -> RemotePlan {
    guard case .rows(var found, let columns, _) = plan else {
      if case .lines = plan { throw Refusal.stage("kwic … | sort") }
      return try step(.sort(terms), on: plan, shape)
    }
    var order: [String] = []
    for term in terms { order += try self.order(term) }
    found.order = order + found.order
    found.terms = terms
    return .rows(found, columns, shape)
  }

  func order(_ term: SortTerm) throws(EngineError) -> [String] {
    guard case .field(let field) = term.column, let sql = fields.order(field) else {
      throw Refusal.field(.sortBy, term.column.name)
    }
    // Rows without a value come last, whichever way.
    return ["\(sql) IS NULL", sql + (term.descending ? " DESC" : "")]
  }

  func limited(
    _ node: LogicalNode, _ stage: LimitStage
  ) throws(EngineError) -> RemotePlan {
    guard stage.keys.isEmpty else { return try limitedInGroups(node, stage) }
    var terms: [SortTerm] = []
    if case .sort(let sort) = node.inputs[0].operation { terms = sort.terms }
    let below = try plan(node.inputs[0])
    guard case .rows(let found, let columns, let shape) = below else {
      if let first = FirstGroups(of: below, stage) { return .firstGroups(first) }
      return try step(.limit(stage, by: terms), on: below, below.shape)
    }
    var next = found.first(stage.count)
    next.cuts.append((found, next.conditions, stage))
    if !terms.isEmpty {
      var keys: [String] = []
      for term in terms { keys += [try order(term)[0], try plainOrder(term)] }
      next.remarks.append(
        .tie(found, keys: keys, count: stage.count, names: terms.map(\.column.name)))
    }
    return .rows(next, columns, shape)
  }

  private func limitedInGroups(
    _ node: LogicalNode, _ stage: LimitStage
  ) throws(EngineError) -> RemotePlan {
    let below = try plan(node.inputs[0])
    guard case .rows(let found, let columns, let shape) = below else {
      if case .lines = below { throw Refusal.stage("kwic … | limit … by") }
      return try step(.limitEach(stage), on: below, below.shape)
    }
    var parts: [String] = []
    for key in stage.keys {
      guard let own = try self.key(key).parts else { throw Refusal.field(.limitBy, key.name) }
      parts += own
    }
    var next = found.first(stage.count, of: parts)
    next.cuts.append((found, next.conditions, stage))
    return .rows(next, columns, shape)
  }

  func plainOrder(_ term: SortTerm) throws(EngineError) -> String {
    guard case .field(let field) = term.column, let sql = fields.order(field) else {
      throw Refusal.field(.sortBy, term.column.name)
    }
    return sql
  }

  // MARK: Columns and figures

  func selected(
    _ plan: RemotePlan, _ columns: [ColumnReference], _ shape: RowShape
  ) throws(EngineError) -> RemotePlan {
    guard case .rows(let found, let fields, _) = plan else {
      if case .lines = plan,
        columns.contains(where: { if case .field = $0 { true } else { false } })
      {
        throw Refusal.stage("kwic … | select")
      }
      return try step(.select(columns), on: plan, shape)
    }
    let chosen = columns.map { column in
      switch column {
      case .field(let field): field
      case .column(let place, _): fields[place]
      }
    }
    // What was sorted by is shown with whole rows alone.
    return .rows(found.withoutTerms, chosen, shape)
  }

  func aggregated(
    _ plan: RemotePlan, _ stage: AggregateStage, _ shape: RowShape
  ) throws(EngineError) -> RemotePlan {
    guard let found = plan.found else {
      if case .lines = plan, !stage.keys.isEmpty || stage.aggregate != .count {
        throw Refusal.stage("kwic … | " + stage.words.english)
      }
      return try step(.aggregate(stage), on: plan, shape)
    }
    var keys: [KeySQL] = []
    for key in stage.keys { keys.append(try self.key(key)) }
    switch stage.aggregate {
    case .count: break
    case .distinct(let key): keys.append(try self.key(key))
    case .figure(_, of: let column):
      guard case .field(let field) = column, field.type == .integer || field.type == .number else {
        throw Refusal.field(.figureOf, column.name)
      }
      keys.append(try key(.column(column)))
    }
    // A server takes apart a list once, however often it is named.
    let lists = keys.flatMap(\.columns).map(\.sql).filter { $0.hasPrefix("arrayJoin(") }
    guard Set(lists).count == lists.count else { throw Refusal.stage(stage.words.english) }
    return .figures(found.withoutCuts, stage, keys, shape)
  }

  func key(_ key: GroupKey) throws(EngineError) -> KeySQL {
    guard let sql = KeySQL(key, fields, zone: zone) else {
      throw Refusal.field(.countBy, key.name)
    }
    return sql
  }

  func concordance(
    _ node: LogicalNode, _ stage: ConcordanceStage
  ) throws(EngineError) -> RemotePlan {
    guard case .text = stage.subject else { throw Refusal.stage("kwic " + stage.subject.written) }
    // A post without the text has no line, whatever else holds of it.
    let below = try filtered(.filter(node.inputs[0], stage.subject.condition))
    guard let found = below.found else { throw Refusal.stage("kwic … | kwic") }
    return .lines(found, stage, node.shape)
  }
}
