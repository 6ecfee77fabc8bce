import ToriEngine
import ToriIndex
import ToriText

/// A stage as this engine carries it out; each in a file of `Stages`.
protocol RunnableStage: LogicalStage {
  var promises: StagePromises { get }

  /// How many rows there will be at the most, of inputs of which there will be at most so many, as far as
  /// the index's counts tell.
  func expectedRows(of inputs: [Int], in index: Index) -> Int

  /// The stage and what its rows come from, as they are carried out; of most stages, just that.
  func plan(_ node: LogicalNode, by planner: Planner) -> Plan

  /// What the step is called that it is.
  func words(_ explainer: Explainer) -> LocalizedText

  /// Its rows, of those that the inputs of `plan` yield.
  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows

  /// The first of its rows; nil where all are had as soon.
  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows?

  /// The first of its rows of each value of the first column; nil where all are had as soon.
  func rows(of plan: Plan, firstOfEach count: Int, in run: inout PlanRun) throws -> Rows?
}

extension Int {
  /// How many rows there may be where no count tells.
  static let unbounded = Int.max
}

/// What a planner and a run may count on.
struct StagePromises: OptionSet {
  let rawValue: Int

  /// Rows stand in the order in which they came, and have the columns by which they do.
  static let keepsOrder = StagePromises(rawValue: 1)
  /// Every row that came is there.
  static let keepsRows = StagePromises(rawValue: 2)
  /// The order in which rows come makes no difference.
  static let takesAnyOrder = StagePromises(rawValue: 4)
}

extension RunnableStage {
  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? { nil }

  func rows(of plan: Plan, firstOfEach count: Int, in run: inout PlanRun) throws -> Rows? { nil }

  func plan(_ node: LogicalNode, by planner: Planner) -> Plan {
    let inputs = node.inputs.map {
      planner.plan(promises.contains(.takesAnyOrder) ? $0.withoutOrder : $0)
    }
    return Plan(
      operation: .stage(node.operation), inputs: inputs,
      expectedRows: expectedRows(of: inputs.map(\.expectedRows), in: planner.index),
      shape: node.shape)
  }
}

extension LogicalOperation {
  var runnable: any RunnableStage {
    switch self {
    case .scan(let stage): stage
    case .groups(let stage): stage
    case .members(let stage): stage
    case .filter(let stage): stage
    case .sort(let stage): stage
    case .limit(let stage): stage
    case .sample(let stage): stage
    case .select(let stage): stage
    case .aggregate(let stage): stage
    case .timeline(let stage): stage
    case .share(let stage): stage
    case .concordance(let stage): stage
    case .words(let stage): stage
    case .ngrams(let stage): stage
    case .compounds(let stage): stage
    case .collocates(let stage): stage
    case .keywords(let stage): stage
    case .dispersion(let stage): stage
    case .network(let stage): stage
    case .related(let stage): stage
    case .cite(let stage): stage
    case .raw(let stage): stage
    case .combine(let stage): stage
    case .expect(let stage): stage
    case .save(let stage): stage
    }
  }
}

extension LogicalNode {
  /// The same rows, in whatever order.
  var withoutOrder: LogicalNode {
    if case .sort = operation { inputs[0].withoutOrder } else { self }
  }
}
