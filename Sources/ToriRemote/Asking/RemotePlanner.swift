import Synchronization
import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

/// Turns what a query asks for into how it is carried out; looks at nothing but the question.
///
/// Throws `refused` of what is not done yet: what this gives is done whole.
package struct RemotePlanner: Sendable {
  let fields: FieldSQL
  let zone: Zone
  /// The documents in which a reply may name a post otherwise than the post names itself.
  private let renaming: Set<String>
  /// Tries what servers cannot tell.
  var pick = Picking.placeholder
  private let memory = PlanMemory()

  /// For a corpus of that zone with these documents, whose blocks have these fields.
  package init(fields: [Field], zone: Zone, documents: [CatalogueDocument]) {
    (self.fields, self.zone) = (FieldSQL(own: fields.own), zone)
    renaming = Set(documents.filter { !$0.reader.isNumbered }.map(\.name))
  }

  /// How it is shown: what servers are asked, and what is done here.
  package func steps(of node: LogicalNode) throws(EngineError) -> [Explanation.Step] {
    try plan(node).steps(wording)
  }

  var wording: Wording { Wording(zone: zone) }

  /// What servers can do is theirs; the rest is done here, of the rows that they find.
  func plan(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    if let known = memory.plans.withLock({ $0[node] }) { return try known.get() }
    let plan = Result { () throws(EngineError) in try newPlan(node) }
    memory.plans.withLock { $0[node] = plan }
    return try plan.get()
  }

  private func newPlan(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    do {
      return try planOnServers(node)
    } catch let refusal {
      guard case .refused = refusal else { throw refusal }
      do {
        return try here(node)
      } catch {
        if case .refused = error { throw refusal }
        throw error
      }
    }
  }

  private func planOnServers(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    let shape = node.shape
    switch node.operation {
    case .scan(let stage): return .rows(Found(stage.kind), columns(of: shape), shape)
    case .filter: return try filtered(node)
    case .sort(let stage): return try sorted(try plan(node.inputs[0]), by: stage.terms, shape)
    case .limit(let stage): return try limited(node, stage)
    case .select(let stage): return try selected(try plan(node.inputs[0]), stage.columns, shape)
    case .aggregate(let stage): return try aggregated(try plan(node.inputs[0]), stage, shape)
    case .timeline(let stage):
      return .timeline(try rows(node.inputs[0], for: "timeline"), stage, shape)
    case .share(let stage):
      let kind: RowKind = node.inputs[0].shape.origin == .posts ? .posts : .blocks
      return .share(
        try rows(node.inputs[0], for: "share"), stage, try key(stage.key), all: Found(kind), shape)
    case .concordance(let stage): return try concordance(node, stage)
    case .members: return try members(node)
    case .related(let stage): return try related(node, stage.relation)
    case .combine(let stage): return try combined(node, stage.operation)
    case .expect(let stage): return try expected(node, stage.expectation)
    case .save: return try plan(node.inputs[0])
    case .groups(let stage): return try gathered(node, stage.kind)
    case .sample(let stage): return try sampled(node, stage)
    case .words, .ngrams, .compounds, .collocates, .keywords, .dispersion, .network:
      return try here(node)
    case .cite: throw Refusal.stage("cite")
    case .raw: throw Refusal.stage("raw")
    }
  }

  /// What tori makes of rows whose cells it has; of those that it carries out itself anyway, the whole is.
  func step(
    _ step: RemotePlan.Step, on below: RemotePlan, _ shape: RowShape
  ) throws(EngineError) -> RemotePlan {
    if case .here(let here, _) = below { throw Refusal.about(here.words.listed()) }
    return .step(below, step, shape)
  }

  /// The rows that another stage takes, which must be posts or blocks.
  func rows(_ node: LogicalNode, for stage: String) throws(EngineError) -> Found {
    guard let found = try plan(node).found else { throw Refusal.stage("kwic … | " + stage) }
    return found
  }

  /// The posts or blocks that rows are, or are of, each once; in the order of the corpus where these are lines.
  func blocks(of node: LogicalNode, for stage: String) throws(EngineError) -> Found {
    let plan = try plan(node)
    if case .lines(var found, _, _) = plan {
      found.order = []
      return found.withoutTerms
    }
    guard let found = plan.found else { throw Refusal.stage("kwic … | " + stage) }
    return found
  }

  func columns(of shape: RowShape) -> [Field] {
    shape.columns.compactMap(\.field)
  }

  // MARK: Conditions

  func filtered(_ node: LogicalNode) throws(EngineError) -> RemotePlan {
    let (input, filter, terms) = node.filtersJoined
    // What is asked of posts alone is asked before their lines are found.
    if case .concordance = input.operation, !filter.leaves.contains(where: \.isOfTable) {
      let lines = LogicalNode(input.operation, of: [.filter(input.inputs[0], filter)])
      return try plan(terms.map { LogicalNode(.sort(SortStage(terms: $0)), of: [lines]) } ?? lines)
    }
    let below = try plan(input)
    let plan: RemotePlan
    switch below {
    case .rows(let found, let fields, let shape):
      plan = .rows(try self.filtered(found, by: filter), fields, shape)
    case .lines, .here: throw Refusal.stage("kwic … | where")
    case .figures, .timeline, .share, .gathered, .firstGroups, .step:
      try checkIsOfTable(filter)
      plan = .step(below, .filter(filter), below.shape)
    }
    guard let terms else { return plan }
    return try sorted(plan, by: terms, plan.shape)
  }

  /// Throws `refused` of what no cells of a table tell.
  func checkIsOfTable(_ filter: Filter) throws(EngineError) {
    if filter.leaves.contains(where: { !$0.isOfTable }) {
      throw Refusal.condition(filter, wording)
    }
  }

  func filtered(_ found: Found, by filter: Filter) throws(EngineError) -> Found {
    var found = found
    let picked = try self.picked(filter, &found)
    var writer = writer(picked)
    let condition = try writer.condition(filter)
    var next = found.filtered(condition.holds).withoutCuts
    next.remarks += writer.remarks
    if let question = try question(filter, condition, among: found, &writer) {
      next.remarks.append(.doubts(question))
    }
    return next
  }

  private func writer(_ picked: [Filter: String]?) -> ConditionWriter {
    ConditionWriter(fields: fields, wording: wording, renaming: renaming, picked: picked) {
      (node) throws(EngineError) in try rows(node, for: "replies to")
    }
  }

  /// Has those of its conditions tried that only texts tell, on rows that may hold it.
  private func picked(
    _ filter: Filter, _ found: inout Found
  ) throws(EngineError) -> [Filter: String] {
    let asking = Set(filter.leaves.filter(\.asksForTexts))
    if asking.isEmpty { return [:] }
    var writer = writer(nil)
    let condition = try writer.condition(filter)
    let filters = filter.leaves.reduce(into: [Filter]()) { filters, leaf in
      if asking.contains(leaf), !filters.contains(leaf) { filters.append(leaf) }
    }
    let picking = Picking.tried(filters, on: found.filtered(SQLText.not(condition.fails)))
    found.pickings.append(picking)
    return Dictionary(zip(filters, try pick(picking))) { first, _ in first }
  }

  func question(
    _ filter: Filter, _ condition: Condition, among found: Found, _ writer: inout ConditionWriter
  ) throws(EngineError) -> DoubtQuestion? {
    let kinds = Doubt.inOrder(condition.doubts.map(\.doubt))
    if kinds.isEmpty { return nil }
    var widened: [String?] = []
    for kind in kinds {
      widened.append(
        kind.field == nil || kinds.count == 1
          ? nil : try writer.condition(filter.widened(for: kind)).holds)
    }
    return DoubtQuestion(
      among: found, filter: filter, unknown: condition.unknown,
      doubts: kinds.map { kind in
        (kind, SQLText.or(condition.doubts.filter { $0.doubt == kind }.map(\.sql)))
      }, widened: widened)
  }
}

/// Plans that were made already: a part of a query is looked at again wherever the rest is tried otherwise, and what is
/// picked on the way is picked once.
private final class PlanMemory: Sendable {
  let plans = Mutex<[LogicalNode: Result<RemotePlan, EngineError>]>([:])
}

extension Found {
  /// The same rows, of which no limit is told any more.
  var withoutCuts: Found {
    var found = self
    found.cuts = []
    return found
  }

  /// The same rows, of whose order no more is shown.
  var withoutTerms: Found {
    var found = self
    found.terms = []
    return found
  }
}

extension ReaderName {
  /// Whether its posts are named by what stands on a page; of records it is told in several ways what they answer.
  fileprivate var isNumbered: Bool { (isThread || !isData) && !isForm }
}

extension Filter {
  /// Whether it is asked of the cells of a table.
  fileprivate var isOfTable: Bool {
    switch self {
    case .column, .hasColumn: true
    default: false
    }
  }
}
