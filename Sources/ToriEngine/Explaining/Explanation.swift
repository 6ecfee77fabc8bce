import ToriIndex
import ToriLanguage

/// How a query is read, in words, and how it is carried out, as a tree.
package struct Explanation: Sendable {
  /// How it is read, a sentence a line.
  package let reading: [String]
  /// The plan, from the last step down to where the rows come from.
  package let steps: [Step]
  /// What it came to as a whole, in a sentence, if the query was run.
  package let summary: String?

  package struct Step: Hashable, Sendable {
    /// 0 for the last step; what it takes its rows from is one deeper.
    package let depth: Int
    package let words: String
    /// How many rows at the most, from the index's counts; nil where none were taken.
    package let expectedRows: Int?
    /// How many came in, if the query was run and any did.
    package let triedRows: Int?
    /// How many there were, if the query was run.
    package let foundRows: Int?
    /// How much of the index the step and all below it read, in bytes, if the query was run.
    package let touchedByteCount: Int?
    /// How long the step and all below it took, if the query was run.
    package let duration: Duration?
  }
}

/// Makes explanations.
struct Explainer {
  let wording: Wording

  func explain(_ logical: LogicalPlan, _ plan: Plan, met: RunRecord?) -> Explanation {
    var records = met.map { $0.steps[...] }
    return Explanation(
      reading: reading(logical), steps: steps(plan, 0, &records),
      summary: met.map {
        "read \($0.touchedByteCount / 1024) KiB of the index's \($0.byteCount / 1024)"
      })
  }

  // MARK: How it is read

  private func reading(_ plan: LogicalPlan) -> [String] {
    switch plan {
    case .scan(let kind): ["all \(kind.plural) of the corpus"]
    case .groups(let kind, of: .scan): ["all \(kind.plural) of the corpus"]
    case .groups(let kind, let input): reading(input) + ["then their \(kind.plural)"]
    case .members(let input): reading(input) + ["then the posts of these"]
    case .filter(let input, let filter): reading(input) + conditions(filter)
    case .sort(let input, let terms): reading(input) + ["in the order of \(order(terms))"]
    case .limit(let input, let count): reading(input) + ["the first \(count)"]
    case .sample(let input, let count, let seed):
      reading(input) + ["\(count) drawn at random, seed \(seed)"]
    case .select(let input, let columns):
      reading(input) + ["of each, \(columns.map(\.name).joined(separator: ", "))"]
    case .aggregate(let input, let aggregate, let keys):
      reading(input) + [figure(aggregate, keys)]
    case .timeline(let input, let part):
      reading(input) + ["how many for each \(part.rawValue), from the first to the last"]
    case .share(let input, let key):
      reading(input) + ["how many for each \(key.name), and what share of all posts there"]
    case .concordance(let input, let needle, let width):
      reading(input) + [
        "each occurrence of \(folded(needle)) with \(width) characters on either side"
      ]
    case .related(let input, let relation): reading(input) + [related(relation)]
    case .cite(let input): reading(input) + ["where each stands in its source file"]
    case .raw(let input): reading(input) + ["the bytes of each in its source file"]
    case .combine(let input, let operation, let other):
      reading(input)
        + ["\(operation.words): " + reading(other).joined(separator: ", ")]
    case .expect(let input, let expectation): reading(input) + [expected(expectation)]
    }
  }

  private func conditions(_ filter: Filter) -> [String] {
    let parts = filter.conjuncts
    if parts.count == 1 { return ["of which holds: \(condition(filter))"] }
    return ["of which all of this holds:"] + parts.map { "  \(condition($0))" }
  }

  private func condition(_ filter: Filter) -> String {
    let words = wording.words(filter)
    switch filter {
    case .mentions(let needle) where needle.isFolded:
      return "\(words), compared as \(folded(needle))"
    case .time:
      return "\(words) (\(wording.zone.identifier)), certainly: the whole of its time"
    case .and, .or, .not, .near, .dated:
      let needles = filter.comparedNeedles.filter(\.isFolded)
      let compared = needles.map {
        ", \(wording.quoted($0.text)) compared as \(folded($0))"
      }
      let zone = filter.namesInstants ? " (\(wording.zone.identifier))" : ""
      return words + zone + compared.joined()
    default: return words
    }
  }

  private func folded(_ needle: Needle) -> String {
    wording.quoted(String(decoding: needle.folded, as: UTF8.self))
  }

  private func order(_ terms: [SortTerm]) -> String {
    terms.map { $0.column.name + ($0.descending ? ", largest first" : "") }
      .joined(separator: ", then ")
  }

  private func figure(_ aggregate: Aggregate, _ keys: [GroupKey]) -> String {
    let figure =
      switch aggregate {
      case .count: "how many"
      case .figure(let function, let column): "the \(function.rawValue) of \(column.name)"
      }
    return keys.isEmpty
      ? figure : "\(figure) for each \(keys.map(\.name).joined(separator: " and "))"
  }

  private func related(_ relation: Relation) -> String {
    switch relation {
    case .replies: "then the posts that answer them"
    case .parents: "then the posts that they answer"
    case .thread: "then all posts of their threads"
    case .around(let count): "with the \(count) posts before and after each"
    }
  }

  private func expected(_ expectation: TypedExpectation) -> String {
    switch expectation {
    case .rows(let comparison, let count): "expected: rows \(comparison.rawValue) \(count)"
    case .all(let filter): "expected of all: \(wording.words(filter))"
    case .any(let filter): "expected of one at least: \(wording.words(filter))"
    }
  }

  // MARK: How it is carried out

  /// The steps of `plan`; `records` holds what was met in the order in which steps begin.
  private func steps(
    _ plan: Plan, _ depth: Int, _ records: inout ArraySlice<StepRecord>?
  ) -> [Explanation.Step] {
    let record = records?.popFirst()
    var steps = [
      Explanation.Step(
        depth: depth, words: words(plan.operation), expectedRows: plan.expectedRows,
        triedRows: record?.triedRows, foundRows: record?.rows,
        touchedByteCount: record?.touchedByteCount, duration: record?.duration)
    ]
    if case .filter(let filter) = plan.operation {
      var parts = record?.parts[...] ?? []
      steps += tests(filter, depth + 1, of: plan.inputs[0].expectedRows, &parts)
    }
    for input in plan.inputs { steps += self.steps(input, depth + 1, &records) }
    return steps
  }

  /// The parts of a filter; `records` holds what each met, in the order in which they stand here.
  private func tests(
    _ filter: FilterPlan, _ depth: Int, of rows: Int, _ records: inout ArraySlice<StepRecord?>
  ) -> [Explanation.Step] {
    let record = records.popFirst() ?? nil
    func step(_ words: String, _ expected: Int?) -> Explanation.Step {
      Explanation.Step(
        depth: depth, words: words, expectedRows: expected.map { min($0, rows) },
        triedRows: record?.triedRows, foundRows: record?.rows,
        touchedByteCount: record?.touchedByteCount, duration: record?.duration)
    }
    func parts(_ parts: [FilterPlan]) -> [Explanation.Step] {
      parts.flatMap { tests($0, depth + 1, of: rows, &records) }
    }
    switch filter.test {
    case .all(let all): return [step("all of, tried in this order", nil)] + parts(all)
    case .any(let any): return [step("any of, tried in this order", nil)] + parts(any)
    case .not(let part): return [step("not", nil)] + parts([part])
    case .leaf(let leaf): return [step(wording.words(leaf), filter.expectedRows)]
    case .repliesTo(let plan):
      var inner = record?.subquery[...]
      return [step("replies to", nil)] + steps(plan, depth + 1, &inner)
    }
  }

  private func words(_ operation: Plan.Operation) -> String {
    switch operation {
    case .scan(let kind): "all \(kind.plural)"
    case .filter: "filter"
    case .groups(let kind): "gather \(kind.plural)"
    case .members: "posts of the groups"
    case .sort(let terms, let limit):
      (limit.map { "first \($0) by " } ?? "sort by ") + order(terms)
    case .limit(let count): "first \(count)"
    case .sample(let count, _): "draw \(count)"
    case .select(let columns): "take \(columns.map(\.name).joined(separator: ", "))"
    case .countRows: "count rows, fetching none"
    case .aggregate(let aggregate, let keys): "gather " + figure(aggregate, keys)
    case .timeline(let part): "count by \(part.rawValue), gaps filled"
    case .share(let key): "count by \(key.name), beside all posts"
    case .concordance(let needle, _): "find every \(folded(needle))"
    case .related(let relation):
      switch relation {
      case .replies: "replies"
      case .parents: "parents"
      case .thread: "thread"
      case .around(let count): "around \(count)"
      }
    case .cite: "cite"
    case .raw: "read source files"
    case .combine(let operation): operation.rawValue
    case .expect(let expectation): expected(expectation)
    }
  }
}

extension SetOperation {
  fileprivate var words: String {
    switch self {
    case .union: "together with"
    case .minus: "without"
    case .intersect: "only those also among"
    }
  }
}

extension Needle {
  /// Whether it is compared otherwise than it is written.
  fileprivate var isFolded: Bool { Array(text.utf8) != folded }
}

extension Filter {
  /// The texts that are compared folded, in order.
  fileprivate var comparedNeedles: [Needle] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.comparedNeedles)
    case .not(let part): part.comparedNeedles
    case .mentions(let needle), .tagged(let needle): [needle]
    case .near(let first, let second, _): [first, second]
    default: []
    }
  }

  /// Whether instants stand in its words, which mean nothing without a zone.
  fileprivate var namesInstants: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.namesInstants)
    case .not(let part): part.namesInstants
    case .time, .dated: true
    default: false
    }
  }
}
